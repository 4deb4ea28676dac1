"""The document as plain objects says what the document says."""

from __future__ import annotations

from dragoman.actors.tree import Entity, Tree
from dragoman.records import Span
from tests.actors.documents import make_doc


def test_a_tree_says_what_the_document_says() -> None:
    doc = make_doc(
        "Old/JJ/amod/2 Åland/NNP/nsubj/4/B-LOC Islands/NNPS/flat/2/I-LOC waved/VBD/root/0",
        "It/PRP/nsubj/2 's/VBZ/root/0 over/RP/advmod/2",
    )
    tree = Tree(doc)
    assert len(tree) == len(doc) == 7
    for node, token in zip(tree, doc, strict=True):
        assert (node.text, node.idx, node.pos, node.tag, node.dep, node.head.i) == (
            token.text,
            token.idx,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
        )
        assert (node.lemma, node.has_space) == (token.lemma_.lower(), bool(token.whitespace_))
        assert [child.i for child in node.children] == [child.i for child in token.children]
        assert (node.left_edge, node.right_edge) == (token.left_edge.i, token.right_edge.i)
    assert [node.sentence for node in tree] == [0, 0, 0, 0, 1, 1, 1]
    assert tree.entities == [Entity(1, 2, "LOC")]


def test_characters_and_tokens() -> None:
    tree = Tree(make_doc("The/DT/det/2 isles/NNS/nsubj/4 ,/,/punct/2 slept/VBD/root/0"))
    assert tree.get_range(4, 9) == (1, 1)
    assert tree.get_range(3, 6) == (0, 1)
    assert tree.get_root(0, 1).text == "isles"
    assert tree.join_words(0, 1) == "The isles"
    assert tree.join_span(0, 2) == Span(0, 9)
    following = tree.get_next(2)
    assert following is not None
    assert following.text == "slept"
    assert tree.get_next(3) is None
