"""Where a holder stood on an issue over time, with the words of each step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.reference import Reference
from dragoman.statements import Held, draw_lines, matches_issue
from dragoman.statements.lines import Move
from dragoman.store import PositionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One position in the line of a side on an issue.

    Args:
        side: A country code, or the name of an actor who speaks for none.
        issue: The issue in its commonest wording.
        move: ``first``, ``stayed``, ``shifted`` or ``reversed``, against the step before.
        row: The position with its words.
    """

    side: str
    issue: str
    move: Move
    row: PositionRow


def find_steps(rows: Iterable[PositionRow], asked: str, reference: Reference) -> Iterator[StepRow]:
    """The steps of every line on an issue, line by line, the oldest first.

    Args:
        rows: Positions of any holders.
        asked: Words of the issue; other wordings of it are found too.
        reference: Knows what names in issues stand for.
    """
    chosen = {
        row.position.id: row for row in rows if matches_issue(row.position.issue, asked, reference)
    }
    held = [
        Held(
            holder=row.holder,
            position=row.position,
            published=row.article.published[:10] if row.article.published else None,
        )
        for row in chosen.values()
    ]
    for line in draw_lines(held, reference):
        for step in line.steps:
            row = chosen[step.held.position.id]
            yield StepRow(side=line.side, issue=line.issue, move=step.move, row=row)
