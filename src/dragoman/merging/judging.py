"""Judgements: what people decided, as links that no merge may break."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from dragoman.errors import JudgementError
from dragoman.records import Judgement


class Rulings:
    """Standing judgements, closed over: what is the same as the same is the same.

    Args:
        judgements: Those that stand; withdrawn ones are left out by the caller.

    Attributes:
        heads: The reports that stand for groups of several that must stay together.
        parted: Heads of all that must stay apart from something.

    Raises:
        JudgementError: Two of them contradict each other.
    """

    __slots__ = ("_apart", "_group", "heads", "parted")

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        rows = sorted(judgements, key=lambda row: row.id)
        check_judgements(rows)
        self._group: dict[str, str] = {}
        for group in _find_groups(rows):
            self._group.update(dict.fromkeys(group, min(group)))
        self._apart: dict[str, set[str]] = {}
        for row in rows:
            if row.verdict == "different":
                left, right = (self._group.get(report, report) for report in row.reports)
                self._apart.setdefault(left, set()).add(right)
                self._apart.setdefault(right, set()).add(left)
        self.heads = frozenset(self._group.values())
        self.parted = frozenset(self._apart)

    def get_enemies(self, report: str) -> frozenset[str]:
        """Heads of the groups that a report must stay apart from."""
        return frozenset(self._apart.get(self._group.get(report, report), ()))

    def get_head(self, report: str) -> str:
        """The report that stands for the group of one that must stay together."""
        return self._group.get(report, report)


def check_judgements(judgements: Iterable[Judgement]) -> None:
    """Raise unless some world agrees with all the judgements.

    Args:
        judgements: Those that are to stand together.

    Raises:
        JudgementError: Reports judged different are linked by judgements "same"; the message
            names the path that links them.
    """
    rows = sorted(judgements, key=lambda row: row.id)
    links: dict[str, list[tuple[str, Judgement]]] = {}
    for row in rows:
        if row.verdict == "same":
            left, right = row.reports
            links.setdefault(left, []).append((right, row))
            links.setdefault(right, []).append((left, row))
    for row in rows:
        if row.verdict == "different":
            path = _find_path(links, *row.reports)
            if path is not None:
                steps = ", ".join(f"{step.left} = {step.right} ({step.id})" for step in path)
                raise JudgementError(
                    f"{row.left} and {row.right} are judged different ({row.id}), but judgements "
                    f"link them as the same: {steps}.",
                    remedy="Withdraw one of these first.",
                )


def _find_path(
    links: dict[str, list[tuple[str, Judgement]]], start: str, goal: str
) -> list[Judgement] | None:
    """The shortest chain of judgements "same" between two reports, or None."""
    reached: dict[str, list[Judgement]] = {start: []}
    queue = deque([start])
    while queue:
        report = queue.popleft()
        for other, row in links.get(report, ()):
            if other not in reached:
                reached[other] = [*reached[report], row]
                queue.append(other)
    return reached.get(goal)


def _find_groups(rows: Iterable[Judgement]) -> Iterator[set[str]]:
    groups: dict[str, set[str]] = {}
    for row in rows:
        if row.verdict == "same":
            left, right = row.reports
            joined = groups.get(left, {left}) | groups.get(right, {right})
            for report in joined:
                groups[report] = joined
    yield from {id(group): group for group in groups.values()}.values()
