"""Builders of calendar dates: from a match of the grammar to an atom, or to None.

Every builder takes a match and the context and refuses what only looks like a date.
"""

from __future__ import annotations

import re
from re import Match

from dragoman.dates.atoms import Atom, CalendarDate, Context, get_nearest_period, write_period
from dragoman.dates.periods import Period, format_month, get_unit_around
from dragoman.dates.relatives import get_year_shift
from dragoman.records import Span
from dragoman.records.letters import lower_matched

_YEARS_ON = {"last": -1, "this": 0, "next": 1}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_LAST_WORD = re.compile(r"([\w’'.$€£-]+)[^\w$€£]*\Z")
_NEXT_WORDS = re.compile(r"\s+([\w-]+)(?:\s+([\w-]+))?")
_IN = re.compile(r"\bin \Z", re.IGNORECASE)
_MONTH_FOLLOWS = re.compile(r"(?: ?[-–] ?| (?:to|and|or|until|through) )([A-Z][a-z]+)")
_MOTION = re.compile(r" (?:of|for|against|to) [A-Z]")


def _get_month(match: Match[str], context: Context) -> int | None:
    """The number of the matched month; None where the word is no month here."""
    written = match["month"]
    name = written.lower()
    number = context.words.months.get(name) or context.words.short_months.get(name)
    if name in context.words.lists["ambiguous.always"] and written.islower():
        return None
    return number


def build_numeric(match: Match[str], _context: Context) -> Atom | None:
    """2020-02-03, 03.02.2020, 12/29/2020; refuses slashed dates that could be read two ways."""
    found = match.groupdict()
    year = int(found["year"])
    if "month" in found:
        month, day = int(found["month"]), int(found["day"])
    else:
        first, second = int(found["first"]), int(found["second"])
        if found["sep"] == "." or first > 12 or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Atom(
        span=Span(*match.span()),
        rule="numeric",
        calendar=CalendarDate(year=year, month=month, day=day),
    )


def build_calendar(match: Match[str], context: Context) -> Atom | None:
    """Read "February 3", "Tuesday, 3 Feb 2020", "20-21 February", "March 2014"."""
    month = _get_month(match, context)
    if month is None:
        return None
    found = match.groupdict()
    year = int(found["year"]) if found.get("year") else None
    day = int(found["day"]) if found.get("day") else None
    last = int(found["last"]) if found.get("last") else None
    if match["month"].islower() and match["month"] not in context.words.months and year is None:
        return None  # "sat", "mar", "dec" without capital are words, not months
    if day is not None and match.start("month") < match.start("day") and year is None:
        start = match.start("weekday") if found.get("weekday") else match.start("month")
        if _IN.search(context.text, max(0, start - 4), start):
            return Atom(  # "in March 20 people ..." names a month
                span=Span(match.start("month"), match.end("month")),
                rule="month",
                calendar=CalendarDate(month=month),
            )
    end = match.end()
    if last is not None and day is not None and last <= day:
        if match.start("last") < match.start("month"):
            return None
        last, year, end = None, None, match.end("day")
    is_full_name = match["month"].lower() in context.words.months
    if is_full_name and end == match.end() and match[0].endswith("."):
        end -= 1  # the end of the sentence
    weekday = None
    if found.get("weekday"):
        name = found["weekday"].lower()
        words = context.words
        weekday = words.weekdays[name] if name in words.weekdays else words.short_weekdays[name]
    return Atom(
        span=Span(match.start(), end),
        rule="month-year" if day is None else "month-day" if year is None else "full-date",
        calendar=CalendarDate(year=year, month=month, day=day, last_day=last, weekday=weekday),
        stated=year is not None,
    )


def build_month_of_year(match: Match[str], context: Context) -> Atom | None:
    """Read "August last year", "May of the same year"."""
    month = _get_month(match, context)
    year = get_year_shift(match["which"], context)
    if month is None or year is None:
        return None
    day = int(match["day"]) if match["day"] else None
    period = write_period(CalendarDate(year=year, month=month, day=day), year)
    return Atom(span=Span(*match.span()), rule="month-of-year", period=period) if period else None


def build_which_month(match: Match[str], context: Context) -> Atom | None:
    """Read "last August" (the latest that is over), "next March", "this May"."""
    month = _get_month(match, context)
    today = context.published_on
    which = match["which"].lower()
    if month is None or today is None or match["month"].lower() in context.words.short_months:
        return None
    if which in ("last", "this past", "the previous"):
        year = today.year if month < today.month else today.year - 1
    elif which in ("next", "this coming", "the coming", "the following"):
        year = today.year if month > today.month else today.year + 1
    else:
        year = today.year
    return Atom(
        span=Span(*match.span()), rule="which-month", period=Period.of(format_month(year, month))
    )


