"""Quotations in raw text: where quotation marks open and close.

Works on characters alone, so that a poor parse cannot lose a quotation. Every pair of marks
that newsrooms use is known: straight, curly, doubled single, low, guillemets in either
direction, and single marks, which are told from apostrophes by what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.records import Issue, Span

Family = Literal["double", "single"]

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
_LINE = re.compile(r"\n+")
_MARK = re.compile(r"''|``|‘‘|’’|,,|[\"“”„‟«»‹›＂'‘’‚‛]")
_OPENS = frozenset({"“", "„", "‟", "«", "``", "‘‘", ",,"})
_CLOSES = frozenset({"”", "»", "’’"})
_SINGLE = frozenset("'‘’‚‛‹›")
_APOSTROPHES = frozenset("'’‛‘")
_OPENING_BEFORE = frozenset("([{<—–-/:…")
_CLOSING_AFTER = frozenset(".,;:!?)]}>—–-/…")
_ENDS = ".,!?…"
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|round|bout)\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+[a-zA-Z]")
_SINGLE_MARK = re.compile(r"[’'›‘]")
_SINGLE_REACH = 800  # characters after which a single mark counts as an apostrophe
_DEEPEST = 6  # quotations inside quotations; further opening marks are passed over
_TRIM_LEFT = " \t\r\n\u00a0\u202f"
_TRIM_RIGHT = _TRIM_LEFT + ",;:."


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One stretch of quoted text.

    Args:
        outer: With its marks; a quotation reopened in following paragraphs is one stretch.
        family: ``double`` or ``single`` marks.
        depth: 0 for a quotation of its own, 1 for one inside another, and so on.
        closed: Whether a closing mark was found.
        open_length: Characters of the opening mark.
        close_length: Characters of the closing mark; 0 where none was found.
    """

    outer: Span
    family: Family
    depth: int
    closed: bool
    open_length: int
    close_length: int

    @property
    def inner(self) -> Span:
        """The quoted text without its marks."""
        return Span(self.outer.start + self.open_length, self.outer.end - self.close_length)


@dataclass(slots=True)
class _Open:
    start: int
    mark: str
    family: Family


