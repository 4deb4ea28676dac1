"""Statements and positions: who said what, and where each actor stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.records.events import DateInterval
from dragoman.records.spans import (
    Span,
    check_choice,
    check_share,
    check_span,
    check_text,
    content_id,
)

StatementKind = Literal["direct", "indirect", "mixed"]
STATEMENT_KINDS: tuple[str, ...] = get_args(StatementKind)
Stance = Literal["opposes", "supports", "non-recognition", "neutral", "denies", "asserts"]
STANCES: tuple[str, ...] = get_args(Stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One act of speech.

    Args:
        article_id: The article.
        speaker: Id of the actor who speaks; None when nobody could be made out.
        speaker_span: The words that name the speaker here, or None.
        kind: ``direct`` (quoted), ``indirect`` (reported) or ``mixed``.
        cue: The words that mark it as speech ("said"), or None.
        content: What was said, without cue and quotation marks.
        addressee: Id of the actor spoken to, or None.
        venue: Where or through what ("Twitter", "a news conference in Kyiv"), or None.
        date: When it was said, or None.
        confidence: 0..1. Never part of the id.
    """

    article_id: str
    speaker: str | None = None
    speaker_span: Span | None = None
    kind: StatementKind
    cue: Span | None = None
    content: Span
    addressee: str | None = None
    venue: str | None = None
    date: DateInterval | None = None
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_choice(self.kind, STATEMENT_KINDS, "statement.kind")
        check_span(self.speaker_span, "statement.speaker_span")
        check_span(self.cue, "statement.cue")
        check_span(self.content, "statement.content")
        check_text(self.venue, "statement.venue")
        check_share(self.confidence, "statement.confidence")
        identity = (self.article_id, self.kind, self.content, self.speaker)
        object.__setattr__(self, "id", content_id("stm", *identity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where an actor stands on an issue.

    Args:
        article_id: The article.
        holder: Id of the actor.
        issue: Short canonical noun phrase ("annexation of Crimea").
        stance: ``opposes``, ``supports``, ``non-recognition``, ``neutral``, ``denies`` or
            ``asserts``.
        evidence: The words that show it.
        statement: Id of the statement that shows it, or None.
        date: When it was held, or None.
        confidence: 0..1. Never part of the id.
    """

    article_id: str
    holder: str
    issue: str
    stance: Stance
    evidence: Span
    statement: str | None = None
    date: DateInterval | None = None
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_text(self.issue, "position.issue")
        check_choice(self.stance, STANCES, "position.stance")
        check_span(self.evidence, "position.evidence")
        check_share(self.confidence, "position.confidence")
        identity = (self.article_id, self.holder, self.issue, self.stance, self.evidence)
        object.__setattr__(self, "id", content_id("pos", *identity))
