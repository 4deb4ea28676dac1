"""Reference parts of the documentation, made from the code itself.

A page asks for one with ``<!-- generated:NAME [ARGUMENT] -->`` and ends it with
``<!-- /generated -->``. Names: ``tables`` (from ``schema.sql``), ``fields CLASS`` (from the
docstring of a record type), ``commands`` (from the command line's own help), ``errors`` (from
the error tree), ``quads``, ``types`` and ``contexts`` (from the codebook), ``columns`` (of CSV and
JSON output), ``reference`` and ``sectors`` (from the reference's tables).
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any

_PART = re.compile(
    r"(?P<open><!-- generated:(?P<name>[a-z]+)(?: (?P<argument>[\w.]+))? -->\n)"
    r".*?(?P<close><!-- /generated -->)",
    re.DOTALL,
)
_TABLE = re.compile(
    r"(?P<comment>(?:^--[^\n]*\n)*)^CREATE TABLE (?:IF NOT EXISTS )?(?P<name>\w+) \(\n"
    r"(?P<body>.*?)^\);",
    re.MULTILINE | re.DOTALL,
)
_COLUMN = re.compile(
    r"^ +(?P<name>[a-z]\w*) (?P<type>[A-Z]+(?:\[\])?)(?P<rest>[^-\n]*?),?"
    r"(?: +-- (?P<comment>[^\n]*))?$",
    re.MULTILINE,
)
_ARGUMENT = re.compile(r"^    (?P<name>\w+): (?P<text>.*(?:\n {6,}.*)*)", re.MULTILINE)


class PartError(Exception):
    """A page asks for a part that does not exist, or a source of one lacks its words."""


def refresh_page(page: str) -> str:
    """A page with every generated part as it is today.

    Args:
        page: Markdown.

    Raises:
        PartError: The page asks for a part that nothing makes.
    """

    def refresh(match: re.Match[str]) -> str:
        maker = _MAKERS.get(match["name"])
        if maker is None:
            raise PartError(f"Nothing makes the part '{match['name']}'.")
        lines = maker(match["argument"] or "")
        return match["open"] + "\n" + "\n".join(lines).strip("\n") + "\n\n" + match["close"]

    return _PART.sub(refresh, page)


def _write_row(*cells: str) -> str:
    escaped = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(escaped) + " |"


def find_tables(schema: str) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Every table of a schema: its name, its meaning, its columns (name, type, meaning).

    Args:
        schema: SQL with a comment above each table and after each column.

    Raises:
        PartError: A table or a column has no comment.
    """
    for table in _TABLE.finditer(schema):
        meaning = " ".join(line.lstrip("- ") for line in table["comment"].splitlines())
        columns = []
        for column in _COLUMN.finditer(table["body"]):
            if not column["comment"]:
                raise PartError(f"{table['name']}.{column['name']} has no comment.")
            kind = column["type"].lower()
            if "NOT NULL" not in column["rest"]:
                kind += ", or null"
            columns.append((column["name"], kind, column["comment"].strip()))
        if not meaning and table["name"] != "schema_version":
            raise PartError(f"The table {table['name']} has no comment.")
        yield table["name"], meaning, columns


def make_tables(_: str) -> list[str]:
    """The record's tables."""
    schema = (resources.files("dragoman.store") / "schema.sql").read_text(encoding="utf-8")
    lines = []
    for name, meaning, columns in find_tables(schema):
        lines += [f"## {name}", "", meaning or "Which version of the tables this is.", ""]
        lines += [_write_row("column", "type", "meaning"), "|---|---|---|"]
        lines += [_write_row(f"`{column}`", kind, text) for column, kind, text in columns]
        lines.append("")
    return lines


