"""States, peoples and organisations that the reference knows, and what the entities add."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.goals import is_goal
from dragoman.actors.mentions import Mention, MentionForm
from dragoman.actors.phrases import read_phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import (
    get_case,
    is_hyphen,
    is_placing,
    is_plural,
    is_possessive,
    is_subject,
)
from dragoman.actors.tree import Node, Tree
from dragoman.actors.words import load_words
from dragoman.records import Span
from dragoman.reference import KnownName, Region

_UNKNOWN: MentionForm = "unknown-organisation"
_PLACE: MentionForm = "place"
_NOMINAL = frozenset({"NOUN", "PROPN"})
# States told apart as the North and the South.
_SIDES = ("North", "South")
_HALVES = (("PRK", "KOR"), ("SDN", "SSD"))
_WHERE = frozenset({"across", "in", "near", "throughout"})
_NAMING = frozenset({"amod", "compound", "flat", "nmod:desc"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "nmod:desc"})


def find_known(scene: Scene) -> Iterator[Mention]:
    """Every known name that stands for an actor, and not inside another's title."""
    tree = scene.tree
    for match, first, last in scene.names:
        possessive = is_possessive(tree, last)
        if first in scene.titled and not possessive:
            continue
        if first in scene.taken and first not in scene.titled:
            continue
        head = scene.tree.get_root(first, last)
        form = _get_form(scene, match.known, head, first, last)
        if form is None:
            continue
        start = first
        if form == "organisation" and not possessive and first and _is_the(tree[first - 1]):
            start = first - 1
        scene.taken.update(range(first, last + 1))
        yield Mention(
            span=Span(tree[start].idx, match.end),
            head=head.i,
            sentence=scene.tree[first].sentence,
            form=form,
            known=match.known,
            name=match.known.name if form == "place" else None,
            country=match.known.country,
            is_definite=True,
            is_plural=form == "people",
            is_subject=is_subject(head),
        )


def find_halves(scene: Scene) -> Iterator[Mention]:
    """Each "the North" and "the South" where the article names one of two states so told apart."""
    pairs = [pair for pair in _HALVES if not set(pair).isdisjoint(scene.states)]
    if len(pairs) != 1:
        return
    for token in scene.tree:
        if token.text not in _SIDES or token.i in scene.by_token or token.i in scene.taken:
            continue
        if not token.i or not _is_the(scene.tree[token.i - 1]) or get_case(token) in _WHERE:
            continue
        if token.dep in _MODIFYING and token.head.i > token.i:
            continue
        scene.taken.add(token.i)
        yield Mention(
            span=Span(scene.tree[token.i - 1].idx, token.end),
            head=token.i,
            sentence=token.sentence,
            form="state",
            country=pairs[0][_SIDES.index(token.text)],
            is_definite=True,
            is_subject=is_subject(token),
        )


def _is_the(token: Node) -> bool:
    return bool(token.lower == "the")


def _get_form(
    scene: Scene, known: KnownName, head: Node, first: int, last: int
) -> MentionForm | None:
    """What kind of mention a known name is, or None where it is none."""
    tree = scene.tree
    if known.kind in ("organisation", "metonym"):
        if known.kind == "metonym" and not is_possessive(tree, last) and _is_town(head):
            return None
        if _is_tail_of_a_longer_name(scene, first, last):
            return None
        return None if first == last and not _is_name(tree[first], known.text) else "organisation"
    following = tree.get_next(last)
    if following is not None and is_hyphen(following) and not tree[last].has_space:
        return None
    if known.kind == "capital":
        return _get_capital_form(scene, head, last)
    if known.kind in ("name", "adjective", "people") and known.country is not None:
        return _get_country_form(known, head, first, last)
    target = known.target
    if isinstance(target, Region):
        named = head.pos in _NOMINAL and first <= head.i <= last
        if known.kind == "region-adjective":
            return _get_regional_form(target, head, first, last, named=named)
        if known.kind == "region-people" or (target.kind == "people" and known.kind == "region"):
            return "people" if known.country is not None or named else None
        if target.kind == "people" and known.country is None:
            return None
        if known.kind == "region" and target.kind == "proto-state" and not is_placing(head):
            return "organisation"
    return None


def _get_regional_form(
    region: Region, head: Node, first: int, last: int, *, named: bool
) -> MentionForm | None:
    """A people told by its adjective ("the Rohingya"), or several states ("Western pressure")."""
    if named and first and _is_the(head.tree[first - 1]) and region.country is not None:
        following = head.tree.get_next(last)
        return None if following is not None and following.pos in _NOMINAL else "people"
    modifies = head.dep in _MODIFYING and head.head.i == last + 1
    joint = modifies and head.head.lemma in load_words().dealings
    return "place" if joint and region.kind == "area" else None