def build_month(match: Match[str], context: Context) -> Atom | None:
    """A month alone: "in August"; "May", "March", "June" only where they are no name or verb."""
    month = _get_month(match, context)
    name = match["month"].lower()
    if month is None or name not in context.words.months:
        return None
    if name in context.words.lists["ambiguous.always"] and not _is_opened(match, context, name):
        return None
    is_name = name in context.words.lists["ambiguous.names"]
    if is_name and (
        match["month"].islower() or re.match(r" [A-Z][a-z]", context.text[match.end() :])
    ):
        return None
    return Atom(
        span=Span(match.start("month"), match.end("month")),
        rule="month",
        calendar=CalendarDate(month=month),
    )


def _is_opened(match: Match[str], context: Context, name: str) -> bool:
    before = context.text[max(0, match.start() - 12) : match.start()]
    after = context.text[match.end() : match.end() + 24]
    if name == "march" and _MOTION.match(after):
        return False
    follower = _MONTH_FOLLOWS.match(after)
    if follower is not None and follower[1].lower() in context.words.months:
        return True  # "March-May", "March to June"
    kind = "strict_openers" if name == "may" and context.names_a_may else "openers"
    openers = context.words.lists[f"ambiguous.{kind}"]
    if before.endswith(("-", "–")):
        return "-" in openers or before.lower().endswith(("mid-", "late-", "early-"))
    word = _LAST_WORD.search(before)
    if word is None or word[1].lower() not in openers or not before.endswith(" "):
        return False
    return before[word.end(1) :].strip() == ""


def build_year(match: Match[str], context: Context) -> Atom | None:
    """A bare year; refuses quantities, resolutions, times and model numbers."""
    text, lists = context.text, context.words.lists
    year = int(match["year"])
    before = text[max(0, match.start() - 24) : match.start()]
    word = _LAST_WORD.search(before)
    last = word[1].lower().rstrip(".") if word else ""
    is_opened = before.endswith(" ") and (
        last in lists["year.openers"] or last in context.words.months
    )
    if year < 1900 and not is_opened:
        return None
    if before.endswith(("-", "–", "−")) and last.strip("-–") not in (
        "mid",
        "early",
        "late",
        "pre",
        "post",
        "end",
    ):
        return None
    if last in lists["year.refused_before"] or before.rstrip().lower().endswith(
        ("up to", "as many as", "total of")
    ):
        return None
    after = text[match.end() : match.end() + 48]
    if after.startswith("-") and re.match(r"-([\w]+)", after):
        hyphenated = re.match(r"-(\w+)", after)
        if hyphenated and hyphenated[1].lower() in lists["year.hyphenated"]:
            return None
    next_words = _NEXT_WORDS.match(after)
    if next_words is not None:
        counted = lists["year.counted"]
        first, second = next_words[1].lower(), (next_words[2] or "").lower()
        if first in counted and not (first in ("a", "police", "per") and is_opened):
            return None
        if (
            second in counted
            and second != "a"
            and not is_opened
            and not _is_ordinary_opening(before)
        ):
            return None
    return Atom(
        span=Span(*match.span()), rule="year", calendar=CalendarDate(year=year), stated=True
    )


def _is_ordinary_opening(before: str) -> bool:
    """Whether an article or a possessive stands before the number ("Russia's 2014 ...")."""
    return bool(
        re.search(
            r"(?:\bthe|['’]s|s['’]|\bits|\btheir|\bhis|\bher|\ba)\s+\Z", before, re.IGNORECASE
        )
    )


