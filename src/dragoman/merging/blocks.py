"""Which event mentions are worth comparing: those that share a block.

A block is a pair of participants, or a participant with a telling word or a type. Large blocks are
put in order of day and likeness, and each mention is compared with its neighbours only, so that the
cost of a mention does not grow with the record.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice, product

import numpy as np
import numpy.typing as npt

from dragoman.merging.candidates import Candidate
from dragoman.merging.facts import MentionFacts, Party
from dragoman.merging.matching import NEAR_DAYS, get_likeness
from dragoman.merging.words import is_light

REACH = 8
"""How many neighbours in order of day a mention is compared with in each block."""
LIKE_REACH = 3
"""The same in order of likeness alone, so that undated history finds its event."""
MOST_PAIRS, MOST_WORDS = 4, 5
UNDATED = -(10**6)
_NEAR_WIDTH = 2 * NEAR_DAYS  # an interval of more days counts as undated
_WORD_BITS = 32  # of a block's number, for what a name is joined with
_PAIRS = 1 << 16  # pairs taken out of numpy at a time


def find_candidates(rows: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions that may be of one happening, as places in ``rows``, each once.

    Args:
        rows: Mentions in order of id.
    """
    keys, owners = _Blocks().find_keys(rows)
    if not len(keys):
        return
    facts = [one.facts for one in rows]
    days = np.array([_get_day(one) for one in facts], np.int32)
    sketches = np.array([_sketch(one) for one in facts], np.uint32)
    types = sorted({one.mention.type for one in facts})
    numbers = {name: place for place, name in enumerate(types)}
    kinds = np.array([numbers[one.mention.type] for one in facts], np.int16)
    allowed = np.array([[get_likeness(one, other) > 0 for other in types] for one in types])
    found = []
    for order, reach, most_days in (
        (np.lexsort((owners, sketches[owners], days[owners], keys)), REACH, NEAR_DAYS),
        (np.lexsort((owners, sketches[owners], keys)), LIKE_REACH, _NEAR_WIDTH + NEAR_DAYS),
    ):
        places, blocks = owners[order], keys[order]
        for step in range(1, reach + 1):
            same = np.flatnonzero(blocks[:-step] == blocks[step:])
            one, other = places[same], places[same + step]
            keep = (one != other) & allowed[kinds[one], kinds[other]]
            dated = (days[one] != UNDATED) & (days[other] != UNDATED)
            keep &= ~dated | (np.abs(days[one] - days[other]) <= most_days)
            one, other = one[keep].astype(np.int64), other[keep]
            pairs = np.minimum(one, other) * len(rows) + np.maximum(one, other)
            found.append(pairs)
    yield from _find_unique(np.concatenate(found), len(rows))


def _find_unique(pairs: npt.NDArray[np.int64], n_rows: int) -> Iterator[tuple[int, int]]:
    """Pairs in order, each once; taken out of numpy piece by piece."""
    pairs.sort()
    unique = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))] if len(pairs) else pairs
    for start in range(0, len(unique), _PAIRS):
        lefts, rights = np.divmod(unique[start : start + _PAIRS], n_rows)
        yield from zip(lefts.tolist(), rights.tolist(), strict=True)


class _Blocks:
    """Numbers for blocks: a name in the upper bits, what it is joined with in the lower.

    Words, types and names of actors are numbered as they come, so that no block is ever written
    out: a million mentions have ten million of them.
    """

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.ranks: dict[str, tuple[bool, int, str]] = {}

    def find_keys(
        self, rows: Iterable[Candidate]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
        """Numbers of the blocks of each mention, and for each the place of the mention."""
        keys, owners = array("q"), array("i")
        for place, one in enumerate(rows):
            blocks = self.find_blocks(one)
            keys.extend(blocks)
            owners.extend([place] * len(blocks))
        return np.frombuffer(keys, np.int64), np.frombuffer(owners, np.int32)

    def find_blocks(self, row: Candidate) -> set[int]:
        """The blocks of a mention, each once."""
        one = row.facts
        actors = [self.number(name) for name in _find_entities(one.actors) or _find_hosts(one)]
        recipients = [self.number(name) for name in _find_entities(one.recipients)]
        pairs = product(actors, recipients) if recipients else combinations(actors, 2)
        blocks = {min(pair) << _WORD_BITS | max(pair) for pair in islice(pairs, MOST_PAIRS)}
        ranked = sorted(map(self.rank, one.near | one.trigger))[:MOST_WORDS]
        words = [self.number("~" + word) for _, _, word in ranked]
        kind = self.number("~" + one.mention.type)
        for entity in {*actors[:2], *recipients[:2]}:
            blocks.update(entity << _WORD_BITS | other for other in (kind, *words))
        if one.mention.type == "ASSAULT":
            blocks.add(self.number(one.mention.article_id) << _WORD_BITS | kind)
            if row.is_toll:
                toll = self.number("~toll")
                blocks.update(toll << _WORD_BITS | word for word in words)
        return blocks

    def number(self, name: str) -> int:
        """The number of a name or word."""
        return self.numbers.setdefault(name, len(self.numbers))

    def rank(self, word: str) -> tuple[bool, int, str]:
        """What words are ordered by, the most telling first."""
        found = self.ranks.get(word)
        if found is None:
            found = self.ranks[word] = is_light(word), _hash(word), word
        return found


def _find_entities(parties: Iterable[Party]) -> list[str]:
    """What actors are known as in blocks, each once: the country, or the name without one."""
    known = (party for party in parties if party.country or not party.is_generic)
    return list(dict.fromkeys(party.country or party.key for party in known))


def _find_hosts(one: MentionFacts) -> list[str]:
    """What an act of nobody known ("gunmen", "government troops") has instead: its country."""
    place = one.mention.place
    return [place.country] if place and place.country and not _find_entities(one.recipients) else []


def _get_day(one: MentionFacts) -> int:
    if one.days is None or one.days.width is None or one.days.width > _NEAR_WIDTH:
        return UNDATED
    return one.days.first or UNDATED


def _sketch(one: MentionFacts) -> int:
    """A number that two mentions share the likelier, the more telling words they share."""
    return min(map(_hash, one.near), default=0)


def _hash(word: str) -> int:
    return zlib.crc32(word.encode())
