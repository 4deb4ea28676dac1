"""Small questions about a parsed document that several reading stages ask.

All offsets handed in and out are code points of ``article.text``, which is ``doc.text``.
Labels are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dragoman.dates import DateMention, find_dates
from dragoman.records import Actor, Cast, Span

_NAME_LABELS = frozenset({"flat", "compound", "flat:name", "fixed", "nummod", "goeswith"})
_PHRASE_LABELS = _NAME_LABELS | {
    "det",
    "amod",
    "nmod:poss",
    "nmod:desc",
    "det:predet",
    "case",
    "advmod",
}
_TEXT_KEY = "dragoman_text"
_DATES_KEY = "dragoman_dates"
_TREE_KEY = "dragoman_tree"
_TRAILING = frozenset({"SPACE", "PUNCT"})


def get_text(doc: Doc) -> str:
    """The whole text of a document, kept: spaCy joins it anew at each ``doc.text``."""
    text = doc.user_data.get(_TEXT_KEY)
    if not isinstance(text, str):
        text = doc.user_data[_TEXT_KEY] = str(doc.text)
    return text


def get_dates(doc: Doc, published_on: date | None) -> tuple[DateMention, ...]:
    """The dates of a whole document, kept, since several stages ask for them.

    Args:
        doc: The parsed article.
        published_on: Day of its publication; None when not known.
    """
    dates: tuple[DateMention, ...] | None = doc.user_data.get(_DATES_KEY)
    if dates is None:
        dates = doc.user_data[_DATES_KEY] = tuple(find_dates(get_text(doc), published_on))
    return dates


def get_label(token: Token) -> str:
    """The relation of a token to its head without its subtype (``nsubj`` of ``nsubj:pass``)."""
    return _get_bare_label(token.dep_)


@cache
def _get_bare_label(label: str) -> str:
    return label.split(":", 1)[0]


def _get_tree(doc: Doc) -> list[list[tuple[int, str, str]]]:
    """For each token its dependents: index, relation, and relation without its subtype.

    Read from the document in one go and kept with it: asking tokens one by one is slow.
    """
    tree: list[list[tuple[int, str, str]]] | None = doc.user_data.get(_TREE_KEY)
    if tree is None:
        tree = [[] for _ in range(len(doc))]
        heads = doc.to_array("HEAD").astype("int64", copy=False).tolist()
        labels = doc.to_array("DEP").tolist()
        names = {label: str(doc.vocab.strings[label]) for label in set(labels)}
        for index, offset in enumerate(heads):
            if offset:
                name = names[labels[index]]
                tree[index + offset].append((index, name, _get_bare_label(name)))
        doc.user_data[_TREE_KEY] = tree
    return tree


def get_span(token: Token) -> Span:
    """The characters of one token."""
    return Span(token.idx, token.idx + len(token))


def join_span(tokens: Iterable[Token]) -> Span:
    """From the first to the last of some tokens, white space and outer punctuation cut off.

    Args:
        tokens: At least one token, in order of the text.
    """
    row = list(tokens)
    while len(row) > 1 and row[-1].pos_ in _TRAILING:
        row.pop()
    while len(row) > 1 and row[0].pos_ in _TRAILING:
        row.pop(0)
    return Span(row[0].idx, row[-1].idx + len(row[-1]))


def get_sentence_span(token: Token) -> Span:
    """The sentence of a token, without white space at its ends."""
    sentence = token.sent
    start, end = sentence.start, sentence.end
    while end - start > 1 and sentence.doc[end - 1].is_space:
        end -= 1
    while end - start > 1 and sentence.doc[start].is_space:
        start += 1
    first, last = sentence.doc[start], sentence.doc[end - 1]
    return Span(first.idx, last.idx + len(last))


def get_subtree_span(token: Token) -> Span:
    """All that depends on a token, directly or not, with the token itself."""
    return join_span(token.subtree)


def get_noun_phrase_span(head: Token) -> Span:
    """A noun with its determiners, adjectives, compounds and name parts, without clauses.

    "the Russian foreign minister Sergei Lavrov, who ..." ends with "Lavrov"; possessors and
    numbers belong to it, prepositional phrases, appositions and relative clauses do not.
    """
    members = [head.i]
    for child in head.children:
        if child.dep_ in _PHRASE_LABELS and child.dep_ != "case" and child.i < head.i:
            members += [token.i for token in child.subtree]
        elif child.dep_ in _NAME_LABELS and child.i > head.i:
            members += [token.i for token in child.subtree if token.pos_ not in _TRAILING]
    doc = head.doc
    first = head.i
    while first - 1 in members:
        first -= 1
    last = head.i
    while last + 1 in members or (last + 2 in members and doc[last + 1].text == "-"):
        last += 1  # over the hyphen of "Jisr al-Shughur" too
    return join_span(doc[first : last + 1])


def get_token_span(doc: Doc, span: Span) -> TokenSpan | None:
    """The tokens that a span covers, grown to whole tokens; None where it covers none."""
    return doc.char_span(span.start, span.end, alignment_mode="expand")


def get_head(doc: Doc, span: Span) -> Token | None:
    """The highest token of a span in the tree, or None where the span covers no token."""
    tokens = get_token_span(doc, span)
    return tokens.root if tokens is not None and len(tokens) else None


def get_mentions_by_head(doc: Doc, cast: Cast) -> dict[int, list[tuple[Span, Actor]]]:
    """The mentions of actors by the index of their head token.

    A span that stands for several actors comes once for each; where one mention lies inside
    another with the same head, only the longer is kept.
    """
    by_head: dict[int, list[tuple[Span, Actor]]] = {}
    for span, actor in cast.find_mentions():
        head = get_head(doc, span)
        if head is not None:
            by_head.setdefault(head.i, []).append((span, actor))
    for head_index, pairs in by_head.items():
        longest = max(pairs, key=lambda pair: pair[0].end - pair[0].start)[0]
        by_head[head_index] = [pair for pair in pairs if pair[0] == longest]
    return by_head


def find_conjuncts(token: Token) -> Iterator[Token]:
    """A token and all that is coordinated with it, in order of the text."""
    first = token
    while _is_coordinated(first):
        first = first.head
    stack, found = [first], []
    while stack:
        current = stack.pop()
        found.append(current)
        stack += [child for child in current.children if _is_coordinated(child)]
    return iter(sorted(found, key=lambda item: item.i))


def _is_coordinated(token: Token) -> bool:
    """Whether a token is coordinated with its head: "and" before an apposition coordinates."""
    if token.dep_ == "appos":
        return any(child.i < token.i for child in find_children(token, "cc"))
    return bool(token.dep_ == "conj")


def find_children(token: Token, *labels: str) -> Iterator[Token]:
    """The direct dependents with one of the labels; a bare label takes in its subtypes."""
    doc = token.doc
    for index, label, bare in _get_tree(doc)[token.i]:
        if label in labels or bare in labels:
            yield doc[index]


def get_preposition(token: Token) -> str | None:
    """The preposition of a noun ("on" in "sanctions on Turkey"), lower case, or None."""
    cases = [child for child in token.children if child.dep_ == "case"]
    return " ".join(child.lower_ for child in cases) or None
