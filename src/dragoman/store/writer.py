"""Writing readings into a record, batch by batch, each batch in a transaction."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.errors import RecordError, StoreError
from dragoman.records import Article, Issue, Reading
from dragoman.store.claims import AMONG
from dragoman.store.database import open_record_for_writing
from dragoman.store.encoding import ARTICLE_TABLES, Values, encode_issue, encode_reading
from dragoman.store.inserting import insert_rows
from dragoman.store.runs import ACTORS_DIGEST, Run
from dragoman.store.versions import find_superseded, recall_metadata
from dragoman.store.views import drop_views

BATCH_ARTICLES = 64
BATCH_S = 5.0


class RecordWriter:
    """The one writer of a record; use it in a ``with`` statement.

    Readings are kept for a moment and committed in batches. Reading an article again
    replaces what was derived from it, and a source that gives the same text with another date or
    outlet replaces the article, so that nothing is ever there twice. Events and all else
    that was folded from reports are out of date then and dropped: :func:`merge_record` folds
    them anew. When the block ends, by an error too, what was handed over is committed.

    Args:
        path: The file; made when it is missing.
        run: The run that reads.
        batch_articles: How many readings make a batch.
        batch_s: Seconds after which a smaller batch is committed.

    Raises:
        NotARecordError: The file is something else.
        RecordVersionError: A newer dragoman made it.
        StoreError: It is damaged, in use, not writable, or the disk is full.
    """

    def __init__(
        self,
        path: Path,
        run: Run,
        *,
        batch_articles: int = BATCH_ARTICLES,
        batch_s: float = BATCH_S,
    ) -> None:
        self.run = run
        self._batch_articles = batch_articles
        self._batch_s = batch_s
        self._readings: dict[str, list[tuple[str, Values]]] = {}
        self._sources: dict[tuple[str, str | None], tuple[Issue, ...]] = {}
        self._flushed_s = time.monotonic()
        with ExitStack() as stack:
            self._record = stack.enter_context(open_record_for_writing(path))
            self._write_run()
            stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if not isinstance(problem, StoreError):
                self.flush()
            if problem is None:
                self._record.execute(
                    "UPDATE run SET finished_at = ? WHERE id = ?",
                    [datetime.now(UTC).replace(tzinfo=None), self.run.id],
                )
        finally:
            self._record.close()

    def is_current(self, article_id: str) -> bool:
        """Whether the record holds a reading by the same code, model, codebook and actors.

        A reading that failed is never current.

        Args:
            article_id: The article.
        """
        if article_id in self._readings:
            return True
        rows = self._record.find_rows(
            "SELECT 1 FROM article a JOIN run r ON r.id = a.run_id WHERE a.id = ?"
            " AND r.code_version = ? AND r.model_digest = ? AND r.codebook_digest = ?"
            f" AND r.options ->> '{ACTORS_DIGEST}' IS NOT DISTINCT FROM ?"
            " AND NOT EXISTS (SELECT 1 FROM issue i"
            " WHERE i.article_id = a.id AND i.stage = 'reading')",
            [
                article_id,
                self.run.code_version,
                self.run.model_digest,
                self.run.codebook_digest,
                self.run.actors_digest,
            ],
        )
        return next(rows, None) is not None

    def recall(self, article: Article) -> Article:
        """An article with what an earlier run was told of it: see :func:`recall_metadata`.

        Args:
            article: The article as it comes from its source now.
        """
        return recall_metadata(self._record, article)

    def add_reading(self, reading: Reading) -> None:
        """Hand over a reading; it is committed with its batch.

        Args:
            reading: What was found in an article.

        Raises:
            RecordError: The text holds half characters (lone surrogates), which no file can
                store.
            StoreError: A batch was due and could not be written.
        """
        rows = list(encode_reading(reading, self.run.id))
        _check_texts(rows)
        self._readings[reading.article.id] = rows
        if reading.article.source_id is not None:
            self._sources[reading.article.source_id, reading.article.id] = ()
        self._flush_if_due()

    def add_source(
        self, source_id: str, article_id: str | None = None, issues: tuple[Issue, ...] = ()
    ) -> None:
        """Hand over what became of an input whose article is not read (again).

        Args:
            source_id: What the input called it.
            article_id: The article that the record holds already, or None when none came.
            issues: Why no article came.

        Raises:
            StoreError: A batch was due and could not be written.
        """
        self._sources[source_id, article_id] = issues
        self._flush_if_due()

    def flush(self) -> None:
        """Commit what was handed over.

        Raises:
            StoreError: It could not be written; what was committed before is safe.
        """
        self._flushed_s = time.monotonic()
        if not self._readings and not self._sources:
            return
        rows = self._collect_rows()
        known = self._find_known()
        with self._record.transaction():
            self._delete_articles(known)
            self._delete_sources()
            if self._readings:
                drop_views(self._record)
            for table, values in rows.items():
                where = "new.id NOT IN (SELECT id FROM actor)" if table == "actor" else ""
                insert_rows(self._record, table, values, where=where)
        self._delete_superseded()
        self._readings.clear()
        self._sources.clear()

    def _flush_if_due(self) -> None:
        n_waiting = max(len(self._readings), len(self._sources))
        late = time.monotonic() - self._flushed_s >= self._batch_s
        if n_waiting >= self._batch_articles or late:
            self.flush()

    def _collect_rows(self) -> dict[str, list[Values]]:
        rows: dict[str, list[Values]] = defaultdict(list)
        actors: dict[str, Values] = {}
        for reading in self._readings.values():
            for table, values in reading:
                if table == "actor":
                    actors[values["id"]] = values
                else:
                    rows[table].append(values)
        rows["actor"] = list(actors.values())
        for (source_id, article_id), issues in self._sources.items():
            rows["source"].append(
                {
                    "source_id": source_id,
                    "article_id": article_id,
                    "outcome": "read" if article_id else "failed",
                    "run_id": self.run.id,
                }
            )
            rows["issue"].extend(
                encode_issue(issue, ordinal, source_id=source_id)
                for ordinal, issue in enumerate(issues)
            )
        return rows

    def _find_known(self) -> list[str]:
        sql = "SELECT id FROM article WHERE id IN (SELECT unnest(?::VARCHAR[]))"
        return [row["id"] for row in self._record.find_rows(sql, [list(self._readings)])]

    def _delete_articles(self, article_ids: list[str]) -> None:
        if not article_ids:
            return
        self._record.execute(f"DELETE FROM article WHERE id {AMONG}", [article_ids])
        for table in ARTICLE_TABLES:
            self._record.execute(f"DELETE FROM {table} WHERE article_id {AMONG}", [article_ids])

    def _delete_sources(self) -> None:
        if not self._sources:
            return
        keys = list(self._sources)
        values = [[key[0] for key in keys], [key[1] for key in keys]]
        self._record.execute(
            "DELETE FROM source USING (SELECT unnest(?::VARCHAR[]) AS source_id,"
            " unnest(?::VARCHAR[]) AS article_id) AS new WHERE source.source_id = new.source_id"
            " AND (source.article_id = new.article_id OR source.article_id IS NULL)",
            values,
        )
        self._record.execute(
            "DELETE FROM issue WHERE article_id IS NULL"
            " AND source_id IN (SELECT unnest(?::VARCHAR[]))",
            values[:1],
        )

    def _delete_superseded(self) -> None:
        """Delete the articles that were all that their sources gave, and now give otherwise."""
        read = [(source_id, key) for source_id, key in self._sources if key is not None]
        superseded = find_superseded(self._record, read)
        if not superseded:
            return
        old = [article_id for _, article_id in superseded]
        sql = f"SELECT source_id, article_id FROM source WHERE article_id {AMONG}"
        pairs = {
            (row["source_id"], row["article_id"]) for row in self._record.find_rows(sql, [old])
        }
        kept = {article_id for _, article_id in pairs.difference(superseded)}
        with self._record.transaction():
            for pair in superseded:
                sql = "DELETE FROM source WHERE source_id = ? AND article_id = ?"
                self._record.execute(sql, list(pair))
            drop_views(self._record)
            self._delete_articles(sorted(set(old) - kept))

    def _write_run(self) -> None:
        with self._record.transaction():
            insert_rows(
                self._record,
                "run",
                [
                    {
                        "id": self.run.id,
                        "started_at": self.run.started_at.astimezone(UTC).replace(tzinfo=None),
                        "finished_at": None,
                        "code_version": self.run.code_version,
                        "model_digest": self.run.model_digest,
                        "codebook_digest": self.run.codebook_digest,
                        "options": json.dumps(dict(self.run.options), ensure_ascii=False),
                    }
                ],
            )


def write_readings(path: Path, readings: Iterable[Reading], run: Run) -> int:
    """Write readings into a record.

    Args:
        path: The file; made when it is missing.
        readings: What to write; an article that stands there already is replaced.
        run: The run that read them.

    Returns:
        How many were written.

    Raises:
        StoreError: The record cannot be used, or the disk is full.
    """
    n_written = 0
    with RecordWriter(path, run) as writer:
        for reading in readings:
            writer.add_reading(reading)
            n_written += 1
    return n_written


def _check_texts(rows: Iterable[tuple[str, Values]]) -> None:
    for table, values in rows:
        for name, value in values.items():
            try:
                str(value).encode()
            except UnicodeEncodeError as problem:
                raise RecordError(
                    f"{table}.{name}: half a character (a lone surrogate) at {problem.start}.",
                    remedy="Give the text in one correct encoding.",
                ) from problem
