"""Offices in time: a name that contradicts who is known to have held the office.

The wire confuses names ("Turkish foreign minister Davutoglu", years after he left). What the
evidence supports is kept, and the conflict is reported with both facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.actors.drafts import Draft, Drafts
from dragoman.records import Issue
from dragoman.reference import Reference, Tenure, get_name_words

_SLACK_DAYS = 45
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def settle_conflicts(
    drafts: Drafts, reference: Reference, on: date | None, text: str
) -> Iterator[Issue]:
    """Find office conflicts, give stale names to the holder, and report each.

    Args:
        drafts: The persons of the article; changed in place.
        reference: The reference.
        on: Day of publication, or None.
        text: The article's text.
    """
    persons = [draft for draft in drafts if draft.kind == "person" and draft.person]
    for draft in persons:
        for other in persons:
            if other is draft or drafts.get(draft.key) is not draft:
                continue
            pair = _get_stale_pair(draft, other, on)
            if pair is None:
                continue
            past, held = pair
            place = min(draft.places, key=lambda item: item.span)
            yield Issue(
                stage="actors",
                code="office-conflict",
                detail=_describe(draft, past, other, held, reference),
                span=place.span,
            )
            other.places += draft.places
            other.confidence = min(other.confidence, 0.7)
            drafts.remove(draft)
    if on is not None:
        yield from _find_title_conflicts(drafts, reference, on, text)


def _get_stale_pair(draft: Draft, other: Draft, on: date | None) -> tuple[Tenure, Tenure] | None:
    """The office that one once held and the other is introduced with, or None.

    The first must be named by surname alone throughout, without title, and hold no office of
    that country on the day; the other must be introduced in the text as of that office.
    """
    assert draft.person is not None
    assert other.person is not None
    if draft.titles or any(len(get_name_words(name)) > 1 for name in draft.names):
        return None
    if not (other.titles and any(len(get_name_words(name)) > 1 for name in other.names)):
        return None
    if on is not None and draft.person.find_tenures(on):
        return None
    for past in draft.person.tenures:
        for held in reversed(other.person.tenures):
            if (past.country, past.office) != (held.country, held.office):
                continue
            is_now = held.holds_on(on) if on is not None else other.country == held.country
            if is_now and past.until_on is not None and past.until_on <= held.from_on:
                return past, held
    return None


def _find_title_conflicts(
    drafts: Drafts, reference: Reference, on: date, text: str
) -> Iterator[Issue]:
    """Persons whom the text gives an office that the reference knows them to have left.

    Only where the article names the holder too: else it may well tell of the past.
    """
    for draft in drafts:
        person = draft.person
        if person is None or not draft.titles or draft.country is None:
            continue
        title = max(draft.titles, key=len)
        offices = reference.get_offices(title)
        if len(offices) != 1 or not draft.places:
            continue
        own = [
            tenure
            for tenure in person.tenures
            if (tenure.country, tenure.office) == (draft.country, offices[0])
        ]
        if not own or any(_is_near(tenure, on) for tenure in own):
            continue
        holders = list(reference.find_offices(draft.country, offices[0], on))
        place = min(draft.places, key=lambda item: item.span)
        if (
            len(holders) != 1
            or holders[0].person == person.name
            or _is_history(text, place.span.start, on)
        ):
            continue
        holder = reference.get_named_person(holders[0].person)
        if holder is None or not any(other.person is holder for other in drafts):
            continue
        draft.confidence = min(draft.confidence, 0.5)
        yield Issue(
            stage="actors",
            code="office-conflict",
            detail=(
                f"'{draft.name}' is called {title} of {reference.get_state_name(draft.country)}, "
                f"an office held {_describe_time(own[-1])}; on {on.isoformat()} it was "
                f"{holder.name}'s ({_describe_time(holders[0])})."
            ),
            span=place.span,
        )


def _is_near(tenure: Tenure, on: date) -> bool:
    """Whether an office was held on the day, or so near to it that a report may lag."""
    days = (on.toordinal() + shift for shift in (-_SLACK_DAYS, 0, _SLACK_DAYS))
    return any(tenure.holds_on(date.fromordinal(day)) for day in days)


def _is_history(text: str, start: int, on: date) -> bool:
    """Whether the sentence around a place tells of another year."""
    before = text.rfind(". ", 0, start) + 1
    after = text.find(". ", start)
    sentence = text[before : after if after >= 0 else len(text)]
    if re.search(r"\b(?:then|former|ex|late)\b", sentence, re.IGNORECASE):
        return True
    return any(int(year) != on.year for year in _YEAR.findall(sentence))


def _describe(draft: Draft, past: Tenure, other: Draft, held: Tenure, reference: Reference) -> str:
    name = max(draft.names, key=len) if draft.names else draft.name
    office = reference.get_office_name(held.title, held.country)
    return (
        f"'{name}' is known as {draft.name}, {office} {_describe_time(past)}; the article "
        f"introduces {other.name}, {office} {_describe_time(held)}, and names the former by "
        f"surname alone: read as {other.name}."
    )


def _describe_time(tenure: Tenure) -> str:
    if tenure.until_on is None:
        return f"since {tenure.from_on}"
    return f"{tenure.from_on} to {tenure.until_on}"
