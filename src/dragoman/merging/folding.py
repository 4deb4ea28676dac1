"""The whole of merging on one screen: facts and judgements in, views out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.merging.copies import Voices, group_copies
from dragoman.merging.discrepancies import find_discrepancies
from dragoman.merging.events import merge_mentions
from dragoman.merging.facts import ArticleFacts, Days, StatementFacts, read_day
from dragoman.merging.judging import Rulings
from dragoman.merging.matching import Quotations
from dragoman.merging.utterances import pair_statements
from dragoman.records import CopyGroup, Discrepancy, Event, Judgement, Utterance

LINKS = 2
"""Utterances that two articles must share to tell one story, and an undated one to be dated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What many articles come to. All in order of id.

    Args:
        copies: Articles that print one text.
        events: Happenings; each event mention is in exactly one.
        utterances: Acts of speech that several statements report.
        discrepancies: Where reports differ.
    """

    copies: tuple[CopyGroup, ...]
    events: tuple[Event, ...]
    utterances: tuple[Utterance, ...]
    discrepancies: tuple[Discrepancy, ...]


def fold(facts: Iterable[ArticleFacts], judgements: Iterable[Judgement] = ()) -> Fold:
    """Events, copies, utterances and discrepancies of some articles.

    A pure function: the same articles and judgements give the same fold, in whatever order and
    from wherever they come. An article that stands twice counts once.

    Args:
        facts: What :func:`dragoman.merging.collect_facts` makes of each reading.
        judgements: Those that stand; reports that no article holds are passed over.

    Raises:
        JudgementError: Two judgements contradict each other.
    """
    unique = {one.article_id: one for one in facts}
    articles = [unique[name] for name in sorted(unique)]
    rulings = Rulings(judgements)
    copies = tuple(group_copies(articles))
    voices = Voices(articles, copies)
    utterances = tuple(_pair_all(articles, voices, rulings))
    articles = _date_by_story(articles, copies, utterances)
    mentions = (mention for article in articles for mention in article.mentions)
    quotations = _find_quotations(articles, utterances)
    events = tuple(merge_mentions(mentions, voices, rulings, quotations))
    return Fold(
        copies=copies,
        events=events,
        utterances=utterances,
        discrepancies=tuple(find_discrepancies(articles, events, utterances, voices)),
    )


def _pair_all(
    articles: Sequence[ArticleFacts], voices: Voices, rulings: Rulings
) -> Iterator[Utterance]:
    statements = (statement for article in articles for statement in article.statements)
    return pair_statements(statements, voices, rulings)


def _date_by_story(
    articles: Sequence[ArticleFacts],
    copies: Iterable[CopyGroup],
    utterances: Iterable[Utterance],
) -> list[ArticleFacts]:
    """The articles, undated news dated by copies and by articles that quote the same."""
    days = {article.article_id: read_day(article.published) for article in articles}
    shared: dict[str, dict[int, int]] = {}
    for group in copies:
        _count_days(group.articles, days, shared, LINKS)
    owners = {one.id: one.statement.article_id for one in _find_statements(articles)}
    for utterance in utterances:
        names = dict.fromkeys(owners[name] for name in utterance.statements)
        _count_days(tuple(names), days, shared, 1)
    dated = []
    for article in articles:
        counts = shared.get(article.article_id)
        if counts and max(counts.values()) >= LINKS:
            dated.append(_set_day(article, min(counts, key=lambda day: (-counts[day], day))))
        else:
            dated.append(article)
    return dated


def _count_days(
    names: Sequence[str], days: dict[str, int | None], shared: dict[str, dict[int, int]], links: int
) -> None:
    """Count for each undated article how often it is linked to each day."""
    for name in names:
        if days[name] is None:
            for day in {days[other] for other in names} - {None}:
                counts = shared.setdefault(name, {})
                counts[day or 0] = counts.get(day or 0, 0) + links


def _set_day(article: ArticleFacts, day: int) -> ArticleFacts:
    inferred = Days(first=day, last=day, is_stated=False)
    mentions = tuple(
        replace(
            one,
            published=day,
            days=one.days or (None if one.mention.background else inferred),
        )
        for one in article.mentions
    )
    return replace(article, mentions=mentions)


def _find_statements(articles: Iterable[ArticleFacts]) -> Iterator[StatementFacts]:
    return (statement for article in articles for statement in article.statements)


def _find_quotations(
    articles: Iterable[ArticleFacts], utterances: Iterable[Utterance]
) -> Quotations:
    """Mentions that stand in versions of one utterance, articles that share two."""
    spans = {
        one.id: (one.statement.article_id, one.statement.content)
        for one in _find_statements(articles)
    }
    by_article = {article.article_id: article.mentions for article in articles}
    mentions: list[tuple[str, str]] = []
    shared: Counter[tuple[str, str]] = Counter()
    for utterance in utterances:
        versions = [spans[name] for name in utterance.statements]
        held = {
            one.id
            for article_id, content in versions
            for one in by_article[article_id]
            if one.mention.trigger.overlaps(content)
        }
        mentions += combinations(sorted(held), 2)
        shared.update(combinations(sorted({article_id for article_id, _ in versions}), 2))
    return Quotations(mentions, (pair for pair, count in shared.items() if count >= LINKS))
