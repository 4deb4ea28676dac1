"""Article to ``Doc``: sentences, tags, Universal Dependencies and entities.

    >>> from dragoman.language import load_pipeline, read_document
    >>> nlp = load_pipeline()
    >>> doc = read_document(nlp, article)

The encoder's word states, for further heads, are kept on request: call
``keep_states(nlp)`` before the first text; they then stand in
``doc.user_data[STATES_KEY]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.language.component import COMPONENT, STATES_KEY
from dragoman.language.engine import get_model_digest
from dragoman.language.loading import DIGEST_KEY, keep_states, load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from dragoman.records import Article

__all__ = [
    "COMPONENT",
    "DIGEST_KEY",
    "STATES_KEY",
    "get_model_digest",
    "keep_states",
    "load_pipeline",
    "read_document",
]


def read_document(nlp: Language, article: Article) -> Doc:
    """Read an article's text into an analysed ``Doc``.

    Args:
        nlp: A pipeline from :func:`load_pipeline`.
        article: The article.  Its parts (headline, dateline, caption, body) bound
            sentences.

    Returns:
        The document; ``token.idx`` is the offset in ``article.text``, and
        ``doc.text`` equals it.
    """
    doc = nlp.make_doc(article.text)
    bounds = sorted({b for part in article.parts for b in (part.span.start, part.span.end)})
    _mark_bounds(doc, bounds)
    return nlp(doc)


def _mark_bounds(doc: Doc, bounds: list[int]) -> None:
    """Let a sentence start at the first word at or after each offset."""
    place = 0
    for bound in bounds:
        while place < len(doc) and (doc[place].idx < bound or doc[place].is_space):
            place += 1
        if place < len(doc):
            doc[place].is_sent_start = True
