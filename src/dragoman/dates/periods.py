"""Arithmetic of days, months and years; a period is a pair of ISO dates."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

Unit = Literal["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]


class Period(NamedTuple):
    """From ``start`` to ``end``, both included; YYYY, YYYY-MM or YYYY-MM-DD; None is open."""

    start: str | None
    end: str | None

    @classmethod
    def of(cls, value: str) -> Period:
        """One day, month or year."""
        return cls(value, value)

    @classmethod
    def days(cls, first: date, last: date) -> Period:
        """From one day to another."""
        return cls(first.isoformat(), last.isoformat())

    @property
    def first_day(self) -> date | None:
        """The first day, or None when the start is open."""
        return get_first_day(self.start) if self.start else None


def get_first_day(value: str) -> date:
    """The first day of YYYY, YYYY-MM or YYYY-MM-DD."""
    return date.fromisoformat((value + "-01-01")[:10])


def get_last_day(value: str) -> date:
    """The last day of YYYY, YYYY-MM or YYYY-MM-DD."""
    if len(value) == 4:
        return date(int(value), 12, 31)
    if len(value) == 7:
        year, month = int(value[:4]), int(value[5:])
        return date(year, month, calendar.monthrange(year, month)[1])
    return date.fromisoformat(value)


def format_month(year: int, month: int) -> str:
    """YYYY-MM; a month below 1 or above 12 counts into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def get_unit_around(day: date, unit: Unit, shift: int = 0) -> Period:
    """The week, month, ... that holds ``day``, moved by ``shift`` units. Weeks begin on Monday.

    Raises:
        OverflowError: The result lies outside the years 1 to 9999.
    """
    if unit == "day":
        return Period.of((day + timedelta(days=shift)).isoformat())
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        first = monday if unit == "week" else monday + timedelta(days=5)
        return Period.days(first, monday + timedelta(days=6))
    if unit in ("month", "quarter"):
        return _get_months_around(day, 1 if unit == "month" else 3, shift)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    begin = (day.year // length + shift) * length
    if not 1 <= begin <= 9999 - length:
        raise OverflowError(f"the year {begin} is out of range")
    return Period(f"{begin:04d}", f"{begin + length - 1:04d}")


def _get_months_around(day: date, length: int, shift: int) -> Period:
    first = (day.month - 1) // length * length + 1 + shift * length
    start, end = format_month(day.year, first), format_month(day.year, first + length - 1)
    if not "0001" <= start[:4] <= "9999" or len(start) != 7:
        raise OverflowError("the year is out of range")
    return Period(start, end)


def get_before(value: str) -> str:
    """The day, month or year before this one, in the same form."""
    if len(value) == 4:
        return f"{int(value) - 1:04d}"
    if len(value) == 7:
        return format_month(int(value[:4]), int(value[5:]) - 1)
    return (date.fromisoformat(value) - timedelta(days=1)).isoformat()


def take_share(period: Period, share: str) -> Period:
    """The early, middle or late part of a period, or its beginning or end.

    Thirds: the days 1-10, 11-20 and 21 onwards of a month, four months of a year, and the
    years 0-3, 4-6 and 7-9 of a decade. Beginning and end of a year are a quarter of it.

    Args:
        period: One day, week, month, year or a run of them.
        share: ``early``, ``mid``, ``late``, ``begin`` or ``end``.
    """
    start, end = period.start, period.end
    if start is None or end is None or (len(start) == 10 and start == end):
        return period
    if start == end and len(start) == 7:
        bounds = {"early": (1, 10), "begin": (1, 10), "mid": (11, 20)}.get(share, (21, 31))
        last = min(bounds[1], get_last_day(start).day)
        return Period(f"{start}-{bounds[0]:02d}", f"{start}-{last:02d}")
    if start == end:
        months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "begin": (1, 3), "end": (10, 12)}
        first_month, last_month = months[share]
        return Period(f"{start}-{first_month:02d}", f"{start}-{last_month:02d}")
    return _take_share_of_run(start, end, share)


def _take_share_of_run(start: str, end: str, share: str) -> Period:
    if len(start) == len(end) == 4 and int(end) - int(start) == 9:
        year = int(start)
        years = {"early": (0, 3), "begin": (0, 3), "mid": (4, 6)}.get(share, (7, 9))
        return Period(f"{year + years[0]:04d}", f"{year + years[1]:04d}")
    first, last = get_first_day(start), get_last_day(end)
    third = ((last - first).days + 1) // 3
    if share in ("early", "begin"):
        return Period.days(first, first + timedelta(days=third))
    if share == "mid":
        return Period.days(first + timedelta(days=third), last - timedelta(days=third))
    return Period.days(last - timedelta(days=third), last)
