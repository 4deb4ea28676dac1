"""Checking a record: ids, spans, quotations, links and counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.errors import RecordError
from dragoman.records import Participant, Span
from dragoman.store.database import Record, Row, open_record
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
from dragoman.store.encoding import ARTICLE_TABLES

_CHUNK = 500

#: table, column, the table and column that it points to, whether within the same article.
_LINKS = (
    *((table, "article_id", "article", "id", False) for table in ARTICLE_TABLES),
    ("article", "run_id", "run", "id", False),
    ("source", "run_id", "run", "id", False),
    ("source", "article_id", "article", "id", False),
    ("article_actor", "actor_id", "actor", "id", False),
    ("actor_mention", "actor_id", "article_actor", "actor_id", True),
    ("event_mention", "reported_by_id", "article_actor", "actor_id", True),
    ("participant", "event_id", "event_mention", "id", True),
    ("participant", "actor_id", "article_actor", "actor_id", True),
    ("statement", "speaker_id", "article_actor", "actor_id", True),
    ("statement", "addressee_id", "article_actor", "actor_id", True),
    ("position", "holder_id", "article_actor", "actor_id", True),
    ("position", "statement_id", "statement", "id", True),
    ("figure", "attributed_to_id", "article_actor", "actor_id", True),
    ("agreement", "value_id", "figure", "id", True),
    ("agreement_party", "agreement_id", "agreement", "id", True),
    ("agreement_party", "actor_id", "article_actor", "actor_id", True),
    ("event", "article_id", "article", "id", False),
    ("event_report", "event_id", "event", "id", False),
    ("event_report", "mention_id", "event_mention", "id", False),
    ("event_party", "event_id", "event", "id", False),
    ("event_party", "actor_id", "actor", "id", False),
    ("utterance", "article_id", "article", "id", False),
    ("utterance", "speaker_id", "actor", "id", False),
    ("utterance_report", "utterance_id", "utterance", "id", False),
    ("utterance_report", "statement_id", "statement", "id", False),
    ("copy_group", "article_id", "article", "id", False),
    ("copy_member", "group_id", "copy_group", "id", False),
    ("copy_member", "article_id", "article", "id", False),
    ("discrepancy", "article_id", "article", "id", False),
    ("discrepancy_claim", "discrepancy_id", "discrepancy", "id", False),
    ("discrepancy_claim", "article_id", "article", "id", False),
)

#: What names a row of the tables that have no id of their own.
_NAMES = dict.fromkeys(ARTICLE_TABLES, "article_id") | {
    "source": "source_id",
    "event_report": "mention_id",
    "event_party": "event_id",
    "utterance_report": "statement_id",
    "copy_member": "article_id",
    "discrepancy_claim": "discrepancy_id",
}

#: table and the columns that together stand once.
_KEYS = (
    ("run", "id"),
    ("article", "id"),
    ("article_text", "article_id"),
    ("actor", "id"),
    ("article_actor", "article_id, actor_id"),
    ("actor_mention", "article_id, actor_id, span_start, span_end"),
    ("event_mention", "id"),
    ("participant", "event_id, side, ordinal"),
    ("statement", "id"),
    ("position", "id"),
    ("figure", "id"),
    ("agreement", "id"),
    ("agreement_party", "agreement_id, ordinal"),
    ("source", "source_id, coalesce(article_id, '')"),
    ("event", "id"),
    ("event_report", "mention_id"),
    ("event_party", "event_id, side, ordinal"),
    ("utterance", "id"),
    ("utterance_report", "statement_id"),
    ("copy_group", "id"),
    ("copy_member", "article_id"),
    ("discrepancy", "id"),
    ("discrepancy_claim", "discrepancy_id, side"),
    ("judgement", "id, judged_at"),
)

#: table, span and the column with its words.
_QUOTATIONS = (
    ("actor_mention", "span", "words"),
    ("event_mention", "trigger", "trigger"),
    ("event_mention", "sentence", "sentence"),
    ("event_mention", "date_span", "date_words"),
    ("event_mention", "place_span", "place_words"),
    ("participant", "span", "words"),
    ("statement", "speaker", "speaker_words"),
    ("statement", "cue", "cue"),
    ("statement", "content", "content"),
    ("statement", "date_span", "date_words"),
    ("statement", "passage", "passage"),
    ("position", "evidence", "evidence"),
    ("position", "date_span", "date_words"),
    ("position", "passage", "passage"),
    ("figure", "evidence", "evidence"),
    ("figure", "passage", "passage"),
    ("agreement", "evidence", "evidence"),
    ("agreement", "date_span", "date_words"),
    ("agreement", "passage", "passage"),
    ("issue", "span", "words"),
    ("discrepancy_claim", "span", "words"),
    ("discrepancy_claim", "passage", "passage"),
)

_REPORTS = "FROM event_report r JOIN event_mention m ON m.id = r.mention_id WHERE r.event_id = e.id"
_KIND = " AND ".join(
    f"m.{name} IS NOT DISTINCT FROM e.{name}" for name in ("type", "mode", "cameo", "quad", "score")
)

#: What an event says that its reports do not: SQL that is true of ``e`` then, and a name for it.
#: Place and date are worked out from more than one report says, and not among them.
_UNREPORTED = (
    (f"NOT EXISTS (SELECT 1 {_REPORTS} AND {_KIND})", "type, mode and score"),
    (f"NOT EXISTS (SELECT 1 {_REPORTS} AND m.status = e.status)", "status"),
    (
        "EXISTS (SELECT 1 FROM event_party p WHERE p.event_id = e.id AND NOT EXISTS (SELECT 1"
        " FROM event_report r JOIN participant q ON q.event_id = r.mention_id"
        " WHERE r.event_id = e.id AND q.side = p.side AND q.actor_id = p.actor_id))",
        "actors or recipients",
    ),
    (
        f"(SELECT list_sort(list_distinct(flatten(list(m.contexts)))) {_REPORTS})"
        " IS DISTINCT FROM list_sort(e.contexts)",
        "contexts",
    ),
    (
        "(SELECT (count(DISTINCT m.article_id), bool_and(m.background), max(m.confidence))"
        f" {_REPORTS}) IS DISTINCT FROM (e.n_articles, e.background, e.confidence)",
        "n_articles, background or confidence",
    ),
    ("NOT e.n_voices BETWEEN 1 AND e.n_articles", "n_voices"),
)

#: column of ``article`` and the table that it counts.
_COUNTS = (
    ("n_actors", "article_actor"),
    ("n_event_mentions", "event_mention"),
    ("n_statements", "statement"),
    ("n_positions", "position"),
    ("n_figures", "figure"),
    ("n_agreements", "agreement"),
    ("n_issues", "issue"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a record that cannot be right.

    Args:
        table: The table.
        id: Id of the row, or of its article when it has none.
        detail: What is wrong.
    """

    table: str
    id: str
    detail: str


