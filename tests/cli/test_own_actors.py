"""``--actors FILE``: in reading, in resolving, and what happens when it changes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

OWN = "name,kind,country,office,from\nSigne Aasen,person,NOR,foreign minister,2031\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text("Ankara spoke.\n\nIt said little more than that.", encoding="utf-8")
    return path


def test_a_changed_file_makes_the_articles_be_read_again(command, own, article):
    arguments = ("read", article, "--record", "r.duckdb", "--workers", "1")
    assert "1 article in" in command(*arguments, "--actors", own).out
    assert "1 unchanged" in command(*arguments, "--actors", own).out
    assert "1 unchanged" not in command(*arguments).out
    assert "1 unchanged" in command(*arguments).out
    own.write_text(OWN.replace("2031", "2030"), encoding="utf-8")
    assert "1 unchanged" not in command(*arguments, "--actors", own).out


@pytest.mark.parametrize("name", ["read", "actors"])
def test_a_wrong_file_stops_every_command_before_it_begins(
    command, own, article, name, monkeypatch
):
    own.write_text(OWN.replace("NOR", "NOX"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    words = {"read": ("read", article, "--record", "r.duckdb"), "actors": ("actors",)}
    done = command(*words.get(name, ("who", "Aasen")), "--actors", own)
    assert done.status == 1
    assert "line 2, country: 'NOX' is no country." in done.err
    assert not Path("r.duckdb").exists()


def test_piped_mentions_are_resolved_with_it(command, own, monkeypatch):
    line = json.dumps({"mention": "Signe Aasen", "date": "2031-05-01"})
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    (answer,) = command("actors", "--actors", own).parse()
    assert answer["office"] == "foreign minister of Norway"


def test_a_record_was_read_already(command, own, record):
    done = command("actors", "--record", record, "--actors", own)
    assert done.status == 2
    assert "without --record" in done.err
