"""Pronouns and group phrases: found, and resolved only where little doubt is left.

A pronoun without a good antecedent stays unresolved: a wrong "he" makes a wrong event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.couples import Couple, get_couple
from dragoman.actors.drafts import Draft, Drafts, Place
from dragoman.actors.tokens import get_case, is_subject
from dragoman.actors.tree import Node, Tree
from dragoman.actors.words import load_words
from dragoman.records import ActorKind, Span

_SINGULAR = {"he": "he", "him": "he", "his": "he", "himself": "he"} | {
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_PERSONS: frozenset[ActorKind] = frozenset({"person"})
_STATES: frozenset[ActorKind] = frozenset({"state"})
_SIDES: frozenset[ActorKind] = frozenset({"state", "organisation", "group", "person"})
_FACING = frozenset({"by", "on", "to", "with"})
_REACH = 2
_PAIR_OF_PEOPLE = 1.5  # two people set side by side not long before


def find_pronouns(tree: Tree, drafts: Drafts) -> Iterator[tuple[Place, Draft]]:
    """Third-person pronouns with the actors that they stand for, in order of the text.

    What is found must be added to its draft before the next is asked for: "he ... his" builds
    on it.
    """
    for token in tree:
        key = token.lower
        if token.pos not in ("PRON", "DET"):
            continue
        if key in _SINGULAR:
            found = [_get_person(token, _SINGULAR[key], drafts)]
        elif key in _NEUTER and not _is_expletive(token):
            found = [_get_thing(token, drafts)]
        elif key in _PLURAL:
            found = [*_find_plural(token, drafts)]
        else:
            continue
        place = Place(Span(token.idx, token.end), token.i, token.sentence, is_subject(token))
        for draft in found:
            if draft is None:
                continue
            draft.places.append(place)
            yield place, draft


def _get_near(token: Node, drafts: Drafts) -> list[tuple[int, Place, Draft]]:
    """Last mentions within reach, each with its distance in sentences, nearest first."""
    here = token.sentence
    near = []
    for place, draft in drafts.find_recent(token.idx):
        distance = here - place.sentence
        if 0 <= distance <= _REACH:
            near.append((distance, place, draft))
    return near


def _get_person(token: Node, gender: str, drafts: Drafts) -> Draft | None:
    near = [
        row
        for row in _get_near(token, drafts)
        if row[2].kind == "person"
        and not row[2].is_plural
        and row[2].pronoun in (None, gender)
        and not _is_coargument(token, row[1])
    ]
    is_object = token.dep in ("obj", "iobj", "obl")
    chosen = _choose(token.tree, near, only=is_object)
    if chosen is not None:
        chosen.pronoun = gender
    return chosen


def _choose(tree: Tree, near: Sequence[tuple[int, Place, Draft]], *, only: bool) -> Draft | None:
    """The only one in the nearest sentence that has any, or its only subject.

    Args:
        tree: The document.
        near: Candidates with their distance.
        only: Whether a subject among several is not good enough.
    """
    if not near:
        return None
    closest = min(row[0] for row in near)
    here = [row for row in near if row[0] == closest]
    if len(here) == 1:
        return here[0][2]
    if only:
        return None
    subjects = [row for row in here if row[1].is_subject]
    if any(tree[row[1].head].dep == "conj" for row in subjects):
        return None
    if len(subjects) > 1:
        subjects = [row for row in subjects if tree[row[1].head].head.dep == "root"]
    return subjects[0][2] if len(subjects) == 1 else None


def _is_coargument(token: Node, place: Place) -> bool:
    """Whether a mention is an argument of the very verb whose object the pronoun is."""
    if token.dep not in ("obj", "iobj", "obl") or token.lower.endswith("self"):
        return False
    head = token.tree[place.head].head
    return bool(head.i == token.head.i)


def _is_expletive(token: Node) -> bool:
    if token.dep == "expl":
        return True
    head = token.head
    if token.lower == "it" and token.dep.startswith("nsubj"):
        return any(child.dep in ("csubj", "ccomp", "cop") for child in head.children)
    return False


def _get_thing(token: Node, drafts: Drafts) -> Draft | None:
    near = [
        row
        for row in _get_near(token, drafts)
        if row[2].kind in ("state", "organisation")
        and row[1].is_subject
        and row[0] <= 1
        and not _is_coargument(token, row[1])
    ]
    if not near:
        return None
    closest = min(row[0] for row in near)
    here = [row for row in near if row[0] == closest]
    return here[0][2] if len({id(row[2]) for row in here}) == 1 else None


def _find_plural(token: Node, drafts: Drafts) -> Iterator[Draft]:
    """The only group, or the two of one phrase, that is a subject nearby; else the only group."""
    near = [row for row in _get_near(token, drafts) if row[0] <= 1]
    for wanted in (
        [row for row in near if row[1].is_subject],
        [row for row in near if row[2].is_plural and not _is_coargument(token, row[1])],
    ):
        if wanted:
            closest = min(row[0] for row in wanted)
            here = {id(row[2]): row[2] for row in wanted if row[0] == closest}
            places = {row[1].span for row in wanted if row[0] == closest}
            only = next(iter(here.values()))
            if (len(here) == 1 and only.kind == "group") or (len(here) == 2 and len(places) == 1):
                yield from here.values()
                return


def find_group_phrases(
    tree: Tree, drafts: Drafts, groups: Sequence[tuple[int, int]]
) -> Iterator[tuple[Place, Sequence[Draft]]]:
    """The two actors that "the two leaders" or "both sides" stand for.

    Where the article does not say who they are, they are a group without a name.

    Args:
        tree: The document.
        drafts: The actors.
        groups: First and last token of each such phrase.
    """
    for first, last in groups:
        token = tree[last]
        couple: Sequence[Draft] | None = _get_apposed(token, drafts)
        couple = couple or get_couple(token, drafts, wants=_get_wanted(token.lemma))
        span = tree.join_span(first, last)
        place = Place(span, last, token.sentence, is_subject(token))
        if couple is not None:
            yield place, couple
        elif _is_party(token):
            yield place, (_add_nameless(tree, first, last, drafts),)


def _get_apposed(noun: Node, drafts: Drafts) -> Sequence[Draft] | None:
    """Those whom an apposition names ("the two generals, Ana Ruiz and Jan Vos"), or None."""
    heads = {child.i for child in noun.children if child.dep == "appos"}
    heads |= {inner.i for i in heads for inner in noun.tree[i].children if inner.dep == "conj"}
    named = [d for d in drafts if any(place.head in heads for place in d.places)]
    return named if len(named) > 1 else None


def _is_party(noun: Node) -> bool:
    """Whether two who are not named act or are acted upon ("urged both sides to stop").

    Nouns for states tell nothing without their names, and "between the two sides" tells how.
    """
    words = load_words()
    if noun.lemma not in words.pair_any | words.pair_persons:
        return False
    return noun.label in ("nsubj", "obj", "iobj") or (
        noun.dep == "obl" and get_case(noun) in _FACING
    )


def _add_nameless(tree: Tree, first: int, last: int, drafts: Drafts) -> Draft:
    """The draft of two whom the article does not name."""
    name = tree.join_words(first + (tree[first].lower in ("the", "these")), last)
    return drafts.add(
        Draft(
            key=("group", "", name.lower(), ""),
            name=name,
            kind="group",
            confidence=0.4,
            is_plural=True,
        )
    )


def find_bare_pairs(tree: Tree, drafts: Drafts) -> Iterator[tuple[Draft, Place, Couple]]:
    """Mentions of a nameless group that are the two people just named together ("the leaders").

    Args:
        tree: The document.
        drafts: The actors.
    """
    for draft in list(drafts):
        if draft.kind != "group" or draft.country is not None:
            continue
        for place in list(draft.places):
            noun = tree[place.head]
            definite = tree.text[place.span.start : place.span.start + 4].lower() == "the "
            if not definite or noun.lemma not in load_words().pair_persons | {"head"}:
                continue
            couple = get_couple(noun, drafts, wants=_PERSONS, least=_PAIR_OF_PEOPLE)
            if couple is not None:
                yield draft, place, couple


def _get_wanted(lemma: str) -> frozenset[ActorKind]:
    """The kinds of actor for which a noun of a group phrase may stand."""
    words = load_words()
    if lemma in words.pair_persons:
        return _PERSONS
    return _SIDES if lemma in words.pair_any else _STATES
