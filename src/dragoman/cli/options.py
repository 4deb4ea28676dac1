"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from dragoman.store import Filter

DEFAULT_RECORD = Path("dragoman.duckdb")
TABLE_LIMIT = 50


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"


RecordOption = Annotated[
    Path,
    typer.Option(
        "--record",
        "-r",
        metavar="FILE",
        envvar="DRAGOMAN_RECORD",
        help="The record to look into.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table for people; csv or json (one object a line) for machines.",
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=0,
        help=f"Show at most N, newest first; 0 shows all. A table shows {TABLE_LIMIT} unless told.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="Nothing that ended before: YYYY, YYYY-MM or YYYY-MM-DD."
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DATE", help="Nothing that began after: YYYY, YYYY-MM or YYYY-MM-DD."
    ),
]
TextOption = Annotated[
    str | None,
    typer.Option(
        "--text",
        metavar="WORDS",
        help="Words of the passage, from the beginning of a word; case and accents do not matter.",
    ),
]
TYPE_HELP = "Type of the codebook, such as CONSULT."
STATUS_HELP = "actual, planned, requested, denied or hypothetical."
CountryOption = Annotated[
    str | None,
    typer.Option(
        "--country", metavar="CODE", help="Country code of anybody who takes part, such as TUR."
    ),
]
ActorsFileOption = Annotated[
    Path | None,
    typer.Option(
        "--actors",
        metavar="FILE",
        help="Actors of your own, TOML or CSV: they add to what is known and override it.",
    ),
]
ArticleOption = Annotated[
    str | None,
    typer.Option(
        "--article", metavar="ID", help="Only this article: its id, or the beginning of it."
    ),
]


def make_filter(form: Format, limit: int | None, **conditions: Any) -> Filter:
    """The conditions of a command.

    Args:
        form: How rows are printed.
        limit: What was asked; None for the default, 0 for all.
        conditions: What else was asked, by the names of :class:`dragoman.store.Filter`.

    Raises:
        typer.BadParameter: A condition makes no sense.
    """
    from dragoman.errors import RecordError
    from dragoman.store import Filter

    try:
        return Filter(limit=_choose_limit(limit, form), **conditions)
    except RecordError as problem:
        raise typer.BadParameter(str(problem)) from None


def _choose_limit(limit: int | None, form: Format) -> int | None:
    if limit is None:
        return TABLE_LIMIT if form is Format.table else None
    return limit or None
