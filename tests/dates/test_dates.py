"""Properties of the date grammar, and what surrounds it."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import find_dates, has_future_cue
from dragoman.dates.periods import Period, get_first_day, get_last_day, take_share
from dragoman.dates.words import load_words
from dragoman.records import Span

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
FORMS = (
    "%B %d, %Y",
    "%d %B %Y",
    "%A, %B %d, %Y",
    "%Y-%m-%d",
    "%b. %d, %Y",
    "%d.%m.%Y",
    "on the %d of %B %Y",
)
TUESDAY = date(2020, 12, 29)


@given(day=DAYS, form=st.sampled_from(FORMS))
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    (mention,) = find_dates(f"The pact was signed {day.strftime(form)} in the capital.", None)
    assert (mention.interval.start, mention.interval.end) == (day.isoformat(), day.isoformat())
    assert mention.interval.basis == "stated"


@given(
    published=DAYS,
    phrase=st.sampled_from(["yesterday", "two days ago", "last week", "on Sunday", "next Friday"]),
)
def test_weeks_of_shift_in_publication_shift_the_result(published: date, phrase: str) -> None:
    (first,) = find_dates(phrase, published)
    (second,) = find_dates(phrase, published + timedelta(weeks=3))
    for one, other in (
        (first.interval.start, second.interval.start),
        (first.interval.end, second.interval.end),
    ):
        assert one is not None
        assert date.fromisoformat(one) + timedelta(weeks=3) == date.fromisoformat(other or "")


@given(published=DAYS, weekday=st.sampled_from(sorted(load_words().weekdays)))
def test_a_bare_weekday_is_in_the_week_that_ends_with_publication(
    published: date, weekday: str
) -> None:
    (past,) = find_dates(f"on {weekday.title()}", published)
    (ahead,) = find_dates(f"on {weekday.title()}", published, future=True)
    day, coming = (
        date.fromisoformat(past.interval.start or ""),
        date.fromisoformat(ahead.interval.start or ""),
    )
    assert timedelta(0) <= published - day < timedelta(days=7)
    assert timedelta(0) <= coming - published < timedelta(days=7)
    assert day.weekday() == coming.weekday() == load_words().weekdays[weekday]


@given(text=st.text(max_size=200), published=st.none() | DAYS)
def test_no_text_fails_and_spans_stay_inside(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        span = mention.interval.span
        assert span is not None
        assert end <= span.start < span.end <= len(text)
        end = span.end


WORDS = st.sampled_from(
    [
        "last",
        "next",
        "this",
        "the",
        "first",
        "week",
        "month",
        "year",
        "May",
        "March",
        "2014",
        "1990s",
        "31",
        "30",
        "February",
        "Tuesday",
        "to",
        "and",
        "from",
        "between",
        "until",
        "since",
        "early",
        "mid-",
        "end",
        "of",
        "two",
        "three",
        "ago",
        "later",
        "0000",
        "9999",
        "-",
        ",",
        ".",
        "century",
        "quarter",
        "past",
        "days",
        "a",
        "day",
        "before",
    ]
)


@given(
    words=st.lists(WORDS, max_size=12),
    published=st.sampled_from([None, date(1, 1, 1), date(9999, 12, 31), TUESDAY]),
)
def test_heaps_of_words_of_time_fail_nowhere(words: list[str], published: date | None) -> None:
    for mention in find_dates(" ".join(words), published):
        assert mention.interval.start or mention.interval.end


@pytest.mark.parametrize("share", ["early", "mid", "late", "begin", "end"])
@pytest.mark.parametrize(
    "value",
    [("2024-02", "2024-02"), ("2023", "2023"), ("1990", "1999"), ("2024-02-05", "2024-02-11")],
)
def test_a_share_lies_inside_its_period(value: tuple[str, str], share: str) -> None:
    period = take_share(Period(*value), share)
    assert get_first_day(value[0]) <= get_first_day(period.start or "")
    assert get_last_day(period.end or "") <= get_last_day(value[1])
    assert period != Period(*value)


def test_mentions_name_their_rule_and_their_words() -> None:
    text = "On Tuesday the envoys, who had not met since March 2014, agreed on late July."
    found = [
        (m.rule, (m.interval.span or Span(0, 1)).text_in(text)) for m in find_dates(text, TUESDAY)
    ]
    assert found == [
        ("weekday", "Tuesday"),
        ("since:month-year", "since March 2014"),
        ("month", "late July"),
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The two presidents will meet on Friday in Sochi.", "Friday", True),
        ("On Friday, the two presidents will meet in Sochi.", "Friday", True),
        ("The vote is scheduled for Sunday.", "Sunday", True),
        ("He said it would send envoys on Monday.", "Monday", True),
        ("On Friday he said that the ministers will meet.", "Friday", False),
        ("The talks took place on Friday.", "Friday", False),
        ("It will close. The minister left on Friday.", "Friday", False),
        ("He said they will win, she told us on Monday.", "Monday", False),
    ],
)
def test_cues_of_the_future(text: str, phrase: str, expected: bool) -> None:
    start = text.index(phrase)
    assert has_future_cue(text, Span(start, start + len(phrase))) is expected


def test_a_function_can_say_what_is_ahead() -> None:
    text = "They met on Monday and will meet again on Friday."
    found = [
        m.interval.start
        for m in find_dates(text, date(2024, 2, 14), future=lambda s: has_future_cue(text, s))
    ]
    assert found == ["2024-02-12", "2024-02-16"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no date words for the language 'xx'"):
        list(find_dates("2014", None, language="xx"))


def test_the_grammar_is_fast() -> None:
    phrases = [
        "on Tuesday",
        "last week",
        "February 3",
        "in March 2014",
        "the talks were held",
        "S-400",
        "2.5 billion",
    ]
    begin = time.process_time()
    for _ in range(300):
        for phrase in phrases:
            list(find_dates(phrase, TUESDAY))
    assert 300 * len(phrases) / (time.process_time() - begin) > 5_000  # about 25,000 on a free core


def test_long_texts_take_time_in_proportion() -> None:
    begin = time.process_time()
    assert (
        len(
            list(find_dates("It began on 3 May 2014 and 2 of 3 ended on Monday. " * 2_000, TUESDAY))
        )
        == 4_000
    )
    assert list(find_dates("may " * 200_000, TUESDAY)) == []
    assert time.process_time() - begin < 20
