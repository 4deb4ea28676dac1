"""Where articles give different figures for one thing, and what kind of difference it is.

Naive comparison of numbers would flag mostly updates: tolls rise from day to day. So figures
are first aligned (one event, one unit, one thing counted), then their bounds, scopes, days and
voices decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.merging.contrasts import Assertion, contrast
from dragoman.merging.copies import Voices
from dragoman.merging.facts import FigureFacts, read_day
from dragoman.merging.tolls import GROWING
from dragoman.merging.words import compare, is_light
from dragoman.records import Discrepancy, DiscrepancyKind
from dragoman.records.figures import write_number

SAME_SENTENCE = 0.45
"""How alike two sentences are of which one holds no event, for their tolls to be of one event."""
SAME_PLACE = 0.3
"""The same where both sentences name one town."""
TOLL_DAYS = 7
"""Tolls in like sentences are of one event up to so many days apart."""
REACH = 20
"""With how many later figures of a block each is compared."""
_ROUGHLY = {"around": 0.1, "nearly": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A figure, with what it counts made comparable.

    Args:
        facts: The figure.
        published: ISO 8601 date or date-time of publication, or None.
        day: Day as of which it holds: stated, else that of publication, else None.
        events: Ids of the events that its sentence reports.
        is_only: Whether its sentence has no other figure of that unit.
    """

    facts: FigureFacts
    published: str | None
    day: int | None
    events: frozenset[str]
    is_only: bool

    @property
    def scope(self) -> frozenset[str]:
        """The kinds of what it counts."""
        return self.facts.scope

    @property
    def bounds(self) -> tuple[float, float]:
        """Least and most that it allows."""
        facts = self.facts
        value = facts.value
        if value is None:
            return facts.low or 0.0, facts.high if facts.high is not None else float("inf")
        if facts.comparator in _ROUGHLY:
            slack = _ROUGHLY[facts.comparator] * value
            return value - slack, value + (slack if facts.comparator == "around" else 0.0)
        if facts.comparator in ("at least", "more than"):
            return value, float("inf")
        if facts.comparator in ("up to", "less than"):
            return 0.0, value
        return value, value

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.facts.value is not None and self.facts.comparator == "exact"

    @property
    def text(self) -> str:
        """What it comes to, for people."""
        facts = self.facts
        number = write_number(facts.value, facts.low, facts.high, facts.comparator)
        return f"{number} {' or '.join(sorted(self.scope))}".lstrip()


def make_amount(
    facts: FigureFacts,
    published: str | None,
    events: Iterable[str],
    neighbours: Sequence[FigureFacts],
) -> Amount:
    """A figure, with what it counts made comparable.

    Args:
        facts: The figure.
        published: When its article was published, or None.
        events: Ids of the events that its sentence reports.
        neighbours: All figures of its sentence, itself among them.
    """
    published_on = read_day(published)
    return Amount(
        facts=facts,
        published=published,
        day=max((day for day in (facts.as_of, published_on) if day), default=None),
        events=frozenset(events),
        is_only=sum(other.unit == facts.unit for other in neighbours) == 1,
    )


def find_amounts(amounts: Iterable[Amount], voices: Voices) -> Iterator[Discrepancy]:
    """Discrepancies between figures of different articles.

    Args:
        amounts: All figures.
        voices: Who speaks in each article.
    """
    groups: dict[tuple[DiscrepancyKind, str, str, str], tuple[list[Assertion], ...]] = {}
    for left, right in _pair(sorted(amounts, key=_get_order)):
        subject = align(left, right)
        kind = None if subject is None else classify(left, right, voices)
        if subject is None or kind is None:
            continue
        one, other = (right, left) if _is_turned(kind, left, right) else (left, right)
        sides = groups.setdefault((kind, subject, one.text, other.text), ([], []))
        for side, amount in zip(sides, (one, other), strict=True):
            assertion = _assert(amount)
            if assertion not in side:
                side.append(assertion)
    for (kind, subject, one_text, other_text), (ones, others) in sorted(groups.items()):
        why = f"{one_text} against {other_text}."
        found = contrast(kind, subject, ones, others, voices, why=why)
        if found:
            yield found


