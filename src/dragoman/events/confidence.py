"""How sure an event mention is: what supports it, as one number.

The number is the product of the lexicon's weight of the trigger and one factor for each
weakness. Factors are set by hand on the development dyads of 22 November 2026 and will be
calibrated there; they rank well, but are no probabilities yet.
"""

from __future__ import annotations

from dragoman.events.arguments import Participants
from dragoman.events.triggers import Candidate

THRESHOLD = 0.28

_NO_ACTOR = 0.6
_NO_RECIPIENT = 0.8
_ONE_STEP = 0.93
_NOUN = 0.8
_CARRIED_NOUN = 1.1
_OPEN_TYPE = 0.9


def get_confidence(
    candidate: Candidate,
    participants: Participants,
    *,
    mutual: bool,
    depth: int,
    missing_matters: bool,
) -> float:
    """How sure type and participants of an event mention are, 0..1.

    Args:
        candidate: The trigger.
        participants: Who takes part.
        mutual: Whether all parties stand as actors.
        depth: Number of other triggers above this one in the tree.
        missing_matters: Whether the type asks for a recipient.
    """
    value = candidate.entry.weight
    if candidate.entry.word_class == "noun":
        value *= _CARRIED_NOUN if candidate.carrier is not None else _NOUN
    if not participants.actors:
        value *= _NO_ACTOR
    if not participants.recipients and not (mutual and len(participants.actors) > 1):
        value *= _NO_RECIPIENT * (0.8 if missing_matters else 1.0)
    for filler in (*participants.actors[:1], *participants.recipients[:1]):
        value *= _ONE_STEP**filler.steps
    value *= _OPEN_TYPE ** min(depth, 3)
    return round(max(0.01, min(value, 0.99)), 3)
