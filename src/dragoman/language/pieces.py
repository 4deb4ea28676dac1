"""Word pieces: what the encoder reads in place of words.

The uncased WordPiece scheme of BERT, applied to each word on its own, and the
small set of case shapes that puts back what lower-casing takes away.

Source: Devlin et al. 2019, "BERT" (the scheme); Wu et al. 2016 (greedy longest
match).  ``training.check_pieces`` holds it equal to the reference tokenizer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

UNKNOWN_PIECE = "[UNK]"
START_PIECE = "[CLS]"
END_PIECE = "[SEP]"
MAX_WORD_CHARACTERS = 100
MAX_WORD_PIECES = 12
CACHE_SIZE = 50_000

SHAPE_SPECIAL = 0
SHAPE_LOWER = 1
SHAPE_TITLE = 2
SHAPE_UPPER = 3
SHAPE_INITIAL = 4
SHAPE_MIXED = 5
SHAPE_DIGITS = 6
SHAPE_ALPHANUMERIC = 7
SHAPE_SYMBOL = 8
N_SHAPES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceSequence:
    """One segment as the encoder reads it.

    Attributes:
        piece_ids: Vocabulary ids with start and end piece, shape ``(n_pieces,)``.
        shape_ids: Case shape of the word each piece belongs to, same shape.
        first: Index of each word's first piece, shape ``(n_words,)``.
        last: Index of each word's last piece, shape ``(n_words,)``.
    """

    piece_ids: NDArray[np.int64]
    shape_ids: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def get_shape(word: str) -> int:
    """Return the case shape of a word, one of the ``SHAPE_`` numbers."""
    if word.islower():
        return SHAPE_LOWER if word.isalpha() or not _has_digit(word) else SHAPE_ALPHANUMERIC
    if not any(map(str.isalnum, word)):
        return SHAPE_SYMBOL
    if _has_digit(word):
        return SHAPE_ALPHANUMERIC if any(map(str.isalpha, word)) else SHAPE_DIGITS
    if word.isupper():
        return SHAPE_INITIAL if len(word) == 1 else SHAPE_UPPER
    if word[0].isupper() and word[1:].islower():
        return SHAPE_TITLE
    return SHAPE_MIXED


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _is_punctuation(character: str) -> bool:
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(character).startswith("P")


def _is_ideograph(character: str) -> bool:
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x2CEAF
        or 0x2F800 <= code <= 0x2FA1F
    )


def split_basic(word: str) -> list[str]:
    """Split a word as BERT does before it looks pieces up: lower case, no accents."""
    clean = []
    for character in word:
        category = unicodedata.category(character)
        if character in "\t\n\r" or category == "Zs":
            clean.append(" ")
        elif character in "\x00\ufffd" or category in {"Cc", "Cf", "Cn", "Co"}:
            continue
        elif _is_ideograph(character):
            clean.append(f" {character} ")
        else:
            clean.append(character)
    decomposed = unicodedata.normalize("NFD", "".join(clean))
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn").lower()
    spaced = "".join(f" {c} " if _is_punctuation(c) else c for c in bare)
    return spaced.split()


class PieceTokenizer:
    """Turns words into piece ids; remembers the words that it has seen."""

    __slots__ = ("_cache", "_end", "_ids", "_start", "_unknown")

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Build from vocabulary entries in the order of their ids.

        Args:
            vocabulary: The pieces; a line number is an id.  Continuations begin
                with ``##``.
        """
        self._ids: Mapping[str, int] = {piece: index for index, piece in enumerate(vocabulary)}
        self._unknown = self._ids[UNKNOWN_PIECE]
        self._start = self._ids[START_PIECE]
        self._end = self._ids[END_PIECE]
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def get_pieces(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of one word: at least one, at most twelve."""
        return self._get_entry(word)[0]

    def _get_entry(self, word: str) -> tuple[tuple[int, ...], int]:
        found = self._cache.get(word)
        if found is None:
            pieces: list[int] = []
            for part in split_basic(word[: 4 * MAX_WORD_CHARACTERS]):
                pieces.extend(self._match_longest(part))
            if len(pieces) > MAX_WORD_PIECES:
                half = MAX_WORD_PIECES // 2
                pieces = pieces[:half] + pieces[-half:]
            found = (tuple(pieces) or (self._unknown,), get_shape(word))
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _match_longest(self, part: str) -> list[int]:
        if len(part) > MAX_WORD_CHARACTERS:
            return [self._unknown]
        pieces: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                found = self._ids.get(prefix + part[start:end])
                if found is not None:
                    pieces.append(found)
                    start = end
                    break
            else:
                return [self._unknown]
        return pieces

    def count_pieces(self, words: Sequence[str]) -> list[int]:
        """Return the number of pieces of each word."""
        return [len(self._get_entry(word)[0]) for word in words]

    def encode(self, words: Sequence[str]) -> PieceSequence:
        """Turn the words of one segment into the encoder's input.

        Args:
            words: The words in order; none may be whitespace only.

        Returns:
            Arrays with start and end piece added.
        """
        piece_ids = [self._start]
        shape_ids = [SHAPE_SPECIAL]
        first: list[int] = []
        last: list[int] = []
        for word in words:
            pieces, shape = self._get_entry(word)
            first.append(len(piece_ids))
            piece_ids.extend(pieces)
            shape_ids.extend([shape] * len(pieces))
            last.append(len(piece_ids) - 1)
        piece_ids.append(self._end)
        shape_ids.append(SHAPE_SPECIAL)
        return PieceSequence(
            piece_ids=np.array(piece_ids, dtype=np.int64),
            shape_ids=np.array(shape_ids, dtype=np.int64),
            first=np.array(first, dtype=np.int64),
            last=np.array(last, dtype=np.int64),
        )
