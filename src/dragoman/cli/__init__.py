"""The command line: one module a command group, imported only as far as it is used."""

from __future__ import annotations

import errno
import inspect
import re
import sys
from collections.abc import Callable, Sequence
from types import ModuleType, TracebackType
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import codebook, judge
from dragoman.cli.actors import actors
from dragoman.cli.articles import article, articles
from dragoman.cli.dyads import dyad, timeline
from dragoman.cli.event import event, merge
from dragoman.cli.explain import explain
from dragoman.cli.queries import COMMANDS
from dragoman.cli.read import read
from dragoman.cli.verify import verify
from dragoman.cli.who import who
from dragoman.errors import DragomanError

__all__ = ["app", "main"]

# What typer raises for a wrong command line; it exports this leaf of that tree alone.
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]


_EXAMPLE = re.compile(r"(dragoman|echo|cat) \S")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


def _describe(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error (any place will do).")
    ] = False,
) -> None:
    """Reads the news: who did what to whom, and who said what.

    Each line of what it finds leads back to the words that report it.

    dragoman read article.txt                     a digest of one article
    dragoman read news/ --record dragoman.duckdb  keep what a folder reports
    dragoman events --actor TUR --since 2020      look into it
    """


def _make_app() -> typer.Typer:
    app = typer.Typer(
        name="dragoman",
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=_mark_examples(_describe))(_describe)
    commands: tuple[Callable[..., None], ...] = (
        read, *COMMANDS, event, explain, timeline, dyad, articles, article, actors, who, merge,
        verify,
    )  # fmt: skip
    for command in commands:
        app.command(help=_mark_examples(command))(command)
    app.add_typer(_make_group(judge), name="judge")
    app.add_typer(_make_group(codebook), name="codebook")
    return app


def _make_group(module: ModuleType) -> typer.Typer:
    """The commands of a module that make a group, its docstring their help."""
    described = (module.__doc__ or "").partition(": ")[2]
    group = typer.Typer(help=described[:1].upper() + described[1:], no_args_is_help=True)
    for name, command in module.COMMANDS.items():
        group.command(name, help=_mark_examples(command))(command)
    return group


def _mark_examples(command: Callable[..., None]) -> str:
    """The help of a command, its examples kept line by line by a backspace before them."""
    paragraphs = (inspect.getdoc(command) or "").split("\n\n")
    return "\n\n".join(
        f"\b\n{text}" if _EXAMPLE.match(text) else " ".join(text.split()) for text in paragraphs
    )


app = _make_app()


def main(arguments: Sequence[str] | None = None) -> int:
    """The program.

    Args:
        arguments: The command line without the program's name; None for that of the process.

    Returns:
        The exit status: 0 when all went well, 1 for an error, 2 for a wrong command line,
        130 when interrupted.
    """
    from dragoman.cli.streams import drop_output, prepare_streams, print_error

    debug, rest = _take_debug(sys.argv[1:] if arguments is None else arguments)
    if not debug and arguments is None:
        sys.excepthook = _report_bug
    prepare_streams()
    command = typer.main.get_command(app)
    try:
        status = command.main(args=rest, prog_name="dragoman", standalone_mode=False)
    except _UsageError as problem:
        return _report_usage(problem)
    except DragomanError as problem:
        if debug:
            raise
        print_error(str(problem))
        return 1
    except OSError as problem:
        if debug or problem.errno not in _FULL:
            raise
        print_error("the disk is full: what is printed cannot be written. Free some space.")
        drop_output()
        return 1
    except typer.Abort:
        status = 130
    if status == 130:
        print_error("interrupted.")
    return status if isinstance(status, int) else 0


def _take_debug(arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Whether ``--debug`` stands among the options, and the arguments without it."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    rest = [word for word in arguments[:end] if word != "--debug"]
    return len(rest) < end, [*rest, *arguments[end:]]


def _report_usage(problem: Exception) -> int:
    from dragoman.cli.streams import print_error

    context = getattr(problem, "ctx", None)
    command = context.command_path if context is not None else "dragoman"
    message = getattr(problem, "format_message", lambda: str(problem))()
    if not message:  # the help was printed instead
        return 2
    sentence = " ".join(message.replace("Value error, ", "").split())
    print_error(f"{sentence.rstrip('.?')}. See {command} --help.")
    return 2


def _report_bug(
    kind: type[BaseException], problem: BaseException, traceback: TracebackType | None
) -> None:
    from dragoman.cli.streams import print_error

    last = traceback
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f" at {last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else ""
    print_error(
        f"unexpected {kind.__name__}{place}: {problem} "
        "This is a fault of dragoman; --debug shows the traceback to report."
    )
