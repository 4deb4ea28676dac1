"""What the acts of a sentence say about each other: who is named with one of them only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.codebook import Codebook
from dragoman.events.arguments import step_away
from dragoman.events.derivation import Act
from dragoman.events.fillers import Filler, without_known
from dragoman.events.grammar import (
    find_patients,
    get_own_subject,
    is_passive,
    is_purpose,
    is_verb,
)
from dragoman.events.reaching import OCCASIONS
from dragoman.events.triggers import Candidate
from dragoman.syntax import find_children, get_label

# What a clause tells, in a noun behind it ("arrested three, a move that Mali condemned").
_TELLINGS = frozenset(
    {"act", "action", "decision", "gesture", "measure", "move", "plan", "ruling", "step"}
)


def find_aims(acts: Sequence[Act], codebook: Codebook) -> list[Act]:
    """The acts without those that only serve another ("sent a letter threatening").

    Args:
        acts: The acts of a sentence.
        codebook: Which verbs send what.
    """
    by_token = {act.candidate.token.i: act.candidate for act in acts}
    found = {id(act.candidate): act for act in acts}
    for act in acts:
        served = _get_served(act.candidate, by_token, codebook)
        aim = None if served is None else found.get(id(served))
        if aim is None or act.converted or act.status != "actual":
            continue
        del found[id(act.candidate)]
        sides = aim.participants
        mutual = aim.type.reciprocal or aim.candidate.entry.mutual
        if mutual or not all(filler.steps for filler in sides.recipients):
            continue
        told = (*act.participants.recipients, *act.participants.actors)
        told = without_known(told, (*sides.actors, *act.participants.actors[:1]))
        if told:
            sides = replace(sides, recipients=step_away(told))
            found[id(aim.candidate)] = replace(aim, participants=sides)
    return list(found.values())


def _get_served(
    candidate: Candidate, by_token: Mapping[int, Candidate], codebook: Codebook
) -> Candidate | None:
    """The trigger of the act for whose sake something is sent, signed or issued, or None.

    Args:
        candidate: The trigger of the sending ("sent a letter threatening").
        by_token: The sentence's triggers by their place.
        codebook: Which verbs send what.
    """
    token = candidate.token
    if token.lemma_.lower() not in codebook.vehicle_verbs or not is_verb(token):
        return None
    things = [t for t in find_patients(token) if t.lemma_.lower() in codebook.vehicle_nouns]
    if not things:
        return None
    clauses = [clause for thing in things for clause in find_children(thing, "acl")]
    clauses += find_children(token, "advcl", "xcomp")
    for clause in clauses:
        aimed = is_purpose(clause) or clause.tag_ in ("VBG", "VB")
        if not aimed or clause.dep_ == "acl:relcl" or get_own_subject(clause) is not None:
            continue
        served = by_token.get(clause.i)
        if served is not None and served is not candidate:
            return served
    return None


def is_denial(candidate: Candidate) -> bool:
    """Whether somebody denies having done something, which is done to nobody."""
    verb = candidate.token
    return verb.lemma_.lower() == "deny" and any(find_children(verb, "xcomp", "ccomp"))


def share_sides(acts: Sequence[Act]) -> list[Act]:
    """The acts with the sides that only another act of the sentence names.

    "Nine were killed when rebels raided the market" is the rebels' doing; in "denounced Chad and
    warned that it would answer" the warning is for Chad.

    Args:
        acts: The acts of a sentence.
    """
    return [_take_judged(_take_addressees(_take_doers(act, acts), acts), acts) for act in acts]


def _take_doers(act: Act, acts: Sequence[Act]) -> Act:
    """An act that is suffered, with those who did it in the clause that tells the occasion."""
    anchor = act.candidate.anchor
    if act.participants.actors or not is_passive(anchor):
        return act
    if act.type.quad != 4 and not act.type.answers:
        return act
    for clause in find_children(anchor, "advcl"):
        marks = {child.lower_ for child in find_children(clause, "mark", "advmod")}
        if marks.isdisjoint(OCCASIONS) or get_own_subject(clause) is None:
            continue
        for other in acts:
            if _is_alike(act, other) and other.candidate.anchor == clause:
                sides = other.participants
                doers = step_away(without_known(sides.actors, act.participants.recipients))
                return replace(act, participants=replace(act.participants, actors=doers))
    return act


def _take_addressees(act: Act, acts: Sequence[Act]) -> Act:
    """What is only said, with those whom the act beside it names ("denounced X and warned")."""
    anchor = act.candidate.anchor
    sides = act.participants
    spoken = act.type.verbal or act.candidate.entry.doer
    if sides.recipients or not spoken or len(sides.actors) != 1:
        return act
    doers = {filler.actor.id for filler in sides.actors}
    for other in acts:
        beside = other.candidate.anchor
        joined = beside == anchor.head and anchor.dep_ == "conj"
        ahead = anchor == beside.head and beside.dep_ == "conj"
        joined = joined or (ahead and (not act.type.verbal or not _has_object(act)))
        joined = joined or _is_said_with(beside, act)
        same = doers == {filler.actor.id for filler in other.participants.actors}
        if joined and same and _is_alike(act, other):
            told: tuple[Filler, ...] = step_away(other.participants.recipients)
            return replace(act, participants=replace(sides, recipients=told))
    return act


def _has_object(act: Act) -> bool:
    """Whether an act has an object of its own, so that it shares none ("questioned and jailed")."""
    return any(find_children(act.candidate.anchor, "obj", "obl", "ccomp", "xcomp"))


def _take_judged(act: Act, acts: Sequence[Act]) -> Act:
    """What is said of an act that a clause tells, with those who did it ("a move condemned by")."""
    anchor, sides = act.candidate.anchor, act.participants
    noun = anchor.head
    finite = anchor.dep_ == "acl:relcl" or (get_label(anchor) == "acl" and anchor.tag_ == "VBN")
    told = finite and noun.lemma_.lower() in _TELLINGS
    if not told or sides.recipients or not act.type.verbal:
        return act
    clauses = {item.i for item in noun.ancestors if is_verb(item)}
    for other in acts:
        if other.candidate.anchor.i in clauses and other is not act:
            judged = step_away(without_known(other.participants.actors, sides.actors))
            return replace(act, participants=replace(sides, recipients=judged))
    return act


def _is_said_with(clause: Token, act: Act) -> bool:
    """Whether a participle tells what is said with an act ("rallied, demanding that Mali ...")."""
    hosts = (act.candidate.anchor, act.candidate.noun)
    return clause.tag_ == "VBG" and clause.head in hosts and not act.type.verbal


def _is_alike(first: Act, second: Act) -> bool:
    """Whether two acts are both friendly or both hostile."""
    return first.type.cooperative == second.type.cooperative
