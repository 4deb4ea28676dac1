"""Rows into tables, column by column."""

from __future__ import annotations

from functools import cache

from dragoman.store.database import Record
from dragoman.store.encoding import Values
from dragoman.store.schema import find_tables


@cache
def _load_types() -> dict[str, dict[str, str]]:
    """The SQL types of the columns of each table."""
    return {
        table.name: {column.name: column.type for column in table.columns}
        for table in find_tables()
    }


def insert_rows(record: Record, table: str, rows: list[Values], *, where: str = "") -> None:
    """Insert rows into a table in one statement.

    Args:
        record: A record open for writing.
        table: The table.
        rows: The values of each row by column.
        where: SQL that picks among the rows, as ``new``; empty for all.
    """
    if not rows:
        return
    types = _load_types()[table]
    columns = ", ".join(types)
    values = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in types.items())
    sql = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM (SELECT {values}) AS new"
    record.execute(
        f"{sql} WHERE {where}" if where else sql, [[row[name] for row in rows] for name in types]
    )
