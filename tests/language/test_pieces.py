"""Word pieces and case shapes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.pieces import (
    MAX_WORD_PIECES,
    SHAPE_ALPHANUMERIC,
    SHAPE_DIGITS,
    SHAPE_INITIAL,
    SHAPE_LOWER,
    SHAPE_MIXED,
    SHAPE_SYMBOL,
    SHAPE_TITLE,
    SHAPE_UPPER,
    PieceTokenizer,
    get_shape,
    split_basic,
)

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "an",
    "##nex",
    "##ation",
    "erdogan",
    "'",
    "s",
    ".",
]


@pytest.fixture
def tokenizer() -> PieceTokenizer:
    return PieceTokenizer(VOCABULARY)


def test_the_longest_piece_wins(tokenizer: PieceTokenizer) -> None:
    assert tokenizer.get_pieces("Annexation") == (4, 5, 6)


def test_accents_and_capitals_do_not_matter(tokenizer: PieceTokenizer) -> None:
    assert tokenizer.get_pieces("ERDOĞAN") == tokenizer.get_pieces("erdogan") == (7,)


def test_a_word_without_pieces_is_unknown(tokenizer: PieceTokenizer) -> None:
    assert tokenizer.get_pieces("xyz") == (1,)
    assert tokenizer.get_pieces("\u200b") == (1,)
    assert tokenizer.get_pieces("a" * 5000) == (1,)


def test_one_word_never_takes_many_pieces(tokenizer: PieceTokenizer) -> None:
    assert len(tokenizer.get_pieces("." * 300)) == MAX_WORD_PIECES


def test_a_segment_has_bounds_and_places(tokenizer: PieceTokenizer) -> None:
    found = tokenizer.encode(["Annexation", "."])
    assert found.piece_ids.tolist() == [2, 4, 5, 6, 10, 3]
    assert found.first.tolist() == [1, 4]
    assert found.last.tolist() == [3, 4]
    assert len(found.shape_ids) == len(found.piece_ids)


def test_ideographs_stand_alone() -> None:
    assert split_basic("北京Ö") == ["北", "京", "o"]


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("said", SHAPE_LOWER),
        ("Kyiv", SHAPE_TITLE),
        ("NATO", SHAPE_UPPER),
        ("A", SHAPE_INITIAL),
        ("McCain", SHAPE_MIXED),
        ("2014", SHAPE_DIGITS),
        ("M23", SHAPE_ALPHANUMERIC),
        ("20th", SHAPE_ALPHANUMERIC),
        ("--", SHAPE_SYMBOL),
        ("çalışma", SHAPE_LOWER),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert get_shape(word) == shape


@given(st.text(min_size=1))
def test_any_word_has_pieces_and_a_shape(word: str) -> None:
    tokenizer = PieceTokenizer(VOCABULARY)
    assert 1 <= len(tokenizer.get_pieces(word)) <= MAX_WORD_PIECES
    assert 1 <= get_shape(word) <= SHAPE_SYMBOL
