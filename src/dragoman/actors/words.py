"""The closed word lists of the actors stage: package data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Closed lists of lemmas and folded words, lower case; ``words.toml`` says what each is."""

    motion: frozenset[str]
    placing: frozenset[str]
    standing: frozenset[str]
    town_nouns: frozenset[str]
    lands: frozenset[str]
    settlements: frozenset[str]
    grounds: frozenset[str]
    facilities: frozenset[str]
    measures: frozenset[str]
    measuring_verbs: frozenset[str]
    in_force: frozenset[str]
    making: frozenset[str]
    frontiers: frozenset[str]
    targeting: frozenset[str]
    deeds: frozenset[str]
    leaving: frozenset[str]
    visiting: frozenset[str]
    hosting: frozenset[str]
    arms: frozenset[str]
    massing: frozenset[str]
    supplies: frozenset[str]
    supplying: frozenset[str]
    dealings: frozenset[str]
    missions: frozenset[str]
    closing: frozenset[str]
    reaching: frozenset[str]
    things: frozenset[str]
    objects: frozenset[str]
    sites: frozenset[str]
    sham: frozenset[str]
    engines: frozenset[str]
    expelling: frozenset[str]
    diplomats: frozenset[str]
    mishaps: frozenset[str]
    protesting: frozenset[str]
    striking: frozenset[str]
    founding: frozenset[str]
    masses: frozenset[str]
    plural_things: frozenset[str]
    missiles: frozenset[str]
    firing: frozenset[str]
    strikes: frozenset[str]
    people_when_plural: frozenset[str]
    states: frozenset[str]
    place_roles: frozenset[str]
    quantities: frozenset[str]
    multitudes: frozenset[str]
    counting: frozenset[str]
    organs: frozenset[str]
    bare_bodies: frozenset[str]
    memberships: frozenset[str]
    civic_bodies: frozenset[str]
    given_names: frozenset[str]
    directions: frozenset[str]
    pair_nouns: frozenset[str]
    pair_modifiers: frozenset[str]
    pair_persons: frozenset[str]
    pair_any: frozenset[str]
    pair_facing: frozenset[str]
    brokering: frozenset[str]
    blocs: frozenset[str]
    name_particles: frozenset[str]
    below: frozenset[str]
    honorifics: frozenset[str]
    title_words: frozenset[str]
    generic_titles: frozenset[str]
    governments: frozenset[str]


@cache
def load_words() -> WordLists:
    """The closed word lists; the same object each time."""
    content = files("dragoman.actors").joinpath("data/words.toml").read_text("utf-8")
    return WordLists(**{key: frozenset(value) for key, value in tomllib.loads(content).items()})
