"""What a query returns: a record together with the words and the names that it points to.

The same rows are built from a reading in memory, so that one page shows both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.records import (
    Actor,
    Agreement,
    Article,
    DateInterval,
    EventMention,
    Figure,
    Issue,
    Participant,
    Position,
    Reading,
    Span,
    Statement,
)
from dragoman.store.passages import find_passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of an article.

    Args:
        span: Where they stand.
        text: The words.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """What is known of an article, without its text.

    Args:
        id: Id of the article.
        source_id: What the input called it, or None.
        url: Address, or None.
        title: Headline, or None.
        outlet: Who published it, or None.
        agency: The wire agency, or None.
        published: ISO 8601 date or date-time, or None.
        published_basis: How that is known, or None.
        language: ISO 639-1, ``und`` when undetermined.
        n_characters: Length of the text in code points.
        n_actors: How many actors it names.
        n_event_mentions: How many event mentions were found.
        n_statements: How many statements.
        n_positions: How many positions.
        n_figures: How many figures.
        n_agreements: How many agreements.
        n_issues: How many issues.
    """

    id: str
    source_id: str | None
    url: str | None
    title: str | None
    outlet: str | None
    agency: str | None
    published: str | None
    published_basis: str | None
    language: str
    n_characters: int
    n_actors: int
    n_event_mentions: int
    n_statements: int
    n_positions: int
    n_figures: int
    n_agreements: int
    n_issues: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantRow:
    """An actor in the place where an event names them.

    Args:
        actor: The actor (its mentions are not filled).
        span: The mention.
        words: The words of the mention.
    """

    actor: Actor
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event mention with its words and its actors.

    Args:
        article: The article.
        mention: The record.
        actors: Who did it.
        recipients: To whom.
        reported_by: The actor whose speech reports it, or None.
        trigger: The words that report the act.
        sentence: Their sentence.
        date_words: The words that give the date, or None.
        place_words: The words that give the place, or None.
    """

    article: ArticleRow
    mention: EventMention
    actors: tuple[ParticipantRow, ...]
    recipients: tuple[ParticipantRow, ...]
    reported_by: Actor | None
    trigger: str
    sentence: str
    date_words: str | None
    place_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement with its words and its actors.

    Args:
        article: The article.
        statement: The record.
        speaker: Who speaks, or None.
        addressee: Who is spoken to, or None.
        speaker_words: The words that name the speaker, or None.
        cue: The words that mark it as speech, or None.
        content: What was said.
        passage: Speaker, cue and content in their sentences.
        date_words: The words that give the date, or None.
    """

    article: ArticleRow
    statement: Statement
    speaker: Actor | None
    addressee: Actor | None
    speaker_words: str | None
    cue: str | None
    content: str
    passage: Quotation
    date_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """A position with its words and its holder.

    Args:
        article: The article.
        position: The record.
        holder: Who holds it.
        evidence: The words that show it.
        passage: Their sentence.
        date_words: The words that give the date, or None.
    """

    article: ArticleRow
    position: Position
    holder: Actor
    evidence: str
    passage: Quotation
    date_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure with its words and who vouches for it.

    Args:
        article: The article.
        figure: The record.
        attributed_to: Who vouches for it, or None for the article.
        evidence: The words that state it.
        passage: Their sentence.
    """

    article: ArticleRow
    figure: Figure
    attributed_to: Actor | None
    evidence: str
    passage: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """An agreement with its words and its parties.

    Args:
        article: The article.
        agreement: The record.
        parties: Who is bound by it.
        value: The figure that states its worth, or None.
        evidence: The words that report it.
        passage: Their sentence.
        date_words: The words that give the date, or None.
    """

    article: ArticleRow
    agreement: Agreement
    parties: tuple[Actor, ...]
    value: Figure | None
    evidence: str
    passage: Quotation
    date_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """An issue and where it arose.

    Args:
        article: The article, or None when the source gave none.
        source_id: What the input called it, or None.
        issue: The record.
        words: The words that it concerns, or None.
    """

    article: ArticleRow | None
    source_id: str | None
    issue: Issue
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor and how often the record names them.

    Args:
        actor: The actor (its mentions are not filled).
        n_articles: In how many articles.
        n_mentions: How many times.
        first_published: Earliest publication date of those articles, or None.
        last_published: Latest publication date of those articles, or None.
    """

    actor: Actor
    n_articles: int
    n_mentions: int
    first_published: str | None
    last_published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRows:
    """Everything found in one article, as rows.

    Args:
        article: The article.
        events: Rows of its event mentions.
        statements: Rows of its statements.
        positions: Rows of its positions.
        figures: Rows of its figures.
        agreements: Rows of its agreements.
        issues: Rows of its issues.
    """

    article: ArticleRow
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    figures: tuple[FigureRow, ...]
    agreements: tuple[AgreementRow, ...]
    issues: tuple[IssueRow, ...]


def build_article_row(reading: Reading) -> ArticleRow:
    """The row of an article.

    Args:
        reading: The reading of the article.
    """
    article = reading.article
    return ArticleRow(
        id=article.id,
        source_id=article.source_id,
        url=article.url,
        title=article.title,
        outlet=article.outlet,
        agency=article.agency,
        published=article.published,
        published_basis=article.published_basis,
        language=article.language,
        n_characters=len(article.text),
        n_actors=len(reading.actors),
        n_event_mentions=len(reading.event_mentions),
        n_statements=len(reading.statements),
        n_positions=len(reading.positions),
        n_figures=len(reading.figures),
        n_agreements=len(reading.agreements),
        n_issues=len(reading.issues),
    )


def build_rows(reading: Reading) -> ReadingRows:
    """The rows of a reading, each with its words and names.

    Args:
        reading: Any reading.
    """
    builder = _Builder(reading)
    return ReadingRows(
        article=builder.row,
        events=tuple(builder.build_event(mention) for mention in reading.event_mentions),
        statements=tuple(builder.build_statement(one) for one in reading.statements),
        positions=tuple(builder.build_position(one) for one in reading.positions),
        figures=tuple(builder.build_figure(one) for one in reading.figures),
        agreements=tuple(builder.build_agreement(one) for one in reading.agreements),
        issues=tuple(builder.build_issue(one) for one in reading.issues),
    )


class _Builder:
    """Builds the rows of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.article: Article = reading.article
        self.row = build_article_row(reading)
        self.actors = {
            actor.id: replace(actor, mentions=(), confidence=1.0) for actor in reading.actors
        }
        self.figures = {figure.id: figure for figure in reading.figures}

    def build_event(self, mention: EventMention) -> EventRow:
        return EventRow(
            article=self.row,
            mention=mention,
            actors=self._join(mention.actors),
            recipients=self._join(mention.recipients),
            reported_by=self._actor(mention.reported_by),
            trigger=self._text(mention.trigger),
            sentence=self._text(mention.sentence),
            date_words=self._date_words(mention.date),
            place_words=self._words(mention.place.span if mention.place else None),
        )

    def build_statement(self, statement: Statement) -> StatementRow:
        spans = (statement.speaker_span, statement.cue, statement.content)
        known = [span for span in spans if span is not None]
        whole = Span(min(span.start for span in known), max(span.end for span in known))
        return StatementRow(
            article=self.row,
            statement=statement,
            speaker=self._actor(statement.speaker),
            addressee=self._actor(statement.addressee),
            speaker_words=self._words(statement.speaker_span),
            cue=self._words(statement.cue),
            content=self._text(statement.content),
            passage=self._passage(whole),
            date_words=self._date_words(statement.date),
        )

    def build_position(self, position: Position) -> PositionRow:
        return PositionRow(
            article=self.row,
            position=position,
            holder=self.actors[position.holder],
            evidence=self._text(position.evidence),
            passage=self._passage(position.evidence),
            date_words=self._date_words(position.date),
        )

    def build_figure(self, figure: Figure) -> FigureRow:
        return FigureRow(
            article=self.row,
            figure=figure,
            attributed_to=self._actor(figure.attributed_to),
            evidence=self._text(figure.evidence),
            passage=self._passage(figure.evidence),
        )

    def build_agreement(self, agreement: Agreement) -> AgreementRow:
        return AgreementRow(
            article=self.row,
            agreement=agreement,
            parties=tuple(self.actors[party] for party in agreement.parties),
            value=self.figures[agreement.value] if agreement.value else None,
            evidence=self._text(agreement.evidence),
            passage=self._passage(agreement.evidence),
            date_words=self._date_words(agreement.date),
        )

    def build_issue(self, issue: Issue) -> IssueRow:
        return IssueRow(
            article=self.row,
            source_id=self.article.source_id,
            issue=issue,
            words=self._words(issue.span),
        )

    def _actor(self, actor_id: str | None) -> Actor | None:
        return self.actors[actor_id] if actor_id else None

    def _join(self, participants: Iterable[Participant]) -> tuple[ParticipantRow, ...]:
        return tuple(
            ParticipantRow(actor=self.actors[p.actor], span=p.span, words=self._text(p.span))
            for p in participants
        )

    def _text(self, span: Span) -> str:
        return span.text_in(self.article.text)

    def _words(self, span: Span | None) -> str | None:
        return self._text(span) if span else None

    def _date_words(self, date: DateInterval | None) -> str | None:
        return self._words(date.span) if date else None

    def _passage(self, span: Span) -> Quotation:
        passage = find_passage(self.article.text, span)
        return Quotation(span=passage, text=self._text(passage))
