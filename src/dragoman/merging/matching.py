"""Whether two event mentions are of one happening, feature by feature.

Points are added up; a pair with :data:`ENOUGH` is one happening. Each feature can say why it
gave what it gave. The points are our own judgement, tuned on the dispatches of the project's
own merging test; the figures stand in ``evals/RESULTS.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from dragoman.merging.candidates import Candidate
from dragoman.merging.facts import Days, MentionFacts
from dragoman.merging.features import NOTHING, Feature, Reason, make_feature
from dragoman.merging.parties import compare_parties, match_party
from dragoman.merging.words import weigh
from dragoman.records import Place

ENOUGH = 5.5
"""Points at which two mentions are of one happening."""
VAGUE = 0.5
"""How much more is needed where only one participant agrees, and where one has no date."""
MARGIN = 1.0
"""How much less than that the mentions of two groups may score on average to join them."""
NEVER = -99.0
"""Points of what cannot be one happening, whatever else agrees."""
NEAR_DAYS = 3
"""Reports of one happening may date it so many days apart."""

DIFFERENCE = 2.5
"""What the second difference of day, place or figures costs, and each after it."""

NEAR_KM = 60.0
"""Places no further apart may be a town and its outskirts."""

FEW, FEW_POINTS = 10, 0.5
"""Numbers below ten agree by chance: two attacks of a day each killed two."""

_SPOKEN = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONSULT"})
_ONE_OCCASION = frozenset({"CONSULT"})
_NEXT = 3  # characters between a sentence and the next
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Whether two mentions are of one happening, and why.

    Args:
        features: The reasons.
        needed: Points at which they are.
    """

    features: tuple[Feature, ...]
    needed: float

    @property
    def points(self) -> float:
        """All points together."""
        return sum(feature.points for feature in self.features)

    @property
    def is_same(self) -> bool:
        """Whether they are of one happening by these reasons alone."""
        return self.points >= self.needed


class Quotations:
    """What articles quote alike: evidence that they tell one story.

    Args:
        mentions: Pairs of ids of mentions that stand in versions of one utterance.
        articles: Pairs of ids of articles that share at least two utterances.
            In both, the smaller id stands first.
    """

    __slots__ = ("_articles", "_mentions")

    def __init__(
        self, mentions: Iterable[tuple[str, str]], articles: Iterable[tuple[str, str]]
    ) -> None:
        self._mentions = frozenset(mentions)
        self._articles = frozenset(articles)

    def compare(self, left: MentionFacts, right: MentionFacts) -> Reason:
        """Points of shared quotations.

        Args:
            left: One mention.
            right: The other.
        """
        one, other = left.mention, right.mention
        if (min(one.id, other.id), max(one.id, other.id)) in self._mentions:
            return "quotation", 2.0, "both stand in one utterance", ()
        articles = min(one.article_id, other.article_id), max(one.article_id, other.article_id)
        if articles in self._articles and not (one.background or other.background):
            return "quotation", 1.0, "both articles quote the same", ()
        return NOTHING


def explain_match(
    left: MentionFacts, right: MentionFacts, quotations: Quotations | None = None
) -> Match:
    """Whether two mentions are of one happening, and why.

    Args:
        left: One mention.
        right: The other; the answer is the same the other way round.
        quotations: What articles quote alike; None when that is not known.
    """
    reasons, needed = _find_reasons(Candidate(left), Candidate(right), quotations)
    return Match(features=tuple(make_feature(reason) for reason in reasons), needed=needed)


def score_match(left: Candidate, right: Candidate, quotations: Quotations | None) -> float:
    """How far two mentions are of one happening: they are from :data:`ENOUGH` on.

    The sum of the points that :func:`explain_match` explains, less what more is needed of a
    vague pair; negative infinity when nothing can make them one.

    Args:
        left: One mention.
        right: The other.
        quotations: What articles quote alike; None when that is not known.
    """
    reasons, needed = _find_reasons(left, right, quotations)
    points = 0.0
    for reason in reasons:
        points += reason[1]
    return float("-inf") if points < NEVER / 2 else points - needed + ENOUGH


def _find_reasons(
    left: Candidate, right: Candidate, quotations: Quotations | None
) -> tuple[list[Reason], float]:
    """The reasons that count, and the points that are needed."""
    reasons: list[Reason] = []
    for compare_one in _COMPARISONS:
        reason = compare_one(left, right)
        if reason[1]:
            reasons.append(reason)
            if reason[1] <= NEVER:
                return reasons, ENOUGH
    sides, n_agreed = compare_parties(left, right)
    reasons.append(sides)
    if quotations is not None:
        reasons.append(quotations.compare(left.facts, right.facts))
    needed = ENOUGH + (VAGUE if n_agreed < 2 else 0.0)
    if left.facts.days is None or right.facts.days is None:
        needed += VAGUE
    return [reason for reason in reasons if reason[1]], needed


