"""The date of publication where no line of the page states it: from what the text says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.dates import DateMention, find_dates, has_future_cue, parse_published
from dragoman.records import Span
from dragoman.sources.datelines import Dateline
from dragoman.sources.headers import Dating
from dragoman.sources.tables import load_evidence

_LEAD_PARAGRAPHS = 3
_MOST_PARAGRAPHS, _LONGEST = 200, 5_000
_YEARS_AHEAD = 4
_ANY_DAY = date(2001, 6, 15)
_SENTENCE_START = re.compile(r"(?:[.!?][\"”’)]*\s+(?=[A-Z\"“])|\n)")
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_LIMITED = ("by:", "until:", "till:", "before:", "no later than:", "through:")


def infer_published(
    paragraphs: Sequence[str], dateline: Dateline | None, dateline_text: str
) -> Dating | None:
    """Infer the date of publication from a dateline or from the news of the first paragraphs.

    Low ambition: a day and month are needed that the text gives for the news of the day. Their
    year is the one that the dateline states; or the only one of the next few years in which
    that day falls on the weekday named; or the first after the latest month that the text
    names with its year, where the text names several years and also months without one (so
    that the latest is not merely history). None where that does not suffice.

    Args:
        paragraphs: The paragraphs of the body, in order, without headline and captions.
        dateline: The dateline of the first paragraph, or None.
        dateline_text: The paragraph that holds it.
    """
    paragraphs = [paragraph[:_LONGEST] for paragraph in paragraphs[:_MOST_PARAGRAPHS]]
    lead = paragraphs[:_LEAD_PARAGRAPHS]
    if dateline is not None and dateline.day is not None:
        try:
            return Dating(published=parse_published(dateline.day), basis="dateline")
        except ValueError:
            pass
        found = next(find_dates(dateline.day, _ANY_DAY), None)
        weekday = _find_weekday(dateline_text)
        day = _choose_year(found, weekday, paragraphs) if found else None
        return Dating(published=day, basis="dateline") if day else None
    for paragraph in lead:
        for mention in find_dates(paragraph, _ANY_DAY):
            if not _is_day_of_news(mention, paragraph):
                continue
            span = mention.interval.span
            weekday = _find_weekday(span.text_in(paragraph)) if span else None
            day = _choose_year(mention, weekday, paragraphs)
            return Dating(published=day, basis="inferred") if day else None
    return None


def _find_weekday(text: str) -> int | None:
    match = _WEEKDAY.search(text)
    return _WEEKDAYS.index(match[1]) if match else None


def _is_day_of_news(mention: DateMention, paragraph: str) -> bool:
    """Whether a day without a year stands in the main clause of a verb of the news."""
    interval = mention.interval
    if mention.rule != "month-day" or interval.span is None or interval.start != interval.end:
        return False
    if has_future_cue(paragraph, interval.span):
        return False
    before = paragraph[: interval.span.start]
    starts = list(_SENTENCE_START.finditer(before))
    clause = before[starts[-1].end() :] if starts else before
    if not clause.rstrip().lower().endswith((" on", "day,", "day")):
        return False
    evidence = load_evidence()
    words = [word.strip(".,;:\"'“”‘’()").lower() for word in clause.split()]
    first = next((i for i, word in enumerate(words) if word in evidence.news_verbs), None)
    return first is not None and evidence.breaks.isdisjoint(words[first + 1 :])


def _choose_year(
    mention: DateMention, weekday: int | None, paragraphs: Sequence[str]
) -> str | None:
    """The date of a day and month in the year that the rest of the text supports, or None."""
    start = mention.interval.start or ""
    month, day = int(start[5:7]), int(start[8:10])
    stated, has_bare_month = _collect_stated(paragraphs, mention)
    if not stated:
        return None
    latest = max(stated)
    floor = date.fromisoformat((latest + "-01-01")[:10])
    candidates = [
        found
        for year in range(floor.year, floor.year + _YEARS_AHEAD + 1)
        if (found := _make_date(year, month, day)) is not None and found >= floor
    ]
    if weekday is not None:
        fitting = [found for found in candidates if found.weekday() == weekday]
        return fitting[0].isoformat() if len(fitting) == 1 else None
    several_years = len({value[:4] for value in stated}) > 1
    if candidates and len(latest) >= 7 and several_years and has_bare_month:
        return candidates[0].isoformat()
    return None


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _collect_stated(paragraphs: Sequence[str], news: DateMention) -> tuple[list[str], bool]:
    """Past dates that the text gives with their year, and whether it names months without."""
    stated: list[str] = []
    has_bare_month = False
    for paragraph in paragraphs:
        for mention in find_dates(paragraph, _ANY_DAY):
            interval = mention.interval
            span = interval.span or Span(0, 1)
            if mention.rule.startswith(_LIMITED) or has_future_cue(paragraph, span):
                continue
            if interval.basis == "stated":
                stated += [value for value in (interval.start, interval.end) if value]
            elif mention.rule.endswith(("month", "month-day")) and mention != news:
                has_bare_month = True
    return stated, has_bare_month
