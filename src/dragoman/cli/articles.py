"""``dragoman articles`` and ``dragoman article``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    Format,
    FormatOption,
    LimitOption,
    RecordOption,
    SinceOption,
    UntilOption,
    make_filter,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.cli.queries import Counted
    from dragoman.store import ArticleRow


def articles(
    record: RecordOption = DEFAULT_RECORD,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="Words of the headline.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    form: FormatOption = Format.table,
) -> None:
    """The articles of a record, newest first.

    dragoman articles --since 2020
    dragoman articles --text crimea --format json
    """
    from dragoman.cli.columns import ARTICLE_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.cli.queries import Counted
    from dragoman.store import count_articles, find_articles, open_record

    chosen = make_filter(form, limit, text=text, since=since, until=until)
    with open_record(record) as opened:

        def print_table(rows: Iterable[ArticleRow]) -> None:
            _print_table(rows, Counted("articles", count_articles(opened, chosen)))

        print_records(form, find_articles(opened, chosen), ARTICLE_COLUMNS, print_table)


def article(
    article_id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of the article, the beginning of it, or what the input called it.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print its reading as JSON, as `dragoman read` does.")
    ] = False,
) -> None:
    """A whole article with what was found in it highlighted, and its reading.

    dragoman article art-3f2a9c
    dragoman article news/kyiv.txt --record news.duckdb
    """
    from dragoman.cli.console import make_console
    from dragoman.cli.queries import get_article_id
    from dragoman.store import get_reading, open_record

    with open_record(record) as opened:
        reading = get_reading(opened, get_article_id(opened, article_id))
    assert reading is not None, "the record just gave its id"
    if as_json:
        from dragoman.cli.machine import print_json
        from dragoman.records.interchange import write_reading

        print_json(write_reading(reading))
    else:
        from dragoman.cli.pages import print_article

        print_article(make_console(), reading)


def _print_table(rows: Iterable[ArticleRow], counted: Counted) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.console import SHORT_ID, make_console
    from dragoman.cli.streams import escape

    console = make_console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", overflow="fold", max_width=22)
    table.add_column("headline", overflow="fold", ratio=1)
    for name in ("events", "said", "issues"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(
            row.id[:SHORT_ID],
            (row.published or "")[:10],
            Text(escape(row.outlet or row.agency or "")),
            Text(escape(row.title or row.source_id or "")),
            f"{row.n_event_mentions:,}",
            f"{row.n_statements:,}",
            f"{row.n_issues:,}",
        )
    if table.row_count:
        console.print(table)
        console.print()
    console.print(counted.tell(table.row_count))
