"""Event mentions: one article's report that an actor did something to a recipient."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.errors import RecordError
from dragoman.records.spans import (
    Span,
    check_choice,
    check_iso_date,
    check_share,
    check_span,
    check_text,
    content_id,
)

Status = Literal["actual", "planned", "requested", "denied", "hypothetical"]
STATUSES: tuple[str, ...] = get_args(Status)
DateBasis = Literal["stated", "relative", "publication"]
DATE_BASES: tuple[str, ...] = get_args(DateBasis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An actor in the place where the event names them.

    Args:
        actor: Id of the actor.
        span: The mention.
    """

    actor: str
    span: Span

    def __post_init__(self) -> None:
        check_span(self.span, "participant.span")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """When something happened: a closed interval of days, months or years.

    Args:
        start: YYYY, YYYY-MM or YYYY-MM-DD; None when open ("until May").
        end: The same; equal to ``start`` for one day, month or year; None when open ("since May").
        basis: ``stated`` in the text, ``relative`` to publication or another date, or
            ``publication`` when only the article's own date is known.
        span: The words that say so; None for ``publication``.
    """

    start: str | None
    end: str | None
    basis: DateBasis
    span: Span | None = None

    def __post_init__(self) -> None:
        check_iso_date(self.start, "date.start")
        check_iso_date(self.end, "date.end")
        check_choice(self.basis, DATE_BASES, "date.basis")
        check_span(self.span, "date.span")
        if self.start is None and self.end is None:
            raise RecordError("date: neither start nor end; use None for an unknown date.")
        if self.start and self.end and self.end[: len(self.start)] < self.start[: len(self.end)]:
            raise RecordError(f"date: ends ({self.end}) before it starts ({self.start}).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened.

    Args:
        name: Name of the place.
        country: ISO 3166-1 alpha-3, or None.
        latitude: Degrees north, -90..90, or None.
        longitude: Degrees east, -180..180, or None.
        span: The words that say so.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        check_text(self.name, "place.name")
        check_span(self.span, "place.span")
        if (self.latitude is None) != (self.longitude is None):
            raise RecordError("place: latitude and longitude go together.")
        if self.latitude is not None and not -90 <= self.latitude <= 90:
            raise RecordError(f"place.latitude: {self.latitude} is not in -90..90.")
        if self.longitude is not None and not -180 <= self.longitude <= 180:
            raise RecordError(f"place.longitude: {self.longitude} is not in -180..180.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One article's report that somebody did something.

    Args:
        article_id: The article.
        type: Type of the codebook, PLOVER's in upper case ("CONSULT").
        mode: Mode of the type ("visit"), or None.
        contexts: Contexts ("military", "diplomatic"), in order of the codebook.
        cameo: Closest CAMEO code, or None.
        quad: Quad class 1..4, or None when the codebook gives none.
        score: PLOVER score (-10..10), or None.
        actors: Who did it; several for a joint or reciprocal act.
        recipients: To whom; empty for reciprocal acts and when nobody is named.
        trigger: The words that report the act.
        sentence: The sentence that holds them.
        date: When; None when not even the publication date is known.
        place: Where, when the passage says so.
        status: ``actual``, ``planned``, ``requested``, ``denied`` or ``hypothetical``.
        background: True for history and standing states, False for the news of the day.
        reported_by: Id of the actor whose speech reports it; None when the article itself does.
        confidence: How sure type and participants are, 0..1. Never part of the id.
    """

    article_id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: int | None = None
    score: float | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    trigger: Span
    sentence: Span
    date: DateInterval | None = None
    place: Place | None = None
    status: Status = "actual"
    background: bool = False
    reported_by: str | None = None
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_text(self.type, "event_mention.type")
        check_span(self.trigger, "event_mention.trigger")
        check_span(self.sentence, "event_mention.sentence")
        check_choice(self.status, STATUSES, "event_mention.status")
        check_share(self.confidence, "event_mention.confidence")
        if not self.sentence.contains(self.trigger):
            raise RecordError("event_mention: the trigger lies outside its sentence.")
        if self.quad is not None and self.quad not in (1, 2, 3, 4):
            raise RecordError(f"event_mention.quad: {self.quad} is not in 1..4.")
        if self.score is not None and not -10 <= self.score <= 10:
            raise RecordError(f"event_mention.score: {self.score} is not in -10..10.")
        if {p.actor for p in self.actors} & {p.actor for p in self.recipients}:
            raise RecordError("event_mention: the same actor on both sides.")
        identity = (
            self.article_id,
            self.type,
            self.trigger,
            self.status,
            [(p.actor, p.span) for p in self.actors],
            [(p.actor, p.span) for p in self.recipients],
        )
        object.__setattr__(self, "id", content_id("evm", *identity))
