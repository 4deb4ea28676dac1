"""How far the participants of two event mentions are the same."""

from __future__ import annotations

from dragoman.merging.candidates import Candidate
from dragoman.merging.facts import MentionFacts, Party
from dragoman.merging.features import Reason


def match_party(left: Party, right: Party) -> float:
    """How far two actors are one: 1 the same, 0.8 a state and who acts for it, 0 another.

    Args:
        left: One actor.
        right: The other.
    """
    if left.is_generic or right.is_generic:
        return _match_generic(left, right)
    if left.key == right.key:
        return 1.0
    if left.country is None or right.country is None:
        return 0.5 if set(left.key.split()) & set(right.key.split()) else 0.0
    if left.country != right.country:
        return 0.0
    if left.kind == right.kind == "person":
        return -0.5 if left.sector == right.sector else 0.0
    acts_for_state = "state" in (left.kind, right.kind)
    if acts_for_state:
        return 0.8 if {left.sector, right.sector} <= {"GOV", "MIL", "SPY", None} else 0.5
    return 0.6 if left.sector == right.sector else 0.3


def _match_generic(left: Party, right: Party) -> float:
    """How far two actors are one, when one is only described: "gunmen", "a Greek envoy"."""
    if left.country != right.country and left.country and right.country:
        return 0.0
    words = set(left.key.split()), set(right.key.split())
    known = left.country is not None and left.country == right.country
    if words[0] <= words[1] or words[1] <= words[0]:
        return 0.9 if known else 0.5
    if words[0] & words[1]:
        return 0.7 if known else 0.4
    if left.kind == right.kind == "person":
        return 0.2
    return 0.5 if known else 0.2


def _match_sides(left: tuple[Party, ...], right: tuple[Party, ...]) -> float:
    """The mean of the best match of each actor of the shorter side; 0 when a side is empty."""
    if len(left) == len(right) == 1:
        return match_party(left[0], right[0])
    if not left or not right:
        return 0.0
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return sum(max(match_party(one, other) for other in many) for one in few) / len(few)


def compare_parties(left: Candidate, right: Candidate) -> tuple[Reason, int]:
    """Points of the participants, and how many of them agree.

    Args:
        left: One mention.
        right: The other.

    Returns:
        The reason, and 0, 1 or 2: how many parties agree.
    """
    one, other = left.facts, right.facts
    actors = _match_sides(one.actors, other.actors)
    recipients = _match_sides(one.recipients, other.recipients)
    if one.actors and one.recipients and other.actors and other.recipients:
        direct = (actors + recipients) / 2
        if direct <= 0 and one.numbers & other.numbers and _are_swapped(one, other):
            return _sides(1.5, "the same two, the other way round"), 2
        if actors <= 0 or recipients <= 0:
            return _sides(-3.0, "another actor or recipient"), 0
        return _sides(3.5 * direct, "actor {:.1f}, recipient {:.1f}", actors, recipients), 2
    everybody = _match_sides(left.parties, right.parties)
    if everybody <= 0:
        return _sides(-3.0, "nobody in common"), 0
    several = min(len(left.parties), len(right.parties)) >= 2
    if several and _have_others(left, right):
        return _sides(-3.0, "each with somebody else"), 0
    if several and everybody > 0.45:
        persons = _count_persons(left, right)
        points = 3.2 * everybody + (1.0 if persons >= 2 else 0.0)
        return _sides(points, "all named by both, {:.1f}; {} persons", everybody, persons), 2
    crossed = not (actors > 0 or recipients > 0) and bool(one.recipients or other.recipients)
    points = 1.2 * everybody - (1.0 if crossed else 0.0)
    return _sides(points, "one in common, {:.1f}", everybody), 1


def _are_swapped(one: MentionFacts, other: MentionFacts) -> bool:
    """Whether one says that A did to B what the other says that B did to A."""
    return (
        _match_sides(one.actors, other.recipients) >= 0.3
        and _match_sides(one.recipients, other.actors) >= 0.3
    )


def _have_others(left: Candidate, right: Candidate) -> bool:
    """Whether two acts of several countries each have one that the other lacks."""
    one, other = (
        {party.country for party in side.parties if party.country} for side in (left, right)
    )
    return min(len(one), len(other)) >= 2 and bool(one - other) and bool(other - one)


def _count_persons(left: Candidate, right: Candidate) -> int:
    """How many persons take part in both."""
    sides = [
        {party.key for party in side.parties if party.kind == "person"} for side in (left, right)
    ]
    return len(sides[0] & sides[1])


def _sides(points: float, why: str, *values: object) -> Reason:
    return "participants", points, why, values
