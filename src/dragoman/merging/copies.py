"""Copies: articles that print one text, and who speaks in each.

Candidates come from one-permutation MinHash bands over runs of five words (whole texts that are
alike) and from rare sampled runs (a stretch of one in another). Each candidate pair is then
compared exactly.

Source: Li, Owen and Zhang, "One Permutation Hashing" (NIPS 2012); densified as in Shrivastava
and Li (ICML 2014).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from dragoman.merging.facts import ArticleFacts, read_day
from dragoman.merging.groups import Groups
from dragoman.merging.prints import TextPrint, make_print
from dragoman.records import Article, CopyBasis, CopyGroup

N_BINS, BAND_ROWS = 128, 4
FULL_BUCKET = 12
"""Up to so many articles in a bucket are compared each with each, more with their neighbours."""
SAMPLE, RARE = 16, 20
"""One run in so many is sampled; it may stand in at most so many articles."""

ALIKE = 0.6
"""Shared runs of all runs: the texts are nearly the same."""
CONTAINED = 0.5
"""Runs of the shorter text that stand in the longer: one reprints a stretch of the other."""
CREDITED = 0.25
"""The same where both may come from one agency: it needs less."""
LEAST_RUNS = 12
"""Shorter texts are copies only when all their words agree."""
LEAST_STRETCH = 30
"""Runs that a stretch must have at least to be a reprint of another text."""
DAYS_APART = 10
"""Texts further apart in time are copies only when all their words agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """An article as it is compared."""

    article_id: str
    agency: str | None
    outlet: str | None
    published: str | None
    day: int | None
    text: TextPrint


class Voices:
    """Who speaks in each article: copies, and articles of one agency or outlet, are one voice.

    Args:
        facts: The articles.
        copies: Their copy groups.
    """

    __slots__ = ("_voice",)

    def __init__(self, facts: Iterable[ArticleFacts], copies: Iterable[CopyGroup]) -> None:
        self._voice = {
            one.article_id: f"agency {one.agency}"
            if one.agency
            else (f"outlet {one.outlet}" if one.outlet else one.article_id)
            for one in facts
        }
        for group in copies:
            voice = f"agency {group.agency}" if group.agency else self._voice.get(group.articles[0])
            if voice is not None:
                self._voice.update(dict.fromkeys(group.articles, voice))

    def get_voice(self, article_id: str) -> str:
        """Whose voice an article is: equal for two articles that are not independent."""
        return self._voice.get(article_id, article_id)

    def count(self, article_ids: Iterable[str]) -> int:
        """How many independent voices some articles are."""
        return len({self.get_voice(article_id) for article_id in article_ids})


def find_copies(articles: Iterable[Article]) -> Iterator[CopyGroup]:
    """Groups of articles that print one text, in order of id.

    Args:
        articles: Any articles, in any order.
    """
    yield from _group(
        _Print(
            article_id=article.id,
            agency=article.agency,
            outlet=article.outlet,
            published=article.published,
            day=read_day(article.published),
            text=make_print(article.text),
        )
        for article in articles
    )


def group_copies(facts: Iterable[ArticleFacts]) -> Iterator[CopyGroup]:
    """The same as :func:`find_copies`, from the facts of the articles.

    Args:
        facts: Facts of any articles, in any order.
    """
    yield from _group(
        _Print(
            article_id=one.article_id,
            agency=one.agency,
            outlet=one.outlet,
            published=one.published,
            day=read_day(one.published),
            text=one.text_print,
        )
        for one in facts
    )


def _group(articles: Iterable[_Print]) -> Iterator[CopyGroup]:
    unique = {article.article_id: article for article in articles}
    prints = [unique[name] for name in sorted(unique)]
    groups = Groups(len(prints))
    bases: dict[int, list[CopyBasis]] = {}
    for left, right in _find_candidates(prints):
        if groups.get_head(left) == groups.get_head(right):
            continue
        basis = compare_prints(prints[left], prints[right])
        if basis is not None:
            groups.join(left, right)
            bases.setdefault(left, []).append(basis)
    found = []
    for members in groups.find_groups():
        if len(members) > 1:
            kinds = {kind for member in members for kind in bases.get(member, ())}
            found.append(_make_group([prints[member] for member in members], kinds))
    yield from sorted(found, key=lambda group: group.id)


def _make_group(members: Sequence[_Print], kinds: set[CopyBasis]) -> CopyGroup:
    """One group; the original is the earliest, then the one that credits the agency itself."""
    agencies = sorted(member.agency for member in members if member.agency)
    agency = max(agencies, key=lambda name: (agencies.count(name), name)) if agencies else None
    first = min(
        members,
        key=lambda member: (
            member.published is None,
            member.published or "",
            member.outlet is not None and member.outlet != agency,
            member.article_id,
        ),
    )
    others = sorted(m.article_id for m in members if m is not first)
    order: tuple[CopyBasis, ...] = ("rewritten", "near", "exact")
    return CopyGroup(
        articles=(first.article_id, *others),
        agency=agency,
        basis=next(kind for kind in order if kind in kinds),
    )


