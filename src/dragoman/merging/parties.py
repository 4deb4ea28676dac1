"""How far the participants of two event mentions are the same."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.merging.facts import MentionFacts, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for or against a match.

    Args:
        name: ``participants``, ``type``, ``date``, ``place``, ``words``, ``status``,
            ``occasion``, ``figures``, ``differences``, ``toll`` or ``quotation``.
        points: What it adds.
        why: What was compared.
    """

    name: str
    points: float
    why: str


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
    if not left or not right:
        return 0.0
    few, many = (left, right) if len(left) <= len(right) else (right, left)
    return sum(max(match_party(one, other) for other in many) for one in few) / len(few)


def compare_parties(left: MentionFacts, right: MentionFacts) -> tuple[Feature, int]:
    """Points of the participants, and how many of them agree.

    Args:
        left: One mention.
        right: The other.

    Returns:
        The feature, and 0, 1 or 2: how many parties agree.
    """
    actors = _match_sides(left.actors, right.actors)
    recipients = _match_sides(left.recipients, right.recipients)
    both_sided = bool(left.actors and left.recipients and right.actors and right.recipients)
    if both_sided:
        swapped = min(
            _match_sides(left.actors, right.recipients),
            _match_sides(left.recipients, right.actors),
        )
        direct = (actors + recipients) / 2
        if swapped >= 0.3 and direct <= 0 and left.numbers & right.numbers:
            return _sides(1.5, "the same two, the other way round"), 2
        if actors <= 0 or recipients <= 0:
            return _sides(-3.0, "another actor or recipient"), 0
        return _sides(3.5 * direct, f"actor {actors:.1f}, recipient {recipients:.1f}"), 2
    everybody = _match_everybody(left, right)
    few = min(len(left.actors) + len(left.recipients), len(right.actors) + len(right.recipients))
    if everybody <= 0:
        return _sides(-3.0, "nobody in common"), 0
    if few >= 2 and everybody > 0.45:
        persons = _count_persons(left, right)
        points = 3.2 * everybody + (1.0 if persons >= 2 else 0.0)
        return _sides(points, f"all named by both, {everybody:.1f}; {persons} persons"), 2
    crossed = not (actors > 0 or recipients > 0) and bool(left.recipients or right.recipients)
    points = 1.2 * everybody - (1.0 if crossed else 0.0)
    return _sides(points, f"one in common, {everybody:.1f}"), 1


def _count_persons(left: MentionFacts, right: MentionFacts) -> int:
    """How many persons take part in both."""
    sides = [
        {party.key for party in (*one.actors, *one.recipients) if party.kind == "person"}
        for one in (left, right)
    ]
    return len(sides[0] & sides[1])


def _match_everybody(left: MentionFacts, right: MentionFacts) -> float:
    return _match_sides((*left.actors, *left.recipients), (*right.actors, *right.recipients))


def _sides(points: float, why: str) -> Feature:
    return Feature(name="participants", points=points, why=why)
