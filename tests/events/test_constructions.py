"""Short sentences of our own through the real model, by phenomenon."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest

from dragoman.reading import Reader
from dragoman.records import Article, EventMention, Participant, Reading, Status

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "constructions.toml").read_text(encoding="utf-8")
)["case"]
FLOOR = 0.95
SLACK = 3  # a new model may trade one sentence for another


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


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


def find_misses(reader: Reader) -> list[dict[str, Any]]:
    return [
        case
        for case in CASES
        if not is_right(
            reader.read(
                Article(text=case["text"], published="2024-05-17", published_basis="given")
            ),
            case,
        )
    ]


def test_the_suite_covers_the_phenomena() -> None:
    assert len(CASES) >= 300
    assert len({case["text"] for case in CASES}) == len(CASES)
    assert len({case["phenomenon"] for case in CASES}) >= 40
    assert {case["status"] for case in CASES if case["type"]} == set(get_args(Status))


def test_the_share_right_keeps_its_floor_and_each_failure_has_a_reason(reader: Reader) -> None:
    misses = find_misses(reader)
    share = 1 - len(misses) / len(CASES)
    wrong = Counter(case["phenomenon"] for case in misses)
    assert share >= FLOOR, f"{share:.3f} right; wrong by phenomenon: {wrong}"
    unexplained = [case["text"] for case in misses if not case.get("fails")]
    assert len(unexplained) <= SLACK, unexplained


@pytest.mark.parametrize(
    "text",
    [
        "A quiet town by the river. No news today.",
        "GDP 2.1 3.4 5.6 7.8\nCPI 1.0 1.1 1.2 1.3\nUNEMP 4.4 4.5 4.6 4.7",
        "Der Himmel ist heute blau und die Wiese ist grün.",
        "!!! ??? ... ---",
        "\u4eca\u5929\u5929\u6c14\u5f88\u597d\u3002",
        "Contents: page 1, page 2, page 3",
    ],
)
def test_no_event_is_invented_where_none_is_told(reader: Reader, text: str) -> None:
    reading = reader.read(Article(text=text, published="2024-05-17", published_basis="given"))
    assert reading.event_mentions == ()


def test_a_sentence_of_two_thousand_words_is_reported_not_coded(reader: Reader) -> None:
    text = "Kenya " + "and very old Kenya " * 500 + "attacked Somalia."
    reading = reader.read(Article(text=text, published="2024-05-17", published_basis="given"))
    long = [issue for issue in reading.issues if issue.code == "sentence-too-long"]
    assert long
    assert len(reading.event_mentions) <= 1


def test_since_when_there_was_none_like_it_is_no_date(reader: Reader) -> None:
    text = "It was the first meeting of Peru and Chile since 2009."
    reading = reader.read(Article(text=text, published="2023-04-17", published_basis="given"))
    (mention,) = reading.event_mentions
    assert mention.date is not None
    assert mention.date.start == "2023-04-17"
