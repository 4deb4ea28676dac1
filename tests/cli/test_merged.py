"""Events on the command line: what many articles report, and what people decide about it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from dragoman.store import start_run, write_readings
from dragoman.store.folding import merge_record
from tests.cli.conftest import Command
from tests.store.samples import make_reading
from tests.store.test_folding import make_copy, make_discrepancy


@pytest.fixture(scope="session")
def told_twice_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("merged") / "dragoman.duckdb"
    write_readings(path, [make_reading(), make_copy()], start_run("model", "codebook"))
    merge_record(path)
    return path.read_bytes()


@pytest.fixture
def told_twice(tmp_path: Path, told_twice_bytes: bytes) -> Path:
    """A record of an article and its copy, where the commands look for it."""
    path = tmp_path / "dragoman.duckdb"
    path.write_bytes(told_twice_bytes)
    return path


def get_ids(command: Command) -> dict[str, str]:
    return {str(row["type"]): str(row["id"]) for row in command("events", "-f", "json").parse()}


def test_a_happening_is_one_line_however_many_report_it(command: Command, told_twice: Path) -> None:
    done = command("events")
    assert "2 events." in done.out
    assert done.out.count("2 reports, 1 independent voice") == 2
    assert "4 event mentions." in command("events", "--mentions").out
    assert "No events fit." in command("events", "--voices", 2).out
    rows = command("events", "--type", "AGREE", "--format", "json").parse()
    assert [(row["n_reports"], row["n_voices"]) for row in rows] == [(2, 1)]
    assert rows[0]["actor_countries"] == ["VES"]


def test_an_event_shows_all_reports_side_by_side(command: Command, told_twice: Path) -> None:
    event_id = get_ids(command)["CONSULT"]
    done = command("event", event_id[:10])
    assert done.status == 0
    assert event_id in done.out
    assert done.out.count("[met] Vesland's") == 2
    assert "The Mirror" in done.out
    assert done.out.count("copy of art-") == 1
    rows = command("event", event_id, "--format", "json").parse()
    assert {row["event"] for row in rows} == {event_id}
    again = command("event", str(rows[1]["id"]), "--format", "json").parse()
    assert again == rows, "any of its reports leads to it"
    table = list(csv.DictReader(io.StringIO(command("event", event_id, "-f", "csv").out)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]


def test_an_event_says_why_its_reports_are_one(command: Command, told_twice: Path) -> None:
    event_id = get_ids(command)["CONSULT"]
    rows = command("event", event_id, "--why", "--format", "json").parse()
    assert {row["left"] for row in rows} == {row["right"] for row in rows}
    assert {"participants", "sum"} <= {row["feature"] for row in rows}
    (first, *_) = (row for row in rows if row["feature"] == "sum")
    assert "are needed: enough" in str(first["why"])
    words = " ".join(command("event", event_id, "--why").out.split())
    assert "participants" in words
    reports = command("event", event_id, "--format", "json").parse()
    command("judge", "same", *(str(row["id"]) for row in reports))
    assert "a person judged them same (jud-" in command("event", event_id, "--why", "-f", "csv").out


def test_the_same_words_stand_version_by_version(command: Command, told_twice: Path) -> None:
    done = command("utterances", "--speaker", "Brun")
    assert done.out.count("We will never recognise the blockade") == 2
    assert "2 reports, 1 independent voice" in " ".join(done.out.split())
    (row,) = command("utterances", "--format", "json").parse()
    assert row["speaker"] == "Ada Brun"
    assert row["outlets"] == ["The Gazette", "The Mirror"]
    assert len({*row["versions"]}) == 1
    assert "No utterances fit." in command("utterances", "--voices", 2).out


def test_copies_are_listed(command: Command, told_twice: Path) -> None:
    done = command("copies")
    assert "1 copied text." in done.out
    assert "2 articles, cpy-" in done.out
    (row,) = command("copies", "--format", "json", "--text", "grain").parse()
    assert row["outlets"] == ["The Gazette", "The Mirror"]
    assert row["basis"] in ("near", "rewritten")
    assert "No copies fit." in command("copies", "--basis", "exact").out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["event", "evt-00000000"], 1, "has no such record: evt-00000000"),
        (["event", "nonsense"], 1, "is no id of an event"),
        (["judge", "same", "evt-00000000", "evt-00000001"], 1, "no such record"),
        (["judge", "withdraw", "jud-0"], 1, "no standing judgements jud-0"),
        (["events", "--voices", "0"], 2, "Invalid value"),
        (["dyad", "NOR"], 2, "Missing argument"),
        (["dyad", "NOR", "VES", "--by", "century"], 2, "Invalid value"),
        (["explain", "evm-00000000"], 1, "no such record"),
        (["explain", "fig-00000000"], 1, "See them all: dragoman figures --format csv."),
        (["explain", "fig-0"], 1, "have 3 more digits at least: dragoman figures --format csv."),
        (["judge", "same", "stm-00000000", "stm-00000001"], 1, "dragoman statements --format"),
    ],
)
def test_errors_are_one_line(
    command: Command, told_twice: Path, arguments: list[str], status: int, words: str
) -> None:
    done = command(*arguments)
    assert done.status == status
    assert words in done.err
    assert done.err.count("\n") == 1


def test_a_record_that_is_not_merged_says_how_to_merge_it(
    command: Command, told_twice: Path
) -> None:
    before = command("events").out
    write_readings(told_twice, [make_copy()], start_run("model", "codebook"))
    for arguments in (["events"], ["discrepancies"], ["timeline", "NOR", "VES"]):
        done = command(*arguments)
        assert done.status == 1
        assert "Merge them: dragoman merge --record dragoman.duckdb." in done.err
    assert command("events", "--mentions").status == 0
    assert "Its 4 reports are 2 events. Articles that copy another: 1." in command("merge").out
    assert command("events").out == before


def test_reading_merges_at_its_end(command: Command, tmp_path: Path) -> None:
    text = "Ankara spoke with Moscow about grain on Monday, officials said in the capital."
    (tmp_path / "a.txt").write_text(text)
    done = command("read", "a.txt", "--record", "r.duckdb", "--no-merge")
    assert "reports are" not in done.out
    assert command("events", "--record", "r.duckdb").status == 1
    done = command("read", "a.txt", "--record", "r.duckdb")
    assert "Its 1 report is 1 event." in done.out
    assert "1 event." in command("events", "--record", "r.duckdb").out
    assert "Its 1 report" not in command("read", "a.txt", "--record", "r.duckdb").out


def test_discrepancies_show_both_sides(
    command: Command, told_twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from dragoman.merging import fold

    event_id = get_ids(command)["AGREE"]
    known = make_discrepancy(event_id)
    monkeypatch.setattr(
        "dragoman.store.folding.fold", lambda *a: replace(fold(*a), discrepancies=(known,))
    )
    command("merge")
    for done in (command("discrepancies"), command("event", event_id)):
        words = " ".join(done.out.split())
        for expected in (
            "update",
            "The later report counts more.",
            "not independent",
            "The Mirror",
        ):
            assert expected in words
        assert "more than 55,000 tonnes: Vesland has promised Norland [more than 40,000" in words
        assert "2 more articles say so" in words
    assert "1 discrepancy." in command("discrepancies", "--kind", "update").out
    assert "No discrepancies fit." in command("discrepancies", "--kind", "conflict").out
    (row,) = command("discrepancies", "--format", "json").parse()
    assert (row["left"], row["independent"]) == ("more than 40,000 tonnes", False)
    assert row["right_support"] == ["art-1", "art-2"]


def test_a_timeline_begins_with_the_oldest(command: Command, told_twice: Path) -> None:
    rows = command("timeline", "NOR", "VES", "--format", "json").parse()
    assert [row["type"] for row in rows] == ["AGREE", "CONSULT"] or len(rows) == 2
    starts = [row["date_start"] or row["published"] for row in rows]
    assert starts == sorted(starts)
    assert "1 of 2 events, oldest first" in command("timeline", "NOR", "VES", "--limit", 1).out
    assert "1 event." in command("timeline", "VES", "NOR", "--directed").out
    assert "No events fit." in command("timeline", "NOR", "SWE").out


def test_a_dyad_counts_events_by_quad_class(command: Command, told_twice: Path) -> None:
    done = command("dyad", "NOR", "VES")
    assert "2 events in 4 reports." in done.out
    (row, *rest) = command("dyad", "NOR", "VES", "--format", "json").parse()
    assert row["verbal_cooperation"] == 1
    assert row["mean_score"] == 2.5
    assert row["n_events"] + sum(one["n_events"] for one in rest) == 2
    assert "No events fit." in command("dyad", "NOR", "VES", "--status", "denied").out
    (row,) = command(
        "dyad", "NOR", "VES", "--by", "year", "-f", "json", "--type", "CONSULT"
    ).parse()
    assert row["period"] == "2020"


def test_judgements_are_made_listed_and_withdrawn(command: Command, told_twice: Path) -> None:
    reports = command("event", get_ids(command)["CONSULT"], "--format", "json").parse()
    left, right = (str(row["id"]) for row in reports)
    done = command("judge", "different", left, right, "--note", "two meetings")
    assert done.status == 0
    assert "are judged different (jud-" in done.out
    assert "The record has 3 events." in done.out
    assert "3 events." in command("events").out
    done = command("judge", "same", left, right)
    assert done.status == 1
    assert "are judged different" in done.err
    listed = command("judge", "list").out
    for words in ("different", "two meetings", "stands", "met Vesland's prime minister"):
        assert words in " ".join(listed.split())
    (row,) = command("judge", "list", "--format", "json").parse()
    done = command("judge", "withdraw", str(row["id"]))
    assert "no longer holds. The record has 2 events." in done.out
    assert "withdrawn" in command("judge", "list").out
