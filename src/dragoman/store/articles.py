"""Whole articles and readings out of a record."""

from __future__ import annotations

from collections import defaultdict

from dragoman.errors import RecordError, StoreError
from dragoman.records import (
    Actor,
    Agreement,
    Article,
    EventMention,
    Part,
    Participant,
    Reading,
    Span,
)
from dragoman.store.database import Record, Row
from dragoman.store.decoding import (
    decode_actor,
    decode_agreement,
    decode_article,
    decode_event_mention,
    decode_figure,
    decode_issue,
    decode_position,
    decode_statement,
)


def get_article_id(record: Record, name: str) -> str | None:
    """The id of an article from what somebody calls it.

    Args:
        record: An open record.
        name: Its id, the beginning of its id that fits no other, or its source id.

    Returns:
        The id, or None when no article or more than one fits.
    """
    row = _get_row(record, "SELECT id FROM article WHERE id = ?", name)
    if row is not None:
        return str(row["id"])
    sql = (
        "SELECT DISTINCT article_id AS id FROM source"
        " WHERE source_id = ? AND article_id IS NOT NULL"
    )
    found = list(record.find_rows(sql, [name]))
    if not found and len(name) >= len("art-") + 2:
        sql = "SELECT id FROM article WHERE starts_with(id, ?) LIMIT 2"
        found = list(record.find_rows(sql, [name]))
    return str(found[0]["id"]) if len(found) == 1 else None


def get_article(record: Record, article_id: str) -> Article | None:
    """An article with its text.

    Args:
        record: An open record.
        article_id: Its id.

    Returns:
        The article, or None when the record has no such article.

    Raises:
        StoreError: The record is shared with quotations only, or damaged.
    """
    row = _get_row(record, "SELECT * FROM article WHERE id = ?", article_id)
    if row is None:
        return None
    text = _get_row(record, "SELECT text FROM article_text WHERE article_id = ?", article_id)
    if text is None:
        raise StoreError(
            f"{record.path} holds no text of {article_id}: it was shared with quotations only.",
            remedy="Ask its owner for the text, or look at the claims with `dragoman events`.",
        )
    parts = tuple(
        Part(kind=part["kind"], span=Span(part["span_start"], part["span_end"]))
        for part in _find_ordered(record, "article_part", article_id)
    )
    return decode_article(row, text["text"], parts)


def get_reading(record: Record, article_id: str) -> Reading | None:
    """The reading of an article, equal to the one that was written.

    Args:
        record: An open record.
        article_id: Id of the article.

    Returns:
        The reading, or None when the record has no such article.

    Raises:
        StoreError: The record is shared with quotations only, or damaged.
    """
    try:
        article = get_article(record, article_id)
        if article is None:
            return None
        return Reading(
            article=article,
            actors=_read_actors(record, article_id),
            event_mentions=_read_event_mentions(record, article_id),
            statements=tuple(
                decode_statement(row) for row in _find_ordered(record, "statement", article_id)
            ),
            positions=tuple(
                decode_position(row) for row in _find_ordered(record, "position", article_id)
            ),
            figures=tuple(
                decode_figure(row) for row in _find_ordered(record, "figure", article_id)
            ),
            agreements=_read_agreements(record, article_id),
            issues=tuple(decode_issue(row) for row in _find_ordered(record, "issue", article_id)),
        )
    except RecordError as problem:
        raise StoreError(
            f"{record.path} is damaged at {article_id}: {problem}",
            remedy=f"See all that is wrong: dragoman verify --record {record.path}.",
        ) from problem


def _get_row(record: Record, sql: str, key: str) -> Row | None:
    return next(record.find_rows(sql, [key]), None)


def _find_ordered(record: Record, table: str, article_id: str, order: str = "ordinal") -> list[Row]:
    sql = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY {order}"
    return list(record.find_rows(sql, [article_id]))


def _read_actors(record: Record, article_id: str) -> tuple[Actor, ...]:
    mentions: dict[str, list[Span]] = defaultdict(list)
    for row in _find_ordered(record, "actor_mention", article_id, "span_start, span_end"):
        mentions[row["actor_id"]].append(Span(row["span_start"], row["span_end"]))
    sql = (
        "SELECT w.*, l.confidence FROM article_actor l JOIN actor w ON w.id = l.actor_id"
        " WHERE l.article_id = ? ORDER BY l.ordinal"
    )
    return tuple(
        decode_actor(row, tuple(mentions[row["id"]]), row["confidence"])
        for row in record.find_rows(sql, [article_id])
    )


def _read_event_mentions(record: Record, article_id: str) -> tuple[EventMention, ...]:
    sides: dict[tuple[str, str], list[Participant]] = defaultdict(list)
    for row in _find_ordered(record, "participant", article_id):
        span = Span(row["span_start"], row["span_end"])
        sides[row["event_id"], row["side"]].append(Participant(actor=row["actor_id"], span=span))
    return tuple(
        decode_event_mention(
            row, tuple(sides[row["id"], "actor"]), tuple(sides[row["id"], "recipient"])
        )
        for row in _find_ordered(record, "event_mention", article_id)
    )


def _read_agreements(record: Record, article_id: str) -> tuple[Agreement, ...]:
    parties: dict[str, list[str]] = defaultdict(list)
    for row in _find_ordered(record, "agreement_party", article_id):
        parties[row["agreement_id"]].append(row["actor_id"])
    return tuple(
        decode_agreement(row, tuple(parties[row["id"]]))
        for row in _find_ordered(record, "agreement", article_id)
    )
