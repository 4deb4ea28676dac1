"""Look-ups: states, organisations, sectors, persons, places."""

from __future__ import annotations

import time
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reference import Reference, fold, get_spelling_key, load_reference


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("Turkey", "TUR", "name"),
        ("Türkiye", "TUR", "name"),
        ("TURKIYE", "TUR", "name"),
        ("Kiev", "UKR", "capital"),
        ("the Netherlands", "NLD", "name"),
        ("Kyrgyz", "KGZ", "adjective"),
        ("Poles", "POL", "people"),
        ("U.S.", "USA", "name"),
        ("UAE", "ARE", "name"),
        ("Côte d’Ivoire", "CIV", "name"),
        ("the Kremlin", "RUS", "metonym"),
        ("Kosovo", "XKX", "name"),
    ],
)
def test_countries_by_any_name(reference, text, code, kind):
    match = reference.get_country(text)
    assert match is not None
    assert (match.country.code, match.kind) == (code, kind)


@pytest.mark.parametrize("text", ["", "Atlantis", "Crimea", "Nigerian prince"])
def test_what_is_no_country_stays_none(reference, text):
    assert reference.get_country(text) is None


def test_similar_states_stay_apart(reference):
    codes = [
        reference.get_country(text).country.code
        for text in ("Niger", "Nigeria", "Guinea", "Guinea-Bissau", "Equatorial Guinea")
    ]
    assert codes == ["NER", "NGA", "GIN", "GNB", "GNQ"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officials told us that nothing changed.", []),
        ("The US told Mali.", ["USA", "MLI"]),
        ("A trip to New Mexico", ["USA"]),
        ("She roasted a turkey in china bowls", []),
        ("Al-Shabaab fighters left", ["SOM"]),
        ("OFFICIALS SAY TALKS GIVE US HOPE", []),
        ("He left the West Bank for the West.", ["PSE", None]),
    ],
)
def test_names_in_running_text(reference, text, found):
    assert [match.known.country for match in reference.find_names(text)] == found


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Bolivian troops", "MIL"),
        ("the interior minister", "GOV"),
        ("a retired judge", "ELI"),
        ("army cook", "MIL"),
        ("masked gunmen", "UAF"),
        ("opposition lawmakers", "LEG"),
        ("striking dockworkers", "LAB"),
        ("two policewomen", "COP"),
    ],
)
def test_sectors_of_phrases(reference, phrase, sector):
    match = reference.get_sector(phrase)
    assert match is not None
    assert match.sector == sector


def test_a_phrase_without_a_role_has_no_sector(reference):
    assert reference.get_sector("the weather") is None


@pytest.mark.parametrize(
    "name",
    [
        "Volodymyr Zelenskiy",
        "Volodymyr Zelensky",
        "VOLODYMYR ZELENSKYY",
        "Володимир Зеленський",
    ],
)
def test_spellings_of_one_person(reference, name):
    matches = reference.get_person(name)
    assert [match.person.name for match in matches] == ["Volodymyr Zelenskyy"]


def test_a_likeness_is_no_identity(reference):
    for name in ("Ali Khomeini", "Khomeini", "Khomeyni"):
        names = {match.person.name for match in reference.get_person(name)}
        assert "Ali Khamenei" not in names
    assert reference.get_person("Khamenei")[0].person.name == "Ali Khamenei"


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Moon Jaein", "Moon Jae-in"),
        ("Moon Jae In", "Moon Jae-in"),
        ("Jae-in Moon", "Moon Jae-in"),
        ("Xi Jin-ping", "Xi Jinping"),
        ("Sergei Viktorovich Lavrov", "Sergey Lavrov"),
        ("George Walker Bush", "George W. Bush"),
        ("Bashar el-Assad", "Bashar al-Assad"),
        ("Mohammed bin Nayef Al Saud", None),
        ("Han Mi-sook", None),
        ("Kim Jong", None),
        ("George Herbert Bush", None),
        ("Nguyen Van Trong", None),
    ],
)
def test_words_between_first_and_last_name(reference, name, person):
    full = [one.person.name for one in reference.get_person(name) if one.strength == "full"]
    assert full == ([person] if person else [])


def test_a_surname_only_proposes(reference):
    matches = reference.get_person("Aliyev")
    assert {match.person.name for match in matches} == {"Heydar Aliyev", "Ilham Aliyev"}
    assert {match.strength for match in matches} == {"surname"}


def test_offices_on_a_day(reference):
    matches = reference.get_person("Lula", on=date(2015, 6, 1))
    assert matches[0].tenures == ()
    matches = reference.get_person("Lula", on=date(2024, 6, 1))
    assert [tenure.office for tenure in matches[0].tenures] == ["HOS"]


@pytest.mark.parametrize(
    ("title", "country", "text"),
    [
        ("foreign minister", "TUR", "foreign minister of Turkey"),
        ("prime minister", "GBR", "prime minister of the United Kingdom"),
        ("secretary-general of NATO", "IGO", "secretary-general of NATO"),
        ("leader of Hamas", "PSE", "leader of Hamas"),
    ],
)
def test_offices_in_words(reference, title, country, text):
    assert reference.get_office_name(title, country) == text


def test_places_prefer_the_countries_of_the_article(reference):
    assert reference.get_place("Goma").country == "COD"
    assert reference.get_place("Tripoli").country == "LBY"
    assert reference.get_place("Tripoli", ["LBN"]).country == "LBN"
    assert reference.get_place("Strait of Hormuz").country is None
    assert reference.get_place("Nowhereville") is None


def test_wide_places_have_towns_in_them(reference):
    assert reference.is_wide("Crimea")
    assert reference.is_wide("Sudan")
    assert not reference.is_wide("Goma")
    assert not reference.is_wide("Ankara")


def test_disputed_regions_are_places_not_states(reference):
    assert reference.get_country("Crimea") is None
    assert reference.get_place("Crimea").country == "UKR"


@given(st.text(max_size=60))
def test_folding_never_fails_and_is_stable(text):
    once = fold(text)
    assert fold(once) == once
    assert get_spelling_key(text) == get_spelling_key(text)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    reference = _get_shared()
    for match in reference.find_names(text):
        assert 0 <= match.start < match.end <= len(text)
    reference.get_sector(text)
    reference.get_person(text)
    reference.get_place(text)


@cache
def _get_shared() -> Reference:
    return load_reference()


def test_turkish_dotless_i_folds():
    assert fold("Yıldırım") == fold("YILDIRIM") == fold("Yildirim") == "yildirim"
    assert fold("İmamoğlu") == "imamoglu"


def test_loading_is_quick():
    load_reference()
    start = time.process_time()
    load_reference()
    assert time.process_time() - start < 1.0
