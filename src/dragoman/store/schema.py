"""The tables of the record: made, upgraded and described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import duckdb

from dragoman.errors import RecordVersionError, StoreError
from dragoman.store.runs import get_code_version

_TABLE = re.compile(
    r"((?:^--[^\n]*\n)*)^CREATE TABLE (\w+) \(\n(.*?)^\);", re.MULTILINE | re.DOTALL
)
_COLUMN = re.compile(r"^    (\w+) ([A-Z]+(?:\[\])?)( NOT NULL)?,?\s+-- (.+)$", re.MULTILINE)
_MIGRATION = re.compile(r"(\d{4})_\w+\.sql\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Args:
        name: Its name.
        type: Its SQL type.
        required: Whether it is never NULL.
        meaning: What it holds.
    """

    name: str
    type: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the record.

    Args:
        name: Its name.
        meaning: What a row is.
        columns: Its columns, in order.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The tables that this version of dragoman knows, and the way there from older ones.

    Args:
        tables: SQL that makes all tables of the newest version.
        migrations: SQL that leads to each version from the one before it; version 1 needs none.
    """

    tables: str
    migrations: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        numbers = [number for number, _ in self.migrations]
        if numbers != list(range(2, len(numbers) + 2)):
            raise ValueError(f"migrations are not numbered 2, 3, ...: {numbers}")

    @property
    def version(self) -> int:
        """The newest version."""
        return 1 + len(self.migrations)


def load_schema() -> Schema:
    """The schema in the package: ``schema.sql`` and ``migrations/NNNN_subject.sql``."""
    folder = files("dragoman.store")
    migrations = []
    for entry in folder.joinpath("migrations").iterdir():
        match = _MIGRATION.match(entry.name)
        if match:
            migrations.append((int(match[1]), entry.read_text(encoding="utf-8")))
    text = folder.joinpath("schema.sql").read_text(encoding="utf-8")
    return Schema(tables=text, migrations=tuple(sorted(migrations)))


def find_tables() -> Iterator[Table]:
    """Every table of the newest version with its columns, as ``schema.sql`` describes them."""
    for match in _TABLE.finditer(load_schema().tables):
        comment, name, body = match.groups()
        columns = tuple(
            Column(name=column, type=kind, required=bool(required), meaning=meaning.strip())
            for column, kind, required, meaning in _COLUMN.findall(body)
        )
        lines = (line.removeprefix("--").strip() for line in comment.splitlines())
        yield Table(name=name, meaning=" ".join(lines), columns=columns)


def get_version(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The version of the tables in a database.

    Args:
        connection: An open database.

    Returns:
        Their version; 0 when the database has no tables at all; None when it has others.
    """
    names = {
        row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    }
    if not names:
        return 0
    if not {"schema_version", "article", "event_mention"} <= names:
        return None
    row = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    return row[0] if row else None


def check_version(version: int, schema: Schema, name: str) -> None:
    """Raise unless a record of some version can be read as it is.

    Args:
        version: Version of the record.
        schema: The schema that is known.
        name: Name of the file, for the message.

    Raises:
        RecordVersionError: The record is newer.
        StoreError: The record is older and has to be upgraded first.
    """
    if version > schema.version:
        raise RecordVersionError(
            f"{name} was made by a newer dragoman (tables of version {version}; "
            f"this one knows {schema.version}).",
            remedy="Upgrade dragoman: pip install --upgrade dragoman.",
        )
    if version < schema.version:
        raise StoreError(
            f"{name} was made by an older dragoman (tables of version {version}, "
            f"not {schema.version}).",
            remedy=f"Make a copy of it, then upgrade it: dragoman merge --record {name}.",
        )


def upgrade(connection: duckdb.DuckDBPyConnection, version: int, schema: Schema) -> None:
    """Bring the tables of a database to the newest version, in one transaction.

    Args:
        connection: A database open for writing.
        version: Version that it has; 0 when it has no tables.
        schema: The schema to reach.
    """
    if version == schema.version:
        return
    connection.execute("BEGIN")
    if version == 0:
        connection.execute(schema.tables)
    else:
        for number, sql in schema.migrations:
            if number > version:
                connection.execute(sql)
    connection.execute(
        "INSERT INTO schema_version VALUES (?, ?, (now() AT TIME ZONE 'UTC'))",
        [schema.version, get_code_version()],
    )
    connection.execute("COMMIT")
