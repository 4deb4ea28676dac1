"""Who's who out of a record: introductions, their days, and how many voices make them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import StoreError
from dragoman.records import Actor, Article, Reading, Span
from dragoman.reference import load_reference
from dragoman.store import open_record, start_run, write_readings
from dragoman.store.folding import merge_record
from dragoman.store.who import Taught, find_actor_names, find_sightings, find_taught

REFERENCE = load_reference()


def make(
    words: str,
    name: str,
    outlet: str,
    day: str | None,
    country: str | None = None,
    told: str = "spoke at length.",
) -> Reading:
    text = f"In {outlet}: {words} {told}"
    article = Article(
        text=text,
        outlet=outlet,
        published=day,
        published_basis="given" if day else None,
        source_id=f"{outlet} {day} {words}",
    )
    start = text.index(words)
    actor = Actor(
        name=name, kind="person", country=country, mentions=(Span(start, start + len(words)),)
    )
    return Reading(article=article, actors=(actor,))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("who") / "r.duckdb"
    full = "Norwegian Foreign Minister Signe Aasen"
    readings = [
        make(full, "Signe Aasen", "Fjord Times", "2031-02-04", "NOR"),
        make(full, "Signe Aasen", "Fjord Times", "2031-03-01", "NOR"),
        make(full, "Signe Aasen", "Delta Post", "2031-02-28", "NOR"),
        make("former mayor Signe Aasen", "Signe Aasen", "Delta Post", "2034-01-01", "NOR"),
        make("the minister", "Signe Aasen", "Gulf Mirror", "2030-01-01", "NOR"),
        make("Aasen", "Aasen", "Hill Echo", None),
        make("Per Aas", "Per Aas", "Hill Echo", "2031-01-01", "NOR"),
    ]
    return write(path, *readings)


def write(path: Path, *readings: Reading) -> Path:
    write_readings(path, readings, start_run("model", "codebook"))
    merge_record(path)
    return path


def teach(path: Path, n_voices: int = 2) -> list[Taught]:
    with open_record(path) as record:
        return list(find_taught(record, REFERENCE, n_voices))


def find(path: Path, name: str, on: date | None = None):
    with open_record(path) as record:
        return list(find_sightings(record, [name], REFERENCE, on))


def test_introductions_are_counted_and_dated(path):
    first, second = (one for one in find(path, "Signe Aasen") if one.name == "Signe Aasen")
    assert (first.title, first.country) == ("foreign minister of Norway", "NOR")
    assert (first.n_articles, first.n_voices) == (3, 2)
    assert (first.first_published, first.last_published) == ("2031-02-04", "2031-03-01")
    assert first.passage is not None
    assert first.words in first.passage
    assert (second.title, second.is_former) == ("mayor of Norway", True)


def test_a_surname_finds_the_full_names_and_itself(path):
    assert {one.name for one in find(path, "aasen")} == {"Signe Aasen", "Aasen"}
    assert {one.name for one in find(path, "Signe Aasen")} == {"Signe Aasen"}


def test_who_is_only_named_comes_without_title(path):
    (one,) = [one for one in find(path, "Aasen") if one.name == "Aasen"]
    assert (one.title, one.first_published, one.n_articles) == (None, None, 1)


def test_articles_of_later_days_are_left_out(path):
    found = find(path, "Signe Aasen", date(2031, 2, 10))
    assert [(one.title, one.n_articles) for one in found] == [("foreign minister of Norway", 1)]
    assert find(path, "Signe Aasen", date(2029, 1, 1)) == []


def test_likeness_finds_nobody(path):
    assert find(path, "Per Oss") == []
    assert find(path, "Signe Aaser") == []
    assert find(path, "Signe Berit Aasen") != []
    assert find(path, "") == []


def test_every_name_is_listed_once(path):
    with open_record(path) as record:
        assert list(find_actor_names(record)) == ["Aasen", "Per Aas", "Signe Aasen"]


def test_a_record_teaches_whom_the_reference_lacks(path):
    (one,) = teach(path, 2)
    assert teach(path, 3) == []
    assert (one.name, one.kind, one.country, one.n_voices) == ("Signe Aasen", "person", "NOR", 2)
    assert one.words == "Norwegian Foreign Minister Signe Aasen"
    assert one.article_id.startswith("art-")


def test_what_articles_disagree_on_is_not_taught(tmp_path):
    readings = [
        make("Norwegian Foreign Minister Signe Aasen", "Signe Aasen", "A", "2031-02-04", "NOR"),
        make("Danish Foreign Minister Signe Aasen", "Signe Aasen", "B", "2031-02-04", "DNK"),
        make("Russian Foreign Minister Sergei Lavrov", "Sergey Lavrov", "C", "2031-02-04", "RUS"),
        make("Foreign Minister Aasen", "Aasen", "D", "2031-02-04", "NOR"),
    ]
    assert teach(write(tmp_path / "r.duckdb", *readings), 1) == []


def test_copies_teach_once(tmp_path):
    told = "spoke at length on the ferries of the north, which she called too few and too slow."
    full = "Norwegian Foreign Minister Signe Aasen"
    readings = [
        make(full, "Signe Aasen", outlet, "2031-02-04", "NOR", told)
        for outlet in ("Fjord Times", "Delta Post", "Hill Echo")
    ]
    path = write(tmp_path / "r.duckdb", *readings)
    (one,) = teach(path, 1)
    assert one.n_voices == 1
    assert teach(path, 2) == []


def test_words_that_do_not_say_the_country_teach_nothing(tmp_path):
    """What a run resolved by what the record taught must not count as one voice more."""
    readings = [
        make("Norwegian Foreign Minister Signe Aasen", "Signe Aasen", "A", "2031-02-04", "NOR"),
        make("Foreign Minister Signe Aasen", "Signe Aasen", "B", "2031-02-05", "NOR"),
        make("Norwegian Foreign Minister Aasen", "Signe Aasen", "C", "2031-02-06", "NOR"),
    ]
    (one,) = teach(write(tmp_path / "r.duckdb", *readings), 1)
    assert one.n_voices == 1


def test_names_alike_teach_apart(tmp_path):
    readings = [
        make(f"{people} cleric {name}", name, outlet, "2031-02-04", country)
        for people, name, country in (
            ("Iranian", "Hadi Khomani", "IRN"),
            ("Iraqi", "Hadi Khamani", "IRQ"),
        )
        for outlet in ("A", "B")
    ]
    taught = teach(write(tmp_path / "r.duckdb", *readings))
    assert [(one.name, one.country) for one in taught] == [
        ("Hadi Khamani", "IRQ"),
        ("Hadi Khomani", "IRN"),
    ]


def test_names_that_differ_between_first_and_last_are_two(tmp_path):
    path = write(
        tmp_path / "r.duckdb",
        make("Korean lawmaker Han Bo-sook", "Han Bo-sook", "A", "2031-02-04", "KOR"),
    )
    assert [one.name for one in find(path, "Han Bo-sook")] == ["Han Bo-sook"]
    assert find(path, "Han Mi-sook") == []


def test_who_the_reference_knows_is_not_taught(tmp_path):
    readings = [
        make("Danish cleric Ali Khamenei", "Ali Khamenei", outlet, "2031-02-04", "DNK")
        for outlet in ("A", "B")
    ]
    assert teach(write(tmp_path / "r.duckdb", *readings)) == []


def test_a_record_that_is_not_merged_teaches_nothing_yet(tmp_path):
    path = tmp_path / "r.duckdb"
    write_readings(path, [], start_run("model", "codebook"))
    with pytest.raises(StoreError, match="dragoman merge"):
        teach(path)
