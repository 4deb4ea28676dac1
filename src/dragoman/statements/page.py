"""An article as the statement rules see it: tokens, actors and quotations by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.records import Actor, Article, Cast, Issue, Span
from dragoman.statements.quotations import Quotation, find_quotations
from dragoman.syntax import get_mentions_by_head

_LONGEST_MENTION = 400  # characters; a longer mention may be missed by look-ups


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One parsed article with its actors and quotations, ready for look-ups.

    Args:
        article: The article.
        doc: Its parse.
        cast: Its actors.
        quotations: Quotations that lie in no other, in order.
        inner_quotations: Quotations inside those.
        mentions: Mentions of actors by the index of their head token.
        ordered: All mentions in order of the text.
        quotation_of: For each token the index of the quotation around it, or -1.
        places: For each token where it begins.
        uncoded: Parts that are not coded: labels and datelines.
    """

    article: Article
    doc: Doc
    cast: Cast
    quotations: tuple[Quotation, ...]
    inner_quotations: tuple[Quotation, ...]
    mentions: dict[int, list[tuple[Span, Actor]]]
    ordered: tuple[tuple[Span, Actor], ...]
    quotation_of: Sequence[int]
    places: Sequence[int]
    uncoded: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text that all spans index."""
        return self.article.text

    def get_quotation(self, token: Token) -> Quotation | None:
        """The outermost quotation in which a token stands, or None."""
        index = self.quotation_of[token.i]
        return self.quotations[index] if index >= 0 else None

    def get_index(self, position: int) -> int:
        """The index of the first token at or after a character; the number of tokens at most."""
        return bisect_left(self.places, position)

    def find_quotations(self, span: Span) -> Iterator[Quotation]:
        """The outermost quotations that share a character with a span, in order."""
        place = bisect_right(self.quotations, span.start, key=lambda q: q.outer.start) - 1
        for quotation in self.quotations[max(place, 0) :]:
            if quotation.outer.start >= span.end:
                return
            if span.overlaps(quotation.outer):
                yield quotation

    def find_mentions(self, span: Span) -> Iterator[tuple[Span, Actor]]:
        """The mentions, with their actors, that share a character with a span, in order."""
        first = Span(max(span.start - _LONGEST_MENTION, 0), 0)
        for pair in self.ordered[bisect_left(self.ordered, first, key=lambda p: p[0]) :]:
            if pair[0].start >= span.end:
                return
            if span.overlaps(pair[0]):
                yield pair

    def find_mention_heads(self, first: int, last: int) -> Iterator[int]:
        """The heads of mentions among the tokens from ``first`` to ``last``, by index."""
        return (index for index in range(first, last + 1) if index in self.mentions)

    def is_coded(self, token: Token) -> bool:
        """Whether a token stands in a part that is coded: no label, no dateline."""
        place = token.idx
        return not any(span.start <= place < span.end for span in self.uncoded)


def open_page(article: Article, doc: Doc, cast: Cast) -> tuple[Page, tuple[Issue, ...]]:
    """A page for an article and the issues of its quotation marks.

    Args:
        article: The article; ``doc.text`` is its text.
        doc: Its parse.
        cast: Its actors.
    """
    found, issues = find_quotations(article.text)
    outermost = tuple(quotation for quotation in found if quotation.depth == 0)
    places: list[int] = doc.to_array("IDX").tolist()
    quotation_of = [-1] * len(places)
    for index, quotation in enumerate(outermost):
        first = bisect_left(places, quotation.outer.start)
        last = bisect_left(places, quotation.outer.end)
        quotation_of[first:last] = [index] * (last - first)
    page = Page(
        article=article,
        doc=doc,
        cast=cast,
        quotations=outermost,
        inner_quotations=tuple(quotation for quotation in found if quotation.depth > 0),
        mentions=get_mentions_by_head(doc, cast),
        ordered=tuple(cast.find_mentions()),
        quotation_of=quotation_of,
        places=places,
        uncoded=tuple(p.span for p in article.parts if p.kind in ("label", "dateline")),
    )
    return page, issues
