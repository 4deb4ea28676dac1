"""People told by their number alone: "thousands marched", "killed at least 12"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.mentions import Mention
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import get_case, is_subject
from dragoman.actors.tree import Node
from dragoman.actors.words import load_words

_PEOPLE = ("people",)
_MODIFIERS = frozenset({"advmod", "nummod", "det", "amod", "compound"})


def find_counts(scene: Scene) -> Iterator[Mention]:
    """Every number that stands for people who act or to whom something is done.

    Args:
        scene: The article; roles must have been found.
    """
    role = scene.reference.roles.match(_PEOPLE)
    if role is None:
        return
    for token in scene.tree:
        if token.i in scene.taken or not (_is_multitude(token) or _is_toll(token)):
            continue
        first = min((c.i for c in token.lefts if c.label in _MODIFIERS), default=token.i)
        if any(index in scene.taken for index in range(first, token.i)):
            continue
        scene.taken.update(range(first, token.i + 1))
        joint = " " if token.pos == "NUM" else " of "
        yield Mention(
            span=scene.tree.join_span(first, token.i),
            head=token.i,
            sentence=token.sentence,
            form="role",
            name=f"{scene.tree.join_words(first, token.i)}{joint}people",
            role=role,
            title=_PEOPLE[0],
            is_plural=True,
            is_subject=is_subject(token),
        )


def _is_multitude(token: Node) -> bool:
    """Whether a noun for a number is a subject and says of whom it is the number by nothing."""
    if token.lemma not in load_words().multitudes or token.tag not in ("NNS", "NNPS"):
        return False
    if token.label != "nsubj" or token.head.pos != "VERB":
        return False
    return not any(child.dep == "nmod" and get_case(child) == "of" for child in token.rights)


def _is_toll(token: Node) -> bool:
    """Whether a bare number is of those who were killed, arrested, freed."""
    if token.pos != "NUM" or token.head.lemma not in load_words().counting:
        return False
    return token.label == "obj" or token.dep == "nsubj:pass"
