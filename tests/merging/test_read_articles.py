"""Merging what the program itself reads: the dispatches, and the five articles beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.merging import Fold, collect_facts, fold
from dragoman.reading import Reader
from dragoman.records import Event, Reading
from dragoman.sources import read_sources
from evals import floors, merging

LATER = Path(__file__).with_name("later.toml")
SHARED = Path(__file__).parents[2].parent / "shared"

needs_articles = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the five articles are kept beside the project"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    return {
        Path(source.source_id).name[:3]: reader.read(source.article)
        for source in read_sources([SHARED / "seeds"])
        if source.article is not None
    }


@pytest.fixture(scope="module")
def found(readings: dict[str, Reading]) -> Fold:
    return fold(collect_facts(reading) for reading in readings.values())


def test_the_dispatches_are_merged_as_well_as_they_were(reader: Reader) -> None:
    verdicts = floors.find_verdicts(SHARED, "merging", merging.measure(reader))
    assert verdicts
    assert [verdict for verdict in verdicts if not verdict.holds] == []


def test_dispatches_written_later_are_merged_nearly_as_well(reader: Reader) -> None:
    gold = merging.read_gold(LATER)
    readings = {name: reader.read(article) for name, article in gold.articles.items()}
    found = fold(collect_facts(reading) for reading in readings.values())
    figures = merging.score(gold, readings, found)
    assert figures["events"]["f1"] >= 0.85
    assert figures["discrepancies"]["p"] >= 0.8
    assert figures["discrepancies"]["f1"] >= 0.6


def find_events(
    found: Fold, readings: dict[str, Reading], type_: str, numbers: set[str]
) -> list[Event]:
    """Events of a type that are reported by at least these articles."""
    owners = {
        one.id: number for number, reading in readings.items() for one in reading.event_mentions
    }
    return [
        event
        for event in found.events
        if event.type == type_ and numbers <= {owners[one] for one in event.mentions}
    ]


def get_names(readings: dict[str, Reading]) -> dict[str, str]:
    return {actor.id: actor.name for reading in readings.values() for actor in reading.actors}


@needs_articles
def test_the_talks_of_two_articles_are_one_event(found: Fold, readings: dict[str, Reading]) -> None:
    (talks,) = find_events(found, readings, "CONSULT", {"002", "004"})
    assert talks.n_articles == talks.n_voices == 2
    assert talks.date is not None
    assert talks.date.start == "2020-12-29"


@needs_articles
def test_statements_of_both_ministers_are_paired(found: Fold, readings: dict[str, Reading]) -> None:
    names = get_names(readings)
    speakers = {names[one.speaker or ""] for one in found.utterances if one.n_articles == 2}
    assert {"Sergey Lavrov", "Mevlüt Çavuşoğlu"} <= speakers


@needs_articles
def test_sanctions_and_annexation_are_merged_with_their_like_only(
    found: Fold, readings: dict[str, Reading]
) -> None:
    names = get_names(readings)
    sanctions = find_events(found, readings, "SANCTION", {"002", "004"})
    assert sanctions
    assert all("European Union" not in {names[a] for a in event.actors} for event in sanctions)
    assert find_events(found, readings, "COERCE", {"000", "001"})


@needs_articles
def test_the_wars_of_2014_and_2022_are_two(found: Fold, readings: dict[str, Reading]) -> None:
    assert find_events(found, readings, "ASSAULT", {"000", "001"}) == []


@needs_articles
def test_the_known_discrepancies_are_found_and_no_false_conflict(found: Fold) -> None:
    assert sorted(one.kind for one in found.discrepancies) == ["direction", "name", "place"]
    values = {claim.value for one in found.discrepancies for claim in (one.left, one.right)}
    assert {"Davutoglu", "Moscow", "Sochi"} <= values
    assert {"pressure from Washington", "pressure on Washington"} <= values
