"""Why reports were taken for one event, feature by feature.

Kept apart from the rest of the store, so that a question to a record need not load what merges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from dragoman.merging import (
    ArticleFacts,
    Match,
    MentionFacts,
    Quotations,
    collect_facts,
    explain_match,
    link_stories,
)
from dragoman.records import Judgement
from dragoman.store.articles import get_reading
from dragoman.store.claims import AMONG, COPIES, UTTERANCES, find_by_id
from dragoman.store.database import Record
from dragoman.store.filters import Claims
from dragoman.store.judgements import find_standing
from dragoman.store.queries import find_reports, get_event_id
from dragoman.store.rows import CopyRow, UtteranceRow

_Row = TypeVar("_Row", CopyRow, UtteranceRow)
_VERSIONS = (
    "SELECT DISTINCT r.utterance_id AS id FROM utterance_report r"
    " JOIN statement s ON s.id = r.statement_id WHERE s.article_id"
)
_MEMBERS = "SELECT DISTINCT group_id AS id FROM copy_member WHERE article_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureRow:
    """One reason why a report was, or was not, taken for the same as another.

    Args:
        left: Id of the report.
        right: Id of the report of the event that is closest to it.
        feature: What was compared; ``sum`` for all together.
        points: What speaks for it, above 0, or against it.
        why: In words.
    """

    left: str
    right: str
    feature: str
    points: float
    why: str


def find_matches(record: Record, name: str) -> Iterator[FeatureRow]:
    """Why each report of an event was taken for the same as the one closest to it.

    Args:
        record: An open record.
        name: Id of an event or event mention, or the beginning of it.

    Raises:
        UnknownIdError: The record has no such event, or several that begin so.
        StoreError: The reports are not merged, or the record has no texts.
    """
    reports = [row.report.mention for row in find_reports(record, get_event_id(record, name))]
    facts, quotations = _collect(record, {one.article_id for one in reports})
    judgements = {frozenset(one.reports): one for one in find_standing(record)}
    for report in reports:
        own = facts[report.id]
        others = [facts[other.id] for other in reports if other is not report]
        for other in others:
            ruling = judgements.get(frozenset((own.id, other.id)))
            if ruling is not None:
                yield _tell_judgement(own.id, other.id, ruling)
        matches = [(explain_match(own, other, quotations), other.id) for other in others]
        if matches:
            match, closest = max(matches, key=lambda pair: (_get_margin(pair[0]), pair[1]))
            yield from _tell_match(own.id, closest, match)


def _collect(record: Record, article_ids: set[str]) -> tuple[dict[str, MentionFacts], Quotations]:
    """Facts of all mentions of some articles, and what these quote alike, as when merged."""
    utterances = [row.utterance for row in _find_shared(record, UTTERANCES, _VERSIONS, article_ids)]
    copies = [row.group for row in _find_shared(record, COPIES, _MEMBERS, article_ids)]
    articles = list(_collect_articles(record, article_ids))
    if any(one.published is None for one in articles):
        # What others share with undated news dates it.
        statements = [name for one in utterances for name in one.statements]
        sql = f"SELECT article_id FROM statement WHERE id {AMONG}"
        others = {row["article_id"] for row in record.find_rows(sql, [statements])}
        others.update(name for group in copies for name in group.articles)
        articles += _collect_articles(record, others - article_ids)
    articles, quotations = link_stories(articles, copies, utterances)
    return {one.id: one for article in articles for one in article.mentions}, quotations


def _collect_articles(record: Record, article_ids: set[str]) -> Iterator[ArticleFacts]:
    for article_id in sorted(article_ids):
        reading = get_reading(record, article_id)
        if reading is not None:
            yield collect_facts(reading)


def _find_shared(
    record: Record, claims: Claims[_Row], members: str, article_ids: set[str]
) -> Iterable[_Row]:
    """The claims of one kind in which some articles have a part."""
    rows = record.find_rows(f"{members} {AMONG}", [sorted(article_ids)])
    return find_by_id(record, claims, [row["id"] for row in rows]).values()


def _get_margin(match: Match) -> float:
    return match.points - match.needed


def _tell_judgement(left: str, right: str, ruling: Judgement) -> FeatureRow:
    why = f"a person judged them {ruling.verdict} ({ruling.id})"
    return FeatureRow(left=left, right=right, feature="judgement", points=0.0, why=why)


def _tell_match(left: str, right: str, match: Match) -> Iterator[FeatureRow]:
    for feature in match.features:
        yield FeatureRow(
            left=left, right=right, feature=feature.name, points=feature.points, why=feature.why
        )
    verdict = "enough" if match.is_same else "not enough by itself"
    why = f"{match.needed:.1f} are needed: {verdict}"
    yield FeatureRow(left=left, right=right, feature="sum", points=match.points, why=why)
