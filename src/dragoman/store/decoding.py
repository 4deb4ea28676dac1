"""Rows of the tables as records."""

from __future__ import annotations

from typing import TypedDict

from dragoman.records import (
    Actor,
    Agreement,
    Article,
    Claim,
    CopyGroup,
    DateInterval,
    Discrepancy,
    Event,
    EventMention,
    Figure,
    Issue,
    Part,
    Participant,
    Place,
    Position,
    Span,
    Statement,
    Status,
    Utterance,
)
from dragoman.store.database import Row
from dragoman.store.rows import ArticleRow, Quotation


def decode_span(row: Row, name: str) -> Span | None:
    """The span ``<name>_start, <name>_end``, or None when it is NULL or no such columns exist.

    Args:
        row: A row.
        name: Name of the span.
    """
    start = row.get(f"{name}_start")
    return None if start is None else Span(start, row[f"{name}_end"])


def decode_date(row: Row) -> DateInterval | None:
    """The date of a row, or None.

    Args:
        row: A row with the date columns.
    """
    if row["date_basis"] is None:
        return None
    return DateInterval(
        start=row["date_start"],
        end=row["date_end"],
        basis=row["date_basis"],
        span=decode_span(row, "date_span"),
    )


def decode_place(row: Row) -> Place | None:
    """The place of a row, or None.

    Args:
        row: A row with the place columns; those of its words may lack.
    """
    if row["place_name"] is None:
        return None
    return Place(
        name=row["place_name"],
        country=row["place_country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        span=decode_span(row, "place_span"),
    )


def decode_passage(row: Row) -> Quotation:
    """The passage of a row.

    Args:
        row: A row with the passage columns.
    """
    return Quotation(span=Span(row["passage_start"], row["passage_end"]), text=row["passage"])


def decode_article(row: Row, text: str, parts: tuple[Part, ...] = ()) -> Article:
    """An article with its text.

    Args:
        row: A row of ``article``.
        text: Its text.
        parts: Roles of stretches of the text.
    """
    return Article(
        text=text,
        parts=parts,
        source_id=row["source_id"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        agency=row["agency"],
        published=row["published"],
        published_basis=row["published_basis"],
        language=row["language"],
    )


def decode_article_row(row: Row, article_id: str) -> ArticleRow:
    """What is known of an article.

    Args:
        row: A row with the columns of ``article``, its source as ``article_source_id``.
        article_id: Id of the article.
    """
    plain = {name: row[name] for name in ArticleRow.__slots__ if name not in ("id", "source_id")}
    return ArticleRow(id=article_id, source_id=row["article_source_id"], **plain)


def decode_actor(row: Row, mentions: tuple[Span, ...] = (), confidence: float = 1.0) -> Actor:
    """An actor.

    Args:
        row: A row of ``actor``.
        mentions: Where one article names it.
        confidence: How sure that article's reading is of it.
    """
    return Actor(
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        sector=row["sector"],
        office=row["office"],
        mentions=mentions,
        confidence=confidence,
    )


def decode_event_mention(
    row: Row, actors: tuple[Participant, ...], recipients: tuple[Participant, ...]
) -> EventMention:
    """An event mention.

    Args:
        row: A row of ``event_mention``.
        actors: Who did it.
        recipients: To whom.
    """
    return EventMention(
        article_id=row["article_id"],
        actors=actors,
        recipients=recipients,
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        reported_by=row["reported_by_id"],
        **_decode_act(row),
    )


class _Act(TypedDict):
    """What event mentions and events have in common."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int | None
    score: float | None
    date: DateInterval | None
    place: Place | None
    status: Status
    background: bool
    confidence: float


def _decode_act(row: Row) -> _Act:
    return _Act(
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(row["contexts"]),
        cameo=row["cameo"],
        quad=row["quad"],
        score=row["score"],
        date=decode_date(row),
        place=decode_place(row),
        status=row["status"],
        background=row["background"],
        confidence=row["confidence"],
    )


def decode_statement(row: Row) -> Statement:
    """A statement.

    Args:
        row: A row of ``statement``.
    """
    return Statement(
        article_id=row["article_id"],
        speaker=row["speaker_id"],
        speaker_span=decode_span(row, "speaker"),
        kind=row["kind"],
        cue=decode_span(row, "cue"),
        content=Span(row["content_start"], row["content_end"]),
        addressee=row["addressee_id"],
        venue=row["venue"],
        date=decode_date(row),
        confidence=row["confidence"],
    )


def decode_position(row: Row) -> Position:
    """A position.

    Args:
        row: A row of ``position``.
    """
    return Position(
        article_id=row["article_id"],
        holder=row["holder_id"],
        issue=row["issue"],
        stance=row["stance"],
        evidence=Span(row["evidence_start"], row["evidence_end"]),
        statement=row["statement_id"],
        date=decode_date(row),
        confidence=row["confidence"],
    )


def decode_figure(row: Row) -> Figure:
    """A figure.

    Args:
        row: A row of ``figure``.
    """
    return Figure(
        article_id=row["article_id"],
        what=row["what"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        unit=row["unit"],
        comparator=row["comparator"],
        evidence=Span(row["evidence_start"], row["evidence_end"]),
        as_of=row["as_of"],
        attributed_to=row["attributed_to_id"],
        confidence=row["confidence"],
    )


def decode_agreement(row: Row, parties: tuple[str, ...]) -> Agreement:
    """An agreement.

    Args:
        row: A row of ``agreement``.
        parties: Ids of who is bound by it.
    """
    return Agreement(
        article_id=row["article_id"],
        parties=parties,
        subject=row["subject"],
        value=row["value_id"],
        status=row["status"],
        date=decode_date(row),
        evidence=Span(row["evidence_start"], row["evidence_end"]),
        confidence=row["confidence"],
    )


def decode_issue(row: Row) -> Issue:
    """An issue.

    Args:
        row: A row of ``issue``.
    """
    return Issue(
        stage=row["stage"],
        code=row["code"],
        detail=row["detail"],
        span=decode_span(row, "span"),
    )


def decode_event(
    row: Row, mentions: tuple[str, ...], actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> Event:
    """An event.

    Args:
        row: A row of ``event``.
        mentions: Ids of its event mentions, the founder first.
        actors: Who did it.
        recipients: To whom.
    """
    return Event(
        mentions=mentions,
        n_articles=row["n_articles"],
        n_voices=row["n_voices"],
        actors=tuple(actor.id for actor in actors),
        recipients=tuple(actor.id for actor in recipients),
        **_decode_act(row),
    )


def decode_copies(row: Row, articles: tuple[str, ...]) -> CopyGroup:
    """A copy group.

    Args:
        row: A row of ``copy_group``.
        articles: Ids of its articles, the likeliest original first.
    """
    return CopyGroup(articles=articles, agency=row["agency"], basis=row["basis"])


def decode_claim(row: Row) -> Claim:
    """One side of a discrepancy.

    Args:
        row: A row of ``discrepancy_claim``.
    """
    return Claim(
        article_id=row["article_id"],
        span=Span(row["span_start"], row["span_end"]),
        value=row["value"],
        record=row["record_id"],
        support=tuple(row["support"]),
    )


def decode_discrepancy(row: Row, left: Claim, right: Claim) -> Discrepancy:
    """A discrepancy.

    Args:
        row: A row of ``discrepancy``.
        left: Its left side.
        right: Its right side.
    """
    return Discrepancy(
        kind=row["kind"],
        subject=row["subject_id"],
        left=left,
        right=right,
        independent=row["independent"],
        why=row["why"],
    )


def decode_utterance(row: Row, statements: tuple[str, ...]) -> Utterance:
    """An utterance.

    Args:
        row: A row of ``utterance``.
        statements: Ids of its versions, the founding one first.
    """
    return Utterance(
        statements=statements,
        speaker=row["speaker_id"],
        n_articles=row["n_articles"],
        n_voices=row["n_voices"],
    )
