"""Comparators before and after a number: more than, nearly, up to, or more."""

from __future__ import annotations

import functools
import re

from dragoman.figures.scanning import Atom
from dragoman.figures.tables import build_pattern, load_number_tables
from dragoman.records import Comparator

_WIDTH = 48
_OPENING = "\"'“‘«„”’( "
_PARTICLE_VERBS = re.compile(
    r"\b(?:hand\w*|turn\w*|sign\w*|tak\w+|took|g[ai]v\w+|carr\w+|bring\w*|brought)\s+$", re.I
)
_PREPOSITIONS = frozenset({"over", "under", "above", "below", "beyond", "around", "about"})
_TOPIC = re.compile(
    r"\b(?:talk\w*|sp[eo]\w*k\w*|said|say|says|ask\w*|know\w*|question\w*|information|news|hear\w*"
    r"|t[eo]ll\w*|told|think\w*|debat\w*|discuss\w*|complain\w*|concern\w*|worr\w+|warn\w*|details"
    r"|dispute\w*|row|war|fight\w*|conflict|clash\w*|control|anger|protest\w*|arrest\w*|negotiat\w+"
    r"|tension\w*|sanction\w*|quarrel\w*|fly|flew|flying|flown|sovereignty)\s+$",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:for|of|after|last\w*|took|taken|take|spen[dt]\w*|in|within|is|was)\s+$", re.I
)


def find_before(text: str, atom: Atom) -> tuple[int, Comparator | None]:
    """Where a number begins with the comparators before it, and the strongest of them.

    Args:
        text: The text.
        atom: A number in it.

    Returns:
        The start and the comparator; the number's own start and None where there is none.
    """
    start = atom.span.start
    found: Comparator | None = None
    for _ in range(2):
        floor = max(0, start - _WIDTH)
        tail = text[floor:start].rstrip(_OPENING)
        match = _compile_before().search(tail)
        if match is None or not _holds(text, atom, match.group(1).lower(), floor + match.start(1)):
            break
        comparator = load_number_tables().before[_fold(match.group(1))]
        if comparator == "exact":
            return start, found or comparator
        start = floor + match.start(1)
        if found is None or found == "around":
            found = comparator
    return start, found


def find_after(text: str, atom: Atom) -> tuple[int, Comparator | None]:
    """Where a number ends with the comparator after it, and that comparator or None.

    Args:
        text: The text.
        atom: A number in it.
    """
    match = _compile_after().match(text, atom.span.end)
    if match is None:
        return atom.span.end, None
    return match.end(1), load_number_tables().after[_fold(match.group(1))]


def _holds(text: str, atom: Atom, phrase: str, start: int) -> bool:
    """Whether a word that may be a preposition is a comparator here."""
    if phrase not in _PREPOSITIONS:
        return not (phrase == "some" and atom.spelled and atom.value < 10)
    before = text[max(0, start - 24) : start]
    if _TOPIC.search(before) or (phrase == "over" and _PARTICLE_VERBS.search(before)):
        return False
    if atom.kind == "duration":
        return phrase in ("about", "around") or bool(_LASTING.search(before))
    small = atom.spelled and atom.value < 13 and atom.kind == "count"
    return not (small and phrase not in ("about", "around"))


def _fold(phrase: str) -> str:
    return " ".join(phrase.lower().split())


@functools.cache
def _compile_before() -> re.Pattern[str]:
    phrases = build_pattern(load_number_tables().before)
    return re.compile(rf"({phrases})(?:\s+(?:a|an|the))?$", re.IGNORECASE)


@functools.cache
def _compile_after() -> re.Pattern[str]:
    return re.compile(rf"\s*({build_pattern(load_number_tables().after)})", re.IGNORECASE)
