"""``dragoman events``, ``statements`` and the other questions to a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    ArticleOption,
    CountryOption,
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
    from collections.abc import Callable, Iterator

    from dragoman.cli.columns import OutputColumn
    from dragoman.store import Claims, Filter, Record


def events(
    record: RecordOption = DEFAULT_RECORD,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="WHO", help="Who acts: a name, a country code or an id."),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            "--recipient", metavar="WHO", help="To whom: a name, a country code or an id."
        ),
    ] = None,
    country: CountryOption = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Type of the codebook, such as CONSULT."),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status", help="actual, planned, requested, denied or hypothetical.", metavar="STATUS"
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Who did what to whom, each with the sentence that reports it.

    dragoman events --actor TUR --recipient Ukraine
    dragoman events --type ASSAULT --status actual --since 2020-12
    dragoman events --record news.duckdb --format csv > events.csv
    """
    from dragoman.cli.columns import EVENT_COLUMNS
    from dragoman.store import EVENTS, find_events

    chosen = {
        "actor": actor,
        "recipient": recipient,
        "country": country,
        "type": type_,
        "status": status,
        "since": since,
        "until": until,
        "text": text,
    }
    _print(record, chosen, article, limit, form, "events", EVENTS, find_events, EVENT_COLUMNS)


def statements(
    record: RecordOption = DEFAULT_RECORD,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            "--speaker",
            metavar="WHO",
            help="Who speaks: a name, a country code or an id.",
        ),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            "--recipient",
            "--addressee",
            metavar="WHO",
            help="Who is spoken to: a name, a country code or an id.",
        ),
    ] = None,
    country: CountryOption = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="KIND", help="direct, indirect or mixed."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Who said what, each with the passage that holds it.

    dragoman statements --speaker Lavrov --text sanctions
    dragoman statements --country TUR --type direct --format json
    """
    from dragoman.cli.columns import STATEMENT_COLUMNS
    from dragoman.store import STATEMENTS, find_statements

    chosen = {
        "actor": actor,
        "recipient": recipient,
        "country": country,
        "type": type_,
        "since": since,
        "until": until,
        "text": text,
    }
    columns, find = STATEMENT_COLUMNS, find_statements
    _print(record, chosen, article, limit, form, "statements", STATEMENTS, find, columns)


def positions(
    record: RecordOption = DEFAULT_RECORD,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            "--holder",
            metavar="WHO",
            help="Who holds it: a name, a country code or an id.",
        ),
    ] = None,
    country: CountryOption = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type",
            "--stance",
            metavar="STANCE",
            help="opposes, supports, non-recognition, neutral, denies or asserts.",
        ),
    ] = None,
    issue: Annotated[
        str | None, typer.Option("--issue", metavar="WORDS", help="Words of the issue.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Where actors stand, each with the words that show it.

    dragoman positions --holder TUR --issue annexation
    """
    from dragoman.cli.columns import POSITION_COLUMNS
    from dragoman.store import POSITIONS, find_positions

    chosen = {
        "actor": actor,
        "country": country,
        "type": type_,
        "subject": issue,
        "since": since,
        "until": until,
        "text": text,
    }
    columns, find = POSITION_COLUMNS, find_positions
    _print(record, chosen, article, limit, form, "positions", POSITIONS, find, columns)


