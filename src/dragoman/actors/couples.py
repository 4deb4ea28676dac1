"""Which two actors an article has brought together: the two that "both sides" stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from dragoman.actors.drafts import Draft, Drafts, Place
from dragoman.actors.tokens import get_case
from dragoman.actors.tree import Node
from dragoman.actors.words import load_words
from dragoman.records import ActorKind

_BETWEEN = 5.0
_COORDINATED = 4.0
_FACED = 2.0  # "A accused B"
_NEAR = 0.5  # only named in one sentence
_ENOUGH = 0.5
_DWELT_ON = 5  # more mentions of an actor say no more
_FADING = 0.15  # how fast a sentence loses weight with its distance
_REACH = 60  # sentences
_LONGEST_LIST = 24  # mentions in a sentence; with more it is a list and sets no two side by side
_SEVERAL = 3  # as many in one row are no couple
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY"})
_MEDIA = "MED"  # told, not faced
_FACING = frozenset({"with", "against", "from", "to", "of", "on", "over", "between", "at", "for"})
_SIDES = ("nsubj", "nsubj:pass", "obl:agent", "nmod:poss")
_OPPOSITE = ("obj", "iobj", "obl", "nmod")
_DEPTH = 4

Couple = tuple[Draft, Draft]


def get_couple(
    token: Node, drafts: Drafts, *, wants: frozenset[ActorKind], least: float = _ENOUGH
) -> Couple | None:
    """The two actors of the wanted kinds that the text before a token has set side by side most.

    Those coordinated, or subject and object of one verb, count for more than those merely named
    in one sentence, near sentences for more than far ones, and actors dwelt on for more than
    passing ones; who brokers what others agree counts for nothing, and who does something to
    the two is neither. An official stands for his state where the article names it.

    Args:
        token: Head of the phrase that stands for the two.
        drafts: The actors.
        wants: Kinds of actor.
        least: Weight that the two must reach.
    """
    weights: dict[tuple[int, int], float] = defaultdict(float)
    couples: dict[tuple[int, int], Couple] = {}
    for sentence, places in _group_places(token, drafts, wants).items():
        if len(places) > _LONGEST_LIST:
            continue
        told: dict[tuple[int, int], float] = {}
        for (first, one), (second, other) in combinations(places, 2):
            if one is other:
                continue
            ids = (id(one), id(other)) if one.key < other.key else (id(other), id(one))
            couples.setdefault(ids, (one, other))
            weight = _weigh(token.tree[first.head], token.tree[second.head])
            told[ids] = max(told.get(ids, 0.0), weight)
        for ids, weight in told.items():
            weights[ids] += weight / (1 + _FADING * (token.sentence - sentence))
    for ids, pair in couples.items():
        dwelt_on = min(draft.count_before(token.idx) for draft in pair)
        weights[ids] *= max(1, min(_DWELT_ON, dwelt_on)) ** 0.25
    best = max(
        weights, key=lambda ids: (weights[ids], *(d.key for d in couples[ids])), default=None
    )
    return couples[best] if best is not None and weights[best] >= least else None


def _group_places(
    token: Node, drafts: Drafts, wants: frozenset[ActorKind]
) -> dict[int, list[tuple[Place, Draft]]]:
    """The mentions before a token by sentence, each with the actor that counts for it."""
    by_mentions = sorted(drafts, key=lambda draft: (len(draft.places), draft.key))
    states = {draft.country: draft for draft in by_mentions if draft.kind == "state"}
    facing = _get_facing(token, drafts, states, wants)
    grouped: dict[int, list[tuple[Place, Draft]]] = defaultdict(list)
    for draft in drafts:
        counted = _get_counted(draft, states, wants)
        if counted is None or counted in facing or draft.is_plural or _is_ground(draft):
            continue
        for place in draft.places:
            if place.span.end > token.idx or token.sentence - place.sentence > _REACH:
                continue
            if not _is_brokering(token.tree[place.head]):
                grouped[place.sentence].append((place, counted))
    return grouped


def _is_ground(draft: Draft) -> bool:
    """Whether an actor is a place, a site or arms, which are no side of anything."""
    words = load_words()
    last = {word for title in draft.titles for word in title.split()[-1:]}
    return draft.key[0] == "place" or bool(last & (words.sites | words.arms))


def _get_facing(
    token: Node, drafts: Drafts, states: dict[str | None, Draft], wants: frozenset[ActorKind]
) -> list[Draft]:
    """Who does to the two what their own verb says, and so is neither of them."""
    verbs = {verb for verb, side in _find_roles(token) if side not in _SIDES}
    facing = []
    for draft in drafts:
        for place in draft.places:
            if place.sentence != token.sentence or place.head > token.i:
                continue
            node = token.tree[place.head]
            if any(side in _SIDES and verb in verbs for verb, side in _find_roles(node)):
                counted = _get_counted(draft, states, wants)
                facing += [counted] if counted is not None else []
    return facing


def _get_counted(
    draft: Draft, states: dict[str | None, Draft], wants: frozenset[ActorKind]
) -> Draft | None:
    """The actor itself, or the state for which it acts; None where it is of no wanted kind."""
    state = states.get(draft.country) if draft.country is not None else None
    if "state" in wants and state is not None and draft.sector in _OFFICIAL:
        return state
    return draft if draft.kind in wants and draft.sector != _MEDIA else None


def _is_brokering(node: Node) -> bool:
    """Whether somebody is said to broker what others agree."""
    brokers = load_words().brokering
    return any(
        side in _SIDES and node.tree[verb].lemma in brokers for verb, side in _find_roles(node)
    )


def _weigh(first: Node, second: Node) -> float:
    """How closely two mentions of one sentence belong together."""
    row = _get_row(first)
    if row and row == _get_row(second):
        if len(row) >= _SEVERAL:
            return _NEAR
        return _BETWEEN if get_case(first) == "between" else _COORDINATED
    reached = dict(_find_roles(first))
    for verb, label in _find_roles(second):
        if verb in reached and (reached[verb] in _SIDES) != (label in _SIDES):
            return _FACED
    return _NEAR


def _get_row(node: Node) -> tuple[int, ...]:
    """The tokens coordinated with one, itself among them; empty where there are none."""
    first = node
    while first.dep == "conj":
        first = first.head
    row = [first.i]
    stack = [first]
    while stack:
        for child in stack.pop().children:
            if child.dep == "conj":
                row.append(child.i)
                stack.append(child)
    return tuple(sorted(row)) if len(row) > 1 else ()


def _find_roles(node: Node) -> Iterator[tuple[int, str]]:
    """The verbs (and nouns for deeds) above a mention, each with the side on which it stands."""
    current = node
    while current.dep in ("conj", "appos", "flat", "nmod:desc"):
        current = current.head
    side: str | None = None
    for _ in range(_DEPTH):
        label, head = current.dep, current.head
        if head is current:
            return
        if label in _SIDES:
            side = side or label
        elif current.label in _OPPOSITE and (label == "obj" or get_case(current) in _FACING):
            side = side or current.label
        elif label not in ("conj", "xcomp", "advcl"):
            return
        if side is not None:
            yield head.i, side
        current = head
