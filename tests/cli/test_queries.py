"""The questions to a record."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.cli.columns import FIGURE_COLUMNS, MENTION_COLUMNS
from dragoman.records import Article, Issue, Reading
from dragoman.records.interchange import parse_reading
from dragoman.store import start_run, write_readings
from tests.cli.conftest import Command
from tests.store.samples import find, make_article, make_reading

QUESTIONS = ("events", "statements", "positions", "figures", "agreements", "issues", "articles")
EVIDENCE = {
    "events": (
        "CONSULT visit",
        "Ada Brun (NOR GOV) and Vesland",
        "Vesland → Norland",
        "[promised]",
    ),
    "statements": ("Ada Brun", '"[We will never recognise', "direct"),
    "positions": ("non-recognition", "[never recognise the blockade"),
    "figures": (
        "more than 40,000 tonnes",
        "of “promised”, evm-",
        "12,000,000 USD",
        "[$12 million]",
        "says Ada Brun",
        "of grain, agr-",
    ),
    "agreements": ("Norland and Vesland", "signed", "[signed an accord worth $12"),
    "issues": ("unknown-actor", "“governments”"),
    "articles": ("art-", "The Gazette", "2020-03-03"),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_tables_show_the_words(command: Command, record: Path, name: str) -> None:
    done = command(name)
    assert done.status == 0
    assert [words for words in EVIDENCE[name] if words not in done.out] == []
    assert "\x1b" not in done.out


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", [*QUESTIONS, "article"])
def test_pages_keep_to_the_width(
    command: Command, record: Path, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    done = command(name, *(["grain.txt"] if name == "article" else []))
    assert done.out
    assert max(map(len, done.out.splitlines())) <= width


@pytest.mark.parametrize("name", QUESTIONS)
def test_csv_and_json_tell_the_same(command: Command, record: Path, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(command(name, "--format", "csv").out)))
    objects = command(name, "--format", "json").parse()
    assert len(rows) == len(objects) > 0
    assert [list(row) for row in rows] == [list(content) for content in objects]
    for row, content in zip(rows, objects, strict=True):
        for key, value in content.items():
            if isinstance(value, str):
                assert row[key] == value
            elif isinstance(value, int | float) and not isinstance(value, bool):
                assert float(row[key]) == value
            elif value is None:
                assert row[key] == ""


def test_column_names_are_a_promise() -> None:
    names = [column.name for column in MENTION_COLUMNS]
    assert names[:8] == ["id", "type", "mode", "contexts", "cameo", "quad", "score", "status"]
    assert {"actors", "recipients", "trigger", "sentence", "article", "confidence"} <= set(names)
    assert len(set(names)) == len(names)
    assert [column.name for column in FIGURE_COLUMNS][1:6] == [
        "comparator",
        "value",
        "low",
        "high",
        "unit",
    ]


def test_figures_name_what_they_belong_to(command: Command, record: Path) -> None:
    reading = make_reading()
    ids = [one.id for one in reading.event_mentions if one.type == "AGREE"]
    grain, worth = command("figures", "--format", "json").parse()
    assert (grain["event_mention"], grain["event_type"]) == (ids[0], "AGREE")
    assert (grain["event_trigger"], grain["statement"], grain["agreement"]) == (
        "promised",
        None,
        None,
    )
    assert (worth["event_mention"], worth["agreement"]) == (None, reading.agreements[0].id)


def test_agreements_name_their_events_and_their_worth(
    command: Command, record: Path, tmp_path: Path
) -> None:
    reading = make_reading()
    (agreement,) = command("agreements", "--format", "json").parse()
    assert agreement["value_figure"] == reading.agreements[0].value
    assert agreement["event_mentions"] == []
    signed = replace(
        reading.event_mentions[0], trigger=find("signed an"), sentence=find("signed an accord")
    )
    signing = replace(reading, event_mentions=(signed,))
    path = tmp_path / "signed.duckdb"
    write_readings(path, [signing], start_run("model", "codebook"))
    (agreement,) = command("agreements", "--format", "json", "--record", path).parse()
    assert agreement["event_mentions"] == [signed.id]
    assert agreement["event_types"] == ["CONSULT"]
    assert f"by “signed an”, {signed.id[:12]}" in command("agreements", "--record", path).out


def test_conditions_and_limits(command: Command, record: Path) -> None:
    assert "1 of 2 events" in command("events", "--limit", 1).out
    assert "2 events." in command("events", "--limit", 0).out
    assert "[promised]" not in command("events", "--actor", "brun").out
    assert "No events fit." in command("events", "--since", "2021").out
    assert "1 event." in command("events", "--recipient", "NOR", "--status", "planned").out
    assert "1 statement." in command("statements", "--speaker", "brun", "--text", "blockade").out
    assert "1 position." in command("positions", "--country", "NOR", "--issue", "strait").out
    assert "1 figure." in command("figures", "--unit", "USD", "--what", "accord").out
    assert "1 agreement." in command("agreements", "--party", "VES", "--until", "2020").out
    assert "1 issue." in command("issues", "--code", "unknown-actor").out
    assert "No articles fit." in command("articles", "--text", "fish").out
    article_id = make_reading().article.id
    assert "2 events." in command("events", "--article", article_id[:9]).out
    assert command("events", "--article", "art-none").status == 1


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["events", "--since", "soon"], 2, "since: 'soon' is no date of the form YYYY"),
        (["events", "--format", "xml"], 2, "'xml' is not one of 'table', 'csv', 'json'"),
        (["events", "--limit", "-1"], 2, "greater than or equal to 0"),
        (["events", "--record", "none.duckdb"], 1, "Make one: dragoman read"),
        (["verify", "--record", "none.duckdb"], 1, "There is no record none.duckdb"),
        (["article", "art-none"], 1, "See them all: dragoman articles."),
        (["article", "caf\udce9"], 1, "is no text: it holds half a character. Write it in UTF-8."),
        (["events", "--actor", "caf\udce9"], 1, "Write it in UTF-8."),
        (["evnts"], 2, "Did you mean 'events'"),
    ],
)
def test_wrong_questions_are_told_in_one_line(
    command: Command, record: Path, arguments: list[str], status: int, words: str
) -> None:
    done = command(*arguments)
    assert done.status == status
    assert words in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_the_record_can_come_from_the_environment(
    command: Command, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.rename(record.with_name("other.duckdb"))
    assert "There is no record dragoman.duckdb" in command("events").err
    monkeypatch.setenv("DRAGOMAN_RECORD", str(record.with_name("other.duckdb")))
    assert "2 events." in command("events").out


def test_an_article_is_shown_whole(command: Command, record: Path) -> None:
    done = command("article", "grain.txt")
    assert done.status == 0
    shown = " ".join(done.out.split())
    text = " ".join(make_reading().article.text.split())
    assert text.replace(" met ", " [met] ").replace("promised", "[promised]") in shown
    reading = parse_reading(json.loads(command("article", "grain.txt", "--json").out))
    assert reading == make_reading()


def test_verify_tells_problems_by_its_status(command: Command, record: Path) -> None:
    import duckdb

    assert command("verify").status == 0
    with duckdb.connect(str(record)) as connection:
        connection.execute("UPDATE figure SET value = 1, low = 1, high = 1")
    done = command("verify")
    assert done.status == 1
    assert "the id does not fit its content" in done.out
    assert "2 problems in" in done.out


def test_actors_of_a_record(command: Command, record: Path) -> None:
    done = command("actors", "--record", record)
    assert "president of Norland" in " ".join(done.out.split())
    rows = command("actors", "--record", record, "--country", "nor", "--format", "json").parse()
    assert [row["name"] for row in rows] == ["Ada Brun", "Norland"]
    assert "No actors fit." in command("actors", "--record", record, "--type", "group").out


def test_a_table_says_how_many_it_leaves_out(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "two.duckdb"
    articles = (make_article(), make_article("Vesland and Norland were silent."))
    readings = [make_reading(), Reading(article=articles[1])]
    write_readings(path, readings, start_run("m", "c"))
    few = command("articles", "--record", path, "--limit", "1").out
    assert few.endswith("1 of 2 articles, newest first; --limit 0 shows all.\n")
    assert command("articles", "--record", path).out.endswith("\n2 articles.\n")
    few = command("actors", "--record", path, "--country", "nor", "--limit", "1").out
    assert few.endswith("1 of 2 actors, the most widely named first; --limit 0 shows all.\n")
    assert command("articles", "--record", path, "--text", "nowhere").out == "No articles fit.\n"


def test_actors_from_piped_lines(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = '{"mention": "the Turkish foreign minister", "context": "", "date": "2020-12-29"}\n\n'
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    (answer,) = command("actors").parse()
    assert list(answer) == ["country", "sector", "name", "office"]
    assert (answer["country"], answer["sector"]) == ("TUR", "GOV")


def test_actors_without_a_terminal_are_listed_when_a_condition_asks_for_them(
    command: Command, monkeypatch: pytest.MonkeyPatch, record: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    silent = command("actors")
    assert (silent.status, silent.out) == (0, "")
    assert "dragoman actors --record" in silent.err
    asked = ("actors", "--country", "NOR", "--format", "json")
    names = ["Ada Brun", "Norland"]
    assert [row["name"] for row in command(*asked).parse()] == names
    monkeypatch.setenv("DRAGOMAN_RECORD", str(record.rename(record.with_name("other.duckdb"))))
    assert [row["name"] for row in command(*asked).parse()] == names


@pytest.mark.parametrize("line", ["x", "[]", '{"context": ""}', '{"mention": 3}'])
def test_piped_lines_that_are_wrong(
    command: Command, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    done = command("actors")
    assert done.status == 1
    assert "standard input, line 1" in done.err
    assert "Write lines such as" in done.err


def test_text_cannot_steer_the_terminal(command: Command, tmp_path: Path) -> None:
    text = "Bad \x1b[31mred\x1b[0m \u202etxet\u202c bell\a \x9b2J end."
    issue = Issue(stage="x", code="y", detail=f"Detail {text}")
    article = Article(text=text, title=f"Title {text}", source_id=f"s{text}", outlet="o\x1b[2J")
    reading = Reading(article=article, issues=(issue,))
    write_readings(tmp_path / "dragoman.duckdb", [reading], start_run("m", "c"))
    for arguments in (
        ["article", article.id],
        ["issues"],
        ["articles"],
        ["issues", "--article", "x\x1b"],
    ):
        done = command(*arguments)
        assert not set("\x1b\x9b\a\u202e\u202c") & set(done.out + done.err)
    assert r"\x1b[31mred" in command("article", article.id).out
    assert json.loads(command("issues", "--format", "json").out)["detail"] == f"Detail {text}"


def test_holder_and_issue_draw_a_line_over_time(command: Command, record: Path) -> None:
    done = command("positions", "--holder", "NOR", "--issue", "blockade")
    assert done.status == 0
    words = " ".join(done.out.split())
    assert "NOR on blockade of the strait: 1 position, 0 changes" in words
    assert "first" in words
    assert "[never recognise the blockade" in words
    (row,) = command(
        "positions", "--holder", "NOR", "--issue", "strait", "--format", "json"
    ).parse()
    assert (row["side"], row["move"], row["stance"]) == ("NOR", "first", "non-recognition")
    assert "No positions fit." in command("positions", "--holder", "NOR", "--issue", "salt").out
