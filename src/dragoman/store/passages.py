"""The sentence around a span, by a plain rule that needs no parse.

It serves legibility alone: nothing is coded from it.
"""

from __future__ import annotations

import re

from dragoman.records import Span

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
_REACH = 1000
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Sen|Rep|Gov|Pres|St|No|Nos|"
    r"vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))\.\s+\Z"
)


def find_passage(text: str, span: Span) -> Span:
    """The sentences that hold a span, within its paragraph or paragraphs.

    Args:
        text: Text of the article.
        span: A span of it.

    Returns:
        A span that contains ``span``, without white space at its ends, and reaches at most
        1000 characters beyond it on either side.
    """
    first, last = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    newline = text.rfind("\n", first, span.start)
    start = newline + 1 if newline >= 0 else first
    newline = text.find("\n", span.end, last)
    end = newline if newline >= 0 else last
    for match in _SENTENCE_END.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(start, match.start() - 8), match.end()):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = match.end()
            break
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
