"""Hypothesis strategies for records: valid by construction, odd in every other way."""

from __future__ import annotations

from hypothesis import strategies as st

from dragoman.records import (
    ACTOR_KINDS,
    AGREEMENT_STATUSES,
    COMPARATORS,
    DATE_BASES,
    STANCES,
    STATEMENT_KINDS,
    STATUSES,
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

_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0")
words = st.text(_CHARACTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
shares = st.floats(0, 1)
iso_dates = (
    st.dates().map(str)
    | st.dates().map(lambda d: str(d)[:7])
    | st.dates().map(lambda d: str(d)[:4])
)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def intervals(draw: st.DrawFn, length: int) -> DateInterval:
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    return DateInterval(
        start=str(first),
        end=draw(st.none() | st.just(str(last))),
        basis=draw(st.sampled_from(DATE_BASES)),
        span=draw(st.none() | spans(length)),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(_CHARACTERS, min_size=3, max_size=80))
    cut = draw(st.integers(1, len(text) - 1))
    published = draw(st.none() | st.dates().map(str))
    return Article(
        text=text,
        parts=(Part(kind="headline", span=Span(0, cut)),),
        source_id=draw(st.none() | words),
        url=draw(st.none() | words),
        title=draw(st.none() | words),
        outlet=draw(st.none() | words),
        agency=draw(st.none() | words),
        published=published,
        published_basis="given" if published else None,
    )


@st.composite
def actors(draw: st.DrawFn, length: int) -> Actor:
    return Actor(
        name=draw(words),
        kind=draw(st.sampled_from(ACTOR_KINDS)),
        country=draw(st.none() | st.sampled_from(["TUR", "RUS", "EUR"])),
        sector=draw(st.none() | st.sampled_from(["GOV", "MIL"])),
        office=draw(st.none() | words),
        mentions=tuple(sorted(draw(st.sets(spans(length), min_size=1, max_size=3)))),
        confidence=draw(shares),
    )


@st.composite
def event_mentions(
    draw: st.DrawFn, article_id: str, actor_ids: list[str], length: int
) -> EventMention:
    sentence = draw(spans(length))
    start = draw(st.integers(sentence.start, sentence.end - 1))
    trigger = Span(start, draw(st.integers(start + 1, sentence.end)))
    split = draw(st.integers(0, len(actor_ids)))
    sides = [
        tuple(Participant(actor=i, span=draw(spans(length))) for i in ids)
        for ids in (actor_ids[:split], actor_ids[split:])
    ]
    place = Place(
        name=draw(words), country="TUR", latitude=41.0, longitude=29.0, span=draw(spans(length))
    )
    return EventMention(
        article_id=article_id,
        type=draw(st.sampled_from(["CONSULT", "ASSAULT"])),
        mode=draw(st.none() | words),
        contexts=tuple(draw(st.lists(words, max_size=2, unique=True))),
        cameo=draw(st.none() | st.just("042")),
        quad=draw(st.none() | st.integers(1, 4)),
        score=draw(st.none() | st.floats(-10, 10)),
        actors=sides[0],
        recipients=sides[1],
        trigger=trigger,
        sentence=sentence,
        date=draw(st.none() | intervals(length)),
        place=draw(st.none() | st.just(place)),
        status=draw(st.sampled_from(STATUSES)),
        background=draw(st.booleans()),
        reported_by=draw(st.none() | st.sampled_from(actor_ids)) if actor_ids else None,
        confidence=draw(shares),
    )


@st.composite
def figures(draw: st.DrawFn, article_id: str, actor_ids: list[str], length: int) -> Figure:
    low, value, high = sorted(draw(st.lists(st.floats(-1e12, 1e12), min_size=3, max_size=3)))
    return Figure(
        article_id=article_id,
        what=draw(words),
        value=draw(st.sampled_from([value, None])),
        low=low,
        high=draw(st.sampled_from([high, None])),
        unit=draw(words),
        comparator=draw(st.sampled_from(COMPARATORS)),
        evidence=draw(spans(length)),
        as_of=draw(st.none() | iso_dates),
        attributed_to=draw(st.none() | st.sampled_from(actor_ids)) if actor_ids else None,
        confidence=draw(shares),
    )


def _unique(items: list) -> tuple:  # type: ignore[type-arg]
    return tuple({item.id: item for item in items}.values())


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Whole readings: every link resolves, every span lies in the text."""
    article = draw(articles())
    length, key = len(article.text), article.id
    cast = _unique(draw(st.lists(actors(length), max_size=3)))
    ids = [actor.id for actor in cast]
    some = st.none() | st.sampled_from(ids) if ids else st.none()
    statement = st.builds(
        Statement,
        article_id=st.just(key),
        speaker=some,
        speaker_span=st.none() | spans(length),
        kind=st.sampled_from(STATEMENT_KINDS),
        cue=st.none() | spans(length),
        content=spans(length),
        addressee=some,
        venue=st.none() | words,
        date=st.none() | intervals(length),
        confidence=shares,
    )
    statements = _unique(draw(st.lists(statement, max_size=2)))
    position = st.builds(
        Position,
        article_id=st.just(key),
        holder=st.sampled_from(ids) if ids else st.nothing(),
        issue=words,
        stance=st.sampled_from(STANCES),
        evidence=spans(length),
        statement=st.sampled_from([None, *(s.id for s in statements)]),
        date=st.none() | intervals(length),
        confidence=shares,
    )
    found_figures = _unique(draw(st.lists(figures(key, ids, length), max_size=2)))
    agreement = st.builds(
        Agreement,
        article_id=st.just(key),
        parties=st.just(tuple(ids)),
        subject=words,
        value=st.sampled_from([None, *(f.id for f in found_figures)]),
        status=st.sampled_from(AGREEMENT_STATUSES),
        date=st.none() | intervals(length),
        evidence=spans(length),
        confidence=shares,
    )
    issue = st.builds(Issue, stage=words, code=words, detail=words, span=st.none() | spans(length))
    return Reading(
        article=article,
        actors=cast,
        event_mentions=_unique(draw(st.lists(event_mentions(key, ids, length), max_size=2))),
        statements=statements,
        positions=_unique(draw(st.lists(position, max_size=2))) if ids else (),
        figures=found_figures,
        agreements=_unique(draw(st.lists(agreement, max_size=2))),
        issues=tuple(draw(st.lists(issue, max_size=2))),
    )
