"""Reads news articles and records who did what to whom, with the words that report it."""

__version__ = "0.1.0"
