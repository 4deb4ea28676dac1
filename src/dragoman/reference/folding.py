"""Names made comparable: accents, case, scripts and rival spellings folded away.

Folding is deterministic equivalence, never likeness: two names are one key or they are not.
"Khamenei" and "Khomeini" stay apart, "Çavuşoğlu" and "Cavusoglu" do not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ə": "a"}
)
_NOT_KEPT = re.compile(r"[^a-z0-9 ]")
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"tsch|tch", "ch"),
        (r"sch|sz", "sh"),
        (r"dzh|dj|zh", "j"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"q", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"ts|tz", "c"),
        (r"ee", "i"),
        (r"(?<=[aeou])[yj](?=e)", ""),
        (r"(?<=[aeou])[yj](?=[aou])", "i"),
        (r"ei|ey|ij|iy|yi|yy|ii|y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


class Word(NamedTuple):
    """A word of a text, folded, and where it stands.

    Args:
        key: The folded word.
        start: Its first character, a code point of the text.
        end: The character after its last.
    """

    key: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, in ASCII ("Çavuşoğlu" gives "cavusoglu", "Київ" "kiiv").

    Dotted and dotless i fall together, apostrophes and hyphens go, spaces stay.
    """
    if text.isascii():
        plain = text
    else:
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        if not plain.isascii():
            plain = anyascii(plain)
    return _NOT_KEPT.sub("", plain.replace("-", " ").lower()).strip()


@lru_cache(maxsize=65536)
def get_spelling_key(text: str) -> str:
    """The folded text with rival romanisations made one ("Sergei" and "Sergey" give "sergi").

    For names of persons only: for states it would be too coarse.
    """
    key = fold(text)
    for pattern, replacement in _SPELLINGS:
        key = pattern.sub(replacement, key)
    return key


def find_words(text: str) -> Iterator[Word]:
    """The words of a text with their places; punctuation, hyphens and apostrophes part words."""
    for match in _WORD.finditer(text):
        key = fold(match.group())
        if key:
            yield Word(key, match.start(), match.end())


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of a text ("al-Shabaab" gives ``("al", "shabaab")``)."""
    return tuple(word.key for word in find_words(text))
