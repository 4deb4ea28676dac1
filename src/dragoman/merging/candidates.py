"""A mention with what comparing it takes, worked out once and not for every pair."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.merging.facts import MentionFacts, Party, get_reference
from dragoman.merging.words import weigh

_HARM = frozenset({"kill", "injur", "live"})
_AGAIN = frozenset({"again", "second", "secon", "another", "anoth", "separat", "renew", "fresh"})
_HOURS = {
    "dawn": 1, "morn": 1, "morning": 1, "sunrise": 1, "noon": 2, "midda": 2, "midday": 2,
    "afternoon": 3, "evening": 4, "even": 4, "dusk": 4, "night": 5, "midnight": 5, "overnight": 5,
}  # fmt: skip
_NONE: frozenset[int] = frozenset()


class Candidate:
    """A mention that may be of one happening with others.

    Args:
        facts: The mention.

    Attributes:
        is_wide: Whether its place is a country or region, with towns in it.
        parties: Who takes part, the actors first.
        known: Countries and persons that take part.
        is_toll: Whether it reports the harm that an attack did: "killed ten people".
        says_again: Whether words beside the trigger say that it happened before.
        hours: The hours of the day that its sentence names, as numbers in order of the day.
        units: What the figures of its sentence count.
        voice: Whose speech it is: its one actor, or who speaks for that actor; None where
            several act, as either side of a meeting may report it.
        weight: Of the words of its sentence.
        near_weight: Of the words around its trigger.
    """

    __slots__ = (
        "facts",
        "hours",
        "is_toll",
        "is_wide",
        "known",
        "near_weight",
        "parties",
        "says_again",
        "units",
        "voice",
        "weight",
    )

    def __init__(self, facts: MentionFacts) -> None:
        self.facts = facts
        self.parties = (*facts.actors, *facts.recipients)
        self.known = _find_known(self.parties)
        self.is_toll = is_toll(facts)
        place = facts.mention.place
        self.is_wide = place is not None and get_reference().is_wide(place.name)
        self.says_again = not facts.near.isdisjoint(_AGAIN)
        self.hours = find_hours(facts.words)
        self.units = frozenset(number.partition(" ")[2] for number in facts.numbers)
        self.voice = _get_voice(facts)
        self.weight = weigh(facts.words)
        self.near_weight = weigh(facts.near)


def is_toll(one: MentionFacts) -> bool:
    """Whether a mention reports the harm that an attack did: "killed ten people".

    Args:
        one: Any mention.
    """
    return one.mention.type == "ASSAULT" and not one.trigger.isdisjoint(_HARM)


def find_hours(words: frozenset[str]) -> frozenset[int]:
    """The hours of the day that some keys name, as numbers in order of the day.

    Args:
        words: Keys of a sentence.
    """
    named = words & _HOURS.keys()
    return frozenset(_HOURS[word] for word in named) if named else _NONE


def _get_voice(facts: MentionFacts) -> Party | None:
    if len(facts.actors) != 1:
        return None
    (actor,), speaker = facts.actors, facts.reported_by
    speaks_for = speaker is not None and speaker.country == actor.country
    return speaker if speaks_for else actor


def _find_known(parties: Iterable[Party]) -> frozenset[str]:
    known = {party.country or party.key for party in parties}
    known.update(party.key for party in parties if party.kind == "person")
    return frozenset(known)