def build_years(match: Match[str], context: Context) -> Atom | None:
    """Read "2009-2014", "2014-15"; "2014-03" is a month."""
    first, tail = int(match["year"]), match["last"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    span = Span(*match.span())
    if len(tail) == 2 and last <= first:
        if match["sep"] in "-/" and 1 <= int(tail) <= 12 and first >= 1900:
            return Atom(
                span=span, rule="numeric", period=Period.of(f"{match['year']}-{tail}"), stated=True
            )
        return None
    if last <= first or last - first > 200:
        return None
    before = _LAST_WORD.search(context.text[max(0, span.start - 24) : span.start])
    if before and before[1].lower().rstrip(".") in context.words.lists["year.refused_before"]:
        return None
    return Atom(span=span, rule="years", period=Period(f"{first:04d}", f"{last:04d}"), stated=True)


def build_decade(match: Match[str], _context: Context) -> Atom | None:
    """Read "the 1990s"."""
    year = int(match["decade"])
    return Atom(
        span=Span(*match.span()),
        rule="decade",
        period=Period(str(year), str(year + 9)),
        stated=True,
    )


def build_century(match: Match[str], _context: Context) -> Atom | None:
    """Read "the 19th century" (1801 to 1900)."""
    number = int(match["century"])
    if not 1 <= number <= 30:
        return None
    period = Period(f"{number * 100 - 99:04d}", f"{number * 100:04d}")
    return Atom(span=Span(*match.span()), rule="century", period=period, stated=True)


def build_holiday(match: Match[str], context: Context) -> Atom | None:
    """Read "New Year's Eve", "Christmas Day 2014", with or without the apostrophe."""
    name = _drop_apostrophes(match["holiday"])
    month, day = next(
        date for word, date in context.words.holidays.items() if _drop_apostrophes(word) == name
    )
    year = int(match["year"]) if match["year"] else None
    return Atom(
        span=Span(*match.span()),
        rule="holiday",
        calendar=CalendarDate(year=year, month=month, day=day),
        stated=year is not None,
        is_closed=True,
    )


def _drop_apostrophes(name: str) -> str:
    return name.lower().replace("’", "").replace("'", "")


def build_quarter(match: Match[str], context: Context) -> Atom | None:
    """Read "the first quarter of 2024", "Q3", "the second half of last year"."""
    found = match.groupdict()
    is_half = (found.get("unit") or found.get("code") or "").lower() in ("half", "h")
    count = 2 if is_half else 4
    name = found["ordinal"].lower()
    ordinal = int(name) if name.isdigit() else _ORDINALS.get(name, count)
    length = 12 // count
    if ordinal > count:
        return None
    has_year = bool(found.get("year") or found.get("which") or found.get("current"))
    if name in ("last", "final") and not has_year:
        return None
    if found.get("year"):
        year = int(found["year"])
    elif context.published_on is None or (is_half and not has_year):
        return None
    elif found.get("which"):
        year = context.published_on.year + _YEARS_ON[lower_matched(found["which"])]
    else:
        started = (ordinal - 1) * length + 1 <= context.published_on.month
        is_past = not found.get("current") and not context.is_ahead(Span(*match.span()))
        year = context.published_on.year - (1 if is_past and not started else 0)
    first = (ordinal - 1) * length + 1
    period = Period(format_month(year, first), format_month(year, first + length - 1))
    return Atom(
        span=Span(*match.span()), rule="quarter", period=period, stated=bool(found.get("year"))
    )


def build_season(match: Match[str], context: Context) -> Atom | None:
    """Read "the summer of 2014", "last winter", "in the spring"; a bare season is no date."""
    first, last = context.words.seasons[lower_matched(match["season"])]
    span = Span(*match.span())
    if match["year"]:
        year = int(match["year"])
        if last > 12:  # which of two winters is not said
            return Atom(span=span, rule="season", period=Period.of(str(year)), stated=True)
    elif context.published_on is None:
        return None
    elif match["rel"]:
        year = context.published_on.year + _YEARS_ON[lower_matched(match["rel"])]
    else:
        which = (match["which"] or "").lower()
        if context.text.startswith(" of ", match.end()):
            return None  # the fall of the city
        if not which and not re.match(
            r"(?:in|since|during|over|by|until|through)\b", match["opener"] or "", re.I
        ):
            return None
        chosen = _get_season_year(first, last, which, context, span)
        if chosen is None:
            return None
        year = chosen
    period = Period(format_month(year, first), format_month(year, last))
    lead = len(match["opener"] or "")
    return Atom(
        span=Span(match.start() + lead, match.end()) if lead else span,
        rule="season",
        period=period,
        stated=bool(match["year"]),
    )


def _get_season_year(first: int, last: int, which: str, context: Context, span: Span) -> int | None:
    today = context.published_on
    if today is None:
        return None
    began = CalendarDate(month=first)
    if which in ("next", "this coming", "the following") or context.is_ahead(span):
        return today.year + (0 if first > today.month else 1)
    if which == "this":
        return today.year - (1 if last > 12 and today.month <= last - 12 else 0)
    period = get_nearest_period(began, today, is_ahead=False)
    if period is None or period.start is None:
        return None
    year = int(period.start[:4])
    ended = get_unit_around(today, "month").start or ""
    if which in ("last", "the previous", "this past") and format_month(year, last) >= ended:
        year -= 1
    return year
