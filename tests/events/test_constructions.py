"""Short sentences of our own through the real model, by phenomenon."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import PipelineError
from dragoman.reading import Reader
from dragoman.records import Article, EventMention, Participant, Reading

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "constructions.toml").read_text(encoding="utf-8")
)["case"]
FLOOR = 0.88


@pytest.fixture(scope="module")
def reader() -> Reader:
    try:
        return Reader()
    except PipelineError as error:
        pytest.skip(f"the language model is not here: {error}")


def names(reading: Reading, side: tuple[Participant, ...], expected: list[str]) -> bool:
    """Whether a side holds each expected word, by one of its actors' mentions or name, and no more."""
    text = reading.article.text
    actors = {actor.id: actor for actor in reading.actors}
    if len({participant.actor for participant in side}) != len(expected):
        return False
    described = [
        " | ".join(
            [actors[p.actor].name, *(span.text_in(text) for span in actors[p.actor].mentions)]
        )
        for p in side
    ]
    return all(any(word in row for row in described) for word in expected)


def is_right(reading: Reading, case: dict[str, Any]) -> bool:
    if not case["type"]:
        return not reading.event_mentions

    def fits(mention: EventMention) -> bool:
        sides = names(reading, mention.actors, case["actors"]) and names(
            reading, mention.recipients, case["recipients"]
        )
        return (mention.type, mention.status) == (case["type"], case["status"]) and sides

    return any(fits(mention) for mention in reading.event_mentions)


def test_the_suite_covers_the_phenomena() -> None:
    assert len(CASES) >= 120
    assert len({case["text"] for case in CASES}) == len(CASES)
    assert len({case["phenomenon"] for case in CASES}) >= 15


def test_the_share_right_keeps_its_floor(reader: Reader) -> None:
    wrong: Counter[str] = Counter()
    misses = []
    for case in CASES:
        reading = reader.read(
            Article(text=case["text"], published="2024-05-17", published_basis="given")
        )
        if not is_right(reading, case):
            wrong[case["phenomenon"]] += 1
            misses.append(case["text"])
    share = 1 - len(misses) / len(CASES)
    assert share >= FLOOR, f"{share:.3f} right; wrong by phenomenon: {wrong}; {misses}"
