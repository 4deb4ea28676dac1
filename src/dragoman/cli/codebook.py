"""``dragoman codebook``: look into a codebook, PLOVER or your own, and check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from dragoman.codebook import Codebook, EventType, Mode

_SHOWN_TRIGGERS = 60
WORD_CLASSES = ("verb", "noun", "adjective")

CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help="A codebook, instead of PLOVER."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print it as one JSON object a type.")]


def show(
    name: Annotated[
        str | None,
        typer.Argument(metavar="TYPE", help="Name of a type, such as CONSULT; all without one."),
    ] = None,
    codebook: CodebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """What a type of event means: definition, modes, score, CAMEO codes, triggers, examples.

    Without a type it lists all types, and the contexts that any event may have.

    dragoman codebook show
    dragoman codebook show SANCTION
    dragoman codebook show --codebook harbour.toml --json
    """
    from dragoman.cli.console import make_console
    from dragoman.codebook import load_codebook

    book = load_codebook(codebook)
    chosen = list(book.types.values()) if name is None else [_get_type(book, name)]
    if as_json:
        from dragoman.cli.machine import print_json

        for one in chosen:
            print_json(_describe_type(book, one))
    elif name is None:
        _print_overview(make_console(), book)
    else:
        _print_type(make_console(), book, chosen[0])


def check(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The codebook, a TOML file.")],
    read: Annotated[
        bool,
        typer.Option(
            "--read/--no-read", help="Read its example sentences too, and say which are missed."
        ),
    ] = True,
) -> None:
    """Check a codebook of your own: errors name file, line and remedy.

    Then its example sentences are read with it, as `dragoman read --codebook` would; one in
    which no event of its type is found is told, for its triggers may lack a word. That is no
    error.

    dragoman codebook check harbour.toml
    """
    from dragoman.cli.console import count, make_console
    from dragoman.codebook import load_codebook

    book = load_codebook(path)
    console = make_console()
    n_examples = sum(len(one.examples) for one in book.types.values())
    facts = (
        count(len(book.types), "type"),
        count(len(book.contexts), "context"),
        count(len(book.lexicon), "trigger"),
        count(n_examples, "example sentence"),
    )
    console.print(f"{book.name} is in order: {', '.join(facts)}.", soft_wrap=True)
    if read and n_examples:
        missed = list(_find_missed(book, path))
        for type_name, sentence, found in missed:
            what = f"reads {', '.join(found)}" if found else "finds no event"
            console.print(f"{type_name}: {what} in “{sentence}”", soft_wrap=True)
        console.print(f"{n_examples - len(missed):,} of {n_examples:,} examples are read as meant.")


#: The commands of the group by name.
COMMANDS = {"show": show, "check": check}


def _get_type(book: Codebook, name: str) -> EventType:
    found = book.get_type(name) or book.get_type(name.upper())
    if found is None:
        raise typer.BadParameter(f"{book.name} has no type {name}; it has {', '.join(book.types)}")
    return found


def _describe_type(book: Codebook, event_type: EventType) -> dict[str, Any]:
    """A type as a JSON object."""
    return {
        "codebook": book.name,
        "version": book.version,
        "type": event_type.name,
        "definition": event_type.definition,
        "quad": event_type.quad,
        "score": event_type.score,
        "reciprocal": event_type.reciprocal,
        "modes": [
            {
                "mode": mode.name,
                "definition": mode.definition,
                "score": book.score(event_type.name, mode.name),
                "cues": list(mode.cues),
            }
            for mode in event_type.modes
        ],
        "cameo": [
            {"code": row.code, "goldstein": row.goldstein, "mode": row.mode}
            for row in book.cameo
            if row.type == event_type.name
        ],
        "triggers": {
            word_class: _list_triggers(book, event_type, word_class) for word_class in WORD_CLASSES
        },
        "examples": list(event_type.examples),
    }


def _list_triggers(book: Codebook, event_type: EventType, word_class: str) -> list[str]:
    """The triggers of a type in order of the alphabet, each with what it asks for."""
    found = {
        " ".join(filter(None, (entry.lemma, entry.particle)))
        + (f" ({entry.demands})" if entry.demands else "")
        for entry in book.lexicon.entries
        if entry.type == event_type.name and entry.word_class == word_class
    }
    return sorted(found)


def _print_overview(console: Console, book: Codebook) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.streams import escape

    heading = " ".join(filter(None, (book.name, book.version)))
    console.print(Text(f"{escape(heading)}\n{escape(book.source)}\n"), overflow="fold")
    tables = (
        ("type", "quad", "score", "definition"),
        ("context", "definition"),
    )
    types = (
        (one.name, str(one.quad or ""), _write_score(one.score), one.definition)
        for one in book.types.values()
    )
    contexts = ((one.name, one.definition) for one in book.contexts.values())
    for names, rows in zip(tables, (types, contexts), strict=True):
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for column in names:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(Text(escape(cell)) for cell in row))
        if table.row_count:
            console.print(table)
            console.print()


def _print_type(console: Console, book: Codebook, event_type: EventType) -> None:
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.cli.console import is_plain
    from dragoman.cli.streams import escape

    plain = is_plain(console)

    def tell(heading: str, lines: Iterable[str]) -> None:
        rows = list(lines)
        if rows:
            console.print(Text(f"\n{heading}", "" if plain else "bold underline"))
            for row in rows:
                console.print(Padding(Text(escape(row)), (0, 0, 0, 2)), overflow="fold")

    facts = [f"quad class {event_type.quad}"] if event_type.quad else []
    facts += [f"score {_write_score(event_type.score)}"] if event_type.score is not None else []
    facts += ["both sides may act"] if event_type.reciprocal else []
    console.print(Text(escape(event_type.name), "" if plain else "bold"))
    console.print(Text(escape(event_type.definition)), overflow="fold")
    if facts:
        console.print(Text(", ".join(facts).capitalize() + "."))
    tell("Modes", (_write_mode(book, event_type, mode) for mode in event_type.modes))
    tell("CAMEO", _find_codes(book, event_type))
    for word_class in WORD_CLASSES:
        words = _list_triggers(book, event_type, word_class)
        shown = ", ".join(words[:_SHOWN_TRIGGERS])
        more = len(words) - _SHOWN_TRIGGERS
        rest = f" and {more:,} more (--json shows all)" if more > 0 else ""
        tell(f"Triggers: {word_class}s", [shown + rest] if words else [])
    tell("Examples", event_type.examples)


def _write_mode(book: Codebook, event_type: EventType, mode: Mode) -> str:
    score = _write_score(book.score(event_type.name, mode.name))
    name = f"{mode.name} ({score})" if score else mode.name
    return f"{name}: {mode.definition}"


def _find_codes(book: Codebook, event_type: EventType) -> Iterator[str]:
    codes = [row for row in book.cameo if row.type == event_type.name]
    for mode in dict.fromkeys(row.mode for row in codes):
        own = (f"{row.code} ({row.goldstein:+g})" for row in codes if row.mode == mode)
        yield f"{mode or 'no mode'}: {', '.join(own)}"


def _write_score(score: float | None) -> str:
    return "" if score is None else f"{score:+g}"


def _find_missed(book: Codebook, path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """The examples in which no event of their type is found: type, sentence, what is found."""
    from dragoman.reading import Reader
    from dragoman.records import Article

    reader = Reader(codebook=path)
    for event_type in book.types.values():
        for sentence in event_type.examples:
            mentions = reader.read(Article(text=sentence)).event_mentions
            found = list(dict.fromkeys(mention.type for mention in mentions))
            if event_type.name not in found:
                yield event_type.name, sentence, found
