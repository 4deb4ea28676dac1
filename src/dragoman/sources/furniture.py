"""Page furniture: what stands on a page beside the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.records import Span
from dragoman.sources.tables import load_furniture

_LONGEST_LINE = 400
_LONGEST_WORDS = 70
_CREDIT_HINT = re.compile(
    r"[)\]]\Z|(?:photo|picture|image|video|credit|illustration|reuters|afp|getty|epa|tass|anadolu"
    r"|xinhua|dpa|\bap\b|©)",
    re.IGNORECASE,
)
_TRIMMABLE = re.compile(r"[\s*_|\[\]–—-]+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something that was left out of an article's text.

    Args:
        text: The words.
        category: Category of the pattern, or ``structure`` and ``repeat`` for what only its
            place and form gave away.
        reason: Why, in words.
    """

    text: str
    category: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """A line without the label before it and the credit after it.

    Args:
        span: What remains of the line; None where nothing does.
        removed: The labels and credits, by their place in the line.
    """

    span: Span | None
    removed: tuple[tuple[Span, LeftOut], ...] = ()


@lru_cache(maxsize=4096)
def get_furniture(text: str, *, at_edge: bool = False) -> LeftOut | None:
    """Why a whole line is page furniture, or None when it is not.

    Args:
        text: The line, without markup.
        at_edge: Whether it stands before the first or after the last paragraph of the article.
    """
    if len(text) > _LONGEST_LINE or text.count(" ") > _LONGEST_WORDS:
        return None
    for entry in load_furniture():
        applies = entry.scope == "line" or (at_edge and entry.scope == "edge")
        if applies and entry.pattern.match(text):
            return LeftOut(text=text, category=entry.category, reason=entry.reason)
    return None


def trim_line(text: str) -> Trimmed:
    """Find the label before a caption ("WATCH:") and the credit after it ("(AFP photo)").

    Args:
        text: A line, without markup.
    """
    start, end = 0, len(text)
    may_have_credit = bool(_CREDIT_HINT.search(text[-160:].rstrip()))
    removed: list[tuple[Span, LeftOut]] = []
    for entry in load_furniture():
        if entry.scope == "head" and start == 0:
            match = entry.pattern.match(text)
            if match and match.end() > 0:
                start = match.end()
                removed.append(
                    _note(text, Span(0, len(match[0].rstrip())), entry.category, entry.reason)
                )
        elif entry.scope == "tail" and may_have_credit:
            found = _search_tail(entry.pattern, text, start, end)
            if found is not None:
                removed.append(_note(text, found, entry.category, entry.reason))
                end = found.start
                end -= len(text[start:end]) - len(_TRIMMABLE.sub("", text[start:end]))
    if not text[start:end].strip():
        return Trimmed(span=None, removed=tuple(removed))
    return Trimmed(span=Span(start, end), removed=tuple(sorted(removed, key=lambda pair: pair[0])))


def _search_tail(pattern: re.Pattern[str], text: str, start: int, end: int) -> Span | None:
    """Where a credit stands at the end of a line; only its last 160 characters are searched."""
    match = pattern.search(text[:end], max(start, end - 160))
    if match is None or match.start() == match.end():
        return None
    return Span(match.start(), end)


def _note(text: str, span: Span, category: str, reason: str) -> tuple[Span, LeftOut]:
    return span, LeftOut(text=span.text_in(text), category=category, reason=reason)
