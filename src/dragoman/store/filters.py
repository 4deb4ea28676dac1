"""What to look for in a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dragoman.errors import RecordError
from dragoman.records.spans import check_iso_date, check_text
from dragoman.store.database import Record, Row

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Conditions on claims; those that are None are not asked, the rest must all hold.

    Names and words are compared without regard to case and accents, from the beginning of a
    word: "zelensk" finds "Zelenskyy". A date is YYYY, YYYY-MM or YYYY-MM-DD.

    Args:
        actor: Who acts, speaks, holds the position, vouches for the figure or is a party:
            a name, a country code or an actor id.
        recipient: To whom it is done or said: the same.
        between: Two who both take part, on whatever side: the same.
        country: Country code of anybody who takes part.
        type: Type of the event, kind of the statement, stance of the position, unit of the
            figure.
        status: Status of the event or agreement.
        subject: Words of the issue, of what the figure counts, or of the agreement's subject.
        text: Words of the passage.
        since: Nothing that ended before.
        until: Nothing that began after.
        article: Id of the article.
        n_voices: At least so many independent voices.
        limit: At most so many, or None for all.
        oldest_first: Whether the oldest come first instead of the newest.
    """

    actor: str | None = None
    recipient: str | None = None
    between: tuple[str, str] | None = None
    country: str | None = None
    type: str | None = None
    status: str | None = None
    subject: str | None = None
    text: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    n_voices: int | None = None
    limit: int | None = None
    oldest_first: bool = False

    def __post_init__(self) -> None:
        for name in ("actor", "recipient", "country", "type", "status", "subject", "text"):
            _check_words(name, getattr(self, name))
        for value in self.between or ():
            _check_words("between", value)
        check_iso_date(self.since, "since")
        check_iso_date(self.until, "until")
        if self.limit is not None and self.limit < 1:
            raise RecordError(f"limit: {self.limit} is less than 1; use None for all.")


