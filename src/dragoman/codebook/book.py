"""The codebook as one value: what loading hands out and the stages ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.codebook.lexicon import Lexicon
from dragoman.errors import CodebookError


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an act of a type is done.

    Args:
        name: Name in the codebook ("visit").
        definition: One sentence.
        score: Its own score, -10..10; None for the type's.
        cues: Words and phrases in a sentence that show it, lemmas in lower case.
    """

    name: str
    definition: str
    score: float | None = None
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an act is about.

    Args:
        name: Name in the codebook ("military").
        definition: One sentence.
        cues: Words and phrases that show it, lemmas in lower case.
    """

    name: str
    definition: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A type of event.

    Args:
        name: Name in the codebook ("CONSULT").
        definition: What it covers.
        quad: Quad class 1..4, or None.
        score: Score of cooperation (10) to conflict (-10), or None.
        modes: Its modes, in order.
        reciprocal: Whether both sides may be actors, with no recipient.
        answers: Whether such an act answers somebody else's: who acts in the clause of its occasion
            is its recipient where nobody else is ("stepped down after lawmakers turned on him").
        requires_recipient: Whether an event without recipient is incomplete.
        by: Things that do it for whoever is behind them ("the bomb killed"), lemmas; where there
            are any, no other thing does it without an actor ("the ferry sank, killing").
        in_context: Types that such an act is in a context that its clause shows, by context.
        not_by: Nouns and verbs of what does it without an actor behind it ("the flood killed",
            "killed when a bus veered"), lemmas.
        examples: Example sentences.
    """

    name: str
    definition: str
    quad: int | None = None
    score: float | None = None
    modes: tuple[Mode, ...] = ()
    reciprocal: bool = False
    requires_recipient: bool = False
    answers: bool = False
    not_by: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    in_context: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()

    @property
    def verbal(self) -> bool:
        """Whether it is only said: verbal cooperation or verbal conflict."""
        return self.quad in (1, 3)

    @property
    def cooperative(self) -> bool:
        """Whether it stands on the cooperative side."""
        if self.quad is not None:
            return self.quad in (1, 2)
        return (self.score or 0.0) > 0

    def get_mode(self, name: str) -> Mode | None:
        """The mode with this name, or None."""
        return next((mode for mode in self.modes if mode.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code and what it is in the codebook.

    Args:
        code: Three or four digits ("0311").
        goldstein: Goldstein value, -10..10.
        type: Type of the codebook, or None for codes that it drops.
        mode: Mode, or None.
        contexts: Contexts.
    """

    code: str
    goldstein: float
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codebook:
    """What counts as an event. Immutable; built by :func:`dragoman.codebook.load_codebook`.

    Args:
        name: "PLOVER", or the user's own.
        version: Version of the codebook.
        source: Where it comes from.
        digest: Hash of all its files: the same content gives the same digest.
        types: Types by name, in order of the file.
        contexts: Contexts by name, in order of the file.
        lexicon: Trigger words.
        cameo: CAMEO codes, in order; empty when the codebook has no such table.
        conversions: What a ``promised``, ``refused``, ``threatened`` or ``requested`` act becomes,
            a hostile one that is asked of nobody by name (``incited``),
            and one that comes to its end (``ended_conflict``, ``ended_cooperation``).
        vehicle_verbs: Verbs of sending, signing or issuing what serves another act.
        vehicle_nouns: What is sent, signed or issued so ("a letter threatening").
    """

    name: str
    version: str
    source: str
    digest: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, Context]
    lexicon: Lexicon
    cameo: tuple[CameoCode, ...] = ()
    conversions: Mapping[str, str] = field(default_factory=dict)
    vehicle_verbs: frozenset[str] = frozenset()
    vehicle_nouns: frozenset[str] = frozenset()

    def get_type(self, name: str) -> EventType | None:
        """The type with this name, or None."""
        return self.types.get(name)

    def quad(self, name: str) -> int | None:
        """Quad class of a type; None for an unknown type or when the codebook gives none."""
        found = self.types.get(name)
        return found.quad if found else None

    def score(self, name: str, mode: str | None = None) -> float | None:
        """Score of a type or of its mode; None when the codebook gives none."""
        found = self.types.get(name)
        if found is None:
            return None
        own = found.get_mode(mode) if mode else None
        return own.score if own is not None and own.score is not None else found.score

    def replace_quad(self, name: str, quad: int) -> Codebook:
        """The same codebook with another quad class for one type.

        PLOVER's manual gives SANCTION as 4 in most places and as 3 in one.

        Raises:
            CodebookError: No such type, or no such quad class.
        """
        found = self.types.get(name)
        if found is None:
            raise CodebookError(
                f"codebook {self.name}: no type '{name}'.",
                remedy=f"Take one of {', '.join(self.types)}.",
            )
        if quad not in (1, 2, 3, 4):
            raise CodebookError(
                f"codebook {self.name}: quad class {quad}.", remedy="Take 1, 2, 3 or 4."
            )
        changed = dict(self.types) | {name: replace(found, quad=quad)}
        return replace(self, types=changed, digest=f"{self.digest}+{name}={quad}")

    def get_cameo(
        self, name: str, mode: str | None = None, contexts: tuple[str, ...] = ()
    ) -> CameoCode | None:
        """The closest CAMEO code for a type, mode and contexts; None when there is none.

        A code that names the mode comes first, then one whose contexts are all there (the more
        of them, the closer), then the most general.
        """
        rows = [row for row in self.cameo if row.type == name]
        fitting = [row for row in rows if row.mode == mode] or [r for r in rows if r.mode is None]
        exact = [row for row in fitting if row.contexts and set(row.contexts) <= set(contexts)]
        if exact:
            return min(exact, key=lambda row: (-len(row.contexts), len(row.code), row.code))
        return min(fitting or rows, key=lambda row: (len(row.code), row.code), default=None)
