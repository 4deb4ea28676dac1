"""Files that are no record, and environments that do not let one be written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import NotARecordError, RecordVersionError, StoreError
from dragoman.store import (
    RecordWriter,
    find_articles,
    open_record,
    start_run,
    verify_record,
    write_readings,
)
from dragoman.store.database import translate_error
from tests.store.samples import make_reading

ROOT = Path(__file__).parents[2]
RUN = start_run("model", "codebook")


def write_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (id)")
    connection.commit()
    connection.close()


def write_duckdb(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE article (id VARCHAR)")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "text": lambda path: path.write_text("Dear diary\n" * 1000),
    "short": lambda path: path.write_text("x"),
    "empty": lambda path: path.touch(),
    "sqlite": write_sqlite,
    "duckdb": write_duckdb,
    "folder": lambda path: path.mkdir(),
    "pipe": os.mkfifo,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_foreign_files_are_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "foreign"
    FOREIGN[kind](path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotARecordError, match="foreign is") as refused:
        open_record(path)
    assert refused.value.remedy
    with pytest.raises(NotARecordError, match="foreign is"):
        RecordWriter(path, RUN)
    assert before == (path.read_bytes() if path.is_file() else None)


def test_a_database_without_tables_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(NotARecordError, match="no dragoman record"):
        open_record(path)
    assert write_readings(path, [make_reading()], RUN) == 1
    assert list(verify_record(path)) == []


def test_missing_files_and_folders_name_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no record") as missing:
        open_record(tmp_path / "none.duckdb")
    assert "dragoman read" in missing.value.remedy
    with pytest.raises(StoreError, match="There is no folder"):
        RecordWriter(tmp_path / "none" / "record.duckdb", RUN)


@pytest.mark.parametrize("place", [100, 4100, 12288 + 40])
def test_damaged_files_are_reported(tmp_path: Path, place: int) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], RUN)
    content = bytearray(path.read_bytes())
    for start in range(place, len(content) if place > 12288 else place + 1, 4096):
        content[start : start + 64] = b"\xaa" * len(content[start : start + 64])
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"damaged|newer"):
        list(verify_record(path))


def test_cut_files_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], RUN)
    path.write_bytes(path.read_bytes()[:6000])
    with pytest.raises(StoreError, match="damaged") as cut:
        open_record(path)
    assert "Restore" in cut.value.remedy


def test_a_newer_record_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], RUN)
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99, '9.0', now()::TIMESTAMP)")
    with pytest.raises(RecordVersionError, match="newer dragoman") as newer:
        open_record(path)
    assert "pip install --upgrade" in newer.value.remedy
    with pytest.raises(RecordVersionError, match="newer dragoman"):
        RecordWriter(path, RUN)


def run_python(
    code: str, *arguments: object, **options: object
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        **options,  # type: ignore[call-overload]
    )


WRITE_ONE = """
import sys
from pathlib import Path
from dragoman.errors import StoreError
from dragoman.store import open_record, start_run, write_readings
from tests.store.samples import make_reading
try:
    {setup}
    write_readings(Path(sys.argv[1]), [make_reading()], start_run("m", "c"))
except StoreError as problem:
    print(type(problem).__name__, problem)
