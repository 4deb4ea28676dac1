"""Datelines: where, and sometimes when and by whom, at the beginning of a dispatch."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from dragoman.dates import find_dates
from dragoman.records import Span
from dragoman.sources.tables import load_agencies

_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž.'’-]+"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]+"
_UPPER_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:, {_NAME}(?: {_NAME}){{0,2}})?"
_MIXED_PLACE = rf"{_NAME}(?:[ /]{_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME}){{0,2}})?"
_DAY = r"(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)"
_AGENCY = r"(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[A-Za-z ]{2,20})/)"
_DAY_FIRST = r"\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?"
_DASH = r"(?:--+|[—–―]|-(?= ))"
_END = rf"(?:\s*{_DASH}\s*)"
_BARE_AGENCY = r"(?P<agency>[A-Z][A-Za-z-]{1,14})"
_FORMS = (
    # MOSCOW, Dec 3 (Reuters) -   MOSCOW, December 3. /TASS/.   UNITED NATIONS (AP) —   KYIV --
    rf"(?P<place>{_UPPER_PLACE})(?:[.,] ?(?P<day>{_DAY}))?\.?(?: {_AGENCY})?{_END}",
    rf"(?P<place>{_UPPER_PLACE})[.,] ?(?P<day>{_DAY})\.? {_AGENCY}[.:]?\s+(?:{_DASH}\s*)?",
    rf"(?P<place>{_UPPER_PLACE}) {_AGENCY}[.:]?\s+(?:(?:{_DASH}|[\"”])\s+)?",
    rf"(?P<place>{_UPPER_PLACE}), (?P<day>{_DAY})[.:]\s+",
    # Ankara (dpa) -   Moscow, December 3 (Interfax) -   Tehran, March 15, IRNA -
    rf"(?P<place>{_MIXED_PLACE})(?:[.,] (?P<day>{_DAY}))?\.? {_AGENCY}[.:]?\s*(?:{_DASH}\s*)?",
    rf"(?P<place>{_MIXED_PLACE}), (?P<day>{_DAY}), {_BARE_AGENCY}{_END}",
    rf"(?P<place>{_MIXED_PLACE})[.,] (?P<day>{_DAY})\.?{_END}",
    # Doha, Qatar –   Washington -
    rf"(?P<place>{_NAME}(?: {_NAME})?, {_NAME}(?: {_NAME})?)\s+(?:--|[—–-])\s+",
    rf"(?P<name>{_NAME}(?: {_NAME})?)(?:\s+(?:--|[—–-])\s+|--)",
    # 07 October, 2022. PRAGUE /Trend/.   HAVANA. The ...
    rf"(?P<day>{_DAY_FIRST})\. (?P<place>{_UPPER_PLACE})(?: {_AGENCY})?[.:]?\s+(?:{_DASH}\s*)?",
    r"(?P<place>[A-ZÀ-ÖØ-ÞĀ-Ž]{4,})\.\s+(?=[A-ZÀ-ÖØ-ÞĀ-Ž\"“])",
    # (Reuters) -
    rf"\((?P<agency>[^()\n]{{2,30}})\)\s*{_DASH}\s*",
)
_PATTERNS = tuple(re.compile(form) for form in _FORMS)
_NEXT = re.compile(r"[\"'“‘«(]*[A-Z0-9À-ÖØ-ÞĀ-Ž]")
_ENDS_WITH_DASH = re.compile(r"(?:[—–―.-])\s*\Z")
_WEEKDAY = re.compile(r"day\b")
_NO_PLACES = frozenset(
    {"WATCH", "BREAKING", "UPDATE", "EXCLUSIVE", "LIVE", "VIDEO", "PHOTO", "DETAILS", "ANALYSIS"}
    | {"OPINION", "NATO", "EU", "US", "UK", "UN"}
)


class Dateline(NamedTuple):
    """A dateline.

    Args:
        span: Where it stands, with its dash but without the white space after it.
        agency: The wire agency that it names, or None.
        day: The day that it names ("Dec 3"), or None.
    """

    span: Span
    agency: str | None
    day: str | None


def get_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None.

    Args:
        text: The text.
        start: Where the paragraph begins.
    """
    window = text[start : start + 140].split("\n", 1)[0]
    if not window or not (window[0].isupper() or window[0] == "(" or window[0].isdigit()):
        return None
    for pattern in _PATTERNS:
        match = pattern.match(window)
        if match is None:
            continue
        groups = match.groupdict()
        named = groups.get("agency") or groups.get("slashed")
        agency = find_agency(named) if named else None
        if named and agency is None:
            if not (groups.get("place") or "").split(",")[
                0
            ].isupper() or not _ENDS_WITH_DASH.search(match[0]):
                continue  # brackets after a name in mixed case hold other things too
            agency = named if named.isupper() else None
        place = groups.get("place") or groups.get("name") or ""
        if place in _NO_PLACES and not (agency or groups.get("day")):
            continue
        if groups.get("name") and not _may_be_city(groups["name"]):
            continue
        if not _NEXT.match(window[match.end() :]):
            continue
        day = groups.get("day")
        if day and not _is_day(day):
            continue
        return Dateline(Span(start, start + len(match[0].rstrip())), agency, day)
    return None


def _may_be_city(name: str) -> bool:
    """Whether a name before a dash may be a place of reporting: no state, weekday or agency."""
    return name not in _load_territories() and not _WEEKDAY.search(name)


@cache
def _load_territories() -> frozenset[str]:
    """English names of states and territories. Source: Unicode CLDR through Babel."""
    from babel import Locale  # costs a tenth of a second, so only when a text needs it

    return frozenset(Locale("en").territories.values()) | {"Britain", "America", "Turkey", "Israel"}


def _is_day(text: str) -> bool:
    return any(True for _ in find_dates(text, date(2000, 6, 15)))


def find_agency(text: str) -> str | None:
    """The first wire agency named in a short text ("By AFP", "Reuters Staff"), or None.

    Args:
        text: A byline, a bracket of a dateline, a credit.
    """
    names = load_agencies()
    best: tuple[int, int, str] | None = None
    for alias, name in names.items():
        position = text.find(alias)
        if position < 0 or not _is_word(text, position, position + len(alias)):
            continue
        key = (position, -len(alias), name)
        best = min(best, key) if best else key
    return best[2] if best else None


def _is_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum())
