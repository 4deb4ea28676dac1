"""The rows of a reading in memory, so that one page shows it and what a record holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
    find_agreement_events,
    get_figure_agreement,
    get_figure_event,
    get_figure_statement,
)
from dragoman.store.passages import find_passage
from dragoman.store.rows import (
    AgreementRow,
    ArticleRow,
    FigureRow,
    IssueRow,
    MentionRow,
    ParticipantRow,
    PositionRow,
    Quotation,
    ReadingRows,
    StatementRow,
)


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
        self.reading = reading
        self.article: Article = reading.article
        self.row = build_article_row(reading)
        self.actors = {
            actor.id: replace(actor, mentions=(), confidence=1.0) for actor in reading.actors
        }
        self.figures = {figure.id: figure for figure in reading.figures}

    def build_event(self, mention: EventMention) -> MentionRow:
        return MentionRow(
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
        event = get_figure_event(figure, self.reading.event_mentions)
        statement = get_figure_statement(figure, self.reading.statements)
        agreement = get_figure_agreement(figure, self.reading.agreements)
        return FigureRow(
            article=self.row,
            figure=figure,
            attributed_to=self._actor(figure.attributed_to),
            evidence=self._text(figure.evidence),
            passage=self._passage(figure.evidence),
            event=self.build_event(event) if event else None,
            statement=self.build_statement(statement) if statement else None,
            agreement=self.build_agreement(agreement) if agreement else None,
        )

    def build_agreement(self, agreement: Agreement) -> AgreementRow:
        events = find_agreement_events(agreement, self.reading.event_mentions)
        return AgreementRow(
            article=self.row,
            agreement=agreement,
            parties=tuple(self.actors[party] for party in agreement.parties),
            value=self.figures[agreement.value] if agreement.value else None,
            evidence=self._text(agreement.evidence),
            passage=self._passage(agreement.evidence),
            date_words=self._date_words(agreement.date),
            events=tuple(self.build_event(event) for event in events),
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
