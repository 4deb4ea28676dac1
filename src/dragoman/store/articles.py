"""Whole articles and readings out of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

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

_ACTORS = "(SELECT l.*, w.* FROM article_actor l JOIN actor w ON w.id = l.actor_id)"


def get_article_id(record: Record, name: str) -> str | None:
    """The id of an article from what somebody calls it.

    Args:
        record: An open record.
        name: Its id, the beginning of its id that fits no other, or its source id, which means
            what that source gave last.

    Returns:
        The id, or None when no article or more than one fits.
    """
    row = _get_row(record, "SELECT id FROM article WHERE id = ?", name)
    if row is not None:
        return str(row["id"])
    sql = (
        "SELECT s.article_id AS id FROM source s JOIN run r ON r.id = s.run_id"
        " WHERE s.source_id = ? AND s.article_id IS NOT NULL"
        " QUALIFY rank() OVER (ORDER BY r.started_at DESC) = 1"
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
    return None if row is None else _build_article(row, _Tables(record, article_id))


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
    return next(find_readings(record, article_id), None)


def find_readings(record: Record, article_id: str | None = None) -> Iterator[Reading]:
    """All readings in order of their articles' ids; each table is gone through once.

    Args:
        record: An open record.
        article_id: Only this article; None for all.

    Raises:
        StoreError: The record is shared with quotations only, or damaged.
    """
    tables = _Tables(record, article_id)
    for row in tables.find_rows("article", "id", "id"):
        try:
            yield _build_reading(row, tables)
        except RecordError as problem:
            raise StoreError(
                f"{record.path} is damaged at {row['id']}: {problem}",
                remedy=f"See all that is wrong: dragoman verify --record {record.path}.",
            ) from problem


def _get_row(record: Record, sql: str, key: str) -> Row | None:
    return next(record.find_rows(sql, [key]), None)


class _Tables:
    """The tables of a record side by side, handed out article by article.

    Args:
        record: An open record.
        article_id: Only this article; None for all, to be taken in order of their ids.
    """

    __slots__ = ("_article_id", "_streams", "record")

    def __init__(self, record: Record, article_id: str | None) -> None:
        self.record = record
        self._article_id = article_id
        self._streams: dict[str, _Stream] = {}

    def find_rows(self, table: str, key: str = "article_id", order: str = "") -> Iterator[Row]:
        """The rows of a table, of one article or of all."""
        where, values = f"{key} IS NOT NULL", None
        if self._article_id is not None:
            where, values = f"{key} = ?", [self._article_id]
        return self.record.find_rows(
            f"SELECT * FROM {table} WHERE {where} ORDER BY {order}", values
        )

    def take(self, table: str, article_id: str, order: str = "ordinal") -> list[Row]:
        """The rows of one article."""
        if table not in self._streams:
            rows = self.find_rows(table, order=f"article_id, {order}")
            self._streams[table] = _Stream(rows)
        return self._streams[table].take(article_id)


class _Stream:
    """Rows in order of their article, with one looked at ahead."""

    __slots__ = ("_next", "_rows")

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def take(self, article_id: str) -> list[Row]:
        found = []
        while self._next is not None and self._next["article_id"] <= article_id:
            if self._next["article_id"] == article_id:
                found.append(self._next)
            self._next = next(self._rows, None)
        return found


def _build_article(row: Row, tables: _Tables) -> Article:
    texts = tables.take("article_text", row["id"], "article_id")
    if not texts:
        raise StoreError(
            f"{tables.record.path} holds no text of {row['id']}: it was shared with quotations"
            " only.",
            remedy="Ask its owner for the text, or look at the claims with `dragoman events`.",
        )
    parts = tuple(
        Part(kind=part["kind"], span=Span(part["span_start"], part["span_end"]))
        for part in tables.take("article_part", row["id"])
    )
    return decode_article(row, texts[0]["text"], parts)


def _build_reading(row: Row, tables: _Tables) -> Reading:
    take = partial(tables.take, article_id=row["id"])
    return Reading(
        article=_build_article(row, tables),
        actors=_build_actors(take(_ACTORS), take("actor_mention", order="span_start, span_end")),
        event_mentions=_build_event_mentions(take("event_mention"), take("participant")),
        statements=tuple(map(decode_statement, take("statement"))),
        positions=tuple(map(decode_position, take("position"))),
        figures=tuple(map(decode_figure, take("figure"))),
        agreements=_build_agreements(take("agreement"), take("agreement_party")),
        issues=tuple(map(decode_issue, take("issue"))),
    )


def _build_actors(rows: list[Row], mention_rows: list[Row]) -> tuple[Actor, ...]:
    mentions: dict[str, list[Span]] = defaultdict(list)
    for row in mention_rows:
        mentions[row["actor_id"]].append(Span(row["span_start"], row["span_end"]))
    return tuple(decode_actor(row, tuple(mentions[row["id"]]), row["confidence"]) for row in rows)


def _build_event_mentions(rows: list[Row], participant_rows: list[Row]) -> tuple[EventMention, ...]:
    sides: dict[tuple[str, str], list[Participant]] = defaultdict(list)
    for row in participant_rows:
        span = Span(row["span_start"], row["span_end"])
        sides[row["event_id"], row["side"]].append(Participant(actor=row["actor_id"], span=span))
    return tuple(
        decode_event_mention(
            row, tuple(sides[row["id"], "actor"]), tuple(sides[row["id"], "recipient"])
        )
        for row in rows
    )


def _build_agreements(rows: list[Row], party_rows: list[Row]) -> tuple[Agreement, ...]:
    parties: dict[str, list[str]] = defaultdict(list)
    for row in party_rows:
        parties[row["agreement_id"]].append(row["actor_id"])
    return tuple(decode_agreement(row, tuple(parties[row["id"]])) for row in rows)
