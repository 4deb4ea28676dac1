"""Pages for people: tables of rows, the digest of an article, the article itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.cells import (
    Cells,
    show_agreement,
    show_figure,
    show_issue,
    show_mention,
    show_position,
    show_source,
    show_statement,
)
from dragoman.cli.console import ACTOR, CONTENT, QUIET, TRIGGER, Mark, highlight, is_plain
from dragoman.cli.merged import show_copies, show_discrepancy, show_event, show_utterance
from dragoman.cli.streams import escape
from dragoman.records import Article, Reading, Span
from dragoman.store import (
    AgreementRow,
    ArticleRow,
    CopyRow,
    DiscrepancyRow,
    EventRow,
    FigureRow,
    IssueRow,
    MentionRow,
    PositionRow,
    ReadingRows,
    StatementRow,
    UtteranceRow,
    build_rows,
)

Row = (
    MentionRow
    | StatementRow
    | PositionRow
    | FigureRow
    | AgreementRow
    | IssueRow
    | EventRow
    | DiscrepancyRow
    | UtteranceRow
    | CopyRow
)
_LEFT_SHARE = 0.36
_LEFT_MOST = 44


def print_rows(
    console: Console, heading: tuple[str, str], cells: Iterable[Cells], *, indent: int = 0
) -> int:
    """A table with what was found on the left and the words that report it on the right.

    Args:
        console: Where to.
        heading: Heading of each side; empty for none.
        cells: The rows.
        indent: Spaces before it.

    Returns:
        How many rows it has.
    """
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        show_header=any(heading),
        leading=1,
        padding=(0, 2, 0, 0),
    )
    width = min(_LEFT_MOST, int((console.width - indent) * _LEFT_SHARE))
    table.add_column(heading[0], width=width, overflow="fold")
    table.add_column(heading[1], overflow="fold", ratio=1)
    for left, right in cells:
        table.add_row(left, right)
    if table.row_count:
        console.print(Padding(table, (0, 0, 0, indent)))
    return table.row_count


def show_sourced(row: Row, *, plain: bool) -> Cells:
    """The cells of any row, with a last line that says where it comes from.

    Args:
        row: The row.
        plain: Whether brackets stand for styles.
    """
    left, right = show_row(row, plain=plain)
    if isinstance(row, DiscrepancyRow | UtteranceRow | CopyRow):  # each side names its own source
        return left, right
    source_id = row.source_id if isinstance(row, IssueRow) else None
    return left, Text("\n").join((right, show_source(row.article, source_id)))


def show_rows(rows: Iterable[Row], *, plain: bool) -> Iterator[Cells]:
    """The cells of rows; a sentence that stands in the line above is not repeated whole.

    Args:
        rows: The rows.
        plain: Whether brackets stand for styles.
    """
    sentence = None
    for row in rows:
        if isinstance(row, MentionRow):
            repeated = row.mention.sentence == sentence
            yield show_mention(row, plain=plain, repeated=repeated)
            sentence = row.mention.sentence
        else:
            yield show_row(row, plain=plain)


def show_row(row: Row, *, plain: bool) -> Cells:
    """The cells of any row.

    Args:
        row: The row.
        plain: Whether brackets stand for styles.
    """
    match row:
        case MentionRow():
            return show_mention(row, plain=plain)
        case StatementRow():
            return show_statement(row, plain=plain)
        case PositionRow():
            return show_position(row, plain=plain)
        case FigureRow():
            return show_figure(row, plain=plain)
        case AgreementRow():
            return show_agreement(row, plain=plain)
        case IssueRow():
            return show_issue(row, plain=plain)
        case EventRow():
            return show_event(row, plain=plain)
        case DiscrepancyRow():
            return show_discrepancy(row, plain=plain)
        case CopyRow():
            return show_copies(row)
        case UtteranceRow():
            return show_utterance(row, plain=plain)


def print_digest(console: Console, reading: Reading) -> None:
    """What an article reports: who did what, who said what, each with its words.

    Args:
        console: Where to.
        reading: The reading of the article.
    """
    rows = build_rows(reading)
    console.rule(style=QUIET)
    _print_heading(console, rows.article)
    print_sections(console, rows)


def print_sections(console: Console, rows: ReadingRows) -> None:
    """All that was found in an article, section by section.

    Args:
        console: Where to.
        rows: The rows of its reading.
    """
    plain = is_plain(console)
    sections: tuple[tuple[str, Sequence[Row]], ...] = (
        ("Who did what to whom", rows.events),
        ("Who said what", rows.statements),
        ("Where they stand", rows.positions),
        ("Figures", rows.figures),
        ("Agreements", rows.agreements),
        ("Issues: what could not be handled", rows.issues),
    )
    for name, items in sections:
        if items:
            console.print(Text(f"{name}\n", "bold underline" if not plain else ""))
            print_rows(console, ("", ""), show_rows(items, plain=plain), indent=2)
            console.print()
    if not any(items for _, items in sections):
        console.print(Text("Nothing was found in it.\n", QUIET))


def print_article(console: Console, reading: Reading) -> None:
    """An article with what was found in it highlighted, then the findings.

    Args:
        console: Where to.
        reading: The reading of the article.
    """
    rows = build_rows(reading)
    _print_heading(console, rows.article)
    console.print(_make_legend(plain=is_plain(console)))
    console.print()
    marks = _find_marks(reading)
    for span in _find_paragraphs(reading.article):
        words = span.text_in(reading.article.text)
        kind = reading.article.get_part_kind(span)
        paragraph = highlight(words, span.start, marks, plain=is_plain(console))
        if kind == "headline":
            paragraph.stylize_before("bold")
        elif kind in ("caption", "label"):
            paragraph.stylize_before(QUIET)
        console.print(paragraph, overflow="fold")
        console.print()
    print_sections(console, rows)


def _print_heading(console: Console, article: ArticleRow) -> None:
    console.print(Text(escape(article.title or "(no headline)"), "bold"), overflow="fold")
    agency = article.agency if article.agency != article.outlet else None
    names = [escape(name) for name in (article.outlet, agency) if name]
    published = "date not known"
    if article.published:
        published = f"{article.published[:10]} ({article.published_basis})"
    facts = [*names, published, f"{article.n_characters:,} characters", article.id]
    console.print(Text(", ".join(facts), QUIET), overflow="fold")
    if article.source_id:
        console.print(Text(escape(article.source_id), QUIET), overflow="fold")
    console.print()


def _make_legend(*, plain: bool) -> Text:
    if plain:
        return Text("In [brackets]: the words that report an act.")
    legend = Text("the words that report an act", TRIGGER)
    legend.append("  ")
    legend.append("actors", ACTOR)
    legend.append("  ")
    return legend.append("what was said", CONTENT)


def _find_marks(reading: Reading) -> list[Mark]:
    marks = [Mark(span=statement.content, style=CONTENT) for statement in reading.statements]
    marks += [Mark(span=span, style=ACTOR) for actor in reading.actors for span in actor.mentions]
    triggers = dict.fromkeys(mention.trigger for mention in reading.event_mentions)
    marks += [Mark(span=trigger, style=TRIGGER, bracket=True) for trigger in triggers]
    return marks


def _find_paragraphs(article: Article) -> Iterable[Span]:
    start = 0
    for line in article.text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1
