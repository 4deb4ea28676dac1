"""One article under the mention finder: its tokens, the known names in it, what is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.actors.phrases import is_prefixed
from dragoman.actors.tokens import TokenMap, find_group_phrase
from dragoman.records import Article
from dragoman.reference import KnownName, NameMatch, Reference, get_name_words

_DEFINITION = re.compile(r"\s*\(([A-Z][A-Za-z&-]{1,9})\)")
_UNREAD_PARTS = frozenset({"dateline", "label"})


class Scene:
    """What the parts of the mention finder share while they read one article.

    Args:
        article: The article.
        doc: Its analysis.
        reference: The reference.
        token_map: Tokens by character.
    """

    __slots__ = (
        "article",
        "by_token",
        "countries",
        "doc",
        "groups",
        "headlines",
        "names",
        "reference",
        "surnames",
        "taken",
        "titled",
        "token_map",
    )

    def __init__(
        self, article: Article, doc: Doc, reference: Reference, token_map: TokenMap
    ) -> None:
        self.article = article
        self.doc = doc
        self.reference = reference
        self.token_map = token_map
        self.taken = _find_unread(article, doc)
        self.titled: set[int] = set()
        self.headlines = [part.span for part in article.parts if part.kind == "headline"]
        self.names: list[tuple[NameMatch, int, int]] = []
        self.by_token: dict[int, NameMatch] = {}
        matches = list(reference.find_names(token_map.text))
        defined = _find_definitions(token_map.text, matches)
        for found in matches:
            match = replace(found, known=defined.get(found.known.text, found.known))
            first, last = token_map.get_range(match.start, match.end)
            if first in self.taken or is_prefixed(token_map.text, match.start):
                continue
            if _is_in_person(doc, match, first, last) or _is_in_place(doc, match, first, last):
                continue
            self.names.append((match, first, last))
            for index in range(first, last + 1):
                self.by_token[index] = match
        self.countries = tuple(
            {m.known.country for m, _, _ in self.names if m.known.country is not None}
        )
        # Surnames of those whom the article names in full.
        self.surnames = {
            get_name_words(entity.text)[-1:]
            for entity in doc.ents
            if entity.label_ == "PER" and len(entity) > 1
        }
        self.groups: list[tuple[int, int]] = []
        for token in doc:
            start = find_group_phrase(doc, token)
            if start is not None and token.i not in self.taken:
                self.groups.append((start, token.i))
                self.taken.update(range(start, token.i + 1))

    def is_headline(self, token: Token) -> bool:
        """Whether a token stands in a headline, where every word may have a capital."""
        return any(span.start <= token.idx < span.end for span in self.headlines)


def _find_definitions(text: str, matches: Iterable[NameMatch]) -> dict[str, KnownName]:
    """What the article itself says an abbreviation means: "the Rapid Support Forces (RSF)"."""
    defined: dict[str, KnownName] = {}
    for match in matches:
        if match.known.kind == "organisation":
            definition = _DEFINITION.match(text, match.end)
            if definition:
                defined.setdefault(definition[1], match.known)
    return defined


def _find_unread(article: Article, doc: Doc) -> set[int]:
    spans = [part.span for part in article.parts if part.kind in _UNREAD_PARTS]
    if not spans:
        return set()
    return {token.i for token in doc if any(span.start <= token.idx < span.end for span in spans)}


def _is_in_person(doc: Doc, match: NameMatch, first: int, last: int) -> bool:
    """Whether a one-word name is the surname of somebody ("Michael Jordan")."""
    if first != last or match.known.kind not in ("name", "capital", "region", "organisation"):
        return False
    token = doc[first]
    if token.ent_type_ != "PER":
        return False
    previous = doc[first - 1] if first else None
    following = doc[last + 1] if last + 1 < len(doc) else None
    if token.ent_iob_ == "I" and previous is not None and previous.pos_ == "PROPN":
        return previous.ent_type_ == "PER"
    return (
        following is not None
        and following.ent_type_ == "PER"
        and following.ent_iob_ == "I"
        and following.pos_ == "PROPN"
        and match.known.kind != "name"
    )


def _is_in_place(doc: Doc, match: NameMatch, first: int, last: int) -> bool:
    """Whether a capital is a dateline without mark-up, or ends a longer name."""
    if match.known.kind != "capital":
        return False
    token = doc[first]
    following = doc[last + 1] if last + 1 < len(doc) else None
    if (
        token.text.isupper()
        and len(token) > 3
        and following is not None
        and following.text in ("-", "--", "\u2013", "\u2014", ",", "(")
    ):
        return True
    return first == last and token.ent_iob_ == "I" and doc[first - 1].lower_ in ("de", "la", "del")
