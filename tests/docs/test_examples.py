"""The sample dispatches keep what they promise, and the demo runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
DISPATCHES = sorted((EXAMPLES / "dispatches").iterdir())
PAGES = [path for path in DISPATCHES if path.suffix == ".txt"]


def test_there_are_enough_dispatches() -> None:
    assert len(PAGES) >= 16
    assert {path.suffix for path in DISPATCHES} == {".txt", ".jsonl"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_dispatch_is_of_a_length_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 120 <= len(text.split()) <= 400
    assert re.search(r"\b20[0-9]{2}\b", text), "no year: no date of publication"


def test_the_short_items_have_their_metadata() -> None:
    lines = (EXAMPLES / "dispatches" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    assert len({item["id"] for item in items}) == len(items) >= 5
    for item in items:
        assert {"id", "title", "outlet", "published", "text"} <= set(item)


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda path: path.stem)
def test_addresses_are_invented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([^/\s\"]+)|@([\w.]+\.\w+)", text)
    assert all(host.endswith(".example") for pair in hosts for host in pair if host)


def test_the_readme_of_the_examples_explains_each_file() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in DISPATCHES if f"`{path.name}`" not in readme] == []
    assert "CC BY 4.0" in readme


def test_the_reprint_is_one_and_the_third_voice_is_none() -> None:
    def find_sentences(name: str) -> set[str]:
        text = (EXAMPLES / "dispatches" / name).read_text(encoding="utf-8")
        return set(re.findall(r"[A-Z][^.“”\"]{40,}\.", text.replace("’", "'")))

    original = find_sentences("sochi-talks-meridian.txt")
    assert len(original & find_sentences("sochi-talks-bosphorus-morning.txt")) >= 5
    assert not original & find_sentences("sochi-talks-gulf-mirror.txt")


def test_the_demo_runs_and_ends_with_three_commands_to_try(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("dragoman")
    done = subprocess.run(
        ["sh", str(EXAMPLES / "demo.sh")],
        cwd=tmp_path,
        env=os.environ | {"DRAGOMAN": str(program), "NO_COLOR": "1", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.rstrip().splitlines()
    assert ["dragoman" in line and "--record" in line for line in lines[-3:]] == [True] * 3
    assert max(len(line) for line in lines[:-3] if not line.startswith("$ ")) <= 100
    assert "Traceback" not in done.stdout + done.stderr


def test_citation_and_changes_speak_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text()
    assert f"\n## {version}" in (ROOT / "CHANGELOG.md").read_text()
