"""What the date grammar builds: atoms, and how an atom without a year gets one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.dates.periods import Period, format_month, get_last_day
from dragoman.dates.words import DateWords
from dragoman.records import Span

_LIKELY_AHEAD_DAYS = 60
_UNLIKELY_PAST_DAYS = 300


class CalendarDate(NamedTuple):
    """A date as written, with what is missing left open.

    Args:
        year: Or None: to be supplied.
        month: 1 to 12, or None for a whole year.
        day: Day of the month, or None for a whole month.
        last_day: Last day where the text names several ("20-21 February"), or None.
        weekday: 0 (Monday) to 6 where the text names it beside the day, or None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None


class Atom(NamedTuple):
    """One date phrase before the words around it ("since", "late") have been seen.

    Args:
        span: Where it stands.
        rule: Name of the rule that found it.
        calendar: A date as written, perhaps without its year; or None.
        period: What is known outright; None when ``calendar`` is given.
        stated: Whether the text alone says when.
        weekday: A bare weekday, 0 to 6, which a range may move; or None.
        is_closed: True where the phrase is complete and takes no "since" or "early".
    """

    span: Span
    rule: str
    calendar: CalendarDate | None = None
    period: Period | None = None
    stated: bool = False
    weekday: int | None = None
    is_closed: bool = False


@dataclass(slots=True, kw_only=True)
class Context:
    """What an atom may be resolved against; ``anchor`` moves along with the search.

    Args:
        text: The whole text.
        published_on: Day of publication, or None.
        words: The vocabulary.
        is_ahead: Says of a span whether it speaks of the future.
        anchor: The last date mentioned shortly before, or None.
        names_a_may: Whether the text names a person called May.
    """

    text: str
    published_on: date | None
    words: DateWords
    is_ahead: Callable[[Span], bool]
    anchor: Period | None = None
    names_a_may: bool = False


def write_period(value: CalendarDate, year: int) -> Period | None:
    """The period of a calendar date in a year; None where the calendar has no such day."""
    if value.month is None:
        return Period.of(f"{year:04d}")
    month = format_month(year, value.month)
    if value.day is None:
        return Period.of(month)
    last = value.last_day or value.day
    if last > get_last_day(month).day or last < value.day:
        return None
    return Period(f"{month}-{value.day:02d}", f"{month}-{last:02d}")


def get_nearest_period(value: CalendarDate, published_on: date, *, is_ahead: bool) -> Period | None:
    """The period that a date without a year means in a text of this day.

    The latest that has begun; or the next, when the text speaks of the future, or when the
    latest lies most of a year back and the next at most two months ahead. A weekday that
    stands beside the day decides among neighbouring years.

    Args:
        value: Month, and perhaps day and weekday.
        published_on: Day of publication.
        is_ahead: Whether the text speaks of the future.
    """
    reach = 8 if (value.month, value.day) == (2, 29) else 1
    candidates = []
    for year in range(max(published_on.year - reach, 1), published_on.year + reach + 1):
        period = write_period(value, year)
        if period is not None and period.first_day is not None:
            candidates.append((period.first_day, period))
    if value.weekday is not None and value.day is not None:
        fitting = [pair for pair in candidates if pair[0].weekday() == value.weekday]
        candidates = fitting or candidates
    today = published_on if value.day is not None else published_on.replace(day=1)
    past = max((pair for pair in candidates if pair[0] <= published_on), default=None)
    coming = min((pair for pair in candidates if pair[0] >= today), default=None)
    if past is None or coming is None:
        chosen = past or coming
    elif is_ahead or _is_sooner(past[0], coming[0], published_on):
        chosen = coming
    else:
        chosen = past
    return chosen[1] if chosen else None


def _is_sooner(past: date, coming: date, published_on: date) -> bool:
    return (coming - published_on).days <= _LIKELY_AHEAD_DAYS and (
        published_on - past
    ).days >= _UNLIKELY_PAST_DAYS


def get_weekday_period(weekday: int, published_on: date, which: str, *, is_ahead: bool) -> Period:
    """The day that a bare weekday means.

    Args:
        weekday: 0 (Monday) to 6.
        published_on: Day of publication.
        which: ``""`` (the nearest past day, today included), ``last`` (before today), ``next``
            (after today) or ``this`` (in the week of publication).
        is_ahead: Whether the text speaks of the future; turns ``""`` into the next such day.
    """
    back = (published_on.weekday() - weekday) % 7
    if which == "last":
        day = published_on - timedelta(days=back or 7)
    elif which == "next":
        day = published_on + timedelta(days=7 - back)
    elif which == "this":
        day = published_on + timedelta(days=weekday - published_on.weekday())
    elif is_ahead:
        day = published_on + timedelta(days=(7 - back) % 7)
    else:
        day = published_on - timedelta(days=back)
    return Period.of(day.isoformat())


def resolve_atom(atom: Atom, context: Context) -> tuple[Period, bool] | None:
    """The period of an atom and whether the text alone states it; None when it cannot be known."""
    if atom.period is not None:
        return atom.period, atom.stated
    if atom.calendar is None:
        return None
    if atom.calendar.year is not None:
        period = write_period(atom.calendar, atom.calendar.year)
        return (period, True) if period else None
    if context.published_on is None:
        return None
    is_ahead = context.is_ahead(atom.span)
    period = get_nearest_period(atom.calendar, context.published_on, is_ahead=is_ahead)
    return (period, False) if period else None
