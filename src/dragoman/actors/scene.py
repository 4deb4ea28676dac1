"""One article under the mention finder: its tokens, the known names in it, what is taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.actors.phrases import is_prefixed
from dragoman.actors.tokens import find_group_phrase
from dragoman.actors.tree import Node, Tree
from dragoman.actors.words import load_words
from dragoman.records import Article
from dragoman.reference import KnownName, NameMatch, Reference, get_name_words, split_words

_DEFINITION = re.compile(r"\s*\(\s?([A-Z][A-Za-z&-]{1,9})\s?\)")
_LONGEST_NAME = 80
_STATE_KINDS = frozenset({"name", "adjective", "people", "capital", "metonym"})
_UNREAD_PARTS = frozenset({"dateline", "label"})


class Scene:
    """What the parts of the mention finder share while they read one article.

    Args:
        article: The article.
        reference: The reference.
        tree: Its analysis.
    """

    __slots__ = (
        "abbreviations",
        "article",
        "by_token",
        "countries",
        "groups",
        "headlines",
        "names",
        "reference",
        "states",
        "strangers",
        "surnames",
        "taken",
        "titled",
        "tree",
    )

    def __init__(self, article: Article, tree: Tree, reference: Reference) -> None:
        self.article = article
        self.reference = reference
        self.tree = tree
        self.taken = _find_unread(article, tree)
        self.titled: set[int] = set()
        self.headlines = [part.span for part in article.parts if part.kind == "headline"]
        self.names: list[tuple[NameMatch, int, int]] = []
        self.by_token: dict[int, NameMatch] = {}
        matches = list(reference.find_names(tree.text))
        defined = _find_definitions(tree.text, matches)
        self.states = sorted(
            {
                match.known.country
                for match in matches
                if match.known.kind in _STATE_KINDS
                and match.known.country is not None
                and reference.get_state(match.known.country) is not None
            }
        )
        self.strangers = {m.known.text for m in matches if self._is_strange(m.known)}
        for found in matches:
            if found.known.text in self.strangers:
                continue
            match = replace(found, known=defined.get(found.known.text, found.known))
            first, last = tree.get_range(match.start, match.end)
            if first in self.taken or is_prefixed(tree.text, match.start):
                continue
            if _is_in_person(tree, match, first, last) or _is_in_place(tree, match, first, last):
                continue
            self.names.append((match, first, last))
            for index in range(first, last + 1):
                self.by_token[index] = match
        self.countries = sorted(
            {m.known.country for m, _, _ in self.names if m.known.country is not None}
        )
        self.abbreviations = _find_abbreviations(tree.text)
        # Surnames of those whom the article names in full.
        self.surnames = {
            get_name_words(tree[entity.last].text)
            for entity in tree.entities
            if entity.label == "PER" and entity.last > entity.first
        }
        self.groups: list[tuple[int, int]] = []
        for token in tree:
            start = find_group_phrase(tree, token)
            if start is not None and token.i not in self.taken:
                self.groups.append((start, token.i))
                self.taken.update(range(start, token.i + 1))

    def _is_strange(self, known: KnownName) -> bool:
        """Whether a plain noun that is one state's body stands in an article on others.

        "The Senate" is that of the United States only where they, or nobody, are named.
        """
        return (
            known.kind == "organisation"
            and bool(self.states)
            and known.country not in self.states
            and self.reference.get_state(known.country or "") is not None
            and self.reference.roles.get(split_words(known.text)) is not None
        )

    def is_headline(self, token: Node) -> bool:
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


def _find_abbreviations(text: str) -> set[str]:
    """What stands in brackets after a name with the same initials: "the Gulf Fund (GF)"."""
    found = set()
    for match in _DEFINITION.finditer(text):
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
        initials = [word[0] for word in before.split() if word[0].isupper()]
        if initials and match[1][0] in initials and sum(map(str.isupper, match[1])) > 1:
            found.add(match[1])
    return found


def _find_unread(article: Article, tree: Tree) -> set[int]:
    spans = [part.span for part in article.parts if part.kind in _UNREAD_PARTS]
    if not spans:
        return set()
    return {token.i for token in tree if any(span.start <= token.idx < span.end for span in spans)}


def _is_in_person(tree: Tree, match: NameMatch, first: int, last: int) -> bool:
    """Whether a one-word name is the surname of somebody ("Michael Jordan")."""
    if first != last or match.known.kind not in ("name", "capital", "region", "organisation"):
        return False
    token = tree[first]
    if token.ent_type != "PER":
        return False
    previous = tree[first - 1] if first else None
    following = tree.get_next(last)
    if token.ent_iob == "I" and previous is not None and previous.pos == "PROPN":
        return previous.ent_type == "PER"
    return (
        following is not None
        and following.ent_type == "PER"
        and following.ent_iob == "I"
        and following.pos == "PROPN"
        and (match.known.kind != "name" or token.lower in load_words().given_names)
    )


def _is_in_place(tree: Tree, match: NameMatch, first: int, last: int) -> bool:
    """Whether a capital is a dateline without mark-up, or a name ends a longer one."""
    if match.known.kind == "name" and first == last and first:
        previous = tree[first - 1]
        return (
            tree[first].ent_iob == "I"
            and tree[first].ent_type == "LOC"
            and previous.pos == "PROPN"
            and previous.lower not in load_words().directions
        )
    if match.known.kind != "capital":
        return False
    token = tree[first]
    following = tree.get_next(last)
    if (
        token.text.isupper()
        and len(token.text) > 3
        and following is not None
        and following.text in ("-", "--", "\u2013", "\u2014", ",", "(")
    ):
        return True
    return first == last and token.ent_iob == "I" and tree[first - 1].lower in ("de", "la", "del")
