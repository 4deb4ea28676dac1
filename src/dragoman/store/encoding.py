"""Readings as columns of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.records import Actor, DateInterval, Issue, Place, Reading, Span
from dragoman.store.building import build_rows
from dragoman.store.rows import MentionRow, Quotation, ReadingRows

Values = dict[str, Any]

#: Tables whose rows belong to one article, which is replaced when it is read again.
ARTICLE_TABLES = (
    "article_text",
    "article_part",
    "article_actor",
    "actor_mention",
    "event_mention",
    "participant",
    "statement",
    "position",
    "figure",
    "agreement",
    "agreement_party",
    "issue",
)


def encode_reading(reading: Reading, run_id: str) -> Iterator[tuple[str, Values]]:
    """The rows that hold a reading.

    Args:
        reading: What to store.
        run_id: The run that read it.

    Returns:
        Each row as the name of its table and its values by column; ``actor`` rows may
        repeat rows of other articles.
    """
    rows = build_rows(reading)
    article = {name: getattr(rows.article, name) for name in rows.article.__slots__}
    yield "article", article | {"run_id": run_id}
    yield "article_text", {"article_id": reading.article.id, "text": reading.article.text}
    for ordinal, part in enumerate(reading.article.parts):
        yield (
            "article_part",
            {"article_id": reading.article.id, "ordinal": ordinal, "kind": part.kind}
            | encode_span("span", part.span),
        )
    yield from _encode_actors(reading)
    for ordinal, event in enumerate(rows.events):
        yield from _encode_event(event, ordinal)
    yield from _encode_claims(rows)
    for ordinal, row in enumerate(rows.issues):
        values = encode_issue(row.issue, ordinal, article_id=reading.article.id)
        yield "issue", values | {"words": row.words}


def encode_issue(
    issue: Issue, ordinal: int, *, article_id: str | None = None, source_id: str | None = None
) -> Values:
    """The row of an issue.

    Args:
        issue: What to store.
        ordinal: Its place among the issues of its article or source.
        article_id: The article, or None.
        source_id: The source when it gave no article, or None.
    """
    return {
        "article_id": article_id,
        "source_id": source_id,
        "ordinal": ordinal,
        "stage": issue.stage,
        "code": issue.code,
        "detail": issue.detail,
        "words": None,
    } | encode_span("span", issue.span)


def encode_actor(actor: Actor) -> Values:
    """The row of an actor, the same for every article that names it.

    Args:
        actor: What to store.
    """
    return {
        name: getattr(actor, name) for name in ("id", "name", "kind", "country", "sector", "office")
    }


def encode_span(name: str, span: Span | None) -> Values:
    """The columns ``<name>_start`` and ``<name>_end``.

    Args:
        name: Name of the span.
        span: The span, or None.
    """
    start, end = span if span else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def encode_date(date: DateInterval | None, words: str | None = None) -> Values:
    """The columns of a date.

    Args:
        date: The date, or None.
        words: The words that give it, or None.
    """
    return {
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date_basis": date.basis if date else None,
        "date_words": words,
    } | encode_span("date_span", date.span if date else None)


def encode_place(place: Place | None) -> Values:
    """The columns of a place, without the words that give it.

    Args:
        place: The place, or None.
    """
    return {
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _encode_passage(passage: Quotation) -> Values:
    return {"passage": passage.text} | encode_span("passage", passage.span)


def _encode_actors(reading: Reading) -> Iterator[tuple[str, Values]]:
    for ordinal, actor in enumerate(reading.actors):
        link = {"article_id": reading.article.id, "actor_id": actor.id}
        yield "actor", encode_actor(actor)
        yield "article_actor", link | {"ordinal": ordinal, "confidence": actor.confidence}
        for span in actor.mentions:
            words = {"words": span.text_in(reading.article.text)}
            yield "actor_mention", link | words | encode_span("span", span)


def _encode_event(row: MentionRow, ordinal: int) -> Iterator[tuple[str, Values]]:
    mention = row.mention
    place = mention.place
    plain = ("id", "article_id", "type", "mode", "cameo", "quad", "score", "status", "background")
    yield (
        "event_mention",
        {name: getattr(mention, name) for name in plain}
        | {
            "ordinal": ordinal,
            "contexts": list(mention.contexts),
            "trigger": row.trigger,
            "sentence": row.sentence,
            "place_words": row.place_words,
            "reported_by_id": mention.reported_by,
            "confidence": mention.confidence,
        }
        | encode_span("trigger", mention.trigger)
        | encode_span("sentence", mention.sentence)
        | encode_place(place)
        | encode_span("place_span", place.span if place else None)
        | encode_date(mention.date, row.date_words),
    )
    for side, participants in (("actor", row.actors), ("recipient", row.recipients)):
        for place_in_side, participant in enumerate(participants):
            yield (
                "participant",
                {
                    "article_id": mention.article_id,
                    "event_id": mention.id,
                    "side": side,
                    "ordinal": place_in_side,
                    "actor_id": participant.actor.id,
                    "words": participant.words,
                }
                | encode_span("span", participant.span),
            )


def _encode_claims(rows: ReadingRows) -> Iterator[tuple[str, Values]]:
    yield from _encode_statements(rows)
    yield from _encode_positions(rows)
    yield from _encode_figures(rows)
    yield from _encode_agreements(rows)


def _encode_statements(rows: ReadingRows) -> Iterator[tuple[str, Values]]:
    for ordinal, row in enumerate(rows.statements):
        statement = row.statement
        plain = ("id", "article_id", "kind", "venue", "confidence")
        yield (
            "statement",
            {name: getattr(statement, name) for name in plain}
            | {
                "ordinal": ordinal,
                "speaker_id": statement.speaker,
                "speaker_words": row.speaker_words,
                "cue": row.cue,
                "content": row.content,
                "addressee_id": statement.addressee,
            }
            | encode_span("speaker", statement.speaker_span)
            | encode_span("cue", statement.cue)
            | encode_span("content", statement.content)
            | encode_date(statement.date, row.date_words)
            | _encode_passage(row.passage),
        )


def _encode_positions(rows: ReadingRows) -> Iterator[tuple[str, Values]]:
    for ordinal, row in enumerate(rows.positions):
        position = row.position
        plain = ("id", "article_id", "issue", "stance", "confidence")
        yield (
            "position",
            {name: getattr(position, name) for name in plain}
            | {
                "ordinal": ordinal,
                "holder_id": position.holder,
                "statement_id": position.statement,
                "evidence": row.evidence,
            }
            | encode_span("evidence", position.evidence)
            | encode_date(position.date, row.date_words)
            | _encode_passage(row.passage),
        )


def _encode_figures(rows: ReadingRows) -> Iterator[tuple[str, Values]]:
    bounds = ("value", "low", "high", "comparator")
    plain = ("id", "article_id", "what", *bounds, "unit", "as_of", "confidence")
    for ordinal, row in enumerate(rows.figures):
        figure = row.figure
        yield (
            "figure",
            {name: getattr(figure, name) for name in plain}
            | {
                "ordinal": ordinal,
                "attributed_to_id": figure.attributed_to,
                "evidence": row.evidence,
            }
            | encode_span("evidence", figure.evidence)
            | _encode_passage(row.passage),
        )


def _encode_agreements(rows: ReadingRows) -> Iterator[tuple[str, Values]]:
    for ordinal, row in enumerate(rows.agreements):
        agreement = row.agreement
        plain = ("id", "article_id", "subject", "status", "confidence")
        yield (
            "agreement",
            {name: getattr(agreement, name) for name in plain}
            | {"ordinal": ordinal, "value_id": agreement.value, "evidence": row.evidence}
            | encode_span("evidence", agreement.evidence)
            | encode_date(agreement.date, row.date_words)
            | _encode_passage(row.passage),
        )
        for place_in_row, party in enumerate(agreement.parties):
            yield (
                "agreement_party",
                {
                    "article_id": agreement.article_id,
                    "agreement_id": agreement.id,
                    "ordinal": place_in_row,
                    "actor_id": party,
                },
            )
