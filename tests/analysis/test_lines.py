"""Where a holder stood over time, with the words of each step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.analysis.lines import find_steps
from dragoman.records import Actor, Article, DateInterval, Position, Span, Stance
from dragoman.reference import Reference, load_reference
from dragoman.store import PositionRow, Quotation
from dragoman.store.building import build_article_row
from tests.store.samples import make_reading

NORLAND = Actor(name="Norland", kind="state", country="NOR")


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def make_row(day: str, stance: Stance, issue: str = "blockade of the strait") -> PositionRow:
    text = f"On {day} Norland {stance} the {issue}."
    article = Article(text=text, published=day, published_basis="given")
    span = Span(0, len(text))
    position = Position(
        article_id=article.id,
        holder=NORLAND.id,
        issue=issue,
        stance=stance,
        evidence=span,
        date=DateInterval(start=day, end=day, basis="publication"),
        confidence=0.8,
    )
    row = build_article_row(replace(make_reading(), article=article, event_mentions=(),
                                    statements=(), positions=(), figures=(), agreements=(),
                                    issues=(), actors=()))  # fmt: skip
    return PositionRow(
        article=row,
        position=position,
        holder=NORLAND,
        evidence=text,
        passage=Quotation(span=span, text=text),
        date_words=None,
    )


def test_a_line_marks_what_changed_and_what_stayed(reference: Reference) -> None:
    rows = [
        make_row("2022-05-01", "supports"),
        make_row("2020-01-01", "opposes"),
        make_row("2021-01-01", "opposes"),
        make_row("2021-06-01", "supports", "tax on salt"),
    ]
    steps = list(find_steps(rows, "blockade", reference))
    assert [
        (step.row.position.date.start, step.move) for step in steps if step.row.position.date
    ] == [
        ("2020-01-01", "first"),
        ("2021-01-01", "stayed"),
        ("2022-05-01", "reversed"),
    ]
    assert {(step.side, step.issue) for step in steps} == {("NOR", "blockade of the strait")}
    assert list(find_steps(reversed(rows), "blockade", reference)) == steps
    assert list(find_steps(rows, "harbour dues", reference)) == []
