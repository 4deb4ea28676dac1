"""Quantities that are no figures in their sentence: the two leaders, one of them, two days ago."""

from __future__ import annotations

import re

from dragoman.figures.classes import get_forms, load_class_tables
from dragoman.figures.counting import Counted
from dragoman.figures.numbers import Quantity

_DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|both|his|her|its|their|our|my|your|whose|first|last|next|other|past|every|all|any|same"
    r"|remaining|previous|final)|['’]s)(?:\s+(?:first|last|other|next|past|final|main|remaining))?\s+$",
    re.IGNORECASE,
)
_DATING_BEFORE = re.compile(
    r"\b(?:past|last|next|previous|coming|first|final|recent|every|each|this|within|in|the|these|those|another|per|an?)"
    r"(?:\s+(?:past|last|next|first|final|over|about|more\s+than|just|only))?\s+$",
    re.IGNORECASE,
)
_DATING_AFTER = re.compile(
    r"\s*(?:ago|earlier|later|before|after|since|from\s+now|on\b|old|into|prior|running|or\s+so\s+ago|left|away|ahead)\b",
    re.IGNORECASE,
)
_OF_SET = re.compile(
    r"\s+(?:of|or)\s+(?:the|his|her|its|their|these|those|our|them|us|whom|which|more)\b", re.I
)
_POSITION = re.compile(
    r"\s*(?:\([^)]{1,30}\)\s*)?(?:to\s+the\s+)?(?:(?:north|south|east|west)\w*|from|off|outside|away|inland"
    r"|downstream|upstream|offshore|deep|inside|beyond|short\s+of)\b",
    re.IGNORECASE,
)
_DISTANCES = frozenset({"kilometres", "miles", "metres", "nautical miles", "feet", "yards"})
_SMALL = 10


def is_duration_claim(text: str, quantity: Quantity) -> bool:
    """Whether a duration is claimed as such and does not merely date something.

    Args:
        text: Text of the article.
        quantity: A quantity of kind ``duration``.
    """
    if _DATING_AFTER.match(text, quantity.evidence.end):
        return False
    if quantity.attached:
        return True
    before = text[max(0, quantity.evidence.start - 28) : quantity.evidence.start]
    if _DATING_BEFORE.search(before):
        return False
    return not (quantity.value == 1 and quantity.spelled)


def is_position(text: str, quantity: Quantity) -> bool:
    """Whether a distance only says where something is ("20 km north of the town").

    Args:
        text: Text of the article.
        quantity: A quantity of kind ``measure``.
    """
    return quantity.unit in _DISTANCES and bool(_POSITION.match(text, quantity.evidence.end))


def is_count_claim(text: str, quantity: Quantity, counted: Counted | None) -> bool:
    """Whether a plain number is claimed and does not merely point ("the two leaders").

    Args:
        text: Text of the article.
        quantity: A quantity of kind ``count``.
        counted: What it counts, or None where nothing could be made out.
    """
    if counted is None:
        return False
    small = quantity.value is not None and quantity.value <= _SMALL
    if not small:
        return True
    by_class = counted.class_from == "verb"
    before = text[max(0, quantity.evidence.start - 24) : quantity.evidence.start]
    if _DEFINITE.search(before):
        return False
    if quantity.value == 1:
        return by_class and not _OF_SET.match(text, quantity.span.end)
    if _OF_SET.match(text, quantity.span.end):
        return by_class
    if not by_class and counted.noun is not None and quantity.spelled and quantity.value:
        passed = load_class_tables().passed
        if any(form in passed for form in get_forms(counted.noun)):
            return quantity.value > 3 and not _is_abstract(counted)
    return True


def _is_abstract(counted: Counted) -> bool:
    return counted.unit != "persons" and counted.unit not in ("countries", "states", "nations")
