"""Cooperation and conflict between two over time, in events, not in reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from dragoman.records import DateInterval, Event

Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[str, ...] = get_args(Period)
QUADS = (1, 2, 3, 4)

_LENGTHS = {"day": 10, "week": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What happened between two in one period.

    Args:
        period: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Www, never more precise than the dates of its
            events are; None for those without date.
        n_events: How many events.
        n_reports: How many reports of them.
        verbal_cooperation: Events of quad class 1.
        material_cooperation: Of quad class 2.
        verbal_conflict: Of quad class 3.
        material_conflict: Of quad class 4.
        mean_score: Mean PLOVER score, -10..10, of those that have one; None when none has.
    """

    period: str | None
    n_events: int
    n_reports: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    mean_score: float | None


def count_dyad(events: Iterable[Event], period: Period = "month") -> tuple[Count, ...]:
    """How much cooperation and conflict there was in each period.

    Periods in which nothing happened are left out. An event that spans several counts in the
    one in which it began.

    Args:
        events: Events between two.
        period: How long each period is.

    Returns:
        One count a period, the earliest first; events without date last.
    """
    groups: dict[str | None, list[Event]] = {}
    for event in events:
        groups.setdefault(get_period(event.date, period), []).append(event)
    ordered = sorted(groups, key=lambda name: (name is None, name or ""))
    return tuple(_count(name, groups[name]) for name in ordered)


def get_period(when: DateInterval | None, period: Period) -> str | None:
    """The period in which something began; None when that is not known.

    Args:
        when: The interval, or None.
        period: How long periods are. A coarser date gives a coarser name: a year alone stands
            for itself, whatever the period.
    """
    day = (when.start or when.end) if when else None
    if day is None:
        return None
    if period == "week" and len(day) == _LENGTHS["week"]:
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day[: _LENGTHS[period]]


def _count(period: str | None, events: list[Event]) -> Count:
    n_by_quad = {quad: sum(event.quad == quad for event in events) for quad in QUADS}
    scores = [event.score for event in events if event.score is not None]
    return Count(
        period=period,
        n_events=len(events),
        n_reports=sum(len(event.mentions) for event in events),
        verbal_cooperation=n_by_quad[1],
        material_cooperation=n_by_quad[2],
        verbal_conflict=n_by_quad[3],
        material_conflict=n_by_quad[4],
        mean_score=round(sum(scores) / len(scores), 3) if scores else None,
    )
