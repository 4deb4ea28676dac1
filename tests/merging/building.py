"""Facts built by hand, without a model."""

from __future__ import annotations

from datetime import date

from dragoman.merging.facts import ArticleFacts, collect_facts
from dragoman.records import (
    Actor,
    Article,
    DateInterval,
    EventMention,
    Figure,
    Participant,
    Place,
    Reading,
    Span,
    Statement,
)

RUSSIA = "Russia", "state", "RUS"
TURKEY = "Turkey", "state", "TUR"
TOWNS = {
    "Odesa": (46.48, 30.73),
    "Mykolaiv": (46.97, 32.0),
    "Izmail": (45.35, 28.84),
    "Kherson": (46.64, 32.62),
}
UKRAINE = "Ukraine", "state", "UKR"


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def write_filler(number: int) -> str:
    """A sentence of its own for each dispatch, so that none is a copy of another."""
    return " ".join(f"Word{number}x{place}" for place in range(20))


class Draft:
    """A reading in the making: everything is found in the text by its words."""

    def __init__(
        self,
        text: str,
        *,
        published: str | None = "2023-05-04",
        outlet: str | None = None,
        agency: str | None = None,
    ) -> None:
        self.article = Article(
            text=text,
            outlet=outlet,
            agency=agency,
            published=published,
            published_basis="given" if published else None,
        )
        self.actors: dict[str, Actor] = {}
        self.mentions: list[EventMention] = []
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []

    def name(self, words: str, name: str, kind: str, country: str | None) -> Participant:
        span = find(self.article.text, words)
        known = self.actors.get(name)
        spans = tuple(sorted({*(known.mentions if known else ()), span}))
        actor = Actor(name=name, kind=kind, country=country, sector="GOV", mentions=spans)  # type: ignore[arg-type]
        self.actors[name] = actor
        return Participant(actor=actor.id, span=span)

    def report(
        self,
        trigger: str,
        type_: str,
        actors: list[Participant],
        recipients: list[Participant],
        *,
        on: str | None = None,
        status: str = "actual",
        background: bool = False,
        place: Place | None = None,
    ) -> EventMention:
        text = self.article.text
        mention = EventMention(
            article_id=self.article.id,
            type=type_,
            actors=tuple(actors),
            recipients=tuple(recipients),
            trigger=find(text, trigger),
            sentence=Span(0, text.find(". ") + 1 or len(text)),
            date=DateInterval(start=on, end=on, basis="stated") if on else None,
            status=status,  # type: ignore[arg-type]
            background=background,
            place=place,
            confidence=0.9,
        )
        self.mentions.append(mention)
        return mention

    def quote(self, speaker: Participant, content: str) -> Statement:
        statement = Statement(
            article_id=self.article.id,
            speaker=speaker.actor,
            kind="direct",
            content=find(self.article.text, content),
            confidence=0.9,
        )
        self.statements.append(statement)
        return statement

    def count(self, evidence: str, value: float, *, unit: str, comparator: str = "exact") -> Figure:
        figure = Figure(
            article_id=self.article.id,
            what="people killed",
            value=value,
            low=value if comparator in ("exact", "at least", "more than") else None,
            high=value if comparator == "exact" else None,
            unit=unit,
            comparator=comparator,  # type: ignore[arg-type]
            evidence=find(self.article.text, evidence),
            confidence=0.9,
        )
        self.figures.append(figure)
        return figure

    def collect(self) -> ArticleFacts:
        return collect_facts(
            Reading(
                article=self.article,
                actors=tuple(self.actors.values()),
                event_mentions=tuple(self.mentions),
                statements=tuple(self.statements),
                figures=tuple(self.figures),
            )
        )


def make_strike(
    town: str,
    day: int,
    *,
    number: int = 0,
    deaths: float | None = None,
    comparator: str = "exact",
    outlet: str | None = None,
    published: int | None = None,
    status: str = "actual",
) -> ArticleFacts:
    """One dispatch on one strike: two with the same town and day are of one event."""
    told = f"about {deaths:g} people were killed" if deaths else "nobody was hurt"
    text = f"Russia struck the harbour of {town} in Ukraine with rockets, {told}."
    text = f"{text} {write_filler(number)}."
    draft = Draft(
        text, published=date(2023, 5, published or day).isoformat(), outlet=outlet or f"O{number}"
    )
    sides = [draft.name("Russia", *RUSSIA)], [draft.name("Ukraine", *UKRAINE)]
    latitude, longitude = TOWNS[town]
    place = Place(name=town, country="UKR", latitude=latitude, longitude=longitude)
    on = date(2023, 5, day).isoformat()
    draft.report("struck", "ASSAULT", *sides, on=on, status=status, place=place)
    if deaths:
        draft.count(f"{deaths:g} people", deaths, unit="deaths", comparator=comparator)
    return draft.collect()
