"""Where reports of one event or utterance differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.merging.copies import Voices
from dragoman.merging.facts import ArticleFacts
from dragoman.records import Discrepancy, Event, Utterance


def find_discrepancies(
    articles: Sequence[ArticleFacts],
    events: Iterable[Event],
    utterances: Iterable[Utterance],
    voices: Voices,
) -> Iterator[Discrepancy]:
    """Every discrepancy between reports of one event or utterance, in order of id.

    Args:
        articles: Facts of all articles.
        events: Their events.
        utterances: Their utterances.
        voices: Who speaks in each article.
    """
    found: dict[str, Discrepancy] = {}
    yield from (found[name] for name in sorted(found))
