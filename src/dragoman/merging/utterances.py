"""Statements in parallel: one act of speech in different words or translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.merging.clustering import cluster
from dragoman.merging.copies import Voices
from dragoman.merging.facts import StatementFacts
from dragoman.merging.judging import Rulings
from dragoman.merging.matching import NEAR_DAYS, get_gap
from dragoman.merging.parties import match_party
from dragoman.merging.words import compare, weigh
from dragoman.records import Utterance

ALIKE = 0.55
"""Cosine of the telling words from which two statements are one utterance by themselves."""
LINKED = 0.4
"""The same where the two articles already share an utterance."""
LEAST_SHARED = 2.5
"""Weight of the words that both must share."""
LEAST_LINKED = 1.9
"""The same where the two articles already share an utterance."""
VERY_ALIKE = 0.8
"""The same where the two were reported more than a day apart."""
_FEW = 40
_NUMBERS = frozenset(
    ("two", "thre", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelv",
     "twent", "thirt", "hundr", "thousand")
)  # fmt: skip
_WEEKDAYS = frozenset(["monda", "tuesda", "wednesda", "thursda", "frida", "saturda", "sunda"])


def pair_statements(
    facts: Iterable[StatementFacts], voices: Voices, rulings: Rulings
) -> Iterator[Utterance]:
    """Utterances that at least two statements report, in order of id.

    Args:
        facts: The statements, in any order.
        voices: Who speaks in each article.
        rulings: What people judged.
    """
    unique = {one.id: one for one in facts}
    rows = [unique[name] for name in sorted(unique)]
    pairs = [(*pair, compare_statements(rows[pair[0]], rows[pair[1]])) for pair in _pair(rows)]
    linked = {
        _get_articles(rows[left], rows[right])
        for left, right, likeness in pairs
        if likeness >= ALIKE and _get_shared(rows[left], rows[right]) >= LEAST_SHARED
    }

    def get_points(left: int, right: int) -> float:
        one, other = rows[left], rows[right]
        if one.speaker is None or other.speaker is None:
            return float("-inf")
        if match_party(one.speaker, other.speaker) < 0.8 or not _may_be_one(one, other):
            return float("-inf")
        return compare_statements(one, other)

    links = [
        (likeness, left, right)
        for left, right, likeness in pairs
        if _is_enough(rows[left], rows[right], likeness, linked)
    ]
    ids = [one.id for one in rows]
    found = [
        _make_utterance([rows[place] for place in group], voices)
        for group in cluster(ids, links, rulings, get_points, LINKED)
        if len(group) > 1
    ]
    yield from sorted(found, key=lambda one: one.id)


def compare_statements(left: StatementFacts, right: StatementFacts) -> float:
    """How alike two statements are: the cosine of their telling words, 0..1.

    Args:
        left: One statement.
        right: The other.
    """
    return compare(left.words, right.words)


def _is_enough(
    left: StatementFacts,
    right: StatementFacts,
    likeness: float,
    linked: set[tuple[str, str]],
) -> bool:
    shared = _get_shared(left, right)
    if likeness >= ALIKE and shared >= LEAST_SHARED:
        return True
    articles = _get_articles(left, right)
    is_linked = articles in linked and articles[0] != articles[1]
    return is_linked and likeness >= LINKED and shared >= LEAST_LINKED


def _get_shared(left: StatementFacts, right: StatementFacts) -> float:
    return weigh(left.words & right.words)


def _get_articles(left: StatementFacts, right: StatementFacts) -> tuple[str, str]:
    one, other = sorted((left.statement.article_id, right.statement.article_id))
    return one, other


def _pair(rows: Sequence[StatementFacts]) -> Iterator[tuple[int, int]]:
    """Pairs of statements of one speaker (or their state) that share telling words."""
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(rows):
        if one.speaker is None:
            continue
        for entity in {one.speaker.key, one.speaker.country or one.speaker.key}:
            for word in one.words:
                blocks.setdefault((entity, word), []).append(place)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        members.sort(key=lambda place: (rows[place].published or 0, place))
        for start, left in enumerate(members):
            near = members[start + 1 : start + 1 + _FEW]
            pairs.update((left, right) if left < right else (right, left) for right in near)
    for left, right in sorted(pairs):
        if _speak_as_one(rows[left], rows[right]) and _may_be_one(rows[left], rows[right]):
            yield left, right


def _speak_as_one(left: StatementFacts, right: StatementFacts) -> bool:
    one, other = left.speaker, right.speaker
    return one is not None and other is not None and match_party(one, other) >= 0.8


def _may_be_one(left: StatementFacts, right: StatementFacts) -> bool:
    """Whether days and numbers allow two statements to be one utterance."""
    for keys in (_find_numbers, _find_weekdays):
        one, other = keys(left.words), keys(right.words)
        if one and other and one.isdisjoint(other):
            return False
    if left.days is None or right.days is None:
        return True
    gap = get_gap(left.days, right.days)
    return gap <= 1 or (gap <= NEAR_DAYS and compare_statements(left, right) >= VERY_ALIKE)


def _find_numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in words if key[0].isdigit() or key in _NUMBERS)


def _find_weekdays(words: frozenset[str]) -> frozenset[str]:
    return words & _WEEKDAYS


def _make_utterance(members: Sequence[StatementFacts], voices: Voices) -> Utterance:
    founder = min(members, key=lambda one: (one.published is None, one.published or 0, one.id))
    articles = {one.statement.article_id for one in members}
    persons = [one.speaker for one in members if one.speaker and one.speaker.kind == "person"]
    speaker = persons[0] if persons else founder.speaker
    return Utterance(
        statements=(founder.id, *sorted(one.id for one in members if one is not founder)),
        speaker=speaker.actor if speaker else None,
        n_articles=len(articles),
        n_voices=voices.count(articles),
    )
