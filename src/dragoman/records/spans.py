"""Spans of text and the checks that records make on construction."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.errors import RecordError

_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")


class Span(NamedTuple):
    """Half-open ``[start, end)`` in Unicode code points of ``article.text``."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def text_in(self, text: str) -> str:
        """The characters of this span in ``text``."""
        return text[self.start : self.end]


def check_span(span: Span | None, field: str) -> None:
    """Raise :class:`RecordError` unless ``span`` is None or non-empty and not negative."""
    if span is not None and not 0 <= span.start < span.end:
        raise RecordError(f"{field}: [{span.start}, {span.end}) is no span of text.")


def check_share(value: float, field: str) -> None:
    """Raise :class:`RecordError` unless ``value`` lies in 0..1."""
    if not (math.isfinite(value) and 0.0 <= value <= 1.0):
        raise RecordError(f"{field}: {value} does not lie between 0 and 1.")


def check_choice(value: str | None, choices: Sequence[str], field: str) -> None:
    """Raise :class:`RecordError` unless ``value`` is None or one of ``choices``."""
    if value is not None and value not in choices:
        raise RecordError(f"{field}: '{value}' is none of {', '.join(choices)}.")


def check_text(value: str | None, field: str) -> None:
    """Raise :class:`RecordError` if ``value`` is an empty string (None means: not known)."""
    if value is not None and not value.strip():
        raise RecordError(f"{field}: an empty text; use None for what is not known.")


def check_iso_date(value: str | None, field: str) -> None:
    """Raise :class:`RecordError` unless ``value`` is None, YYYY, YYYY-MM or YYYY-MM-DD."""
    if value is not None and not _ISO_DATE.match(value):
        raise RecordError(f"{field}: '{value}' is no date of the form YYYY, YYYY-MM or YYYY-MM-DD.")


def content_id(kind: str, *parts: object) -> str:
    """The id of a record: a hash of what it says, the same on every run and machine.

    Args:
        kind: Three letters that tell record types apart, such as ``art`` or ``evt``.
        parts: The identifying fields, JSON values only.

    Returns:
        ``kind``, a hyphen and 20 hexadecimal digits (80 bits of BLAKE2b).
    """
    content = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=10)
    return f"{kind}-{digest.hexdigest()}"
