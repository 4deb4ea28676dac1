"""The stage's data files: page furniture, agencies, outlets, function words, evidence of dates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from re import Pattern
from types import MappingProxyType
from typing import Literal, cast

Scope = Literal["line", "edge", "head", "tail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FurniturePattern:
    """One kind of thing that stands on pages beside the article.

    Args:
        category: What it is ("navigation", "newsletter", "credit", ...).
        scope: ``line``, ``edge``, ``head`` or ``tail``; see the data file.
        pattern: What it looks like.
        reason: In words.
    """

    category: str
    scope: Scope
    pattern: Pattern[str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words that tell when a page was published, and the keys of its header lines.

    Args:
        news_verbs: Verbs whose clause holds the day of the news.
        breaks: Words after which a date may belong to something else.
        outlet_words: Words that names of outlets hold ("Times", "Tribune"), in lower case.
        keys: Meaning of each header key in lower case ("last updated" is ``updated``).
    """

    news_verbs: frozenset[str]
    breaks: frozenset[str]
    outlet_words: frozenset[str]
    keys: Mapping[str, str]


def _read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table below its header line, comments left out."""
    text = resources.files("dragoman.sources").joinpath(name).read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")


@cache
def load_furniture() -> tuple[FurniturePattern, ...]:
    """The furniture patterns, in the order of the file."""
    return tuple(
        FurniturePattern(
            category=category,
            scope=cast(Scope, scope),
            pattern=_compile(pattern, cast(Scope, scope)),
            reason=reason,
        )
        for category, scope, pattern, reason in _read_rows("furniture.tsv")
    )


def _compile(pattern: str, scope: Scope) -> Pattern[str]:
    if scope == "head":
        return re.compile(rf"(?:{pattern})", re.IGNORECASE)
    if scope == "tail":
        return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)


@cache
def load_agencies() -> Mapping[str, str]:
    """The canonical name of each agency by its names; case matters ("AP" but not "ap")."""
    names: dict[str, str] = {}
    for name, aliases in _read_rows("agencies.tsv"):
        names |= dict.fromkeys((name, *filter(None, aliases.split("|"))), name)
    return MappingProxyType(names)


@cache
def load_outlets() -> Mapping[str, str]:
    """The name of an outlet by the host of its pages."""
    return MappingProxyType({row[0]: row[1] for row in _read_rows("outlets.tsv")})


@cache
def load_function_words() -> Mapping[str, frozenset[str]]:
    """The commonest function words by language."""
    return MappingProxyType(
        {language: frozenset(words.split()) for language, words in _read_rows("function_words.tsv")}
    )


@cache
def load_evidence() -> Evidence:
    """What tells of the date of publication."""
    text = resources.files("dragoman.sources").joinpath("evidence.toml").read_text("utf-8")
    data = tomllib.loads(text)
    keys = {key: meaning for meaning, names in data["metadata_keys"].items() for key in names}
    return Evidence(
        news_verbs=frozenset(data["news_verbs"]),
        breaks=frozenset(data["breaks"]),
        outlet_words=frozenset(data["outlet_words"]),
        keys=MappingProxyType(keys),
    )
