"""What the sources stage hands on: an article, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Article, Issue, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input as it was read.

    Args:
        source_id: What the input called it: its ``id`` field, ``FILE:LINE``, or its path.
        article: The article; None where the input could not be read as one.
        issues: What was guessed, repaired or left unread. Never empty where ``article`` is None.
    """

    source_id: str
    article: Article | None
    issues: tuple[Issue, ...] = ()


def make_issue(code: str, detail: str, span: Span | None = None) -> Issue:
    """An issue of the sources stage."""
    return Issue(stage="sources", code=code, detail=detail, span=span)
