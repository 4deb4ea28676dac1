"""Questions to a record. Claims come newest first, and within an article in order of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from dragoman.errors import RecordError, StoreError
from dragoman.records import Actor, Figure, Participant, Span
from dragoman.store.database import Record, Row
from dragoman.store.decoding import (
    decode_actor,
    decode_agreement,
    decode_article_row,
    decode_event_mention,
    decode_figure,
    decode_issue,
    decode_passage,
    decode_position,
    decode_statement,
)
from dragoman.store.filters import (
    AGREEMENTS,
    ARTICLE_COLUMNS,
    EVENTS,
    FIGURES,
    ISSUES,
    POSITIONS,
    STATEMENTS,
    Claims,
    Filter,
    match_actor,
    match_words,
)
from dragoman.store.rows import (
    ActorRow,
    AgreementRow,
    ArticleRow,
    EventRow,
    FigureRow,
    IssueRow,
    ParticipantRow,
    PositionRow,
    StatementRow,
)

_CHUNK = 500
_AMONG = "IN (SELECT unnest(?::VARCHAR[]))"
Item = TypeVar("Item")


def find_events(record: Record, chosen: Filter | None = None) -> Iterator[EventRow]:
    """Event mentions that fit some conditions.

    Args:
        record: An open record.
        chosen: The conditions; None for all.

    Raises:
        RecordError: A condition that event mentions do not know.
        StoreError: The record is damaged.
    """
    for rows in _find_chunks(record, EVENTS, chosen):
        participants = _find_participants(record, [row["id"] for row in rows])
        reporters = _find_actors_by_id(record, [row["reported_by_id"] for row in rows])
        for row in rows:
            with _decoding(record, row["id"]):
                actors = tuple(participants[row["id"], "actor"])
                recipients = tuple(participants[row["id"], "recipient"])
                yield EventRow(
                    article=decode_article_row(row, row["article_id"]),
                    mention=decode_event_mention(row, _strip(actors), _strip(recipients)),
                    actors=actors,
                    recipients=recipients,
                    reported_by=_pick(reporters, row["reported_by_id"]),
                    trigger=row["trigger"],
                    sentence=row["sentence"],
                    date_words=row["date_words"],
                    place_words=row["place_words"],
                )


def find_statements(record: Record, chosen: Filter | None = None) -> Iterator[StatementRow]:
    """Statements that fit some conditions.

    Args:
        record: An open record.
        chosen: The conditions; None for all.

    Raises:
        RecordError: A condition that statements do not know.
        StoreError: The record is damaged.
    """
    for rows in _find_chunks(record, STATEMENTS, chosen):
        ids = [row[name] for row in rows for name in ("speaker_id", "addressee_id")]
        actors = _find_actors_by_id(record, ids)
        for row in rows:
            with _decoding(record, row["id"]):
                yield StatementRow(
                    article=decode_article_row(row, row["article_id"]),
                    statement=decode_statement(row),
                    speaker=_pick(actors, row["speaker_id"]),
                    addressee=_pick(actors, row["addressee_id"]),
                    speaker_words=row["speaker_words"],
                    cue=row["cue"],
                    content=row["content"],
                    passage=decode_passage(row),
                    date_words=row["date_words"],
                )


def find_positions(record: Record, chosen: Filter | None = None) -> Iterator[PositionRow]:
    """Positions that fit some conditions.

    Args:
        record: An open record.
        chosen: The conditions; None for all.

    Raises:
        RecordError: A condition that positions do not know.
        StoreError: The record is damaged.
    """
    for rows in _find_chunks(record, POSITIONS, chosen):
        actors = _find_actors_by_id(record, [row["holder_id"] for row in rows])
        for row in rows:
            with _decoding(record, row["id"]):
                yield PositionRow(
                    article=decode_article_row(row, row["article_id"]),
                    position=decode_position(row),
                    holder=actors[row["holder_id"]],
                    evidence=row["evidence"],
                    passage=decode_passage(row),
                    date_words=row["date_words"],
                )


def find_figures(record: Record, chosen: Filter | None = None) -> Iterator[FigureRow]:
    """Figures that fit some conditions.

    Args:
        record: An open record.
        chosen: The conditions; None for all.

    Raises:
        RecordError: A condition that figures do not know.
        StoreError: The record is damaged.
    """
    for rows in _find_chunks(record, FIGURES, chosen):
        actors = _find_actors_by_id(record, [row["attributed_to_id"] for row in rows])
        for row in rows:
            with _decoding(record, row["id"]):
                yield FigureRow(
                    article=decode_article_row(row, row["article_id"]),
                    figure=decode_figure(row),
                    attributed_to=_pick(actors, row["attributed_to_id"]),
                    evidence=row["evidence"],
                    passage=decode_passage(row),
                )


def find_agreements(record: Record, chosen: Filter | None = None) -> Iterator[AgreementRow]:
    """Agreements that fit some conditions.

    Args:
        record: An open record.
        chosen: The conditions; None for all.

    Raises:
        RecordError: A condition that agreements do not know.
        StoreError: The record is damaged.
    """
    for rows in _find_chunks(record, AGREEMENTS, chosen):
        parties = _find_parties(record, [row["id"] for row in rows])
        values = _find_figures_by_id(record, [row["value_id"] for row in rows])
        for row in rows:
            with _decoding(record, row["id"]):
                bound = tuple(parties[row["id"]])
                yield AgreementRow(
                    article=decode_article_row(row, row["article_id"]),
                    agreement=decode_agreement(row, tuple(actor.id for actor in bound)),
                    parties=bound,
                    value=values[row["value_id"]] if row["value_id"] else None,
                    evidence=row["evidence"],
                    passage=decode_passage(row),
                    date_words=row["date_words"],
                )


def find_issues(record: Record, chosen: Filter | None = None) -> Iterator[IssueRow]:
    """Issues that fit some conditions, those of sources without an article too.

    Args:
        record: An open record.
        chosen: The conditions (``type`` asks the code, ``text`` the detail); None for all.

    Raises:
        RecordError: A condition that issues do not know.
        StoreError: The record is damaged.
    """
    for rows in _find_chunks(record, ISSUES, chosen):
        for row in rows:
            with _decoding(record, row["code"]):
                article_id = row["article_id"]
                yield IssueRow(
                    article=decode_article_row(row, article_id) if article_id else None,
                    source_id=row["article_source_id"] if article_id else row["source_id"],
                    issue=decode_issue(row),
                    words=row["words"],
                )


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


def count_claims(record: Record, claims: Claims, chosen: Filter | None = None) -> int:
    """How many claims fit some conditions, without regard to the limit.

    Args:
        record: An open record.
        claims: Which claims.
        chosen: The conditions; None for all.
    """
    sql, values = claims.write_count(chosen or Filter())
    return sum(int(row["n"]) for row in record.find_rows(sql, values or None))


def _find_chunks(record: Record, claims: Claims, chosen: Filter | None) -> Iterator[list[Row]]:
    sql, values = claims.write_query(chosen or Filter())
    return _chunk(record.find_rows(sql, values or None))


def _chunk(items: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(islice(items, _CHUNK)):
        yield chunk


def _find_participants(
    record: Record, event_ids: list[str]
) -> dict[tuple[str, str], list[ParticipantRow]]:
    found: dict[tuple[str, str], list[ParticipantRow]] = defaultdict(list)
    sql = (
        "SELECT p.event_id, p.side, p.span_start, p.span_end, p.words, w.* FROM participant p"
        f" JOIN actor w ON w.id = p.actor_id WHERE p.event_id {_AMONG}"
        " ORDER BY p.event_id, p.side, p.ordinal"
    )
    for row in record.find_rows(sql, [event_ids]):
        span = Span(row["span_start"], row["span_end"])
        participant = ParticipantRow(actor=decode_actor(row), span=span, words=row["words"])
        found[row["event_id"], row["side"]].append(participant)
    return found


def _find_parties(record: Record, agreement_ids: list[str]) -> dict[str, list[Actor]]:
    found: dict[str, list[Actor]] = defaultdict(list)
    sql = (
        "SELECT p.agreement_id, w.* FROM agreement_party p JOIN actor w ON w.id = p.actor_id"
        f" WHERE p.agreement_id {_AMONG} ORDER BY p.agreement_id, p.ordinal"
    )
    for row in record.find_rows(sql, [agreement_ids]):
        found[row["agreement_id"]].append(decode_actor(row))
    return found


def _find_actors_by_id(record: Record, ids: Iterable[str | None]) -> dict[str, Actor]:
    wanted = sorted({key for key in ids if key is not None})
    sql = f"SELECT * FROM actor w WHERE w.id {_AMONG}"
    return {row["id"]: decode_actor(row) for row in record.find_rows(sql, [wanted])}


def _find_figures_by_id(record: Record, ids: Iterable[str | None]) -> dict[str, Figure]:
    wanted = sorted({key for key in ids if key is not None})
    sql = f"SELECT * FROM figure WHERE id {_AMONG}"
    return {row["id"]: decode_figure(row) for row in record.find_rows(sql, [wanted])}


def _strip(rows: tuple[ParticipantRow, ...]) -> tuple[Participant, ...]:
    return tuple(Participant(actor=row.actor.id, span=row.span) for row in rows)


def _pick(actors: dict[str, Actor], actor_id: str | None) -> Actor | None:
    return actors[actor_id] if actor_id is not None else None


@contextmanager
def _decoding(record: Record, name: str) -> Iterator[None]:
    try:
        yield
    except (RecordError, KeyError) as problem:
        raise StoreError(
            f"{record.path} is damaged at {name}: {problem}",
            remedy=f"See all that is wrong: dragoman verify --record {record.path}.",
        ) from problem
