"""Reads fields of a codebook file and says where and how one is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from dragoman.codebook.lines import find_line
from dragoman.errors import CodebookError


def raise_at(path: Path | str, place: int | str, problem: str, remedy: str) -> NoReturn:
    """Raise an error that names file, place, problem and remedy.

    Args:
        path: The file.
        place: Line number, or field ("types.ASSAULT.quad").
        problem: What is wrong.
        remedy: What to do about it.

    Raises:
        CodebookError: Always.
    """
    where = f"{path}:{place}" if isinstance(place, int) else f"{path}, {place}"
    raise CodebookError(f"{where}: {problem}.", remedy=remedy)


def read_bytes(path: Path) -> bytes:
    """The content of a codebook file.

    Raises:
        CodebookError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CodebookError(
            f"{path}: {error.strerror or error}.", remedy="Check the path and its permissions."
        ) from None


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table of ours with their line numbers; comments and empty lines left out.

    Args:
        path: A TSV file whose first line that is no comment names the columns.
        columns: The columns that it must have, in this order.

    Raises:
        CodebookError: Another header, or a row with more or fewer fields.
    """
    header = False
    lines = read_bytes(path).decode("utf-8", "replace").splitlines()
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    for line, row in enumerate(rows, 1):
        if not row or row[0].startswith("#"):
            continue
        if not header:
            header = True
            if tuple(row) != columns:
                raise_at(path, line, "wrong header", f"Write the columns {', '.join(columns)}.")
            continue
        if len(row) != len(columns):
            raise_at(
                path, line, f"{len(row)} fields, not {len(columns)}",
                "Separate the fields by one tab each; leave unknown fields empty.",
            )  # fmt: skip
        yield line, [cell.strip() for cell in row]


class Fields:
    """One table of a TOML file: typed look-ups that raise with the name of the field.

    Args:
        values: The table.
        path: The file, for messages.
        place: Dotted name of the table; empty for the file itself.
        text: The whole file, so that messages can name lines.
    """

    __slots__ = ("_text", "_values", "path", "place")

    def __init__(self, values: Mapping[str, object], path: str, place: str, text: str) -> None:
        self._values = values
        self._text = text
        self.path = path
        self.place = place

    def fail(self, key: str, problem: str, remedy: str) -> NoReturn:
        """Raise an error about one field of this table.

        Raises:
            CodebookError: Always.
        """
        place = f"{self.place}.{key}" if self.place else key
        line = find_line(self._text, place)
        path = self.path if line is None else f"{self.path}:{line}"
        raise_at(path, place, problem, remedy)

    def check_keys(self, *known: str) -> None:
        """Raise unless every key of the table is known.

        Raises:
            CodebookError: A key that nothing reads: most likely misspelt.
        """
        for key in self._values:
            if key not in known:
                self.fail(key, "unknown field", f"Take one of {', '.join(known)}.")

    def get_text(self, key: str) -> str | None:
        """A text, or None where the field is missing."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            self.fail(key, "no text", "Give a text in quotation marks.")
        return value

    def require_text(self, key: str) -> str:
        """A text that must be there."""
        value = self.get_text(key)
        if value is None:
            self.fail(key, "missing", f'Add {key} = "...".')
        return value

    def get_texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is missing."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.fail(key, "no list of texts", 'Write it as ["one", "two"].')
        return tuple(value)

    def get_number(self, key: str, low: float, high: float) -> float | None:
        """A number in a range, or None where the field is missing."""
        value = self._values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fail(key, "no number", f"Give a number from {low} to {high}.")
        if not low <= value <= high:
            self.fail(key, f"{value} is out of range", f"Give a number from {low} to {high}.")
        return value

    def get_flag(self, key: str) -> bool:
        """True or false; false where the field is missing."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            self.fail(key, "neither true nor false", "Write true or false without quotation marks.")
        return value

    def get_table(self, key: str) -> Fields:
        """A table; empty where the field is missing."""
        value = self._values.get(key, {})
        if not isinstance(value, Mapping):
            self.fail(key, "no table", f"Write it as [{key}].")
        place = f"{self.place}.{key}" if self.place else key
        return Fields(value, self.path, place, self._text)

    def find_tables(self) -> Iterator[tuple[str, Fields]]:
        """Every table in this table, by name, in order of the file."""
        for key in self._values:
            yield key, self.get_table(key)

    def find_list(self, key: str) -> Iterator[Fields]:
        """Every table of a list of tables ([[...]]); none where the field is missing."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, Mapping) for v in value):
            self.fail(key, "no list of tables", f"Write each as [[{self.place}.{key}]].")
        for number, item in enumerate(value):
            place = f"{self.place}.{key}[{number}]" if self.place else f"{key}[{number}]"
            yield Fields(item, self.path, place, self._text)
