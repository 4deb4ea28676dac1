"""Where a field stands in a TOML file, so that an error can name its line."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w-]+)\s*=")
_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def find_line(text: str, place: str) -> int | None:
    """The line of a field, or of the nearest table around it that has a line of its own.

    Args:
        text: The TOML file.
        place: Dotted name, a number in brackets for each list of tables
            (``types.DOCK.modes[1].score``).

    Returns:
        The line, from 1; None when not even the outermost table is there.
    """
    lines = _index(text)
    names = [_number(*step.groups()) for step in _STEP.finditer(place)]
    while names:
        line = lines.get(".".join(names))
        if line is not None:
            return line
        names.pop()
    return None


def _index(text: str) -> dict[str, int]:
    """The line of each table and each of its keys, by their full names."""
    found: dict[str, int] = {}
    n_seen: dict[str, int] = {}
    table = ""
    for number, row in enumerate(text.splitlines(), 1):
        header = _HEADER.match(row)
        if header:
            table = _write_name(header[2])
            if header[1] == "[[":
                index = n_seen.get(table, 0)
                n_seen[table] = index + 1
                table = f"{table}[{index}]"
            found.setdefault(table, number)
            continue
        key = _KEY.match(row)
        if key:
            name = key[1].strip("\"'")
            found.setdefault(f"{table}.{name}" if table else name, number)
    return found


def _write_name(header: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in header.split("."))


def _number(name: str, index: str | None) -> str:
    return name if index is None else f"{name}[{index}]"
