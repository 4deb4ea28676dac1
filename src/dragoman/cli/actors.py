"""``dragoman actors``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    ActorsFileOption,
    CountryOption,
    Format,
    FormatOption,
    LimitOption,
    make_filter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.cli.queries import Counted
    from dragoman.store import ActorRow, Filter


def actors(
    record: Annotated[
        Path | None,
        typer.Option(
            "--record",
            "-r",
            metavar="FILE",
            help=f"List the actors of this record; with a condition it may be left out for"
            f" DRAGOMAN_RECORD or {DEFAULT_RECORD}.",
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="WHO", help="A name, a country code or an id."),
    ] = None,
    country: CountryOption = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="KIND", help="person, state, organisation or group."),
    ] = None,
    own: ActorsFileOption = None,
    taught: Annotated[
        int | None,
        typer.Option(
            "--taught",
            metavar="N",
            min=1,
            help="Write a file for --actors: persons whom the reference lacks and at least N"
            " independent voices of the record introduce.",
        ),
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """The actors of a record; or, from piped lines, who a mention means.

    Without --record and conditions it reads JSON lines {"mention", "context", "date"} from
    standard input and prints one line for each: {"country", "sector", "name", "office"}.

    dragoman actors --record news.duckdb --country TUR
    dragoman actors --record news.duckdb --taught 2 > taught.csv
    echo '{"mention": "the Turkish foreign minister"}' | dragoman actors
    """
    path = record or Path(os.environ.get("DRAGOMAN_RECORD") or DEFAULT_RECORD)
    if taught is not None:
        _print_taught(path, taught)
        return
    conditions = (record, actor, country, type_, limit)
    if all(value is None for value in conditions) and not sys.stdin.isatty():
        _resolve(sys.stdin, own)
        return
    if own is not None:
        raise typer.BadParameter("--actors serves to resolve piped lines, without --record.")
    _list(path, form, make_filter(form, limit, actor=actor, country=country, type=type_))


def _list(path: Path, form: Format, chosen: Filter) -> None:
    from dragoman.cli.columns import ACTOR_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.cli.queries import Counted
    from dragoman.store import count_actors, find_actors, open_record

    with open_record(path) as opened:

        def print_table(rows: Iterable[ActorRow]) -> None:
            n_all = count_actors(opened, chosen)
            _print_table(rows, Counted("actors", n_all, order="the most widely named first"))

        print_records(form, find_actors(opened, chosen), ACTOR_COLUMNS, print_table)


def _resolve(lines: Iterable[str], own: Path | None) -> None:
    import json

    from dragoman.actors import resolve_mention
    from dragoman.cli.machine import print_json
    from dragoman.cli.streams import print_error
    from dragoman.errors import SourceError
    from dragoman.reference import load_reference, read_own_actors

    reference = load_reference(read_own_actors(own) if own is not None else None)
    n_asked = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        n_asked += 1
        try:
            asked = json.loads(line)
            mention, context, date = asked["mention"], asked.get("context"), asked.get("date")
            if not all(isinstance(value, str | None) for value in (mention, context, date)):
                raise TypeError("a value is no text")
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise SourceError(
                f"standard input, line {number}: no JSON object with a mention ({problem}).",
                remedy='Write lines such as {"mention": "...", "context": "...", "date": "..."}.',
            ) from problem
        answer = resolve_mention(mention, context, date, reference)
        names = ("country", "sector", "name", "office")
        print_json({name: getattr(answer, name) for name in names})
    if not n_asked:
        print_error("standard input holds no line. To list actors: dragoman actors --record FILE.")


def _print_taught(path: Path, n_voices: int) -> None:
    from dragoman.cli.columns import OutputColumn
    from dragoman.cli.machine import print_csv
    from dragoman.reference import load_reference
    from dragoman.store import open_record
    from dragoman.store.who import find_taught

    fields = ("name", "kind", "country", "sector")
    columns = tuple(OutputColumn(name, "a field of a file of actors", name) for name in fields)
    with open_record(path) as opened:
        print_csv(find_taught(opened, load_reference(), n_voices), columns)


def _print_table(rows: Iterable[ActorRow], counted: Counted) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.console import make_console
    from dragoman.cli.streams import escape

    console = make_console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("actor", overflow="fold", ratio=3)
    table.add_column("kind", no_wrap=True)
    table.add_column("country", no_wrap=True)
    table.add_column("sector", no_wrap=True)
    table.add_column("office", overflow="fold", ratio=2)
    for name in ("articles", "mentions"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            Text(escape(row.actor.name), "bold"),
            row.actor.kind,
            row.actor.country or "",
            row.actor.sector or "",
            Text(escape(row.actor.office or "")),
            f"{row.n_articles:,}",
            f"{row.n_mentions:,}",
        )
    if table.row_count:
        console.print(table)
        console.print()
    console.print(counted.tell(table.row_count))
