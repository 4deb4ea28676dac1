"""Questions to a record. Claims come newest first, and within an article in order of the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from itertools import islice
from typing import Any, TypeVar

from dragoman.errors import RecordError, StoreError, UnknownIdError
from dragoman.records import Event
from dragoman.store.claims import (
    AGREEMENTS,
    AMONG,
    DISCREPANCIES,
    EVENTS,
    FIGURES,
    ISSUES,
    MENTIONS,
    POSITIONS,
    STATEMENTS,
    find_by_id,
)
from dragoman.store.database import Record
from dragoman.store.decoding import decode_actor, decode_article_row
from dragoman.store.filters import ARTICLE_COLUMNS, Claims, Filter, match_actor, match_words
from dragoman.store.judgements import get_report_id
from dragoman.store.rows import (
    ActorRow,
    AgreementRow,
    ArticleRow,
    DiscrepancyRow,
    EventRow,
    FigureRow,
    IssueRow,
    MentionRow,
    PositionRow,
    ReportRow,
    StatementRow,
)
from dragoman.store.runs import Run
from dragoman.store.views import check_merged

_CHUNK = 500
Item = TypeVar("Item")


def find_claims(
    record: Record, claims: Claims[Item], chosen: Filter | None = None
) -> Iterator[Item]:
    """Claims of one kind that fit some conditions.

    Args:
        record: An open record.
        claims: Which kind, such as ``MENTIONS``.
        chosen: The conditions; None for all. Of issues ``type`` asks the code and ``text``
            the detail; of discrepancies ``type`` asks the kind.

    Raises:
        RecordError: A condition that these claims do not know.
        StoreError: The record is damaged, or its reports are not merged into events.
    """
    if claims.is_view:
        check_merged(record)
    sql, values = claims.write_query(chosen or Filter())
    found = record.find_rows(sql, values or None)
    while rows := list(islice(found, _CHUNK)):
        make = claims.join(record, rows)
        for row in rows:
            with _decoding(record, row["id"] if "id" in row else row["code"]):
                item = make(row)
            yield item


def find_events(record: Record, chosen: Filter | None = None) -> Iterator[EventRow]:
    """Events that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, EVENTS, chosen)


def get_event_id(record: Record, name: str) -> str:
    """The id of the event that holds a report.

    Args:
        record: An open record.
        name: Id of an event or event mention, old or new, or the beginning of it.

    Raises:
        UnknownIdError: The record has no such event, or several that begin so.
        StoreError: The reports of the record are not merged.
    """
    check_merged(record)
    report_id = get_report_id(record, name)
    rows = record.find_rows("SELECT event_id FROM event_report WHERE mention_id = ?", [report_id])
    row = next(rows, None)
    if row is None:
        raise UnknownIdError(
            f"{name} is a statement, not an event.", remedy="Look for it: dragoman events."
        )
    return str(row["event_id"])


def get_event(record: Record, event_id: str) -> EventRow | None:
    """One event, or None when there is none with this id.

    Args:
        record: An open record.
        event_id: Its id.
    """
    return find_by_id(record, EVENTS, [event_id]).get(event_id)


def find_reports(record: Record, event_id: str) -> Iterator[ReportRow]:
    """The reports of an event, in order of publication.

    Args:
        record: An open record.
        event_id: Its id.
    """
    sql = (
        "SELECT r.mention_id, o.article_id AS copy_of FROM event_report r"
        " JOIN event_mention m ON m.id = r.mention_id JOIN article a ON a.id = m.article_id"
        " LEFT JOIN copy_member k ON k.article_id = m.article_id AND k.ordinal > 0"
        " LEFT JOIN copy_member o ON o.group_id = k.group_id AND o.ordinal = 0"
        " WHERE r.event_id = ? ORDER BY coalesce(a.published, ''), a.id, m.trigger_start, m.id"
    )
    rows = list(record.find_rows(sql, [event_id]))
    reports = find_by_id(record, MENTIONS, [row["mention_id"] for row in rows])
    for row in rows:
        report = reports[row["mention_id"]]
        yield ReportRow(event=event_id, report=report, copy_of=row["copy_of"])


def find_event_discrepancies(record: Record, event: Event) -> Iterator[DiscrepancyRow]:
    """The discrepancies that are about an event or between reports of it.

    Args:
        record: An open record.
        event: The event.
    """
    sql = (
        "SELECT c.id FROM discrepancy c WHERE c.subject_id = ? OR c.id IN"
        f" (SELECT d.discrepancy_id FROM discrepancy_claim d WHERE d.record_id {AMONG})"
        " ORDER BY c.kind, c.id"
    )
    ids = [row["id"] for row in record.find_rows(sql, [event.id, list(event.mentions)])]
    found = find_by_id(record, DISCREPANCIES, ids)
    yield from (found[key] for key in ids)