def find_paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: parted by blank lines or, where it has none, by line ends."""
    separator = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    start = 0
    for match in separator.finditer(text):
        if text[start : match.start()].strip():
            yield Span(start, match.start())
        start = match.end()
    if text[start:].strip():
        yield Span(start, len(text))


def find_quotations(text: str) -> tuple[tuple[Quotation, ...], tuple[Issue, ...]]:
    """Every quotation of a text in order, and an issue for each that is never closed.

    A quotation that is open at the end of a paragraph goes on in the next when that begins
    with an opening mark of the same family, as newsrooms print long speeches. Otherwise it
    ends with its paragraph and is reported.

    Args:
        text: Any text, in code points.

    Returns:
        Quotations by start, outer before inner, and issues ``unclosed-quotation``.
    """
    found: list[Quotation] = []
    issues: list[Issue] = []
    running: Quotation | None = None
    for paragraph in find_paragraphs(text):
        quotations = list(_find_in_paragraph(text, paragraph))
        if running is not None:
            follower = _get_continuation(text, paragraph, quotations, running)
            if follower is None:
                issues.append(_report(running))
                found.append(running)
            else:
                quotations.remove(follower)
                quotations.append(_join(running, follower))
        running = _get_running(text, paragraph, quotations)
        for quotation in quotations:
            if quotation is not running:
                found.append(quotation)
                issues += [] if quotation.closed else [_report(quotation)]
    if running is not None:
        issues.append(_report(running))
        found.append(running)
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return tuple(q for q in found if q.inner.end > q.inner.start), tuple(issues)


def trim_content(text: str, span: Span) -> Span | None:
    """A span without white space and without commas and full stops at its ends.

    Question and exclamation marks stay. The full stop of a last abbreviation ("U.S.") stays.
    None when nothing is left.
    """
    start, end = span
    while start < end and text[start] in _TRIM_LEFT + ",;:":
        start += 1
    while end > start and text[end - 1] in _TRIM_RIGHT and not _ends_abbreviation(text, start, end):
        end -= 1
    return Span(start, end) if end > start else None


def _ends_abbreviation(text: str, start: int, end: int) -> bool:
    return bool(re.search(r"\b(?:[A-Za-z]\.){2,}\Z", text[max(start, end - 12) : end]))


def _report(quotation: Quotation) -> Issue:
    return Issue(
        stage="statements",
        code="unclosed-quotation",
        detail="A quotation mark is never closed: the quotation was ended with its paragraph.",
        span=quotation.outer,
    )


def _get_running(text: str, paragraph: Span, quotations: list[Quotation]) -> Quotation | None:
    """The quotation that is still open at the end of a paragraph, or None."""
    for quotation in quotations:
        open_here = not quotation.closed and quotation.depth == 0
        if open_here and not text[quotation.outer.end : paragraph.end].strip():
            return quotation
    return None


def _get_continuation(
    text: str, paragraph: Span, quotations: list[Quotation], running: Quotation
) -> Quotation | None:
    first = paragraph.start
    while first < paragraph.end and text[first].isspace():
        first += 1
    for quotation in quotations:
        if quotation.outer.start == first and quotation.family == running.family:
            return quotation
    return None


def _join(first: Quotation, second: Quotation) -> Quotation:
    return Quotation(
        outer=Span(first.outer.start, second.outer.end),
        family=first.family,
        depth=first.depth,
        closed=second.closed,
        open_length=first.open_length,
        close_length=second.close_length,
    )


def _find_in_paragraph(text: str, paragraph: Span) -> Iterator[Quotation]:
    stack: list[_Open] = []
    closed: list[Quotation] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, start, end = match.group(), match.start(), match.end()
        family: Family = "single" if mark in _SINGLE else "double"
        role = _get_role(text, paragraph, mark, start, end, stack)
        if role == "open" and len(stack) < _DEEPEST:
            stack.append(_Open(start=start, mark=mark, family=family))
        elif role == "close":
            while stack and stack[-1].family != family:
                stack.pop()
            if stack:
                opened = stack.pop()
                closed.append(
                    Quotation(
                        outer=Span(opened.start, end),
                        family=family,
                        depth=len(stack),
                        closed=True,
                        open_length=len(opened.mark),
                        close_length=len(mark),
                    )
                )
    yield from _settle_unclosed(text, paragraph, stack, closed)


def _settle_unclosed(
    text: str, paragraph: Span, stack: list[_Open], closed: list[Quotation]
) -> Iterator[Quotation]:
    """The closed quotations, their depth put right, and those that were never closed.

    A quotation that was never closed ends where the next of the same mark opens, else with
    the paragraph; what was taken for its inside is then a quotation of its own.
    """
    unclosed = [
        _end_unclosed(text, paragraph, opened, stack, closed)
        for opened in stack
        if opened.family == "double"
    ]
    ends: list[int] = []
    for quotation in sorted([*closed, *unclosed], key=lambda q: (q.outer.start, -q.outer.end)):
        while ends and ends[-1] <= quotation.outer.start:
            ends.pop()
        yield replace(quotation, depth=len(ends))
        ends.append(quotation.outer.end)


def _end_unclosed(
    text: str, paragraph: Span, opened: _Open, stack: list[_Open], closed: list[Quotation]
) -> Quotation:
    limits = [paragraph.end]
    limits += [s.start for s in stack if s.start > opened.start and s.family == "double"]
    limits += [
        quotation.outer.start
        for quotation in closed
        if quotation.outer.start > opened.start
        and text.startswith(opened.mark, quotation.outer.start)
    ]
    limit = min(limits)
    across = (q.outer.start for q in closed if q.outer.start < limit < q.outer.end)
    limit = min(across, default=limit)
    while limit > opened.start and text[limit - 1].isspace():
        limit -= 1
    return Quotation(
        outer=Span(opened.start, limit),
        family="double",
        depth=0,
        closed=False,
        open_length=len(opened.mark),
        close_length=0,
    )


def _get_role(
    text: str, paragraph: Span, mark: str, start: int, end: int, stack: list[_Open]
) -> Literal["open", "close", "none"]:
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opening = before.isspace() or before in _OPENING_BEFORE or before in "\"“„«‘'‚"
    closing = after.isspace() or after in _CLOSING_AFTER or after in "\"”»’'“"
    if mark in _SINGLE:
        return _get_single_role(text, paragraph, mark, start, opening, closing, stack)
    is_open = any(item.family == "double" for item in stack)
    if mark in _OPENS:
        if is_open and closing and not opening:
            return "close"
        return "open" if not after.isspace() else "none"
    if mark in _CLOSES:
        if is_open:
            return "close"
        return "open" if opening and not closing else "none"
    if is_open and (not opening or closing):
        return "close"
    if not is_open and not opening and not before.isalnum():
        return "open" if not closing else "none"
    if not opening:
        return "none"
    return "open" if not after.isspace() else "none"


def _get_single_role(
    text: str,
    paragraph: Span,
    mark: str,
    start: int,
    opening: bool,
    closing: bool,
    stack: list[_Open],
) -> Literal["open", "close", "none"]:
    single_open = bool(stack) and stack[-1].family == "single"
    before = text[start - 1] if start > paragraph.start else " "
    if single_open and closing and not before.isspace():
        if _is_possessive(text, paragraph, start):
            return "none"
        return "close"
    if not opening or closing or mark == "›":
        return "none"
    if _ELISION.match(text, start + 1, paragraph.end):
        return "none"
    return "open" if not single_open and _has_single_close(text, paragraph, start) else "none"


def _is_possessive(text: str, paragraph: Span, start: int) -> bool:
    """Whether a single mark after "s" is an apostrophe, the true close standing further on."""
    if text[start] not in _APOSTROPHES or text[start - 1] not in "sSzx":
        return False
    if not _NEXT_WORD.match(text, start + 1, paragraph.end):
        return False
    for position in _find_single_marks(text, paragraph, start):
        if text[position - 1].isspace():
            return False
        if text[position - 1] in _ENDS and _stands_before_gap(text, paragraph, position):
            return True
    return False


def _has_single_close(text: str, paragraph: Span, start: int) -> bool:
    return any(
        position > start + 1
        and not text[position - 1].isspace()
        and _stands_before_gap(text, paragraph, position)
        for position in _find_single_marks(text, paragraph, start)
    )


def _find_single_marks(text: str, paragraph: Span, start: int) -> Iterator[int]:
    limit = min(paragraph.end, start + _SINGLE_REACH)
    for match in _SINGLE_MARK.finditer(text, start + 1, limit):
        yield match.start()


def _stands_before_gap(text: str, paragraph: Span, position: int) -> bool:
    after = text[position + 1] if position + 1 < paragraph.end else " "
    return after.isspace() or after in _CLOSING_AFTER or after in '"”»'
