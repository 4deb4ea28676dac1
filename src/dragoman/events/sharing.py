"""What the acts of a sentence say about each other: who is named with one of them only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.arguments import step_away
from dragoman.events.derivation import Act
from dragoman.events.fillers import Filler, without_known
from dragoman.events.grammar import get_own_subject, is_passive
from dragoman.syntax import find_children

_VERBAL = frozenset({1, 3})
_OCCASIONS = frozenset({"when", "as", "after", "while"})


def share_sides(acts: Sequence[Act]) -> list[Act]:
    """The acts with the sides that only another act of the sentence names.

    "Nine were killed when rebels raided the market" is the rebels' doing; in "denounced Chad and
    warned that it would answer" the warning is for Chad.

    Args:
        acts: The acts of a sentence.
    """
    return [_take_addressees(_take_doers(act, acts), acts) for act in acts]


def _take_doers(act: Act, acts: Sequence[Act]) -> Act:
    """An act that is suffered, with those who did it in the clause that tells the occasion."""
    anchor = act.candidate.anchor
    if act.participants.actors or act.type.quad != 4 or not is_passive(anchor):
        return act
    for clause in find_children(anchor, "advcl"):
        marks = {child.lower_ for child in find_children(clause, "mark", "advmod")}
        if marks.isdisjoint(_OCCASIONS) or get_own_subject(clause) is None:
            continue
        for other in acts:
            if other.type.quad == 4 and other.candidate.anchor == clause:
                sides = other.participants
                doers = step_away(without_known(sides.actors, act.participants.recipients))
                return replace(act, participants=replace(act.participants, actors=doers))
    return act


def _take_addressees(act: Act, acts: Sequence[Act]) -> Act:
    """What is only said, with those whom the act beside it names ("denounced X and warned")."""
    anchor = act.candidate.anchor
    sides = act.participants
    if sides.recipients or act.type.quad not in _VERBAL or len(sides.actors) != 1:
        return act
    doers = {filler.actor.id for filler in sides.actors}
    for other in acts:
        beside = other.candidate.anchor
        joined = beside == anchor.head and anchor.dep_ == "conj"
        joined = joined or (anchor == beside.head and beside.dep_ == "conj")
        same = doers == {filler.actor.id for filler in other.participants.actors}
        if joined and same and _is_alike(act, other):
            told: tuple[Filler, ...] = step_away(other.participants.recipients)
            return replace(act, participants=replace(sides, recipients=told))
    return act


def _is_alike(first: Act, second: Act) -> bool:
    """Whether two acts are both friendly or both hostile."""
    return (first.type.quad in (1, 2)) == (second.type.quad in (1, 2))
