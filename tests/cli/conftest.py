"""What the tests of the command line share."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.store import start_run, write_readings
from dragoman.store.folding import merge_record
from tests.cli.stubs import load_stub
from tests.store.samples import make_reading


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    def parse(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Done]


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Command:
    """Runs the program in an empty folder, with a stub that reads."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr("dragoman.cli.runner.load_reader", load_stub)

    def run(*arguments: object) -> Done:
        status = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return run


@pytest.fixture(scope="session")
def record_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record with one reading."""
    path = tmp_path_factory.mktemp("record") / "dragoman.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    merge_record(path)
    return path.read_bytes()


@pytest.fixture
def record(tmp_path: Path, record_bytes: bytes) -> Path:
    """That record, where the commands look for it."""
    path = tmp_path / "dragoman.duckdb"
    path.write_bytes(record_bytes)
    return path
