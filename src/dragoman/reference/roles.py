"""Nouns for those who act, and what they tell of the PLOVER sector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.reference.entries import Role
from dragoman.reference.folding import split_words

_FORMER = frozenset(
    ["former", "ex", "retired", "ousted", "deposed", "outgoing", "disgraced", "onetime", "late"]
)
_OFFICE_SECTORS = frozenset(["GOV", "LEG", "JUD", "SPY", "MIL", "COP"])
_ENTITY_SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "REB",
        "PRM",
        "UAF",
        "PTY",
        "OPP",
        "CRM",
        "IGO",
        "NGO",
        "REL",
        "LAB",
        "JRN",
        "BUS",
        "EDU",
        "MED",
        "REF",
        "PRE",
    ]
)
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child"}


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """What a noun phrase says of who acts.

    Args:
        role: The longest known role that ends at the head noun.
        n_words: How many words it takes.
        sector: The sector, after modifiers ("army accountant" MIL, "former minister" ELI).
        is_former: Whether the phrase says that the role is past.
    """

    role: Role
    n_words: int
    sector: str
    is_former: bool


class RoleIndex:
    """Roles by their folded words.

    Args:
        roles: All roles; a plural is found by its singular.
    """

    __slots__ = ("_by_words", "_n_longest")

    def __init__(self, roles: Iterable[Role]) -> None:
        self._by_words = {split_words(role.phrase): role for role in roles}
        self._n_longest = max((len(words) for words in self._by_words), default=0)

    def get(self, words: Sequence[str]) -> Role | None:
        """The role that exactly these folded words name, in either number."""
        key = tuple(words)
        role = self._by_words.get(key)
        if role is None and key:
            for singular in _find_singulars(key[-1]):
                role = self._by_words.get((*key[:-1], singular))
                if role is not None:
                    break
        return role

    def get_last(self, words: Sequence[str]) -> tuple[Role, int] | None:
        """The longest role that ends where the words end, and how many words it takes."""
        for length in range(min(self._n_longest, len(words)), 0, -1):
            role = self.get(words[-length:])
            if role is not None:
                return role, length
        return None

    def match(self, words: Sequence[str], entity_sector: str | None = None) -> RoleMatch | None:
        """Read a noun phrase, given as folded words up to its head noun.

        Args:
            words: Determiners and modifiers first, the head noun last.
            entity_sector: Sector of an organisation named in the phrase ("CIA official").
        """
        last = self.get_last(words)
        if last is None:
            return None
        role, length = last
        sector = role.sector
        before = [word for word in words[:-length] if word not in ("s", "of", "the", "and")]
        modifier = entity_sector or self._get_modifier_sector(before)
        if role.strength == "inherited" and modifier is not None:
            sector = modifier
        is_former = any(word in _FORMER for word in before)
        if is_former and role.kind == "person" and sector in _OFFICE_SECTORS:
            sector = "ELI"
        return RoleMatch(role, length, sector, is_former)

    def _get_modifier_sector(self, words: Sequence[str]) -> str | None:
        """The sector of the nearest role among the modifiers that is no mere person."""
        for end in range(len(words), 0, -1):
            last = self.get_last(words[:end])
            if last is not None and last[0].sector in _ENTITY_SECTORS:
                return last[0].sector
        return None


def _find_singulars(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    for plural, singular in (("women", "woman"), ("men", "man")):
        if word.endswith(plural):
            return (word[: -len(plural)] + singular,)
    if not word.endswith("s") or word.endswith("ss"):
        return ()
    singulars = [word[:-1]]
    if word.endswith("ies"):
        singulars.insert(0, word[:-3] + "y")
    elif word.endswith(("ches", "shes", "sses", "xes")):
        singulars.insert(0, word[:-2])
    return tuple(singulars)
