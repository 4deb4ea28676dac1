"""A reading made by hand, with something of every kind in it."""

from __future__ import annotations

from dragoman.records import (
    Actor,
    Agreement,
    Article,
    DateInterval,
    EventMention,
    Figure,
    Issue,
    Part,
    Participant,
    Place,
    Position,
    Reading,
    Span,
    Statement,
)

TEXT = """Norland and Vesland sign grain accord

OSTHAVEN, March 3 (Gazette) -- Norland's president, Ada Brun, met Vesland's prime minister in \
Osthaven on Tuesday.

"We will never recognise the blockade of the strait," Brun told reporters. Vesland has \
promised Norland more than 40,000 tonnes of grain.

The two governments signed an accord worth $12 million."""


def find(words: str, nth: int = 0) -> Span:
    """The span of some words of the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def make_article(text: str = TEXT, source_id: str | None = "grain.txt") -> Article:
    return Article(
        text=text,
        parts=(Part(kind="headline", span=Span(0, min(37, len(text)))),),
        source_id=source_id,
        title="Norland and Vesland sign grain accord",
        outlet="The Gazette",
        published="2020-03-03",
        published_basis="dateline",
    )


def make_reading() -> Reading:
    article = make_article()
    brun = Actor(
        name="Ada Brun",
        kind="person",
        country="NOR",
        sector="GOV",
        office="president of Norland",
        mentions=(find("Norland's president, Ada Brun"), _brun()),
        confidence=0.9,
    )
    norland = Actor(name="Norland", kind="state", country="NOR", mentions=(find("Norland"),))
    vesland = Actor(
        name="Vesland", kind="state", country="VES", mentions=(find("Vesland"), find("Vesland has"))
    )
    said = Statement(
        article_id=article.id,
        speaker=brun.id,
        speaker_span=_brun(),
        kind="direct",
        cue=find("told"),
        content=find("We will never recognise the blockade of the strait"),
        date=DateInterval(start="2020-03-03", end="2020-03-03", basis="publication"),
        confidence=0.95,
    )
    grain = Figure(
        article_id=article.id,
        what="grain",
        value=40000.0,
        low=40000.0,
        unit="tonnes",
        comparator="more than",
        evidence=find("more than 40,000 tonnes of grain"),
        confidence=0.8,
    )
    worth = Figure(
        article_id=article.id,
        what="accord",
        value=12e6,
        low=12e6,
        high=12e6,
        unit="USD",
        evidence=find("$12 million"),
        as_of="2020-03",
        attributed_to=brun.id,
        confidence=0.7,
    )
    return Reading(
        article=article,
        actors=(norland, vesland, brun),
        event_mentions=_make_events(article, norland, vesland, brun),
        statements=(said,),
        positions=(
            Position(
                article_id=article.id,
                holder=brun.id,
                issue="blockade of the strait",
                stance="non-recognition",
                evidence=find("never recognise the blockade of the strait"),
                statement=said.id,
                confidence=0.6,
            ),
        ),
        figures=(grain, worth),
        agreements=(
            Agreement(
                article_id=article.id,
                parties=(norland.id, vesland.id),
                subject="grain",
                value=worth.id,
                status="signed",
                date=DateInterval(start="2020-03", end=None, basis="stated", span=find("March 3")),
                evidence=find("signed an accord worth $12 million"),
                confidence=0.75,
            ),
        ),
        issues=(
            Issue(stage="events", code="unknown-actor", detail="Who?", span=find("governments")),
        ),
    )


def _brun() -> Span:
    start = TEXT.index("Brun told")
    return Span(start, start + 4)


def _make_events(
    article: Article, norland: Actor, vesland: Actor, brun: Actor
) -> tuple[EventMention, ...]:
    met = EventMention(
        article_id=article.id,
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        cameo="042",
        quad=1,
        score=2.5,
        actors=(
            Participant(actor=brun.id, span=find("Norland's president, Ada Brun")),
            Participant(actor=vesland.id, span=find("Vesland", 1)),
        ),
        trigger=find("met"),
        sentence=find(TEXT.split("\n\n")[1][33:]),
        date=DateInterval(
            start="2020-03-03", end="2020-03-03", basis="relative", span=find("on Tuesday")
        ),
        place=Place(
            name="Osthaven", country="NOR", latitude=60.5, longitude=5.25, span=find("Osthaven")
        ),
        confidence=0.92,
    )
    promised = EventMention(
        article_id=article.id,
        type="AGREE",
        actors=(Participant(actor=vesland.id, span=find("Vesland", 2)),),
        recipients=(Participant(actor=norland.id, span=find("Norland", 2)),),
        trigger=find("promised"),
        sentence=find("Vesland has promised Norland more than 40,000 tonnes of grain."),
        status="planned",
        background=True,
        reported_by=brun.id,
        confidence=0.5,
    )
    return (met, promised)
