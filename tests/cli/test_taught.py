"""``dragoman read --taught``: names resolved by what the record held when the run began."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dragoman.cli.runner import load_reader
from dragoman.records import Reading
from dragoman.records.interchange import parse_reading
from tests.cli.conftest import Command

TEACHING = (
    ("Fjord Times", "Norwegian lawmaker Ine Solheim criticised the oil company on Monday."),
    ("Delta Post", "A bridge was opened. Ine Solheim, a Norwegian lawmaker, thanked the workers."),
)
ASKING = (
    ("Gulf Mirror", "Ine Solheim praised the fishermen of the north on Friday."),
    ("Hill Echo", "Ine Solheimer praised the farmers of the south on Friday."),
    ("Moor News", "Danish lawmaker Ine Solheim warned the fishermen on Friday."),
)


def write(path: Path, *articles: tuple[str, str]) -> Path:
    lines = (
        json.dumps({"id": outlet, "outlet": outlet, "published": "2031-02-09", "text": text})
        for outlet, text in articles
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def reading_command(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The program with the reader that it comes with."""
    monkeypatch.setattr("dragoman.cli.runner.load_reader", load_reader)
    return command


def read(command: Command, feed: Path, record: Path) -> dict[str, Reading]:
    done = command("read", feed, "--record", record, "--taught", "2", "--json")
    assert done.status == 0, done.err
    readings = (parse_reading(content) for content in done.parse())
    return {reading.article.source_id or "": reading for reading in readings}


def get_country(reading: Reading) -> str | None:
    (person,) = (actor for actor in reading.actors if actor.kind == "person")
    return person.country


def test_a_run_knows_whom_the_record_knew_when_it_began(
    reading_command: Command, tmp_path: Path
) -> None:
    start = tmp_path / "start.duckdb"
    feed = write(tmp_path / "feed.jsonl", *TEACHING, *ASKING[:2])
    found = read(reading_command, feed, start)
    assert get_country(found["Gulf Mirror"]) is None, "articles of one run teach it nothing"

    results = []
    for number, articles in enumerate((ASKING, ASKING[::-1])):
        record = shutil.copy(start, tmp_path / f"{number}.duckdb")
        results.append(read(reading_command, write(feed, *articles), record))
    assert results[0] == results[1]
    countries = [get_country(results[0][outlet]) for outlet, _ in ASKING]
    assert countries == ["NOR", None, "DNK"]

    found = read(reading_command, write(feed, *ASKING), record)
    assert get_country(found["Gulf Mirror"]) is None, "voices contradict each other now"


def test_what_was_taught_is_named_and_shown(reading_command: Command, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    feed = write(tmp_path / "feed.jsonl", *TEACHING, *ASKING[:1])
    read(reading_command, feed, record)
    again = reading_command("read", feed, "--record", record, "--taught", "2")
    assert "3 articles in" in again.out
    settled = reading_command("read", feed, "--record", record, "--taught", "2")
    assert "3 unchanged" in settled.out
    asked = ("events", "--text", "fishermen", "--record", record, "--format", "json")
    (event,) = reading_command(*asked).parse()
    done = reading_command("explain", event["id"], "--record", record, "--format", "json")
    assert done.err == ""
    (reason,) = [row for row in done.parse() if row["field"] == "record"]
    assert reason["value"] == "Ine Solheim NOR LEG"
    assert "2 independent voices" in str(reason["why"])
    assert "Norwegian lawmaker Ine Solheim" in str(reason["why"])


def test_nothing_is_learnt_without_a_record(command: Command, tmp_path: Path) -> None:
    feed = write(tmp_path / "feed.jsonl", *ASKING)
    done = command("read", feed, "--taught", "2")
    assert done.status == 2
    assert "--taught learns from what the record of --record holds" in done.err
