"""Sentences made comparable: the words that tell what happened, under one key for synonyms.

Cheap on purpose, with fixed weights: what two sentences share never depends on what else the
record holds, so that merging one block needs no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.reference.folding import fold

_TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’\-][^\W_]+)*")
_SUFFIXES = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ements", "ement", "ments",
    "ment", "ities", "ians", "ings", "ity", "ing", "ions", "ion", "ives", "ive", "ian", "ally",
    "ied", "ies", "ers", "ors", "er", "or", "ed", "ly", "es", "al", "ia", "e", "s", "y",
)  # fmt: skip
_STEM_LENGTH = 4
CLAUSE = re.compile(r"\b(?:after|before|since|following|when|while|as)\b", re.IGNORECASE)
"""Words that begin another clause, whose dates and places are its own."""
LIGHT = 0.3
"""The weight of words that stand in news of all kinds."""


class Term(NamedTuple):
    """A word of a text that may tell what happened.

    Args:
        key: Its stem, or the stem that stands for its synonyms.
        start: Its first character.
        end: The character after its last.
        is_name: Whether it is written with a capital or holds a digit.
    """

    key: str
    start: int
    end: int
    is_name: bool


def find_terms(text: str) -> Iterator[Term]:
    """The telling words of a text, in order; words of grammar are left out.

    Args:
        text: Any text.
    """
    for match in _TOKEN.finditer(text):
        token = match.group()
        key = get_key(token)
        if key is not None:
            is_name = not token[:1].islower()
            yield Term(key, match.start(), match.end(), is_name)


@lru_cache(maxsize=65536)
def get_key(token: str) -> str | None:
    """The key of one word, None for a word of grammar ("attacks", "strike": ``attack``)."""
    word = fold(token.removesuffix("'s").removesuffix("’s"))
    if not word or _get_weights().get(word) == 0.0:
        return None
    stem = get_stem(word)
    return _get_synonyms().get(stem, stem)


def get_stem(word: str) -> str:
    """A folded word without its ending ("annexation", "annexed": ``annex``)."""
    if word[:1].isdigit():
        return word.replace(" ", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _STEM_LENGTH:
            return word[: -len(suffix)]
    return word[:-1] if word.endswith("s") and len(word) > _STEM_LENGTH - 1 else word


def weigh(keys: frozenset[str]) -> float:
    """The weight of some words: 1 for each, 0.3 for those that stand in news of all kinds."""
    return len(keys) - (1.0 - LIGHT) * len(keys & _get_light_keys())


def is_light(key: str) -> bool:
    """Whether a word stands in news of all kinds."""
    return key in _get_light_keys()


def compare(left: frozenset[str], right: frozenset[str]) -> float:
    """How much two sets of words share, by weight: 0 for nothing, 1 for the same set.

    Args:
        left: Keys of one text.
        right: Keys of another.

    Returns:
        The cosine of the two weighted sets.
    """
    shared = left & right
    if not shared:
        return 0.0
    total = weigh(left) * weigh(right)
    return weigh(shared) / total**0.5 if total else 0.0


@cache
def _get_weights() -> dict[str, float]:
    rows = _read_rows("common_words.tsv")
    next(rows)
    return {word: float(weight) for weight, words in rows for word in words.split()}


@cache
def _get_light_keys() -> frozenset[str]:
    keys = _get_synonyms()
    stems = {get_stem(word) for word, weight in _get_weights().items() if weight}
    return frozenset(keys.get(stem, stem) for stem in stems)


@cache
def _get_synonyms() -> dict[str, str]:
    keys: dict[str, str] = {}
    for (row,) in _read_rows("synonyms.tsv"):
        stems = [get_stem(word) for word in row.split()]
        for stem in stems:
            keys.setdefault(stem, keys.get(stems[0], stems[0]))
    return keys


def _read_rows(name: str) -> Iterator[list[str]]:
    text = files("dragoman.merging").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
