"""The number grammar: quantities in plain text, with their bounds, money and units.

It asks the text only, never the parse: "more than 13,000", "between 20 and 30", "2.5 billion",
"half a million", "dozens", "€1.5bn", "6-7 %", "a six-week". What is counted is found by
:mod:`dragoman.figures.counting`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.figures.bounds import find_after, find_before
from dragoman.figures.reserved import Reserved, find_reserved
from dragoman.figures.scanning import Atom, find_atoms, is_year
from dragoman.records import Comparator, Span

LARGEST = 1e15
"""No news counts more than this of anything; longer runs of digits are other things."""

_JOINT = re.compile(r"\s*[-‐‑–—]\s*|\s+(?:to|or|and)\s+(?:even\s+)?")
_STEP = re.compile(
    r"\b(?:r[io]se|risen|f[ae]ll|fallen|jumped|dropped|climbed|gained|lost|slipped|added|up|down)"
    r"\s+(?:about\s+|nearly\s+|almost\s+|over\s+)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:r[io]se|risen|rising|increas\w+|clim\w+|f[ae]ll\w*|dropp?\w*|cut\w*|declin\w+|gr[eo]w\w*"
    r"|jump\w*|rais\w+|reduc\w+|lower\w*|slash\w*|surg\w+|soar\w+|plung\w+|shr[aiu]nk\w*|swell\w*"
    r"|expand\w*|up|down|chang\w+|revis\w+|went|widen\w*|narrow\w*|slow\w*)\b[^.;]{0,80}\bfrom\s+\S*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?<!\w)between\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a text writes it, before it is known what it counts.

    Args:
        span: The number with its multiplier, money sign and unit.
        evidence: The same with its comparator.
        value: In base units; None for a range and for "dozens" and the like.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        comparator: How the value bounds what is claimed.
        currency: ISO 4217 of money, else None.
        unit: Unit of measure written with the number ("percent", "days"), else None.
        kind: ``money``, ``measure``, ``duration``, ``share`` or ``count``.
        spelled: Whether it is written in words.
        attached: Whether a hyphen ties the unit to the number ("six-week").
        strong: Whether "-strong" follows ("a 5,000-strong force").
    """

    span: Span
    evidence: Span
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    currency: str | None
    unit: str | None
    kind: str
    spelled: bool
    attached: bool
    strong: bool


def read_numbers(text: str) -> Iterator[Quantity | Reserved]:
    """The quantities of a text and the numbers that were passed over, in order.

    Args:
        text: Any text. Dates, years, ages, times, addresses, scores, names with numbers,
            ordinals and absurd numbers are passed over.
    """
    reserved = list(find_reserved(text))
    items: list[Quantity | Reserved] = list(reserved)
    atoms = []
    for atom in find_atoms(text, [item.span for item in reserved]):
        if atom.value > LARGEST:
            items.append(Reserved(span=atom.span, reason="absurd"))
        elif is_year(text, atom):
            items.append(Reserved(span=atom.span, reason="year"))
        else:
            atoms.append(atom)
    index = 0
    while index < len(atoms):
        first = atoms[index]
        second = atoms[index + 1] if index + 1 < len(atoms) else None
        joined = _join(text, first, second) if second is not None else None
        if second is not None and joined is None and _is_change(text, first, second):
            first = _lend(first, second)
        items.append(_build(text, joined or (first, first)))
        index += 2 if joined else 1
    yield from sorted(items, key=lambda item: item.span)


def _join(text: str, first: Atom, second: Atom) -> tuple[Atom, Atom] | None:
    """The two ends of a range, or None when the two numbers are two figures."""
    between = text[first.span.end : second.span.start]
    if not _JOINT.fullmatch(between) or first.vague or second.vague or first.strong:
        return None
    before = text[max(0, first.span.start - 120) : first.span.start]
    word = between.split()[0].lower() if between.strip() else ""
    if word == "and" and not _BETWEEN.search(before):
        return None
    if word == "or" and (
        first.kind != "count" or (not first.spelled and second.value / first.value > 10)
    ):
        return None
    if word == "to" and _is_change(text, first, second):
        return None
    if first.currency and second.currency and first.currency != second.currency:
        return None
    if first.unit and first.unit != second.unit:
        return None
    first = _lend(first, second)
    return (first, second) if first.value < second.value else None


def _is_change(text: str, first: Atom, second: Atom) -> bool:
    """Whether two numbers are before and after: "rose from 20 to 45", "rose 3 to 85"."""
    if not re.fullmatch(r"\s+to\s+(?:\w+\s+){0,3}", text[first.span.end : second.span.start]):
        return False
    before = text[max(0, first.span.start - 120) : first.span.start]
    return bool(_CHANGE.search(before) or _STEP.search(before))


def _lend(first: Atom, second: Atom) -> Atom:
    """The first number with the multiplier and the money that stand at the second."""
    if first.scale == 1 and second.scale > 1 and first.value < second.value / second.scale:
        first = replace(first, value=first.value * second.scale, scale=second.scale)
    if first.kind == "count":
        first = replace(first, currency=second.currency, unit=second.unit, kind=second.kind)
    return first


def _build(text: str, ends: tuple[Atom, Atom]) -> Quantity:
    first, second = ends
    single = first is second
    span = Span(first.span.start, second.span.end)
    start, before = find_before(text, first)
    end, after = find_after(text, second)
    between = None if single else _BETWEEN.search(text, max(0, span.start - 12), span.start)
    comparator = before or after or "exact"
    if before in ("around", "exact") and after:
        comparator = after
    value: float | None = None
    low: float | None
    high: float | None
    if single and first.vague:
        comparator = comparator if comparator != "exact" else "around"
        low, high = first.value, None
    elif single:
        value = first.value
        low, high = _get_bounds(first.value, comparator)
    else:
        low, high = first.value, second.value
    currency = second.currency or first.currency
    return Quantity(
        span=span,
        evidence=Span(between.start() if between else start, end),
        value=value,
        low=low,
        high=high,
        comparator=comparator,
        currency=currency,
        unit=second.unit,
        kind="money" if currency else second.kind,
        spelled=second.spelled,
        attached=second.attached,
        strong=second.strong,
    )


def _get_bounds(value: float, comparator: Comparator) -> tuple[float | None, float | None]:
    if comparator == "exact":
        return value, value
    if comparator in ("more than", "at least"):
        return value, None
    if comparator in ("less than", "nearly", "up to"):
        return None, value
    return None, None
