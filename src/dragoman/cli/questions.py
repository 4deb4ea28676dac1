"""Questions to a record as data: which conditions each command asks, and how its page looks."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.options import (
    DEFAULT_RECORD,
    STATUS_HELP,
    TYPE_HELP,
    ArticleOption,
    Format,
    FormatOption,
    LimitOption,
    RecordOption,
    SinceOption,
    TextOption,
    UntilOption,
)

Command = Callable[..., None]
Answer = Callable[["Asked"], None]
_WHO = "a name, a country code or an id."
_BEFORE: Mapping[str, Any] = {"record": (RecordOption, DEFAULT_RECORD)}
_BEHIND: Mapping[str, Any] = {
    "since": (SinceOption, None),
    "until": (UntilOption, None),
    "text": (TextOption, None),
    "article": (ArticleOption, None),
    "limit": (LimitOption, None),
    "form": (FormatOption, Format.table),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """An option that asks a condition of claims.

    Args:
        field: The field of :class:`dragoman.store.Filter` that it fills.
        flags: How it is written, the plainest first.
        metavar: What stands for its value in the help; None for a switch.
        help: What it asks.
        is_number: Whether its value is a number, 1 or more.
    """

    field: str
    flags: tuple[str, ...]
    metavar: str | None
    help: str
    is_number: bool = False

    @property
    def annotation(self) -> Any:
        """The type of the parameter, with the option as typer wants it."""
        if self.metavar is None:
            return Annotated[bool, typer.Option(*self.flags, help=self.help)]
        least = 1 if self.is_number else None
        option = typer.Option(*self.flags, metavar=self.metavar, min=least, help=self.help)
        return Annotated[int | None if self.is_number else str | None, option]

    @property
    def default(self) -> bool | None:
        """What stands for the option when it is not given."""
        return False if self.metavar is None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to a record, as a command.

    Args:
        name: Name of the command, and of its columns and claims.
        help: What it shows, and examples.
        conditions: What can be asked besides days, words, article and number.
        heading: What stands above the right side of its table.
    """

    name: str
    help: str
    conditions: tuple[Condition, ...] = ()
    heading: str = "the words that report it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as somebody asked it.

    Args:
        question: The question.
        record: The record.
        form: How to print the answer.
        limit: How many rows; None for the default, 0 for all.
        article: Id of the article, the beginning of it, or what the input called it; or None.
        conditions: The values of the other options by the fields of the filter.
    """

    question: Question
    record: Path
    form: Format
    limit: int | None
    article: str | None
    conditions: Mapping[str, Any]


def make_command(question: Question, answer: Answer) -> Command:
    """The command that asks a question.

    Args:
        question: The question.
        answer: What prints the answer.

    Returns:
        A function with one parameter an option, as typer wants it.
    """
    own = {one.field: (one.annotation, one.default) for one in question.conditions}
    options = {**_BEFORE, **own, **_BEHIND}

    def command(**values: Any) -> None:
        record, form = values.pop("record"), values.pop("form")
        limit, article = values.pop("limit"), values.pop("article")
        asked = Asked(
            question=question,
            record=record,
            form=form,
            limit=limit,
            article=article,
            conditions=values,
        )
        answer(asked)

    parameters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in options.items()
    ]
    command.__name__ = question.name
    command.__doc__ = question.help
    command.__annotations__ = {name: kind for name, (kind, _) in options.items()}
    command.__dict__["__signature__"] = inspect.Signature(parameters)
    return command


_COUNTRY = Condition(
    field="country",
    flags=("--country",),
    metavar="CODE",
    help="Country code of anybody who takes part, such as TUR.",
)

_VOICES = Condition(
    field="n_voices",
    flags=("--voices",),
    metavar="N",
    help="Only what at least so many independent voices report.",
    is_number=True,
)


def _ask_actor(flags: tuple[str, ...], role: str, field: str = "actor") -> Condition:
    return Condition(field=field, flags=flags, metavar="WHO", help=f"{role}: {_WHO}")


def _ask_type(flags: tuple[str, ...], metavar: str, text: str) -> Condition:
    return Condition(field="type", flags=flags, metavar=metavar, help=text)


def _ask_status(text: str) -> Condition:
    return Condition(field="status", flags=("--status",), metavar="STATUS", help=text)


def _ask_subject(flag: str, text: str) -> Condition:
    return Condition(field="subject", flags=(flag,), metavar="WORDS", help=text)


QUESTIONS = (
    Question(
        name="events",
        help="""Who did what to whom: one line a happening, however many articles report it.

        Each shows how many report it, how many of these are independent voices (copies and
        articles of one agency count once), and the sentence of the report that came first.
        With --mentions each report stands for itself.

        dragoman events --actor TUR --recipient Ukraine
        dragoman events --type ASSAULT --status actual --since 2020-12 --voices 2
        dragoman events --mentions --article art-3f2a9c
        dragoman events --record news.duckdb --format csv > events.csv
        """,
        conditions=(
            _ask_actor(("--actor",), "Who acts"),
            _ask_actor(("--recipient",), "To whom", "recipient"),
            _COUNTRY,
            _ask_type(("--type",), "TYPE", TYPE_HELP),
            _ask_status(STATUS_HELP),
            _VOICES,
            Condition(
                field="mentions",
                flags=("--mentions",),
                metavar=None,
                help="Show each report for itself instead of events.",
            ),
        ),
    ),
    Question(
        name="discrepancies",
        help="""Where reports differ: both sides with their words and sources.

        conflict: both cannot be right. update: the right side is later. narrower: it says the
        same more exactly. different scope: it counts more. name, direction, place, date and
        status say in what else they differ. Nobody is judged: it shows who says what.

        dragoman discrepancies
        dragoman discrepancies --kind conflict --since 2022
        dragoman discrepancies --text killed --format json
        """,
        conditions=(
            _ask_type(
                ("--type", "--kind"),
                "KIND",
                "conflict, update, narrower, different scope, name, direction, place, date or"
                " status.",
            ),
        ),
        heading="what each side says",
    ),
    Question(
        name="statements",
        help="""Who said what, each with the passage that holds it.

        dragoman statements --speaker Lavrov --text sanctions
        dragoman statements --country TUR --type direct --format json
        """,
        conditions=(
            _ask_actor(("--actor", "--speaker"), "Who speaks"),
            _ask_actor(("--recipient", "--addressee"), "Who is spoken to", "recipient"),
            _COUNTRY,
            _ask_type(("--type",), "KIND", "direct, indirect or mixed."),
        ),
    ),
    Question(
        name="utterances",
        help="""The same words as several articles tell them, version by version.

        dragoman utterances --speaker Lavrov
        dragoman utterances --voices 2 --format json
        """,
        conditions=(
            _ask_actor(("--actor", "--speaker"), "Who speaks"),
            _COUNTRY,
            _VOICES,
        ),
        heading="what each article says was said",
    ),
    Question(
        name="copies",
        help="""Articles that print one text: one voice, however many outlets print it.

        exact: the same text. near: nearly the same. rewritten: a stretch of one stands in
        another. The likeliest original comes first; --text asks the headlines.

        dragoman copies
        dragoman copies --basis rewritten --format csv
        """,
        conditions=(_ask_type(("--type", "--basis"), "BASIS", "exact, near or rewritten."),),
        heading="the articles",
    ),
    Question(
        name="positions",
        help="""Where actors stand, each with the words that show it.

        With both --holder and --issue it draws the line over time, the oldest first: on each
        wording of the issue where the holder stood first, where they stayed, shifted or
        reversed.

        dragoman positions --holder TUR --issue crimea
        dragoman positions --stance non-recognition --since 2014 --format csv
        """,
        conditions=(
            _ask_actor(("--actor", "--holder"), "Who holds it"),
            _COUNTRY,
            _ask_type(
                ("--type", "--stance"),
                "STANCE",
                "opposes, supports, non-recognition, neutral, denies or asserts.",
            ),
            _ask_subject("--issue", "Words of the issue."),
        ),
    ),
    Question(
        name="figures",
        help="""Numbers that are claimed, each with the words that state it.

        dragoman figures --unit deaths --since 2020
        dragoman figures --unit USD --format csv
        """,
        conditions=(
            _ask_actor(("--actor",), "Who vouches for it"),
            _COUNTRY,
            _ask_type(
                ("--type", "--unit"), "UNIT", "Unit, such as deaths, troops, percent or USD."
            ),
            _ask_subject("--what", "Words of what it counts."),
        ),
    ),
    Question(
        name="agreements",
        help="""Contracts, treaties, truces and deals, each with the words that report it.

        dragoman agreements --party UKR --status signed
        """,
        conditions=(
            _ask_actor(("--actor", "--party"), "Who is bound by it"),
            _COUNTRY,
            _ask_status(
                "under negotiation, announced, signed, in force, delivered, suspended or ended."
            ),
        ),
    ),
    Question(
        name="issues",
        help="""What could not be handled, and where.

        dragoman issues
        dragoman issues --code article-failed --format json
        """,
        conditions=(_ask_type(("--type", "--code"), "CODE", "Code, such as unclosed-quotation."),),
        heading="what happened",
    ),
)
