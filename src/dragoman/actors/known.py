"""States, peoples and organisations that the reference knows, and what the entities add."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dragoman.actors.mentions import Mention, MentionForm
from dragoman.actors.phrases import read_phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import (
    is_hyphen,
    is_placing,
    is_plural,
    is_possessive,
    is_subject,
    join_words,
)
from dragoman.records import Span
from dragoman.reference import KnownName, Region
from dragoman.syntax import join_span

_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAMING = frozenset({"amod", "compound", "flat", "nmod:desc"})
_MODIFYING = frozenset({"amod", "compound", "nmod", "nmod:desc"})


def find_known(scene: Scene) -> Iterator[Mention]:
    """Every known name that stands for an actor, and not inside another's title."""
    doc = scene.doc
    for match, first, last in scene.names:
        possessive = is_possessive(doc, last)
        if first in scene.titled and not possessive:
            continue
        if first in scene.taken and first not in scene.titled:
            continue
        head = scene.token_map.get_root(first, last)
        form = _get_form(scene, match.known, head, first, last)
        if form is None:
            continue
        start = first
        if form == "organisation" and not possessive and first and _is_the(doc[first - 1]):
            start = first - 1
        scene.taken.update(range(first, last + 1))
        yield Mention(
            span=Span(doc[start].idx, match.end),
            head=head.i,
            sentence=scene.token_map.sentences[first],
            form=form,
            known=match.known,
            country=match.known.country,
            is_definite=True,
            is_plural=form == "people",
            is_subject=is_subject(head),
        )


def _is_the(token: Token) -> bool:
    return bool(token.lower_ == "the")


def _get_form(
    scene: Scene, known: KnownName, head: Token, first: int, last: int
) -> MentionForm | None:
    """What kind of mention a known name is, or None where it is none."""
    doc = scene.doc
    if known.kind in ("organisation", "metonym"):
        if known.kind == "metonym" and is_placing(head) and not is_possessive(doc, last):
            return None
        if _is_tail_of_a_longer_name(scene, first, last):
            return None
        return None if first == last and not _is_name(doc[first], known.text) else "organisation"
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and is_hyphen(following) and not doc[last].whitespace_:
        return None
    if known.kind == "capital":
        return _get_capital_form(scene, head, last)
    if known.kind in ("name", "adjective", "people") and known.country is not None:
        return _get_country_form(known, head, first, last)
    target = known.target
    if isinstance(target, Region):
        if target.kind == "people" and known.country is None:
            return None
        if known.kind == "region-people" or (target.kind == "people" and known.kind == "region"):
            return "people" if known.country is not None else None
        if known.kind == "region" and target.kind == "proto-state" and not is_placing(head):
            return "organisation"
    return None


def _is_tail_of_a_longer_name(scene: Scene, first: int, last: int) -> bool:
    """Whether a name goes on to the left: "Supreme National Security Council"."""
    token = scene.doc[first]
    if not first or token.is_sent_start or scene.is_headline(token):
        return False
    previous = scene.doc[first - 1]
    if not previous.text[:1].isupper() or previous.i in scene.by_token:
        return False
    if first == last:
        return token.ent_iob_ == "I" and token.ent_type_ == "ORG" and not token.text.isupper()
    return (
        not previous.is_sent_start
        and previous.pos_ in ("PROPN", "ADJ")
        and previous.dep_ in ("amod", "compound")
    )


def _get_country_form(known: KnownName, head: Token, first: int, last: int) -> MentionForm | None:
    if known.kind == "name":
        return "state"
    modifies = head.dep_ in _MODIFYING and head.head.i > last
    nominal = head.pos_ in _NOMINAL and head.i >= first
    if modifies or not nominal:
        return "nationality" if modifies or known.kind == "adjective" else "people"
    if known.kind == "people" or is_plural(head):
        return "people"
    following = head.doc[last + 1] if last + 1 < len(head.doc) else None
    if following is not None and following.pos_ in _NOMINAL:
        return "nationality"
    return None if not known.text.isupper() else "state"


def _get_capital_form(scene: Scene, head: Token, last: int) -> MentionForm | None:
    """A capital's name is its government unless the words around make it a town."""
    if is_possessive(scene.doc, last):
        return "capital"
    if is_placing(head):
        return None
    if head.dep_ in ("compound", "nmod:desc", "flat", "appos"):
        return "capital" if any(child.dep_ == "case" for child in head.children) else None
    return "capital"


def _is_name(token: Token, spelling: str) -> bool:
    """Whether a single word that may be a common noun is a name where it stands."""
    if spelling.isupper() or not spelling[:1].isupper():
        return True
    if token.pos_ == "PROPN" or token.ent_type_:
        return True
    return not token.is_sent_start and token.text[:1].isupper() and token.pos_ == "NOUN"


def find_entities(scene: Scene) -> Iterator[Mention]:
    """Organisations that only the entity recogniser sees."""
    doc = scene.doc
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        first, last = _grow(scene, entity.start, entity.end - 1)
        indices = range(first, last + 1)
        if any(index in scene.taken for index in indices):
            continue
        text = join_words(doc[first : last + 1])
        if len(text) < 2 or not any(character.isupper() for character in text):
            continue
        if all(index in scene.by_token for index in indices) or scene.is_headline(doc[first]):
            continue
        reading = read_phrase(text, scene.reference)
        start = first
        if start and _is_the(doc[start - 1]):
            start -= 1
        head = scene.token_map.get_root(first, last)
        scene.taken.update(indices)
        yield Mention(
            span=join_span(doc[start : last + 1]),
            head=head.i,
            sentence=scene.token_map.sentences[first],
            form="unknown-organisation",
            name=text,
            country=reading.country,
            role=reading.role,
            title=reading.title,
            is_definite=True,
            is_subject=is_subject(head),
        )


def _grow(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A name with the capitalised words that belong to it ("Federal" + "Foreign Office")."""
    doc = scene.doc
    while (
        last + 1 < len(doc)
        and _goes_on(doc[last + 1], scene)
        and (first <= doc[last + 1].head.i <= last or _hangs_on(doc, first, last, last + 1))
    ):
        last += 1
    return first, last


def _goes_on(token: Token, scene: Scene) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos_ in ("PROPN", "ADJ")
        and not token.is_sent_start
        and token.i not in scene.taken
        and not scene.is_headline(token)
    )


def _hangs_on(doc: Doc, first: int, last: int, following: int) -> bool:
    """Whether the words of a range modify the next word, or a head that it shares with them."""
    head = doc[following].head.i
    return any(
        doc[index].head.i in (following, head) and doc[index].dep_ in _NAMING
        for index in range(first, last + 1)
    )
