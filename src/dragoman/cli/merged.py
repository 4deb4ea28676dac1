"""What a reader sees of events and discrepancies: what was found, and each side's own words."""

from __future__ import annotations

from rich.text import Text

from dragoman.cli.cells import (
    Cells,
    mark_mention,
    show_act,
    show_mention,
    show_source,
    show_statement,
)
from dragoman.cli.console import CONTENT, QUIET, SHORT_ID, TRIGGER, Mark, count, highlight
from dragoman.cli.streams import escape
from dragoman.store import ClaimRow, CopyRow, DiscrepancyRow, EventRow, ReportRow, UtteranceRow


def show_event(row: EventRow, *, plain: bool) -> Cells:
    """Who did what to whom, how many report it, and the words of the report that founded it.

    Args:
        row: The event.
        plain: Whether brackets stand for styles.
    """
    left = show_act(row.event, row.actors, row.recipients)
    left.append(f"\n{write_support(row)}, {row.event.id[:SHORT_ID]}", QUIET)
    report = row.report
    marks = mark_mention(report)
    return left, highlight(report.sentence, report.mention.sentence.start, marks, plain=plain)


def write_support(row: EventRow) -> str:
    """How many report an event: "3 reports, 2 independent voices".

    Args:
        row: The event.
    """
    return "1 report" if row.n_reports == 1 else _write_voices(row.n_reports, row.event.n_voices)


def _write_voices(n_reports: int, n_voices: int) -> str:
    return f"{count(n_reports, 'report')}, {count(n_voices, 'independent voice')}"


def show_utterance(row: UtteranceRow, *, plain: bool) -> Cells:
    """Who said it, how many report it, and each version in its article's words.

    Args:
        row: The utterance.
        plain: Whether brackets stand for styles.
    """
    left, _ = show_statement(row.versions[0], plain=plain)
    utterance = row.utterance
    voices = _write_voices(len(row.versions), utterance.n_voices)
    left.append(f"\n{voices}, {utterance.id[:SHORT_ID]}", QUIET)
    shown = [
        Text("\n").join((show_statement(one, plain=plain)[1], show_source(one.article)))
        for one in row.versions
    ]
    return left, Text("\n").join(shown)


def show_copies(row: CopyRow) -> Cells:
    """Why some articles are taken for one text, and which they are.

    Args:
        row: The copy group.
    """
    left = Text(row.group.basis, "bold")
    if row.group.agency:
        left.append(f"\nby {escape(row.group.agency)}")
    left.append(f"\n{count(len(row.members), 'article')}, {row.group.id[:SHORT_ID]}", QUIET)
    shown = []
    for member in row.members:
        title = Text(escape(member.title or "(no headline)"))
        shown.append(Text("\n").join((title, show_source(member))))
    return left, Text("\n").join(shown)


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
