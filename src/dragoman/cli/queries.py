"""``dragoman statements``, ``figures`` and the other questions to a record: their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.cli.options import make_filter
from dragoman.cli.questions import QUESTIONS, Asked, Question, make_command

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.store import Record


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

    question = asked.question
    claims, columns = CLAIMS[question.name], COLUMNS[question.name]
    with open_record(asked.record) as record:
        article_id = get_article_id(record, asked.article) if asked.article else None
        chosen = make_filter(asked.form, asked.limit, article=article_id, **asked.conditions)

        def print_table(rows: Iterable[Any]) -> None:
            _print_table(rows, question, count_claims(record, claims, chosen))

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


def _print_table(rows: Iterable[Any], question: Question, n_all: int) -> None:
    from dragoman.cli.cells import show_source
    from dragoman.cli.console import is_plain, make_console
    from dragoman.cli.pages import print_rows, show_row, with_source

    console = make_console()
    plain = is_plain(console)
    cells = (
        with_source(
            show_row(row, plain=plain), show_source(row.article, getattr(row, "source_id", None))
        )
        for row in rows
    )
    name = question.name
    n_shown = print_rows(console, (name, question.heading), cells)
    if n_shown == n_all:
        counted = name if n_all != 1 else name.removesuffix("s")
        console.print(f"\n{n_all:,} {counted}." if n_all else f"No {name} fit.")
    else:
        console.print(f"\n{n_shown:,} of {n_all:,} {name}, newest first; --limit 0 shows all.")


COMMANDS = tuple(make_command(question, answer) for question in QUESTIONS)
