"""``dragoman verify``."""

from __future__ import annotations

import typer

from dragoman.cli.options import DEFAULT_RECORD, RecordOption

_SHOWN_PROBLEMS = 100


def verify(record: RecordOption = DEFAULT_RECORD) -> None:
    """Check a record: ids, spans, quotations, links and counts.

    Ends with status 1 when something does not hold together.

    dragoman verify --record news.duckdb
    """
    from dragoman.cli.console import count, make_console
    from dragoman.cli.streams import escape
    from dragoman.store import verify_record

    console = make_console()
    n_problems = 0
    for problem in verify_record(record):
        n_problems += 1
        if n_problems <= _SHOWN_PROBLEMS:
            line = f"{problem.table} {problem.id}: {problem.detail}"
            console.print(escape(line), soft_wrap=True)
    if n_problems:
        problems = count(n_problems, "problem")
        console.print(f"{problems} in {escape(str(record))}.", soft_wrap=True)
        raise typer.Exit(1)
    console.print(f"{escape(str(record))} holds together.", soft_wrap=True)
