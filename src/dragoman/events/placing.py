"""Where an event happened, when the passage says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from spacy.tokens import Token

from dragoman.events.triggers import Candidate
from dragoman.records import Place
from dragoman.syntax import find_children, get_label, get_noun_phrase_span, get_text

_CASES = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "on"})
_PLACE_TYPES = frozenset({"LOC", "GPE"})


class Gazetteer(Protocol):
    """Where places are looked up (:class:`dragoman.reference.Reference` is one)."""

    def get_place(self, name: str) -> Place | None:
        """The place with this name, without a span; None when not known."""
        ...


def find_place(candidate: Candidate, reference: Gazetteer) -> Place | None:
    """The place that a trigger's own phrases name ("talks in Kyiv", "shelled near Gaza").

    Args:
        candidate: The trigger.
        reference: Where places are looked up.
    """
    for token in _find_location_heads(candidate):
        span = get_noun_phrase_span(token)
        name = span.text_in(get_text(token.doc))
        name = name[4:] if name.lower().startswith("the ") else name
        known = reference.get_place(name) or reference.get_place(token.text)
        if known is None and token.ent_type_ not in _PLACE_TYPES:
            continue
        if known is None:
            return Place(name=name, span=span)
        return Place(
            name=known.name,
            country=known.country,
            latitude=known.latitude,
            longitude=known.longitude,
            span=span,
        )
    return None


def _find_location_heads(candidate: Candidate) -> Iterator[Token]:
    """Names behind "in", "at", "near" that depend on the trigger, its carrier or its object."""
    heads = [candidate.token]
    if candidate.carrier is not None:
        heads.append(candidate.carrier)
    if candidate.noun is not None:
        heads.append(candidate.noun)
    for head in heads:
        for child in head.children:
            if get_label(child) not in ("obl", "nmod"):
                continue
            marks = list(find_children(child, "case"))
            if any(mark in candidate.words for mark in marks):  # "called on Oslo to act"
                continue
            cases = {mark.lower_ for mark in marks}
            if cases and cases <= _CASES and (child.pos_ == "PROPN" or child.ent_type_):
                yield child
