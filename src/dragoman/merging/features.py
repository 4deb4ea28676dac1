"""Reasons for and against a match: told in numbers for every pair, in words where somebody asks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

Reason = tuple[str, float, str, tuple[object, ...]]
"""Name, points, why in words with {} for each value, and the values."""
NOTHING: Reason = ("", 0.0, "", ())
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for or against a match.

    Args:
        name: ``participants``, ``type``, ``date``, ``place``, ``words``, ``status``,
            ``occasion``, ``figures``, ``differences``, ``toll`` or ``quotation``.
        points: What it adds.
        why: What was compared.
    """

    name: str
    points: float
    why: str


def make_feature(reason: Reason) -> Feature:
    """A reason in words.

    Args:
        reason: Any reason.
    """
    name, points, words, values = reason
    return Feature(name=name, points=points, why=words.format(*map(_write_value, values)))


def _write_value(value: object) -> object:
    """A value as it stands in a sentence: lists with commas, sets in order and cut short."""
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, Collection) and not isinstance(value, str):
        return " ".join(sorted(value)[:_MOST_WORDS])
    return value