def verify_record(path: Path) -> Iterator[Problem]:
    """Everything in a record that does not hold together.

    Every id is computed anew, every span must lie in its text and every quotation equal the
    characters there, every link must lead somewhere, the counts must agree and an event may
    say only what its reports say. Where the
    record holds no texts (quotations only), their spans and the ids of articles are not
    checked.

    Args:
        path: The record.

    Raises:
        NotARecordError: The file is something else.
        RecordVersionError: A newer dragoman made it.
        StoreError: It is missing, damaged beyond reading, or in use for writing.
    """
    with open_record(path) as record:
        yield from _find_broken_keys(record)
        yield from _find_broken_links(record)
        yield from _find_broken_quotations(record)
        yield from _find_broken_counts(record)
        yield from _find_broken_articles(record)
        yield from _find_broken_events(record)
        yield from _find_broken_claims(record)


def _find_broken_keys(record: Record) -> Iterator[Problem]:
    for table, columns in _KEYS:
        sql = (
            f"SELECT concat_ws(' ', {columns}) AS id, count(*) AS n FROM {table} GROUP BY {columns}"
        )
        for row in record.find_rows(f"{sql} HAVING count(*) > 1"):
            yield Problem(table=table, id=row["id"], detail=f"stands {row['n']} times.")


def _find_broken_links(record: Record) -> Iterator[Problem]:
    for table, column, target, key, same_article in _LINKS:
        within = " AND t.article_id = c.article_id" if same_article else ""
        name = _NAMES.get(table, "id")
        sql = (
            f"SELECT coalesce(c.{name}, '') AS id, c.{column} AS link FROM {table} c"
            f" WHERE c.{column} IS NOT NULL AND NOT EXISTS"
            f" (SELECT 1 FROM {target} t WHERE t.{key} = c.{column}{within})"
        )
        for row in record.find_rows(sql):
            detail = f"{column} {row['link']} leads to no row of {target}."
            yield Problem(table=table, id=str(row["id"]), detail=detail)


