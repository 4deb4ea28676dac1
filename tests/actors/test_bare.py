"""Bare mentions, resolved without a parse."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors import resolve_mention
from dragoman.reference import Reference, load_reference


@cache
def get_reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("the Moldovan interior ministry", "MDA", "GOV"),
        ("LISBON", "PRT", "GOV"),
        ("Bulgaria", "BGR", None),
        ("Bolivian miners", "BOL", "LAB"),
        ("masked gunmen", None, "UAF"),
        ("a former Peruvian interior minister", "PER", "ELI"),
        ("a retired MI6 officer", "GBR", "ELI"),
        ("members of Boko Haram", "NGA", "REB"),
        ("Osaka police", "JPN", "COP"),
        ("the Australian Labour Party", "AUS", "PTY"),
        ("Abkhazia", "GEO", "PRE"),
        ("the Zambian National Guard", "ZMB", "MIL"),
        ("residents of Kharkiv", "UKR", "CVL"),
        ("Turkish-backed rebels", None, "REB"),
    ],
)
def test_country_and_sector(mention, country, sector):
    answer = resolve_mention(mention, None, None, get_reference())
    assert (answer.country, answer.sector) == (country, sector)


@pytest.mark.parametrize(
    ("on", "sector", "office"),
    [
        ("2008-04-01", "GOV", "prime minister of Spain"),
        ("4 April 2008", "GOV", "prime minister of Spain"),
        ("2019-04-01", "ELI", None),
        ("2000-04-01", "PTY", None),
    ],
)
def test_an_office_belongs_to_a_person_for_a_time(on, sector, office):
    answer = resolve_mention("José Luis Rodríguez Zapatero", "", on, get_reference())
    assert (answer.country, answer.sector, answer.office) == ("ESP", sector, office)


def test_the_context_gives_the_country():
    answer = resolve_mention("the coast guard", "Tunisia", None, get_reference())
    assert (answer.country, answer.sector) == ("TUN", "MIL")


def test_the_context_introduces_a_person():
    context = "Rwandan lawmaker Aline Mukasa resigned on Friday."
    answer = resolve_mention("Aline Mukasa", context, None, get_reference())
    assert (answer.country, answer.sector, answer.name) == ("RWA", "LEG", "Aline Mukasa")


def test_the_unknown_stays_unknown():
    answer = resolve_mention("Zorbl Quaxley", None, None, get_reference())
    assert answer.country is None
    assert answer.name == "Zorbl Quaxley"


def test_a_title_with_a_day_names_the_holder():
    answer = resolve_mention("the Greek prime minister", None, "2022-02-02", get_reference())
    assert answer.name == "Kyriakos Mitsotakis"
    assert answer.office == "prime minister of Greece"


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_any_text_gets_an_answer(mention, context, on):
    answer = resolve_mention(mention, context, on, get_reference())
    assert answer.country is None or len(answer.country) == 3
