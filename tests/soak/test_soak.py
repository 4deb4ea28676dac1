"""Long tests, for `make soak`: nothing that somebody may feed it brings a run down."""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.reading import Reader
from dragoman.records import Article
from dragoman.records.interchange import parse_reading, write_reading

pytestmark = pytest.mark.soak
DISPATCHES = Path(__file__).parents[2] / "examples" / "dispatches"
ODD = (
    "\u202e\u200b\ufeff\u0301\x00\x07\u2028“”‘’«»„''\"$€%&<>[]{}()|\\/–—…İıßﬁ中文العربيةकि🙂\ud7ff"
)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*.txt"))]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def spoil(text: str, chance: random.Random) -> str:
    """Cut, double, swap, drop and sprinkle, as broken pages do."""
    characters = list(text)
    for _ in range(chance.randint(1, 60)):
        place = chance.randrange(len(characters))
        match chance.randrange(4):
            case 0:
                characters[place] = chance.choice(ODD)
            case 1:
                del characters[place : place + chance.randint(1, 40)]
            case 2:
                characters[place:place] = characters[place : place + chance.randint(1, 200)]
            case _:
                characters[place] = chance.choice("\n\t .,;:'\"”")
        characters = characters or ["x"]
    return "".join(characters)


def test_spoilt_articles_are_read_and_their_readings_hold(texts: list[str], reader: Reader) -> None:
    chance = random.Random(time.time_ns())
    for _ in range(1500):
        text = spoil(chance.choice(texts), chance)
        reading = reader.read(Article(text=text, published="2021-03-04", published_basis="given"))
        assert parse_reading(json.loads(json.dumps(write_reading(reading)))) == reading


@pytest.mark.parametrize("unit", ["x", "war ", "Russia attacked Ukraine and ", "\n", "“"])
def test_ten_megabytes_in_one_line_are_told_at_once(unit: str, reader: Reader) -> None:
    text = unit * (10_000_000 // len(unit))
    started = time.monotonic()
    reading = reader.read(Article(text=text))
    assert reading.article.text == text
    assert [issue.code for issue in reading.issues] == ["article-too-long"]
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "unit",
    ["x", "1", "1,", "A.", "“", "\n", "-", "http://", "a@", "$1", "Mr. ", "1 ", "one ",
     "he said that ", "Russia and ", "“Yes,” he said. ", "war ", "in 2014, "],
)  # fmt: skip
def test_no_pattern_runs_away_over_what_repeats(unit: str, reader: Reader) -> None:
    text = unit * (20_000 // len(unit))
    started = time.process_time()
    reading = reader.read(Article(text=text, published="2021-03-04", published_basis="given"))
    assert reading.article.text == text
    assert time.process_time() - started < 60


def test_many_articles_fill_a_record_in_level_memory(texts: list[str], tmp_path: Path) -> None:
    inputs, record = tmp_path / "many.jsonl", tmp_path / "many.duckdb"
    chance = random.Random(5)
    with inputs.open("w", encoding="utf-8") as out:
        for number in range(10_000):
            paragraphs = chance.choice(texts).split("\n\n")
            chance.shuffle(paragraphs)
            out.write(
                json.dumps({"id": str(number), "text": "\n\n".join(paragraphs[:3]) or "x"}) + "\n"
            )
    command = [sys.executable, "-m", "dragoman", "read", str(inputs), "--record", str(record)]
    subprocess.run(command, check=True, env=os.environ | {"NO_COLOR": "1"})
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1.5 * 2**20
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "verify", "--record", str(record)], check=False
    )
    assert done.returncode == 0
