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

from dragoman.merging.facts import Days, MentionFacts, Party
from dragoman.merging.parties import Feature, compare_parties, match_party
from dragoman.merging.words import compare, weigh

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

_SPOKEN = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "CONSULT"})
_ONE_OCCASION = frozenset({"CONSULT"})
_HARM = frozenset({"kill", "injur", "live"})
_NEXT = 3  # characters between a sentence and the next
_AGAIN = frozenset({"again", "second", "secon", "another", "anoth", "separat", "renew", "fresh"})
_HOURS = {
    "dawn": 1, "morn": 1, "morning": 1, "sunrise": 1, "noon": 2, "midda": 2, "midday": 2,
    "afternoon": 3, "evening": 4, "even": 4, "dusk": 4, "night": 5, "midnight": 5, "overnight": 5,
}  # fmt: skip
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

    def compare(self, left: MentionFacts, right: MentionFacts) -> Feature:
        """Points of shared quotations.

        Args:
            left: One mention.
            right: The other.
        """
        if (min(left.id, right.id), max(left.id, right.id)) in self._mentions:
            return Feature(name="quotation", points=2.0, why="both stand in one utterance")
        one, other = sorted((left.mention.article_id, right.mention.article_id))
        is_news = not (left.mention.background or right.mention.background)
        if is_news and (one, other) in self._articles:
            return Feature(name="quotation", points=1.0, why="both articles quote the same")
        return Feature(name="quotation", points=0.0, why="")


def explain_match(
    left: MentionFacts, right: MentionFacts, quotations: Quotations | None = None
) -> Match:
    """Whether two mentions are of one happening, and why.

    Args:
        left: One mention.
        right: The other; the answer is the same the other way round.
        quotations: What articles quote alike; None when that is not known.
    """
    features: list[Feature] = []
    for compare_one in _COMPARISONS:
        feature = compare_one(left, right)
        if feature.points:
            features.append(feature)
        if feature.points <= NEVER:
            return Match(features=tuple(features), needed=ENOUGH)
    sides, n_agreed = compare_parties(left, right)
    features.append(sides)
    if quotations is not None:
        features.append(quotations.compare(left, right))
    needed = ENOUGH + (VAGUE if n_agreed < 2 else 0.0)
    if left.days is None or right.days is None:
        needed += VAGUE
    return Match(features=tuple(f for f in features if f.points), needed=needed)


def _compare_sentences(left: MentionFacts, right: MentionFacts) -> Feature:
    """What one sentence tells as two acts is two; but a visit and its talks are one."""
    one, other = left.mention, right.mention
    is_apart = (
        one.article_id == other.article_id
        and one.sentence == other.sentence
        and (
            one.type != other.type
            or not (one.type in _ONE_OCCASION or is_toll(left) != is_toll(right))
        )
    )
    return Feature(
        name="occasion", points=NEVER if is_apart else 0.0, why="told apart in one sentence"
    )


def is_toll(one: MentionFacts) -> bool:
    """Whether a mention reports the harm that an attack did: "killed ten people".

    Args:
        one: Any mention.
    """
    return one.mention.type == "ASSAULT" and not one.trigger.isdisjoint(_HARM)


def _compare_tolls(left: MentionFacts, right: MentionFacts) -> Feature:
    """What an attack did stands in its sentence or in the next."""
    points, one, other = 0.0, left, right
    if left.mention.article_id == right.mention.article_id and is_toll(left) != is_toll(right):
        one, other = (right, left) if is_toll(left) else (left, right)
        gap = other.mention.sentence.start - one.mention.sentence.end
        is_near = one.mention.sentence == other.mention.sentence or 0 <= gap <= _NEXT
        if is_near and (not one.actors or not other.actors or one.actors == other.actors):
            points = 20.0
    return Feature(name="toll", points=points, why="what the attack did")


def _compare_types(left: MentionFacts, right: MentionFacts) -> Feature:
    one, other = left.mention, right.mention
    if one.type != other.type:
        share = get_likeness(one.type, other.type)
        points = NEVER if share == 0 else share - 1.5
        return Feature(name="type", points=points, why=f"{one.type} and {other.type}")
    points = 1.0
    if one.mode and other.mode:
        points += 0.5 if one.mode == other.mode else -1.0
    return Feature(name="type", points=points, why=f"both {one.type}, {one.mode}, {other.mode}")


def _compare_days(left: MentionFacts, right: MentionFacts) -> Feature:
    one, other = left.days, right.days
    if one is None or other is None:
        return _compare_undated(left, right)
    gap = get_gap(one, other)
    is_news = one.width == 1 and other.width == 1
    stated = one.is_stated and other.is_stated
    in_one_article = left.mention.article_id == right.mention.article_id
    if gap > 0:
        if gap > (NEAR_DAYS if is_news and not stated else 1):
            return _date(NEVER, f"{gap} days apart")
        return _date((0.0 if gap == 1 else -1.5) - (1.0 if stated else 0.0), f"{gap} days apart")
    if is_news:
        points = 2.0 if stated else 1.5
        return _date(0.5 if in_one_article and not stated else points, "the same day")
    width = max(one.width or 3650, other.width or 3650)
    points = 1.0 if width <= 31 else (0.5 if width <= 366 else 0.0)
    return _date(points, "one date lies within the other")


def _compare_undated(left: MentionFacts, right: MentionFacts) -> Feature:
    for one, other in ((left, right), (right, left)):
        if one.days is None and one.published is not None and other.days is not None:
            first = other.days.first
            if first is not None and first > one.published + 1:
                return _date(NEVER, "told before it happened")
    return _date(0.0, "no date")


