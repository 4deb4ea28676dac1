"""``dragoman statements``, ``figures`` and the other questions to a record: their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman.cli.options import make_filter
from dragoman.cli.questions import QUESTIONS, Asked, make_command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.store import Record

_SINGULAR = {"discrepancies": "discrepancy", "copies": "copied text"}


def answer(asked: Asked) -> None:
    """Print the claims that a question asks for.

    Args:
        asked: The question and its conditions.

    Raises:
        StoreError: The record cannot be used.
        UnknownIdError: It has no such article.
    """
    from dragoman.cli.columns import COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.store import CLAIMS, count_claims, find_claims, open_record

    conditions = dict(asked.conditions)
    if conditions.get("actor") and conditions.get("subject"):
        from dragoman.cli.lines import draw_line

        draw_line(asked)
        return
    question = asked.question
    name = "mentions" if conditions.pop("mentions", False) else question.name
    claims, columns = CLAIMS[name], COLUMNS[name]
    with open_record(asked.record) as record:
        article_id = get_article_id(record, asked.article) if asked.article else None
        chosen = make_filter(asked.form, asked.limit, article=article_id, **conditions)

        def print_table(rows: Iterable[Any]) -> None:
            n_all = count_claims(record, claims, chosen)
            shown = question.name if name == question.name else f"event {name}"
            print_claims(rows, Counted(shown, n_all, question.heading))

        rows = find_claims(record, claims, chosen)
        print_records(asked.form, rows, columns, print_table)


def get_article_id(record: Record, name: str) -> str:
    """The id of an article from what somebody calls it.

    Args:
        record: An open record.
        name: Its id, the beginning of it, or what the input called it.

    Raises:
        UnknownIdError: No article is called so, or several.
    """
    from dragoman.errors import UnknownIdError
    from dragoman.store import get_article_id

    article_id = get_article_id(record, name)
    if article_id is None:
        raise UnknownIdError(
            f"{record.path} has no article {name}, or several that begin so.",
            remedy="See them all: dragoman articles.",
        )
    return article_id


class Counted(NamedTuple):
    """What a table of claims is called, and how many there are.

    Args:
        name: What they are called.
        n_all: How many fit, shown or not.
        heading: What stands above the right side of a table of two.
        order: Which come first.
    """

    name: str
    n_all: int
    heading: str = ""
    order: str = "newest first"

    def tell(self, n_shown: int) -> str:
        """How many a table shows of how many there are: its last line.

        Args:
            n_shown: How many it shows.
        """
        name, n_all = self.name, self.n_all
        if n_shown != n_all:
            return f"{n_shown:,} of {n_all:,} {name}, {self.order}; --limit 0 shows all."
        one = _SINGULAR.get(name, name.removesuffix("s"))
        return f"{n_all:,} {name if n_all != 1 else one}." if n_all else f"No {name} fit."


def print_claims(rows: Iterable[Any], counted: Counted) -> None:
    """A table for people, and how many of all it shows.

    Args:
        rows: The rows.
        counted: What they are and how many.
    """
    from dragoman.cli.console import is_plain, make_console
    from dragoman.cli.pages import print_rows, show_sourced

    console = make_console()
    plain = is_plain(console)
    cells = (show_sourced(row, plain=plain) for row in rows)
    n_shown = print_rows(console, (counted.name, counted.heading), cells)
    console.print(("\n" if n_shown else "") + counted.tell(n_shown))


COMMANDS = tuple(make_command(question, answer) for question in QUESTIONS)