def figures(
    record: RecordOption = DEFAULT_RECORD,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor", metavar="WHO", help="Who vouches for it: a name, a country code or an id."
        ),
    ] = None,
    country: CountryOption = None,
    type_: Annotated[
        str | None,
        typer.Option(
            "--type", "--unit", metavar="UNIT", help="Unit, such as deaths, troops, percent or USD."
        ),
    ] = None,
    what: Annotated[
        str | None, typer.Option("--what", metavar="WORDS", help="Words of what it counts.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Numbers that are claimed, each with the words that state it.

    dragoman figures --unit deaths --since 2020
    dragoman figures --unit USD --format csv
    """
    from dragoman.cli.columns import FIGURE_COLUMNS
    from dragoman.store import FIGURES, find_figures

    chosen = {
        "actor": actor,
        "country": country,
        "type": type_,
        "subject": what,
        "since": since,
        "until": until,
        "text": text,
    }
    _print(record, chosen, article, limit, form, "figures", FIGURES, find_figures, FIGURE_COLUMNS)


def agreements(
    record: RecordOption = DEFAULT_RECORD,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            "--party",
            metavar="WHO",
            help="Who is bound by it: a name, a country code or an id.",
        ),
    ] = None,
    country: CountryOption = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="under negotiation, announced, signed, in force, delivered, suspended or ended.",
        ),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Contracts, treaties, truces and deals, each with the words that report it.

    dragoman agreements --party UKR --status signed
    """
    from dragoman.cli.columns import AGREEMENT_COLUMNS
    from dragoman.store import AGREEMENTS, find_agreements

    chosen = {
        "actor": actor,
        "country": country,
        "status": status,
        "since": since,
        "until": until,
        "text": text,
    }
    columns, find = AGREEMENT_COLUMNS, find_agreements
    _print(record, chosen, article, limit, form, "agreements", AGREEMENTS, find, columns)


def issues(
    record: RecordOption = DEFAULT_RECORD,
    type_: Annotated[
        str | None,
        typer.Option("--type", "--code", metavar="CODE", help="Code, such as unclosed-quotation."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: TextOption = None,
    article: ArticleOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """What could not be handled, and where.

    dragoman issues
    dragoman issues --code article-failed --format json
    """
    from dragoman.cli.columns import ISSUE_COLUMNS
    from dragoman.store import ISSUES, find_issues

    chosen = {"type": type_, "since": since, "until": until, "text": text}
    _print(record, chosen, article, limit, form, "issues", ISSUES, find_issues, ISSUE_COLUMNS)


def _print(
    path: Path,
    conditions: dict[str, str | None],
    article: str | None,
    limit: int | None,
    form: Format,
    name: str,
    claims: Claims,
    find: Callable[[Record, Filter], Iterator[Any]],
    columns: tuple[OutputColumn[Any], ...],
) -> None:
    from dragoman.cli.machine import print_csv, print_json_lines
    from dragoman.store import count_claims, open_record

    with open_record(path) as record:
        article_id = None if article is None else _get_article_id(record, article)
        chosen = make_filter(form, limit, article=article_id, **conditions)
        rows = find(record, chosen)
        if form is Format.json:
            print_json_lines(rows, columns)
        elif form is Format.csv:
            print_csv(rows, columns)
        else:
            _print_table(rows, name, count_claims(record, claims, chosen))


def _get_article_id(record: Record, name: str) -> str:
    from dragoman.errors import UnknownIdError
    from dragoman.store import get_article_id

    article_id = get_article_id(record, name)
    if article_id is None:
        raise UnknownIdError(
            f"{record.path} has no article {name}, or several that begin so.",
            remedy="See them all: dragoman articles.",
        )
    return article_id


def _print_table(rows: Iterator[Any], name: str, n_all: int) -> None:
    from dragoman.cli.cells import show_source
    from dragoman.cli.console import is_plain, make_console
    from dragoman.cli.pages import print_rows, show_row, with_source

    console = make_console()
    plain = is_plain(console)
    heading = (name, "what happened" if name == "issues" else "the words that report it")
    cells = (
        with_source(
            show_row(row, plain=plain), show_source(row.article, getattr(row, "source_id", None))
        )
        for row in rows
    )
    n_shown = print_rows(console, heading, cells)
    if n_shown == n_all:
        counted = name if n_all != 1 else name.removesuffix("s")
        console.print(f"\n{n_all:,} {counted}." if n_all else f"No {name} fit.")
    else:
        console.print(f"\n{n_shown:,} of {n_all:,} {name}, newest first; --limit 0 shows all.")
