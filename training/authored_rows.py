"""One word of a filled slot of the authored patterns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One word of a filled slot; ``head`` is its head's place in the slot, -1 for the slot's."""

    word: str
    upos: str
    xpos: str
    head: int
    label: str
    entity: str = "O"


def make_name(word: str, head: int, label: str, entity: str) -> Row:
    """Return a proper noun."""
    return Row(word=word, upos="PROPN", xpos="NNP", head=head, label=label, entity=entity)
