"""Reads news articles and records who did what to whom, with the words that report it.

    >>> from dragoman import Reader, read_sources
    >>> reader = Reader()
    >>> for source in read_sources(["article.txt"]):
    ...     if source.article is not None:
    ...         reading = reader.read(source.article)

The names below are loaded when they are first used, so that ``import dragoman`` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from dragoman.errors import DragomanError
    from dragoman.reading import Reader
    from dragoman.records import Article, Reading
    from dragoman.records.interchange import parse_reading, write_reading
    from dragoman.sources import read_sources

_HOMES = {
    "Article": "dragoman.records",
    "DragomanError": "dragoman.errors",
    "Reader": "dragoman.reading",
    "Reading": "dragoman.records",
    "parse_reading": "dragoman.records.interchange",
    "read_sources": "dragoman.sources",
    "write_reading": "dragoman.records.interchange",
}

__all__ = [
    "Article",
    "DragomanError",
    "Reader",
    "Reading",
    "__version__",
    "parse_reading",
    "read_sources",
    "write_reading",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
