"""Dates of publication as sources write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import parse_published


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-12-29", "2020-12-29"),
        (" 2020-12-29 ", "2020-12-29"),
        ("2020-12-29T10:15:00+03:00", "2020-12-29T10:15:00+03:00"),
        ("2020-12-29T10:15:00.123Z", "2020-12-29T10:15:00+00:00"),
        ("2020-12-29T10:15:00+0300", "2020-12-29T10:15:00+03:00"),
        ("2020-12-29 10:15:00", "2020-12-29"),
        ("2020-12-29 10:15:00 UTC", "2020-12-29T10:15:00+00:00"),
        ("2020-12-29T10:15", "2020-12-29"),
        ("Tue, 29 Dec 2020 10:15:00 GMT", "2020-12-29T10:15:00+00:00"),
        ("Tue, 29 Dec 2020 10:15:00 +0300", "2020-12-29T10:15:00+03:00"),
        ("20201229", "2020-12-29"),
        ("20201229T101500Z", "2020-12-29"),
        ("1609236900", "2020-12-29T10:15:00+00:00"),
        ("1609236900000", "2020-12-29T10:15:00+00:00"),
        ("Dec 29,2020", "2020-12-29"),
        ("Dec. 29, 2020 10:15 a.m. ET", "2020-12-29"),
        ("29 December 2020", "2020-12-29"),
        ("Tuesday, December 29, 2020", "2020-12-29"),
        ("29.12.2020", "2020-12-29"),
        ("29/12/2020", "2020-12-29"),
        ("12/29/2020", "2020-12-29"),
        ("2020/12/29", "2020-12-29"),
        ("Dec 29, 2020 - Last updated at Dec 30, 2020", "2020-12-29"),
        ("Published: 29 December 2020", "2020-12-29"),
    ],
)
def test_forms(text: str, expected: str) -> None:
    assert parse_published(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("soon", "no full date"),
        ("March 2014", "no full date"),
        ("2014", "no full date"),
        ("03/02/2024", "read two ways"),
        ("2020-02-30", "no full date"),
        ("2020-13-01", "no full date"),
        ("0001-01-01", "no full date|outside"),
        ("2999-01-01", "outside the years"),
        ("99999999999999999999", "no full date"),
        ("-", "no full date"),
        ("x" * 10_000, "no full date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        parse_published(text)
    assert "YYYY-MM-DD" in str(caught.value)
    assert len(str(caught.value)) < 200


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        value = parse_published(text)
    except ValueError:
        return
    assert "1700" <= value[:4] <= "2100"


@given(st.datetimes(timezones=st.timezones() | st.none()))
def test_iso_times_come_back(moment: object) -> None:
    text = str(moment)
    if not "1700" < text[:4] < "2100":
        return
    try:
        assert parse_published(text)[:10] == text[:10]
    except ValueError:
        assert "+" in text or "-" in text[11:]  # an offset with seconds, as before 1900
