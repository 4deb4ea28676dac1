"""The record: one DuckDB file. Nothing outside this package knows how it is stored."""

from dragoman.store.articles import get_article, get_article_id, get_reading
from dragoman.store.claims import (
    AGREEMENTS,
    CLAIMS,
    EVENTS,
    FIGURES,
    ISSUES,
    POSITIONS,
    STATEMENTS,
)
from dragoman.store.database import Record, open_record
from dragoman.store.filters import Claims, Filter
from dragoman.store.queries import (
    count_claims,
    find_actors,
    find_agreements,
    find_articles,
    find_claims,
    find_events,
    find_figures,
    find_issues,
    find_positions,
    find_statements,
)
from dragoman.store.rows import (
    ActorRow,
    AgreementRow,
    ArticleRow,
    EventRow,
    FigureRow,
    IssueRow,
    ParticipantRow,
    PositionRow,
    Quotation,
    ReadingRows,
    StatementRow,
    build_rows,
)
from dragoman.store.runs import Run, get_code_version, start_run
from dragoman.store.schema import Column, Table, find_tables
from dragoman.store.verifying import Problem, verify_record
from dragoman.store.writer import RecordWriter, write_readings

__all__ = [
    "AGREEMENTS",
    "CLAIMS",
    "EVENTS",
    "FIGURES",
    "ISSUES",
    "POSITIONS",
    "STATEMENTS",
    "ActorRow",
    "AgreementRow",
    "ArticleRow",
    "Claims",
    "Column",
    "EventRow",
    "FigureRow",
    "Filter",
    "IssueRow",
    "ParticipantRow",
    "PositionRow",
    "Problem",
    "Quotation",
    "ReadingRows",
    "Record",
    "RecordWriter",
    "Run",
    "StatementRow",
    "Table",
    "build_rows",
    "count_claims",
    "find_actors",
    "find_agreements",
    "find_articles",
    "find_claims",
    "find_events",
    "find_figures",
    "find_issues",
    "find_positions",
    "find_statements",
    "find_tables",
    "get_article",
    "get_article_id",
    "get_code_version",
    "get_reading",
    "open_record",
    "start_run",
    "verify_record",
    "write_readings",
]
