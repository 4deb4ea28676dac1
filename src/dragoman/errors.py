"""Every error that dragoman raises on purpose.

::

    DragomanError
    ├── SourceError          an input cannot be read at all (missing, no article in it)
    ├── PipelineError        a language pipeline cannot be loaded or lacks a needed part
    ├── CodebookError        a codebook file is wrong: names line, field and remedy
    ├── ReferenceDataError   a reference file (ours or a user's) is wrong
    ├── RecordError          a value breaks an invariant of a record type
    │   └── ReadingFormatError   JSON that is no reading
    ├── JudgementError       judgements contradict each other: names the path that links them
    └── StoreError           the record (database) cannot be used
        ├── NotARecordError      the file is no dragoman record
        ├── RecordVersionError   made by a newer dragoman
        └── UnknownIdError       no such article, event, ... in the record

A bug raises whatever it raises. A bad environment raises one of these. A bad article
raises nothing: it becomes an :class:`dragoman.records.Issue` and the run goes on.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: What went wrong, naming file and place.
        remedy: What the user can do about it; empty when nothing useful can be said.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SourceError(DragomanError):
    """An input cannot be read at all."""


class PipelineError(DragomanError):
    """A language pipeline cannot be loaded or lacks a needed part."""


class CodebookError(DragomanError):
    """A codebook file is wrong."""


class ReferenceDataError(DragomanError):
    """A reference file is wrong."""


class RecordError(DragomanError):
    """A value breaks an invariant of a record type."""


class ReadingFormatError(RecordError):
    """JSON that is no reading."""


class JudgementError(DragomanError):
    """Judgements contradict each other."""


class StoreError(DragomanError):
    """The record (database) cannot be used."""


class NotARecordError(StoreError):
    """The file is no dragoman record."""


class RecordVersionError(StoreError):
    """The record was made by a newer dragoman."""


class UnknownIdError(StoreError):
    """Nothing in the record has this id."""
