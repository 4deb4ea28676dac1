"""Every phrase of phrases.txt must give exactly the intervals that stand beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import find_dates

PHRASES = Path(__file__).with_name("phrases.txt")
FEWEST = 300
FLOOR = 0.99

Expected = tuple[tuple[str | None, str | None, bool], ...]
Case = tuple[date | None, bool, str, Expected]


def read_cases() -> Iterator[Case]:
    published, ahead = None, False
    for line in PHRASES.read_text("utf-8").splitlines():
        if line.startswith("@"):
            words = line.split()
            published = None if words[1] == "none" else date.fromisoformat(words[1])
            ahead = "future" in words
        elif " | " in line and not line.startswith("#"):
            phrase, expected = line.rsplit(" | ", 1)
            yield published, ahead, phrase, parse_expected(expected)


def parse_expected(text: str) -> Expected:
    if text.strip() == "-":
        return ()
    found = []
    for item in text.split(";"):
        match = re.fullmatch(r"\s*(s )?([\d-]*)(\.\.)?([\d-]*)\s*", item)
        assert match is not None, item
        start, end = match[2] or None, match[4] or None
        found.append((start, end if match[3] else start, bool(match[1])))
    return tuple(found)


def get_found(published: date | None, ahead: bool, phrase: str) -> Expected:
    return tuple(
        (item.interval.start, item.interval.end, item.interval.basis == "stated")
        for item in find_dates(phrase, published, future=ahead)
    )


CASES = list(read_cases())
KNOWN_WRONG: dict[str, str] = {}


@pytest.mark.parametrize(
    ("published", "ahead", "phrase", "expected"), CASES, ids=[f"{c[0]}:{c[2]}" for c in CASES]
)
def test_phrase_gives_its_interval(
    published: date | None, ahead: bool, phrase: str, expected: Expected
) -> None:
    if phrase in KNOWN_WRONG:
        pytest.xfail(KNOWN_WRONG[phrase])
    assert get_found(published, ahead, phrase) == expected


def test_there_are_enough_phrases_and_nearly_all_are_right() -> None:
    right = sum(get_found(*case[:3]) == case[3] for case in CASES)
    assert len(CASES) >= FEWEST
    assert right >= FLOOR * len(CASES)
