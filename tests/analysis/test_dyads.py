"""Cooperation and conflict over time: each event once, in the period in which it began."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analysis import PERIODS, count_dyad, get_period
from dragoman.analysis.dyads import Period
from dragoman.records import DateInterval, Event


def make_event(
    name: str, start: str | None, quad: int | None, score: float | None = None, n_reports: int = 1
) -> Event:
    date = None if start is None else DateInterval(start=start, end=start, basis="stated")
    return Event(
        mentions=tuple(f"evm-{name}{number:03d}" for number in range(n_reports)),
        n_articles=n_reports,
        n_voices=1,
        type="CONSULT",
        quad=quad,
        score=score,
        date=date,
        confidence=0.5,
    )


def test_events_are_counted_and_not_reports() -> None:
    events = [
        make_event("a", "2020-03-05", 1, 2.5, n_reports=40),
        make_event("b", "2020-03-30", 4, -9.5),
        make_event("c", "2020-04-01", 2, None),
        make_event("d", "2020", 3, -3.0),
        make_event("e", None, None, None),
    ]
    counts = count_dyad(events)
    assert [one.period for one in counts] == ["2020", "2020-03", "2020-04", None]
    march = counts[1]
    assert (march.n_events, march.n_reports, march.mean_score) == (2, 41, -3.5)
    quads = (march.verbal_cooperation, march.material_cooperation)
    assert (*quads, march.verbal_conflict, march.material_conflict) == (1, 0, 0, 1)
    assert counts[2].mean_score is None
    assert counts[3].n_events == 1


@pytest.mark.parametrize(
    ("start", "end", "period", "name"),
    [
        ("2020-12-29", "2020-12-29", "month", "2020-12"),
        ("2020-12-29", "2021-01-02", "year", "2020"),
        ("2020-12-29", "2020-12-29", "week", "2020-W53"),
        ("2021-01-03", "2021-01-03", "week", "2020-W53"),
        ("2020-12", "2020-12", "week", "2020-12"),
        ("2020-12", "2020-12", "day", "2020-12"),
        ("2020", "2020", "month", "2020"),
        (None, "2021-05-01", "month", "2021-05"),
    ],
)
def test_a_period_is_never_more_precise_than_its_date(
    start: str | None, end: str | None, period: Period, name: str
) -> None:
    assert get_period(DateInterval(start=start, end=end, basis="stated"), period) == name
    assert get_period(None, period) is None


DAYS = st.dates().map(lambda day: day.isoformat())


@given(
    st.lists(st.tuples(st.none() | DAYS, st.none() | st.sampled_from([1, 2, 3, 4]))),
    st.sampled_from(PERIODS),
)
def test_no_event_is_lost_or_counted_twice(
    rows: list[tuple[str | None, int | None]], period: Period
) -> None:
    events = [make_event(f"{n}-", day, quad) for n, (day, quad) in enumerate(rows)]
    counts = count_dyad(events, period)
    assert sum(one.n_events for one in counts) == len(events)
    names = [one.period for one in counts]
    assert len(set(names)) == len(names)
    assert count_dyad(reversed(events), period) == counts
