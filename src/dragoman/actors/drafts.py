"""Actors while they are being put together from mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.actors.mentions import Mention
from dragoman.records import Actor, ActorKind, Span
from dragoman.reference import Person


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft is mentioned.

    Args:
        span: The mention.
        head: Index of its head token.
        sentence: Number of its sentence.
        is_subject: Whether it is a subject.
    """

    span: Span
    head: int
    sentence: int
    is_subject: bool


@dataclass(slots=True, eq=False)
class Draft:
    """One actor in the making.

    Args:
        key: What makes it one actor.
        name: Name so far.
        kind: Kind of actor.
        country: Country so far, or None.
        sector: PLOVER sector so far, or None.
        office: Office in words, or None.
        confidence: 0..1.
        offices: Kinds of office that titles in the text give.
        titles: Role phrases that the text gives, lower case.
        names: Names as written, of a person.
        person: The person of the reference, or None.
        places: Where it is mentioned.
    """

    key: tuple[str, ...]
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    confidence: float = 0.9
    is_plural: bool = False
    offices: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    person: Person | None = None
    pronoun: str | None = None
    places: list[Place] = field(default_factory=list)

    def add(self, mention: Mention) -> None:
        """Note one more mention."""
        self.places.append(Place(mention.span, mention.head, mention.sentence, mention.is_subject))

    def count_before(self, position: int) -> int:
        """How often it was mentioned before a character."""
        return sum(place.span.end <= position for place in self.places)

    def get_last_before(self, position: int) -> Place | None:
        """Its last mention that ends before a character, or None."""
        places = [place for place in self.places if place.span.end <= position]
        return max(places, key=lambda place: place.span) if places else None


class Drafts:
    """The drafts of one article by their keys."""

    __slots__ = ("_by_key",)

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, ...], Draft] = {}

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._by_key.values())

    def get(self, key: tuple[str, ...]) -> Draft | None:
        """The draft with this key, or None."""
        return self._by_key.get(key)

    def add(self, draft: Draft) -> Draft:
        """Keep a draft; where its key is taken, the older one is returned and stays."""
        return self._by_key.setdefault(draft.key, draft)

    def remove(self, draft: Draft) -> None:
        """Let a draft go, its mentions having been given to another."""
        self._by_key.pop(draft.key, None)

    def find_recent(self, position: int) -> list[tuple[Place, Draft]]:
        """Every draft's last mention before a character, the nearest first."""
        found = []
        for draft in self._by_key.values():
            place = draft.get_last_before(position)
            if place is not None:
                found.append((place, draft))
        found.sort(key=lambda pair: (-pair[0].span.start, -pair[0].span.end, pair[1].key))
        return found

    def write_actors(self) -> tuple[Actor, ...]:
        """The finished actors, by first mention."""
        merged: dict[str, Actor] = {}
        for draft in self._by_key.values():
            if not draft.places:
                continue
            actor = Actor(
                name=draft.name,
                kind=draft.kind,
                country=draft.country,
                sector=draft.sector,
                office=draft.office,
                mentions=tuple(sorted({place.span for place in draft.places})),
                confidence=round(draft.confidence, 2),
            )
            twin = merged.get(actor.id)
            if twin is not None:
                actor = Actor(
                    name=actor.name,
                    kind=actor.kind,
                    country=actor.country,
                    sector=actor.sector,
                    office=actor.office,
                    mentions=tuple(sorted({*twin.mentions, *actor.mentions})),
                    confidence=max(twin.confidence, actor.confidence),
                )
            merged[actor.id] = actor
        return tuple(sorted(merged.values(), key=lambda actor: (actor.mentions, actor.id)))
