"""Towns that an act is for: "flew to Riyadh", "launched missiles at Odesa", "armour outside Mosul".

A town behind a preposition is a place, unless the act leads to it or is aimed at it: then it
stands for those who receive the guest, the missiles or the aid. Where they only meet, it is a
place all the same ("flew to Geneva for talks with the rebels").
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.sites import is_aimed_at
from dragoman.actors.tokens import get_case, get_governed
from dragoman.actors.tree import Node
from dragoman.actors.words import load_words

_ONTO = frozenset(
    {"around", "near", "outside", "over", "into", "to", "toward", "towards", "against"}
)
_ARRIVING = frozenset({"arrive", "land"})
_DEPTH = 3


def is_goal(token: Node) -> bool:
    """Whether a town, or a piece of land, is what an act leads to or is aimed at.

    Args:
        token: The head of its name.
    """
    current = get_governed(token)
    if current.label not in ("obl", "nmod"):
        return False
    head, case = current.head, get_case(current)
    if is_aimed_at(token) or _is_visited(current, head, case):
        return True
    if case == "at":
        return head.pos == "VERB" and any(c.dep == "compound:prt" for c in head.children)
    if case == "in":
        return _keeps_mission(head)
    if case in _ONTO:
        return _threatens(head) or (case == "to" and _supplies(head))
    return False


def _is_visited(place: Node, head: Node, case: str | None) -> bool:
    words = load_words()
    if head.lemma not in words.visiting or case not in ("to", "in", "at"):
        return False
    if (case == "to") == (head.lemma in _ARRIVING):
        return False
    if any(_find_patients(head)):
        return False
    if head.label == "acl" and head.head.lemma in words.sites:
        return False
    return not _meets_others(head, place)


def _find_patients(verb: Node) -> Iterator[Node]:
    """What something is done to: the object of an active, the subject of a passive."""
    yield from (c for c in verb.children if c.label == "obj" or c.dep == "nsubj:pass")


def _meets_others(verb: Node, place: Node) -> bool:
    """Whether a verb goes on to say with whom they meet there."""
    hosting = load_words().hosting
    level = [child for child in verb.children if child is not place]
    level += [child for child in place.children if child.label in ("nmod", "acl")]
    for _ in range(_DEPTH):
        for node in level:
            if node.lemma in hosting and (node.pos == "VERB" or _has_party(node)):
                return True
        level = [child for node in level for child in node.children]
    return False


def _has_party(noun: Node) -> bool:
    return any(get_case(child) in ("with", "between", "of") for child in noun.children)


def _threatens(head: Node) -> bool:
    """Whether arms are brought near a place, or those gather there who bear them."""
    words = load_words()
    if head.lemma in words.massing:
        return True
    if head.pos in ("NOUN", "PROPN"):
        head = head.head if head.lemma in words.arms and head.label == "obj" else head
    return any(moved.lemma in words.arms for moved in _find_patients(head))


def _supplies(head: Node) -> bool:
    """Whether aid or power is brought to a place or cut off from it."""
    words = load_words()
    if head.pos in ("NOUN", "PROPN") and head.lemma in words.supplies:
        return head.label in ("obj", "nsubj") and head.head.lemma in words.supplying
    if head.lemma not in words.supplying:
        return False
    return any(thing.lemma in words.supplies for thing in _find_patients(head))


def _keeps_mission(head: Node) -> bool:
    """Whether an embassy in a place is closed or opened."""
    words = load_words()
    if head.lemma in words.missions:
        return head.label in ("obj", "nsubj") and head.head.lemma in words.closing
    closed = [child.lemma for child in _find_patients(head)]
    return head.lemma in words.closing and not words.missions.isdisjoint(closed)
