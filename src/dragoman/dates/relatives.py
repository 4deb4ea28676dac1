"""Builders of relative dates: weekdays, "last week", "two days ago", "the next day"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from re import Match
from typing import cast

from dragoman.dates.atoms import Atom, Context, get_weekday_period
from dragoman.dates.periods import (
    Period,
    Unit,
    format_month,
    get_last_day,
    get_unit_around,
    take_share,
)
from dragoman.records import Span
from dragoman.records.letters import lower_matched

_DAY_SHIFTS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "last night": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
}
_BACK = frozenset({"last", "past", "this past", "the previous", "previous", "the past"})
_AHEAD = frozenset(
    {"next", "coming", "this coming", "the following", "following", "the next", "the coming"}
)
_SHARES = {
    "earlier": "begin",
    "later": "end",
    "start": "begin",
    "beginning": "begin",
    "close": "end",
    "middle": "mid",
}
_VAGUE = {"few": (2, 7), "several": (3, 9)}
_LAST_WORD = re.compile(r"([\w’'-]+)\s+\Z")
_ENDS_PHRASE = re.compile(
    r"\s*(?:[.,;:!?)\]”\"—–]|--|$|(?:and|but|that|when|in|at|by|with|to)\b)", re.IGNORECASE
)


def get_year_shift(which: str, context: Context) -> int | None:
    """The year that "last year", "this year" or "the same year" means; None when not known."""
    which = which.lower()
    if which in ("the same", "that", "the following", "the previous", "the next"):
        if context.anchor is None or not (context.anchor.start or context.anchor.end):
            return None
        year = int((context.anchor.start or context.anchor.end or "")[:4])
        return year + {"the following": 1, "the next": 1, "the previous": -1}.get(which, 0)
    if context.published_on is None:
        return None
    return context.published_on.year + {"last": -1, "this": 0, "next": 1}[which]


def build_weekday(match: Match[str], context: Context) -> Atom | None:
    """Read "Tuesday", "last Friday", "Monday next week"; refuses "Black Friday", "every Sunday"."""
    today, lists = context.published_on, context.words.lists
    before = _LAST_WORD.search(context.text, max(0, match.start() - 16), match.start())
    after = re.match(r"\s+(\w+)", context.text[match.end() : match.end() + 16])
    if before and before[1].lower() in lists["weekday.refused_before"]:
        return None
    if after and after[1][0].isupper() and after[1].lower() in lists["weekday.refused_after"]:
        return None
    weekday = context.words.weekdays[lower_matched(match["weekday"])]
    span = Span(*match.span())
    found = match.groupdict()
    which = (found.get("which") or "").lower()
    if found.get("week") or which in ("the following", "following", "the previous"):
        return _build_weekday_of_week(span, weekday, (found.get("week") or which).lower(), context)
    if today is None:
        return None
    kind = "last" if which in _BACK else "next" if which in _AHEAD else which
    period = get_weekday_period(weekday, today, kind, is_ahead=context.is_ahead(span))
    return Atom(span=span, rule="weekday", period=period, weekday=None if kind else weekday)


def _build_weekday_of_week(span: Span, weekday: int, week: str, context: Context) -> Atom | None:
    if week in ("last", "this", "next"):
        base = context.published_on
        shift = {"last": -1, "this": 0, "next": 1}[week]
    else:
        base = context.anchor.first_day if context.anchor else None
        shift = -1 if "previous" in week else 1
    if base is None:
        return None
    day = base - timedelta(days=base.weekday()) + timedelta(weeks=shift, days=weekday)
    return Atom(span=span, rule="weekday-of-week", period=Period.of(day.isoformat()))


def build_day_word(match: Match[str], context: Context) -> Atom | None:
    """Read "today", "yesterday morning", "the day before yesterday", "overnight"."""
    today = context.published_on
    if today is None:
        return None
    span = Span(*match.span())
    found = match.groupdict()
    if found.get("beside"):
        shift = -2 if found["beside"].lower().startswith("before") else 2
        return Atom(span=span, rule="day-word", period=get_unit_around(today, "day", shift))
    word = found["word"].lower()
    if word == "overnight":
        return Atom(
            span=span, rule="day-word", period=Period.days(today - timedelta(days=1), today)
        )
    is_title = found["word"][0].isupper() and word == "today"
    if is_title and re.search(r"[A-Z]\w+ \Z", context.text[max(0, span.start - 20) : span.start]):
        return None  # Russia Today, USA Today
    return Atom(span=span, rule="day-word", period=get_unit_around(today, "day", _DAY_SHIFTS[word]))


def build_unit(match: Match[str], context: Context) -> Atom | None:
    """Read "last week", "earlier this month", "the end of the year", "late in the week"."""
    today = context.published_on
    if today is None:
        return None
    found = match.groupdict()
    is_of = context.text.startswith(" of ", match.end())
    if is_of and context.text.endswith("the ", 0, match.start()):
        return None  # the last week of the campaign
    which = (found.get("which") or "the").lower()
    shift = -1 if which in _BACK else 1 if which in _AHEAD else 0
    unit = cast(Unit, found["unit"].lower())
    if unit == "weekend" and which in ("last", "this past", "this"):
        period = _get_weekend(today, which, is_ahead=context.is_ahead(Span(*match.span())))
    else:
        period = get_unit_around(today, unit, shift)
    share = (found.get("share") or "").lower()
    if share in ("earlier", "later") and shift == 0:
        period = _cut_at_today(period, unit, today, share)
    elif share:
        period = take_share(period, _SHARES.get(share, share))
    return Atom(span=Span(*match.span()), rule="unit", period=period, is_closed=bool(share))


def _cut_at_today(period: Period, unit: Unit, today: date, share: str) -> Period:
    """The part of the current week, month or year that lies before, or after, today."""
    if unit in ("month",) and period.start:
        month_end = get_last_day(period.start)
        first = date(today.year, today.month, 1)
        return Period.days(first, today) if share == "earlier" else Period.days(today, month_end)
    if unit == "year":
        now = format_month(today.year, today.month)
        year = f"{today.year:04d}"
        return Period(f"{year}-01", now) if share == "earlier" else Period(now, f"{year}-12")
    if unit in ("week", "weekend") and period.start and period.end:
        now = today.isoformat()
        if not period.start <= now <= period.end:
            return period
        return Period(period.start, now) if share == "earlier" else Period(now, period.end)
    return period


def build_weekend(match: Match[str], context: Context) -> Atom | None:
    """Read "over the weekend", "at the weekend": the last one begun, or the next when ahead."""
    if context.published_on is None:
        return None
    which = (match["which"] or "").strip().lower()
    span = Span(*match.span())
    is_ahead = which in _AHEAD or context.is_ahead(span)
    period = _get_weekend(context.published_on, which, is_ahead=is_ahead)
    return Atom(span=span, rule="weekend", period=period)


def _get_weekend(today: date, which: str, *, is_ahead: bool) -> Period:
    on_weekend = today.weekday() >= 5
    if is_ahead or (which == "this" and today.weekday() >= 2):
        shift = 0
    elif on_weekend:
        shift = -1 if which in ("last", "previous") else 0
    else:
        shift = -1
    return get_unit_around(today, "weekend", shift)


def _read_number(text: str, context: Context) -> int | None:
    """The value of "12", "three", "twenty-five", "a couple"; None for vague words."""
    text = text.lower()
    if text.isdigit():
        return int(text)
    if text.endswith("couple"):
        return 2
    numbers = context.words.numbers
    if "-" in text:
        tens, ones = text.split("-", 1)
        return numbers[tens] + numbers[ones]
    return numbers.get(text)


def build_window(match: Match[str], context: Context) -> Atom | None:
    """Read "the past two weeks", "over the last year", "the next three days"."""
    today = context.published_on
    which, unit = match["which"].lower(), match["unit"].lower()
    has_number = bool(match["number"])
    if today is None or (
        bool(match["plural"]) != has_number and match["number"] not in ("a", "an", "one")
    ):
        return None
    with_the = match[0][:3].lower() == "the"
    if not has_number and (
        not with_the or which in ("previous", "following") or (unit == "day" and which != "past")
    ):
        return None
    if has_number and which in ("previous", "following"):
        return None
    number = _read_number(match["number"], context) if has_number else 1
    if number is None:
        number = next(
            (high for word, (_, high) in _VAGUE.items() if word in match["number"].lower()), 0
        )
    if not 0 < number < 1000:
        return None
    is_past = which in ("past", "last")
    far = _move(today, unit, -number if is_past else number)
    if far is None:
        return None
    period = Period.days(far, today) if is_past else Period.days(today, far)
    if unit in ("year", "decade"):
        period = Period((period.start or "")[:7], (period.end or "")[:7])
    return Atom(span=Span(*match.span()), rule="window", period=period, is_closed=True)


def _move(day: date, unit: str, number: int) -> date | None:
    """The day ``number`` units away, clipped to the end of a month; None out of range."""
    try:
        if unit == "hour":
            return day + timedelta(days=int(number / 24))
        if unit in ("day", "week", "fortnight"):
            return day + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])
        months = number * {"month": 1, "year": 12, "decade": 120}[unit]
        month = format_month(day.year, day.month + months)
        if len(month) != 7 or not "0001" <= month[:4] <= "9999":
            return None
        return date(int(month[:4]), int(month[5:]), min(day.day, get_last_day(month).day))
    except OverflowError:
        return None


def build_recent(match: Match[str], context: Context) -> Atom | None:
    """Read "in recent weeks", "in the coming days": a generous window around publication."""
    today = context.published_on
    if today is None:
        return None
    number = {"day": 7, "week": 6, "month": 6}[lower_matched(match["unit"])]
    is_past = match["which"].lower() == "recent"
    far = _move(today, match["unit"].lower(), -number if is_past else number)
    if far is None:
        return None
    period = Period.days(far, today) if is_past else Period.days(today, far)
    return Atom(span=Span(*match.span()), rule="recent", period=period, is_closed=True)


def build_distance(match: Match[str], context: Context) -> Atom | None:
    """Read "two days ago", "a week earlier" (from the date before it), "in two weeks' time"."""
    found = match.groupdict()
    way, unit = (found.get("way") or "from now").lower(), found["unit"].lower()
    span = Span(*match.span())
    is_anchored = way in ("earlier", "later", "before", "after")
    if is_anchored:
        base = _get_anchor_day(context)
        if way in ("before", "after") and not _ENDS_PHRASE.match(context.text[span.end :]):
            return None
    elif found.get("weekday"):
        base = _get_start_day(found["weekday"], context)
    else:
        base = context.published_on
    if base is None or (is_anchored and unit in ("hour", "day") and not _is_day(context.anchor)):
        return None
    sign = -1 if way in ("ago", "earlier", "before") else 1
    number = _read_number(found["number"], context)
    if number is None:
        word = "few" if "few" in found["number"].lower() else "several"
        near, far = (_move(base, unit, sign * value) for value in _VAGUE[word])
        if near is None or far is None or is_anchored:
            return None
        period = Period.days(min(near, far), max(near, far))
        return Atom(span=span, rule="vague-distance", period=_coarsen(period, unit), is_closed=True)
    day = _move(base, unit, sign * number)
    if day is None:
        return None
    return Atom(span=span, rule="distance", period=_widen(day, unit))


def _widen(day: date, unit: str) -> Period:
    """The day, week, month or year around a day, as coarse as the unit it was counted in."""
    if unit in ("hour", "day"):
        return get_unit_around(day, "day")
    if unit in ("week", "fortnight"):
        return get_unit_around(day, "week")
    return Period.of(day.isoformat()[: 7 if unit == "month" else 4])


def _coarsen(period: Period, unit: str) -> Period:
    length = {"month": 7, "year": 4, "decade": 4}.get(unit, 10)
    return Period((period.start or "")[:length], (period.end or "")[:length])


def _get_start_day(name: str, context: Context) -> date | None:
    if context.published_on is None:
        return None
    weekday = context.words.weekdays[lower_matched(name)]
    return get_weekday_period(weekday, context.published_on, "", is_ahead=True).first_day


def _get_anchor_day(context: Context) -> date | None:
    return context.anchor.first_day if context.anchor else None


def _is_day(period: Period | None) -> bool:
    return period is not None and period.start is not None and len(period.start) == 10


def build_anchored(match: Match[str], context: Context) -> Atom | None:
    """Read "the next day", "that year", "the day before": counted from the date just mentioned."""
    which, unit = match["which"].lower(), match["unit"].lower()
    base = _get_anchor_day(context)
    span = Span(*match.span())
    if base is None or context.anchor is None:
        return None
    if match.start("which") > match.start("unit") and not _ENDS_PHRASE.match(
        context.text[span.end :]
    ):
        return None
    if unit in ("night", "morning", "evening", "afternoon"):
        unit = "day"
    if unit == "day" and not _is_day(context.anchor):
        return None
    if which == "next" and unit in ("week", "month", "year") and base == context.published_on:
        return None
    shift = {"same": 0, "that": 0, "next": 1, "following": 1, "after": 1}.get(which, -1)
    period = _widen_around(base, unit, shift)
    return Atom(span=span, rule="anchored", period=period) if period else None


def _widen_around(base: date, unit: str, shift: int) -> Period | None:
    if unit == "weekend":
        return get_unit_around(base, "weekend", shift)
    day = _move(base.replace(day=1) if unit in ("month", "year") else base, unit, shift)
    return _widen(day, unit) if day else None
