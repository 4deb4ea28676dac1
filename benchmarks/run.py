"""Measure speed, start-up and memory: `python -m benchmarks.run`.

Articles of 400 words are composed from the paragraphs of the sample dispatches, each one
different. Times are of whole processes, start-up included, as a user would see them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from benchmarks.stages import measure_stages
from dragoman.sources import read_sources

ROOT = Path(__file__).parents[1]
DRAGOMAN = [sys.executable, "-m", "dragoman"]
WORDS = 400


def write_articles(path: Path, n_articles: int) -> int:
    """Write JSON lines of articles of about 400 words; returns the number of words."""
    paragraphs = [
        paragraph
        for file in sorted((ROOT / "examples" / "dispatches").glob("*.txt"))
        for paragraph in file.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph.split()) >= 15
    ]
    chance, n_words = random.Random(7), 0
    with path.open("w", encoding="utf-8") as out:
        for number in range(n_articles):
            chosen: list[str] = []
            while sum(len(paragraph.split()) for paragraph in chosen) < WORDS - 20:
                chosen.append(chance.choice(paragraphs))
            text = "\n\n".join(chosen)
            n_words += len(text.split())
            out.write(
                json.dumps({"id": str(number), "text": text, "published": "2023-05-29"}) + "\n"
            )
    return n_words


def run_and_watch(command: list[str]) -> tuple[float, float]:
    """Seconds of a command and the peak memory of it with all its children, in MiB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watched, peak = psutil.Process(process.pid), 0
    while process.poll() is None:
        try:
            family = [watched, *watched.children(recursive=True)]
            peak = max(peak, sum(member.memory_info().rss for member in family))
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"failed with status {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - started, peak / 2**20


def measure_reading(n_articles: int, workers: int) -> dict[str, float]:
    """Articles a second into a record, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        n_words = write_articles(articles, n_articles)
        command = [*DRAGOMAN, "read", str(articles), "--record", str(Path(folder) / "bench.duckdb")]
        seconds, peak = run_and_watch([*command, "--workers", str(workers)])
    return {
        "workers": workers,
        "articles": n_articles,
        "words_per_article": round(n_words / n_articles, 1),
        "articles_per_s": round(n_articles / seconds, 2),
        "peak_memory_mib": round(peak),
    }


def measure_shares(n_articles: int) -> dict[str, float]:
    """What each stage costs of the time of reading, and what actors add to the rest."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        write_articles(path, n_articles)
        sources = list(read_sources([path]))
    return measure_stages(source.article for source in sources if source.article is not None)


def measure_start(arguments: list[str], runs: int = 7) -> float:
    """Median seconds of a short command."""
    return round(
        statistics.median(run_and_watch([*DRAGOMAN, *arguments])[0] for _ in range(runs)), 3
    )


def main() -> None:
    """Measure and write `benchmarks/results.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    arguments = parser.parse_args()
    results: dict[str, Any] = {
        "on": datetime.now(UTC).date().isoformat(),
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "system": platform.system(),
        },
        "help_start_s": measure_start(["--help"]),
        "stages": measure_shares(min(arguments.articles, 40)),
        "reading_1": measure_reading(arguments.articles, 1),
        "reading_2": measure_reading(arguments.articles, 2),
    }
    text = json.dumps(results, indent=1)
    (Path(__file__).parent / "results.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
