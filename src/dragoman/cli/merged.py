"""What a reader sees of events and discrepancies: what was found, and each side's own words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from dragoman.cli.cells import (
    Cells,
    add_notes,
    mark_mention,
    show_actor,
    show_mention,
    show_source,
    write_date,
)
from dragoman.cli.console import ACTOR, CONTENT, QUIET, RECIPIENT, TRIGGER, Mark, count, highlight
from dragoman.cli.streams import escape
from dragoman.records import Actor
from dragoman.store import ClaimRow, DiscrepancyRow, EventRow, ReportRow

SHORT_ID = 12


def show_event(row: EventRow, *, plain: bool) -> Cells:
    """Who did what to whom, how many report it, and the words of the report that founded it.

    Args:
        row: The event.
        plain: Whether brackets stand for styles.
    """
    event = row.event
    left = _show_actors(row.actors, ACTOR)
    if row.recipients:
        left.append(" → ")
        left.append_text(_show_actors(row.recipients, RECIPIENT))
    left.append("\n")
    left.append(escape(" ".join(filter(None, (event.type, event.mode)))), "bold")
    notes: list[str] = [event.status] if event.status != "actual" else []
    notes += ["background"] if event.background else []
    notes += [f"in {escape(event.place.name)}"] if event.place else []
    add_notes(left, write_date(event.date), notes, event.confidence)
    left.append(f"\n{write_support(row)}, {event.id[:SHORT_ID]}", QUIET)
    report = row.report
    marks = mark_mention(report)
    return left, highlight(report.sentence, report.mention.sentence.start, marks, plain=plain)


def write_support(row: EventRow) -> str:
    """How many report an event: "3 reports, 2 independent voices".

    Args:
        row: The event.
    """
    if row.n_reports == 1:
        return "1 report"
    voices = count(row.event.n_voices, "independent voice")
    return f"{row.n_reports:,} reports, {voices}"


def show_report(row: ReportRow, *, plain: bool) -> Cells:
    """One report of an event, as its article tells it.

    Args:
        row: The report.
        plain: Whether brackets stand for styles.
    """
    left, right = show_mention(row.report, plain=plain)
    source = show_source(row.report.article)
    if row.copy_of:
        source.append(f", copy of {row.copy_of[:SHORT_ID]}", QUIET)
    return left, Text("\n").join((right, source))


def show_discrepancy(row: DiscrepancyRow, *, plain: bool) -> Cells:
    """What differs, and both sides with their words and sources.

    Args:
        row: The discrepancy.
        plain: Whether brackets stand for styles.
    """
    discrepancy = row.discrepancy
    left = Text(f"{discrepancy.kind}\n", "bold")
    left.append(escape(discrepancy.why))
    voices = "independent voices" if discrepancy.independent else "not independent"
    left.append(f"\n{voices}, about {discrepancy.subject[:SHORT_ID]}", QUIET)
    sides = [_show_claim(side, plain=plain) for side in (row.left, row.right)]
    return left, Text("\n").join(sides)


def _show_claim(row: ClaimRow, *, plain: bool) -> Text:
    claim = row.claim
    mark = Mark(span=claim.span, style=TRIGGER, bracket=True)
    words = highlight(row.passage.text, row.passage.span.start, [mark], plain=plain)
    result = Text.assemble((f"{escape(claim.value)}: ", CONTENT if not plain else ""), words)
    result.append("\n")
    result.append_text(show_source(row.article))
    if claim.support:
        n_more = len(claim.support)
        articles = "articles say" if n_more != 1 else "article says"
        result.append(f", {n_more:,} more {articles} so", QUIET)
    return result


def _show_actors(actors: Iterable[Actor], style: str) -> Text:
    rows = [show_actor(actor, style) for actor in actors]
    return Text(" and ").join(rows) if rows else Text("actor not named", QUIET)