def make_fields(class_name: str) -> list[str]:
    """The fields of a record type, from the ``Args`` of its docstring.

    Args:
        class_name: Name in ``dragoman.records``.

    Raises:
        PartError: There is no such type, or a field is not described.
    """
    import dragoman.records

    record_type: Any = getattr(dragoman.records, class_name, None)
    if record_type is None:
        raise PartError(f"There is no record type {class_name}.")
    described = {
        match["name"]: " ".join(match["text"].split())
        for match in _ARGUMENT.finditer(inspect.getdoc(record_type) or "")
    }
    lines = [_write_row("field", "type", "meaning"), "|---|---|---|"]
    for field in _find_written_fields(record_type):
        if field.name == "id":
            lines.append(_write_row("`id`", "text", "A hash of the content."))
            continue
        if field.name not in described:
            raise PartError(f"{class_name}.{field.name} is not described.")
        text = re.sub(r"``([^`]+)``", r"`\1`", described[field.name])
        for spelled, written in (("None", "null"), ("True", "true"), ("False", "false")):
            text = re.sub(rf"\b{spelled}\b", written, text)
        lines.append(_write_row(f"`{field.name}`", _name_type(str(field.type)), text))
    return lines


def _find_written_fields(record_type: Any) -> list[dataclasses.Field[Any]]:
    fields = [field for field in dataclasses.fields(record_type) if field.name != "article_id"]
    return sorted(fields, key=lambda field: field.name != "id")


_PLAIN_TYPES = {
    "str": "text",
    "float": "number",
    "int": "number",
    "bool": "true or false",
    "Span": "`[start, end]`",
    "DateInterval": "[date](#date)",
    "Place": "[place](#place)",
    "ActorKind": "text",
    "Comparator": "text",
}


def _name_type(annotation: str) -> str:
    optional = annotation.endswith(" | None")
    bare = annotation.removesuffix(" | None")
    listed = re.fullmatch(r"tuple\[(\w+), \.\.\.\]", bare)
    name = listed[1] if listed else bare
    plain = _PLAIN_TYPES.get(name, "object" if listed and name[0].isupper() else "text")
    return ("list of " + plain if listed else plain) + (", or null" if optional else "")


def make_errors(_: str) -> list[str]:
    """The tree of errors, from the docstring that draws it."""
    import dragoman.errors

    drawing = (dragoman.errors.__doc__ or "").split("::\n", 1)[1].split("\n\nA bug", 1)[0]
    return ["```text", *inspect.cleandoc(drawing).splitlines(), "```"]


def make_quads(_: str) -> list[str]:
    """PLOVER's types by quad class."""
    from dragoman.codebook import load_codebook

    types = load_codebook().types.values()
    by_quad = {quad: [t.name for t in types if t.quad == quad] for quad in (1, 2, 3, 4)}
    names = {quad: ", ".join(found) for quad, found in by_quad.items()}
    return [
        _write_row("", "cooperation", "conflict"),
        "|---|---|---|",
        _write_row("**verbal**", names[1], names[3]),
        _write_row("**material**", names[2], names[4]),
    ]


def make_types(_: str) -> list[str]:
    """Every type of PLOVER with its modes."""
    from dragoman.codebook import load_codebook

    lines = []
    for found in load_codebook().types.values():
        lines += [f"## {found.name}", "", found.definition, ""]
        lines += [f"Quad class {found.quad}, score {found.score:g}.", ""]
        if found.modes:
            lines += [_write_row("mode", "score", "meaning"), "|---|---|---|"]
        for mode in found.modes:
            score = found.score if mode.score is None else mode.score
            lines.append(_write_row(f"`{mode.name}`", f"{score:g}", mode.definition))
        lines.append("")
    return lines


def make_contexts(_: str) -> list[str]:
    """Every context of PLOVER."""
    from dragoman.codebook import load_codebook

    contexts = load_codebook().contexts.values()
    rows = [_write_row(f"`{context.name}`", context.definition) for context in contexts]
    return [_write_row("context", "meaning"), "|---|---|", *rows]


def make_columns(_: str) -> list[str]:
    """The columns of every command's CSV and JSON output."""
    from dragoman.cli import columns

    lines = []
    for name in sorted(vars(columns)):
        if not name.endswith("_COLUMNS"):
            continue
        heading = name.removesuffix("_COLUMNS").lower()
        heading = heading.removesuffix("y") + "ies" if heading.endswith("y") else f"{heading}s"
        lines += [f"## {heading}", ""]
        lines += [_write_row("column", "meaning"), "|---|---|"]
        lines += [_write_row(f"`{c.name}`", c.meaning) for c in getattr(columns, name)]
        lines.append("")
    return lines


