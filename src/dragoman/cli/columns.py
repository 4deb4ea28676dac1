"""The columns of CSV and JSON output: stable names for machines.

Columns are added at the end and never renamed or removed within a major version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Value = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class OutputColumn:
    """A column of output.

    Args:
        name: Its name.
        meaning: What it holds.
        path: Attributes that lead from a row to its value, joined by dots. What leads on from
            nothing is None; what leads on from several is a list, with "" for None.
    """

    name: str
    meaning: str
    path: str

    def get(self, row: object) -> Value:
        """The value of this column in a row.

        Args:
            row: The row.
        """
        return _follow(row, self.path.split("."))


def _follow(value: Any, names: list[str]) -> Value:
    for place, name in enumerate(names):
        if value is None:
            return None
        if isinstance(value, tuple) and not hasattr(value, name):
            return [str(_follow(item, names[place:]) or "") for item in value]
        value = getattr(value, name)
    return list(value) if isinstance(value, tuple) else value


Columns = tuple[OutputColumn, ...]


def _span(name: str, meaning: str, path: str) -> Columns:
    return (
        OutputColumn(f"{name}_start", f"where {meaning} begins", f"{path}.start"),
        OutputColumn(f"{name}_end", f"where {meaning} ends", f"{path}.end"),
    )


def _actor(name: str, meaning: str, path: str) -> Columns:
    return (
        OutputColumn(name, meaning, f"{path}.name"),
        OutputColumn(f"{name}_country", f"country of the {name}", f"{path}.country"),
        OutputColumn(f"{name}_sector", f"sector of the {name}", f"{path}.sector"),
    )


def _actors(name: str, meaning: str, path: str) -> Columns:
    return (
        OutputColumn(f"{name}s", meaning, f"{path}.name"),
        OutputColumn(f"{name}_countries", "their countries, in the same order", f"{path}.country"),
        OutputColumn(f"{name}_sectors", "their sectors, in the same order", f"{path}.sector"),
    )


def _date(path: str) -> Columns:
    return (
        OutputColumn("date_start", "first day, month or year", f"{path}.start"),
        OutputColumn("date_end", "last day, month or year", f"{path}.end"),
        OutputColumn("date_basis", "stated, relative or publication", f"{path}.basis"),
    )


_PASSAGE = (
    OutputColumn("passage", "the sentences around it", "passage.text"),
    *_span("passage", "the passage", "passage.span"),
)


def _evidence(meaning: str, path: str) -> Columns:
    return (
        OutputColumn("evidence", meaning, "evidence"),
        *_span("evidence", "the evidence", f"{path}.evidence"),
        *_PASSAGE,
    )


_ARTICLE = (
    OutputColumn("published", "when it was published", "published"),
    OutputColumn("outlet", "who published it", "outlet"),
    OutputColumn("agency", "the wire agency", "agency"),
    OutputColumn("title", "its headline", "title"),
    OutputColumn("source_id", "what the input called it", "source_id"),
    OutputColumn("url", "its address", "url"),
)
_IN_ARTICLE = (
    OutputColumn("article", "id of the article", "article.id"),
    *(replace(column, path=f"article.{column.path}") for column in _ARTICLE),
)


def _claim(side: str, meaning: str) -> Columns:
    return (
        OutputColumn(side, f"{meaning}: what it comes to", f"{side}.claim.value"),
        OutputColumn(f"{side}_words", "the words that say it", f"{side}.words"),
        *_span(side, "these", f"{side}.claim.span"),
        OutputColumn(f"{side}_passage", "their sentence", f"{side}.passage.text"),
        OutputColumn(f"{side}_record", "id of what holds it", f"{side}.claim.record"),
        OutputColumn(f"{side}_support", "other articles that say so", f"{side}.claim.support"),
        OutputColumn(f"{side}_article", "id of its article", f"{side}.article.id"),
        OutputColumn(f"{side}_published", "when it was published", f"{side}.article.published"),
        OutputColumn(f"{side}_outlet", "who published it", f"{side}.article.outlet"),
    )


MENTION_COLUMNS: Columns = (
    OutputColumn("id", "id of the event mention", "mention.id"),
    OutputColumn("type", "type of the codebook", "mention.type"),
    OutputColumn("mode", "mode of the type", "mention.mode"),
    OutputColumn("contexts", "contexts", "mention.contexts"),
    OutputColumn("cameo", "closest CAMEO code", "mention.cameo"),
    OutputColumn("quad", "quad class, 1 to 4", "mention.quad"),
    OutputColumn("score", "PLOVER score, -10 to 10", "mention.score"),
    OutputColumn("status", "actual, planned, requested, denied, hypothetical", "mention.status"),
    OutputColumn("background", "history, not the news of the day", "mention.background"),
    *_date("mention.date"),
    *_actors("actor", "who did it", "actors.actor"),
    *_actors("recipient", "to whom", "recipients.actor"),
    OutputColumn("reported_by", "actor whose speech reports it", "reported_by.name"),
    OutputColumn("place", "where it happened", "mention.place.name"),
    OutputColumn("place_country", "country of the place", "mention.place.country"),
    OutputColumn("latitude", "degrees north", "mention.place.latitude"),
    OutputColumn("longitude", "degrees east", "mention.place.longitude"),
    OutputColumn("trigger", "the words that report the act", "trigger"),
    *_span("trigger", "the trigger", "mention.trigger"),
    OutputColumn("sentence", "their sentence", "sentence"),
    *_span("sentence", "the sentence", "mention.sentence"),
    OutputColumn("confidence", "0 to 1", "mention.confidence"),
    *_IN_ARTICLE,
)

STATEMENT_COLUMNS: Columns = (
    OutputColumn("id", "id of the statement", "statement.id"),
    *_actor("speaker", "who speaks", "speaker"),
    OutputColumn("speaker_words", "the words that name the speaker", "speaker_words"),
    OutputColumn("kind", "direct, indirect or mixed", "statement.kind"),
    OutputColumn("cue", "the words that mark it as speech", "cue"),
    OutputColumn("content", "what was said", "content"),
    *_span("content", "the content", "statement.content"),
    *_actor("addressee", "who is spoken to", "addressee"),
    OutputColumn("venue", "where or through what", "statement.venue"),
    *_date("statement.date"),
    *_PASSAGE,
    OutputColumn("confidence", "0 to 1", "statement.confidence"),
    *_IN_ARTICLE,
)

POSITION_COLUMNS: Columns = (
    OutputColumn("id", "id of the position", "position.id"),
    *_actor("holder", "who holds it", "holder"),
    OutputColumn("stance", "opposes, supports, ...", "position.stance"),
    OutputColumn("issue", "on what", "position.issue"),
    OutputColumn("statement", "id of the statement that shows it", "position.statement"),
    *_date("position.date"),
    *_evidence("the words that show it", "position"),
    OutputColumn("confidence", "0 to 1", "position.confidence"),
    *_IN_ARTICLE,
)

STEP_COLUMNS: Columns = (
    OutputColumn("side", "country code, or who speaks for none", "side"),
    OutputColumn("line", "the issue in its commonest wording", "issue"),
    OutputColumn("move", "first, stayed, shifted or reversed", "move"),
    *(replace(column, path=f"row.{column.path}") for column in POSITION_COLUMNS),
)

FIGURE_COLUMNS: Columns = (
    OutputColumn("id", "id of the figure", "figure.id"),
    OutputColumn("comparator", "exact, more than, ...", "figure.comparator"),
    OutputColumn("value", "in base units", "figure.value"),
    OutputColumn("low", "lower bound", "figure.low"),
    OutputColumn("high", "upper bound", "figure.high"),
    OutputColumn("unit", "ISO 4217 for money, else a noun", "figure.unit"),
    OutputColumn("what", "what it counts", "figure.what"),
    OutputColumn("as_of", "day, month or year of the figure", "figure.as_of"),
    *_actor("attributed_to", "who vouches for it", "attributed_to"),
    *_evidence("the words that state it", "figure"),
    OutputColumn("confidence", "0 to 1", "figure.confidence"),
    *_IN_ARTICLE,
    OutputColumn("event_mention", "id of the event mention that it belongs to", "event.mention.id"),
    OutputColumn("event_type", "type of that", "event.mention.type"),
    OutputColumn("event_trigger", "the words that report that", "event.trigger"),
    OutputColumn("statement", "id of the statement that holds it", "statement.statement.id"),
    OutputColumn("agreement", "id of the agreement that it belongs to", "agreement.agreement.id"),
)

AGREEMENT_COLUMNS: Columns = (
    OutputColumn("id", "id of the agreement", "agreement.id"),
    OutputColumn("parties", "who is bound by it", "parties.name"),
    OutputColumn("party_countries", "their countries, in the same order", "parties.country"),
    OutputColumn("subject", "what it is about", "agreement.subject"),
    OutputColumn("status", "announced, signed, ...", "agreement.status"),
    OutputColumn("value", "what it is worth", "value.value"),
    OutputColumn("value_unit", "in what", "value.unit"),
    *_date("agreement.date"),
    *_evidence("the words that report it", "agreement"),
    OutputColumn("confidence", "0 to 1", "agreement.confidence"),
    *_IN_ARTICLE,
    OutputColumn("value_figure", "id of the figure that states its worth", "value.id"),
    OutputColumn("event_mentions", "ids of the event mentions about it", "events.mention.id"),
    OutputColumn("event_types", "their types, in the same order", "events.mention.type"),
)

ISSUE_COLUMNS: Columns = (
    OutputColumn("stage", "the stage that reports it", "issue.stage"),
    OutputColumn("code", "short and stable", "issue.code"),
    OutputColumn("detail", "what happened", "issue.detail"),
    OutputColumn("words", "the words that it concerns", "words"),
    *_span("span", "that", "issue.span"),
    OutputColumn("source_id", "what the input was called", "source_id"),
    OutputColumn("article", "id of the article", "article.id"),
)

ARTICLE_COLUMNS: Columns = (
    OutputColumn("article", "id of the article", "id"),
    *_ARTICLE,
    OutputColumn("published_basis", "how the date is known", "published_basis"),
    OutputColumn("language", "ISO 639-1", "language"),
    OutputColumn("n_characters", "length of the text", "n_characters"),
    OutputColumn("n_actors", "actors named", "n_actors"),
    OutputColumn("n_event_mentions", "event mentions", "n_event_mentions"),
    OutputColumn("n_statements", "statements", "n_statements"),
    OutputColumn("n_positions", "positions", "n_positions"),
    OutputColumn("n_figures", "figures", "n_figures"),
    OutputColumn("n_agreements", "agreements", "n_agreements"),
    OutputColumn("n_issues", "issues", "n_issues"),
)

ACTOR_COLUMNS: Columns = (
    OutputColumn("id", "id of the actor", "actor.id"),
    OutputColumn("name", "canonical name", "actor.name"),
    OutputColumn("kind", "person, state, organisation, group", "actor.kind"),
    OutputColumn("country", "ISO 3166-1 alpha-3", "actor.country"),
    OutputColumn("sector", "PLOVER sector", "actor.sector"),
    OutputColumn("office", "office held then", "actor.office"),
    OutputColumn("n_articles", "articles that name it", "n_articles"),
    OutputColumn("n_mentions", "mentions in them", "n_mentions"),
    OutputColumn("first_published", "the earliest of them", "first_published"),
    OutputColumn("last_published", "the latest of them", "last_published"),
)


FACT_COLUMNS: Columns = (
    OutputColumn("name", "canonical name of the actor", "name"),
    OutputColumn("kind", "person, state, organisation, group, region or people", "kind"),
    OutputColumn("fact", "country, sector, also called, office, introduced as, ...", "fact"),
    OutputColumn("value", "what is known, in words or as a code", "value"),
    OutputColumn("country", "code of the country that it is about", "country"),
    OutputColumn("from", "first day, as precise as known", "from_on"),
    OutputColumn("until", "day from which it no longer held, likewise", "until_on"),
    OutputColumn("note", "acting, former, suspended, ...", "note"),
    OutputColumn("source", "reference, a file of actors, or record", "source"),
    OutputColumn(
        "first_published", "the earliest article that says so", "sighting.first_published"
    ),
    OutputColumn("last_published", "the latest", "sighting.last_published"),
    OutputColumn("n_articles", "articles that say so", "sighting.n_articles"),
    OutputColumn("n_voices", "those of them that are independent", "sighting.n_voices"),
    OutputColumn("words", "the earliest words that say so", "sighting.words"),
    OutputColumn("passage", "the sentence around them", "sighting.passage"),
    OutputColumn("article", "id of their article", "sighting.article_id"),
)

EVENT_COLUMNS: Columns = (
    OutputColumn("id", "id of the event", "event.id"),
    OutputColumn("n_reports", "reports of it", "n_reports"),
    OutputColumn("n_articles", "articles that report it", "event.n_articles"),
    OutputColumn("n_voices", "those of them that are independent", "event.n_voices"),
    OutputColumn("type", "type of the codebook", "event.type"),
    OutputColumn("mode", "mode of the type", "event.mode"),
    OutputColumn("contexts", "contexts of any report", "event.contexts"),
    OutputColumn("cameo", "closest CAMEO code", "event.cameo"),
    OutputColumn("quad", "quad class, 1 to 4", "event.quad"),
    OutputColumn("score", "PLOVER score, -10 to 10", "event.score"),
    OutputColumn("status", "actual, planned, requested, denied, hypothetical", "event.status"),
    OutputColumn("background", "told as history only", "event.background"),
    *_date("event.date"),
    *_actors("actor", "who did it", "actors"),
    *_actors("recipient", "to whom", "recipients"),
    OutputColumn("place", "where it happened", "event.place.name"),
    OutputColumn("place_country", "country of the place", "event.place.country"),
    OutputColumn("latitude", "degrees north", "event.place.latitude"),
    OutputColumn("longitude", "degrees east", "event.place.longitude"),
    OutputColumn("confidence", "of the surest report, 0 to 1", "event.confidence"),
    OutputColumn("mentions", "ids of its event mentions, the founding one first", "event.mentions"),
    OutputColumn("sentence", "sentence of the founding report", "report.sentence"),
    *_IN_ARTICLE,
)

REPORT_COLUMNS: Columns = (
    OutputColumn("event", "id of the event", "event"),
    OutputColumn("copy_of", "id of the article whose text is printed again", "copy_of"),
    *(replace(column, path=f"report.{column.path}") for column in MENTION_COLUMNS),
)

DISCREPANCY_COLUMNS: Columns = (
    OutputColumn("id", "id of the discrepancy", "discrepancy.id"),
    OutputColumn("kind", "conflict, update, narrower, name, ...", "discrepancy.kind"),
    OutputColumn("why", "what differs", "discrepancy.why"),
    OutputColumn("independent", "whether the voices are independent", "discrepancy.independent"),
    OutputColumn("subject", "event, utterance or actor that both are about", "discrepancy.subject"),
    *_claim("left", "the earlier or broader claim"),
    *_claim("right", "the other claim"),
)

UTTERANCE_COLUMNS: Columns = (
    OutputColumn("id", "id of the utterance", "utterance.id"),
    *_actor("speaker", "who speaks", "speaker"),
    OutputColumn("n_articles", "articles that report it", "utterance.n_articles"),
    OutputColumn("n_voices", "those of them that are independent", "utterance.n_voices"),
    OutputColumn(
        "statements", "ids of its versions, the founding one first", "utterance.statements"
    ),
    OutputColumn("versions", "what each of them says was said", "versions.content"),
    OutputColumn("articles", "ids of their articles, in the same order", "versions.article.id"),
    OutputColumn("outlets", "who published them, in the same order", "versions.article.outlet"),
)

COPY_COLUMNS: Columns = (
    OutputColumn("id", "id of the copy group", "group.id"),
    OutputColumn("basis", "exact, near or rewritten", "group.basis"),
    OutputColumn("agency", "the agency that wrote it, when a byline says so", "group.agency"),
    OutputColumn("articles", "ids of the articles, the likeliest original first", "members.id"),
    OutputColumn("published", "when they were published, in the same order", "members.published"),
    OutputColumn("outlets", "who published them, in the same order", "members.outlet"),
    OutputColumn("titles", "their headlines, in the same order", "members.title"),
)

FEATURE_COLUMNS: Columns = (
    OutputColumn("left", "id of a report", "left"),
    OutputColumn("right", "id of the report closest to it", "right"),
    OutputColumn("feature", "what was compared", "feature"),
    OutputColumn("points", "what speaks for one event, or against it", "points"),
    OutputColumn("why", "in words", "why"),
)

JUDGEMENT_COLUMNS: Columns = (
    OutputColumn("id", "id of the judgement", "judgement.id"),
    OutputColumn("verdict", "same or different", "judgement.verdict"),
    OutputColumn("left", "id of the one report", "judgement.left"),
    OutputColumn("right", "id of the other", "judgement.right"),
    OutputColumn("note", "why", "judgement.note"),
    OutputColumn("judged_at", "when", "judgement.judged_at"),
    OutputColumn("withdrawn_at", "when it was withdrawn", "withdrawn_at"),
    OutputColumn("left_words", "words of the one report", "left"),
    OutputColumn("right_words", "words of the other", "right"),
)

COUNT_COLUMNS: Columns = (
    OutputColumn("period", "day, week, month or year; empty when not dated", "period"),
    OutputColumn("n_events", "events", "n_events"),
    OutputColumn("n_reports", "reports of them", "n_reports"),
    OutputColumn("verbal_cooperation", "events of quad class 1", "verbal_cooperation"),
    OutputColumn("material_cooperation", "of quad class 2", "material_cooperation"),
    OutputColumn("verbal_conflict", "of quad class 3", "verbal_conflict"),
    OutputColumn("material_conflict", "of quad class 4", "material_conflict"),
    OutputColumn("mean_score", "mean PLOVER score, -10 to 10", "mean_score"),
)

REASON_COLUMNS: Columns = (
    OutputColumn("field", "field of the finding", "field"),
    OutputColumn("value", "what it says", "value"),
    OutputColumn("why", "what that rests on", "why"),
    *_span("span", "the words that show it", "span"),
)

#: The columns of each question.
COLUMNS: Mapping[str, Columns] = {
    "events": EVENT_COLUMNS,
    "discrepancies": DISCREPANCY_COLUMNS,
    "utterances": UTTERANCE_COLUMNS,
    "copies": COPY_COLUMNS,
    "mentions": MENTION_COLUMNS,
    "statements": STATEMENT_COLUMNS,
    "positions": POSITION_COLUMNS,
    "figures": FIGURE_COLUMNS,
    "agreements": AGREEMENT_COLUMNS,
    "issues": ISSUE_COLUMNS,
}


def make_object(row: object, columns: Iterable[OutputColumn]) -> dict[str, Any]:
    """A row as a JSON object.

    Args:
        row: The row.
        columns: What to show of it.
    """
    return {column.name: column.get(row) for column in columns}


def make_fields(row: object, columns: Iterable[OutputColumn]) -> list[str]:
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
