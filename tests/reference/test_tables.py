"""The data files: complete, tidy, and free of contradictions."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date
from importlib.resources import files

import pytest

from dragoman.reference import load_reference, tables
from dragoman.reference.entries import BLOCS
from dragoman.reference.folding import split_words
from tests.reference import gaps

TABLES = (
    "countries.tsv",
    "members.tsv",
    "metonyms.tsv",
    "names_abroad.tsv",
    "offices.tsv",
    "organisations.tsv",
    "persons.tsv",
    "regions.tsv",
    "roles.tsv",
    "sectors.tsv",
    "standings.tsv",
    "titles.tsv",
)


def test_every_country_has_one_code_and_one_name():
    countries = tables.read_countries()
    assert len(countries) == 250
    assert len({country.code for country in countries}) == 250
    assert len({country.name for country in countries}) == 250


def test_tables_hold_what_is_promised():
    assert len(tables.read_organisations()) >= 150
    assert len(tables.read_roles()) >= 1500
    assert len({tenure.country for tenure in tables.read_tenures()}) >= 60
    assert len(tables.read_places()) >= 5000


def test_sectors_are_known():
    used = {item.sector for item in tables.read_roles()}
    used |= {item.sector for item in tables.read_organisations()}
    used |= {item.sector for item in tables.read_metonyms()}
    used |= {item.sector for item in tables.read_persons() if item.sector}
    used |= {standing.sector for _, standing in tables.read_standings()}
    assert used <= {code for code, _ in tables.read_sectors()}


def test_codes_are_known():
    known = {country.code for country in tables.read_countries()} | set(BLOCS)
    used = {item.country for item in tables.read_organisations() if item.country}
    used |= {item.country for item in tables.read_metonyms()}
    used |= {item.country for item in tables.read_tenures()}
    used |= {item.country for item in tables.read_regions() if item.country}
    used |= {item.country for item in tables.read_persons() if item.country}
    used |= {item.country for item in tables.read_places()}
    assert used <= known


def test_no_office_has_two_holders_on_one_day():
    held = defaultdict(list)
    for tenure in tables.read_tenures():
        held[tenure.country, tenure.office].append(tenure)
    for tenures in held.values():
        tenures.sort(key=lambda tenure: tenure.from_on)
        for earlier, later in itertools.pairwise(tenures):
            assert earlier.until_on is not None, (earlier, later)
            width = min(len(later.from_on), len(earlier.until_on))
            assert later.from_on[:width] >= earlier.until_on[:width], (earlier, later)


def test_every_term_ends_after_it_starts():
    for tenure in tables.read_tenures():
        if tenure.until_on is not None:
            width = min(len(tenure.from_on), len(tenure.until_on))
            assert tenure.from_on[:width] <= tenure.until_on[:width], tenure


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_unique(name):
    lines = (files("dragoman.reference") / "data" / name).read_text("utf-8").splitlines()[1:]
    assert len(lines) == len(set(lines))
    keys = [line.split("\t")[0] for line in lines]
    assert keys == sorted(keys)


def test_role_phrases_are_no_names_of_states():
    reference = load_reference()
    for role in tables.read_roles():
        found = reference.get_names(role.phrase)
        assert not any(known.kind == "name" for known in found), role.phrase


def test_persons_with_spellings_hold_an_office_or_have_a_sector():
    holders = {tenure.person for tenure in tables.read_tenures()}
    for person in tables.read_persons():
        assert person.name in holders or person.sector, person.name


def test_day_of_change_belongs_to_the_successor():
    reference = load_reference()
    day = date(2021, 1, 20)
    names = [tenure.person for tenure in reference.find_offices("USA", "HOS", day)]
    assert names == ["Joe Biden"]


def test_places_keep_apart_from_common_words():
    names = {split_words(place.name) for place in tables.read_places()}
    assert not names & {("nice",), ("reading",), ("police",), ("march",)}


def test_the_gaps_between_offices_are_those_that_are_listed():
    assert list(gaps.find_gaps()) == list(gaps.read_list())
    assert all(gaps.read_list().values())


def test_the_states_that_the_news_names_most_are_known():
    assert len(gaps.STATES) >= 60
    weeks = (gaps.UNTIL - gaps.SINCE).days / 7 * len(gaps.STATES) * len(gaps.OFFICES)
    unknown = [gap for gap, reason in gaps.read_list().items() if reason == "not known"]
    missing = sum(
        (date.fromisoformat(f"{gap.end}-01") - date.fromisoformat(f"{gap.start}-01")).days / 7
        for gap in unknown
    )
    assert missing / weeks < 0.1
