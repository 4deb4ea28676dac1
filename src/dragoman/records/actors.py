"""Actors and where the article names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.errors import RecordError
from dragoman.records.spans import (
    Span,
    check_choice,
    check_share,
    check_span,
    check_text,
    content_id,
)

ActorKind = Literal["person", "state", "organisation", "group"]
ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, as one article knows them.

    Args:
        name: Canonical name ("Sergey Lavrov", "Turkey"), or the article's own words.
        kind: ``person``, ``state``, ``organisation`` or ``group``.
        country: ISO 3166-1 alpha-3, or EUR UNO IGO NGO ...; None when not known.
        sector: PLOVER sector (GOV MIL LEG JUD SPY COP PTY REB ...); None when not known.
        office: Office held at the date of the article ("foreign minister of Russia"), or None.
        mentions: Where the article names the actor, in order: names, roles and pronouns. A
            phrase for several ("the two leaders") is a mention of each of them.
        confidence: How sure name, country and sector are, 0..1.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    mentions: tuple[Span, ...] = ()
    confidence: float = 1.0
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_choice(self.kind, ACTOR_KINDS, "actor.kind")
        for name in ("name", "country", "sector", "office"):
            check_text(getattr(self, name), f"actor.{name}")
        for span in self.mentions:
            check_span(span, "actor.mentions")
        if list(self.mentions) != sorted(set(self.mentions)):
            raise RecordError("actor.mentions: not in order, or the same span twice.")
        check_share(self.confidence, "actor.confidence")
        identity = (self.name, self.kind, self.country, self.sector, self.office)
        object.__setattr__(self, "id", content_id("act", *identity))


class Cast:
    """The actors of one article, to be looked up by place in the text.

    Args:
        actors: The article's actors.
    """

    __slots__ = ("_by_id", "_mentions", "actors")

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._by_id = {actor.id: actor for actor in self.actors}
        self._mentions = sorted(
            ((span, actor) for actor in self.actors for span in actor.mentions),
            key=lambda pair: (pair[0], pair[1].id),
        )

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id, or None."""
        return self._by_id.get(actor_id)

    def find_mentions(self) -> Iterator[tuple[Span, Actor]]:
        """Every mention in order of the text; a span of several actors comes once for each."""
        yield from self._mentions

    def find_inside(self, span: Span) -> Iterator[tuple[Span, Actor]]:
        """Every mention that lies wholly inside ``span``, in order."""
        return (pair for pair in self._mentions if span.contains(pair[0]))

    def find_overlapping(self, span: Span) -> Iterator[tuple[Span, Actor]]:
        """Every mention that shares a character with ``span``, in order."""
        return (pair for pair in self._mentions if span.overlaps(pair[0]))