def _pair(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Pairs of figures worth comparing: of one event, or tolls in sentences that share words."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(amounts):
        for event in one.events:
            blocks.setdefault(("", event), []).append(place)
        for unit in one.scope & GROWING:
            for word in one.facts.words:
                if not is_light(word):
                    blocks.setdefault((unit, word), []).append(place)
    pairs = {
        (left, right)
        for members in blocks.values()
        for start, left in enumerate(members)
        for right in members[start + 1 : start + 1 + REACH]
    }
    for left, right in sorted(pairs):
        yield amounts[left], amounts[right]


def align(left: Amount, right: Amount) -> str | None:
    """Id of what two figures both count; None when they count different things.

    Args:
        left: One figure.
        right: The other.
    """
    if left.facts.article_id == right.facts.article_id:
        return None
    shared = sorted(left.events & right.events)
    same_scope = bool(left.scope & right.scope)
    if not same_scope or not _count_alike(left, right):
        return None
    if shared:
        return shared[0]
    if (left.events and right.events) or not left.scope & GROWING:
        return None
    if left.day is None or right.day is None or right.day - left.day > TOLL_DAYS:
        return None
    places = left.facts.places, right.facts.places
    if all(places) and places[0].isdisjoint(places[1]):
        return None
    least = SAME_PLACE if all(places) else SAME_SENTENCE
    if compare(left.facts.words, right.facts.words) < least:
        return None
    return min(left.events | right.events, default=min(left.facts.id, right.facts.id))


def _count_alike(left: Amount, right: Amount) -> bool:
    if left.scope & GROWING:
        return True
    return bool(left.facts.what & right.facts.what) or (left.is_only and right.is_only)


def classify(left: Amount, right: Amount, voices: Voices) -> DiscrepancyKind | None:
    """What kind of difference two figures of one thing make; None when they say the same.

    Args:
        left: The earlier figure.
        right: The later.
        voices: Who speaks in each article.
    """
    if left.scope != right.scope:
        return None if left.text == right.text else "different scope"
    least, most = left.bounds
    floor, ceiling = right.bounds
    one_voice = voices.get_voice(left.facts.article_id) == voices.get_voice(right.facts.article_id)
    is_later = left.day is not None and right.day is not None and right.day > left.day
    grows = bool(left.scope & GROWING) and is_later and floor > least
    if (least, most) == (floor, ceiling):
        return None
    if grows or (one_voice and left.is_exact and right.is_exact):
        return "update"
    if least <= ceiling and floor <= most:
        exact = left.is_exact != right.is_exact
        value = left.facts.value if left.is_exact else right.facts.value
        other = right.facts.value if left.is_exact else left.facts.value
        return "narrower" if exact and value != other else None
    if left.is_exact and right.is_exact and _rounds_to(left, right):
        return "narrower"
    return "conflict"


def _rounds_to(left: Amount, right: Amount) -> bool:
    """Whether one number is the other, rounded: 12,000 and 12,340."""
    one, other = sorted((left.facts.value or 0.0, right.facts.value or 0.0), key=_count_digits)
    digits = _count_digits(one)
    if max(one, other) < 100 or digits >= _count_digits(other):
        return False
    return float(f"{other:.{digits - 1}e}") == one


def _count_digits(value: float) -> int:
    """Significant digits of a whole number: 2 for 12,000."""
    return max(1, len(f"{value:.0f}".rstrip("0")))


def _is_turned(kind: DiscrepancyKind, left: Amount, right: Amount) -> bool:
    """Whether the later figure goes to the left: the broader, of narrower scope, or lesser."""
    if kind == "narrower":
        return left.is_exact and not right.is_exact
    if kind == "conflict":
        return left.bounds > right.bounds
    return kind == "different scope" and len(left.scope) > len(right.scope)


def _get_order(one: Amount) -> tuple[int, bool, str, str]:
    return (one.day or 0, one.published is None, one.published or "", one.facts.id)


def _assert(one: Amount) -> Assertion:
    return Assertion(
        article_id=one.facts.article_id,
        published=one.published,
        span=one.facts.evidence,
        value=one.text,
        record=one.facts.id,
    )
