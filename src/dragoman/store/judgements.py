"""What people decided about reports: kept for good, standing until withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from dragoman.errors import RecordError, StoreError, UnknownIdError
from dragoman.merging.judging import check_judgements
from dragoman.records import Article, Judgement, Verdict, get_founder_id
from dragoman.store.articles import get_article
from dragoman.store.database import Record, Row
from dragoman.store.inserting import insert_rows
from dragoman.store.views import drop_views

_TABLES = {"evm": "event_mention", "stm": "statement", "fig": "figure"}
_LISTS = {"evm": "events", "stm": "statements", "fig": "figures"}
_LEAST_DIGITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """A judgement and whether it stands.

    Args:
        judgement: The record.
        left: Words of the one report; None when the record no longer holds it.
        right: Words of the other.
        withdrawn_at: ISO 8601 when it was withdrawn, or None while it stands.
    """

    judgement: Judgement
    left: str | None
    right: str | None
    withdrawn_at: str | None


def get_report_id(record: Record, name: str) -> str:
    """The id of a report from what somebody calls it or the event that it founds.

    Args:
        record: An open record.
        name: Id of an event, event mention, utterance, statement or figure, old or new, or
            the beginning of it.

    Raises:
        UnknownIdError: The record has no such report, or several that begin so.
    """
    wanted = get_founder_id(name)
    prefix, _, digits = wanted.partition("-")
    table = _TABLES.get(prefix)
    if table is None or len(digits) < _LEAST_DIGITS:
        raise UnknownIdError(
            f"'{name}' is no id of an event, statement or figure.",
            remedy=f"Ids begin with evt-, evm-, utt-, stm- or fig- and have {_LEAST_DIGITS} more"
            f" digits at least: dragoman {_LISTS.get(prefix, 'events')} --format csv.",
        )
    sql = f"SELECT id FROM {table} WHERE starts_with(id, ?) LIMIT 2"
    found = [str(row["id"]) for row in record.find_rows(sql, [wanted])]
    if len(found) != 1:
        many = "several records whose id begins with" if found else "no such record:"
        raise UnknownIdError(
            f"{record.path} has {many} {name}.",
            remedy=f"See them all: dragoman {_LISTS[prefix]} --format csv.",
        )
    return found[0]


def get_report_article(record: Record, report_id: str) -> Article:
    """The article in which a report stands.

    Args:
        record: An open record.
        report_id: What :func:`get_report_id` gave.

    Raises:
        StoreError: The record is shared with quotations only.
    """
    table = _TABLES[report_id.partition("-")[0]]
    row = next(record.find_rows(f"SELECT article_id FROM {table} WHERE id = ?", [report_id]))
    article = get_article(record, row["article_id"])
    if article is None:
        raise StoreError(
            f"{record.path} is damaged at {report_id}: it leads to no article.",
            remedy=f"See all that is wrong: dragoman verify --record {record.path}.",
        )
    return article


def add_judgement(
    record: Record, verdict: Verdict, left: str, right: str, note: str | None = None
) -> Judgement:
    """Keep a judgement; the views that rest on another are dropped.

    Args:
        record: A record open for writing.
        verdict: ``same`` or ``different``.
        left: What somebody calls the one report.
        right: What somebody calls the other.
        note: Why, or None.

    Raises:
        UnknownIdError: The record has no such report.
        RecordError: The two are one report, or not of one kind.
        JudgementError: It contradicts what was judged before.
    """
    judgement = Judgement(
        verdict=verdict,
        left=get_report_id(record, left),
        right=get_report_id(record, right),
        note=note,
        judged_at=datetime.now(UTC).isoformat(timespec="microseconds"),
    )
    standing = list(find_standing(record))
    if any(one.id == judgement.id for one in standing):
        raise RecordError(
            f"It is judged so already ({judgement.id}).",
            remedy="To change the note, withdraw it first.",
        )
    check_judgements([*standing, judgement])
    values = {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "note": judgement.note,
        "judged_at": judgement.judged_at,
        "withdrawn_at": None,
    }
    with record.transaction():
        insert_rows(record, "judgement", [values])
        drop_views(record)
    return judgement


def withdraw_judgement(record: Record, name: str) -> Judgement:
    """Withdraw a judgement: it is kept, but no longer holds.

    Args:
        record: A record open for writing.
        name: Its id, or the beginning of it.

    Raises:
        UnknownIdError: No standing judgement has this id, or several begin so.
    """
    found = [one for one in find_standing(record) if one.id.startswith(name)]
    if len(found) != 1:
        raise UnknownIdError(
            f"{record.path} has {'several' if found else 'no'} standing judgements {name}.",
            remedy="See them all: dragoman judge list.",
        )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with record.transaction():
        sql = "UPDATE judgement SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL"
        record.execute(sql, [now, found[0].id])
        drop_views(record)
    return found[0]


def find_standing(record: Record) -> Iterator[Judgement]:
    """The judgements that stand, in order of their ids.

    Args:
        record: An open record.
    """
    sql = "SELECT * FROM judgement WHERE withdrawn_at IS NULL ORDER BY id"
    return map(_decode_judgement, record.find_rows(sql))


def find_judgements(record: Record) -> Iterator[JudgementRow]:
    """All judgements, those withdrawn too, the latest first.

    Args:
        record: An open record.
    """
    words = "(SELECT words FROM report WHERE report.id = j.{side}_id)"
    sql = (
        "WITH report AS (SELECT id, sentence AS words FROM event_mention"
        " UNION ALL SELECT id, content FROM statement)"
        f" SELECT j.*, {words.format(side='left')} AS left_words,"
        f" {words.format(side='right')} AS right_words"
        " FROM judgement j ORDER BY j.judged_at DESC, j.id"
    )
    for row in record.find_rows(sql):
        yield JudgementRow(
            judgement=_decode_judgement(row),
            left=row["left_words"],
            right=row["right_words"],
            withdrawn_at=row["withdrawn_at"],
        )


def _decode_judgement(row: Row) -> Judgement:
    return Judgement(
        verdict=row["verdict"],
        left=row["left_id"],
        right=row["right_id"],
        note=row["note"],
        judged_at=row["judged_at"],
    )
