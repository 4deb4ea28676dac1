"""A statement in the making, before it becomes a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.records import Span, StatementKind
from dragoman.statements.cues import Cue
from dragoman.statements.links import is_name
from dragoman.statements.page import Page
from dragoman.statements.speakers import Voice

_BUCKET = 1000  # characters between the starts of contents that may be the same
_SAME = 0.6  # share of characters from which two contents are one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One statement in the making.

    Args:
        cue: The verb or noun that reports it, or None.
        cue_span: The words that mark it as speech, or None.
        voice: Who speaks.
        content: What was said.
        kind: ``direct``, ``indirect`` or ``mixed``.
        confidence: 0..1.
        order: Where the saying stands, for the order of speakers.
    """

    cue: Cue | None
    cue_span: Span | None
    voice: Voice
    content: Span
    kind: StatementKind
    confidence: float
    order: int


def get_kind(page: Page, content: Span) -> StatementKind:
    """``mixed`` where quoted words stand in a reported content, else ``indirect``."""
    for quotation in page.find_quotations(content):
        if content.overlaps(quotation.inner) and not is_name(page, quotation):
            return "mixed"
    return "indirect"


def merge_drafts(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts without doubles: one content from two cues, one naming inside another report."""
    kept: list[Draft] = []
    nearby: dict[int, list[int]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.order)):
        bucket = draft.content.start // _BUCKET
        rivals = (i for step in (-1, 0, 1) for i in nearby[bucket + step])
        twin = next((i for i in rivals if _is_same(kept[i], draft)), None)
        if twin is None:
            nearby[bucket].append(len(kept))
            kept.append(draft)
        else:
            kept[twin] = _choose(kept[twin], draft)
    return sorted(kept, key=lambda d: (d.content.start, d.content.end, d.order))


def get_overlap(first: Span, second: Span) -> float:
    """Shared characters over all characters of two spans, 0..1."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    if shared <= 0:
        return 0.0
    return shared / (max(first.end, second.end) - min(first.start, second.start))


def _is_same(first: Draft, second: Draft) -> bool:
    if get_overlap(first.content, second.content) < _SAME:
        return False
    if first.content == second.content:
        return True
    actors = {first.voice.actor, second.voice.actor} - {None}
    return len(actors) < 2


def _choose(first: Draft, second: Draft) -> Draft:
    """The outer draft with the inner one's content where one cue stands in the other's words."""
    for outer, inner in ((first, second), (second, first)):
        if inner.cue_span is None or not outer.content.contains(inner.cue_span):
            continue
        if not inner.content.contains(outer.cue_span or inner.cue_span):
            return replace(outer, content=inner.content, kind=inner.kind)
    return first
