"""The article: one text as published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dragoman.errors import RecordError
from dragoman.records.spans import Span, check_span, check_text, content_id

PartKind = Literal["headline", "caption", "dateline", "body", "label"]
PublishedBasis = Literal["given", "metadata", "byline", "dateline", "url", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of an article's text and the role that it plays.

    Args:
        kind: ``headline``, ``caption`` (photograph or video), ``dateline``, ``body``, or
            ``label`` (a crosshead, "Related article:" and the like: shown, never coded).
        span: Where it stands.
    """

    kind: PartKind
    span: Span

    def __post_init__(self) -> None:
        check_span(self.span, "part.span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text as published, page furniture left out. All spans index ``text``.

    Args:
        text: What is read, in the order of the page. The headline is its first paragraph
            where the source held one in its text.
        parts: Roles of stretches of the text, in order, not overlapping. What no part
            covers is body.
        source_id: What the input called the article: its ``id`` field, or its path. Never
            part of the id.
        url: Address, if known. Never part of the id.
        title: The headline, or None.
        outlet: Who published it ("The Jordan Times"), or None.
        agency: The wire agency that wrote it ("AFP"), or None.
        published: ISO 8601 date (``2020-12-29``) or date-time with offset, or None.
        published_basis: How ``published`` is known; None when it is not.
        language: ISO 639-1 code, ``und`` when undetermined.
    """

    text: str
    parts: tuple[Part, ...] = ()
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str = "en"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        for name in ("source_id", "url", "title", "outlet", "agency"):
            check_text(getattr(self, name), f"article.{name}")
        if self.published is not None:
            _check_timestamp(self.published)
        if (self.published is None) != (self.published_basis is None):
            raise RecordError("article: 'published' and 'published_basis' go together.")
        position = 0
        for part in self.parts:
            if part.span.start < position or part.span.end > len(self.text):
                raise RecordError("article.parts: parts overlap, or leave the text.")
            position = part.span.end
        identity = (self.title, self.text, self.outlet, self.agency, self.published)
        object.__setattr__(self, "id", content_id("art", *identity))

    @property
    def published_on(self) -> date | None:
        """The day of publication, in the zone of publication; None when not known."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    def get_part_kind(self, span: Span) -> PartKind:
        """The role of the stretch in which ``span`` begins (``body`` where none is noted)."""
        for part in self.parts:
            if part.span.start <= span.start < part.span.end:
                return part.kind
        return "body"


def _check_timestamp(value: str) -> None:
    try:
        if len(value) == 10:
            date.fromisoformat(value)
        elif datetime.fromisoformat(value).tzinfo is None:
            raise ValueError
    except ValueError:
        raise RecordError(
            f"article.published: '{value}' is no ISO 8601 date or date-time with offset."
        ) from None
