"""Sites and vehicles that stand for those whose they are: "shelled a barracks", "hijacked a bus".

A camp, a convoy or a warship is no actor where it is bought, opened or seen; where it is
attacked, seized or shut, that is done to those whose it is. The dictionaries of the field code
them so (CAMEO's agents).
"""

from __future__ import annotations

from dragoman.actors.tokens import POSSESSORS, get_case, get_governed
from dragoman.actors.tree import Node
from dragoman.actors.words import load_words

_FACING = frozenset({"against", "by", "from", "on", "to", "with"})
_AIMED = frozenset({"against", "at", "into", "on", "toward", "towards", "upon"})
_DESCRIBING = frozenset({"det", "amod", "compound", "nummod"})
_BESIDE = frozenset({"around", "at", "beside", "in", "inside", "into", "near", "on", "outside"})


def is_undergoing(token: Node) -> bool:
    """Whether a body told by "a" stands where those stand to whom something is done or said."""
    current = get_governed(token)
    if not any(child.label in _DESCRIBING for child in token.lefts):
        return False
    if current.label in ("obj", "iobj"):
        return current.head.lemma not in load_words().founding
    return current.label in ("obl", "nmod") and get_case(current) in _FACING


def is_struck(token: Node) -> bool:
    """Whether a site or vehicle is attacked, seized, shut, searched or defended.

    Args:
        token: Its noun.
    """
    words = load_words()
    described = [
        child for child in token.lefts if child.label in _DESCRIBING or child.dep == "nmod:poss"
    ]
    if not described or any(child.lemma in words.sham for child in described):
        return False  # "burned cars"
    current = get_governed(token)
    head, case = current.head, get_case(current)
    if head.lemma in words.closing and any(child.lower in POSSESSORS for child in described):
        return False  # "shut their stores"
    if current.label in ("obj", "iobj") or current.dep == "nsubj:pass":
        return head.lemma in words.striking
    if current.label == "obl" and case in _BESIDE:
        return _sends_missiles(head) or _is_protest(head, case)
    if current.label == "obl" and case in ("from", "to"):
        return _sets_upon(head) if case == "to" else _is_left(head)
    if current.label == "nmod":
        if case == "to":
            return head.lemma in words.visiting
        if head.label == "nmod" and get_case(head) in ("by", "of"):
            head = head.head  # "an ambush by rebels on a convoy"
        if case == "of":
            return head.lemma in words.strikes
        return (case in _BESIDE and head.lemma in words.strikes | words.missiles) or _is_protest(
            head, case
        )
    return False


def is_aimed_at(token: Node) -> bool:
    """Whether missiles or fire are sent at, into or towards something."""
    current = get_governed(token)
    if current.label not in ("obl", "nmod") or get_case(current) not in _AIMED:
        return False
    head = current.head
    return head.lemma in load_words().missiles or _sends_missiles(head)


def _is_left(verb: Node) -> bool:
    return verb.pos == "VERB" and verb.lemma in load_words().leaving


def _is_protest(head: Node, case: str | None) -> bool:
    """Whether what happens at a site is a strike or the like ("stopped work at the mine")."""
    protesting = load_words().protesting
    return case in ("at", "outside") and (
        head.lemma in protesting or any(c.lemma in protesting | {"work"} for c in head.children)
    )


def _sets_upon(verb: Node) -> bool:
    """Whether a verb sets fire or lays siege to something."""
    return verb.lemma in ("lay", "set") and any(
        child.label == "obj" and child.lemma in ("fire", "siege") for child in verb.children
    )


def _sends_missiles(verb: Node) -> bool:
    """Whether a verb throws, fires or sets off something ("lobbed shells into a market")."""
    words = load_words()
    return verb.lemma in words.firing or any(
        child.label in ("obj", "nsubj") and child.lemma in words.missiles for child in verb.children
    )