def _find_broken_quotations(record: Record) -> Iterator[Problem]:
    for table, span, words in _QUOTATIONS:
        start, end = f"c.{span}_start", f"c.{span}_end"
        sql = (
            f"SELECT c.article_id AS id, {start} AS first, {end} AS last,"
            f" length(t.text) AS length FROM {table} c JOIN article_text t USING (article_id)"
            f" WHERE ({start} IS NULL) <> ({end} IS NULL) OR ({start} IS NULL) <>"
            f" (c.{words} IS NULL) OR {start} < 0 OR {end} <= {start} OR {end} > length(t.text)"
            f" OR substring(t.text, {start} + 1, {end} - {start}) <> c.{words}"
        )
        for row in record.find_rows(sql):
            place = f"[{row['first']}, {row['last']}) of {row['length']}"
            detail = f"{words}: the text holds other words at {place}."
            yield Problem(table=table, id=row["id"], detail=detail)


def _find_broken_counts(record: Record) -> Iterator[Problem]:
    for column, table in _COUNTS:
        sql = (
            f"SELECT a.id, a.{column} AS stated, coalesce(c.n, 0) AS found FROM article a"
            f" LEFT JOIN (SELECT article_id, count(*) AS n FROM {table} GROUP BY ALL) c"
            f" ON c.article_id = a.id WHERE a.{column} <> coalesce(c.n, 0)"
        )
        for row in record.find_rows(sql):
            detail = f"{column} is {row['stated']}, but {table} has {row['found']} rows."
            yield Problem(table="article", id=row["id"], detail=detail)
    sql = (
        "SELECT a.id, a.n_characters AS stated, length(t.text) AS found FROM article a"
        " JOIN article_text t ON t.article_id = a.id WHERE a.n_characters <> length(t.text)"
    )
    for row in record.find_rows(sql):
        detail = f"n_characters is {row['stated']}, but the text has {row['found']}."
        yield Problem(table="article", id=row["id"], detail=detail)


def _find_broken_events(record: Record) -> Iterator[Problem]:
    """Events that are not the sum of their reports, and mentions that no event holds."""
    sql = (
        "SELECT e.id, e.n_reports AS stated, count(r.mention_id) AS found,"
        " bool_or(r.ordinal = 0 AND substring(r.mention_id, 5) = substring(e.id, 5)) AS founded"
        " FROM event e LEFT JOIN event_report r ON r.event_id = e.id GROUP BY ALL"
        " HAVING stated <> found OR NOT coalesce(founded, false)"
    )
    for row in record.find_rows(sql):
        detail = f"n_reports is {row['stated']}, but event_report has {row['found']} rows"
        detail += "." if row["founded"] else ", and the report that founds it is not the first."
        yield Problem(table="event", id=row["id"], detail=detail)
    for condition, names in _UNREPORTED:
        for row in record.find_rows(f"SELECT e.id FROM event e WHERE {condition}"):
            yield Problem(table="event", id=row["id"], detail=f"{names}: not what its reports say.")
    sql = (
        "SELECT m.id FROM event_mention m WHERE EXISTS (SELECT 1 FROM merging)"
        " AND NOT EXISTS (SELECT 1 FROM event_report r WHERE r.mention_id = m.id)"
    )
    for row in record.find_rows(sql):
        yield Problem(table="event_mention", id=row["id"], detail="no event holds it.")


