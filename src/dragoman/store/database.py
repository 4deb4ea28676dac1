"""Opening a record, and what can be wrong with the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from dragoman.errors import NotARecordError, RecordError, RecordVersionError, StoreError
from dragoman.store.schema import Schema, check_version, get_version, load_schema, upgrade

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.4.0",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
#: A slow statement would draw a bar on standard output, among the JSON lines there. The
#: setting holds for one connection, whose cursors need not inherit it.
_QUIET = "SET enable_progress_bar = false"
_MAGIC_AT = 8
_MAGIC = b"DUCK"
_FETCH = 1000
_NO_TEXT = "cannot encode str as UTF-8"
_FULL = re.compile(r"No space left|File too large|not enough space|[Qq]uota exceeded")

Row = dict[str, Any]


class Record:
    """An open record: the one handle through which the store speaks to DuckDB.

    Open it with :func:`open_record`, and close it or use it in a ``with`` statement: as long
    as it is open for reading nobody can write, and the reverse.

    Args:
        path: The file.
        connection: The open database.
    """

    __slots__ = ("_connection", "path")

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was committed is kept even if its log cannot be folded in."""
        try:
            self._connection.close()
        except duckdb.Error as problem:
            raise translate_error(problem, self.path) from problem

    def execute(self, sql: str, values: object = None) -> None:
        """Run a statement.

        Args:
            sql: The statement.
            values: A list for ``?``, a dict for ``$name``, or None.
        """
        with translated_errors(self.path):
            self._connection.execute(sql, values)

    def find_rows(self, sql: str, values: object = None) -> Iterator[Row]:
        """The rows of a query, fetched as they are asked for.

        Args:
            sql: The query.
            values: A list for ``?``, a dict for ``$name``, or None.

        Returns:
            Each row as a mapping of column to value.
        """
        with translated_errors(self.path):
            cursor = self._connection.cursor()
            cursor.execute(_QUIET)
            cursor.execute(sql, values)
            names = [column[0] for column in cursor.description or ()]
        while True:
            with translated_errors(self.path):
                rows: Sequence[tuple[Any, ...]] = cursor.fetchmany(_FETCH)
            if not rows:
                cursor.close()
                return
            for row in rows:
                yield dict(zip(names, row, strict=True))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside are kept together or not at all."""
        self.execute("BEGIN")
        with ExitStack() as stack:
            stack.callback(self._roll_back)
            yield
            self.execute("COMMIT")
            stack.pop_all()

    def _roll_back(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:
            return  # a commit that failed has rolled back already


def open_record(path: Path, *, schema: Schema | None = None) -> Record:
    """Open a record for reading.

    Args:
        path: The file.
        schema: The schema to expect; None for the one in the package.

    Returns:
        The record; several programs may read at once.

    Raises:
        NotARecordError: The file is something else.
        RecordVersionError: A newer dragoman made it.
        StoreError: It is missing, damaged, in use for writing, or not readable.
    """
    _check_exists(path)
    schema = schema or load_schema()
    with ExitStack() as stack:
        connection = _connect(path, read_only=True)
        stack.callback(connection.close)
        with translated_errors(path):
            version = get_version(connection)
        if not version:
            raise _foreign(path, "a DuckDB database, but no dragoman record")
        check_version(version, schema, str(path))
        stack.pop_all()
    return Record(path, connection)


def open_record_for_writing(
    path: Path, *, create: bool = True, schema: Schema | None = None
) -> Record:
    """Open a record for writing: make it when missing, upgrade it when older.

    Args:
        path: The file; its folder must exist.
        create: Whether to make it when it is missing.
        schema: The schema to reach; None for the one in the package.

    Returns:
        The record; nobody else can open it until it is closed.

    Raises:
        NotARecordError: The file is something else.
        RecordVersionError: A newer dragoman made it.
        StoreError: It is damaged, in use, not writable, or the disk is full.
    """
    if not create:
        _check_exists(path)
    if not path.parent.is_dir():
        raise StoreError(
            f"There is no folder {path.parent} for the record {path.name}.",
            remedy="Make the folder, or choose another place.",
        )
    schema = schema or load_schema()
    with ExitStack() as stack:
        if not path.exists():
            stack.enter_context(_removing_if_full(path))
        connection = _connect(path, read_only=False)
        stack.callback(connection.close)
        with translated_errors(path):
            version = get_version(connection)
        if version is None:
            raise _foreign(path, "a DuckDB database, but no dragoman record")
        if version > schema.version:
            check_version(version, schema, str(path))
        with translated_errors(path):
            upgrade(connection, version, schema)
        stack.pop_all()
    return Record(path, connection)


@contextmanager
def _removing_if_full(path: Path) -> Iterator[None]:
    """Remove a record that could not be made, so that the same command can make it later."""
    try:
        yield
    except StoreError as problem:
        if _FULL.search(str(problem.__cause__)):
            for left_over in (path, path.with_name(f"{path.name}.wal")):
                left_over.unlink(missing_ok=True)
        raise


def _check_exists(path: Path) -> None:
    if not path.exists():
        raise StoreError(
            f"There is no record {path}.",
            remedy=f"Make one: dragoman read ARTICLES --record {path}.",
        )


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    if path.is_dir():
        raise NotARecordError(f"{path} is a folder.", remedy="Name the file of the record.")
    if path.exists():
        _check_header(path)
    with translated_errors(path):
        connection = duckdb.connect(str(path), read_only=read_only, config=_SETTINGS)
    connection.execute(_QUIET)
    return connection


def _check_header(path: Path) -> None:
    if not path.is_file():
        raise NotARecordError(f"{path} is no ordinary file.", remedy="Name the file of the record.")
    try:
        with path.open("rb") as file:
            header = file.read(_MAGIC_AT + len(_MAGIC))
    except OSError as problem:
        raise StoreError(
            f"{path} cannot be read: {problem.strerror}.", remedy="Check its permissions."
        ) from problem
    if not header:
        raise _foreign(path, "an empty file")
    if header[_MAGIC_AT:] != _MAGIC:
        raise _foreign(path, "no dragoman record")


def _foreign(path: Path, what: str) -> NotARecordError:
    return NotARecordError(
        f"{path} is {what}.",
        remedy="It was left as it is. Name a dragoman record, or a new file to make one.",
    )


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Turn what DuckDB raises about a file or a value into errors that name the remedy.

    What it raises about a statement is a bug, and left alone.

    Args:
        path: The file.
    """
    try:
        yield
    except duckdb.Error as problem:
        environment = isinstance(problem, duckdb.OperationalError | duckdb.InternalError)
        if _NO_TEXT in str(problem):
            raise RecordError(
                f"What was asked of {path} is no text: it holds half a character.",
                remedy="Write it in UTF-8.",
            ) from problem
        if not environment and type(problem) is not duckdb.Error:
            raise
        raise translate_error(problem, path) from problem


