"""``dragoman who``: from the reference, a user's file, a record, and for nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.records import Actor, Article, Reading, Span
from dragoman.store import start_run, write_readings
from dragoman.store.folding import merge_record

OWN = "name,kind,country,office,from,until\nSigne Aasen,person,NOR,foreign minister,2031,2033\n"


@pytest.mark.parametrize("name", ["Cavusoglu", "ÇAVUŞOĞLU", "Mevlut Cavusoglu", "Чавушоглу"])
def test_a_person_by_any_spelling(command, name):
    rows = command("who", name, "--format", "json").parse()
    assert {row["name"] for row in rows} == {"Mevlüt Çavuşoğlu"}
    offices = [row for row in rows if row["fact"] == "office"]
    assert offices[0]["value"] == "foreign minister of Turkey"
    assert {row["source"] for row in rows} == {"reference"}


def test_a_day_narrows_offices(command):
    def find(day):
        rows = command("who", "Lavrov", "--on", day, "--format", "json").parse()
        return [row["value"] for row in rows if row["fact"] == "office"]

    assert find("2020-12-29") == ["foreign minister of Russia"]
    assert find("2001-01-01") == []


def test_a_state_tells_who_governed_it(command):
    out = command("who", "FRA", "--on", "2010-06-01").out
    assert "Nicolas Sarkozy, president" in out
    assert "Jacques Chirac" not in out
    assert "since" in out or "until" in out


@pytest.mark.parametrize(("day", "sector"), [("2010-01-01", "REB"), ("2022-01-01", "GOV")])
def test_a_sector_of_the_day_stands_alone(command, day, sector):
    rows = command("who", "Taliban", "--on", day, "--format", "json").parse()
    assert [row["value"] for row in rows if row["fact"] == "sector"] == [sector]


def test_a_surname_shows_all_who_bear_it(command):
    rows = command("who", "Aliyev", "--format", "json").parse()
    assert {row["name"] for row in rows} == {"Heydar Aliyev", "Ilham Aliyev"}


def test_nobody_is_resolved_by_likeness(command):
    done = command("who", "Khomeni")
    assert done.status == 1
    assert done.out == ""
    assert "nobody is known as 'Khomeni'" in done.err
    assert "Ayatollah Khomeini" in done.err


@pytest.mark.parametrize("name", ["Zzyzx Qwrt", "", "!", "北", "' OR 1=1"])
def test_odd_names_crash_nothing(command, record, name):
    done = command("who", name, "--record", record)
    assert done.status == 1
    assert done.err.startswith("dragoman: nobody is known")


def test_a_users_file_is_named_as_the_source(command, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    rows = command("who", "aasen", "--actors", path, "--format", "json").parse()
    (office,) = [row for row in rows if row["fact"] == "office"]
    assert (office["from"], office["until"], office["source"]) == ("2031", "2033", "own.csv")


def test_each_fact_names_its_own_source(command, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,aliases,kind,country\nSergey Lavrov,SVL,person,RUS\n", encoding="utf-8")
    rows = command("who", "SVL", "--actors", path, "--format", "json").parse()
    sources = {(row["fact"], row["source"]) for row in rows}
    assert ("office", "reference") in sources
    assert {("country", "own.csv"), ("also called", "own.csv")} <= sources
    assert ("also called", "reference") in sources


def test_a_wrong_file_is_an_error(command, tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(OWN.replace("NOR", "NOX"), encoding="utf-8")
    done = command("who", "aasen", "--actors", path)
    assert done.status == 1
    assert "line 2, country: 'NOX' is no country." in done.err


def test_a_record_tells_as_what_somebody_is_introduced(command, record):
    rows = command("who", "Brun", "--record", record, "--format", "json").parse()
    (row,) = [row for row in rows if row["fact"] == "introduced as"]
    assert row["value"] == "president of Norway"
    assert (row["n_articles"], row["n_voices"], row["source"]) == (1, 1, "record")
    assert row["first_published"] == row["last_published"] == "2020-03-03"
    assert row["words"] == "Norland's president, Ada Brun"
    assert row["words"] in row["passage"]
    assert row["article"].startswith("art-")


def test_articles_of_later_days_are_not_asked(command, record):
    assert command("who", "Brun", "--record", record, "--on", "2020-03-03").status == 0
    assert command("who", "Brun", "--record", record, "--on", "2020-03-02").status == 1


def test_csv_and_table_tell_the_same(command, record):
    table = command("who", "Ada Brun", "--record", record).out
    assert "introduced as" in table
    assert "1 article" in table
    lines = command("who", "Ada Brun", "--record", record, "--format", "csv").out.splitlines()
    assert lines[0].startswith("name,kind,fact,value,country,from,until,note,source,")
    assert "introduced as,president of Norway,NOR" in lines[1]


def test_a_day_that_is_none_is_refused(command):
    done = command("who", "Lavrov", "--on", "2020-13-01")
    assert done.status == 2
    assert "Write YYYY-MM-DD" in done.err


def test_a_record_that_is_not_there(command):
    done = command("who", "Lavrov", "--record", Path("none.duckdb"))
    assert done.status == 1
    assert "There is no record" in done.err


def test_what_a_record_teaches_is_a_file_of_actors(command, tmp_path):
    words = "Norway's President Ada Brun"
    actor = Actor(name="Ada Brun", kind="person", mentions=(Span(0, len(words)),))
    article = Article(text=f"{words} spoke at length.", outlet="Fjord Times")
    record = tmp_path / "r.duckdb"
    run = start_run("model", "codebook")
    write_readings(record, [Reading(article=article, actors=(actor,))], run)
    merge_record(record)
    done = command("actors", "--record", record, "--taught", "1")
    assert done.out.splitlines() == ["name,kind,country,sector", "Ada Brun,person,NOR,GOV"]
    path = tmp_path / "taught.csv"
    path.write_text(done.out, encoding="utf-8")
    rows = command("who", "Brun", "--actors", path, "--format", "json").parse()
    assert ("sector", "GOV", "taught.csv") in {
        (row["fact"], row["value"], row["source"]) for row in rows
    }
