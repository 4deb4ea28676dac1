"""Places that something is done to: "attacked Gaza", "a curfew in Bangkok", "parts of Kashmir".

A capital in such a position is its government or, where a measure falls upon the town itself,
the town; "met in Geneva" is nobody. A place stands in the cast as a group: those who live there
and those who rule it, under the place's name and its country's code.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.actors.mentions import Mention
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import get_case, is_placing, is_subject, join_words
from dragoman.actors.words import load_words
from dragoman.reference import Region
from dragoman.syntax import get_label, join_span

_CORE = frozenset({"nsubj", "obj", "iobj"})
_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "nmod", "advmod"})
_INNER = frozenset({"of", "in", "near"})
_NO_ACTOR_REGIONS = frozenset({"water", "area", "people", "proto-state"})


def find_places(scene: Scene) -> Iterator[Mention]:
    """Every place that stands where those stand to whom something is done.

    Persons and known names that are actors already must have been marked as taken.
    """
    doc = scene.doc
    for first, last in _find_names(scene):
        token = scene.token_map.get_root(first, last)
        outer = _get_land(token)
        if outer is not None and _is_target(outer):
            yield _make(scene, _get_start(outer), max(outer.i, last), outer, (first, last))
        elif outer is None and not _is_in_compound(token, last) and _is_target(token):
            yield _make(scene, first, last, token, (first, last))
    for token in doc:
        if token.i in scene.taken or token.lemma_.lower() not in load_words().lands:
            continue
        if token.pos_ == "NOUN" and _is_target(token):
            mention = _read_land(scene, token)
            if mention is not None:
                yield mention


def _find_names(scene: Scene) -> Iterator[tuple[int, int]]:
    """First and last token of every name of a place that is no state."""
    seen: set[int] = set()
    for match, first, last in scene.names:
        known, target = match.known, match.known.target
        if isinstance(target, Region):
            is_place = known.kind == "region" and target.kind not in _NO_ACTOR_REGIONS
        else:
            root = scene.token_map.get_root(first, last)
            is_place = known.kind == "capital" and is_placing(root)
        if is_place:
            seen.update(range(first, last + 1))
            if first not in scene.taken:
                yield first, last
    for entity in scene.doc.ents:
        inside = range(entity.start, entity.end)
        if entity.label_ != "LOC" or any(i in scene.taken or i in seen for i in inside):
            continue
        if any(i in scene.by_token for i in inside):
            continue
        yield entity.start, entity.end - 1


def _get_land(token: Token) -> Token | None:
    """The noun for a piece of land that a name tells of: "the enclave of X", "X province"."""
    head = token.head
    if head.lemma_.lower() not in load_words().lands or head.i == token.i:
        return None
    if head.i > token.i and token.dep_ in ("compound", "nmod", "nmod:desc", "amod", "nmod:poss"):
        return head
    if token.dep_ in ("nmod", "appos", "flat", "nmod:desc") and get_case(token) in (None, *_INNER):
        return head
    return None


def _is_in_compound(token: Token, last: int) -> bool:
    return token.dep_ in ("compound", "amod", "nmod:desc") and token.head.i > last


def _is_target(token: Token) -> bool:
    """Whether a place stands where those stand to whom something is done."""
    words = load_words()
    current = token
    while current.dep_ in ("conj", "flat", "appos") and current.head.i != current.i:
        current = current.head
    label, head = get_label(current), current.head
    governor = head.lemma_.lower()
    if label in _CORE:
        return governor not in words.motion and not _has_copula(head)
    if label not in ("obl", "nmod"):
        return False
    case = get_case(current)
    if case in words.targeting:
        return True
    if case == "by":
        return current.dep_ == "obl:agent"
    if case == "of":
        return governor in words.deeds
    if case == "from":
        return governor in words.leaving
    if case in ("to", "into", "towards", "toward"):
        return governor in words.reaching
    if case in words.placing:
        return _is_under_measure(head)
    return False


def _has_copula(verb: Token) -> bool:
    return any(child.dep_ == "cop" for child in verb.children)


def _is_under_measure(head: Token) -> bool:
    """Whether what happens in a place falls upon the place: a curfew, or a building seized."""
    words = load_words()
    lemma = head.lemma_.lower()
    if head.pos_ in ("NOUN", "PROPN"):
        return _is_measure(head) or (lemma in words.facilities and _is_target(head))
    if lemma in words.measuring_verbs:
        return True
    return any(
        child.dep_ in ("obj", "nsubj:pass")
        and (_is_measure(child) or child.lemma_.lower() in words.facilities)
        for child in head.children
    )


def _is_measure(noun: Token) -> bool:
    """Whether a noun is a measure, or a state of one ("a state of siege")."""
    measures = load_words().measures
    return noun.lemma_.lower() in measures or any(
        child.dep_ == "nmod" and child.lemma_.lower() in measures for child in noun.rights
    )


def _get_start(head: Token) -> int:
    """The first token of a noun phrase, without what stands before its determiner."""
    start = head.i
    for child in head.lefts:
        if get_label(child) in _MODIFIERS:
            start = min(start, child.left_edge.i)
    return start


def _read_land(scene: Scene, head: Token) -> Mention | None:
    """A piece of land told by its state: "a village in northern Mali", "parts of Kashmir"."""
    start = _get_start(head)
    end = head.i
    for child in head.rights:
        if child.dep_ == "advmod" or (child.dep_ == "nmod" and get_case(child) in _INNER):
            end = max(end, child.right_edge.i)
    found = [
        scene.by_token[index]
        for index in range(start, end + 1)
        if index in scene.by_token and scene.by_token[index].known.country is not None
    ]
    if any(index in scene.taken for index in range(start, head.i + 1)):
        return None
    points_back = not found and scene.doc[start].lower_ in ("the", "this", "that")
    if not found and not points_back:
        return None
    scene.taken.add(head.i)
    name = _strip(join_words(scene.doc[start : end + 1]))
    for match in found:
        if match.known.kind == "region":
            name = match.known.name
    return Mention(
        span=join_span(scene.doc[start : head.i + 1]),
        head=head.i,
        sentence=scene.token_map.sentences[head.i],
        form="place",
        name=None if points_back else name,
        country=None if points_back else found[0].known.country,
        is_subject=is_subject(head),
        points_back=points_back,
    )


def _strip(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words[0].lower() in ("the", "a", "an") else words)


def _make(scene: Scene, start: int, end: int, head: Token, name: tuple[int, int]) -> Mention:
    first, last = name
    text = join_words(scene.doc[first : last + 1])
    match = scene.by_token.get(first)
    if match is not None and match.known.kind == "region":
        text, country = match.known.name, match.known.country
    elif match is not None:
        country = match.known.country
    else:
        place = scene.reference.get_place(text, scene.countries)
        country = place.country if place is not None else None
    scene.taken.update(range(start, end + 1))
    return Mention(
        span=join_span(scene.doc[start : end + 1]),
        head=head.i,
        sentence=scene.token_map.sentences[first],
        form="place",
        name=text,
        country=country,
        is_definite=True,
        is_subject=is_subject(head),
    )
