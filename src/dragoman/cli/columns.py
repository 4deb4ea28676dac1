"""The columns of CSV and JSON output: stable names for machines.

Columns are added at the end and never renamed or removed within a major version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dragoman.records import Actor, DateInterval, Span
from dragoman.store import (
    ActorRow,
    AgreementRow,
    ArticleRow,
    EventRow,
    FigureRow,
    IssueRow,
    PositionRow,
    Quotation,
    StatementRow,
)

Value = str | int | float | bool | list[str] | None
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class OutputColumn(Generic[Item]):
    """A column of output.

    Args:
        name: Its name.
        meaning: What it holds.
        get: Its value in a row.
    """

    name: str
    meaning: str
    get: Callable[[Item], Value]


def _start(span: Span | None) -> int | None:
    return span.start if span else None


def _end(span: Span | None) -> int | None:
    return span.end if span else None


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def _country(actor: Actor | None) -> str | None:
    return actor.country if actor else None


def _sector(actor: Actor | None) -> str | None:
    return actor.sector if actor else None


def _place(row: EventRow, field: str) -> Value:
    return getattr(row.mention.place, field) if row.mention.place else None


def _each(actors: Iterable[Actor], name: str) -> list[str]:
    return [getattr(actor, name) or "" for actor in actors]


def _span(
    name: str, meaning: str, get: Callable[[Item], Span | None]
) -> tuple[OutputColumn[Item], ...]:
    return (
        OutputColumn(f"{name}_start", f"where {meaning} begins", lambda row: _start(get(row))),
        OutputColumn(f"{name}_end", f"where {meaning} ends", lambda row: _end(get(row))),
    )


def _actor(
    name: str, meaning: str, get: Callable[[Item], Actor | None]
) -> tuple[OutputColumn[Item], ...]:
    return (
        OutputColumn(name, meaning, lambda row: _name(get(row))),
        OutputColumn(f"{name}_country", f"country of the {name}", lambda row: _country(get(row))),
        OutputColumn(f"{name}_sector", f"sector of the {name}", lambda row: _sector(get(row))),
    )


def _date(get: Callable[[Item], DateInterval | None]) -> tuple[OutputColumn[Item], ...]:
    def read(row: Item, field: str) -> str | None:
        date = get(row)
        return getattr(date, field) if date else None

    return (
        OutputColumn("date_start", "first day, month or year", lambda row: read(row, "start")),
        OutputColumn("date_end", "last day, month or year", lambda row: read(row, "end")),
        OutputColumn(
            "date_basis", "stated, relative or publication", lambda row: read(row, "basis")
        ),
    )


def _passage(get: Callable[[Item], Quotation]) -> tuple[OutputColumn[Item], ...]:
    return (
        OutputColumn("passage", "the sentences around it", lambda row: get(row).text),
        *_span("passage", "the passage", lambda row: get(row).span),
    )


def _article(get: Callable[[Item], ArticleRow]) -> tuple[OutputColumn[Item], ...]:
    def read(row: Item, field: str) -> Value:
        value: Value = getattr(get(row), field)
        return value

    return (
        OutputColumn("article", "id of the article", lambda row: read(row, "id")),
        OutputColumn("published", "when it was published", lambda row: read(row, "published")),
        OutputColumn("outlet", "who published it", lambda row: read(row, "outlet")),
        OutputColumn("agency", "the wire agency", lambda row: read(row, "agency")),
        OutputColumn("title", "its headline", lambda row: read(row, "title")),
        OutputColumn("source_id", "what the input called it", lambda row: read(row, "source_id")),
        OutputColumn("url", "its address", lambda row: read(row, "url")),
    )


EVENT_COLUMNS: tuple[OutputColumn[EventRow], ...] = (
    OutputColumn("id", "id of the event mention", lambda row: row.mention.id),
    OutputColumn("type", "type of the codebook", lambda row: row.mention.type),
    OutputColumn("mode", "mode of the type", lambda row: row.mention.mode),
    OutputColumn("contexts", "contexts", lambda row: list(row.mention.contexts)),
    OutputColumn("cameo", "closest CAMEO code", lambda row: row.mention.cameo),
    OutputColumn("quad", "quad class, 1 to 4", lambda row: row.mention.quad),
    OutputColumn("score", "PLOVER score, -10 to 10", lambda row: row.mention.score),
    OutputColumn(
        "status", "actual, planned, requested, denied, hypothetical", lambda row: row.mention.status
    ),
    OutputColumn(
        "background", "history, not the news of the day", lambda row: row.mention.background
    ),
    *_date(lambda row: row.mention.date),
    OutputColumn("actors", "who did it", lambda row: _each((p.actor for p in row.actors), "name")),
    OutputColumn(
        "actor_countries",
        "their countries, in the same order",
        lambda row: _each((p.actor for p in row.actors), "country"),
    ),
    OutputColumn(
        "actor_sectors",
        "their sectors, in the same order",
        lambda row: _each((p.actor for p in row.actors), "sector"),
    ),
    OutputColumn(
        "recipients", "to whom", lambda row: _each((p.actor for p in row.recipients), "name")
    ),
    OutputColumn(
        "recipient_countries",
        "their countries, in the same order",
        lambda row: _each((p.actor for p in row.recipients), "country"),
    ),
    OutputColumn(
        "recipient_sectors",
        "their sectors, in the same order",
        lambda row: _each((p.actor for p in row.recipients), "sector"),
    ),
    OutputColumn(
        "reported_by", "actor whose speech reports it", lambda row: _name(row.reported_by)
    ),
    OutputColumn("place", "where it happened", lambda row: _place(row, "name")),
    OutputColumn(
        "place_country",
        "country of the place",
        lambda row: _place(row, "country"),
    ),
    OutputColumn("latitude", "degrees north", lambda row: _place(row, "latitude")),
    OutputColumn("longitude", "degrees east", lambda row: _place(row, "longitude")),
    OutputColumn("trigger", "the words that report the act", lambda row: row.trigger),
    *_span("trigger", "the trigger", lambda row: row.mention.trigger),
    OutputColumn("sentence", "their sentence", lambda row: row.sentence),
    *_span("sentence", "the sentence", lambda row: row.mention.sentence),
    OutputColumn("confidence", "0 to 1", lambda row: row.mention.confidence),
    *_article(lambda row: row.article),
)

STATEMENT_COLUMNS: tuple[OutputColumn[StatementRow], ...] = (
    OutputColumn("id", "id of the statement", lambda row: row.statement.id),
    *_actor("speaker", "who speaks", lambda row: row.speaker),
    OutputColumn("speaker_words", "the words that name the speaker", lambda row: row.speaker_words),
    OutputColumn("kind", "direct, indirect or mixed", lambda row: row.statement.kind),
    OutputColumn("cue", "the words that mark it as speech", lambda row: row.cue),
    OutputColumn("content", "what was said", lambda row: row.content),
    *_span("content", "the content", lambda row: row.statement.content),
    *_actor("addressee", "who is spoken to", lambda row: row.addressee),
    OutputColumn("venue", "where or through what", lambda row: row.statement.venue),
    *_date(lambda row: row.statement.date),
    *_passage(lambda row: row.passage),
    OutputColumn("confidence", "0 to 1", lambda row: row.statement.confidence),
    *_article(lambda row: row.article),
)

POSITION_COLUMNS: tuple[OutputColumn[PositionRow], ...] = (
    OutputColumn("id", "id of the position", lambda row: row.position.id),
    *_actor("holder", "who holds it", lambda row: row.holder),
    OutputColumn("stance", "opposes, supports, ...", lambda row: row.position.stance),
    OutputColumn("issue", "on what", lambda row: row.position.issue),
    OutputColumn("statement", "id of the statement that shows it", lambda r: r.position.statement),
    *_date(lambda row: row.position.date),
    OutputColumn("evidence", "the words that show it", lambda row: row.evidence),
    *_span("evidence", "the evidence", lambda row: row.position.evidence),
    *_passage(lambda row: row.passage),
    OutputColumn("confidence", "0 to 1", lambda row: row.position.confidence),
    *_article(lambda row: row.article),
)

FIGURE_COLUMNS: tuple[OutputColumn[FigureRow], ...] = (
    OutputColumn("id", "id of the figure", lambda row: row.figure.id),
    OutputColumn("comparator", "exact, more than, ...", lambda row: row.figure.comparator),
    OutputColumn("value", "in base units", lambda row: row.figure.value),
    OutputColumn("low", "lower bound", lambda row: row.figure.low),
    OutputColumn("high", "upper bound", lambda row: row.figure.high),
    OutputColumn("unit", "ISO 4217 for money, else a noun", lambda row: row.figure.unit),
    OutputColumn("what", "what it counts", lambda row: row.figure.what),
    OutputColumn("as_of", "day, month or year of the figure", lambda row: row.figure.as_of),
    *_actor("attributed_to", "who vouches for it", lambda row: row.attributed_to),
    OutputColumn("evidence", "the words that state it", lambda row: row.evidence),
    *_span("evidence", "the evidence", lambda row: row.figure.evidence),
    *_passage(lambda row: row.passage),
    OutputColumn("confidence", "0 to 1", lambda row: row.figure.confidence),
    *_article(lambda row: row.article),
)

AGREEMENT_COLUMNS: tuple[OutputColumn[AgreementRow], ...] = (
    OutputColumn("id", "id of the agreement", lambda row: row.agreement.id),
    OutputColumn("parties", "who is bound by it", lambda row: _each(row.parties, "name")),
    OutputColumn(
        "party_countries",
        "their countries, in the same order",
        lambda row: _each(row.parties, "country"),
    ),
    OutputColumn("subject", "what it is about", lambda row: row.agreement.subject),
    OutputColumn("status", "announced, signed, ...", lambda row: row.agreement.status),
    OutputColumn("value", "what it is worth", lambda row: row.value.value if row.value else None),
    OutputColumn("value_unit", "in what", lambda row: row.value.unit if row.value else None),
    *_date(lambda row: row.agreement.date),
    OutputColumn("evidence", "the words that report it", lambda row: row.evidence),
    *_span("evidence", "the evidence", lambda row: row.agreement.evidence),
    *_passage(lambda row: row.passage),
    OutputColumn("confidence", "0 to 1", lambda row: row.agreement.confidence),
    *_article(lambda row: row.article),
)

ISSUE_COLUMNS: tuple[OutputColumn[IssueRow], ...] = (
    OutputColumn("stage", "the stage that reports it", lambda row: row.issue.stage),
    OutputColumn("code", "short and stable", lambda row: row.issue.code),
    OutputColumn("detail", "what happened", lambda row: row.issue.detail),
    OutputColumn("words", "the words that it concerns", lambda row: row.words),
    *_span("span", "that", lambda row: row.issue.span),
    OutputColumn("source_id", "what the input was called", lambda row: row.source_id),
    OutputColumn(
        "article", "id of the article", lambda row: row.article.id if row.article else None
    ),
)

ARTICLE_COLUMNS: tuple[OutputColumn[ArticleRow], ...] = (
    *_article(lambda row: row),
    OutputColumn("published_basis", "how the date is known", lambda row: row.published_basis),
    OutputColumn("language", "ISO 639-1", lambda row: row.language),
    OutputColumn("n_characters", "length of the text", lambda row: row.n_characters),
    OutputColumn("n_actors", "actors named", lambda row: row.n_actors),
    OutputColumn("n_event_mentions", "event mentions", lambda row: row.n_event_mentions),
    OutputColumn("n_statements", "statements", lambda row: row.n_statements),
    OutputColumn("n_positions", "positions", lambda row: row.n_positions),
    OutputColumn("n_figures", "figures", lambda row: row.n_figures),
    OutputColumn("n_agreements", "agreements", lambda row: row.n_agreements),
    OutputColumn("n_issues", "issues", lambda row: row.n_issues),
)

ACTOR_COLUMNS: tuple[OutputColumn[ActorRow], ...] = (
    OutputColumn("id", "id of the actor", lambda row: row.actor.id),
    OutputColumn("name", "canonical name", lambda row: row.actor.name),
    OutputColumn("kind", "person, state, organisation, group", lambda row: row.actor.kind),
    OutputColumn("country", "ISO 3166-1 alpha-3", lambda row: row.actor.country),
    OutputColumn("sector", "PLOVER sector", lambda row: row.actor.sector),
    OutputColumn("office", "office held then", lambda row: row.actor.office),
    OutputColumn("n_articles", "articles that name it", lambda row: row.n_articles),
    OutputColumn("n_mentions", "mentions in them", lambda row: row.n_mentions),
    OutputColumn("first_published", "the earliest of them", lambda row: row.first_published),
    OutputColumn("last_published", "the latest of them", lambda row: row.last_published),
)


def make_object(row: Item, columns: Iterable[OutputColumn[Item]]) -> dict[str, Any]:
    """A row as a JSON object.

    Args:
        row: The row.
        columns: What to show of it.
    """
    return {column.name: column.get(row) for column in columns}


def make_fields(row: Item, columns: Iterable[OutputColumn[Item]]) -> list[str]:
    """A row as fields of CSV: lists are joined by "; ", what is not known is empty.

    Args:
        row: The row.
        columns: What to show of it.
    """
    return [_write_field(column.get(row)) for column in columns]


def _write_field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
