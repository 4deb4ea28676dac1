"""CSV and JSON lines for machines: always UTF-8, never in colour."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from dragoman.cli.streams import escape

if TYPE_CHECKING:
    from dragoman.cli.columns import Columns
    from dragoman.cli.options import Format

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


def print_json_lines(rows: Iterable[object], columns: Columns) -> None:
    """Rows as JSON objects, one a line.

    Args:
        rows: The rows.
        columns: What to show of each.
    """
    from dragoman.cli.columns import make_object

    for row in rows:
        print_json(make_object(row, columns))


def print_csv(rows: Iterable[object], columns: Columns) -> None:
    """Rows as CSV with a line of headings.

    Args:
        rows: The rows.
        columns: What to show of each.
    """
    from dragoman.cli.columns import make_fields

    write_line(_write_fields([column.name for column in columns]))
    for row in rows:
        write_line(_write_fields(make_fields(row, columns)))


def _write_fields(fields: list[str]) -> str:
    line = io.StringIO()
    if sys.stdout.isatty():
        fields = [escape(field) for field in fields]
    csv.writer(line, lineterminator="").writerow(fields)
    return line.getvalue()


def print_records(
    form: Format,
    rows: Iterable[Item],
    columns: Columns,
    print_table: Callable[[Iterable[Item]], None],
) -> None:
    """Rows in the form that was asked for.

    Args:
        form: Table, CSV or JSON.
        rows: The rows.
        columns: What CSV and JSON show of each.
        print_table: Prints the table for people.
    """
    if form == "json":
        print_json_lines(rows, columns)
    elif form == "csv":
        print_csv(rows, columns)
    else:
        print_table(rows)