"""


def test_one_writer_at_a_time_and_no_reader_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with RecordWriter(path, RUN):
        done = run_python(WRITE_ONE.format(setup="pass"), path)
        assert "in use by another program (process" in done.stdout
        done = run_python(WRITE_ONE.format(setup="open_record(Path(sys.argv[1]))"), path)
        assert "Wait until that is done" in done.stdout
        with pytest.raises(StoreError, match="already open in this program"):
            open_record(path)
    assert run_python(WRITE_ONE.format(setup="pass"), path).stdout == ""


def test_readers_do_not_hinder_each_other(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], RUN)
    code = "import sys; from pathlib import Path; from dragoman.store import open_record; open_record(Path(sys.argv[1])); print('read')"
    with open_record(path), open_record(path):
        assert run_python(code, path).stdout == "read\n"


@pytest.mark.skipif(os.name == "nt", reason="other permissions")
def test_a_record_that_may_not_be_written_is_reported() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.duckdb"
        write_readings(path, [make_reading()], RUN)
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        give_up_root = (
            "import os; first = Path(sys.argv[1] + '.first');"
            " os.getuid() or write_readings(first, [make_reading()], start_run('m', 'c'));"
            " os.getuid() or os.setuid(65534)"
        )
        done = run_python(WRITE_ONE.format(setup=give_up_root), path)
        Path(folder).chmod(0o755)
        assert done.stdout.startswith("StoreError"), done
        assert "Check the permissions" in done.stdout
        with open_record(path) as record:
            assert len(list(find_articles(record))) == 1


FILL = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from dragoman.errors import StoreError
from dragoman.records import Article, Reading
from dragoman.store import start_run, RecordWriter
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
import random
noise = random.Random(1)
try:
    with RecordWriter(Path(sys.argv[1]), start_run("m", "c"), batch_articles=1) as writer:
        for number in range(1000):
            text = "".join(chr(noise.randrange(33, 1000)) for _ in range(50_000))
            writer.add_reading(Reading(article=Article(text=text)))
            print(number, flush=True)
except StoreError as problem:
    print(problem)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_a_full_disk_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    done = run_python(FILL, path)
    *numbers, message = done.stdout.splitlines()
    assert len(numbers) > 3, done
    assert "The disk is full" in message
    assert "safe" in message
    with open_record(path) as record:
        assert len(list(find_articles(record))) >= len(numbers)
    assert list(verify_record(path)) == []
    assert write_readings(path, [make_reading()], RUN) == 1


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_a_record_that_a_full_disk_cannot_hold_is_made_later(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))"
    done = run_python(WRITE_ONE.format(setup=limit), path)
    assert done.stdout.startswith("StoreError The disk is full"), done
    assert list(tmp_path.iterdir()) == []
    assert write_readings(path, [make_reading()], RUN) == 1


WRITE_ON = """
import sys
from dataclasses import replace
from pathlib import Path
from dragoman.store import start_run, RecordWriter
from tests.store.samples import make_article, make_reading, TEXT
from dragoman.records import Reading
with RecordWriter(Path(sys.argv[1]), start_run("m", "c"), batch_articles=5, batch_s=1e9) as writer:
    for number in range(100_000):
        article = make_article(TEXT + f" {number}")
        writer.add_reading(Reading(article=article, actors=make_reading().actors))
        if number % 5 == 4:
            print(number + 1, flush=True)
"""


def test_a_killed_writer_loses_nothing_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", WRITE_ON, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        n_committed = 0
        for line in process.stdout:
            n_committed = int(line)
            if n_committed >= 50:
                os.kill(process.pid, signal.SIGKILL)
                break
        n_committed = max([n_committed, *map(int, process.stdout)])
    assert process.returncode == -signal.SIGKILL
    with open_record(path) as record:
        n_articles = len(list(find_articles(record)))
    assert n_articles >= n_committed
    assert n_articles % 5 == 0, "a batch is there wholly or not at all"
    assert list(verify_record(path)) == []


@pytest.mark.parametrize(
    ("problem", "expected", "words"),
    [
        (duckdb.IOException("No space left on device"), StoreError, "disk is full"),
        (duckdb.IOException("Read-only file system"), StoreError, "cannot be written"),
        (duckdb.OutOfMemoryException("Out of Memory Error"), StoreError, "Not enough memory"),
        (duckdb.IOException("wrong version number, 999"), RecordVersionError, "newer DuckDB"),
        (duckdb.IOException(""), StoreError, "no reason given"),
    ],
)
def test_what_duckdb_reports_is_told_in_our_words(
    problem: duckdb.Error, expected: type[StoreError], words: str
) -> None:
    made = translate_error(problem, Path("record.duckdb"))
    assert type(made) is expected
    assert words in str(made)
    assert made.remedy


def test_a_wrong_statement_is_a_bug_and_not_hidden(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], RUN)
    with open_record(path) as record, pytest.raises(duckdb.CatalogException):
        list(record.find_rows("SELECT * FROM nonsense"))
