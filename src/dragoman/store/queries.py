"""Questions to a record. Claims come newest first, and within an article in order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from dragoman.errors import RecordError, StoreError
from dragoman.store.claims import (
    AGREEMENTS,
    EVENTS,
    FIGURES,
    ISSUES,
    POSITIONS,
    STATEMENTS,
)
from dragoman.store.database import Record
from dragoman.store.decoding import decode_actor, decode_article_row
from dragoman.store.filters import ARTICLE_COLUMNS, Claims, Filter, match_actor, match_words
from dragoman.store.rows import (
    ActorRow,
    AgreementRow,
    ArticleRow,
    EventRow,
    FigureRow,
    IssueRow,
    PositionRow,
    StatementRow,
)

_CHUNK = 500
Item = TypeVar("Item")


def find_claims(
    record: Record, claims: Claims[Item], chosen: Filter | None = None
) -> Iterator[Item]:
    """Claims of one kind that fit some conditions.

    Args:
        record: An open record.
        claims: Which kind, such as ``EVENTS``.
        chosen: The conditions; None for all. Of issues ``type`` asks the code and ``text``
            the detail.

    Raises:
        RecordError: A condition that these claims do not know.
        StoreError: The record is damaged.
    """
    sql, values = claims.write_query(chosen or Filter())
    found = record.find_rows(sql, values or None)
    while rows := list(islice(found, _CHUNK)):
        make = claims.join(record, rows)
        for row in rows:
            with _decoding(record, row["id"] if "id" in row else row["code"]):
                item = make(row)
            yield item


def find_events(record: Record, chosen: Filter | None = None) -> Iterator[EventRow]:
    """Event mentions that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, EVENTS, chosen)


def find_statements(record: Record, chosen: Filter | None = None) -> Iterator[StatementRow]:
    """Statements that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, STATEMENTS, chosen)


def find_positions(record: Record, chosen: Filter | None = None) -> Iterator[PositionRow]:
    """Positions that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, POSITIONS, chosen)


def find_figures(record: Record, chosen: Filter | None = None) -> Iterator[FigureRow]:
    """Figures that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, FIGURES, chosen)


def find_agreements(record: Record, chosen: Filter | None = None) -> Iterator[AgreementRow]:
    """Agreements that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, AGREEMENTS, chosen)


def find_issues(record: Record, chosen: Filter | None = None) -> Iterator[IssueRow]:
    """Issues, those of sources without an article too: see :func:`find_claims`."""
    return find_claims(record, ISSUES, chosen)


def find_articles(record: Record, chosen: Filter | None = None) -> Iterator[ArticleRow]:
    """Articles, newest first.

    Args:
        record: An open record.
        chosen: ``text`` asks the headline; ``since``, ``until``, ``article`` and ``limit``
            hold as well; None for all.
    """
    chosen = chosen or Filter()
    conditions, values = ["true"], {}
    if chosen.text is not None:
        conditions.append(match_words("coalesce(a.title, '')", "text"))
        values["text"] = chosen.text
    if chosen.since is not None:
        conditions.append("a.published[:10] >= $since")
        values["since"] = chosen.since
    if chosen.until is not None:
        conditions.append("a.published[:10] <= $until || '-99-99'")
        values["until"] = chosen.until
    if chosen.article is not None:
        conditions.append("a.id = $article")
        values["article"] = chosen.article
    limit = f" LIMIT {chosen.limit}" if chosen.limit else ""
    sql = (
        f"SELECT a.id, {ARTICLE_COLUMNS} FROM article a WHERE {' AND '.join(conditions)}"
        f" ORDER BY coalesce(a.published, '') DESC, a.id{limit}"
    )
    for row in record.find_rows(sql, values or None):
        yield decode_article_row(row, row["id"])


def find_actors(record: Record, chosen: Filter | None = None) -> Iterator[ActorRow]:
    """Actors with how often they are named, the most widely named first.

    Args:
        record: An open record.
        chosen: ``actor``, ``country``, ``type`` (the kind) and ``limit`` hold; None for all.
    """
    chosen = chosen or Filter()
    conditions, values = ["true"], {}
    if chosen.actor is not None:
        conditions.append(match_actor("actor"))
        values["actor"] = chosen.actor
    if chosen.country is not None:
        conditions.append("w.country = upper($country)")
        values["country"] = chosen.country
    if chosen.type is not None:
        conditions.append("w.kind = lower($type)")
        values["type"] = chosen.type
    sql = (
        "SELECT w.*, count(*)::INTEGER AS n_articles, sum(m.n)::INTEGER AS n_mentions,"
        " min(a.published[:10]) AS first_published, max(a.published[:10]) AS last_published"
        " FROM actor w JOIN article_actor l ON l.actor_id = w.id JOIN article a ON a.id ="
        " l.article_id LEFT JOIN (SELECT article_id, actor_id, count(*) AS n FROM actor_mention"
        " GROUP BY ALL) m ON m.article_id = l.article_id AND m.actor_id = w.id"
        f" WHERE {' AND '.join(conditions)} GROUP BY ALL"
        " ORDER BY n_articles DESC, coalesce(n_mentions, 0) DESC, w.name, w.id"
        + (f" LIMIT {chosen.limit}" if chosen.limit else "")
    )
    for row in record.find_rows(sql, values or None):
        with _decoding(record, row["id"]):
            yield ActorRow(
                actor=decode_actor(row),
                n_articles=row["n_articles"],
                n_mentions=row["n_mentions"] or 0,
                first_published=row["first_published"],
                last_published=row["last_published"],
            )


def count_claims(record: Record, claims: Claims[Any], chosen: Filter | None = None) -> int:
    """How many claims fit some conditions, without regard to the limit.

    Args:
        record: An open record.
        claims: Which kind.
        chosen: The conditions; None for all.
    """
    sql, values = claims.write_count(chosen or Filter())
    return sum(int(row["n"]) for row in record.find_rows(sql, values or None))


@contextmanager
def _decoding(record: Record, name: str) -> Iterator[None]:
    try:
        yield
    except (RecordError, KeyError) as problem:
        raise StoreError(
            f"{record.path} is damaged at {name}: {problem}",
            remedy=f"See all that is wrong: dragoman verify --record {record.path}.",
        ) from problem
