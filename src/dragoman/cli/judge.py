"""``dragoman judge``: decide whether two reports tell of one event; it outranks the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dragoman.records import Verdict
    from dragoman.store import JudgementRow

LeftArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="Id of an event, of a report of it or of a statement, or its beginning."
    ),
]
RightArgument = Annotated[str, typer.Argument(metavar="ID", help="The other, in the same way.")]
NoteOption = Annotated[
    str | None, typer.Option("--note", metavar="WORDS", help="Why; kept with the judgement.")
]


def same(
    left: LeftArgument,
    right: RightArgument,
    note: NoteOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Two reports tell of one event, or two statements are one: merge them.

    dragoman judge same evt-3f2a9c evt-81bd07 --note "both tell of the summit in Sochi"
    """
    _judge(record, "same", left, right, note)


def different(
    left: LeftArgument,
    right: RightArgument,
    note: NoteOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Two reports tell of different events, or two statements are two: keep them apart.

    dragoman judge different evm-3f2a9c evm-81bd07 --note "two strikes on one day"
    """
    _judge(record, "different", left, right, note)


def list_judgements(
    record: RecordOption = DEFAULT_RECORD, form: FormatOption = Format.table
) -> None:
    """The judgements of a record, the latest first; withdrawn ones too.

    dragoman judge list
    dragoman judge list --format csv
    """
    from dragoman.cli.columns import JUDGEMENT_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.store import find_judgements, open_record

    with open_record(record) as opened:
        print_records(form, find_judgements(opened), JUDGEMENT_COLUMNS, _print_table)


def withdraw(
    judgement_id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the judgement, or the beginning of it.")
    ],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Withdraw a judgement: it is kept, but the program decides again.

    dragoman judge withdraw jud-5c0e12
    """
    from dragoman.store import open_record_for_writing
    from dragoman.store.folding import fold_record
    from dragoman.store.judgements import withdraw_judgement

    with open_record_for_writing(record, create=False) as opened:
        judgement = withdraw_judgement(opened, judgement_id)
        n_events = fold_record(opened).n_events
    typer.echo(f"{judgement.id} no longer holds. The record has {n_events:,} events.")


def _judge(path: Path, verdict: Verdict, left: str, right: str, note: str | None) -> None:
    from dragoman.store import open_record_for_writing
    from dragoman.store.folding import fold_record
    from dragoman.store.judgements import add_judgement

    with open_record_for_writing(path, create=False) as opened:
        judgement = add_judgement(opened, verdict, left, right, note)
        n_events = fold_record(opened).n_events
    typer.echo(
        f"{judgement.left} and {judgement.right} are judged {verdict} ({judgement.id})."
        f" The record has {n_events:,} events."
    )


#: The commands of the group by name.
COMMANDS = {"same": same, "different": different, "list": list_judgements, "withdraw": withdraw}


def _print_table(rows: Iterable[JudgementRow]) -> None:
    from rich.text import Text

    from dragoman.cli.console import QUIET, SHORT_ID, make_console
    from dragoman.cli.pages import print_rows
    from dragoman.cli.streams import escape

    def show(row: JudgementRow) -> tuple[Text, Text]:
        judgement = row.judgement
        left = Text(f"{judgement.verdict}\n", "bold")
        left.append(escape(judgement.note) + "\n" if judgement.note else "")
        when = f"withdrawn {row.withdrawn_at[:10]}" if row.withdrawn_at else "stands"
        left.append(f"{when}, {judgement.id[:SHORT_ID]}, {(judgement.judged_at or '')[:10]}", QUIET)
        right = Text()
        for report, words in ((judgement.left, row.left), (judgement.right, row.right)):
            right.append(escape(words or "(the record no longer holds this report)"))
            right.append(f"\n{report}\n", QUIET)
        right.rstrip()
        return left, right

    console = make_console()
    if not print_rows(console, ("judgements", "the two reports"), map(show, rows)):
        console.print("No judgements.")
