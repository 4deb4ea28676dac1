"""Places that something is done to: "attacked Gaza", "a curfew in Bangkok", "parts of Kashmir".

A capital in such a position is its government or, where a measure falls upon the town itself,
the town; "met in Geneva" is nobody. A place stands in the cast as a group: those who live there
and those who rule it, under the place's name and its country's code.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.goals import is_goal
from dragoman.actors.mentions import Mention
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import get_case, get_governed, is_placing, is_subject
from dragoman.actors.tree import Node
from dragoman.actors.words import load_words
from dragoman.reference import Region

_CORE = frozenset({"nsubj", "obj", "iobj"})
_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "nmod", "advmod"})
_INNER = frozenset({"of", "in", "near"})
_NO_ACTOR_REGIONS = frozenset({"water", "people", "proto-state"})


def find_places(scene: Scene) -> Iterator[Mention]:
    """Every place that stands where those stand to whom something is done.

    Persons and known names that are actors already must have been marked as taken.
    """
    tree = scene.tree
    for first, last in _find_names(scene):
        token = scene.tree.get_root(first, last)
        outer = _get_land(token)
        if outer is not None and _is_target(outer):
            yield _make(scene, _get_start(outer), max(outer.i, last), outer, (first, last))
        elif outer is None and not _is_in_compound(token, last) and _is_target(token):
            if _is_of_states(scene, first) and _is_travelled(token):
                continue
            yield _make(scene, first, last, token, (first, last))
    for token in tree:
        if token.i in scene.taken or token.lemma not in load_words().lands:
            continue
        if token.pos == "NOUN" and _is_target(token):
            mention = _read_land(scene, token)
            if mention is not None:
                yield mention


def _find_names(scene: Scene) -> Iterator[tuple[int, int]]:
    """First and last token of every name of a place that is no state."""
    seen: set[int] = set()
    for match, first, last in scene.names:
        known, target = match.known, match.known.target
        root = scene.tree.get_root(first, last)
        if isinstance(target, Region):
            is_place = known.kind == "region" and target.kind not in _NO_ACTOR_REGIONS
            # As a place it is one; where it acts it is the body that rules it.
            is_place = is_place or (target.kind == "proto-state" and is_placing(root))
        else:
            is_place = known.kind == "capital" and is_placing(root) and not is_goal(root)
        if is_place:
            seen.update(range(first, last + 1))
            if first not in scene.taken:
                yield first, last
    for entity in scene.tree.entities:
        inside = range(entity.first, entity.last + 1)
        if entity.label != "LOC" or any(i in scene.taken or i in seen for i in inside):
            continue
        if any(i in scene.by_token for i in inside):
            continue
        yield entity.first, entity.last


def _is_of_states(scene: Scene, index: int) -> bool:
    """Whether a name is that of a region of several states."""
    match = scene.by_token.get(index)
    target = match.known.target if match is not None else None
    return isinstance(target, Region) and target.kind == "area"


def _is_travelled(token: Node) -> bool:
    """Whether somebody only goes to a place ("flew to Europe", "toured Asia")."""
    return is_goal(token) or (token.label == "obj" and token.head.lemma in load_words().visiting)


def _get_land(token: Node) -> Node | None:
    """The noun for a piece of land that a name tells of: "the enclave of X", "X province"."""
    head = token.head
    if head.lemma not in load_words().lands or head.i == token.i:
        return None
    if head.i > token.i and token.dep in ("compound", "nmod", "nmod:desc", "amod", "nmod:poss"):
        return head
    if token.dep in ("nmod", "appos", "flat", "nmod:desc") and get_case(token) in (None, *_INNER):
        return head
    return None


def _is_in_compound(token: Node, last: int) -> bool:
    return token.dep in ("compound", "amod", "nmod:desc") and token.head.i > last


def _is_target(token: Node) -> bool:
    """Whether a place stands where those stand to whom something is done."""
    words = load_words()
    current = get_governed(token)
    label, head = current.label, current.head
    governor = head.lemma
    if current.dep == "nmod:poss":
        return governor in words.deeds or _is_measure(head)
    if label in _CORE:
        return governor not in words.motion and not _has_copula(head)
    if label not in ("obl", "nmod"):
        return False
    if is_goal(token):
        return True
    case = get_case(current)
    if case in words.targeting:
        return True
    if case == "by":
        return current.dep == "obl:agent"
    if case == "of":
        return governor in words.deeds | words.strikes
    if case == "from":
        return governor in words.leaving
    if case in ("to", "into", "towards", "toward"):
        return governor in words.reaching
    if case == "with":
        return governor in words.frontiers and _is_targeted(head)
    if case in words.placing:
        return _is_under_measure(_get_counted(head))
    return False


def _is_targeted(noun: Node) -> bool:
    """Whether a noun hangs on a verb, as what it is done to or where ("along the border")."""
    return noun.label in ("obj", "obl", "nsubj")


def _get_counted(head: Node) -> Node:
    """What stands behind "dozens of villages" before "in": the word that governs them."""
    if head.lemma in load_words().lands and get_case(head) == "of":
        head = head.head
        if head.lemma in load_words().quantities and get_case(head) in load_words().placing:
            return head.head
    return head


def _has_copula(verb: Node) -> bool:
    return any(child.dep == "cop" for child in verb.children)


def _is_under_measure(head: Node) -> bool:
    """Whether what happens in a place falls upon the place: a curfew, or a building seized."""
    words = load_words()
    lemma = head.lemma
    if head.pos in ("NOUN", "PROPN"):
        return (
            _is_made(head) or _is_measure(head) or (lemma in words.facilities and _is_target(head))
        )
    if lemma in words.measuring_verbs or lemma in words.making:
        return True
    if head.dep == "acl" and _is_measure(head.head):
        return True
    return any(_falls_on_place(child) for child in head.children)


def _is_made(noun: Node) -> bool:
    """Whether a noun, or what it is part of, is being built or set up."""
    current = noun
    while current.dep in ("nmod", "conj") and current.head.i < current.i:
        current = current.head
    return current.label == "obj" and current.head.lemma in load_words().making


def _falls_on_place(argument: Node) -> bool:
    """Whether an argument of a verb makes the place that the verb tells its target."""
    if argument.dep in ("obj", "nsubj:pass"):
        return _is_measure(argument) or argument.lemma in load_words().facilities
    behind = argument.label == "obl" and get_case(argument) in ("on", "under")
    return behind and argument.lemma in load_words().in_force


def _is_measure(noun: Node) -> bool:
    """Whether a noun is a measure, or a state or the hours of one ("a state of siege")."""
    measures = load_words().measures
    return (
        noun.lemma in measures
        or any(child.dep == "nmod" and child.lemma in measures for child in noun.rights)
        or any(child.dep == "compound" and child.lemma in measures for child in noun.lefts)
    )


def _get_start(head: Node) -> int:
    """The first token of a noun phrase, without what stands before its determiner."""
    start = head.i
    for child in head.lefts:
        if child.label in _MODIFIERS:
            start = min(start, child.left_edge)
    return start


def _read_land(scene: Scene, head: Node) -> Mention | None:
    """A piece of land told by its state: "a village in northern Mali", "parts of Kashmir"."""
    start = _get_start(head)
    end = head.i
    for child in head.rights:
        if child.dep == "advmod" or (child.dep == "nmod" and get_case(child) in _INNER):
            end = max(end, child.right_edge)
    found = [
        scene.by_token[index]
        for index in range(start, end + 1)
        if index in scene.by_token and scene.by_token[index].known.country is not None
    ]
    if any(index in scene.taken for index in range(start, head.i + 1)):
        return None
    definite = scene.tree[start].lower in ("the", "this", "that")
    if not found and (head.lemma in load_words().states or not (definite or _is_ground(head))):
        return None
    scene.taken.add(head.i)
    name = _strip(scene.tree.join_words(start, end))
    for match in found:
        if match.known.kind == "region":
            name = match.known.name
    return Mention(
        span=scene.tree.join_span(start, head.i),
        head=head.i,
        sentence=scene.tree[head.i].sentence,
        form="place",
        name=name if found or _is_ground(head) else None,
        country=found[0].known.country if found else None,
        title=head.lemma,
        is_subject=is_subject(head),
        points_back=not found and definite,
    )


def _is_ground(noun: Node) -> bool:
    """Whether a noun is a piece of land that is somebody even without a name ("a village").

    "Capital" is money without an article; "the quarter" is three months but where it is struck.
    """
    words = load_words()
    case = get_case(noun)
    if any(child.lower == "no" for child in noun.lefts):
        return False
    if case in words.targeting and case != "against" and not _is_fallen_upon(noun):
        return False
    if noun.lemma == "capital":
        return any(child.lower == "the" for child in noun.lefts)
    if noun.lemma == "quarter":
        return noun.label == "obj" and noun.head.lemma in words.striking
    if noun.lemma in words.grounds:
        return True
    struck = noun.label == "obj" and noun.head.lemma in words.striking
    told = any(child.label in ("amod", "compound") for child in noun.lefts)
    return noun.lemma not in words.states and (struck or (told and case in words.placing))


def _is_fallen_upon(noun: Node) -> bool:
    """Whether somebody marches, fires or sits "on" a piece of land, rather than is there."""
    words = load_words()
    governor = noun.head.lemma
    return is_goal(noun) or governor in (
        words.motion | words.striking | words.strikes | words.measures | words.massing
    )


def _strip(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words[0].lower() in ("the", "a", "an") else words)


def _make(scene: Scene, start: int, end: int, head: Node, name: tuple[int, int]) -> Mention:
    first, last = name
    text = scene.tree.join_words(first, last)
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
        span=scene.tree.join_span(start, end),
        head=head.i,
        sentence=scene.tree[first].sentence,
        form="place",
        name=text,
        country=country,
        is_definite=True,
        is_subject=is_subject(head),
    )
