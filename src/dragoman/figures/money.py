"""Which money a plain noun means: "dinars" in an article on Iraq are Iraqi."""

from __future__ import annotations

import functools
from types import MappingProxyType

from spacy.tokens import Doc

from dragoman.figures.numbers import Quantity
from dragoman.figures.tables import load_number_tables, read_rows
from dragoman.records import Cast
from dragoman.syntax import get_token_span


def get_money(doc: Doc, quantity: Quantity, unit: str, cast: Cast) -> str:
    """The unit of a figure, made precise by the countries that the article speaks of.

    Args:
        doc: The parsed article.
        quantity: The quantity.
        unit: The unit as the words alone give it.
        cast: The actors of the article.

    Returns:
        ISO 4217 where the noun is money of a country in the cast; ``unit`` otherwise.
    """
    tokens = get_token_span(doc, quantity.span)
    if tokens is None or quantity.kind not in ("money", "count"):
        return unit
    table = _load_plain_money()
    words = [token.lower_ for token in doc[tokens.start : tokens.end + 1] if token.is_alpha]
    noun = next((word for word in reversed(words) if _fold(word) in table), None)
    if noun is None or _is_named(words, noun):
        return unit
    choices = table[_fold(noun)]
    spoken_of = [
        (-len(actor.mentions), actor.country)
        for actor in cast.actors
        if actor.country is not None and actor.country in choices
    ]
    return choices[min(spoken_of)[1]] if spoken_of else unit


def _is_named(words: list[str], noun: str) -> bool:
    """Whether an adjective says whose money it is ("Lebanese pounds")."""
    place = len(words) - 1 - words[::-1].index(noun)
    return place > 0 and f"{words[place - 1]} {noun}" in load_number_tables().money


def _fold(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") else noun


@functools.cache
def _load_plain_money() -> MappingProxyType[str, MappingProxyType[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for noun, country, code in read_rows("plain_money.tsv", ("noun", "country", "code")):
        table.setdefault(noun, {})[country] = code
    return MappingProxyType({noun: MappingProxyType(codes) for noun, codes in table.items()})