def _check_words(name: str, value: str | None) -> None:
    """Raise unless a condition holds a letter or digit: without one it would fit everything."""
    check_text(value, name)
    if value is not None and not any(letter.isalnum() for letter in value):
        raise RecordError(f"{name}: '{value}' has neither letter nor digit; leave it out for all.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims(Generic[Item]):
    """One kind of claim: its table, which column answers which condition, how rows are made.

    Args:
        table: The table.
        join: Fetches what some rows of the table point to, and gives what makes each of them
            a record with its names and words.
        actor: SQL that picks the claims of the actors ``{actors}``, or None.
        recipient: The same for recipients.
        anybody: The same for anybody who takes part.
        type: Column that ``type`` asks, or None.
        status: Column that ``status`` asks, or None.
        subject: Column that ``subject`` asks, or None.
        voices: Column that ``n_voices`` asks, or None.
        passage: SQL of the words that ``text`` asks.
        article: SQL of the article's id.
        report: SQL that picks the claims for whose words or article ``{condition}`` holds.
        start: SQL of the first day; may use ``c`` (the claim) and ``a`` (the article).
        end: SQL of the last day.
        order: Columns that order claims within an article.
        is_view: Whether they are folded from reports, and there only once these are merged.
    """

    table: str
    join: Callable[[Record, list[Row]], Callable[[Row], Item]]
    actor: str | None = None
    recipient: str | None = None
    anybody: str | None = None
    type: str | None = None
    status: str | None = None
    subject: str | None = None
    voices: str | None = None
    passage: str = "c.passage"
    article: str = "c.article_id"
    report: str = "{condition}"
    start: str
    end: str
    order: str
    is_view: bool = False

    def write_query(self, chosen: Filter) -> tuple[str, dict[str, Any]]:
        """The SQL that finds claims, newest first, and its values.

        Args:
            chosen: The conditions.

        Raises:
            RecordError: A condition is not one that these claims know.
        """
        where, values = self._write_conditions(chosen)
        way = "" if chosen.oldest_first else " DESC"
        sql = (
            f"SELECT c.*, {ARTICLE_COLUMNS} FROM {self.table} c"
            f" LEFT JOIN article a ON a.id = c.article_id{where}"
            f" ORDER BY coalesce({self.start}, {self.end}, ''){way},"
            f" coalesce(a.published, ''){way}, a.id, {self.order}"
        )
        return (f"{sql} LIMIT {chosen.limit}" if chosen.limit else sql), values

    def write_count(self, chosen: Filter) -> tuple[str, dict[str, Any]]:
        """The SQL that counts claims, without regard to the limit, and its values.

        Args:
            chosen: The conditions.
        """
        where, values = self._write_conditions(chosen)
        sql = f"SELECT count(*) AS n FROM {self.table} c LEFT JOIN article a ON a.id = c.article_id"
        return sql + where, values

    def _write_conditions(self, chosen: Filter) -> tuple[str, dict[str, Any]]:
        conditions: list[str] = []
        values: dict[str, Any] = {}

        def ask(name: str, condition: str | None, value: str | int | None) -> None:
            if value is None:
                return
            if condition is None:
                raise RecordError(f"{name}: no condition that can be asked of {self.table}s.")
            conditions.append(condition)
            values[name] = value

        ask("actor", _among(self.actor, match_actor("actor")), chosen.actor)
        ask("recipient", _among(self.recipient, match_actor("recipient")), chosen.recipient)
        for name, value in zip(("one", "another"), chosen.between or (), strict=False):
            ask(name, _among(self.anybody, match_actor(name)), value)
        ask("country", _among(self.anybody, "w.country = upper($country)"), chosen.country)
        ask("type", self.type and f"lower(c.{self.type}) = lower($type)", chosen.type)
        ask("status", self.status and f"lower(c.{self.status}) = lower($status)", chosen.status)
        ask("subject", self.subject and match_words(f"c.{self.subject}", "subject"), chosen.subject)
        ask("n_voices", self.voices and f"c.{self.voices} >= $n_voices", chosen.n_voices)
        text = self.report.format(condition=match_words(self.passage, "text"))
        ask("text", text, chosen.text)
        ask("since", f"coalesce({self.end}, '9999') || '-99-99' >= $since", chosen.since)
        ask("until", f"coalesce({self.start}, '0000') <= $until || '-99-99'", chosen.until)
        article = self.report.format(condition=f"{self.article} = $article")
        ask("article", article, chosen.article)
        if chosen.since or chosen.until:
            conditions.append(f"coalesce({self.start}, {self.end}) IS NOT NULL")
        return (" WHERE " + " AND ".join(conditions) if conditions else ""), values


def write_plain(expression: str) -> str:
    """SQL that makes a text comparable: lower case, no accents, words parted by one space.

    Args:
        expression: SQL of the text.
    """
    bare = f"replace(strip_accents(lower({expression})), 'ı', 'i')"
    return rf"regexp_replace({bare}, '[^\p{{L}}\p{{N}}]+', ' ', 'g')"


def match_words(expression: str, name: str) -> str:
    """SQL that tells whether a text holds the words ``$name``, from the beginning of a word.

    Args:
        expression: SQL of the text.
        name: Name of the value.
    """
    return f"contains(' ' || {write_plain(expression)}, ' ' || {_trim(name)})"


def match_actor(name: str) -> str:
    """SQL that tells whether the actor ``w`` is who ``$name`` asks for.

    A country code asks for whole words, so that TUR does not find Turki.

    Args:
        name: Name of the value: an id, a country code or the beginning of words of a name.
    """
    end = f"CASE WHEN regexp_full_match(${name}, '[A-Z]{{3}}') THEN ' ' ELSE '' END"
    words = f"contains(' ' || {write_plain('w.name')} || ' ', ' ' || {_trim(name)} || {end})"
    return f"(w.id = ${name} OR w.country = ${name} OR {words})"


def _trim(name: str) -> str:
    return f"trim({write_plain('$' + name)})"


def _among(claims: str | None, condition: str) -> str | None:
    return claims.format(actors=f"SELECT w.id FROM actor w WHERE {condition}") if claims else None


#: The columns of ``article`` (as ``a``) that :func:`decode_article_row` reads.
ARTICLE_COLUMNS = (
    "a.source_id AS article_source_id, a.url, a.title, a.outlet, a.agency, a.published,"
    " a.published_basis, a.language, a.n_characters, a.n_actors, a.n_event_mentions,"
    " a.n_statements, a.n_positions, a.n_figures, a.n_agreements, a.n_issues"
)
