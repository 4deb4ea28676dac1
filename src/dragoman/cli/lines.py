"""The line over time of ``dragoman positions --holder WHO --issue WORDS``."""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING

from dragoman.cli.options import make_filter
from dragoman.cli.questions import Asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.analysis.lines import StepRow


def draw_line(asked: Asked) -> None:
    """Print where a holder stood on an issue over time.

    Args:
        asked: A question for positions with a holder and an issue.
    """
    from dragoman.analysis.lines import find_steps
    from dragoman.cli.columns import STEP_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.cli.queries import get_article_id
    from dragoman.reference import load_reference
    from dragoman.store import find_positions, open_record

    conditions = dict(asked.conditions)
    issue = conditions.pop("subject")
    with open_record(asked.record) as record:
        article_id = get_article_id(record, asked.article) if asked.article else None
        chosen = make_filter(asked.form, 0, article=article_id, **conditions)
        steps = find_steps(find_positions(record, chosen), issue, load_reference())
        print_records(asked.form, islice(steps, asked.limit or None), STEP_COLUMNS, _print_lines)


def _print_lines(steps: Iterable[StepRow]) -> None:
    from rich.text import Text

    from dragoman.cli.console import count, is_plain, make_console
    from dragoman.cli.pages import print_rows, show_sourced
    from dragoman.cli.streams import escape

    console = make_console()
    plain = is_plain(console)

    def show(step: StepRow) -> tuple[Text, Text]:
        left, right = show_sourced(step.row, plain=plain)
        return Text("\n").join((Text(step.move, "bold reverse" if not plain else ""), left)), right

    n_lines = 0
    for (side, issue), members in groupby(steps, lambda step: (step.side, step.issue)):
        rows = list(members)
        n_changes = sum(step.move in ("shifted", "reversed") for step in rows)
        n_lines += 1
        told = f"{count(len(rows), 'position')}, {count(n_changes, 'change')}"
        console.print(Text(escape(f"{side} on {issue}: {told}"), "bold" if not plain else ""))
        print_rows(console, ("", ""), map(show, rows), indent=2)
        console.print()
    if not n_lines:
        console.print("No positions fit.")
