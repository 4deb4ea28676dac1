"""``dragoman explain``: why the record says what it says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DEFAULT_RECORD, Format, FormatOption, RecordOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dragoman.events.explaining import Reason
    from dragoman.explaining import Explainer
    from dragoman.records import Article
    from dragoman.reference import OwnActors
    from dragoman.store import Record, Run
    from dragoman.store.who import Taught


def explain(
    record_id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of an event mention, event, statement or figure, or the beginning of it;"
            " of an event the report that founded it is explained.",
        ),
    ],
    record: RecordOption = DEFAULT_RECORD,
    codebook: Annotated[
        Path | None,
        typer.Option("--codebook", metavar="FILE", help="The codebook that it was read with."),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option("--actors", metavar="FILE", help="The actors that it was read with."),
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option("--pipeline", metavar="NAME", help="The pipeline that it was read with."),
    ] = None,
    form: FormatOption = Format.table,
) -> None:
    """Why a finding is what it is: the words and the path behind each of its fields.

    The kept article is read again by this program; where code, model, codebook or actors are not
    those that read it for the record, that is said.

    dragoman explain evm-3f2a9c --record news.duckdb
    dragoman explain fig-81bd07 --format json
    """
    from dragoman.cli.columns import REASON_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.cli.streams import print_error
    from dragoman.explaining import Explainer
    from dragoman.reference import add_taught, read_own_actors
    from dragoman.store import get_report_article, get_report_id, get_run, open_record

    with open_record(record) as opened:
        found = get_report_id(opened, record_id)
        article = get_report_article(opened, found)
        run = get_run(opened, article.id)
        own = read_own_actors(actors) if actors is not None else None
        taught = _find_taught(opened, run, own)
    learnt = tuple(one.actor for one in taught)
    explainer = Explainer(pipeline, codebook, actors, learnt)
    reasons = explainer.explain(article, found)
    reasons += tuple(_explain_taught(reasons, taught))
    changed = ", ".join(_find_changes(run, explainer, add_taught(own, learnt)))
    if not reasons:
        what = f"other {changed}" if changed else "other options"
        print_error(f"{found} is not found again in {article.id}: the record was read with {what}.")
        raise typer.Exit(1)
    if changed:
        print_error(f"The record was read with other {changed}; this is how it is read now.")
    print_records(form, reasons, REASON_COLUMNS, lambda rows: _print_page(rows, article, found))


def _find_taught(record: Record, run: Run | None, own: OwnActors | None) -> tuple[Taught, ...]:
    """Whom the record teaches, if the article was read with what it taught."""
    if run is None or run.n_voices is None:
        return ()
    from dragoman.reference import load_reference
    from dragoman.store.who import find_taught

    return tuple(find_taught(record, load_reference(own), run.n_voices))


def _explain_taught(reasons: Iterable[Reason], taught: Iterable[Taught]) -> Iterator[Reason]:
    """What the record says of those whom it taught, for whoever stands in a finding."""
    from dragoman.events.explaining import Reason

    named = {reason.value for reason in reasons}
    for one in taught:
        if one.name in named:
            yield Reason(
                field="record",
                value=" ".join(filter(None, (one.name, one.country, one.sector))),
                why=f"introduced so by {one.n_voices} independent voices of the record, first in"
                f" {one.article_id}: “{one.words}”",
            )


def _find_changes(run: Run | None, explainer: Explainer, own: OwnActors | None) -> Iterable[str]:
    """What is not as it was when the article was read."""
    from dragoman.store import get_code_version

    if run is not None:
        pairs = (
            ("code", run.code_version, get_code_version()),
            ("model", run.model_digest, explainer.model_digest),
            ("codebook", run.codebook_digest, explainer.codebook_digest),
            ("actors", run.actors_digest, own.digest if own is not None else None),
        )
        yield from (name for name, before, now in pairs if before != now)


def _print_page(reasons: Iterable[Reason], article: Article, found: str) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.console import (
        ACTOR,
        CONTENT,
        QUIET,
        RECIPIENT,
        SHORT_ID,
        TRIGGER,
        Mark,
        highlight,
        is_plain,
        make_console,
    )
    from dragoman.cli.streams import escape
    from dragoman.store import find_passage

    styles = {"actor": ACTOR, "speaker": ACTOR, "recipient": RECIPIENT, "content": CONTENT}
    rows = list(reasons)
    console = make_console()
    key = rows[0].span
    if key is not None:
        passage = find_passage(article.text, key)
        marks = [
            Mark(span=row.span, style=styles.get(row.field, TRIGGER), bracket=row is rows[0])
            for row in reversed(rows)
            if row.span is not None
        ]
        words = passage.text_in(article.text)
        console.print(highlight(words, passage.start, marks, plain=is_plain(console)))
    where = article.outlet or article.source_id or "outlet not known"
    console.print(Text(f"{escape(where)}, {article.id[:SHORT_ID]}, {found}\n", QUIET))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("field", no_wrap=True)
    table.add_column("what it says", overflow="fold", ratio=2)
    table.add_column("what that rests on", overflow="fold", ratio=3)
    for row in rows:
        table.add_row(row.field, Text(escape(row.value), "bold"), Text(escape(row.why)))
    console.print(table)
