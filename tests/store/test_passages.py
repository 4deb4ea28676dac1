"""The sentence around a span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.store.passages import find_passage

TEXT = (
    "A headline\n\nGen. Otto Brandt left. He met J. Smith and Mrs. Lee in the U.S. on Monday! "
    '"We will wait," he said. "It is late." Then 40 men came… They sat.\nThe end'
)


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("headline", "A headline"),
        ("Otto", "Gen. Otto Brandt left."),
        ("met", "He met J. Smith and Mrs. Lee in the U.S. on Monday!"),
        ("wait", '"We will wait," he said.'),
        ("late", '"It is late."'),
        ("late. Then"[:4], '"It is late."'),
        ("40", "Then 40 men came…"),
        ("men came… They", "Then 40 men came… They sat."),
        ("end", "The end"),
        ("sat.\nThe", "They sat.\nThe end"),
        ("left.", "Gen. Otto Brandt left."),
    ],
)
def test_the_passage_is_the_sentence(words: str, passage: str) -> None:
    start = TEXT.index(words)
    assert find_passage(TEXT, Span(start, start + len(words))).text_in(TEXT) == passage


@given(st.text(min_size=1, max_size=300), st.data())
def test_the_passage_holds_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    passage = find_passage(text, span)
    assert passage.contains(span)
    assert 0 <= passage.start < passage.end <= len(text)


def test_the_passage_stays_short_in_a_text_without_sentences() -> None:
    text = "word " * 100_000
    passage = find_passage(text, Span(200_000, 200_004))
    assert passage.end - passage.start <= 2_004
