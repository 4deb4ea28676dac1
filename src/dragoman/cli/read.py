"""``dragoman read``: articles in, readings out."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import ActorsFileOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import Console

    from dragoman.cli.runner import Outcome, Readers
    from dragoman.reference import OwnActor, OwnActors
    from dragoman.sources import Source
    from dragoman.store import RecordWriter, Run
    from dragoman.store.folding import MergeSummary

_SHOWN_FAILURES = 5
_UNDATED = frozenset({"published-unknown", "published-inferred"})


PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files or folders to read: plain text, or JSON lines; - reads JSON lines "
        "from standard input.",
        show_default=False,
    ),
]
TargetOption = Annotated[
    Path | None,
    typer.Option("--record", "-r", metavar="FILE", help="Keep the readings in this record."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one reading a line, as JSON.")]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of publication: of every plain text, and of JSON articles that hold none.",
    ),
]
OutletOption = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Who published the articles, in the same way."),
]
PipelineOption = Annotated[
    str | None,
    typer.Option(
        "--pipeline",
        metavar="NAME",
        help="A spaCy pipeline with Universal Dependencies, instead of dragoman's own.",
    ),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help="A codebook, instead of PLOVER."),
]
TaughtOption = Annotated[
    int | None,
    typer.Option(
        "--taught",
        metavar="N",
        min=1,
        help="Know also whom at least N independent voices of the record introduced before this "
        "run, where words, article, --actors and the reference leave a name unknown.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="Processes that read at once; one a CPU unless told, one alone for few articles.",
    ),
]

MergeOption = Annotated[
    bool,
    typer.Option(
        "--merge/--no-merge",
        help="Merge all reports of the record into events at the end; a large record that many "
        "runs fill may leave it to one `dragoman merge`.",
    ),
]


def read(
    paths: PathsArgument,
    record: TargetOption = None,
    as_json: JsonOption = False,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    pipeline: PipelineOption = None,
    codebook: CodebookOption = None,
    actors: ActorsFileOption = None,
    taught: TaughtOption = None,
    workers: WorkersOption = None,
    merge: MergeOption = True,
) -> None:
    """Read articles: who did what to whom, and who said what.

    Without --record and --json it prints a digest of each article, every line with the
    words that report it. An article that the record holds already, read by the same code,
    model, codebook and actors, is not read again.

    dragoman read article.txt
    dragoman read news/ --record news.duckdb
    dragoman read feed.jsonl --json > readings.jsonl
    cat feed.jsonl | dragoman read - --record news.duckdb --workers 4
    dragoman read news/ --record news.duckdb --taught 2
    """
    from dragoman.cli.console import make_console
    from dragoman.cli.runner import choose_workers, load_reader, make_readers
    from dragoman.sources import read_sources

    own, learnt = _read_actors(actors, record, taught)
    load = partial(load_reader, pipeline, codebook, actors, learnt)
    sources = _start(read_sources(paths, published=published, outlet=outlet))
    console = make_console(stderr=as_json)
    tally = Tally()
    try:
        with ExitStack() as stack:
            if workers is None:
                workers, sources = choose_workers(sources)
            readers = make_readers(load, workers)
            stack.callback(readers.close)
            writer = None
            if record is not None:
                from dragoman.store import RecordWriter

                options = {"published": published, "outlet": outlet, "pipeline": pipeline}
                run = _start_run(readers, options, taught, own)
                writer = stack.enter_context(RecordWriter(record, run))
            _read_all(sources, readers, writer, tally, as_json=as_json)
        if record is not None and merge:
            from dragoman.store.folding import merge_if_due

            tally.merged = merge_if_due(record)
    except KeyboardInterrupt:
        tally.interrupted = True
    _print_summary(console, tally, record)
    if tally.interrupted:
        raise typer.Exit(130)
    if tally.n_failed and not tally.n_articles and not tally.n_unchanged:
        raise typer.Exit(1)


def _start_run(
    readers: Readers,
    options: Mapping[str, str | None],
    n_voices: int | None,
    own: OwnActors | None,
) -> Run:
    """A run that keeps the options that were given, and what identifies its actors."""
    from dragoman.store import start_run
    from dragoman.store.runs import TAUGHT

    given = {**options, TAUGHT: str(n_voices) if n_voices is not None else None}
    kept = tuple((name, value) for name, value in given.items() if value is not None)
    digest = own.digest if own is not None else None
    return start_run(*readers.get_digests(), kept, actors_digest=digest)


def _read_actors(
    actors: Path | None, record: Path | None, n_voices: int | None
) -> tuple[OwnActors | None, tuple[OwnActor, ...]]:
    """All actors that a run reads with beside the reference, and those that the record taught.

    Both are fixed before anything is read, so that no article depends on another of the run.
    """
    from dragoman.reference import add_taught, load_reference, read_own_actors

    own = read_own_actors(actors) if actors is not None else None
    if n_voices is None:
        return own, ()
    if record is None:
        raise typer.BadParameter("--taught learns from what the record of --record holds.")
    if not record.exists():
        return own, ()
    from dragoman.store import open_record
    from dragoman.store.who import find_taught

    with open_record(record) as opened:
        learnt = tuple(one.actor for one in find_taught(opened, load_reference(own), n_voices))
    return add_taught(own, learnt), learnt


@dataclass(slots=True)
class Tally:
    """What was read so far.

    Args:
        n_articles: Articles read.
        n_unchanged: Articles that the record held already.
        n_failed: Inputs that gave no article.
        n_events: Event mentions found.
        n_statements: Statements.
        n_positions: Positions.
        n_figures: Figures.
        n_agreements: Agreements.
        n_issues: Issues, those of inputs without an article too.
        merged: What merging gave; None where it was not due.
        interrupted: Whether the run was cut short.
        started_s: When it began, on the monotonic clock.
    """

    n_articles: int = 0
    n_unchanged: int = 0
    n_failed: int = 0
    n_events: int = 0
    n_statements: int = 0
    n_positions: int = 0
    n_figures: int = 0
    n_agreements: int = 0
    n_issues: int = 0
    merged: MergeSummary | None = None
    interrupted: bool = False
    started_s: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        """Count one input.

        Args:
            outcome: What became of it.
        """
        reading = outcome.reading
        if reading is None:
            self.n_failed += 1
            self.n_issues += len(outcome.source.issues)
            return
        self.n_articles += 1
        self.n_events += len(reading.event_mentions)
        self.n_statements += len(reading.statements)
        self.n_positions += len(reading.positions)
        self.n_figures += len(reading.figures)
        self.n_agreements += len(reading.agreements)
        self.n_issues += len(reading.issues)


def _start(sources: Iterator[Source]) -> Iterator[Source]:
    """The same sources, once the first is there: a wrong path is told before a record is made."""
    return chain(list(islice(sources, 1)), sources)


def _read_all(
    sources: Iterator[Source],
    readers: Readers,
    writer: RecordWriter | None,
    tally: Tally,
    *,
    as_json: bool,
) -> None:
    from dragoman.cli.console import make_console

    if writer is not None:
        sources = _recall(sources, writer)
    if writer is not None and not as_json:
        sources = _find_unread(sources, writer, tally)
    console = make_console()
    outcomes = readers.read(sources)
    if as_json or writer is not None:
        outcomes = _show_progress(outcomes, tally)
    for outcome in outcomes:
        tally.add(outcome)
        if writer is not None:
            _keep(outcome, writer)
        _print_outcome(console, outcome, tally, as_json=as_json, digest=writer is None)


def _recall(sources: Iterable[Source], writer: RecordWriter) -> Iterator[Source]:
    """The same sources, with what the record was told of their articles in an earlier run."""
    for source in sources:
        if source.article is None or writer.is_current(source.article.id):
            yield source
            continue
        article, issues = writer.recall(source.article), source.issues
        if article.published != source.article.published:
            issues = tuple(issue for issue in issues if issue.code not in _UNDATED)
        yield replace(source, article=article, issues=issues)


def _find_unread(sources: Iterable[Source], writer: RecordWriter, tally: Tally) -> Iterator[Source]:
    for source in sources:
        if source.article is not None and writer.is_current(source.article.id):
            writer.add_source(source.source_id, source.article.id)
            tally.n_unchanged += 1
        else:
            yield source


def _keep(outcome: Outcome, writer: RecordWriter) -> None:
    source = outcome.source
    if outcome.reading is None:
        writer.add_source(source.source_id, None, source.issues)
    else:
        writer.add_reading(outcome.reading)


def _print_outcome(
    console: Console, outcome: Outcome, tally: Tally, *, as_json: bool, digest: bool
) -> None:
    from dragoman.cli.streams import print_error

    if outcome.reading is None:
        if tally.n_failed <= _SHOWN_FAILURES:
            details = " ".join(issue.detail for issue in outcome.source.issues)
            print_error(f"{outcome.source.source_id}: no article. {details}")
    elif as_json:
        from dragoman.cli.machine import print_json
        from dragoman.records.interchange import write_reading

        print_json(write_reading(outcome.reading))
    elif digest:
        from dragoman.cli.pages import print_digest

        print_digest(console, outcome.reading)


def _show_progress(outcomes: Iterator[Outcome], tally: Tally) -> Iterator[Outcome]:
    """Hand outcomes on while a line on the terminal tells how far it is."""
    from dragoman.cli.console import make_console

    console = make_console(stderr=True)
    if not console.is_terminal:
        yield from outcomes
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("Reading"), BarColumn(), TextColumn("{task.fields[done]}"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task("", total=None, done="starting")
        for outcome in outcomes:
            yield outcome
            seconds = max(time.monotonic() - tally.started_s, 0.001)
            done = f"{tally.n_articles} articles, {tally.n_articles / seconds:.1f} a second"
            progress.update(task, done=done)


def _print_summary(console: Console, tally: Tally, record: Path | None) -> None:
    from rich.table import Table

    from dragoman.cli.console import count

    table = Table(box=None, show_edge=False, pad_edge=False, padding=(0, 3, 0, 0))
    names = ("articles", "events", "statements", "positions", "figures", "agreements", "issues")
    for name in names:
        table.add_column(name, justify="right")
    table.add_row(*(f"{getattr(tally, f'n_{name}'):,}" for name in names), style="bold")
    console.print(table)
    seconds = time.monotonic() - tally.started_s
    rate = tally.n_articles / max(seconds, 0.001)
    parts = [f"\n{count(tally.n_articles, 'article')} in {seconds:.1f} s ({rate:.1f} articles/s)."]
    if tally.n_unchanged:
        parts.append(f"{tally.n_unchanged:,} unchanged since they were last read.")
    if tally.n_failed:
        parts.append(f"{count(tally.n_failed, 'input')} gave no article.")
    if record is not None:
        parts.append(f"Record: {record}.")
        if tally.merged is not None:
            parts.append(tally.merged.tell())
        if tally.interrupted:
            parts.append("What was read is in it; the same command goes on from there.")
    console.print(" ".join(parts), soft_wrap=not console.is_terminal)
