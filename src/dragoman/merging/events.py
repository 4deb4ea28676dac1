"""Event mentions of one happening become one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from dragoman.merging.blocks import find_candidates
from dragoman.merging.candidates import Candidate
from dragoman.merging.clustering import cluster
from dragoman.merging.copies import Voices
from dragoman.merging.facts import Days, MentionFacts, Party
from dragoman.merging.judging import Rulings
from dragoman.merging.matching import ENOUGH, MARGIN, Quotations, score_match
from dragoman.records import DateInterval, Event, Place, Status

_Value = TypeVar("_Value")
_OPEN = 10**6  # days of an interval without beginning or end
PARTY_WEIGHT, LEAST_SHARED = 2, 5
"""Pairs that share fewer words are not scored, tolls apart; a party counts for two words."""


def merge_mentions(
    facts: Iterable[MentionFacts],
    voices: Voices,
    rulings: Rulings,
    quotations: Quotations | None = None,
) -> Iterator[Event]:
    """Events, each the fold of the mentions that report it, in order of id.

    Args:
        facts: The mentions, in any order.
        voices: Who speaks in each article.
        rulings: What people judged.
        quotations: What articles quote alike; None when that is not known.
    """
    unique = {one.id: one for one in facts}
    rows = [Candidate(unique[name]) for name in sorted(unique)]

    def compare(left: int, right: int) -> float:
        points = known.get(left * len(rows) + right)
        return score_match(rows[left], rows[right], quotations) if points is None else points

    links = list(_find_links(rows, quotations))
    known = {left * len(rows) + right: points for points, left, right in links}
    ids, silent = [one.facts.id for one in rows], [one.is_toll for one in rows]
    groups = cluster(ids, links, rulings, compare, ENOUGH - MARGIN, silent)
    events = [make_event([rows[place].facts for place in group], voices) for group in groups]
    yield from sorted(events, key=lambda event: event.id)


def _find_links(
    rows: Sequence[Candidate], quotations: Quotations | None
) -> Iterator[tuple[float, int, int]]:
    """Points and places of the pairs that are of one happening by themselves."""
    for left, right in find_candidates(rows):
        one, other = rows[left], rows[right]
        if one.is_toll == other.is_toll:
            shared = PARTY_WEIGHT * len(one.known & other.known)
            shared += len(one.facts.words & other.facts.words)
            shared += not one.facts.trigger.isdisjoint(other.facts.trigger)
            if shared < LEAST_SHARED:
                continue
        points = score_match(one, other, quotations)
        if points >= ENOUGH:
            yield points, left, right


def make_event(members: Sequence[MentionFacts], voices: Voices) -> Event:
    """One event out of its mentions.

    Args:
        members: Facts of its mentions, at least one.
        voices: Who speaks in each article.
    """
    ranked = sorted(members, key=_get_rank)
    founder = min(members, key=lambda one: (one.published is None, one.published or 0, one.id))
    others = sorted(one.id for one in members if one is not founder)
    articles = {one.mention.article_id for one in members}
    type_ = _choose((one.mention.type for one in ranked), ranked, voices)
    typed = [one for one in ranked if one.mention.type == type_]
    modes = [(one.mention.mode, one) for one in typed if one.mention.mode]
    mode = (
        _choose((mode for mode, _ in modes), [one for _, one in modes], voices) if modes else None
    )
    lead = next((one for one in typed if one.mention.mode == mode), typed[0])
    placed = [one for one in ranked if one.mention.place]
    return Event(
        mentions=(founder.id, *others),
        n_articles=len(articles),
        n_voices=voices.count(articles),
        type=type_,
        mode=mode,
        contexts=tuple(sorted({name for one in members for name in one.mention.contexts})),
        cameo=lead.mention.cameo,
        quad=lead.mention.quad,
        score=lead.mention.score,
        actors=_join_parties(typed[0].actors),
        recipients=_join_parties(typed[0].recipients),
        date=_choose_date(ranked, voices),
        place=_choose_place(placed, voices),
        status=_choose_status(ranked, voices),
        background=all(one.mention.background for one in members),
        confidence=max(one.mention.confidence for one in members),
    )


def _get_rank(one: MentionFacts) -> tuple[int, bool, float, str]:
    """The fullest mention first, then the surest."""
    parties = min(len(one.actors), 2) + min(len(one.recipients), 2)
    return (-parties, one.in_headline, -one.mention.confidence, one.id)


def _choose(values: Iterable[_Value], holders: Sequence[MentionFacts], voices: Voices) -> _Value:
    """What most independent voices say; among equals, what the first holder says."""
    if len(holders) == 1:
        return next(iter(values))
    said: dict[_Value, set[str]] = {}
    for value, holder in zip(values, holders, strict=True):
        said.setdefault(value, set()).add(voices.get_voice(holder.mention.article_id))
    return max(said, key=lambda value: len(said[value]))


def _choose_status(ranked: Sequence[MentionFacts], voices: Voices) -> Status:
    return _choose((one.mention.status for one in ranked), ranked, voices)


def _choose_place(placed: Sequence[MentionFacts], voices: Voices) -> Place | None:
    if not placed:
        return None
    name = _choose((one.mention.place.name for one in placed if one.mention.place), placed, voices)
    places = (one.mention.place for one in placed)
    place = next(place for place in places if place and place.name == name)
    return Place(
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _choose_date(ranked: Sequence[MentionFacts], voices: Voices) -> DateInterval | None:
    """The narrowest interval that is stated, of these what most independent voices say.

    Where none is stated, the earliest that the articles suggest, else their day of publication.
    """
    dated = [one for one in ranked if one.days and one.mention.date]
    if not dated:
        inferred = [one.days for one in ranked if one.days and one.days.first]
        return _write_day(min(inferred, key=lambda days: days.first or 0)) if inferred else None
    stated = [one for one in dated if one.days and one.days.is_stated]
    if stated:
        widths = [(one.days.width if one.days else None) or _OPEN for one in stated]
        narrow = [one for one, width in zip(stated, widths, strict=True) if width == min(widths)]
        days = _choose((one.days for one in narrow), narrow, voices)
        best = next(one for one in narrow if one.days == days)
    else:
        best = min(dated, key=lambda one: (one.days and one.days.first) or 10**7)
    found = best.mention.date
    return found and DateInterval(start=found.start, end=found.end, basis=found.basis)


def _write_day(days: Days) -> DateInterval:
    day = date.fromordinal(days.first or 1).isoformat()
    return DateInterval(start=day, end=day, basis="publication")


def _join_parties(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.actor for party in parties))
