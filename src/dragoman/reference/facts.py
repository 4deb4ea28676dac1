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
from dragoman.reference.own import OwnActor
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
        target: The entry.
        own: What a user's file says of it, or None.
    """

    name: str
    kind: SubjectKind
    country: str | None
    sector: str | None
    target: Country | Organisation | Person | Region
    own: OwnActor | None


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
        is_own: Whether a user's file says so, and not the tables.
    """

    subject: Subject
    kind: FactKind
    value: str
    country: str | None = None
    from_on: str | None = None
    until_on: str | None = None
    note: str | None = None
    is_own: bool = False


def find_subjects(name: str, reference: Reference) -> Iterator[Subject]:
    """Whom or what a name means, in any spelling that is not a mere likeness.

    States, organisations and regions come before persons; a surname gives all who bear it.

    Args:
        name: Such as "Cavusoglu", "Зеленський", "NATO" or "the Kremlin".
        reference: The reference.
    """
    actors = reference.own.actors if reference.own else ()
    own = {fold(actor.name): actor for actor in actors}
    seen: set[tuple[str, str]] = set()
    for target, kind in _find_targets(name, reference):
        if (kind, target.name) not in seen:
            seen.add((kind, target.name))
            yield Subject(
                name=target.name,
                kind=kind,
                country=target.code if isinstance(target, Country) else target.country,
                sector=target.sector if isinstance(target, Person | Organisation) else None,
                target=target,
                own=own.get(fold(target.name)),
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
    standings = target.standings if isinstance(target, Person | Organisation) else ()
    held = list(_find_standings(subject, standings, on))
    for fact in _find_lasting_facts(subject, reference):
        if fact.kind != "sector" or on is None or not held:
            yield fact
    yield from held
    if isinstance(target, Country):
        if target.capitals:
            yield Fact(subject=subject, kind="capital", value=", ".join(target.capitals))
        for office in _STATE_OFFICES:
            for tenure in reference.find_offices(target.code, office, on):
                yield _write_tenure(subject, tenure, "holder", reference)
        for one in reference.find_memberships(target.code, on):
            yield _write_membership(subject, one, "member of", one.organisation)
    elif isinstance(target, Organisation):
        ends = tuple(f" {name}" for name in (target.name, *target.aliases))
        for tenure in reference.find_all_offices():
            if tenure.title.endswith(ends) and (on is None or tenure.holds_on(on)):
                yield _write_tenure(subject, tenure, "holder", reference)
        for one in reference.find_members(target.name, on):
            state = reference.get_state_name(one.country) or one.country
            yield _write_membership(subject, one, "member", state)
    elif isinstance(target, Person):
        for tenure in target.tenures if on is None else target.find_tenures(on):
            yield _write_tenure(subject, tenure, "office", reference)


def _find_lasting_facts(subject: Subject, reference: Reference) -> Iterator[Fact]:
    """Country, sector and names, those of a user's file apart from those of the tables."""
    own, target = subject.own, subject.target
    if isinstance(target, Country):
        yield Fact(subject=subject, kind="code", value=target.code, country=target.code)
    elif subject.country is not None:
        yield Fact(
            subject=subject,
            kind="country",
            value=reference.get_state_name(subject.country) or subject.country,
            country=subject.country,
            is_own=own is not None and own.country is not None,
        )
    if subject.sector is not None:
        is_own = own is not None and own.sector is not None
        yield Fact(subject=subject, kind="sector", value=subject.sector, is_own=is_own)
    own_names = own.aliases if own is not None else ()
    known_names = tuple(name for name in target.aliases if name not in own_names)
    for names, is_own in ((own_names, True), (known_names, False)):
        if names:
            value = ", ".join(names)
            yield Fact(subject=subject, kind="also called", value=value, is_own=is_own)


def _find_standings(
    subject: Subject, standings: Iterable[Standing], on: date | None
) -> Iterator[Fact]:
    own = subject.own.terms if subject.own is not None else ()
    for one in standings:
        if on is None or one.holds_on(on):
            yield Fact(
                subject=subject,
                kind="sector",
                value=one.sector,
                from_on=one.from_on,
                until_on=one.until_on,
                is_own=any(term.sector == one.sector for term in own),
            )


def _write_tenure(
    subject: Subject,
    tenure: Tenure,
    kind: Literal["office", "holder"],
    reference: Reference,
) -> Fact:
    value = reference.get_office_name(tenure.title, tenure.country)
    if kind == "holder":
        value = f"{tenure.person}, {tenure.title}"
    actors = reference.own.actors if reference.own else ()
    return Fact(
        subject=subject,
        kind=kind,
        value=value,
        country=tenure.country or None,
        from_on=tenure.from_on,
        until_on=tenure.until_on,
        note=tenure.note,
        is_own=any(
            (actor.name, term.office, term.from_on) == (tenure.person, tenure.title, tenure.from_on)
            for actor in actors
            for term in actor.terms
        ),
    )


def _write_membership(
    subject: Subject, one: Membership, kind: Literal["member of", "member"], value: str
) -> Fact:
    return Fact(
        subject=subject,
        kind=kind,
        value=value,
        country=one.country,
        from_on=one.from_on,
        until_on=one.until_on,
        note=one.note,
    )
