"""What goes to the terminal: consoles and highlighted words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.cli.streams import escape
from dragoman.records import Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words to be highlighted.

    Args:
        span: Where they stand in the article.
        style: Style of rich.
        bracket: Whether they stand in brackets where no style can be shown.
    """

    span: Span
    style: str
    bracket: bool = False


#: How many characters of an id a page shows; any command takes the beginning of one.
SHORT_ID = 12
ACTOR, RECIPIENT, TRIGGER, CONTENT, QUIET = (
    "bold cyan",
    "bold magenta",
    "bold black on yellow",
    "green",
    "dim",
)


def make_console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is, in colour only on a terminal.

    Args:
        stderr: Whether it writes to standard error.
    """
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def is_plain(console: Console) -> bool:
    """Whether a console shows no styles, so that highlights need brackets."""
    return not console.is_terminal or console.is_dumb_terminal


def highlight(text: str, offset: int, marks: Sequence[Mark], *, plain: bool) -> Text:
    """Words of an article with some of them marked.

    Args:
        text: The words.
        offset: Where they begin in the article.
        marks: What to mark; where two overlap, the later one shows.
        plain: Whether brackets stand for styles.

    Returns:
        Escaped, styled text.
    """
    from rich.text import Text

    end = offset + len(text)
    inside = [mark for mark in marks if mark.span.start < end and mark.span.end > offset]
    cuts = {offset, end}
    for mark in inside:
        cuts |= {max(offset, mark.span.start), min(end, mark.span.end)}
    result = Text()
    places = sorted(cuts)
    for first, last in pairwise(places):
        piece = Span(first, last)
        style = next((mark.style for mark in reversed(inside) if mark.span.contains(piece)), "")
        if plain:
            result.append("[" * sum(mark.bracket and mark.span.start == first for mark in inside))
        result.append(escape(text[first - offset : last - offset]), "" if plain else style)
        if plain:
            result.append("]" * sum(mark.bracket and mark.span.end == last for mark in inside))
    return result


def count(number: int, name: str) -> str:
    """A number with what it counts: "1 event", "2,000 events".

    Args:
        number: How many.
        name: What, in the singular; its plural takes an s.
    """
    return f"{number:,} {name}{'s' if number != 1 else ''}"
