"""The rules of the date grammar: read from a data file, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from re import Match, Pattern
from types import MappingProxyType
from typing import Any

from dragoman.dates import builders, relatives
from dragoman.dates.atoms import Atom, Context
from dragoman.dates.words import DateWords, load_words

_FILES = {"en": "english_rules.toml"}
_WORD = re.compile(r"[^\W_]+")
_PLACE = re.compile(r"%(\w+)%")

Builder = Callable[[Match[str], Context], Atom | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the grammar.

    Args:
        name: Name, shown with each mention.
        needs: Classes of words; the text must hold a word of each for the rule to be tried.
        pattern: What it matches.
        build: Makes an atom of a match; None where the match turns out to be no date.
    """

    name: str
    needs: frozenset[str]
    pattern: Pattern[str]
    build: Builder


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All rules of a language.

    Args:
        words: The vocabulary.
        rules: In order of preference where two match the same characters.
        classes: Classes of each word of time, in lower case.
        around: Patterns of the words around a date ("since", "early", "to").
    """

    words: DateWords
    rules: tuple[Rule, ...]
    classes: Mapping[str, frozenset[str]]
    around: Mapping[str, Pattern[str]]

    def find_classes(self, text: str) -> set[str]:
        """The classes of time words that a text holds."""
        found: set[str] = set()
        n_numbers = 0
        for word in _WORD.findall(text):
            if word[0].isdigit():
                n_numbers += 1
                if len(word) < 5:
                    found.add("year" if len(word) == 4 and word.isdigit() else "number")
                elif len(word) == 5 and word[:4].isdigit():
                    found.add("decade")
                continue
            word_classes = self.classes.get(word.lower())
            if word_classes is not None and word not in ("may", "march"):
                found |= word_classes
        if n_numbers > 1:
            found.add("numbers")
        return found


@cache
def load_grammar(language: str = "en") -> Grammar:
    """The grammar of a language, compiled once.

    Args:
        language: ISO 639-1 code; only ``en`` so far.

    Raises:
        ValueError: There is none for the language.
    """
    words = load_words(language)
    text = resources.files("dragoman.dates").joinpath(_FILES[language]).read_text("utf-8")
    data = tomllib.loads(text)
    around = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in data["around"].items()}
    around["person_may"] = re.compile(data["around"]["person_may"])
    return Grammar(
        words=words,
        rules=tuple(_compile_rules(data, words)),
        classes=MappingProxyType(_collect_classes(data["classes"], words)),
        around=MappingProxyType(around),
    )


def _compile_rules(data: Mapping[str, Any], words: DateWords) -> Iterable[Rule]:
    fragments = _join_lists(words) | data["fragments"]

    def fill(pattern: str) -> str:
        while _PLACE.search(pattern):
            pattern = _PLACE.sub(lambda match: fragments[match[1]], pattern)
        return pattern

    for row in data["rule"]:
        name = f"build_{row['build']}"
        build = getattr(builders, name, None) or getattr(relatives, name)
        yield Rule(
            name=row["name"],
            needs=frozenset(row["needs"].split()),
            pattern=re.compile(fill(row["pattern"]), re.IGNORECASE),
            build=build,
        )


def _join_lists(words: DateWords) -> dict[str, str]:
    """The word lists as alternatives of a pattern, longest first."""
    lists: dict[str, Iterable[str]] = {
        "month_word": words.months,
        "any_month_word": (*words.months, *words.short_months),
        "weekday_word": words.weekdays,
        "any_weekday_word": (*words.weekdays, *words.short_weekdays),
        "number_word": words.numbers,
        "season_word": words.seasons,
        "holiday_word": words.holidays,
        "counted_word": words.lists["year.counted"],
    }
    return {name: _join(members) for name, members in lists.items()}


def _join(members: Iterable[str]) -> str:
    ordered = sorted(members, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered).replace("'", "['’]?")


def _collect_classes(table: Mapping[str, str], words: DateWords) -> dict[str, frozenset[str]]:
    members = {name: frozenset(value.split()) for name, value in table.items()}
    members["month"] = frozenset((*words.months, *words.short_months))
    members["weekday"] = frozenset((*words.weekdays, *words.short_weekdays))
    members["season"] = frozenset(words.seasons)
    return {
        word: frozenset(name for name, group in members.items() if word in group)
        for word in frozenset().union(*members.values())
    }
