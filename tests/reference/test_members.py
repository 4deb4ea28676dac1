"""Who was a member of what, and when: counts that are publicly known hold on their days."""

from __future__ import annotations

import itertools
from collections import defaultdict
from datetime import date

import pytest

from dragoman.reference import load_reference, tables


@pytest.fixture(scope="module")
def reference():
    return load_reference()


@pytest.mark.parametrize(
    ("organisation", "day", "number"),
    [
        ("United Nations", date(2000, 1, 1), 187),
        ("United Nations", date(2012, 1, 1), 193),
        ("NATO", date(2003, 1, 1), 19),
        ("NATO", date(2020, 12, 29), 30),
        ("NATO", date(2024, 3, 7), 32),
        ("European Union", date(2004, 4, 30), 15),
        ("European Union", date(2020, 1, 31), 28),
        ("European Union", date(2020, 2, 1), 27),
        ("OSCE", date(2021, 1, 1), 57),
        ("Council of Europe", date(2022, 3, 15), 47),
        ("Council of Europe", date(2022, 3, 16), 46),
        ("African Union", date(2016, 1, 1), 54),
        ("Arab League", date(2012, 1, 1), 22),
        ("ASEAN", date(2015, 1, 1), 10),
        ("Organisation of Islamic Cooperation", date(2010, 1, 1), 57),
        ("OECD", date(2021, 6, 1), 38),
        ("SCO", date(2018, 1, 1), 8),
        ("BRICS", date(2023, 1, 1), 5),
        ("ECOWAS", date(2024, 6, 1), 15),
        ("GCC", date(2020, 1, 1), 6),
        ("EAEU", date(2016, 1, 1), 5),
        ("CSTO", date(2020, 1, 1), 6),
        ("G8", date(2014, 6, 1), 0),
        ("OPEC", date(2020, 6, 1), 13),
        ("Commonwealth of Nations", date(2023, 1, 1), 56),
        ("International Criminal Court", date(2002, 6, 30), 0),
        ("International Criminal Court", date(2009, 12, 31), 110),
        ("International Criminal Court", date(2013, 12, 31), 122),
        ("International Criminal Court", date(2017, 10, 26), 124),
        ("International Criminal Court", date(2017, 10, 27), 123),
        ("International Criminal Court", date(2019, 3, 17), 122),
        ("International Criminal Court", date(2025, 1, 1), 125),
        ("World Trade Organization", date(1995, 1, 1), 76),
        ("World Trade Organization", date(1995, 12, 31), 112),
        ("World Trade Organization", date(1996, 12, 31), 128),
        ("World Trade Organization", date(2002, 1, 1), 144),
        ("World Trade Organization", date(2012, 12, 31), 157),
        ("World Trade Organization", date(2016, 12, 31), 164),
        ("World Trade Organization", date(2024, 8, 30), 166),
        ("International Monetary Fund", date(2000, 1, 1), 182),
        ("International Monetary Fund", date(2008, 1, 1), 185),
        ("International Monetary Fund", date(2013, 1, 1), 188),
        ("International Monetary Fund", date(2024, 12, 31), 191),
    ],
)
def test_numbers_of_members(reference, organisation, day, number):
    assert len(list(reference.find_members(organisation, day))) == number


def test_the_security_council_has_fifteen_members_on_every_day(reference):
    for year in range(2000, 2026):
        for day in (date(year, 1, 1), date(year, 12, 31)):
            members = [one.country for one in reference.find_members("UN Security Council", day)]
            assert len(members) == len(set(members)) == 15, day


def find_codes(reference, organisation: str, day: date) -> set[str]:
    return {one.country for one in reference.find_members(organisation, day)}


def test_the_monetary_fund_is_the_united_nations_but_four(reference):
    day = date(2025, 1, 1)
    nations = find_codes(reference, "United Nations", day)
    assert find_codes(reference, "IMF", day) == nations - {"CUB", "MCO", "PRK"} | {"XKX"}


def test_who_is_bound_by_the_criminal_court(reference):
    bound = find_codes(reference, "ICC", date(2025, 6, 1))
    assert not bound & {"USA", "RUS", "CHN", "ISR", "IND", "TUR", "BDI", "PHL"}
    assert find_codes(reference, "European Union", date(2025, 6, 1)) <= bound
    nations = find_codes(reference, "United Nations", date(2025, 6, 1))
    assert bound - nations == {"COK", "PSE"}


def test_customs_territories_are_in_the_trade_organization(reference):
    nations = find_codes(reference, "United Nations", date(2020, 1, 1))
    traders = find_codes(reference, "WTO", date(2020, 1, 1))
    assert traders - nations == {"EUR", "HKG", "MAC", "TWN"}
    assert find_codes(reference, "European Union", date(2020, 1, 1)) <= traders


def test_memberships_of_a_state(reference):
    found = {one.organisation for one in reference.find_memberships("TUR", date(2020, 12, 29))}
    assert {"NATO", "Council of Europe", "OSCE", "G20", "United Nations"} <= found
    assert "European Union" not in found


def test_a_suspended_member_is_marked(reference):
    (one,) = [m for m in reference.find_members("Arab League", date(2015, 1, 1)) if m.note]
    assert (one.country, one.note) == ("SYR", "suspended")


def test_an_unknown_organisation_has_no_members(reference):
    assert list(reference.find_members("League of Odd Fellows")) == []


def test_times_of_one_membership_do_not_overlap():
    times = defaultdict(list)
    for one in tables.read_memberships():
        times[one.organisation, one.country].append(one)
    for rows in times.values():
        rows.sort(key=lambda one: one.from_on)
        for earlier, later in itertools.pairwise(rows):
            assert earlier.until_on is not None
            width = min(len(earlier.until_on), len(later.from_on))
            assert later.from_on[:width] >= earlier.until_on[:width], (earlier, later)


def test_members_and_organisations_are_known(reference):
    known = {item.name for item in tables.read_organisations()}
    codes = {country.code for country in tables.read_countries()} | {"EUR"}
    for one in tables.read_memberships():
        assert one.organisation in known
        assert one.country in codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Almanya", "DEU"),
        ("Россия", "RUS"),
        ("россия", "RUS"),
        ("Україна", "UKR"),
        ("США", "USA"),
        ("Birleşik Krallık", "GBR"),
        ("Мьянма", "MMR"),
        ("Fas", "MAR"),
    ],
)
def test_states_by_foreign_names(reference, text, code):
    match = reference.get_country(text)
    assert match is not None
    assert match.country.code == code


def test_foreign_names_are_not_searched_in_running_text(reference):
    assert [m.known.country for m in reference.find_names("Fas met Cad in Bern.")] == ["CHE"]


def test_a_state_is_known_in_each_language(reference):
    for name in ("Türkiye", "Турция", "Туреччина"):
        assert reference.get_country(name).country.code == "TUR"


def test_groups_that_govern_are_the_government(reference):
    taliban = reference.get_organisation("Taliban")
    sectors = [taliban.get_sector(date(year, 12, 1)) for year in (2000, 2010, 2020, 2022)]
    assert sectors == ["GOV", "REB", "REB", "GOV"]
