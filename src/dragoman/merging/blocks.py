"""Which event mentions are worth comparing: those that share a block.

A block is a pair of participants, or a participant with a telling word or a type. Large blocks are
put in order of day and likeness, and each mention is compared with its neighbours only, so that the
cost of a mention does not grow with the record.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from dragoman.merging.facts import MentionFacts, Party
from dragoman.merging.matching import NEAR_DAYS, get_likeness, is_toll
from dragoman.merging.words import is_light

REACH = 8
"""How many neighbours in order of day a mention is compared with in each block."""
LIKE_REACH = 3
"""The same in order of likeness alone, so that undated history finds its event."""
MOST_PAIRS, MOST_WORDS = 4, 5
UNDATED = -(10**6)


def find_candidates(facts: Sequence[MentionFacts]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions that may be of one happening, as places in ``facts``, each once.

    Args:
        facts: Mentions in order of id.
    """
    keys, owners = _find_keys(facts)
    if not len(keys):
        return
    days = np.array([_get_day(one) for one in facts], np.int64)
    sketches = np.array([_sketch(one) for one in facts], np.int64)
    types = sorted({one.mention.type for one in facts})
    numbers = {name: place for place, name in enumerate(types)}
    kinds = np.array([numbers[one.mention.type] for one in facts], np.int64)
    allowed = np.array([[get_likeness(one, other) > 0 for other in types] for one in types])
    found = [np.zeros(0, np.int64)]
    for order, reach, in_time in (
        (np.lexsort((owners, sketches[owners], days[owners], keys)), REACH, True),
        (np.lexsort((owners, sketches[owners], keys)), LIKE_REACH, False),
    ):
        for step in range(1, reach + 1):
            left, right = order[:-step], order[step:]
            one, other = owners[left], owners[right]
            keep = (keys[left] == keys[right]) & (one != other) & allowed[kinds[one], kinds[other]]
            gap = np.abs(days[one] - days[other])
            dated = (days[one] != UNDATED) & (days[other] != UNDATED)
            keep &= ~dated | (gap <= NEAR_DAYS) | (not in_time)
            one, other = one[keep], other[keep]
            pairs = np.minimum(one, other) * len(facts) + np.maximum(one, other)
            found.append(np.unique(pairs))
        found = [np.unique(np.concatenate(found))]
    for pair in found[0]:
        yield divmod(int(pair), len(facts))


def _find_keys(
    facts: Sequence[MentionFacts],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Numbers of the blocks of each mention, and for each the place of the mention."""
    names: dict[tuple[str, str], int] = {}
    keys: list[int] = []
    owners: list[int] = []
    for place, one in enumerate(facts):
        for key in find_blocks(one):
            keys.append(names.setdefault(key, len(names)))
            owners.append(place)
    return np.array(keys, np.int64), np.array(owners, np.int64)


def find_blocks(one: MentionFacts) -> Iterator[tuple[str, str]]:
    """The blocks of a mention, each once.

    Args:
        one: Any mention.
    """
    actors = list(_find_entities(one.actors))
    recipients = list(_find_entities(one.recipients))
    pairs = list(product(actors, recipients)) if recipients else list(combinations(actors, 2))
    blocks = {(min(pair), max(pair)) for pair in pairs[:MOST_PAIRS]}
    entities = list(dict.fromkeys((*actors[:2], *recipients[:2])))
    telling = sorted(one.near | one.trigger, key=lambda key: (is_light(key), _hash(key)))
    for entity in entities:
        blocks.add((entity, one.mention.type))
        blocks.update((entity, f"~{word}") for word in telling[:MOST_WORDS])
    if one.mention.type == "ASSAULT":
        blocks.add((one.mention.article_id, one.mention.type))
        if is_toll(one):
            blocks.update(("toll", f"~{word}") for word in telling[:MOST_WORDS])
    yield from sorted(blocks)


def _find_entities(parties: Iterable[Party]) -> Iterator[str]:
    """What actors are known as in blocks, each once: the country, or the name without one."""
    known = (party for party in parties if party.country or not party.is_generic)
    yield from dict.fromkeys(party.country or party.key for party in known)


def _get_day(one: MentionFacts) -> int:
    if one.days is None or one.days.width is None or one.days.width > 2 * NEAR_DAYS:
        return UNDATED
    return one.days.first or UNDATED


def _sketch(one: MentionFacts) -> int:
    """A number that two mentions share the likelier, the more telling words they share."""
    return min((_hash(word) for word in one.near), default=0)


def _hash(word: str) -> int:
    return zlib.crc32(word.encode())
