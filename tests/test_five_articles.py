"""The five articles that started the project, kept beside it: what must come out of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.reading import Reader
from dragoman.records import EventMention, Participant, Reading, Statement
from dragoman.records.interchange import write_reading
from dragoman.sources import read_sources

SHARED = Path(__file__).parents[1].parent / "shared"
NUMBERS = ("000", "001", "002", "003", "004")

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the five articles are kept beside the project"
)

PUBLISHED = {"000": "2020-02-03", "001": "2022-11-01", "002": "2020-12-29", "003": "2023-05-29"}

# One happening of each that any reader would name: type, who, to whom.
EVENTS = {
    "000": ("CONSULT", {"TUR", "UKR"}, set()),
    "001": ("AGREE", {"TUR"}, {"UKR"}),
    "002": ("ACCUSE", {"RUS"}, {"TUR"}),
    "003": ("SUPPORT", {"RUS"}, {"TUR"}),
    "004": ("ACCUSE", {"TUR"}, {"USA"}),
}
SPEAKERS = {
    "000": "Volodymyr Zelenskyy",
    "001": "Mustafa Şentop",
    "002": "Mevlüt Çavuşoğlu",
    "003": "Vladimir Putin",
    "004": "Sergey Lavrov",
}


def read_all() -> dict[str, Reading]:
    reader = Reader()
    return {
        Path(source.source_id).name[:3]: reader.read(source.article)
        for source in read_sources([SHARED / "seeds"])
        if source.article is not None
    }


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return read_all()


def find_countries(reading: Reading, participants: tuple[Participant, ...]) -> set[str]:
    countries = {actor.id: actor.country for actor in reading.actors}
    return {country for p in participants if (country := countries[p.actor])}


def involves(reading: Reading, event: EventMention, actors: set[str], recipients: set[str]) -> bool:
    return (
        find_countries(reading, event.actors) == actors
        and find_countries(reading, event.recipients) == recipients
    )


def get_speaker(reading: Reading, statement: Statement) -> str | None:
    return next((a.name for a in reading.actors if a.id == statement.speaker), None)


def test_all_five_are_read(readings: dict[str, Reading]) -> None:
    assert tuple(sorted(readings)) == NUMBERS


@pytest.mark.parametrize("number", PUBLISHED)
def test_the_publication_date_is_found(readings: dict[str, Reading], number: str) -> None:
    assert (readings[number].article.published or "")[:10] == PUBLISHED[number]


def test_a_text_without_a_date_gets_no_day_invented(readings: dict[str, Reading]) -> None:
    published = readings["004"].article.published
    assert published is None or published.startswith("2020-12-29")


@pytest.mark.parametrize("number", ["000", "002"])
def test_no_page_furniture_is_left(readings: dict[str, Reading], number: str) -> None:
    gold = json.loads((SHARED / "gold" / "articles" / f"{number}.json").read_text())
    text = readings[number].article.text
    assert [line for line in gold["article"]["boilerplate"] if line in text] == []


@pytest.mark.parametrize("number", ["001", "003", "004"])
def test_no_marks_of_the_page_are_left(readings: dict[str, Reading], number: str) -> None:
    text = readings[number].article.text
    assert not [mark for mark in ("http", "[ad_", "](", "**", "Original url") if mark in text]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_plain_event_is_found(readings: dict[str, Reading], number: str) -> None:
    kind, actors, recipients = EVENTS[number]
    reading = readings[number]
    assert any(
        event.type == kind and involves(reading, event, actors, recipients)
        for event in reading.event_mentions
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_a_plain_statement_is_found(readings: dict[str, Reading], number: str) -> None:
    reading = readings[number]
    assert SPEAKERS[number] in {get_speaker(reading, s) for s in reading.statements}


def test_two_runs_give_the_same_readings(readings: dict[str, Reading]) -> None:
    again = {number: write_reading(reading) for number, reading in read_all().items()}
    assert {number: write_reading(reading) for number, reading in readings.items()} == again
