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
    found = [
        Reserved(span=Span(*match.span()), reason=reason)
        for reason, pattern in _compile_rules()
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]
    yield from sorted(found, key=lambda item: (item.span, item.reason))


@functools.cache
def _compile_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
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
        (rule["reason"], re.compile(_expand(rule["pattern"], names))) for rule in data["rules"]
    )


def _expand(pattern: str, names: dict[str, str]) -> str:
    """A pattern with its names, and the names in those, written out."""
    previous = ""
    while previous != pattern:
        previous = pattern
        pattern = re.sub(r"<([A-Z]+)>", lambda match: names[match.group(1)], pattern)
    return pattern
