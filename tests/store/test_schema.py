"""The tables: described, versioned, upgraded."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import StoreError
from dragoman.store import find_tables, get_reading, start_run, write_readings
from dragoman.store.database import open_record, open_record_for_writing
from dragoman.store.schema import Schema, load_schema
from tests.store.samples import make_reading

NOW = load_schema().version
MIGRATIONS = (
    *load_schema().migrations,
    (NOW + 1, "ALTER TABLE article ADD COLUMN mood VARCHAR; UPDATE article SET mood = 'calm'"),
    (NOW + 2, "CREATE TABLE note (article_id VARCHAR NOT NULL, words VARCHAR NOT NULL)"),
)


def find_columns(path: Path) -> dict[str, list[tuple[str, str, bool]]]:
    """The columns of each table of a record: name, type, whether it may be empty."""
    sql = (
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()"
        " WHERE NOT internal ORDER BY table_name, column_index"
    )
    found: dict[str, list[tuple[str, str, bool]]] = {}
    with duckdb.connect(str(path)) as connection:
        for table, *column in connection.execute(sql).fetchall():
            found.setdefault(table, []).append(tuple(column))
    return found


def make_old(path: Path) -> None:
    """A record of version 1: without the tables that migrations made since."""
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    made = "".join(sql for _, sql in load_schema().migrations)
    with duckdb.connect(str(path)) as connection:
        for table in re.findall(r"CREATE TABLE (\w+)", made):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE schema_version SET version = 1")


def test_migrations_lead_to_the_tables_of_a_new_record(tmp_path: Path) -> None:
    old, new = tmp_path / "old.duckdb", tmp_path / "new.duckdb"
    make_old(old)
    assert "event" not in find_columns(old)
    with pytest.raises(StoreError, match="older dragoman") as older:
        open_record(old)
    assert "dragoman merge" in older.value.remedy
    open_record_for_writing(old).close()
    write_readings(new, [make_reading()], start_run("model", "codebook"))
    assert find_columns(old) == find_columns(new)
    with open_record(old) as record:
        assert get_reading(record, make_reading().article.id) == make_reading()


def test_the_description_tells_every_table_and_column(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    described = {
        table.name: [(column.name, column.type) for column in table.columns]
        for table in find_tables()
    }
    with open_record(path) as record:
        sql = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"
        found: dict[str, list[tuple[str, str]]] = {}
        for row in record.find_rows(sql):
            found.setdefault(row["table_name"], []).append((row["column_name"], row["data_type"]))
    assert described == found
    assert all(table.meaning for table in find_tables())
    assert all(column.meaning for table in find_tables() for column in table.columns)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert load_schema().version == 1 + len(load_schema().migrations)
    with pytest.raises(ValueError, match="not numbered"):
        Schema(tables="", migrations=((3, ""),))


def test_an_older_record_is_upgraded_when_it_is_opened_for_writing(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    newer = Schema(tables=load_schema().tables, migrations=MIGRATIONS)
    with pytest.raises(StoreError, match="older dragoman") as older:
        open_record(path, schema=newer)
    assert "upgrade it" in older.value.remedy
    open_record_for_writing(path, schema=newer).close()
    with open_record(path, schema=newer) as record:
        assert [row["mood"] for row in record.find_rows("SELECT mood FROM article")] == ["calm"]
        assert list(record.find_rows("SELECT * FROM note")) == []
        versions = record.find_rows("SELECT version FROM schema_version ORDER BY version")
        assert [row["version"] for row in versions] == [NOW, NOW + 2]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    broken = Schema(
        tables="",
        migrations=(*MIGRATIONS[:-1], (NOW + 2, "ALTER TABLE nonsense ADD COLUMN x INT")),
    )
    with pytest.raises(duckdb.Error):
        open_record_for_writing(path, schema=broken)
    with open_record(path) as record:
        assert "mood" not in next(record.find_rows("SELECT * FROM article"))


def test_the_previous_duckdb_could_open_it(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    write_readings(path, [make_reading()], start_run("model", "codebook"))
    plain = tmp_path / "plain.duckdb"
    duckdb.connect(str(plain), config={"storage_compatibility_version": "v1.4.0"}).close()
    assert path.read_bytes()[8:20] == plain.read_bytes()[8:20], "magic and version"
    with open_record(path) as record:
        (row,) = record.find_rows(
            "SELECT tags['storage_version'] AS version FROM duckdb_databases() WHERE database_name = 'record'"
        )
    assert row["version"].startswith("v1.")


def test_no_extension_is_fetched(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with open_record_for_writing(path) as record:
        names = "('autoinstall_known_extensions', 'autoload_known_extensions')"
        sql = f"SELECT value FROM duckdb_settings() WHERE name IN {names}"
        assert [row["value"] for row in record.find_rows(sql)] == ["false", "false"]


def test_nothing_is_drawn_on_standard_output(tmp_path: Path) -> None:
    with open_record_for_writing(tmp_path / "record.duckdb") as record:
        record.execute("SET progress_bar_time = 1")
        sql = "SELECT current_setting('enable_progress_bar') AS shown"
        assert [row["shown"] for row in record.find_rows(sql)] == [False]
