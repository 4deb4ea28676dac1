"""Every record type: frozen, checked on construction, with ids from content."""

from dragoman.records.actors import ACTOR_KINDS, Actor, ActorKind, Cast
from dragoman.records.articles import Article, Part, PartKind, PublishedBasis
from dragoman.records.events import (
    DATE_BASES,
    STATUSES,
    DateBasis,
    DateInterval,
    EventMention,
    Participant,
    Place,
    Status,
)
from dragoman.records.figures import (
    AGREEMENT_STATUSES,
    COMPARATORS,
    Agreement,
    AgreementStatus,
    Comparator,
    Figure,
)
from dragoman.records.readings import Issue, Reading
from dragoman.records.spans import Span, content_id
from dragoman.records.statements import (
    STANCES,
    STATEMENT_KINDS,
    Position,
    Stance,
    Statement,
    StatementKind,
)

__all__ = [
    "ACTOR_KINDS",
    "AGREEMENT_STATUSES",
    "COMPARATORS",
    "DATE_BASES",
    "STANCES",
    "STATEMENT_KINDS",
    "STATUSES",
    "Actor",
    "ActorKind",
    "Agreement",
    "AgreementStatus",
    "Article",
    "Cast",
    "Comparator",
    "DateBasis",
    "DateInterval",
    "EventMention",
    "Figure",
    "Issue",
    "Part",
    "PartKind",
    "Participant",
    "Place",
    "Position",
    "PublishedBasis",
    "Reading",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "Status",
    "content_id",
]
