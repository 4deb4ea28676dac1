"""Where mentions of one event differ: status, date, place, direction, names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from dragoman.merging.contrasts import Assertion, contrast
from dragoman.merging.copies import Voices
from dragoman.merging.facts import MentionFacts, Party, get_reference
from dragoman.merging.matching import get_distance_km
from dragoman.merging.parties import match_party
from dragoman.records import Discrepancy, Span

FAR_KM = 80.0
"""Places further apart cannot both be right; nearer ones may be a town and its outskirts."""
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def find_aspects(
    subject: str, members: Sequence[MentionFacts], voices: Voices
) -> Iterator[Discrepancy]:
    """Discrepancies between the mentions of one event, figures aside.

    Args:
        subject: Id of the event.
        members: Facts of its mentions.
        voices: Who speaks in each article.
    """
    yield from _find_status(subject, members, voices)
    yield from _find_dates(subject, members, voices)
    yield from _find_places(subject, members, voices)
    yield from _find_directions(subject, members, voices)
    yield from _find_names(subject, members, voices)


def _assert(one: MentionFacts, span: Span | None, value: str) -> Assertion:
    return Assertion(
        article_id=one.mention.article_id,
        published=date.fromordinal(one.published).isoformat() if one.published else None,
        span=span or one.mention.trigger,
        value=value,
        record=one.id,
    )


def _find_status(
    subject: str, members: Sequence[MentionFacts], voices: Voices
) -> Iterator[Discrepancy]:
    """Some say that it happened, others that it did not."""
    said = [one for one in members if one.mention.status == "actual"]
    denied = [one for one in members if one.mention.status == "denied"]
    if said and denied:
        found = contrast(
            "status",
            subject,
            [_assert(one, None, "actual") for one in said],
            [_assert(one, None, "denied") for one in denied],
            voices,
            why="One says that it happened, the other that it did not.",
        )
        if found:
            yield found


def _find_dates(
    subject: str, members: Sequence[MentionFacts], voices: Voices
) -> Iterator[Discrepancy]:
    """Two days are stated for what happened on one."""
    groups: dict[int, list[Assertion]] = {}
    for one in members:
        days, interval = one.days, one.mention.date
        if days and interval and days.is_stated and days.width == 1 and days.first:
            text = date.fromordinal(days.first).isoformat()
            groups.setdefault(days.first, []).append(_assert(one, interval.span, text))
    for left, right in combinations(sorted(groups), 2):
        found = contrast(
            "date",
            subject,
            groups[left],
            groups[right],
            voices,
            why=f"{groups[left][0].value} against {groups[right][0].value}.",
        )
        if found:
            yield found


def _find_places(
    subject: str, members: Sequence[MentionFacts], voices: Voices
) -> Iterator[Discrepancy]:
    """Two places too far apart are stated."""
    groups: dict[str, list[MentionFacts]] = {}
    for one in members:
        place = one.mention.place
        if place and not get_reference().is_wide(place.name):
            groups.setdefault(place.name, []).append(one)
    for left, right in combinations(sorted(groups), 2):
        near, far = groups[left][0].mention.place, groups[right][0].mention.place
        distance = get_distance_km(near, far) if near and far else None
        if distance is not None and distance > FAR_KM:
            found = contrast(
                "place",
                subject,
                [_assert_place(one) for one in groups[left]],
                [_assert_place(one) for one in groups[right]],
                voices,
                why=f"{left} and {right} are {distance:.0f} km apart.",
            )
            if found:
                yield found


def _assert_place(one: MentionFacts) -> Assertion:
    place = one.mention.place
    return _assert(one, place.span if place else None, place.name if place else "")


def _find_directions(
    subject: str, members: Sequence[MentionFacts], voices: Voices
) -> Iterator[Discrepancy]:
    """One reports that A did to B what the other reports that B did to A."""
    groups: dict[tuple[str, str], list[Assertion]] = {}
    for one in members:
        if one.mention.type not in _MUTUAL and one.actors and one.recipients:
            sides = (one.actors[0].country, one.recipients[0].country)
            if sides[0] and sides[1] and sides[0] != sides[1]:
                value = f"{one.actors[0].name} -> {one.recipients[0].name}"
                groups.setdefault((sides[0], sides[1]), []).append(_assert(one, None, value))
    for sides in sorted(groups):
        swapped = (sides[1], sides[0])
        if sides < swapped and swapped in groups:
            found = contrast(
                "direction",
                subject,
                groups[sides],
                groups[swapped],
                voices,
                why="Who did it and to whom stand the other way round.",
            )
            if found:
                yield found


def _find_names(
    subject: str, members: Sequence[MentionFacts], voices: Voices
) -> Iterator[Discrepancy]:
    """Two persons are named for one office."""
    groups: dict[str, dict[str, list[Assertion]]] = {}
    for one in members:
        sides = (
            *zip(one.mention.actors, one.actors, strict=False),
            *zip(one.mention.recipients, one.recipients, strict=True),
        )
        for participant, party in sides:
            if party.kind == "person" and party.office and not party.is_generic:
                named = _assert(one, participant.span, party.name)
                groups.setdefault(party.office, {}).setdefault(party.name, []).append(named)
    for office, names in sorted(groups.items()):
        for left, right in combinations(sorted(names), 2):
            found = contrast(
                "name",
                subject,
                names[left],
                names[right],
                voices,
                why=f"{left} and {right} are both called {office}.",
            )
            if found and _share_rest(members, left, right):
                yield found


def _share_rest(members: Sequence[MentionFacts], left: str, right: str) -> bool:
    """Whether those who name either agree about some other participant."""
    sides = []
    for name in (left, right):
        parties = [
            {other.key: other for other in (*one.actors, *one.recipients)}
            for one in members
            if any(party.name == name for party in (*one.actors, *one.recipients))
        ]
        sides.append(_join(parties, name))
    return any(match_party(one, other) >= 0.8 for one in sides[0] for other in sides[1])


def _join(rows: Sequence[dict[str, Party]], name: str) -> list[Party]:
    return [party for row in rows for party in row.values() if party.name != name]
