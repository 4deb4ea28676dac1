"""Lines of a page and how they make paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.sources.cleaning import is_lone_link, strip_markup

TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]*_]*\Z|[.!?…,][\"”’»]\Z")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_BULLET = re.compile(r"(?:[•◦▪●‣∙·■□►▶➤✓]|[-*+–](?= )|\d{1,2}[.)](?= ))\s*")
_QUOTE = re.compile(r">+\s*")
_RULE = re.compile(r"(?:[-=_*~#]\s?){3,}\Z")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]\.)+[A-Z]?\.|\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Maj|Capt|Sgt|Prof|Rev|No|vs|Jr|Sr)\.)\Z"
)
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|of|and|or|to|in|on|at|for|with|by|from|as|that|which|who|its|his|her|their|between"
    r"|into|over|under|against|than|but|is|was|are|were|has|have|had|be|been|will|would|not))\Z"
)
_CONTINUES = re.compile(r"[\"'“‘(]?[a-zà-ÿ]")
_ENDING = 80
_WRAP_SHORTEST, _WRAP_LONGEST = 40, 100
_PROSE_WORDS, _LONG_PROSE_WORDS = 6, 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, or one paragraph made of several, on its way to the article.

    Args:
        text: Its words, without markup.
        raw: As it stood.
        after_blank: Whether an empty line stood before it.
        is_heading: Marked as a heading (Markdown).
        is_bullet: An item of a list.
        is_link: One link and nothing else.
        is_echoed: Stood twice in a row, as captions do.
    """

    text: str
    raw: str
    after_blank: bool = False
    is_heading: bool = False
    is_bullet: bool = False
    is_link: bool = False
    is_echoed: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines of a page that hold anything, with their markup read and taken off.

    Args:
        text: A cleaned text.
    """
    lines: list[Line] = []
    after_blank = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if not stripped:
            after_blank = True
            continue
        if _RULE.match(stripped):
            if lines and not after_blank and stripped[0] in "=-" and len(stripped) > 3:
                lines[-1] = replace(lines[-1], is_heading=True)  # underlined heading
            after_blank = True
            continue
        lines.append(_read_line(stripped, after_blank))
        after_blank = False
    return lines


def _read_line(stripped: str, after_blank: bool) -> Line:
    body = _QUOTE.sub("", stripped, count=1) if stripped.startswith(">") else stripped
    heading = _HEADING.match(body)
    if heading:
        body = body[heading.end() :].rstrip("# ")
    bullet = None if heading else _BULLET.match(body)
    if bullet and bullet.end() < len(body):
        body = body[bullet.end() :]
    return Line(
        text=strip_markup(body),
        raw=stripped,
        after_blank=after_blank,
        is_heading=bool(heading),
        is_bullet=bool(bullet),
        is_link=is_lone_link(body),
    )


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence ends."""
    return bool(TERMINAL.search(text[-_ENDING:]))


def is_prose(text: str) -> bool:
    """Whether a paragraph reads as running text: a closed sentence, or a long one."""
    n_words = len(text.split(None, _LONG_PROSE_WORDS))
    return n_words > _LONG_PROSE_WORDS or (n_words >= _PROSE_WORDS and is_closed(text))


def join_wrapped(lines: list[Line]) -> list[Line]:
    """Put together what was broken at the width of a screen, and sentences cut by a stray break.

    Lines that follow each other without a blank line are one paragraph where they look broken
    at a width, or where the second goes on in lower case. Across a blank line, a paragraph
    that ends inside a sentence is joined to one that goes on in lower case, or that follows a
    comma or a function word.

    Args:
        lines: The lines that are left of a page, in order.
    """
    return _join_cut_sentences(_join_groups(lines))


def _join_groups(lines: list[Line]) -> list[Line]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not (line.after_blank or line.is_heading or line.is_bullet):
            groups[-1].append(line)
        else:
            groups.append([line])
    joined: list[Line] = []
    for group in groups:
        wrapped = len(group) > 1 and _is_wrapped(group)
        for position, line in enumerate(group):
            goes_on = wrapped or bool(_CONTINUES.match(line.text))
            previous = joined[-1] if joined and position else None
            if previous is not None and goes_on and not previous.is_heading:
                joined[-1] = _join(previous, line)
            else:
                joined.append(line)
    return joined


def _is_wrapped(group: list[Line]) -> bool:
    widths = [len(line.raw) for line in group[:-1]]
    if min(widths) < _WRAP_SHORTEST or max(widths) > _WRAP_LONGEST:
        return False
    n_open = sum(not is_closed(line.text) for line in group[:-1])
    return n_open >= 0.6 * len(widths)


def _join_cut_sentences(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and _is_cut(joined[-1], line):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _is_cut(first: Line, second: Line) -> bool:
    if first.is_heading or second.is_heading or second.is_bullet or first.is_echoed:
        return False
    is_open = not is_closed(first.text)
    long_enough = len(first.text.split(None, _PROSE_WORDS)) > _PROSE_WORDS
    if _CONTINUES.match(second.text):
        return (is_open or bool(_ABBREVIATION.search(first.text[-_ENDING:]))) and long_enough
    return is_open and long_enough and bool(_OPEN_END.search(first.text[-_ENDING:]))


def _join(first: Line, second: Line) -> Line:
    return replace(first, text=f"{first.text} {second.text}", raw=f"{first.raw} {second.raw}")
