"""Groups out of scored pairs: the best first, never across what people judged apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.merging.groups import Groups
from dragoman.merging.judging import Rulings

SAMPLE = 4
"""So many members speak for a group when two groups are compared."""


def cluster(
    ids: Sequence[str],
    links: Sequence[tuple[float, int, int]],
    rulings: Rulings,
    compare: Callable[[int, int], float],
    least: float,
    silent: Sequence[bool] | None = None,
) -> Iterator[list[int]]:
    """Groups of reports.

    Args:
        ids: Ids of the reports, in order.
        links: Points and places of pairs that match by themselves.
        rulings: What people judged.
        compare: Points of two reports, given their places, the smaller first; negative infinity
            when nothing can make them one.
        least: Points that the speakers of two groups must reach on average to join them.
        silent: Whether each report speaks for a group only where no other does.

    Yields:
        All groups, by least member; members in order.
    """
    builder = _Builder(ids, rulings, silent or [False] * len(ids))
    for _, left, right in sorted(links, key=lambda link: (-link[0], link[1], link[2])):
        sides = builder.find_sides(left, right)
        if sides is None:
            continue
        if _fit(*sides, compare) >= least:
            builder.join(left, right)
    yield from builder.groups.find_groups()


def _fit(left: Sequence[int], right: Sequence[int], compare: Callable[[int, int], float]) -> float:
    """How well two groups fit: the mean over all pairs of their speakers."""
    pairs = [(min(one, other), max(one, other)) for one in left for other in right]
    return sum(compare(*pair) for pair in pairs) / len(pairs)


class _Builder:
    """Groups in the making, with the reports that must stay apart.

    Args:
        ids: Ids of the reports.
        rulings: What people judged; what is judged the same stands together from the start.
        silent: Whether each report speaks for a group only where no other does.
    """

    def __init__(self, ids: Sequence[str], rulings: Rulings, silent: Sequence[bool]) -> None:
        self.silent = silent
        self.groups = Groups(len(ids))
        self.rulings = rulings
        self.speakers: dict[int, list[int]] = {}
        self.heads: dict[int, set[str]] = {}
        firsts: dict[str, int] = {}
        for place, report in enumerate(ids):
            head = rulings.get_head(report)
            if head in rulings.parted:
                self.heads[place] = {head}
            if head != report or head in rulings.heads:
                self.join(firsts.setdefault(head, place), place)

    def find_sides(self, left: int, right: int) -> tuple[list[int], list[int]] | None:
        """Speakers of two groups; None when they are one already, or are judged apart."""
        one, other = self.groups.get_head(left), self.groups.get_head(right)
        if one == other or self._is_parted(one, other):
            return None
        return self._get_speakers(one), self._get_speakers(other)

    def _get_speakers(self, head: int) -> list[int]:
        speakers = self.speakers.get(head, [head])
        return [one for one in speakers if not self.silent[one]] or speakers

    def join(self, left: int, right: int) -> None:
        """Make two groups one."""
        one, other = self.groups.get_head(left), self.groups.get_head(right)
        if one == other:
            return
        speakers = self.speakers.pop(one, [one]) + self.speakers.pop(other, [other])
        both = self.heads.pop(one, set()) | self.heads.pop(other, set())
        head = self.groups.join(one, other)
        self.speakers[head] = sorted(speakers, key=lambda at: (self.silent[at], at))[:SAMPLE]
        if both:
            self.heads[head] = both

    def _is_parted(self, left: int, right: int) -> bool:
        one, other = self.heads.get(left), self.heads.get(right)
        if not one or not other:
            return False
        return any(not other.isdisjoint(self.rulings.get_enemies(head)) for head in one)
