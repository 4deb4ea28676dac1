"""Everything that the reference knows of a name, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.reference.entries import (
    Country,
    KnownName,
    Membership,
    Metonym,
    Organisation,
    Person,
    Region,
    Standing,
    Tenure,
)
from dragoman.reference.folding import fold
from dragoman.reference.reference import Reference

SubjectKind = Literal["person", "state", "organisation", "group", "region", "people"]
FactKind = Literal[
    "code", "country", "sector", "also called", "capital", "office", "holder", "member of", "member"
]
_STATE_OFFICES = ("HOS", "HOG", "SL", "FM", "DM")
_STATE_KINDS = frozenset({"name", "adjective", "people", "capital"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody or something that a name may mean.

    Args:
        name: Canonical name.
        kind: What it is.
        country: Country or bloc, or None.
        sector: PLOVER sector without regard to time, or None.
        is_own: Whether a user's file tells of it.
        target: The entry.
    """

    name: str
    kind: SubjectKind
    country: str | None
    sector: str | None
    is_own: bool
    target: Country | Organisation | Person | Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is known of a subject.

    Args:
        subject: Of whom.
        kind: What sort of thing.
        value: In words or as a code.
        country: The country that it is about, or None.
        from_on: First day, as precise as known; None when not dated.
        until_on: Day from which it no longer held; None when it holds as far as known.
        note: ``acting``, ``suspended`` and the like, or None.
    """

    subject: Subject
    kind: FactKind
    value: str
    country: str | None = None
    from_on: str | None = None
    until_on: str | None = None
    note: str | None = None


def find_subjects(name: str, reference: Reference) -> Iterator[Subject]:
    """Whom or what a name means, in any spelling that is not a mere likeness.

    Persons known by the full name come first; where the name is a surname, all who bear it.

    Args:
        name: Such as "Cavusoglu", "Зеленський", "NATO" or "the Kremlin".
        reference: The reference.
    """
    own = {fold(actor.name) for actor in reference.own.actors} if reference.own else set()
    seen: set[tuple[str, str]] = set()
    for target, kind in _find_targets(name, reference):
        if (kind, target.name) not in seen:
            seen.add((kind, target.name))
            yield Subject(
                name=target.name,
                kind=kind,
                country=target.code if isinstance(target, Country) else target.country,
                sector=target.sector if isinstance(target, Person | Organisation) else None,
                is_own=fold(target.name) in own,
                target=target,
            )


def _find_targets(
    name: str, reference: Reference
) -> Iterator[tuple[Country | Organisation | Person | Region, SubjectKind]]:
    country = reference.get_state(name.strip())
    if country is not None:
        yield country, "state"
    for known in reference.get_names(name):
        yield from _find_known_targets(known, reference)
    for match in reference.get_person(name):
        yield match.person, "person"
    named = reference.get_country(name)
    if named is not None and named.kind in _STATE_KINDS:
        yield named.country, "state"


def _find_known_targets(
    known: KnownName, reference: Reference
) -> Iterator[tuple[Country | Organisation | Region, SubjectKind]]:
    target = known.target
    if isinstance(target, Country) and known.kind in _STATE_KINDS:
        yield target, "state"
    elif isinstance(target, Organisation):
        yield target, target.kind
    elif isinstance(target, Region):
        yield target, "people" if target.kind == "people" else "region"
    elif isinstance(target, Metonym):
        entry = reference.get_organisation(target.name)
        yield (entry or _make_institution(target)), "organisation"


def _make_institution(metonym: Metonym) -> Organisation:
    return Organisation(
        name=metonym.name,
        aliases=(metonym.text, *metonym.aliases),
        country=metonym.country,
        sector=metonym.sector,
        kind="organisation",
    )


def find_facts(subject: Subject, reference: Reference, on: date | None = None) -> Iterator[Fact]:
    """What is known of a subject.

    Args:
        subject: Of whom.
        reference: The reference.
        on: Only what held on this day; None for all that is known.
    """
    target = subject.target
    if isinstance(target, Country):
        yield Fact(subject=subject, kind="code", value=target.code, country=target.code)
    elif subject.country is not None:
        name = reference.get_state_name(subject.country) or subject.country
        yield Fact(subject=subject, kind="country", value=name, country=subject.country)
    if subject.sector is not None:
        yield Fact(subject=subject, kind="sector", value=subject.sector)
    if not isinstance(target, Country | Region):
        yield from _find_standings(subject, target.standings, on)
    if target.aliases:
        yield Fact(subject=subject, kind="also called", value=", ".join(target.aliases))
    if isinstance(target, Country):
        if target.capitals:
            yield Fact(subject=subject, kind="capital", value=", ".join(target.capitals))
        for office in _STATE_OFFICES:
            yield from _find_holders(subject, reference.find_offices(target.code, office), on)
        for one in reference.find_memberships(target.code, on):
            yield _write_membership(subject, one, "member of", one.organisation)
    elif isinstance(target, Organisation):
        ends = tuple(f" {name}" for name in (target.name, *target.aliases))
        held = (one for one in reference.find_all_offices() if one.title.endswith(ends))
        yield from _find_holders(subject, held, on)
        for one in reference.find_members(target.name, on):
            state = reference.get_state_name(one.country) or one.country
            yield _write_membership(subject, one, "member", state)
    elif isinstance(target, Person):
        for tenure in target.tenures:
            if on is None or tenure.holds_on(on):
                office = reference.get_office_name(tenure.title, tenure.country)
                yield _write_tenure(subject, tenure, "office", office)


def _find_standings(
    subject: Subject, standings: Iterable[Standing], on: date | None
) -> Iterator[Fact]:
    for one in standings:
        if on is None or one.holds_on(on):
            yield Fact(
                subject=subject,
                kind="sector",
                value=one.sector,
                from_on=one.from_on,
                until_on=one.until_on,
            )


def _find_holders(subject: Subject, held: Iterable[Tenure], on: date | None) -> Iterator[Fact]:
    for tenure in held:
        if on is None or tenure.holds_on(on):
            yield _write_tenure(subject, tenure, "holder", f"{tenure.person}, {tenure.title}")


def _write_tenure(subject: Subject, tenure: Tenure, kind: FactKind, value: str) -> Fact:
    return Fact(
        subject=subject,
        kind=kind,
        value=value,
        country=tenure.country,
        from_on=tenure.from_on,
        until_on=tenure.until_on,
        note=tenure.note,
    )


def _write_membership(subject: Subject, one: Membership, kind: FactKind, value: str) -> Fact:
    return Fact(
        subject=subject,
        kind=kind,
        value=value,
        country=one.country,
        from_on=one.from_on,
        until_on=one.until_on,
        note=one.note,
    )
