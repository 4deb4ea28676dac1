"""Whether what is folded from many reports is up to date.

A record holds events, utterances, copies and discrepancies all or not at all: they are dropped
when a report or a judgement changes, and :func:`dragoman.store.folding.merge_record` folds them
anew.
"""

from __future__ import annotations

from dragoman.errors import StoreError
from dragoman.store.database import Record
from dragoman.store.runs import get_merging_version

VIEW_TABLES = (
    "merging",
    "event",
    "event_report",
    "event_party",
    "utterance",
    "utterance_report",
    "copy_group",
    "copy_member",
    "discrepancy",
    "discrepancy_claim",
)


def is_merged(record: Record) -> bool:
    """Whether the events of a record are up to date with its reports and this program.

    Args:
        record: An open record.
    """
    rows = record.find_rows("SELECT 1 FROM merging WHERE code_version = ?", [get_merging_version()])
    return next(rows, None) is not None


def check_merged(record: Record) -> None:
    """Raise unless a record holds its events.

    Args:
        record: An open record.

    Raises:
        StoreError: Articles or judgements have changed since its reports were merged.
    """
    if next(record.find_rows("SELECT 1 FROM merging"), None) is None:
        raise StoreError(
            f"The reports in {record.path} are not merged into events.",
            remedy=f"Merge them: dragoman merge --record {record.path}.",
        )


def drop_views(record: Record) -> None:
    """Take out what was folded from reports, because they change.

    Args:
        record: A record open for writing.
    """
    if next(record.find_rows("SELECT 1 FROM merging"), None) is not None:
        for table in VIEW_TABLES:
            record.execute(f"DELETE FROM {table}")
