"""``dragoman event`` and ``dragoman merge``."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dragoman.store import DiscrepancyRow, EventRow, ReportRow
    from dragoman.store.matching import FeatureRow


def event(
    event_id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of the event or of one of its reports, or the beginning of it. Ids of"
            " events that were merged into another lead to that one.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    why: Annotated[
        bool,
        typer.Option("--why", help="Say why each report was taken for the same, point by point."),
    ] = False,
    form: FormatOption = Format.table,
) -> None:
    """One event: all its reports side by side, and where they differ.

    dragoman event evt-3f2a9c
    dragoman event evt-3f2a9c --why
    dragoman event evt-3f2a9c --format json
    """
    from dragoman.cli.columns import REPORT_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.store import (
        find_event_discrepancies,
        find_reports,
        get_event,
        get_event_id,
        open_record,
    )

    if why:
        _explain_merge(record, event_id, form)
        return
    with open_record(record) as opened:
        found = get_event_id(opened, event_id)
        row = get_event(opened, found)
        assert row is not None, "the record just gave its id"
        differing = tuple(find_event_discrepancies(opened, row.event))
        reports = find_reports(opened, found)
        print_records(
            form, reports, REPORT_COLUMNS, lambda reports: _print_page(row, reports, differing)
        )


def _explain_merge(record: Path, event_id: str, form: Format) -> None:
    from dragoman.cli.columns import FEATURE_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.store import open_record
    from dragoman.store.matching import find_matches

    with open_record(record) as opened:
        print_records(form, find_matches(opened, event_id), FEATURE_COLUMNS, _print_matches)


def _print_matches(rows: Iterable[FeatureRow]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.console import SHORT_ID, make_console
    from dragoman.cli.streams import escape

    console = make_console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("report", "closest other", "feature"):
        table.add_column(name, no_wrap=True)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=1)
    for (left, right), features in groupby(rows, lambda row: (row.left, row.right)):
        names = (left[:SHORT_ID], right[:SHORT_ID])
        for row in features:
            table.add_row(*names, row.feature, f"{row.points:+.1f}", Text(escape(row.why)))
            names = ("", "")
    if table.row_count:
        console.print(table)
    else:
        console.print("One report: nothing was merged.")


def merge(record: RecordOption = DEFAULT_RECORD) -> None:
    """Merge reports into events anew, and find copies and discrepancies.

    `dragoman read --record` does this at its end; this command does it for a record that was
    made by an older dragoman, or whose reading was interrupted.

    dragoman merge --record news.duckdb
    """
    from dragoman.cli.console import make_console
    from dragoman.store.folding import merge_record

    summary = merge_record(record)
    console = make_console()
    console.print(
        f"{summary.tell()} Articles that copy another: {summary.n_copies:,}."
        f" Statements told in several: {summary.n_utterances:,}."
        f" Discrepancies: {summary.n_discrepancies:,}.",
        soft_wrap=not console.is_terminal,
    )


def _print_page(
    row: EventRow, reports: Iterable[ReportRow], differing: tuple[DiscrepancyRow, ...]
) -> None:
    from rich.text import Text

    from dragoman.cli.console import QUIET, is_plain, make_console
    from dragoman.cli.merged import show_discrepancy, show_event, show_report
    from dragoman.cli.pages import print_rows

    console = make_console()
    plain = is_plain(console)
    left, _ = show_event(row, plain=plain)
    console.print(left, overflow="fold")
    console.print(Text(f"{row.event.id}\n", QUIET))
    heading = ("reports", "the words of each")
    print_rows(console, heading, (show_report(report, plain=plain) for report in reports))
    if differing:
        console.print()
        cells = (show_discrepancy(one, plain=plain) for one in differing)
        print_rows(console, ("where they differ", "what each side says"), cells)
