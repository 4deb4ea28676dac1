"""The lexicon: which words report which type of event, and where they name who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from dragoman.records import Status

WordClass = Literal["verb", "noun", "adjective"]
WORD_CLASSES: tuple[str, ...] = get_args(WordClass)

# What an entry does with an act that depends on it: "event" nothing; "promise", "refusal",
# "threat" and "request" make it part of their own event ("agreed to withdraw"); "pass" lets it
# stand with the own subject ("began to withdraw"); "end" ends it ("stopped supporting"); "light"
# carries a noun ("launched an attack"), "suffer" too, from the other side ("came under attack").
Role = Literal[
    "event", "promise", "refusal", "threat", "request", "pass", "end", "light", "suffer"
]  # fmt: skip
ROLES: tuple[str, ...] = get_args(Role)


class Slot(NamedTuple):
    """A place in the sentence where a participant stands.

    Args:
        relation: ``subj``, ``obj``, ``iobj``, ``obl``, ``nmod``, ``poss`` or ``mod`` (a name
            before the noun: "US sanctions").
        preposition: The preposition of ``obl`` and ``nmod``; empty for the others.
    """

    relation: str
    preposition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One trigger.

    Args:
        lemma: Lemma of the head word, lower case.
        particle: Particle or preposition that must go with it ("over" in "hand over"), or "".
        word_class: ``verb``, ``noun`` or ``adjective``.
        objects: Lemmas of which one must head its object; empty for any object or none.
        type: Event type; empty for a word that only carries another event ("begin to").
        mode: Mode of the type, or None when other words decide.
        actors: Where the actor stands; the first slot that names one is taken.
        recipients: Where the recipient stands, likewise.
        mutual: Whether all who take part are actors ("met", "talks between").
        doer: Whether an act in a slot stands for who did it ("condemned the US sanctions"),
            not for whom it struck ("lifted the sanctions on Iran").
        role: What it does with an act that depends on it.
        status: Status of the event itself; None for what role and sentence say.
        weight: How surely the word reports this type, 0..1.
        line: Line of the file, for messages.
    """

    lemma: str
    particle: str = ""
    word_class: WordClass
    objects: frozenset[str] = frozenset()
    type: str
    mode: str | None = None
    actors: tuple[Slot, ...] = ()
    recipients: tuple[Slot, ...] = ()
    mutual: bool = False
    doer: bool = False
    role: Role = "event"
    status: Status | None = None
    weight: float = 0.8
    line: int = 0

    @property
    def specificity(self) -> int:
        """How much the entry asks for: entries that ask for more are tried first."""
        return (2 if self.objects else 0) + (1 if self.particle else 0)


class Lexicon:
    """All entries, to be looked up by lemma and word class.

    Args:
        entries: The entries in order of the file.
    """

    __slots__ = ("_by_lemma", "entries")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        by_lemma: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            by_lemma.setdefault((entry.lemma, entry.word_class), []).append(entry)
        self._by_lemma = {
            key: tuple(sorted(row, key=lambda entry: -entry.specificity))
            for key, row in by_lemma.items()
        }

    def find_entries(self, lemma: str, word_class: WordClass) -> Iterator[Entry]:
        """The entries of a word, the most demanding first.

        Args:
            lemma: Lemma, lower case.
            word_class: ``verb``, ``noun`` or ``adjective``.
        """
        yield from self._by_lemma.get((lemma, word_class), ())

    def __len__(self) -> int:
        return len(self.entries)
