"""The suite of quotations, read with the language model as shipped."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.language import load_pipeline, read_document
from dragoman.records import Cast, Span, Statement
from dragoman.statements import find_statements
from dragoman.statements.drafts import get_overlap
from tests.statements.casting import make_article, make_cast

SUITE = Path(__file__).with_name("quotations.toml")
FLOOR = 0.92  # share of statements with speaker and content right; 0.97 on 22 November 2026
MOST_EXTRA = 0.05  # statements found where none is, per statement wanted; 0.02 then
FEWEST = 200
SAME = 0.8  # overlap of contents, 0..1


@dataclass(frozen=True)
class Outcome:
    """What one text of the suite gave."""

    text: str
    wanted: int
    right: int
    extra: int
    asides: tuple[str, ...]


@cache
def read_suite() -> tuple[Outcome, ...]:
    nlp = load_pipeline()
    outcomes = []
    for case in tomllib.loads(SUITE.read_text("utf-8"))["quotation"]:
        text = case["text"]
        article = make_article(text, headline=case.get("headline", False))
        cast = make_cast(text, case["actors"])
        statements, _ = find_statements(article, read_document(nlp, article), cast)
        outcomes.append(judge(case, statements, cast))
    return tuple(outcomes)


def judge(case: dict[str, object], statements: tuple[Statement, ...], cast: Cast) -> Outcome:
    text, said = str(case["text"]), case["said"]
    assert isinstance(said, list)
    left = list(statements)
    right = 0
    asides: list[str] = []
    for speaker, content, *kind in said:
        start = text.index(content)
        span = Span(start, start + len(content))
        hit = next((s for s in left if matches(s, speaker, span, cast)), None)
        if hit is None:
            continue
        left.remove(hit)
        right += 1
        asides += find_wrong_asides(case, hit, kind, cast)
    return Outcome(text=text, wanted=len(said), right=right, extra=len(left), asides=tuple(asides))


def matches(statement: Statement, speaker: str, content: Span, cast: Cast) -> bool:
    actor = cast.get(statement.speaker) if statement.speaker is not None else None
    return (actor.name if actor else "") == speaker and (
        get_overlap(statement.content, content) >= SAME
    )


def find_wrong_asides(
    case: dict[str, object], statement: Statement, kind: list[str], cast: Cast
) -> Iterator[str]:
    if kind and statement.kind != kind[0]:
        yield f"kind {statement.kind}: {case['text']}"
    if "venue" in case and statement.venue != case["venue"]:
        yield f"venue {statement.venue}: {case['text']}"
    if "addressee" in case:
        actor = cast.get(statement.addressee) if statement.addressee else None
        if actor is None or actor.name != case["addressee"]:
            yield f"addressee {actor}: {case['text']}"


def test_the_suite_is_large_and_names_every_text_once() -> None:
    cases = tomllib.loads(SUITE.read_text("utf-8"))["quotation"]
    assert sum(len(case["said"]) for case in cases) >= FEWEST
    assert len({case["text"] for case in cases}) == len(cases)


def test_speakers_and_contents_are_right() -> None:
    outcomes = read_suite()
    wanted = sum(outcome.wanted for outcome in outcomes)
    right = sum(outcome.right for outcome in outcomes)
    wrong = "\n".join(o.text for o in outcomes if o.right < o.wanted)
    assert right / wanted >= FLOOR, f"{right} of {wanted} right; wrong:\n{wrong}"


def test_little_is_taken_for_speech_that_is_none() -> None:
    outcomes = read_suite()
    extra = sum(outcome.extra for outcome in outcomes)
    wanted = sum(outcome.wanted for outcome in outcomes)
    texts = "\n".join(o.text for o in outcomes if o.extra)
    assert extra / wanted <= MOST_EXTRA, f"{extra} too many:\n{texts}"


def test_kinds_venues_and_addressees_are_right() -> None:
    wrong = [aside for outcome in read_suite() for aside in outcome.asides]
    assert len(wrong) <= 4, "\n".join(wrong)
