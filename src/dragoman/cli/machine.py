"""CSV and JSON lines for machines: always UTF-8, never in colour."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.cli.streams import escape

if TYPE_CHECKING:
    from dragoman.cli.columns import OutputColumn

Item = TypeVar("Item")


def write_line(line: str) -> None:
    """One line on standard output, in UTF-8 whatever the locale, at once.

    Args:
        line: The line, without its end.
    """
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(line + "\n")
    else:
        buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()


def print_json(value: dict[str, Any]) -> None:
    """A JSON object on one line.

    Args:
        value: The object.
    """
    write_line(json.dumps(value, ensure_ascii=False))


def print_json_lines(rows: Iterable[Item], columns: Iterable[OutputColumn[Item]]) -> None:
    """Rows as JSON objects, one a line.

    Args:
        rows: The rows.
        columns: What to show of each.
    """
    from dragoman.cli.columns import make_object

    chosen = tuple(columns)
    for row in rows:
        print_json(make_object(row, chosen))


def print_csv(rows: Iterable[Item], columns: Iterable[OutputColumn[Item]]) -> None:
    """Rows as CSV with a line of headings.

    Args:
        rows: The rows.
        columns: What to show of each.
    """
    from dragoman.cli.columns import make_fields

    chosen = tuple(columns)
    write_line(_write_fields([column.name for column in chosen]))
    for row in rows:
        write_line(_write_fields(make_fields(row, chosen)))


def _write_fields(fields: list[str]) -> str:
    line = io.StringIO()
    if sys.stdout.isatty():
        fields = [escape(field) for field in fields]
    csv.writer(line, lineterminator="").writerow(fields)
    return line.getvalue()
