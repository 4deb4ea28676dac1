"""What counts as an event: types, modes, contexts, scores, CAMEO codes and the lexicon."""

from dragoman.codebook.book import CameoCode, Codebook, Context, EventType, Mode
from dragoman.codebook.lexicon import (
    COMPLEMENT,
    FORMS,
    INTRANSITIVE,
    PASSIVE,
    TRANSITIVE,
    Entry,
    Lexicon,
    Role,
    Slot,
)
from dragoman.codebook.loading import load_codebook

__all__ = [
    "COMPLEMENT",
    "FORMS",
    "INTRANSITIVE",
    "PASSIVE",
    "TRANSITIVE",
    "CameoCode",
    "Codebook",
    "Context",
    "Entry",
    "EventType",
    "Lexicon",
    "Mode",
    "Role",
    "Slot",
    "load_codebook",
]