def make_commands(_: str) -> list[str]:
    """Every command of the program with its arguments and options.

    Raises:
        PartError: A command or an option has no help.
    """
    import typer.main

    from dragoman.cli import app

    group: Any = typer.main.get_command(app)
    lines = [*_describe_parameters("dragoman", group), ""]
    for name, command in find_commands(group):
        if not command.help:
            raise PartError(f"The command {name} has no help.")
        lines += [f"## {name}", "", *_describe_help(command.help), ""]
        lines += [*_describe_parameters(name, command), ""]
    return lines


def find_commands(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every command of a group by name; a group's own commands follow it ("judge same").

    Args:
        group: A group of commands.
        prefix: Name of the group with a blank after it; empty for the program.
    """
    for name in sorted(group.commands):
        command = group.commands[name]
        if command.hidden:
            continue
        yield prefix + name, command
        if hasattr(command, "commands"):
            yield from find_commands(command, f"{prefix}{name} ")


def _describe_help(text: str) -> list[str]:
    """The help of a command: paragraphs as prose, those kept as typed as examples."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text).strip()):
        rows = [row.strip() for row in paragraph.splitlines()]
        if rows[0] in {"", "\b"} or rows[0].startswith("dragoman "):
            lines += ["```sh", *(row for row in rows if row not in {"", "\b"}), "```", ""]
        else:
            lines += [*rows, ""]
    return lines[:-1]


def _describe_parameters(owner: str, command: Any) -> list[str]:
    rows = []
    for parameter in command.params:
        if getattr(parameter, "hidden", False):
            continue
        text = " ".join((getattr(parameter, "help", None) or "").split())
        if not text:
            raise PartError(f"{owner}: {parameter.name} has no help.")
        default = getattr(parameter.default, "value", parameter.default)
        if parameter.param_type_name == "option" and default not in (None, False):
            text += f" Default: `{default}`."
        if getattr(parameter, "envvar", None):
            text += f" Or the environment variable `{parameter.envvar}`."
        if parameter.param_type_name == "argument":
            metavar = parameter.metavar or parameter.name.upper()
            name = f"`{metavar}`" if parameter.required else f"`[{metavar}]`"
        else:
            name = ", ".join(f"`{option}`" for option in _find_options(parameter))
        rows.append(_write_row(name, text))
    return [_write_row("argument or option", "what it does"), "|---|---|", *rows] if rows else []


def _find_options(parameter: Any) -> list[str]:
    options: list[str] = [*parameter.opts, *parameter.secondary_opts]
    if not getattr(parameter, "is_flag", False):
        metavar = parameter.metavar or getattr(parameter.type, "name", "value").upper()
        options[-1] += f" {metavar}"
    return options


def make_sectors(_: str) -> list[str]:
    """The sectors of actors."""
    from dragoman.reference import tables

    rows = [_write_row(f"`{code}`", meaning) for code, meaning in tables.read_sectors()]
    return [_write_row("sector", "who"), "|---|---|", *rows]


def make_reference(_: str) -> list[str]:
    """How much the reference knows."""
    from dragoman.reference import tables

    tenures = tables.read_tenures()
    holders = {tenure.person for tenure in tenures}
    persons = holders | {person.name for person in tables.read_persons()}
    memberships = tables.read_memberships()
    counted = (
        ("states and territories, with names, peoples and capitals", tables.read_countries()),
        ("buildings and streets that stand for institutions", tables.read_metonyms()),
        ("regions, waters, unrecognised states, peoples without a state", tables.read_regions()),
        ("organisations, armed groups, parties, companies, outlets", tables.read_organisations()),
        (
            f"times of membership, in {len({one.organisation for one in memberships})} of them",
            memberships,
        ),
        (
            f"terms of office, in {len({tenure.country for tenure in tenures})} states and bodies",
            tenures,
        ),
        ("persons", persons),
        ("nouns for those who act, with their sector", tables.read_roles()),
        ("towns", tables.read_places()),
    )
    rows = [_write_row(f"{len(entries):,}", what) for what, entries in counted]
    return [_write_row("entries", "of what"), "|--:|---|", *rows]


_MAKERS: dict[str, Callable[[str], list[str]]] = {
    "tables": make_tables,
    "fields": make_fields,
    "commands": make_commands,
    "columns": make_columns,
    "errors": make_errors,
    "quads": make_quads,
    "types": make_types,
    "contexts": make_contexts,
    "sectors": make_sectors,
    "reference": make_reference,
}
