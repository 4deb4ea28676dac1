"""What articles share beside their events: copies and quotations date them and link them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.merging.facts import ArticleFacts, Days, StatementFacts, read_day
from dragoman.merging.matching import Quotations
from dragoman.records import CopyGroup, Utterance

LINKS = 2
"""Utterances that two articles must share to tell one story, and an undated one to be dated."""


def link_stories(
    articles: Sequence[ArticleFacts],
    copies: Iterable[CopyGroup],
    utterances: Iterable[Utterance],
) -> tuple[list[ArticleFacts], Quotations]:
    """The articles, undated news dated by copies and quotations, and what they quote alike.

    What a copy group or utterance holds of other articles is passed over.

    Args:
        articles: Facts of the articles.
        copies: Their copy groups.
        utterances: Their utterances.
    """
    known = tuple(utterances)
    dated = _date_by_story(articles, copies, known)
    return dated, _find_quotations(dated, known)


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
        names = dict.fromkeys(owners[name] for name in utterance.statements if name in owners)
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
        if name in days and days[name] is None:
            for day in {days.get(other) for other in names} - {None}:
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
        versions = [spans[name] for name in utterance.statements if name in spans]
        held = {
            one.id
            for article_id, content in versions
            for one in by_article[article_id]
            if one.mention.trigger.overlaps(content)
        }
        mentions += combinations(sorted(held), 2)
        shared.update(combinations(sorted({article_id for article_id, _ in versions}), 2))
    return Quotations(mentions, (pair for pair, count in shared.items() if count >= LINKS))
