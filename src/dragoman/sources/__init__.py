"""Bytes to articles: plain text as pages were saved, and JSON lines."""

from dragoman.sources.reading import read_sources
from dragoman.sources.source import Source

__all__ = ["Source", "read_sources"]
