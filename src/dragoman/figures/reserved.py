"""Stretches of text whose digits are no figures: addresses, dates, times, ages, names, scores.

The rules ask the bare text only; what needs the parse (the two leaders, one of them) is left to
:mod:`dragoman.figures.sifting`.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.figures.tables import build_pattern, load_number_tables, read_data
from dragoman.records import Span

_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"""[.!?]["'”’)]*\s+(?=[A-Z“"‘'(])|\n""")
_NUMBER_WORDS = re.compile(r"<(?:ONES|TENS|NUMBER|LABEL|ORDINAL|FRACTION)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """A stretch of text that holds no figure.

    Args:
        span: Where it stands.
        reason: What it is instead ("age", "date", "model", ...).
    """

    span: Span
    reason: str


def find_reserved(text: str) -> Iterator[Reserved]:
    """The stretches of a text whose digits are no figures, in order; they may overlap.

    Args:
        text: Any text.
    """
    everywhere = [Span(0, len(text))]
    with_digits = list(_find_sentences_with_digits(text))
    found = [
        Reserved(span=Span(*match.span()), reason=rule.reason)
        for rule in _compile_rules()
        for start, end in (everywhere if rule.takes_words else with_digits)
        for match in rule.pattern.finditer(text, start, end)
        if match.end() > match.start()
    ]
    yield from sorted(found, key=lambda item: (item.span, item.reason))


def _find_sentences_with_digits(text: str) -> Iterator[Span]:
    """The sentences, roughly cut, that hold a digit: most rules can only apply there."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        if _DIGIT.search(text, start, end):
            yield Span(start, end)
        start = end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    reason: str
    pattern: re.Pattern[str]
    takes_words: bool


@functools.cache
def _compile_rules() -> tuple[_Rule, ...]:
    tables = load_number_tables()
    data = tomllib.loads(read_data("reserved.toml"))
    designators = [
        word for name in tables.designators for word in {name, name[0].upper() + name[1:]}
    ]
    codes = [*sorted(tables.codes), *(sign for sign in tables.symbols if sign.isalpha())]
    names: dict[str, str] = dict(data["names"])
    names["CODE"] = f"(?:{'|'.join(codes)})"
    names["DESIGNATOR"] = build_pattern(designators)
    names["LABEL"] = rf"(?:\d+|(?i:{names['ONES']})|[IVX]+)"
    return tuple(
        _Rule(
            reason=rule["reason"],
            pattern=re.compile(_expand(rule["pattern"], names)),
            takes_words=_NUMBER_WORDS.search(rule["pattern"]) is not None,
        )
        for rule in data["rules"]
    )


def _expand(pattern: str, names: dict[str, str]) -> str:
    """A pattern with its names, and the names in those, written out."""
    previous = ""
    while previous != pattern:
        previous = pattern
        pattern = re.sub(r"<([A-Z]+)>", lambda match: names[match.group(1)], pattern)
    return pattern