def find_discrepancies(record: Record, chosen: Filter | None = None) -> Iterator[DiscrepancyRow]:
    """Discrepancies that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, DISCREPANCIES, chosen)


def find_mentions(record: Record, chosen: Filter | None = None) -> Iterator[MentionRow]:
    """Event mentions that fit some conditions: see :func:`find_claims`."""
    return find_claims(record, MENTIONS, chosen)


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
    where, values = _write_article_conditions(chosen)
    limit = f" LIMIT {chosen.limit}" if chosen.limit else ""
    sql = (
        f"SELECT a.id, {ARTICLE_COLUMNS} FROM article a WHERE {where}"
        f" ORDER BY coalesce(a.published, '') DESC, a.id{limit}"
    )
    for row in record.find_rows(sql, values or None):
        yield decode_article_row(row, row["id"])


def count_articles(record: Record, chosen: Filter | None = None) -> int:
    """How many articles fit some conditions, without regard to the limit.

    Args:
        record: An open record.
        chosen: As for :func:`find_articles`.
    """
    where, values = _write_article_conditions(chosen or Filter())
    sql = f"SELECT count(*) AS n FROM article a WHERE {where}"
    return sum(int(row["n"]) for row in record.find_rows(sql, values or None))


def _write_article_conditions(chosen: Filter) -> tuple[str, dict[str, Any]]:
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
    return " AND ".join(conditions), values


def find_actors(record: Record, chosen: Filter | None = None) -> Iterator[ActorRow]:
    """Actors with how often they are named, the most widely named first.

    Args:
        record: An open record.
        chosen: ``actor``, ``country``, ``type`` (the kind) and ``limit`` hold; None for all.
    """
    chosen = chosen or Filter()
    where, values = _write_actor_conditions(chosen)
    sql = (
        "SELECT w.*, count(*)::INTEGER AS n_articles, sum(m.n)::INTEGER AS n_mentions,"
        " min(a.published[:10]) AS first_published, max(a.published[:10]) AS last_published"
        " FROM actor w JOIN article_actor l ON l.actor_id = w.id JOIN article a ON a.id ="
        " l.article_id LEFT JOIN (SELECT article_id, actor_id, count(*) AS n FROM actor_mention"
        " GROUP BY ALL) m ON m.article_id = l.article_id AND m.actor_id = w.id"
        f" WHERE {where} GROUP BY ALL"
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


def count_actors(record: Record, chosen: Filter | None = None) -> int:
    """How many actors fit some conditions, without regard to the limit.

    Args:
        record: An open record.
        chosen: As for :func:`find_actors`.
    """
    where, values = _write_actor_conditions(chosen or Filter())
    sql = (
        "SELECT count(DISTINCT w.id) AS n FROM actor w JOIN article_actor l ON l.actor_id = w.id"
        f" WHERE {where}"
    )
    return sum(int(row["n"]) for row in record.find_rows(sql, values or None))


def _write_actor_conditions(chosen: Filter) -> tuple[str, dict[str, Any]]:
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
    return " AND ".join(conditions), values


def count_claims(record: Record, claims: Claims[Any], chosen: Filter | None = None) -> int:
    """How many claims fit some conditions, without regard to the limit.

    Args:
        record: An open record.
        claims: Which kind.
        chosen: The conditions; None for all.
    """
    if claims.is_view:
        check_merged(record)
    sql, values = claims.write_count(chosen or Filter())
    return sum(int(row["n"]) for row in record.find_rows(sql, values or None))


def get_run(record: Record, article_id: str) -> Run | None:
    """The run that read an article, or None when the record has no such article.

    Args:
        record: An open record.
        article_id: Id of the article.
    """
    sql = "SELECT r.* FROM run r JOIN article a ON a.run_id = r.id WHERE a.id = ?"
    row = next(record.find_rows(sql, [article_id]), None)
    if row is None:
        return None
    return Run(
        started_at=row["started_at"].replace(tzinfo=UTC),
        code_version=row["code_version"],
        model_digest=row["model_digest"],
        codebook_digest=row["codebook_digest"],
        options=tuple(json.loads(row["options"]).items()),
    )


@contextmanager
def _decoding(record: Record, name: str) -> Iterator[None]:
    try:
        yield
    except (RecordError, KeyError) as problem:
        raise StoreError(
            f"{record.path} is damaged at {name}: {problem}",
            remedy=f"See all that is wrong: dragoman verify --record {record.path}.",
        ) from problem
