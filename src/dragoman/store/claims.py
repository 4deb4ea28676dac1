"""The kinds of claim that a record holds: how each is searched, and what its rows point to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dragoman.records import (
    Actor,
    Figure,
    Participant,
    Span,
    find_agreement_events,
    get_figure_agreement,
    get_figure_event,
    get_figure_statement,
    get_founder_id,
)
from dragoman.store.database import Record, Row
from dragoman.store.decoding import (
    decode_actor,
    decode_agreement,
    decode_article_row,
    decode_claim,
    decode_copies,
    decode_discrepancy,
    decode_event,
    decode_event_mention,
    decode_figure,
    decode_issue,
    decode_passage,
    decode_position,
    decode_statement,
    decode_utterance,
)
from dragoman.store.filters import ARTICLE_COLUMNS, Claims, Item
from dragoman.store.rows import (
    AgreementRow,
    ArticleRow,
    ClaimRow,
    CopyRow,
    DiscrepancyRow,
    EventRow,
    FigureRow,
    IssueRow,
    MentionRow,
    ParticipantRow,
    PositionRow,
    StatementRow,
    UtteranceRow,
)

AMONG = "IN (SELECT unnest(?::VARCHAR[]))"


def _join_mentions(record: Record, rows: list[Row]) -> Callable[[Row], MentionRow]:
    participants = _find_participants(record, [row["id"] for row in rows])
    reporters = find_actors_by_id(record, [row["reported_by_id"] for row in rows])

    def make(row: Row) -> MentionRow:
        actors = tuple(participants[row["id"], "actor"])
        recipients = tuple(participants[row["id"], "recipient"])
        return MentionRow(
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

    return make


def _join_statements(record: Record, rows: list[Row]) -> Callable[[Row], StatementRow]:
    ids = [row[name] for row in rows for name in ("speaker_id", "addressee_id")]
    actors = find_actors_by_id(record, ids)
    return lambda row: StatementRow(
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


def _join_positions(record: Record, rows: list[Row]) -> Callable[[Row], PositionRow]:
    holders = find_actors_by_id(record, [row["holder_id"] for row in rows])
    return lambda row: PositionRow(
        article=decode_article_row(row, row["article_id"]),
        position=decode_position(row),
        holder=holders[row["holder_id"]],
        evidence=row["evidence"],
        passage=decode_passage(row),
        date_words=row["date_words"],
    )


def _join_figures(record: Record, rows: list[Row]) -> Callable[[Row], FigureRow]:
    actors = find_actors_by_id(record, [row["attributed_to_id"] for row in rows])
    ids = [row["id"] for row in rows]
    events = _find_around(record, MENTIONS, "sentence", FIGURES, ids)
    statements = _find_around(record, STATEMENTS, "content", FIGURES, ids)
    agreements = _find_around(record, AGREEMENTS, None, FIGURES, ids)

    def make(row: Row) -> FigureRow:
        figure = decode_figure(row)
        reported = {one.mention: one for one in events[figure.article_id]}
        said = {one.statement: one for one in statements[figure.article_id]}
        agreed = {one.agreement: one for one in agreements[figure.article_id]}
        event, statement = get_figure_event(figure, reported), get_figure_statement(figure, said)
        agreement = get_figure_agreement(figure, agreed)
        return FigureRow(
            article=decode_article_row(row, row["article_id"]),
            figure=figure,
            attributed_to=_pick(actors, row["attributed_to_id"]),
            evidence=row["evidence"],
            passage=decode_passage(row),
            event=reported[event] if event else None,
            statement=said[statement] if statement else None,
            agreement=agreed[agreement] if agreement else None,
        )

    return make


def _join_agreements(record: Record, rows: list[Row]) -> Callable[[Row], AgreementRow]:
    parties = _find_parties(record, [row["id"] for row in rows])
    values = _find_figures_by_id(record, [row["value_id"] for row in rows])
    ids = [row["id"] for row in rows]
    events = _find_around(record, MENTIONS, "sentence", AGREEMENTS, ids)

    def make(row: Row) -> AgreementRow:
        bound = tuple(parties[row["id"]])
        agreement = decode_agreement(row, tuple(actor.id for actor in bound))
        reported = {one.mention: one for one in events[agreement.article_id]}
        return AgreementRow(
            article=decode_article_row(row, row["article_id"]),
            agreement=agreement,
            parties=bound,
            value=values[row["value_id"]] if row["value_id"] else None,
            evidence=row["evidence"],
            passage=decode_passage(row),
            date_words=row["date_words"],
            events=tuple(reported[one] for one in find_agreement_events(agreement, reported)),
        )

    return make


def _join_issues(*_: object) -> Callable[[Row], IssueRow]:
    def make(row: Row) -> IssueRow:
        article_id = row["article_id"]
        return IssueRow(
            article=decode_article_row(row, article_id) if article_id else None,
            source_id=row["article_source_id"] if article_id else row["source_id"],
            issue=decode_issue(row),
            words=row["words"],
        )

    return make


def _find_participants(
    record: Record, event_ids: list[str]
) -> dict[tuple[str, str], list[ParticipantRow]]:
    found: dict[tuple[str, str], list[ParticipantRow]] = defaultdict(list)
    sql = (
        "SELECT p.event_id, p.side, p.span_start, p.span_end, p.words, w.* FROM participant p"
        f" JOIN actor w ON w.id = p.actor_id WHERE p.event_id {AMONG}"
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
        f" WHERE p.agreement_id {AMONG} ORDER BY p.agreement_id, p.ordinal"
    )
    for row in record.find_rows(sql, [agreement_ids]):
        found[row["agreement_id"]].append(decode_actor(row))
    return found


def find_actors_by_id(record: Record, ids: Iterable[str | None]) -> dict[str, Actor]:
    """The actors with some ids, by id.

    Args:
        record: An open record.
        ids: Their ids; None is passed over.
    """
    wanted = sorted({key for key in ids if key is not None})
    sql = f"SELECT * FROM actor w WHERE w.id {AMONG}"
    return {row["id"]: decode_actor(row) for row in record.find_rows(sql, [wanted])}


def _find_figures_by_id(record: Record, ids: Iterable[str | None]) -> dict[str, Figure]:
    wanted = sorted({key for key in ids if key is not None})
    sql = f"SELECT * FROM figure WHERE id {AMONG}"
    return {row["id"]: decode_figure(row) for row in record.find_rows(sql, [wanted])}


def _strip(rows: tuple[ParticipantRow, ...]) -> tuple[Participant, ...]:
    return tuple(Participant(actor=row.actor.id, span=row.span) for row in rows)


def _pick(actors: dict[str, Actor], actor_id: str | None) -> Actor | None:
    return actors[actor_id] if actor_id is not None else None


def _join_events(record: Record, rows: list[Row]) -> Callable[[Row], EventRow]:
    ids = [row["id"] for row in rows]
    founders = find_by_id(record, MENTIONS, [get_founder_id(key) for key in ids])
    reports: dict[str, list[str]] = defaultdict(list)
    sql = f"SELECT * FROM event_report WHERE event_id {AMONG} ORDER BY event_id, ordinal"
    for row in record.find_rows(sql, [ids]):
        reports[row["event_id"]].append(row["mention_id"])
    parties: dict[tuple[str, str], list[Actor]] = defaultdict(list)
    sql = (
        "SELECT p.event_id, p.side, w.* FROM event_party p JOIN actor w ON w.id = p.actor_id"
        f" WHERE p.event_id {AMONG} ORDER BY p.event_id, p.side, p.ordinal"
    )
    for row in record.find_rows(sql, [ids]):
        parties[row["event_id"], row["side"]].append(decode_actor(row))

    def make(row: Row) -> EventRow:
        actors = tuple(parties[row["id"], "actor"])
        recipients = tuple(parties[row["id"], "recipient"])
        return EventRow(
            article=decode_article_row(row, row["article_id"]),
            event=decode_event(row, tuple(reports[row["id"]]), actors, recipients),
            actors=actors,
            recipients=recipients,
            report=founders[get_founder_id(row["id"])],
        )

    return make


def _join_discrepancies(record: Record, rows: list[Row]) -> Callable[[Row], DiscrepancyRow]:
    sides: dict[tuple[str, str], ClaimRow] = {}
    sql = (
        f"SELECT c.*, {ARTICLE_COLUMNS} FROM discrepancy_claim c"
        f" JOIN article a ON a.id = c.article_id WHERE c.discrepancy_id {AMONG}"
    )
    for row in record.find_rows(sql, [[row["id"] for row in rows]]):
        sides[row["discrepancy_id"], row["side"]] = ClaimRow(
            article=decode_article_row(row, row["article_id"]),
            claim=decode_claim(row),
            words=row["words"],
            passage=decode_passage(row),
        )

    def make(row: Row) -> DiscrepancyRow:
        left, right = (sides[row["id"], side] for side in ("left", "right"))
        return DiscrepancyRow(
            article=decode_article_row(row, row["article_id"]),
            discrepancy=decode_discrepancy(row, left.claim, right.claim),
            left=left,
            right=right,
        )

    return make


def _join_utterances(record: Record, rows: list[Row]) -> Callable[[Row], UtteranceRow]:
    links: dict[str, list[str]] = defaultdict(list)
    sql = f"SELECT * FROM utterance_report WHERE utterance_id {AMONG} ORDER BY ordinal"
    for row in record.find_rows(sql, [[row["id"] for row in rows]]):
        links[row["utterance_id"]].append(row["statement_id"])
    versions = find_by_id(record, STATEMENTS, [one for found in links.values() for one in found])
    speakers = find_actors_by_id(record, [row["speaker_id"] for row in rows])
    return lambda row: UtteranceRow(
        article=decode_article_row(row, row["article_id"]),
        utterance=decode_utterance(row, tuple(links[row["id"]])),
        speaker=_pick(speakers, row["speaker_id"]),
        versions=tuple(versions[one] for one in links[row["id"]]),
    )


def _join_copies(record: Record, rows: list[Row]) -> Callable[[Row], CopyRow]:
    members: dict[str, list[ArticleRow]] = defaultdict(list)
    sql = (
        f"SELECT k.group_id, a.id, {ARTICLE_COLUMNS} FROM copy_member k"
        f" JOIN article a ON a.id = k.article_id WHERE k.group_id {AMONG} ORDER BY k.ordinal"
    )
    for row in record.find_rows(sql, [[row["id"] for row in rows]]):
        members[row["group_id"]].append(decode_article_row(row, row["id"]))

    def make(row: Row) -> CopyRow:
        found = tuple(members[row["id"]])
        return CopyRow(
            article=found[0],
            group=decode_copies(row, tuple(article.id for article in found)),
            members=found,
        )

    return make


def find_by_id(record: Record, claims: Claims[Item], ids: list[str]) -> dict[str, Item]:
    """The claims of one kind with some ids, by id.

    Args:
        record: An open record.
        claims: Which kind.
        ids: Their ids.
    """
    sql = (
        f"SELECT c.*, {ARTICLE_COLUMNS} FROM {claims.table} c"
        f" JOIN article a ON a.id = c.article_id WHERE c.id {AMONG}"
    )
    rows = list(record.find_rows(sql, [ids]))
    make = claims.join(record, rows)
    return {row["id"]: make(row) for row in rows}


def _find_around(
    record: Record, claims: Claims[Item], words: str | None, inner: Claims[Any], ids: list[str]
) -> dict[str, list[Item]]:
    """The claims of which some words (None: any) overlap the evidence of others, by article."""
    over = f" AND i.evidence_start < c.{words}_end AND i.evidence_end > c.{words}_start"
    sql = (
        f"SELECT DISTINCT c.id, c.article_id FROM {claims.table} c JOIN {inner.table} i"
        f" ON i.article_id = c.article_id{over if words else ''} WHERE i.id {AMONG}"
    )
    places = {row["id"]: row["article_id"] for row in record.find_rows(sql, [ids])}
    found: dict[str, list[Item]] = defaultdict(list)
    for key, item in find_by_id(record, claims, list(places)).items():
        found[places[key]].append(item)
    return found


_PUBLISHED = "a.published[:10]"
_DATED: dict[str, Any] = {
    "start": f"CASE WHEN c.date_basis IS NULL THEN {_PUBLISHED} ELSE c.date_start END",
    "end": f"CASE WHEN c.date_basis IS NULL THEN {_PUBLISHED} ELSE c.date_end END",
}
_SIDE = "c.id IN (SELECT p.event_id FROM {table} p WHERE p.actor_id IN ({{actors}}){side})"


def _ask_sides(table: str) -> dict[str, Any]:
    """The conditions on who takes part, where a table holds both sides."""
    return {
        "actor": _SIDE.format(table=table, side=" AND p.side = 'actor'"),
        "recipient": _SIDE.format(table=table, side=" AND p.side = 'recipient'"),
        "anybody": _SIDE.format(table=table, side=""),
    }


EVENTS: Claims[EventRow] = Claims(
    table="event",
    is_view=True,
    join=_join_events,
    type="type",
    status="status",
    voices="n_voices",
    passage="m.sentence",
    article="m.article_id",
    report="c.id IN (SELECT r.event_id FROM event_report r JOIN event_mention m"
    " ON m.id = r.mention_id WHERE {condition})",
    order="c.id",
    **_ask_sides("event_party"),
    **_DATED,
)
COPIES: Claims[CopyRow] = Claims(
    table="copy_group",
    is_view=True,
    join=_join_copies,
    type="basis",
    passage="coalesce(b.title, '')",
    article="b.id",
    report="c.id IN (SELECT k.group_id FROM copy_member k JOIN article b ON b.id = k.article_id"
    " WHERE {condition})",
    start=_PUBLISHED,
    end=_PUBLISHED,
    order="c.id",
)
UTTERANCES: Claims[UtteranceRow] = Claims(
    table="utterance",
    is_view=True,
    join=_join_utterances,
    actor="c.speaker_id IN ({actors})",
    anybody="c.speaker_id IN ({actors})",
    voices="n_voices",
    passage="s.content",
    article="s.article_id",
    report="c.id IN (SELECT r.utterance_id FROM utterance_report r JOIN statement s"
    " ON s.id = r.statement_id WHERE {condition})",
    start=_PUBLISHED,
    end=_PUBLISHED,
    order="c.id",
)
DISCREPANCIES: Claims[DiscrepancyRow] = Claims(
    table="discrepancy",
    is_view=True,
    join=_join_discrepancies,
    type="kind",
    report="c.id IN (SELECT d.discrepancy_id FROM discrepancy_claim d WHERE {condition})",
    passage="d.passage",
    article="d.article_id",
    subject="subject_id",
    start=_PUBLISHED,
    end=_PUBLISHED,
    order="c.kind, c.id",
)

MENTIONS: Claims[MentionRow] = Claims(
    table="event_mention",
    join=_join_mentions,
    type="type",
    status="status",
    passage="c.sentence",
    order="c.trigger_start, c.ordinal",
    **_ask_sides("participant"),
    **_DATED,
)
STATEMENTS: Claims[StatementRow] = Claims(
    table="statement",
    join=_join_statements,
    actor="c.speaker_id IN ({actors})",
    recipient="c.addressee_id IN ({actors})",
    anybody="(c.speaker_id IN ({actors}) OR c.addressee_id IN ({actors}))",
    type="kind",
    order="c.content_start, c.ordinal",
    **_DATED,
)
POSITIONS: Claims[PositionRow] = Claims(
    table="position",
    join=_join_positions,
    actor="c.holder_id IN ({actors})",
    anybody="c.holder_id IN ({actors})",
    type="stance",
    subject="issue",
    order="c.evidence_start, c.ordinal",
    **_DATED,
)
FIGURES: Claims[FigureRow] = Claims(
    table="figure",
    join=_join_figures,
    actor="c.attributed_to_id IN ({actors})",
    anybody="c.attributed_to_id IN ({actors})",
    type="unit",
    subject="what",
    order="c.evidence_start, c.ordinal",
    start=f"coalesce(c.as_of, {_PUBLISHED})",
    end=f"coalesce(c.as_of, {_PUBLISHED})",
)
_PARTIES = "c.id IN (SELECT p.agreement_id FROM agreement_party p WHERE p.actor_id IN ({actors}))"
AGREEMENTS: Claims[AgreementRow] = Claims(
    table="agreement",
    join=_join_agreements,
    actor=_PARTIES,
    anybody=_PARTIES,
    status="status",
    subject="subject",
    order="c.evidence_start, c.ordinal",
    **_DATED,
)
ISSUES: Claims[IssueRow] = Claims(
    table="issue",
    join=_join_issues,
    type="code",
    passage="c.detail",
    order="c.span_start, c.ordinal",
    start=_PUBLISHED,
    end=_PUBLISHED,
)

#: The kinds of claim by the names of the commands that show them.
CLAIMS: Mapping[str, Claims[Any]] = {
    "events": EVENTS,
    "mentions": MENTIONS,
    "discrepancies": DISCREPANCIES,
    "utterances": UTTERANCES,
    "copies": COPIES,
    "statements": STATEMENTS,
    "positions": POSITIONS,
    "figures": FIGURES,
    "agreements": AGREEMENTS,
    "issues": ISSUES,
}