def translate_error(problem: duckdb.Error, path: Path) -> StoreError:
    """The error of ours that says what DuckDB reports.

    Args:
        problem: What DuckDB raised.
        path: The file that it concerns.
    """
    text = str(problem)
    if "Could not set lock" in text or "used by another process" in text:
        process = re.search(r"PID (\d+)", text)
        by = f" (process {process[1]})" if process else ""
        return StoreError(
            f"{path} is in use by another program{by}.",
            remedy="Wait until that is done; a record has one writer, and no reader meanwhile.",
        )
    if "different configuration" in text or "already attached" in text:
        return StoreError(
            f"{path} is already open in this program.", remedy="Close it before opening it anew."
        )
    if _FULL.search(text):
        return StoreError(
            f"The disk is full: {path} cannot grow.",
            remedy="What was written before is safe. Free some space and run the same command.",
        )
    if re.search(r"Permission denied|[Rr]ead-only file system|Operation not permitted", text):
        return StoreError(
            f"{path} cannot be written or read: {_reason(text)}",
            remedy="Check the permissions of the file and of its folder, or copy the record.",
        )
    if "version number" in text:
        return RecordVersionError(
            f"{path} was written by a newer DuckDB than this one ({duckdb.__version__}).",
            remedy="Upgrade it: pip install --upgrade duckdb dragoman.",
        )
    if isinstance(problem, duckdb.OutOfMemoryException):
        return StoreError(
            f"Not enough memory for {path}: {_reason(text)}", remedy="Ask for less at a time."
        )
    return StoreError(f"{path} is damaged or unreadable: {_reason(text)}", remedy=_DAMAGED)


_DAMAGED = "Restore a copy, or read the articles again into a new record."


def _reason(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "no reason given."
