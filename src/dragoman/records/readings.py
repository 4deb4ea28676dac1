"""A reading: all that was found in one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.errors import RecordError
from dragoman.records.actors import Actor
from dragoman.records.articles import Article
from dragoman.records.events import EventMention
from dragoman.records.figures import Agreement, Figure
from dragoman.records.spans import Span, check_span, check_text
from dragoman.records.statements import Position, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that a stage could not handle: kept, counted, shown.

    Args:
        stage: The stage that reports it ("sources", "actors", "events", ...).
        code: Short and stable, in kebab case ("unclosed-quotation").
        detail: What happened and, where it helps, what to do about it.
        span: Where in the article, or None.
    """

    stage: str
    code: str
    detail: str
    span: Span | None = None

    def __post_init__(self) -> None:
        for name in ("stage", "code", "detail"):
            check_text(getattr(self, name), f"issue.{name}")
        check_span(self.span, "issue.span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one article. On construction every id and span is checked.

    Args:
        article: What was read.
        actors: Who is named, by first mention.
        event_mentions: What is reported to have been done, in order of the text.
        statements: What is reported to have been said, in order of the text.
        positions: Where actors stand.
        figures: Numbers that are claimed.
        agreements: What was agreed.
        issues: What could not be handled.
    """

    article: Article
    actors: tuple[Actor, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        problem = next(self.find_problems(), None)
        if problem is not None:
            raise RecordError(f"reading of {self.article.id}: {problem}")

    def find_problems(self) -> Iterator[str]:
        """Every broken link: a span outside the text, an id that nothing has, an id twice."""
        length = len(self.article.text)
        for owner, span in self._find_spans():
            if span.end > length:
                yield f"{owner}: span [{span.start}, {span.end}) leaves the text ({length})."
        known = {actor.id for actor in self.actors}
        for owner, actor_id in self._find_actor_links():
            if actor_id not in known:
                yield f"{owner}: no actor has the id {actor_id}."
        statement_ids = {statement.id for statement in self.statements}
        for position in self.positions:
            if position.statement is not None and position.statement not in statement_ids:
                yield f"{position.id}: no statement has the id {position.statement}."
        figure_ids = {figure.id for figure in self.figures}
        for agreement in self.agreements:
            if agreement.value is not None and agreement.value not in figure_ids:
                yield f"{agreement.id}: no figure has the id {agreement.value}."
        yield from self._find_strays()

    def _find_strays(self) -> Iterator[str]:
        seen = set()
        for item in (*self.actors, *self._find_claims()):
            if item.id in seen:
                yield f"{item.id}: stands twice."
            seen.add(item.id)
        for claim in self._find_claims():
            if claim.article_id != self.article.id:
                yield f"{claim.id}: belongs to another article ({claim.article_id})."

    def _find_claims(self) -> Iterator[EventMention | Statement | Position | Figure | Agreement]:
        yield from self.event_mentions
        yield from self.statements
        yield from self.positions
        yield from self.figures
        yield from self.agreements

    def _find_spans(self) -> Iterator[tuple[str, Span]]:
        for actor in self.actors:
            yield from ((actor.id, span) for span in actor.mentions)
        for event in self.event_mentions:
            yield event.id, event.trigger
            yield event.id, event.sentence
            yield from ((event.id, p.span) for p in (*event.actors, *event.recipients))
            if event.place and event.place.span:
                yield event.id, event.place.span
        for statement in self.statements:
            spans = (statement.speaker_span, statement.cue, statement.content)
            yield from ((statement.id, span) for span in spans if span)
        yield from ((position.id, position.evidence) for position in self.positions)
        yield from ((figure.id, figure.evidence) for figure in self.figures)
        yield from ((agreement.id, agreement.evidence) for agreement in self.agreements)
        for claim in self._find_claims():
            if not isinstance(claim, Figure) and claim.date and claim.date.span:
                yield claim.id, claim.date.span
        for issue in self.issues:
            if issue.span:
                yield f"issue {issue.code}", issue.span

    def _find_actor_links(self) -> Iterator[tuple[str, str]]:
        for event in self.event_mentions:
            yield from ((event.id, p.actor) for p in (*event.actors, *event.recipients))
            if event.reported_by:
                yield event.id, event.reported_by
        for statement in self.statements:
            links = (statement.speaker, statement.addressee)
            yield from ((statement.id, link) for link in links if link)
        for position in self.positions:
            yield position.id, position.holder
        for figure in self.figures:
            if figure.attributed_to:
                yield figure.id, figure.attributed_to
        for agreement in self.agreements:
            yield from ((agreement.id, party) for party in agreement.parties)
