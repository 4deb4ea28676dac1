"""What each stage of reading costs: seconds of processor time, and shares of the whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from dragoman import reading
from dragoman.records import Article

STAGES = (
    "read_document",
    "find_actors",
    "find_statements",
    "find_event_mentions",
    "find_positions",
    "find_figures",
    "find_agreements",
)
WORDS_AND_NUMBERS = ("find_statements", "find_positions", "find_figures", "find_agreements")


class _Timer:
    """Calls a stage and keeps how long it took."""

    def __init__(self, stage: Callable[..., Any]) -> None:
        self._stage = stage
        self.seconds = 0.0

    def __call__(self, *arguments: Any) -> Any:
        started = time.process_time()
        try:
            return self._stage(*arguments)
        finally:
            self.seconds += time.process_time() - started


def measure_stages(articles: Iterable[Article]) -> dict[str, float]:
    """The share of each stage in the time of reading, 0..1, and what some add to the rest.

    ``actors_share`` is what actors add to all else, ``words_and_numbers_share`` what statements,
    positions, figures and agreements add to reading events alone.

    Args:
        articles: The first is read once before the clock starts.
    """
    rows = list(articles)
    reader = reading.Reader()
    reader.read(rows[0])
    originals = {name: getattr(reading, name) for name in STAGES}
    timers = {name: _Timer(stage) for name, stage in originals.items()}
    for name, timer in timers.items():
        setattr(reading, name, timer)
    started = time.process_time()
    try:
        for article in rows:
            reader.read(article)
    finally:
        for name, stage in originals.items():
            setattr(reading, name, stage)
    total = time.process_time() - started
    shares = {name: round(timer.seconds / total, 3) for name, timer in timers.items()}
    actors = timers["find_actors"].seconds
    words = sum(timers[name].seconds for name in WORDS_AND_NUMBERS)
    return shares | {
        "actors_share": round(actors / (total - actors), 3),
        "words_and_numbers_share": round(words / (total - words), 3),
    }