def compare_prints(left: _Print, right: _Print) -> CopyBasis | None:
    """How one article copies another; None when it does not.

    Args:
        left: One article.
        right: The other.
    """
    if left.text.exact == right.text.exact:
        return "exact"
    if left.day is not None and right.day is not None and abs(left.day - right.day) > DAYS_APART:
        return None
    shorter, longer = sorted((left.text.shingles, right.text.shingles), key=len)
    if len(shorter) < LEAST_RUNS:
        return None
    shared = count_shared(shorter, longer)
    if shared >= ALIKE * (len(shorter) + len(longer) - shared):
        return "near"
    one_agency = left.agency is not None and right.agency is not None
    least = CREDITED if one_agency and left.agency == right.agency else CONTAINED
    return "rewritten" if shared >= max(LEAST_STRETCH, least * len(shorter)) else None


def count_shared(shorter: npt.NDArray[np.uint32], longer: npt.NDArray[np.uint32]) -> int:
    """How many values two sorted arrays without repeats share.

    Args:
        shorter: The shorter.
        longer: The longer, not empty.
    """
    places = np.minimum(np.searchsorted(longer, shorter), len(longer) - 1)
    return int(np.count_nonzero(longer[places] == shorter))


def _find_candidates(prints: Sequence[_Print]) -> Iterator[tuple[int, int]]:
    """Pairs that may be copies, each once, as places in ``prints``; the smaller first."""
    pairs: set[tuple[int, int]] = set()
    exact = sorted((article.text.exact, place) for place, article in enumerate(prints))
    for (text, place), (other, next_place) in pairwise(exact):
        if text == other:
            pairs.add((place, next_place))
    firsts = [place for place, _ in _skip_repeats(exact)]
    long_ones = np.array(
        [place for place in sorted(firsts) if len(prints[place].text.shingles) >= LEAST_RUNS],
        np.int64,
    )
    if len(long_ones) > 1:
        texts = [prints[place].text.shingles for place in long_ones]
        for bucket in _find_buckets(texts):
            _pair_bucket(long_ones[bucket], pairs)
        for bucket in _find_rare_runs(texts):
            _pair_bucket(long_ones[bucket], pairs)
    yield from sorted(pairs)


def _skip_repeats(exact: Sequence[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    """One place for each text: the first of it."""
    last = None
    for text, place in exact:
        if text != last:
            yield place, text
        last = text


def _pair_bucket(members: npt.NDArray[np.int64], pairs: set[tuple[int, int]]) -> None:
    row = [int(member) for member in members]
    reach = len(row) if len(row) <= FULL_BUCKET else 2
    for start, left in enumerate(row):
        pairs.update((left, right) for right in row[start + 1 : start + reach])


def _find_buckets(texts: Sequence[npt.NDArray[np.uint32]]) -> Iterator[npt.NDArray[np.int64]]:
    """Members of each MinHash bucket with more than one, as places in ``texts``."""
    signatures = np.stack([make_signature(text) for text in texts])
    for start in range(0, N_BINS, BAND_ROWS):
        band = np.ascontiguousarray(signatures[:, start : start + BAND_ROWS])
        key = np.zeros(len(texts), np.uint64)
        for row in range(BAND_ROWS):
            key = key * np.uint64(0x9E3779B97F4A7C15) + band[:, row]
        yield from _find_runs(key, len(texts), _no_limit)


def _find_rare_runs(texts: Sequence[npt.NDArray[np.uint32]]) -> Iterator[npt.NDArray[np.int64]]:
    """Members of each sampled run of words that stands in few texts, but in more than one."""
    samples = [text[text % np.uint32(SAMPLE) == 0] for text in texts]
    keys = np.concatenate(samples) if samples else np.zeros(0, np.uint32)
    owners = np.repeat(np.arange(len(texts)), [len(sample) for sample in samples])
    for places in _find_runs(keys, len(keys), lambda size: size <= RARE):
        yield owners[places]


def _no_limit(_: int) -> bool:
    return True


def _find_runs(
    keys: npt.NDArray[np.uint64] | npt.NDArray[np.uint32],
    length: int,
    accepts: Callable[[int], bool],
) -> Iterator[npt.NDArray[np.int64]]:
    """Places of equal keys, for each key that stands more than once."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.concatenate((starts[1:], [length]))
    for place in np.flatnonzero(ends - starts > 1):
        if accepts(int(ends[place] - starts[place])):
            yield order[starts[place] : ends[place]]


def make_signature(shingles: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """The least hash in each of 128 bins; an empty bin borrows from the next that is not.

    Args:
        shingles: Sorted hashes without repeats, at least one; uint32.

    Returns:
        128 values, uint32.
    """
    bins = shingles >> np.uint32(32 - (N_BINS.bit_length() - 1))
    filled, first = np.unique(bins, return_index=True)
    values = shingles[first]
    places = np.searchsorted(filled, np.arange(N_BINS, dtype=np.uint32))
    distance = np.where(places == len(filled), N_BINS, 0)
    places %= len(filled)
    borrowed = (filled[places] + distance - np.arange(N_BINS)).astype(np.uint32)
    offsets: npt.NDArray[np.uint32] = borrowed * np.uint32(0x85EBCA6B)
    return values[places] + offsets
