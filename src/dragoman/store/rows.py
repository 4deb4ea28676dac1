"""What a query returns: a record together with the words and the names that it points to."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import (
    Actor,
    Agreement,
    Claim,
    CopyGroup,
    Discrepancy,
    Event,
    EventMention,
    Figure,
    Issue,
    Position,
    Span,
    Statement,
    Utterance,
)


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
class CopyRow:
    """Articles that print one text.

    Args:
        article: The likeliest original.
        group: The record.
        members: All of them, the likeliest original first.
    """

    article: ArticleRow
    group: CopyGroup
    members: tuple[ArticleRow, ...]


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
class MentionRow:
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
class EventRow:
    """An event with its actors and the report that founded it.

    Args:
        article: Article of that report.
        event: The record.
        actors: Who did it.
        recipients: To whom.
        report: The event mention that founded it.
    """

    article: ArticleRow
    event: Event
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    report: MentionRow

    @property
    def n_reports(self) -> int:
        """How many reports there are of it."""
        return len(self.event.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report of an event, with the article that it copies.

    Args:
        event: Id of the event.
        report: The event mention.
        copy_of: Id of the article whose text its article prints, or None for an own one.
    """

    event: str
    report: MentionRow
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One side of a discrepancy with its words.

    Args:
        article: The article.
        claim: The record.
        words: The words that say it.
        passage: Their sentence.
    """

    article: ArticleRow
    claim: Claim
    words: str
    passage: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyRow:
    """A discrepancy with both its sides.

    Args:
        article: Article of the left side.
        discrepancy: The record.
        left: The earlier or broader claim.
        right: The other.
    """

    article: ArticleRow
    discrepancy: Discrepancy
    left: ClaimRow
    right: ClaimRow


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
class UtteranceRow:
    """An utterance with its versions.

    Args:
        article: Article of the version that founded it.
        utterance: The record.
        speaker: Who speaks, or None.
        versions: Its statements, the founding one first.
    """

    article: ArticleRow
    utterance: Utterance
    speaker: Actor | None
    versions: tuple[StatementRow, ...]


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
        event: The event mention that it belongs to, or None.
        statement: The statement that holds it, or None.
        agreement: The agreement that it belongs to, or None.
    """

    article: ArticleRow
    figure: Figure
    attributed_to: Actor | None
    evidence: str
    passage: Quotation
    event: MentionRow | None
    statement: StatementRow | None
    agreement: AgreementRow | None


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
        events: The event mentions that concern it, in order of the text.
    """

    article: ArticleRow
    agreement: Agreement
    parties: tuple[Actor, ...]
    value: Figure | None
    evidence: str
    passage: Quotation
    date_words: str | None
    events: tuple[MentionRow, ...]


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
    events: tuple[MentionRow, ...]
    statements: tuple[StatementRow, ...]
    positions: tuple[PositionRow, ...]
    figures: tuple[FigureRow, ...]
    agreements: tuple[AgreementRow, ...]
    issues: tuple[IssueRow, ...]
