"""The analysed document as plain objects.

Each attribute of a spaCy token costs a call and a look-up of a string; the rules of this stage
ask for millions of them. A tree is built once from the document's columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

from dragoman.records import Span
from dragoman.syntax import get_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COLUMNS = [
    attrs.LEMMA,
    attrs.POS,
    attrs.TAG,
    attrs.DEP,
    attrs.HEAD,
    attrs.ENT_TYPE,
    attrs.ENT_IOB,
    attrs.SENT_START,
    attrs.SPACY,
    attrs.LENGTH,
]
_IOB = ("", "I", "O", "B")
_TRAILING = frozenset({"SPACE", "PUNCT"})


class Node:
    """One token in its tree.

    Args:
        i: Its number in the document.
        idx: Its first character.
        text: As written.
        lemma: Lower case.
        pos: Universal part of speech.
        tag: Penn tag.
        dep: Relation to its head.
        ent_type: Label of the entity that it is in; empty for none.
        ent_iob: ``B`` at the start of an entity, ``I`` inside, else ``O`` or empty.
        is_sent_start: Whether a sentence starts with it.
        has_space: Whether white space follows.
        sentence: Number of its sentence.
    """

    __slots__ = (
        "children",
        "dep",
        "ent_iob",
        "ent_type",
        "has_space",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "label",
        "lemma",
        "lower",
        "pos",
        "sentence",
        "tag",
        "text",
        "tree",
    )

    def __init__(
        self,
        tree: Tree,
        i: int,
        idx: int,
        text: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        ent_type: str,
        ent_iob: str,
        is_sent_start: bool,
        has_space: bool,
        sentence: int,
    ) -> None:
        self.tree = tree
        self.i = i
        self.idx = idx
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.label = dep.partition(":")[0]
        self.ent_type = ent_type
        self.ent_iob = ent_iob
        self.is_sent_start = is_sent_start
        self.has_space = has_space
        self.sentence = sentence
        self.head = self
        self.children: list[Node] = []

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.idx + len(self.text)

    @property
    def lefts(self) -> list[Node]:
        """Its children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Node]:
        """Its children after it."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> int:
        """Number of the first token that depends on it, directly or not."""
        return min((self.i, *(child.left_edge for child in self.children)))

    @property
    def right_edge(self) -> int:
        """Number of the last token that depends on it, directly or not."""
        return max((self.i, *(child.right_edge for child in self.children)))


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity.

    Args:
        first: Its first token.
        last: Its last token.
        label: ``PER``, ``ORG``, ``LOC``, ``MISC``.
    """

    first: int
    last: int
    label: str


class Tree:
    """The tokens of a document, to be asked by number and by character.

    Args:
        doc: The document.
    """

    __slots__ = ("_starts", "entities", "nodes", "text")

    def __init__(self, doc: Doc) -> None:
        self.text = get_text(doc)
        self.nodes: list[Node] = []
        columns: NDArray[Any] = doc.to_array(_COLUMNS)
        names = {value: doc.vocab.strings[value] for value in set(columns[:, :4].ravel().tolist())}
        names |= {value: doc.vocab.strings[value] for value in set(columns[:, 5].tolist())}
        lemmas = {value: names[value].lower() for value in set(columns[:, 0].tolist())}
        heads: list[int] = columns[:, 4].astype(np.int64).tolist()
        start, sentence = 0, -1
        for i, row in enumerate(columns.tolist()):
            lemma, pos, tag, dep, _, ent_type, iob, sent_start, space, length = row
            opens = i == 0 or sent_start == 1
            sentence += opens
            self.nodes.append(
                Node(
                    self,
                    i,
                    start,
                    self.text[start : start + length],
                    lemmas[lemma],
                    names[pos],
                    names[tag],
                    names[dep],
                    names[ent_type],
                    _IOB[iob],
                    opens,
                    bool(space),
                    sentence,
                )
            )
            start += length + (1 if space else 0)
        for node, offset in zip(self.nodes, heads, strict=True):
            if offset:
                node.head = self.nodes[node.i + offset]
                node.head.children.append(node)
        self._starts = [node.idx for node in self.nodes]
        self.entities = list(self._find_entities())

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __getitem__(self, i: int) -> Node:
        return self.nodes[i]

    def get_next(self, i: int) -> Node | None:
        """The token after a token, or None at the end."""
        return self.nodes[i + 1] if i + 1 < len(self.nodes) else None

    def get_range(self, start: int, end: int) -> tuple[int, int]:
        """The first and last token that the characters touch."""
        first = bisect_right(self._starts, start) - 1
        return first, max(first, bisect_right(self._starts, max(start, end - 1)) - 1)

    def get_root(self, first: int, last: int) -> Node:
        """The token of a range whose head lies outside it; the last when the tree is odd."""
        for index in range(last, first - 1, -1):
            node = self.nodes[index]
            if not first <= node.head.i <= last or node.head is node:
                return node
        return self.nodes[last]

    def join_words(self, first: int, last: int) -> str:
        """The text from the first to the last of some tokens, white space made single."""
        return " ".join(self.text[self.nodes[first].idx : self.nodes[last].end].split())

    def join_span(self, first: int, last: int) -> Span:
        """From the first to the last of some tokens, outer white space and punctuation cut off."""
        while last > first and self.nodes[last].pos in _TRAILING:
            last -= 1
        while first < last and self.nodes[first].pos in _TRAILING:
            first += 1
        return Span(self.nodes[first].idx, self.nodes[last].end)

    def _find_entities(self) -> Iterator[Entity]:
        first: int | None = None
        for node in self.nodes:
            if first is not None and node.ent_iob != "I":
                yield Entity(first, node.i - 1, self.nodes[first].ent_type)
                first = None
            if node.ent_iob == "B":
                first = node.i
        if first is not None:
            yield Entity(first, len(self.nodes) - 1, self.nodes[first].ent_type)
