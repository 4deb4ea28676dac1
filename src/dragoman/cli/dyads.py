"""``dragoman timeline`` and ``dragoman dyad``: what happened between two."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    STATUS_HELP,
    TYPE_HELP,
    Format,
    FormatOption,
    LimitOption,
    RecordOption,
    SinceOption,
    TextOption,
    UntilOption,
    make_filter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.analysis import Count

#: What did not happen, or need not, counts neither as cooperation nor as conflict.
_UNREAL = frozenset({"denied", "hypothetical"})
_BAR_WIDTH = 14
_SUMMED = ("n_events", "n_reports")


class By(StrEnum):
    """How long the periods are."""

    day = "day"
    week = "week"
    month = "month"
    year = "year"


FirstArgument = Annotated[
    str, typer.Argument(metavar="WHO", help="One side: a country code, a name or an actor's id.")
]
SecondArgument = Annotated[
    str, typer.Argument(metavar="WHOM", help="The other side, in the same way.")
]
DirectedOption = Annotated[
    bool,
    typer.Option("--directed", help="Only what the first did to the second, not the reverse."),
]
TypeOption = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help=TYPE_HELP),
]
StatusOption = Annotated[
    str | None,
    typer.Option("--status", metavar="STATUS", help=STATUS_HELP),
]


def timeline(
    first: FirstArgument,
    second: SecondArgument,
    record: RecordOption = DEFAULT_RECORD,
    directed: DirectedOption = False,
    type_: TypeOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """What happened between two, event by event, the oldest first.

    dragoman timeline TUR RUS
    dragoman timeline TUR RUS --since 2020 --type SANCTION --format csv
    """
    from dragoman.cli.columns import COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.cli.queries import Counted, print_claims
    from dragoman.store import EVENTS, count_claims, find_claims, open_record

    chosen = make_filter(
        form,
        limit,
        text=text,
        oldest_first=True,
        **_name_conditions(first, second, directed, type_, status, since, until),
    )
    with open_record(record) as opened:

        def print_table(rows: Iterable[Any]) -> None:
            heading = "the words that report it"
            n_all = count_claims(opened, EVENTS, chosen)
            print_claims(rows, Counted("events", n_all, heading, "oldest first"))

        print_records(form, find_claims(opened, EVENTS, chosen), COLUMNS["events"], print_table)


def dyad(
    first: FirstArgument,
    second: SecondArgument,
    record: RecordOption = DEFAULT_RECORD,
    by: Annotated[
        By, typer.Option("--by", metavar="PERIOD", help="day, week, month or year.")
    ] = By.month,
    directed: DirectedOption = False,
    type_: TypeOption = None,
    status: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Cooperation and conflict between two over time: events by quad class, and their score.

    Each happening counts once, however many articles report it, in the period in which it
    began; where only its year is known, that year stands for itself. What is denied or merely
    discussed does not count, unless --status asks for it.

    dragoman dyad TUR RUS
    dragoman dyad TUR RUS --by year --since 2014 --format csv
    """
    from dragoman.analysis import count_dyad
    from dragoman.cli.columns import COUNT_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.store import find_events, open_record

    conditions = _name_conditions(first, second, directed, type_, status, since, until)
    chosen = make_filter(form, 0, **conditions)
    with open_record(record) as opened:
        events = [
            row.event
            for row in find_events(opened, chosen)
            if status is not None or row.event.status not in _UNREAL
        ]
    counts = count_dyad(events, by.value)
    print_records(form, counts, COUNT_COLUMNS, lambda rows: _print_counts(rows, by))


def _name_conditions(
    first: str,
    second: str,
    directed: bool,
    type_: str | None,
    status: str | None,
    since: str | None,
    until: str | None,
) -> dict[str, Any]:
    """What both commands ask, by the names of :class:`dragoman.store.Filter`."""
    sides: dict[str, Any] = {"between": (first, second)}
    if directed:
        sides = {"actor": first, "recipient": second}
    return sides | {"type": type_, "status": status, "since": since, "until": until}


def _print_counts(counts: Iterable[Count], by: By) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.console import count, make_console

    rows = list(counts)
    console = make_console()
    if not rows:
        console.print("No events fit.")
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(by.value, no_wrap=True)
    names = ("events", "reports", "talk+", "deeds+", "talk-", "deeds-", "score")
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("- | +", no_wrap=True)
    most = max(max(_get_conflict(row), _get_cooperation(row)) for row in rows) or 1
    for row in rows:
        quads = (
            row.verbal_cooperation,
            row.material_cooperation,
            row.verbal_conflict,
            row.material_conflict,
        )
        numbers = (row.n_events, row.n_reports, *quads)
        score = "" if row.mean_score is None else f"{row.mean_score:+.1f}"
        cells = (f"{number:,}" if number else "" for number in numbers)
        bar = Text(_draw_bar(_get_conflict(row), _get_cooperation(row), most))
        table.add_row(row.period or "not dated", *cells, score, bar)
    console.print(table)
    n_events, n_reports = (sum(getattr(row, name) for row in rows) for name in _SUMMED)
    console.print(
        f"\n{count(n_events, 'event')} in {count(n_reports, 'report')}."
        " +: cooperation, -: conflict; score: PLOVER's, -10 to 10."
    )


def _get_conflict(row: Count) -> int:
    return row.verbal_conflict + row.material_conflict


def _get_cooperation(row: Count) -> int:
    return row.verbal_cooperation + row.material_cooperation


def _draw_bar(conflict: int, cooperation: int, most: int) -> str:
    half = _BAR_WIDTH // 2
    left, right = (round(half * number / most) for number in (conflict, cooperation))
    return " " * (half - left) + "░" * left + "|" + "█" * right
