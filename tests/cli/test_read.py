"""``dragoman read``."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.records import Article, Reading
from dragoman.records.interchange import parse_reading
from dragoman.store import find_articles, find_issues, open_record, verify_record
from tests.cli.conftest import Command
from tests.cli.stubs import KILLS, RAISES, StubReader, load_stub

ROOT = Path(__file__).parents[2]


def write_articles(folder: Path, *texts: str) -> Path:
    path = folder / "feed.jsonl"
    lines = [json.dumps({"id": f"n{n}", "text": text}) for n, text in enumerate(texts)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


TEXTS = (
    "Ankara spoke with Moscow about grain on Monday, officials in the capital said.",
    "Çankaya — “yes” 😀 and more words follow here, for the article has to be long enough.",
    "Kyiv waited for an answer that did not come before the evening, a spokesman said.",
)


def test_json_lines_keep_the_order_and_are_readings(command: Command, tmp_path: Path) -> None:
    done = command("read", write_articles(tmp_path, *TEXTS), "--json")
    assert done.status == 0
    readings = [parse_reading(content) for content in done.parse()]
    assert [reading.article.source_id for reading in readings] == ["n0", "n1", "n2"]
    assert "Çankaya — “yes” 😀" in done.out, "characters are printed as they are"
    assert "3 articles in" in done.err


def test_a_digest_shows_each_finding_with_its_words(command: Command, tmp_path: Path) -> None:
    done = command("read", write_articles(tmp_path, *TEXTS[:1]), "--published", "2020-12-29")
    assert done.status == 0
    for words in ("Who did what to whom", "CONSULT", "[Ankara] spoke", "Who said what", "Figures"):
        assert words in done.out
    assert "2020-12-29 (given)" in done.out
    assert "1 article in" in done.out
    assert "\x1b" not in done.out


def test_a_record_is_made_and_reading_again_skips(command: Command, tmp_path: Path) -> None:
    feed = write_articles(tmp_path, *TEXTS)
    first = command("read", feed, "--record", "r.duckdb")
    assert first.status == 0
    assert "3 articles in" in first.out
    again = command("read", feed, "--record", "r.duckdb")
    assert "0 articles in" in again.out
    assert "3 unchanged" in again.out
    both = command("read", feed, "--record", "r.duckdb", "--json")
    assert len(both.parse()) == 3, "who asks for readings gets them all"
    with open_record(tmp_path / "r.duckdb") as record:
        assert len(list(find_articles(record))) == 3
    assert list(verify_record(tmp_path / "r.duckdb")) == []


def test_a_date_given_later_corrects_the_article_for_good(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXTS[0] + " They agreed on little else, it seems.\n")
    read = ("read", "news", "--record", "r.duckdb")
    assert "1 article in" in command(*read).out
    (issue,) = command("issues", "--record", "r.duckdb", "--format", "json").parse()
    assert issue["code"] == "published-unknown"
    assert "1 article in" in command(*read, "--published", "2021-03-04").out
    assert "1 unchanged" in command(*read).out, "it need not be given again"
    (article,) = command("articles", "--record", "r.duckdb", "--format", "json").parse()
    assert article["published"] == "2021-03-04"
    assert command("issues", "--record", "r.duckdb", "--format", "json").out == ""
    assert len(command("figures", "--record", "r.duckdb", "--format", "json").parse()) == 1


def test_an_article_that_fails_becomes_an_issue(command: Command, tmp_path: Path) -> None:
    feed = write_articles(tmp_path, TEXTS[0], f"{RAISES} {TEXTS[1]}", TEXTS[2])
    done = command("read", feed, "--json", "--record", "r.duckdb")
    assert done.status == 0
    issues = [[i for i in reading["issues"] if i["stage"] == "reading"] for reading in done.parse()]
    assert [len(found) for found in issues] == [0, 1, 0]
    assert issues[1][0]["code"] == "article-failed"
    assert "ValueError at cli/stubs.py:" in issues[1][0]["detail"]
    assert "too hard" in issues[1][0]["detail"]


def test_inputs_without_an_article_are_told_and_kept(command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 50)
    feed = write_articles(tmp_path, TEXTS[0])
    done = command("read", "empty.txt", "binary.txt", feed, "--record", "r.duckdb")
    assert done.status == 0
    assert "empty.txt: no article." in done.err
    assert "2 inputs gave no article" in done.out
    with open_record(tmp_path / "r.duckdb") as record:
        assert {row.source_id for row in find_issues(record) if row.article is None} == {
            "empty.txt",
            "binary.txt",
        }
    alone = command("read", "empty.txt")
    assert alone.status == 1


def test_standard_input_is_read(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_articles(tmp_path, *TEXTS).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
    assert len(command("read", "-", "--json").parse()) == 3


def test_workers_give_the_same_in_the_same_order(command: Command, tmp_path: Path) -> None:
    texts = [f"{text} Number {n}." for n in range(4) for text in TEXTS]
    texts[3] = f"{RAISES} {texts[3]}"
    texts[5] = f"{KILLS} {texts[5]}"
    texts[8] = f"{KILLS} {texts[8]}"
    feed = write_articles(tmp_path, *texts)
    many = command("read", feed, "--json", "--workers", 2)
    assert many.status == 0
    readings = [parse_reading(content) for content in many.parse()]
    assert [reading.article.source_id for reading in readings] == [f"n{n}" for n in range(12)]
    codes = [[i.code for i in r.issues if i.stage == "reading"] for r in readings]
    assert codes[3] == ["article-failed"]
    assert codes[5] == codes[8] == ["worker-died"]
    assert [len(found) for n, found in enumerate(codes) if n not in (3, 5, 8)] == [0] * 9
    (tmp_path / "calm.jsonl").write_text(
        "".join(
            line
            for n, line in enumerate(feed.read_text().splitlines(keepends=True))
            if n not in (5, 8)
        )
    )
    alone = command("read", "calm.jsonl", "--json", "--workers", 1)
    calm = [content for n, content in enumerate(many.parse()) if n not in (5, 8)]
    assert [reading | {"issues": []} for reading in alone.parse()] == [
        reading | {"issues": []} for reading in calm
    ]


def test_processes_that_keep_dying_end_the_run(command: Command, tmp_path: Path) -> None:
    feed = write_articles(tmp_path, TEXTS[0], *(f"{KILLS} {text}" for text in TEXTS))
    done = command("read", feed, "--record", "r.duckdb", "--workers", 2)
    assert done.status == 1
    assert "3 articles in a row killed" in done.err
    assert "--workers 1" in done.err
    with open_record(tmp_path / "r.duckdb") as record:
        assert len(list(find_articles(record))) == 3, "what was read before is kept"


READ_ON = """
import multiprocessing, time
from dragoman.cli.runner import make_readers
from tests.cli.stubs import load_stub
readers = make_readers(load_stub, 2)
readers.get_digests()
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are not listed")
def test_a_run_that_is_killed_leaves_no_process_behind() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READ_ON], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        workers = [Path("/proc", pid) for pid in process.stdout.readline().split()]
        assert len(workers) == 2
        process.kill()
    until = time.monotonic() + 60
    while any(worker.exists() for worker in workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert not any(worker.exists() for worker in workers)


def test_an_interrupt_keeps_what_was_read(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(StubReader):
        def read(self, article: Article) -> Reading:
            if article.text.startswith("Kyiv"):
                raise KeyboardInterrupt
            return super().read(article)

    monkeypatch.setattr("dragoman.cli.runner.load_reader", lambda *_: Interrupted())
    feed = write_articles(tmp_path, *TEXTS)
    done = command("read", feed, "--record", "r.duckdb")
    assert done.status == 130
    assert "What was read is in it; the same command goes on" in done.out.replace("\n", " ")
    assert done.err == "dragoman: interrupted.\n"
    with open_record(tmp_path / "r.duckdb") as record:
        assert len(list(find_articles(record))) == 2
    monkeypatch.setattr("dragoman.cli.runner.load_reader", load_stub)
    assert "1 article in" in command("read", feed, "--record", "r.duckdb").out


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["read"], 2, "Missing argument"),
        (["read", "none.txt"], 1, "There is no file or directory none.txt"),
        (["read", "none.txt", "--record", "new.duckdb"], 1, "There is no file or directory"),
        (["read", "a.txt", "--workers", "0"], 2, "greater than or equal to 1"),
        (["read", "a.txt", "--published", "soon"], 1, "date of publication"),
        (["read", "a.txt", "--record", "none/r.duckdb"], 1, "There is no folder none"),
        (["read", "a.txt", "--record", "a.txt"], 1, "a.txt is no dragoman record"),
        (["read", "a.txt", "--jsno"], 2, "No such option"),
    ],
)
def test_errors_are_one_line_with_the_remedy(
    command: Command, tmp_path: Path, arguments: list[str], status: int, words: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXTS[0])
    done = command(*arguments)
    assert done.status == status
    assert words in done.err
    assert done.err.startswith("dragoman: ")
    assert done.err.count("\n") == 1
    assert done.out == ""
    assert not (tmp_path / "new.duckdb").exists()
