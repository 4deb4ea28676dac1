"""What texts are compared by: an exact hash, and hashes of all runs of five words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

SHINGLE = 5
"""Words in a run."""
_WORD = re.compile(r"[^\W_]+")
_BASE = 0x100000001B3
_INVERSE = pow(_BASE, -1, 2**64)
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextPrint:
    """What a text is compared by.

    Args:
        exact: Hash of its words, case and punctuation left out.
        shingles: Hashes of all runs of five words, sorted, none twice; uint32.
    """

    exact: str
    shingles: npt.NDArray[np.uint32]


def make_print(text: str) -> TextPrint:
    """What a text is compared by.

    Args:
        text: Any text.
    """
    joined = " ".join(_WORD.findall(text.casefold())).encode()
    runs = _hash_runs(_hash_words(joined))
    runs.sort()
    return TextPrint(
        exact=hashlib.blake2b(joined, digest_size=10).hexdigest(),
        shingles=runs[np.append(True, runs[1:] != runs[:-1])] if len(runs) else runs,
    )


def _hash_words(joined: bytes) -> npt.NDArray[np.uint64]:
    """A hash for each word of a text with single spaces: polynomials in its bytes, mod 2^64."""
    if not joined:
        return np.zeros(0, np.uint64)
    letters = np.frombuffer(joined, np.uint8)
    powers, inverses = _find_powers((len(letters) - 1).bit_length())
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(letters * powers[: len(letters)])))
    spaces = np.flatnonzero(letters == ord(" "))
    starts = np.concatenate((np.zeros(1, np.int64), spaces + 1))
    ends = np.concatenate((spaces, np.full(1, len(letters))))
    # A word that stands later has higher powers: divide them out, so that its hash is the same.
    hashes: npt.NDArray[np.uint64] = (sums[ends] - sums[starts]) * inverses[starts]
    return hashes


@cache
def _find_powers(
    n_bits: int,
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """The first ``2 ** n_bits`` powers of the base and of its inverse, mod 2^64."""
    powers = np.multiply.accumulate(np.full(2**n_bits, _BASE, np.uint64))
    inverses = np.multiply.accumulate(np.full(2**n_bits, _INVERSE, np.uint64))
    return powers, inverses


def _hash_runs(words: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    """Hashes of the runs of five words; of all words where there are fewer."""
    length = min(SHINGLE, len(words))
    if not length:
        return np.zeros(0, np.uint32)
    n_runs = len(words) - length + 1
    runs = np.zeros(n_runs, np.uint64)
    mixed = _mix(words)
    for offset in range(length):
        runs = runs * _MULTIPLIER + mixed[offset : offset + n_runs]
    return (_mix(runs) >> np.uint64(32)).astype(np.uint32)


def _mix(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Values with their bits well mixed (the finish of splitmix64)."""
    values = (values ^ (values >> np.uint64(30))) * _MIX[0]
    values = (values ^ (values >> np.uint64(27))) * _MIX[1]
    return values ^ (values >> np.uint64(31))
