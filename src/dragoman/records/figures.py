"""Figures and agreements: numbers that are claimed, and what was agreed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal, get_args

from dragoman.errors import RecordError
from dragoman.records.events import DateInterval
from dragoman.records.spans import (
    Span,
    check_choice,
    check_iso_date,
    check_share,
    check_span,
    check_text,
    content_id,
)

Comparator = Literal["exact", "more than", "less than", "nearly", "around", "at least", "up to"]
COMPARATORS: tuple[str, ...] = get_args(Comparator)
AgreementStatus = Literal[
    "under negotiation", "announced", "signed", "in force", "delivered", "suspended", "ended"
]
AGREEMENT_STATUSES: tuple[str, ...] = get_args(AgreementStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that is claimed.

    Args:
        article_id: The article.
        what: What it counts, in the article's words ("lives", "families of Crimean Tatars").
        value: In base units (2.5 billion is 2500000000); None for "dozens" and the like.
        low: Lower bound, or None when open.
        high: Upper bound, or None when open.
        unit: ISO 4217 for money, else a plain noun ("deaths", "troops", "percent", "tonnes").
        comparator: ``exact``, ``more than``, ``less than``, ``nearly``, ``around``, ``at least``,
            ``up to``.
        evidence: The words that state it.
        as_of: YYYY, YYYY-MM or YYYY-MM-DD at which it held, or None.
        attributed_to: Id of the actor who vouches for it; None when the article itself does.
        confidence: 0..1. Never part of the id.
    """

    article_id: str
    what: str
    value: float | None
    low: float | None = None
    high: float | None = None
    unit: str
    comparator: Comparator = "exact"
    evidence: Span
    as_of: str | None = None
    attributed_to: str | None = None
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_text(self.what, "figure.what")
        check_text(self.unit, "figure.unit")
        check_choice(self.comparator, COMPARATORS, "figure.comparator")
        check_span(self.evidence, "figure.evidence")
        check_iso_date(self.as_of, "figure.as_of")
        check_share(self.confidence, "figure.confidence")
        for name in ("value", "low", "high"):
            number = getattr(self, name)
            # An integer would hash to another id than the float that comes back from a file.
            object.__setattr__(self, name, None if number is None else float(number))
        known = [x for x in (self.low, self.value, self.high) if x is not None]
        if not known or not all(math.isfinite(x) for x in known):
            raise RecordError("figure: needs a finite value or bound.")
        if known != sorted(known):
            raise RecordError("figure: low, value and high are not in order.")
        identity = (self.article_id, self.unit, self.value, self.low, self.high, self.evidence)
        object.__setattr__(self, "id", content_id("fig", *identity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A contract, treaty, memorandum, truce or deal.

    Args:
        article_id: The article.
        parties: Ids of the actors who are bound by it, in order of the text.
        subject: What it is about, in the article's words.
        value: Id of the figure that states its worth, or None.
        status: ``under negotiation``, ``announced``, ``signed``, ``in force``, ``delivered``,
            ``suspended`` or ``ended``.
        date: When it reached that status, or None.
        evidence: The words that report it.
        confidence: 0..1. Never part of the id.
    """

    article_id: str
    parties: tuple[str, ...] = ()
    subject: str
    value: str | None = None
    status: AgreementStatus
    date: DateInterval | None = None
    evidence: Span
    confidence: float
    id: str = field(init=False)

    def __post_init__(self) -> None:
        check_text(self.subject, "agreement.subject")
        check_choice(self.status, AGREEMENT_STATUSES, "agreement.status")
        check_span(self.evidence, "agreement.evidence")
        check_share(self.confidence, "agreement.confidence")
        if len(set(self.parties)) != len(self.parties):
            raise RecordError("agreement.parties: the same party twice.")
        identity = (self.article_id, list(self.parties), self.status, self.evidence)
        object.__setattr__(self, "id", content_id("agr", *identity))


def write_number(
    value: float | None, low: float | None, high: float | None, comparator: Comparator
) -> str:
    """The number of a figure in words: "more than 13,000", "2,000 to 3,000", "at least 24".

    Args:
        value: In base units, or None for ranges and vague numbers.
        low: Lower bound, or None.
        high: Upper bound, or None.
        comparator: How the number is meant.

    Returns:
        The words; empty when value and bounds are all None.
    """
    if value is not None:
        number = _write(value)
        return number if comparator == "exact" else f"{comparator} {number}"
    if low is not None and high is not None:
        return f"{_write(low)} to {_write(high)}"
    if low is not None:
        return f"at least {_write(low)}"
    return f"up to {_write(high)}" if high is not None else ""


def _write(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.12g}"
