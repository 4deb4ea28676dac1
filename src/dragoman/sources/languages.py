"""A light check that a text is English, by its letters and its commonest words."""

from __future__ import annotations

import re

from dragoman.sources.tables import load_function_words

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_SAMPLE = 20_000
_FEWEST_LETTERS, _FEWEST_WORDS = 20, 8
_ENGLISH_SHARE, _FOREIGN_SHARE, _CLEAR_WORDS = 0.05, 0.125, 25


def guess_language(text: str) -> str:
    """``en``, or ``und`` where the text is plainly not English.

    A text of fewer than 20 letters or 8 words counts as English. A text is not, when fewer
    than half of its letters are Latin; or when function words of another language make up
    an eighth of it and outnumber the English ones; or when, of 25 words or more, fewer than one
    in twenty is one of the commonest English words.

    Args:
        text: A whole text; the first 20,000 characters are looked at.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    n_letters = sum(map(len, words))
    if n_letters < _FEWEST_LETTERS:
        return "en"
    if len(_LATIN.findall(sample)) < 0.5 * n_letters:
        return "und"
    if len(words) < _FEWEST_WORDS:
        return "en"
    counts = {
        language: sum(word in members for word in words)
        for language, members in load_function_words().items()
    }
    english = counts.pop("en")
    if max(counts.values()) > max(english, 2, _FOREIGN_SHARE * len(words)):
        return "und"
    if len(words) >= _CLEAR_WORDS and english < _ENGLISH_SHARE * len(words):
        return "und"
    return "en"
