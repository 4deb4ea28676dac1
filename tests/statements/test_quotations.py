"""Quotation marks in raw text: every kind, nesting, apostrophes, and what is never closed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.statements.quotations import find_paragraphs, find_quotations, trim_content

MARKS = "\"“”„«»'‘’‚` ,.\n\nabs "


def read(text: str) -> list[str]:
    """The outermost quotations of a text, without their marks."""
    return [q.inner.text_in(text) for q in find_quotations(text)[0] if q.depth == 0]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We go," he said.', ["We go,"]),
        ("“We go,” he said.", ["We go,"]),
        ("''We go,'' said he.", ["We go,"]),
        ("``We go,'' said he.", ["We go,"]),
        ("‘‘We go’’ said he.", ["We go"]),
        ("„We go“, said he.", ["We go"]),
        ("”We go,” said he.", ["We go,"]),
        ("«We go,» said he.", ["We go,"]),
        ("»We go«, said he.", ["We go"]),
        ("'We go,' he said. 'We stay.'", ["We go,", "We stay."]),
        (
            "‘We won’t go to the ministers’ house,’ he said.",
            ["We won’t go to the ministers’ house,"],
        ),
        ("the '90s, rock 'n' roll and the ministers' plan", []),
        ("Russia’s 'Illegal' Step", ["Illegal"]),
        ("5'10\" tall", []),
        ('said:"We go".', ["We go"]),
        ('the "Grand" -- "Glory!" -- that', ["Grand", "Glory!"]),
        ("no marks at all", []),
        ('""', []),
    ],
)
def test_every_kind_of_mark_is_read(text: str, inner: list[str]) -> None:
    assert read(text) == inner


def test_a_quotation_inside_another_is_told_apart() -> None:
    text = "“He told me ‘no way’,” she said."
    outer, inner = find_quotations(text)[0]
    assert (outer.depth, outer.inner.text_in(text)) == (0, "He told me ‘no way’,")
    assert (inner.depth, inner.inner.text_in(text)) == (1, "no way")


def test_a_quotation_reopened_in_the_next_paragraph_is_one() -> None:
    text = 'He said: "We go.\n\n"We stay," and left.'
    quotations, issues = find_quotations(text)
    assert [q.inner.text_in(text) for q in quotations] == ['We go.\n\n"We stay,']
    assert issues == ()


def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_reported() -> None:
    text = 'He said: "We go.\n\nThe bus left at noon.'
    quotations, issues = find_quotations(text)
    assert [q.inner.text_in(text) for q in quotations] == ["We go."]
    assert [issue.code for issue in issues] == ["unclosed-quotation"]
    assert issues[0].span == quotations[0].outer


def test_an_unclosed_quotation_ends_where_the_next_opens() -> None:
    text = '"No. "Yes," he said.'
    assert read(text) == ["No.", "Yes,"]
    assert len(find_quotations(text)[1]) == 1


def test_lines_are_paragraphs_only_where_no_line_is_blank() -> None:
    assert len(list(find_paragraphs("one\ntwo\nthree"))) == 3
    assert len(list(find_paragraphs("one\ntwo\n\nthree"))) == 2


@pytest.mark.parametrize(
    ("text", "kept"),
    [("  We go, ", "We go"), ("We go!", "We go!"), ("in the U.S.", "in the U.S."), (" ,. ", None)],
)
def test_content_is_trimmed_of_commas_and_full_stops(text: str, kept: str | None) -> None:
    span = trim_content(text, Span(0, len(text)))
    assert (span and span.text_in(text)) == kept


@given(st.text(alphabet=MARKS, max_size=80))
def test_quotations_stay_inside_the_text_and_nest(text: str) -> None:
    quotations, issues = find_quotations(text)
    for quotation in quotations:
        assert 0 <= quotation.outer.start <= quotation.inner.start
        assert quotation.inner.start < quotation.inner.end <= quotation.outer.end <= len(text)
    outermost = [q.outer for q in quotations if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outermost))
    for issue in issues:
        assert issue.span is not None
        assert issue.span.end <= len(text)


@given(st.text(alphabet=MARKS, max_size=80))
def test_a_quotation_crosses_paragraphs_only_where_the_next_reopens_it(text: str) -> None:
    paragraphs = list(find_paragraphs(text))
    for quotation in find_quotations(text)[0]:
        inside = [p for p in paragraphs if p.overlaps(quotation.outer)]
        for paragraph in inside[1:]:
            first = paragraph.text_in(text).lstrip()[0]
            assert first in "\"“”„«»'`,‘’‚"


def test_ten_thousand_marks_take_no_quadratic_time() -> None:
    text = '"a ' * 10_000 + "'b " * 10_000
    assert len(find_quotations(text)[0]) < 20_010
