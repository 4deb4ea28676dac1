"""Users' own actors: what a file adds, what it overrides, and what is said of a wrong one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ReferenceDataError
from dragoman.reference import OwnActors, Reference, load_reference, read_own_actors

CSV = """name,aliases,kind,country,sector,office,from,until
Signe Aasen,S. Aasen|Aasen,person,NOR,,foreign minister,2031-02-03,
Harbour Front,HF|Harbor Front,group,MLI,REB,,2019,2021-05
Sergey Lavrov,,person,RUS,ELI,,,
Old Anatolia,,state,TUR,,,,
Quai Watch,Quai d'Orsay,organisation,FRA,NGO,,,
"""
TOML = """# Who matters to us
[[actor]]
name = "Signe Aasen"
aliases = ["S. Aasen", "Aasen"]
kind = "person"
country = "nor"
office = "foreign minister"
from = 2031-02-03

[[actor]]
name = "Harbour Front"
aliases = ["HF", "Harbor Front"]
kind = "group"
country = "MLI"
sector = "REB"
from = 2019
until = "2021-05"
"""


def write(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> OwnActors:
    return read_own_actors(write(tmp_path_factory.mktemp("own"), CSV))


@pytest.fixture(scope="module")
def reference(own: OwnActors) -> Reference:
    return load_reference(own)


def test_toml_and_csv_say_the_same(own, tmp_path):
    other = read_own_actors(write(tmp_path, TOML, "own.toml"))
    assert other.actors == own.actors[:2]
    assert other.digest != own.digest


def test_semicolons_and_byte_order_marks_are_read(own, tmp_path):
    text = "\ufeff" + CSV.replace(",", ";")
    assert read_own_actors(write(tmp_path, text)).actors == own.actors


def test_a_new_holder_ends_the_term_of_the_old(reference):
    held = list(reference.find_offices("NOR", "FM"))
    assert held[-1].person == "Signe Aasen"
    assert [one.person for one in reference.find_offices("NOR", "FM", date(2031, 3, 1))] == [
        "Signe Aasen"
    ]
    assert all(one.until_on is not None for one in held[:-1])


def test_names_in_full_and_surnames_are_found(reference):
    assert reference.get_person("S. Aasen")[0].person.name == "Signe Aasen"
    assert reference.get_person("Aasen")[0].strength == "surname"


def test_a_sector_has_its_time(reference):
    front = reference.get_organisation("Harbor Front")
    assert (front.kind, front.country) == ("group", "MLI")
    assert front.get_sector(date(2020, 7, 1)) == "REB"
    assert front.get_sector(date(2021, 5, 1)) is None


def test_a_known_person_keeps_spellings_and_offices(reference):
    (match,) = reference.get_person("Sergei Lavrov")
    assert match.person.name == "Sergey Lavrov"
    assert match.person.sector == "ELI"
    assert [tenure.office for tenure in match.person.tenures] == ["FM"]


def test_a_state_gets_another_name(reference):
    assert reference.get_country("Old Anatolia").country.code == "TUR"
    assert reference.get_state_name("TUR") == "Turkey"


def test_a_name_of_the_reference_is_overridden(reference):
    (match,) = reference.find_names("The Quai d'Orsay declined to comment.")
    assert (match.known.name, match.known.sector) == ("Quai Watch", "NGO")


def test_without_a_file_nothing_changes(own):
    assert load_reference().own is None
    assert load_reference(own).own is own
    assert load_reference().get_country("Old Anatolia") is None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Ann Bo,,person,NOR,,minister,2020-02-30,", ["line 2, from", "2020-02-30", "YYYY"]),
        ("Ann Bo,,person,NOR,,minister,20-2-3,", ["line 2, from", "20-2-3"]),
        ("Ann Bo,,person,NOR,,minister,2020,2019", ["line 2, until", "not after 2020"]),
        ("Ann Bo,,person,NOR,,minister,,2019", ["line 2, from", "Say since when"]),
        ("Ann Bo,,person,NOR,,,2020,", ["line 2, from", "without an office or a sector"]),
        ("Ann Bo,Bo|bo,person,NOR,,,,", ["line 2, aliases", "'bo'", "line 2"]),
        ("Ann Bo,ann BO,person,NOR,,,,", ["line 2, aliases", "already"]),
        ("Ann Bo,,person,NOX,,,,", ["line 2, country", "'NOX'", "ISO 3166-1"]),
        ("Ann Bo,,person,NOR,XXX,,,", ["line 2, sector", "'XXX'", "GOV"]),
        ("Ann Bo,,people,NOR,,,,", ["line 2, kind", "'people'", "person, state"]),
        (",,person,NOR,,,,", ["line 2, name", "empty"]),
        ("-,,person,NOR,,,,", ["line 2, name", "empty"]),
        ("Ann Bo,B||C,person,NOR,,,,", ["line 2, aliases", "empty"]),
        ("Bo Corp,,organisation,NOR,,president,2020,", ["line 2, office", "no organisation"]),
        ("Northland,,state,,,,,", ["line 2, country", "without its code"]),
        ("Northland,,state,NOR,GOV,,,", ["line 2, sector", "a state has none"]),
        ("A,B,person,NOR,,,,,extra", ["line 2", "9 fields", "quotation marks"]),
        ("Ann Bo,,person,NOR,,,,\nAnn Bo,,group,NOR,,,,", ["line 3, kind", "line 2"]),
        ("Ann Bo,,person,NOR,,,,\nAnn Bo,,person,SWE,,,,", ["line 3, name", "line 2"]),
        ("Ann Bo,Bo,person,NOR,,,,\nOle Bo,Bo,person,NOR,,,,", ["line 3, aliases", "line 2"]),
        ("Ann Bo,,person,NOR,,,,\nOle Bo,Ánn Bo,person,NOR,,,,", ["line 3, aliases", "line 2"]),
        ("Ann Bo,,person,NOR,,,,\nANN BO,,person,NOR,,,,", ["line 3, name", "'Ann Bo'"]),
    ],
)
def test_a_wrong_line_is_named_with_field_and_remedy(tmp_path, row, words):
    path = write(tmp_path, CSV.split("\n")[0] + "\n" + row + "\n")
    with pytest.raises(ReferenceDataError) as caught:
        read_own_actors(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy
    for word in words:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("own.csv", "", ["line 1", "no name"]),
        ("own.csv", "name,kind\n", ["no actor"]),
        ("own.csv", "name\nAnn Bo\n", ["line 1", "no kind"]),
        ("own.csv", "name,kind,colour\n", ["line 1", "'colour'", "Use name"]),
        ("own.csv", "name,kind,name\n", ["line 1", "name stands twice"]),
        ("own.toml", "[[actor]\n", ["no TOML", "line 1"]),
        ("own.toml", "[[actors]]\nname = 'A'\n", ["unknown table actors", "[[actor]]"]),
        ("own.toml", "[actor]\nname = 'A'\n", ["actor is no list"]),
        ("own.toml", "[[actor]]\nname = 'A'\nkind = 'person'\nage = 3\n", ["line 1", "'age'"]),
        ("own.toml", "\n[[actor]]\nname = 7\nkind = 'person'\n", ["line 3, name", "no text"]),
        (
            "own.toml",
            "[[actor]]\nname = 'A'\nkind = 'person'\n[[actor]]\nname = 'B'\nkind = 'thing'\n",
            ["line 6, kind", "'thing'"],
        ),
        (
            "own.toml",
            "[[actor]]\nname = 'A'\naliases = 'B'\nkind = 'person'\n",
            ["line 3: aliases", '["...", "..."]'],
        ),
        ("own.xlsx", "name\n", ["neither a .toml nor a .csv"]),
    ],
)
def test_a_wrong_file_is_named_with_its_remedy(tmp_path, name, text, words):
    path = write(tmp_path, text, name)
    with pytest.raises(ReferenceDataError) as caught:
        read_own_actors(path)
    for word in (str(path), *words):
        assert word in str(caught.value)
    assert caught.value.remedy


def test_a_file_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(ReferenceDataError, match="No such file"):
        read_own_actors(tmp_path / "none.csv")
    path = tmp_path / "own.csv"
    path.write_bytes(b"name,kind\nAnn,person\nB\xff,person\n")
    with pytest.raises(ReferenceDataError, match=r"line 3: no UTF-8"):
        read_own_actors(path)


@given(text=st.text(max_size=200), suffix=st.sampled_from([".csv", ".toml"]))
def test_any_file_is_read_or_refused(tmp_path_factory, text, suffix):
    path = tmp_path_factory.mktemp("any") / f"own{suffix}"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    with suppress(ReferenceDataError):
        assert read_own_actors(path).actors


def test_several_times_of_one_person(tmp_path):
    rows = (
        "Ann Bo,Bo,person,NOR,LEG,mayor of Vik,2011,2015\n"
        "Ann Bo,,person,NOR,,defence minister,2031-01,\n"
        "Ann Bo,,person,NOR,PTY,,,\n"
    )
    path = write(tmp_path, CSV.split("\n")[0] + "\n" + rows)
    (match,) = load_reference(read_own_actors(path)).get_person("Ann Bo")
    assert match.person.sector == "PTY"
    assert [(one.office, one.from_on, one.sector) for one in match.person.tenures] == [
        ("MAYOR OF VIK", "2011", "LEG"),
        ("DM", "2031-01", None),
    ]
