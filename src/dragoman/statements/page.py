"""An article as the statement rules see it: tokens, actors and quotations by place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.records import Actor, Article, Cast, Issue, Span
from dragoman.statements.quotations import Quotation, find_quotations
from dragoman.syntax import get_mentions_by_head


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
        quotation_of: For each token the index of the quotation around it, or -1.
    """

    article: Article
    doc: Doc
    cast: Cast
    quotations: tuple[Quotation, ...]
    inner_quotations: tuple[Quotation, ...]
    mentions: dict[int, list[tuple[Span, Actor]]]
    quotation_of: tuple[int, ...]

    @property
    def text(self) -> str:
        """The text that all spans index."""
        return self.article.text

    def get_quotation(self, token: Token) -> Quotation | None:
        """The outermost quotation in which a token stands, or None."""
        index = self.quotation_of[token.i]
        return self.quotations[index] if index >= 0 else None

    def is_coded(self, token: Token) -> bool:
        """Whether a token stands in a part that is coded: no label, no dateline."""
        span = Span(token.idx, token.idx + max(len(token), 1))
        return self.article.get_part_kind(span) not in ("label", "dateline")


def open_page(article: Article, doc: Doc, cast: Cast) -> tuple[Page, tuple[Issue, ...]]:
    """A page for an article and the issues of its quotation marks.

    Args:
        article: The article; ``doc.text`` is its text.
        doc: Its parse.
        cast: Its actors.
    """
    found, issues = find_quotations(article.text)
    outermost = tuple(quotation for quotation in found if quotation.depth == 0)
    starts = [quotation.outer.start for quotation in outermost]
    places = []
    for token in doc:
        index = bisect_right(starts, token.idx) - 1
        inside = index >= 0 and token.idx < outermost[index].outer.end
        places.append(index if inside else -1)
    page = Page(
        article=article,
        doc=doc,
        cast=cast,
        quotations=outermost,
        inner_quotations=tuple(quotation for quotation in found if quotation.depth > 0),
        mentions=get_mentions_by_head(doc, cast),
        quotation_of=tuple(places),
    )
    return page, issues
