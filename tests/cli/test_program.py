"""The program as it is started: help, errors, pipes, start-up."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer.main

import dragoman
from dragoman.cli import app, main
from dragoman.cli.console import Mark, highlight
from dragoman.cli.streams import escape
from dragoman.errors import StoreError
from dragoman.records import Span
from dragoman.store import start_run, write_readings
from tests.cli.conftest import Command
from tests.store.samples import make_reading

GROUP: Any = typer.main.get_command(app)
ROOT = Path(__file__).parents[2]


def start(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        **options,
    )


def test_version(command: Command) -> None:
    assert command("--version").out == f"dragoman {dragoman.__version__}\n"


COMMANDS = {
    f"{name} {inner}".strip(): found
    for name, outer in GROUP.commands.items()
    for inner, found in getattr(outer, "commands", {"": outer}).items()
}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself_with_an_example(command: Command, name: str) -> None:
    done = command(*name.split(), "--help")
    assert done.status == 0
    assert re.search(rf"^ .*dragoman {name}", done.out, re.MULTILINE), "an example on its own line"
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name}: {parameter.name}"


def test_without_arguments_the_help_is_shown(command: Command) -> None:
    done = command()
    assert done.status == 2
    assert "Usage: dragoman" in done.out + done.err


def test_help_starts_quickly_and_loads_nothing_heavy() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = start("--help")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert "Usage: dragoman" in done.stdout
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    assert seconds < 0.8, "0.4 s on an idle machine"
    code = (
        "import sys; from dragoman.cli import main; main(['--version'])\n"
        "heavy = ('duckdb', 'spacy', 'numpy', 'pydantic', 'onnxruntime', 'dragoman.records')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.endswith("[]\n")


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    quiet = start("events", cwd=tmp_path)
    assert quiet.returncode == 1
    assert quiet.stderr.startswith("dragoman: There is no record")
    assert quiet.stderr.count("\n") == 1
    for arguments in (["--debug", "events"], ["events", "--debug"]):
        loud = start(*arguments, cwd=tmp_path)
        assert loud.returncode == 1
        assert "Traceback" in loud.stderr
        assert "StoreError" in loud.stderr
    with pytest.raises(StoreError):
        main(["events", "--debug", "--record", str(tmp_path / "none")])


def test_a_bug_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import dragoman.store\ndef fail(*_):\n    raise ZeroDivisionError('oh')\n"
        "dragoman.store.open_record = fail\n"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    quiet = start("events", env=environment)
    assert quiet.returncode == 1
    assert "unexpected ZeroDivisionError" in quiet.stderr
    assert "--debug" in quiet.stderr
    assert quiet.stderr.count("\n") == 1
    assert "Traceback" in start("events", "--debug", env=environment).stderr


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_broken_pipe_is_quiet(tmp_path: Path, form: str) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("m", "c"))
    program = f"{sys.executable} -m dragoman figures --record {path} --format {form}"
    done = subprocess.run(
        ["sh", "-c", f"{program} | true"], capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_output_to_a_full_disk_is_told_in_one_line(tmp_path: Path, form: str) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("m", "c"))
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "figures", "--record", path, "--format", form],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=600, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("dragoman: the disk is full")
    assert done.stderr.count("\n") == 1


def test_any_locale_will_do(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("m", "c"))
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = start("events", "--mentions", "--record", path, env=environment)
    assert done.returncode == 0
    assert r"Vesland \u2192 Norland" in done.stdout
    done = start("issues", "--record", path, "--format", "json", env=environment)
    assert done.returncode == 0


def test_no_colour_unless_a_terminal_wants_it(command: Command, record: Path) -> None:
    assert "\x1b" not in command("events").out
    assert "\x1b" not in command("events", "--help").out


def test_an_interrupt_ends_cleanly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dragoman", "read", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        time.sleep(2.0)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=600)
    assert process.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in err


def test_highlights() -> None:
    text = "one two three"
    marks = [
        Mark(span=Span(14, 17), style="red", bracket=True),
        Mark(span=Span(10, 17), style="blue"),
    ]
    plain = highlight(text, 10, marks, plain=True)
    assert (plain.plain, plain.spans) == ("one [two] three", [])
    styled = highlight(text, 10, marks, plain=False)
    assert styled.plain == text
    assert [(s.start, s.end, s.style) for s in styled.spans] == [(0, 4, "blue"), (4, 7, "blue")]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain — “text” 😀 é", "plain — “text” 😀 é"),
        ("a\nb\tc\r", "a b c "),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b\x07\x00", r"\x9b\x07\x00"),
        ("\u202eevil", r"\u202eevil"),
        ("\ud800", r"\ud800"),
    ],
)
def test_escaped_text(text: str, safe: str) -> None:
    assert escape(text) == safe
