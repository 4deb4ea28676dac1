"""Figures of `score.py` on the development sets beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dragoman.actors import resolve_mention
from dragoman.reading import Reader
from dragoman.records.interchange import write_reading
from dragoman.reference import load_reference
from dragoman.sources import read_sources

Figures = dict[str, Any]
UNSEEN = Path(__file__).parents[1] / "tests" / "events" / "unseen.jsonl"
"""160 sentences written for dragoman before its lexicon was widened, by the same hand, and kept
from training: what is general in a change shows here first."""
FRESH = UNSEEN.with_name("fresh.jsonl")
"""268 pairs in 152 sentences, all main pairs of each, written and marked before the reader saw
any. Only causes of errors were told on, no sentence."""


def call_scorer(shared: Path, *arguments: str) -> str:
    """What the scorer prints."""
    command = [sys.executable, str(shared / "score" / "score.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _score(shared: Path, task: str, gold: Path, answers: Iterable[dict[str, Any]]) -> Figures:
    """What the scorer says of some answers: its last line is one JSON object."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.jsonl"
        lines = [json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers]
        path.write_text("".join(lines), encoding="utf-8")
        output = call_scorer(shared, task, str(gold), str(path))
    figures: Figures = json.loads(output.splitlines()[-1])
    return figures


def find_readings(reader: Reader, paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The readings of all articles in some files, as JSON values."""
    return [
        write_reading(reader.read(source.article))
        for source in read_sources(paths)
        if source.article is not None
    ]


def measure_dyads(shared: Path, reader: Reader) -> Figures:
    """Types and participants on one-sentence articles with a known pair."""
    return _measure_pairs(shared, reader, shared / "gold" / "dyads_dev.jsonl")


def measure_unseen(shared: Path, reader: Reader) -> Figures:
    """The same on sentences of our own that no training has seen."""
    return _measure_pairs(shared, reader, UNSEEN)


def measure_fresh(shared: Path, reader: Reader) -> Figures:
    """The same on longer sentences, all of whose main pairs are marked."""
    return _measure_pairs(shared, reader, FRESH)


def _measure_pairs(shared: Path, reader: Reader, gold: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "dyads.jsonl"
        inputs.write_text(call_scorer(shared, "dyads", str(gold), "--inputs"), encoding="utf-8")
        readings = find_readings(reader, [inputs])
    return _score(shared, "dyads", gold, readings)


def measure_articles(shared: Path, reader: Reader) -> Figures:
    """Events, statements, positions, figures and agreements of whole articles."""
    readings = find_readings(reader, sorted((shared / "seeds").glob("*.txt")))
    return _score(shared, "articles", shared / "gold" / "articles", readings)


def measure_actors(shared: Path) -> Figures:
    """Country and sector of single mentions."""
    gold = shared / "gold" / "actor_cases_dev.jsonl"
    reference = load_reference()
    cases = [
        json.loads(line)
        for line in call_scorer(shared, "actors", str(gold), "--inputs").splitlines()
    ]
    answers = [
        asdict(resolve_mention(case["mention"], case["context"], case["date"] or None, reference))
        for case in cases
    ]
    return _score(shared, "actors", gold, answers)


def measure_seeds(shared: Path, reader: Reader) -> Figures:
    """What each of the five articles must show, and whether two runs agree to the byte."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    readings = find_readings(reader, paths)
    again = find_readings(Reader(), paths)
    return {
        "articles": len(readings),
        "published": {
            r["article"]["source_id"].rsplit("/", 1)[-1][:3]: r["article"]["published"]
            for r in readings
        },
        "with_events": sum(bool(r["event_mentions"]) for r in readings),
        "with_statements": sum(bool(r["statements"]) for r in readings),
        "two_runs_identical": json.dumps(readings) == json.dumps(again),
    }