def _find_broken_articles(record: Record) -> Iterator[Problem]:
    sql = "SELECT a.*, t.text FROM article a JOIN article_text t ON t.article_id = a.id"
    for row in record.find_rows(sql):
        yield from _check_id("article", row, lambda row: decode_article(row, row["text"]).id)
    sql = (
        "SELECT p.article_id AS id, p.ordinal FROM article_part p JOIN article_text t"
        " USING (article_id) WHERE p.span_start < 0 OR p.span_end <= p.span_start"
        " OR p.span_end > length(t.text)"
    )
    for row in record.find_rows(sql):
        detail = f"part {row['ordinal']} leaves the text."
        yield Problem(table="article_part", id=row["id"], detail=detail)


def _find_broken_claims(record: Record) -> Iterator[Problem]:
    makers: tuple[tuple[str, Callable[[Row], str]], ...] = (
        ("actor", lambda row: decode_actor(row).id),
        ("statement", lambda row: decode_statement(row).id),
        ("position", lambda row: decode_position(row).id),
        ("figure", lambda row: decode_figure(row).id),
    )
    for table, make in makers:
        for row in record.find_rows(f"SELECT * FROM {table}"):
            yield from _check_id(table, row, make)
    for row in record.find_rows("SELECT *, coalesce(article_id, source_id) AS id FROM issue"):
        yield from _check_id("issue", row, _check_issue)
    yield from _find_broken_mentions(record)
    yield from _find_broken_agreements(record)


def _check_issue(row: Row) -> str:
    decode_issue(row)
    return str(row["id"])


def _find_broken_mentions(record: Record) -> Iterator[Problem]:
    events = record.find_rows("SELECT * FROM event_mention")
    sql = (
        "SELECT * FROM participant WHERE event_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY ordinal"
    )
    while chunk := list(islice(events, _CHUNK)):
        sides: dict[Any, list[Participant]] = defaultdict(list)
        for row in record.find_rows(sql, [[row["id"] for row in chunk]]):
            span = Span(row["span_start"], row["span_end"])
            if 0 <= span.start < span.end:  # else reported with the quotations
                participant = Participant(actor=row["actor_id"], span=span)
                sides[row["event_id"], row["side"]].append(participant)

        def make(row: Row, sides: dict[Any, list[Participant]] = sides) -> str:
            actors, recipients = (sides[row["id"], side] for side in ("actor", "recipient"))
            return decode_event_mention(row, tuple(actors), tuple(recipients)).id

        for row in chunk:
            yield from _check_id("event_mention", row, make)


def _find_broken_agreements(record: Record) -> Iterator[Problem]:
    sql = (
        "SELECT c.*, (SELECT list(p.actor_id ORDER BY p.ordinal) FROM agreement_party p"
        " WHERE p.agreement_id = c.id) AS parties FROM agreement c"
    )
    for row in record.find_rows(sql):
        yield from _check_id(
            "agreement", row, lambda row: decode_agreement(row, tuple(row["parties"] or ())).id
        )


def _check_id(table: str, row: Row, make: Callable[[Row], str]) -> Iterator[Problem]:
    try:
        made = make(row)
    except RecordError as problem:
        yield Problem(table=table, id=str(row["id"]), detail=str(problem))
        return
    if made != row["id"]:
        detail = f"the id does not fit its content, which has {made}."
        yield Problem(table=table, id=str(row["id"]), detail=detail)
