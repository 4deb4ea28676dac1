"""The tables of the figures stage, read from its data files."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import get_args

from dragoman.errors import ReferenceDataError
from dragoman.records import COMPARATORS, Comparator

_COMPARATORS: dict[str, Comparator] = {name: name for name in get_args(Comparator)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit of measure.

    Args:
        unit: The unit that a figure carries ("kilometres").
        kind: ``measure``, ``duration`` or ``share``.
        factor: What one of the alias is in ``unit``.
    """

    unit: str
    kind: str
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTables:
    """What the number grammar knows.

    Args:
        small: Words for 1 to 19.
        tens: Words for 20 to 90.
        scales: Words that multiply ("hundred", "million", "dozen").
        signs: Letters that multiply after digits ("bn").
        vague: Numbers without a value, with the least that they can mean.
        before: Comparators that stand before a number.
        after: Comparators that stand after it.
        symbols: Money signs to ISO 4217.
        codes: ISO 4217 codes.
        money: Names of money to ISO 4217, lower case.
        measures: Units of measure by alias, as written.
        designators: Words that make the number after them a name.
    """

    small: MappingProxyType[str, int]
    tens: MappingProxyType[str, int]
    scales: MappingProxyType[str, int]
    signs: MappingProxyType[str, int]
    vague: MappingProxyType[str, int]
    before: MappingProxyType[str, Comparator]
    after: MappingProxyType[str, Comparator]
    symbols: MappingProxyType[str, str]
    codes: frozenset[str]
    money: MappingProxyType[str, str]
    measures: MappingProxyType[str, Measure]
    designators: tuple[str, ...]


def read_data(name: str) -> str:
    """The text of a data file of this stage.

    Args:
        name: Name of the file, such as ``measures.tsv``.
    """
    return (resources.files("dragoman.figures") / "data" / name).read_text(encoding="utf-8")


def read_lines(name: str) -> Iterator[str]:
    """The lines of a data file that hold data.

    Args:
        name: Name of the file.
    """
    return (
        line for line in read_data(name).splitlines() if line.strip() and not line.startswith("#")
    )


def read_rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rows of a table of this stage.

    Args:
        name: Name of the file.
        columns: The header that it must have.

    Raises:
        ReferenceDataError: The header or a row does not fit ``columns``.
    """
    lines = read_lines(name)
    if tuple(next(lines, "").split("\t")) != columns:
        raise ReferenceDataError(f"{name}: the header is not {' '.join(columns)}.")
    for line in lines:
        row = tuple(line.split("\t"))
        if len(row) != len(columns):
            raise ReferenceDataError(f"{name}: '{line}' has not {len(columns)} columns.")
        yield row


def build_pattern(phrases: Iterable[str]) -> str:
    """A regular expression that matches any of some phrases, the longest first.

    Blanks in a phrase match any white space; a phrase that begins or ends with a letter or
    digit does so at a word boundary.
    """
    groups: dict[tuple[bool, bool], list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda text: (-len(text), text)):
        groups.setdefault((phrase[0].isalnum(), phrase[-1].isalnum()), []).append(phrase)
    parts = []
    for (head, tail), members in sorted(groups.items()):
        body = "|".join(r"\s+".join(re.escape(w) for w in phrase.split()) for phrase in members)
        parts.append(("(?<!\\w)" if head else "") + f"(?:{body})" + ("(?!\\w)" if tail else ""))
    return "(?:" + "|".join(parts) + ")"


@functools.cache
def load_number_tables() -> NumberTables:
    """The tables of the number grammar.

    Raises:
        ReferenceDataError: A data file is damaged.
    """
    words = list(read_rows("number_words.tsv", ("word", "value", "role")))
    bounds = list(read_rows("comparators.tsv", ("phrase", "position", "comparator")))
    money = list(read_rows("currencies.tsv", ("alias", "code", "kind")))
    unknown = {row[2] for row in bounds} - set(COMPARATORS)
    if unknown:
        raise ReferenceDataError(f"comparators.tsv: unknown comparator {', '.join(unknown)}.")
    return NumberTables(
        small=_pick(words, "small"),
        tens=_pick(words, "ten"),
        scales=MappingProxyType({**_pick(words, "hundred"), **_pick(words, "scale")}),
        signs=_pick(words, "sign"),
        vague=MappingProxyType(
            {p: int(low) for p, low in read_rows("vague_numbers.tsv", ("phrase", "low"))}
        ),
        before=MappingProxyType({p: _COMPARATORS[c] for p, at, c in bounds if at == "before"}),
        after=MappingProxyType({p: _COMPARATORS[c] for p, at, c in bounds if at == "after"}),
        symbols=MappingProxyType({a: c for a, c, kind in money if kind == "symbol"}),
        codes=frozenset(a for a, _, kind in money if kind == "code"),
        money=MappingProxyType({a: c for a, c, kind in money if kind == "name"}),
        measures=MappingProxyType(
            {
                alias: Measure(unit=unit, kind=kind, factor=float(factor))
                for alias, unit, kind, factor in read_rows(
                    "measures.tsv", ("alias", "unit", "kind", "factor")
                )
            }
        ),
        designators=tuple(read_lines("designators.txt")),
    )


def _pick(words: list[tuple[str, ...]], role: str) -> MappingProxyType[str, int]:
    return MappingProxyType({word: int(value) for word, value, its in words if its == role})