def _is_tail_of_a_longer_name(scene: Scene, first: int, last: int) -> bool:
    """Whether a name goes on to the left: "Supreme National Security Council"."""
    token = scene.tree[first]
    if not first or token.is_sent_start or scene.is_headline(token):
        return False
    previous = scene.tree[first - 1]
    if not previous.text[:1].isupper() or previous.i in scene.by_token:
        return False
    if first == last:
        return token.ent_iob == "I" and token.ent_type == "ORG" and not token.text.isupper()
    return (
        not previous.is_sent_start
        and previous.pos in ("PROPN", "ADJ")
        and previous.dep in ("amod", "compound")
    )


def _get_country_form(known: KnownName, head: Node, first: int, last: int) -> MentionForm | None:
    if known.kind == "name":
        return "state"
    modifies = head.dep in _MODIFYING and head.head.i > last
    nominal = head.pos in _NOMINAL and head.i >= first
    if modifies or not nominal:
        return "nationality" if modifies or known.kind == "adjective" else "people"
    is_ethnic = first > 0 and head.tree[first - 1].lower == "ethnic"
    if known.kind == "people" or is_plural(head) or is_ethnic:
        return "people"
    following = head.tree.get_next(last)
    if following is not None and following.pos in _NOMINAL:
        return "nationality"
    return None if not known.text.isupper() else "state"


def _get_capital_form(scene: Scene, head: Node, last: int) -> MentionForm | None:
    """A capital's name is its government unless the words around make it a town."""
    if is_possessive(scene.tree, last):
        return "capital"
    if _is_town(head):
        return None
    if head.dep in ("compound", "nmod:desc", "flat", "appos"):
        return "capital" if any(child.dep == "case" for child in head.children) else None
    return "capital"


def _is_town(head: Node) -> bool:
    """Whether a name that may be a government's is that of the town where something happens."""
    return is_placing(head) and not is_goal(head)


def _is_name(token: Node, spelling: str) -> bool:
    """Whether a single word that may be a common noun is a name where it stands."""
    if spelling.isupper() or not spelling[:1].isupper():
        return True
    if token.pos == "PROPN" or token.ent_type:
        return True
    return not token.is_sent_start and token.text[:1].isupper() and token.pos == "NOUN"


def find_entities(scene: Scene) -> Iterator[Mention]:
    """Organisations that only the entity recogniser sees, and abbreviations that are defined."""
    tree = scene.tree
    for first, last in _find_unknown(scene):
        indices = range(first, last + 1)
        if any(index in scene.taken for index in indices):
            continue
        text = tree.join_words(first, last)
        if sum(map(str.isalpha, text)) < 2 or not any(map(str.isupper, text)):
            continue
        if all(index in scene.by_token for index in indices) or scene.is_headline(tree[first]):
            continue
        reading = read_phrase(text, scene.reference, scene.strangers)
        head = tree.get_root(first, last)
        country, form = reading.country, _UNKNOWN
        if reading.role is None and not text.isupper():
            place = scene.reference.get_place(text, scene.countries)
            if place is not None:
                country, form = place.country, _PLACE
        start = first
        if form == _UNKNOWN and start and _is_the(tree[start - 1]):
            start -= 1
        scene.taken.update(indices)
        yield Mention(
            span=tree.join_span(start, last),
            head=head.i,
            sentence=tree[first].sentence,
            form=form,
            name=text,
            country=country,
            role=reading.role,
            title=reading.title,
            is_definite=True,
            is_subject=is_subject(head),
        )


def _find_unknown(scene: Scene) -> Iterator[tuple[int, int]]:
    """First and last token of every organisation that the reference does not know."""
    for node in scene.tree:
        if node.text in scene.abbreviations and node.i not in scene.by_token:
            yield node.i, node.i
    for entity in scene.tree.entities:
        if entity.label == "ORG":
            yield _grow(scene, entity.first, entity.last)


def _grow(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A name with the capitalised words that belong to it ("Federal" + "Foreign Office")."""
    tree = scene.tree
    while (
        last + 1 < len(tree)
        and _goes_on(tree[last + 1], scene)
        and (first <= tree[last + 1].head.i <= last or _hangs_on(tree, first, last, last + 1))
    ):
        last += 1
    return first, last


def _goes_on(token: Node, scene: Scene) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos in ("PROPN", "ADJ")
        and not token.is_sent_start
        and token.i not in scene.taken
        and not scene.is_headline(token)
    )


def _hangs_on(tree: Tree, first: int, last: int, following: int) -> bool:
    """Whether the words of a range modify the next word, or a head that it shares with them."""
    head = tree[following].head.i
    return any(
        tree[index].head.i in (following, head) and tree[index].dep in _NAMING
        for index in range(first, last + 1)
    )
