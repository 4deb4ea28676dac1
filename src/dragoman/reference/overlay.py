"""The reference's tables with a user's actors laid over them: what is theirs wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dragoman.reference.entries import (
    Country,
    KnownName,
    Organisation,
    Person,
    Standing,
    Tenure,
)
from dragoman.reference.folding import fold, split_words
from dragoman.reference.own import OwnActor, OwnActors, Term
from dragoman.reference.persons import get_name_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What of the reference a user's actors change.

    Args:
        countries: All states, with the user's names.
        organisations: All organisations, with the user's.
        persons: All persons, with the user's.
        tenures: All offices, with the user's.
    """

    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    persons: tuple[Person, ...]
    tenures: tuple[Tenure, ...]


def lay_over(
    own: OwnActors, base: Overlay, get_offices: Callable[[str], tuple[str, ...]]
) -> Overlay:
    """The tables as a user wants them.

    An actor whose name is one that the tables know, in full, takes its place and keeps its
    other names, its offices and, where the user gives none, its country and sector. A term of
    an office ends the one that the tables have running at its start.

    Args:
        own: The user's actors.
        base: The tables.
        get_offices: Gives the kinds of office that a title may stand for.
    """
    result = base
    for actor in own.actors:
        if actor.kind == "state":
            result = replace(result, countries=_add_state_names(actor, result.countries))
        elif actor.kind == "person":
            result = _add_person(actor, result, get_offices)
        else:
            result = replace(result, organisations=_add_organisation(actor, result.organisations))
    return result


def drop_claimed(names: Iterable[KnownName], own: OwnActors) -> tuple[KnownName, ...]:
    """Known names without those that a user's file gives to another.

    Args:
        names: Every spelling of the tables that :func:`lay_over` made.
        own: The user's actors.
    """
    claimed = {
        split_words(name): actor.country if actor.kind == "state" else actor.name
        for actor in own.actors
        for name in (actor.name, *actor.aliases)
    }

    def is_free(known: KnownName) -> bool:
        owner = claimed.get(split_words(known.text))
        return owner is None or owner in (known.name, known.country)

    return tuple(known for known in names if is_free(known))


def _add_state_names(actor: OwnActor, countries: Sequence[Country]) -> tuple[Country, ...]:
    def add(country: Country) -> Country:
        if country.code != actor.country:
            return country
        known = {fold(name) for name in (country.name, *country.aliases)}
        names = (name for name in (actor.name, *actor.aliases) if fold(name) not in known)
        return replace(country, aliases=(*country.aliases, *names))

    return tuple(add(country) for country in countries)


def _add_organisation(
    actor: OwnActor, organisations: Sequence[Organisation]
) -> tuple[Organisation, ...]:
    key = fold(actor.name)
    known = next((one for one in organisations if key in map(fold, (one.name, *one.aliases))), None)
    standings = _list_standings(actor)
    entry = Organisation(
        name=actor.name,
        aliases=_join_names(actor, (known.name, *known.aliases) if known else ()),
        country=actor.country or (known.country if known else None),
        sector=actor.sector or (known.sector if known else None),
        kind="group" if actor.kind == "group" else "organisation",
        standings=standings or (known.standings if known and not actor.sector else ()),
    )
    return (*(one for one in organisations if one is not known), entry)


def _add_person(
    actor: OwnActor, base: Overlay, get_offices: Callable[[str], tuple[str, ...]]
) -> Overlay:
    known = _get_known_person(actor.name, base)
    entry = Person(
        name=actor.name,
        aliases=_join_names(actor, (known.name, *known.aliases) if known else ()),
        country=actor.country or (known.country if known else None),
        sector=actor.sector or (known.sector if known else None),
        standings=_list_standings(actor) or (known.standings if known else ()),
    )
    tenures = base.tenures
    if known is not None:
        tenures = tuple(
            replace(one, person=actor.name) if one.person == known.name else one for one in tenures
        )
    for term in actor.terms:
        if term.office is not None:
            tenure = _make_tenure(actor, term, term.office, get_offices)
            tenures = (*chain.from_iterable(_make_room(one, tenure) for one in tenures), tenure)
    persons = tuple(one for one in base.persons if known is None or one.name != known.name)
    return replace(base, persons=(*persons, entry), tenures=tenures)


def _get_known_person(name: str, base: Overlay) -> Person | None:
    """The person whom the tables know by this name in full, or None."""
    words = get_name_words(name)
    if len(words) < 2:
        return None
    for person in base.persons:
        if words in map(get_name_words, (person.name, *person.aliases)):
            return person
    holder = next((one.person for one in base.tenures if get_name_words(one.person) == words), None)
    return Person(name=holder, aliases=(), country=None, sector=None) if holder else None


def _make_tenure(
    actor: OwnActor, term: Term, title: str, get_offices: Callable[[str], tuple[str, ...]]
) -> Tenure:
    kinds = get_offices(title)
    assert term.from_on is not None
    return Tenure(
        country=term.country or actor.country or "",
        office=kinds[0] if len(kinds) == 1 else title.upper(),
        title=title,
        person=actor.name,
        from_on=term.from_on,
        until_on=term.until_on,
        note=None,
        sector=term.sector,
    )


def _make_room(tenure: Tenure, new: Tenure) -> Iterable[Tenure]:
    """What is left of a term once a user's term of the same office is taken for true."""
    if (tenure.country, tenure.office) != (new.country, new.office):
        return (tenure,)
    width = min(len(tenure.from_on), len(new.from_on))
    if tenure.from_on[:width] >= new.from_on[:width]:
        ends = new.until_on
        if ends is None or tenure.from_on[: len(ends)] < ends[: len(tenure.from_on)]:
            return ()
        return (tenure,)
    if tenure.until_on is None or tenure.until_on > new.from_on:
        return (replace(tenure, until_on=new.from_on),)
    return (tenure,)


def _list_standings(actor: OwnActor) -> tuple[Standing, ...]:
    standings = [
        Standing(sector=term.sector, from_on=term.from_on, until_on=term.until_on)
        for term in actor.terms
        if term.sector is not None and term.office is None
    ]
    return tuple(sorted(standings, key=lambda item: item.from_on or ""))


def _join_names(actor: OwnActor, known: Sequence[str]) -> tuple[str, ...]:
    own = {fold(name) for name in (actor.name, *actor.aliases)}
    return (*actor.aliases, *(name for name in known if fold(name) not in own))
