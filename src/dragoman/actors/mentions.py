"""What the mention finder hands to coreference: one place in the text and what it says there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.records import Span
from dragoman.reference import KnownName, RoleMatch

MentionForm = Literal[
    "state",
    "capital",
    "nationality",
    "people",
    "organisation",
    "unknown-organisation",
    "person",
    "role",
    "place",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention, not yet resolved.

    Args:
        span: The noun phrase, with title and name, without clauses and appositions.
        head: Index of its head token.
        sentence: Number of its sentence.
        form: What kind of phrase it is.
        known: The known name that it is, or None.
        name: Of a person: without title. Of an unknown organisation or a
            place: as it stands. Else None.
        country: The country that the phrase says, or None.
        role: The role that it says, or None.
        title: The role's words as they stand.
        offices: Kinds of office that the title may stand for.
        is_definite: Whether it has "the", "this", "that" or a possessor.
        is_plural: Whether the head noun is plural.
        is_subject: Whether the head is a subject or an agent.
        is_extended: Whether "of ..." or "in ..." follows and belongs to it.
        possessor: Text of a possessive pronoun at its left ("his"), or None.
        is_others: Whether that pronoun is the other side's ("expelled its ambassador").
        points_back: Whether its place is told by "the country" or the like ("rebels in the
            country's east", "the peninsula").
        is_regional: Whether a part of a state is named as its own ("the Sicilian government").
    """

    span: Span
    head: int
    sentence: int
    form: MentionForm
    known: KnownName | None = None
    name: str | None = None
    country: str | None = None
    role: RoleMatch | None = None
    title: str = ""
    offices: tuple[str, ...] = ()
    is_definite: bool = False
    is_plural: bool = False
    is_subject: bool = False
    is_extended: bool = False
    possessor: str | None = None
    is_others: bool = False
    points_back: bool = False
    is_regional: bool = False
