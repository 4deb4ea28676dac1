"""The words of time of a language: names from CLDR, the rest from a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

_FILES = {"en": "english.toml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The vocabulary of the date grammar in one language; all keys in lower case.

    Args:
        months: Full names of months, 1 to 12.
        short_months: Abbreviations without their dot.
        weekdays: Full names of weekdays; Monday is 0.
        short_weekdays: Abbreviations without their dot.
        numbers: Number words.
        seasons: First and last month; above 12 means the next year.
        holidays: Month and day.
        lists: Other word lists, by ``table.key`` of the data file.
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    holidays: Mapping[str, tuple[int, int]]
    lists: Mapping[str, frozenset[str]]


@cache
def load_words(language: str = "en") -> DateWords:
    """The date words of a language.

    Args:
        language: ISO 639-1 code; only ``en`` so far.

    Raises:
        ValueError: There is no data file for the language.

    Source: month and day names from Unicode CLDR through Babel.
    """
    if language not in _FILES:
        raise ValueError(
            f"no date words for the language '{language}'; there are: {', '.join(_FILES)}."
        )
    from babel import Locale  # costs a tenth of a second, so only when dates are read

    text = resources.files("dragoman.dates").joinpath(_FILES[language]).read_text("utf-8")
    data = tomllib.loads(text)
    locale = Locale(language)
    months = _collect_names(locale.months, "wide")
    weekdays = _collect_names(locale.days, "wide")
    short_months = {
        name: number
        for name, number in (_collect_names(locale.months, "abbreviated") | data["months"]).items()
        if name not in months
    }
    short_weekdays = _collect_names(locale.days, "abbreviated") | {"tues": 1, "thur": 3, "thurs": 3}
    lists = {
        f"{table}.{key}": frozenset(value)
        for table in ("ambiguous", "weekday", "year", "speech", "around")
        for key, value in data[table].items()
    }
    return DateWords(
        months=MappingProxyType(months),
        short_months=MappingProxyType(short_months),
        weekdays=MappingProxyType(weekdays),
        short_weekdays=MappingProxyType(short_weekdays),
        numbers=MappingProxyType(data["numbers"]),
        seasons=MappingProxyType({k: (v[0], v[1]) for k, v in data["seasons"].items()}),
        holidays=MappingProxyType({k: (v[0], v[1]) for k, v in data["holidays"].items()}),
        lists=MappingProxyType(lists),
    )


def _collect_names(
    table: Mapping[str, Mapping[str, Mapping[int, str]]], width: str
) -> dict[str, int]:
    """Names in both forms that CLDR knows (within a date, and standing alone)."""
    return {
        name.lower().rstrip("."): number
        for form in ("format", "stand-alone")
        for number, name in table[form][width].items()
    }
