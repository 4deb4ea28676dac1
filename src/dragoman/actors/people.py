"""Which person a name means, by country, office and day; never by likeness."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.reference import Person, PersonMatch, Reference, Tenure, get_name_words

_HEADS = frozenset({"HOS", "HOG", "SL"})
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """The person that a name was resolved to.

    Args:
        person: Who.
        tenure: Their office on the day, the one asked for if they held it; or None.
        confidence: 0..1.
    """

    person: Person
    tenure: Tenure | None
    confidence: float


def choose_person(
    name: str,
    reference: Reference,
    *,
    on: date | None,
    country: str | None = None,
    offices: Sequence[str] = (),
    context: Collection[str] = (),
) -> PersonChoice | None:
    """The person whom a name means, or None rather than a guess.

    Args:
        name: Without title.
        reference: The reference.
        on: Day of the article; None when not known.
        country: The country that the text gives them, or None.
        offices: The kinds of office that their title may stand for.
        context: Codes of the countries that the article names.
    """
    matches = reference.get_person(name, None, country)
    if not matches:
        return None
    if matches[0].strength == "full":
        return _choose_among(matches, on, offices, 0.95)
    in_role = [match for match in matches if _has_office(match.person, country, offices)]
    if country and (in_role or not offices):
        return _choose_among(in_role or matches, on, offices, 0.85)
    if country or offices:
        return _choose_among(in_role, on, offices, 0.75) if in_role else None
    return _choose_unsaid(name, matches, reference, on, context)


def _choose_unsaid(
    name: str,
    matches: Sequence[PersonMatch],
    reference: Reference,
    on: date | None,
    context: Collection[str],
) -> PersonChoice | None:
    """Whom a surname alone means, with neither country nor office beside it.

    The only one known whose country the article names; else the only head of state or
    government of the day. What is a given name too ("Ali") must be the last word of the name by
    which the person is known, and the country must be named.
    """
    words = get_name_words(name)
    is_given = len(words) == 1 and reference.is_given_name(words[0])
    near = [
        match
        for match in matches
        if (match.person.country in context or any(t.country in context for t in match.tenures))
        and not (is_given and get_name_words(match.person.name)[-1] != words[0])
    ]
    if near:
        return _choose_among(near, on, (), 0.8)
    if is_given or len(words[-1]) < _SHORTEST:
        return None
    heads = [m for m in matches if any(t.office in _HEADS for t in m.person.tenures)]
    if on is None:
        others = [m for m in matches if m not in heads and m.person.tenures]
        return _choose_among(heads, on, (), 0.5) if len(heads) == 1 and not others else None
    now = [m for m in heads if any(t.office in _HEADS for t in m.person.find_tenures(on))]
    return _choose_among(now, on, (), 0.7) if len(now) == 1 else None


def choose_holder(
    reference: Reference, country: str, offices: Sequence[str], on: date | None
) -> PersonChoice | None:
    """The one person who held one of the offices on the day, or None."""
    if on is None:
        return None
    for office in offices:
        holders = list(reference.find_offices(country, office, on))
        if len(holders) == 1:
            person = reference.get_named_person(holders[0].person)
            if person is not None:
                return PersonChoice(person, holders[0], 0.6)
    return None


def _choose_among(
    matches: Sequence[PersonMatch], on: date | None, offices: Sequence[str], confidence: float
) -> PersonChoice | None:
    ranked = sorted(
        matches,
        key=lambda match: (
            -_rank(match.person, on, offices),
            match.person.name,
        ),
    )
    best = ranked[0]
    if len(ranked) > 1:
        runner_up = ranked[1]
        if _rank(runner_up.person, on, offices) == _rank(best.person, on, offices):
            return None
        confidence -= 0.1
    return PersonChoice(best.person, _get_tenure(best.person, on, offices), confidence)


def _rank(person: Person, on: date | None, offices: Sequence[str]) -> int:
    held = person.find_tenures(on) if on is not None else ()
    score = 0
    if any(tenure.office in offices for tenure in held):
        score += 4
    if held:
        score += 2
    if any(tenure.office in offices for tenure in person.tenures):
        score += 1
    return score


def _get_tenure(person: Person, on: date | None, offices: Sequence[str]) -> Tenure | None:
    if on is None:
        return None
    held = person.find_tenures(on)
    asked = [tenure for tenure in held if tenure.office in offices]
    chosen = asked or list(held)
    return chosen[0] if chosen else None


def _has_office(person: Person, country: str | None, offices: Sequence[str]) -> bool:
    return any(
        tenure.office in offices and (country is None or tenure.country == country)
        for tenure in person.tenures
    )