def _compare_sentences(left: Candidate, right: Candidate) -> Reason:
    """What one sentence tells as two acts is two; but a visit and its talks are one."""
    one, other = left.facts.mention, right.facts.mention
    if one.article_id != other.article_id or one.sentence != other.sentence:
        return NOTHING
    if one.type == other.type and (one.type in _ONE_OCCASION or left.is_toll != right.is_toll):
        return NOTHING
    return "occasion", NEVER, "told apart in one sentence", ()


def _compare_tolls(left: Candidate, right: Candidate) -> Reason:
    """What an attack did stands in its sentence or in the next."""
    if left.is_toll == right.is_toll:
        return NOTHING
    toll, attack = (left.facts, right.facts) if left.is_toll else (right.facts, left.facts)
    if toll.mention.article_id != attack.mention.article_id:
        return NOTHING
    gap = toll.mention.sentence.start - attack.mention.sentence.end
    is_near = attack.mention.sentence == toll.mention.sentence or 0 <= gap <= _NEXT
    if is_near and (not attack.actors or not toll.actors or attack.actors == toll.actors):
        return "toll", 20.0, "what the attack did", ()
    return NOTHING


def _compare_types(left: Candidate, right: Candidate) -> Reason:
    one, other = left.facts.mention, right.facts.mention
    if one.type != other.type:
        share = get_likeness(one.type, other.type)
        return "type", NEVER if share == 0 else share - 1.5, "{} and {}", (one.type, other.type)
    points = 1.0
    if one.mode and other.mode:
        points += 0.5 if one.mode == other.mode else -1.0
    return "type", points, "both {}, {}, {}", (one.type, one.mode, other.mode)


def _compare_days(left: Candidate, right: Candidate) -> Reason:
    one, other = left.facts.days, right.facts.days
    if one is None or other is None:
        return _compare_undated(left.facts, right.facts)
    gap = get_gap(one, other)
    first, second = one.width, other.width
    is_news = first == 1 and second == 1
    stated = one.is_stated and other.is_stated
    if gap > 0:
        points = (0.0 if gap == 1 or _may_precede(one, other) else -1.5) - (1.0 if stated else 0.0)
        if gap > (NEAR_DAYS if is_news and not stated else 1):
            points = NEVER
        return "date", points, "{} days apart", (gap,)
    if is_news:
        in_one_article = left.facts.mention.article_id == right.facts.mention.article_id
        points = 2.0 if stated else (0.5 if in_one_article else 1.0)
        return "date", points, "the same day", ()
    width = max(first or 3650, second or 3650)
    points = 1.0 if width <= 31 else (0.5 if width <= 366 else 0.0)
    return "date", points, "one date lies within the other", ()


def _may_precede(one: Days, other: Days) -> bool:
    """Whether one day is stated and the other only known as that of a report that came later."""
    early, late = (one, other) if (one.last or 0) < (other.first or 0) else (other, one)
    return early.is_stated and not late.is_stated


def _compare_undated(left: MentionFacts, right: MentionFacts) -> Reason:
    for one, other in ((left, right), (right, left)):
        if one.days is None and one.published is not None and other.days is not None:
            first = other.days.first
            if first is not None and first > one.published + 1:
                return "date", NEVER, "told before it happened", ()
    return NOTHING


def get_gap(left: Days, right: Days) -> int:
    """Days between two intervals; 0 when they share a day.

    Args:
        left: One interval.
        right: The other.
    """
    if left.last is not None and right.first is not None and left.last < right.first:
        return right.first - left.last
    if right.last is not None and left.first is not None and right.last < left.first:
        return left.first - right.last
    return 0


def _compare_places(left: Candidate, right: Candidate) -> Reason:
    one, other = left.facts.mention.place, right.facts.mention.place
    if one is None or other is None:
        return NOTHING
    if one.name == other.name:
        return "place", 1.0, "both in {}", (one.name,)
    if one.country and other.country and one.country != other.country:
        return "place", -2.0, "{} and {}", (one.name, other.name)
    distance = None if left.is_wide or right.is_wide else get_distance_km(one, other)
    if distance is None:
        return NOTHING
    away = -1.5 if _are_spoken(left, right) else -5.0
    return "place", 0.3 if distance < NEAR_KM else away, "{:.0f} km apart", (distance,)