def _date(points: float, why: str) -> Feature:
    return Feature(name="date", points=points, why=why)


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


def _compare_places(left: MentionFacts, right: MentionFacts) -> Feature:
    one, other = left.mention.place, right.mention.place
    if one is None or other is None:
        return Feature(name="place", points=0.0, why="")
    if one.name == other.name:
        return Feature(name="place", points=1.0, why=f"both in {one.name}")
    if one.country and other.country and one.country != other.country:
        return Feature(name="place", points=-2.0, why=f"{one.name} and {other.name}")
    distance = get_distance_km(left, right)
    if distance is None or one.country in (one.name, other.name):
        return Feature(name="place", points=0.0, why="")
    away = -1.5 if {left.mention.type, right.mention.type} <= _SPOKEN else -5.0
    points = 0.3 if distance < NEAR_KM else away
    return Feature(name="place", points=points, why=f"{distance:.0f} km apart")


def get_distance_km(left: MentionFacts, right: MentionFacts) -> float | None:
    """Kilometres between the places of two mentions; None when one is not known.

    Args:
        left: One mention.
        right: The other.
    """
    one, other = left.mention.place, right.mention.place
    if one is None or other is None or one.latitude is None or other.latitude is None:
        return None
    if one.longitude is None or other.longitude is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _compare_words(left: MentionFacts, right: MentionFacts) -> Feature:
    likeness = max(
        get_likeness_of_words(left.near, right.near), get_likeness_of_words(left.words, right.words)
    )
    told = min(weigh(left.words), weigh(right.words))
    points = 6.0 * likeness - 1.2 * min(1.0, told / 3.0)
    if left.trigger & right.trigger:
        points += 0.5
    shared = sorted(left.words & right.words)
    return Feature(name="words", points=points, why=f"{likeness:.2f}: {' '.join(shared[:8])}")


def get_likeness_of_words(left: frozenset[str], right: frozenset[str]) -> float:
    """Half cosine, half how much of the shorter stands in the longer; 0..1.

    Args:
        left: Keys of one passage.
        right: Keys of the other.
    """
    shared = left & right
    if not shared:
        return 0.0
    least = min(weigh(left), weigh(right))
    overlap = weigh(shared) / max(least, 2.5)
    return (compare(left, right) + min(1.0, overlap)) / 2


def _compare_status(left: MentionFacts, right: MentionFacts) -> Feature:
    one, other = left.mention.status, right.mention.status
    points = 0.0
    if one != other:
        points = -0.5 if {one, other} in ({"actual", "denied"}, {"actual", "planned"}) else -1.0
    return Feature(name="status", points=points, why=f"{one} and {other}")


def _compare_occasions(left: MentionFacts, right: MentionFacts) -> Feature:
    """Hours of the day, "again", and who speaks: what tells two happenings of one day apart."""
    points, reasons = 0.0, []
    hours = [find_hours(one.words) for one in (left, right)]
    if hours[0] and hours[1]:
        agree = bool(hours[0] & hours[1])
        points += 0.5 if agree else -3.0
        reasons.append("the same hour" if agree else "another hour")
    if bool(left.near & _AGAIN) != bool(right.near & _AGAIN):
        points -= 1.5
        reasons.append("one says it happened again")
    if {left.mention.type, right.mention.type} <= _SPOKEN:
        one, other = _get_voice(left), _get_voice(right)
        if one and other and match_party(one, other) <= 0:
            points -= 3.0
            reasons.append("another speaker")
        elif one and other and {one.kind, other.kind} == {"person", "organisation"}:
            points -= 1.5
            reasons.append("a person and a body")
    return Feature(name="occasion", points=points, why=", ".join(reasons))


def find_hours(words: Iterable[str]) -> frozenset[int]:
    """The hours of the day that some keys name, as numbers in order of the day.

    Args:
        words: Keys of a sentence.
    """
    return frozenset(_HOURS[word] for word in words if word in _HOURS)


def _get_voice(facts: MentionFacts) -> Party | None:
    return facts.reported_by or (facts.actors[0] if len(facts.actors) == 1 else None)


def _compare_numbers(left: MentionFacts, right: MentionFacts) -> Feature:
    shared = left.numbers & right.numbers
    points = 1.0 if shared else (-0.3 if _differ_in_numbers(left, right) else 0.0)
    why = f"both say {', '.join(sorted(shared))}" if shared else "other figures"
    return Feature(name="figures", points=points, why=why)


def _differ_in_numbers(left: MentionFacts, right: MentionFacts) -> bool:
    """Whether both count the same kind of thing and give no number alike."""
    if not left.numbers or not right.numbers or left.numbers & right.numbers:
        return False
    units = ({number.partition(" ")[2] for number in one.numbers} for one in (left, right))
    return bool(set.intersection(*units))


def _count_differences(left: MentionFacts, right: MentionFacts) -> Feature:
    """Reports of one happening may differ in one respect; those that differ in more are of two."""
    one, other = left.days, right.days
    dated = one is not None and other is not None and one.is_stated and other.is_stated
    reasons = []
    if dated and one is not None and other is not None and get_gap(one, other):
        reasons.append("day")
    if _compare_places(left, right).points < 0:
        reasons.append("place")
    if _differ_in_numbers(left, right):
        reasons.append("figures")
    points = -DIFFERENCE * max(0, len(reasons) - 1)
    return Feature(name="differences", points=points, why=", ".join(reasons))


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
