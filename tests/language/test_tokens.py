"""Words as the treebanks split them, and text kept as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dec 29,2020", ["Dec", "29", ",", "2020"]),
        ("1,234,567 euros", ["1,234,567", "euros"]),
        (
            "''It will continue,'' he said",
            ["''", "It", "will", "continue", ",", "''", "he", "said"],
        ),
        ('said."We will', ["said", ".", '"', "We", "will"]),
        ("U.S.-backed rebels", ["U.S.", "-", "backed", "rebels"]),
        ("ten-year-old girl", ["ten", "-", "year", "-", "old", "girl"]),
        ("Russia’s “illegal” move", ["Russia", "’s", "“", "illegal", "”", "move"]),
        ("it didn't", ["it", "did", "n't"]),
    ],
)
def test_words(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words


@given(st.text())
def test_text_is_kept(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_an_endless_run_is_cut(nlp: Language) -> None:
    text = "start " + ")" * 5_000 + " x" + "a" * 1_000 + " end"
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert max(len(token) for token in doc) <= 400