def get_distance_km(left: Place, right: Place) -> float | None:
    """Kilometres between two places; None when one of them is not known well enough.

    Args:
        left: One place.
        right: The other.
    """
    if left.latitude is None or right.latitude is None:
        return None
    if left.longitude is None or right.longitude is None:
        return None
    north, south = radians(left.latitude), radians(right.latitude)
    east = radians(right.longitude - left.longitude)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _are_spoken(left: Candidate, right: Candidate) -> bool:
    """Whether both are acts of speech, or meetings."""
    return left.facts.mention.type in _SPOKEN and right.facts.mention.type in _SPOKEN


def _compare_words(left: Candidate, right: Candidate) -> Reason:
    one, other = left.facts, right.facts
    shared = one.words & other.words
    likeness = max(
        _measure_likeness(one.near & other.near, left.near_weight, right.near_weight),
        _measure_likeness(shared, left.weight, right.weight),
    )
    points = 6.0 * likeness - 1.2 * min(1.0, min(left.weight, right.weight) / 3.0)
    if not one.trigger.isdisjoint(other.trigger):
        points += 0.5
    return "words", points, "{:.2f}: {}", (likeness, shared)


def _measure_likeness(shared: frozenset[str], left: float, right: float) -> float:
    """Half cosine, half how much of the shorter passage stands in the longer; 0..1.

    Args:
        shared: Keys that two passages share.
        left: Weight of all keys of one.
        right: Weight of all keys of the other.
    """
    if not shared:
        return 0.0
    weight, total = weigh(shared), left * right
    overlap = weight / max(left if left < right else right, 2.5)
    return ((weight / total**0.5 if total else 0.0) + min(1.0, overlap)) / 2


def _compare_status(left: Candidate, right: Candidate) -> Reason:
    one, other = left.facts.mention.status, right.facts.mention.status
    if one == other:
        return NOTHING
    points = -0.5 if {one, other} in ({"actual", "denied"}, {"actual", "planned"}) else -1.0
    return "status", points, "{} and {}", (one, other)


def _compare_occasions(left: Candidate, right: Candidate) -> Reason:
    """Hours of the day, "again", and who speaks: what tells two happenings of one day apart."""
    points, reasons = 0.0, []
    if left.hours and right.hours:
        agree = not left.hours.isdisjoint(right.hours)
        points += 0.5 if agree else -3.0
        reasons.append("the same hour" if agree else "another hour")
    if left.says_again != right.says_again:
        points -= 1.5
        reasons.append("one says it happened again")
    one, other = left.voice, right.voice
    if one and other and _are_spoken(left, right):
        if match_party(one, other) <= 0:
            points -= 3.0
            reasons.append("another speaker")
        elif {one.kind, other.kind} == {"person", "organisation"}:
            points -= 1.5
            reasons.append("a person and a body")
    return "occasion", points, "{}", (reasons,)


def _compare_numbers(left: Candidate, right: Candidate) -> Reason:
    shared = left.facts.numbers & right.facts.numbers
    if shared:
        points = 1.0 if any(float(number.split()[0]) >= FEW for number in shared) else FEW_POINTS
        return "figures", points, "both say {}", (shared,)
    return "figures", -0.3 if _differ_in_numbers(left, right) else 0.0, "other figures", ()


def _differ_in_numbers(left: Candidate, right: Candidate) -> bool:
    """Whether both count the same kind of thing and give no number alike."""
    return not left.units.isdisjoint(right.units) and left.facts.numbers.isdisjoint(
        right.facts.numbers
    )


def _count_differences(left: Candidate, right: Candidate) -> Reason:
    """Reports of one happening may differ in one respect; those that differ in more are of two."""
    reasons = []
    if _compare_places(left, right)[1] < 0:
        reasons.append("place")
    if _differ_in_numbers(left, right):
        reasons.append("figures")
    one, other = left.facts.days, right.facts.days
    if reasons and one and other and one.is_stated and other.is_stated and get_gap(one, other):
        reasons.append("day")
    return "differences", -DIFFERENCE * max(0, len(reasons) - 1), "{}", (reasons,)


def get_likeness(left: str, right: str) -> float:
    """How alike two types are: 1 the same, 0 never one happening.

    Args:
        left: A type of the codebook.
        right: Another.
    """
    if left == right:
        return 1.0
    return _read_families().get(frozenset((left, right)), 0.0)


@cache
def _read_families() -> dict[frozenset[str], float]:
    text = files("dragoman.merging").joinpath("data/families.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {frozenset(types.split()): float(share) for share, types in rows[1:]}


_COMPARISONS = (
    _compare_types,
    _compare_days,
    _compare_sentences,
    _compare_places,
    _compare_words,
    _compare_status,
    _compare_occasions,
    _compare_numbers,
    _compare_tolls,
    _count_differences,
)
