"""What the reference holds: one frozen type a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

#: Codes that stand beside those of the states: the European Union, the United Nations, other
#: bodies of states, and non-governmental organisations.
BLOCS: tuple[str, ...] = ("EUR", "UNO", "IGO", "NGO")
RegionKind = Literal["region", "proto-state", "disputed", "city", "water", "area", "people"]
REGION_KINDS: tuple[str, ...] = get_args(RegionKind)
RoleKind = Literal["person", "organisation", "group"]
ROLE_KINDS: tuple[str, ...] = get_args(RoleKind)
RoleStrength = Literal["own", "inherited"]
ROLE_STRENGTHS: tuple[str, ...] = get_args(RoleStrength)
NameKind = Literal[
    "name",
    "adjective",
    "people",
    "capital",
    "metonym",
    "organisation",
    "region",
    "region-adjective",
    "region-people",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A sector for a time: the Taliban are rebels, and the government since August 2021.

    Args:
        sector: PLOVER sector.
        from_on: First day, as precise as known: YYYY, YYYY-MM or YYYY-MM-DD; None when not.
        until_on: Day from which it no longer held, likewise; None when it holds as far as known.
    """

    sector: str
    from_on: str | None
    until_on: str | None

    def holds_on(self, day: date) -> bool:
        """Whether it held on ``day``, as far as the dates' precision tells."""
        return is_within(day, self.from_on, self.until_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory.

    Args:
        code: ISO 3166-1 alpha-3, and XKX for Kosovo.
        name: Usual English name ("Turkey").
        aliases: Other names and spellings, old and new.
        adjectives: "Turkish"; abbreviations that serve as such ("US").
        people: What its people are called ("Turks", "Turk").
        capitals: Seats of its government, the first the best known, with spellings.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A building or street that stands for an institution ("Kremlin").

    Args:
        text: The word.
        aliases: Other spellings.
        country: Code of the country, or of a non-state actor.
        sector: PLOVER sector.
        name: What it stands for ("Presidency of Russia").
    """

    text: str
    aliases: tuple[str, ...]
    country: str
    sector: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place that is no state: region, water, proto-state, or a people without a state.

    Args:
        name: Usual English name ("Crimea").
        aliases: Other names.
        country: The country it is counted to by the United Nations, or None.
        kind: ``region``, ``proto-state``, ``disputed``, ``city``, ``water``, ``area``, ``people``.
        adjectives: "Crimean".
        people: What its people are called.
        latitude: Degrees north of about its middle, or None.
        longitude: Degrees east, or None.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: RegionKind
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A named organisation, armed group, party, company or outlet.

    Args:
        name: Usual English name.
        aliases: Abbreviations and other names.
        country: Country, EUR, UNO, IGO or NGO; None for a movement of no one country.
        sector: PLOVER sector; None when not known.
        kind: ``organisation`` or ``group``.
        standings: Sectors that it had for a time, earliest first.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    kind: Literal["organisation", "group"]
    standings: tuple[Standing, ...] = ()

    def get_sector(self, on: date) -> str | None:
        """Its sector on a day: the one of that time, else the usual one; None when not known."""
        return get_standing_sector(self.standings, on) or self.sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A noun for somebody who acts, and their PLOVER sector.

    Args:
        phrase: Lower case, mostly singular ("foreign minister").
        sector: PLOVER sector.
        kind: What it names: a person, an organisation, or a group.
        strength: ``own`` when the noun decides; ``inherited`` when a sector named beside it
            does ("CIA official"), and its own is only the fall-back.
    """

    phrase: str
    sector: str
    kind: RoleKind
    strength: RoleStrength


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person's time in one office.

    Args:
        country: Country, or EUR, UNO, IGO.
        office: Kind of office: HOS (head of state), HOG (of government), FM, DM (foreign,
            defence minister), and others that the table names.
        title: "foreign minister"; with "of" for an organisation's ("secretary-general of NATO").
        person: Canonical name.
        from_on: First day, as precise as known: YYYY, YYYY-MM or YYYY-MM-DD.
        until_on: Day from which they no longer held it, likewise; None when in office as far
            as the table knows.
        note: ``acting``, ``interim``, ``caretaker``, or None.
        sector: PLOVER sector of the office where a user's file says it; None for the usual one.
    """

    country: str
    office: str
    title: str
    person: str
    from_on: str
    until_on: str | None
    note: str | None
    sector: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the office was held on ``day``, as far as the dates' precision tells."""
        return is_within(day, self.from_on, self.until_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's time in an organisation.

    Args:
        organisation: Canonical name of the organisation.
        country: Code of the state.
        from_on: First day, as precise as known.
        until_on: Day from which it was no longer a member; None when it is one as far as the
            table knows.
        note: ``suspended`` for a time without a seat, or None.
    """

    organisation: str
    country: str
    from_on: str
    until_on: str | None
    note: str | None

    def holds_on(self, day: date) -> bool:
        """Whether the state was a member on ``day``, as far as the dates' precision tells."""
        return is_within(day, self.from_on, self.until_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person in public life.

    Args:
        name: Canonical name ("Sergey Lavrov").
        aliases: Other spellings and names.
        country: Country or organisation they act for, or None.
        sector: PLOVER sector outside any office of the table, or None.
        tenures: Offices held, earliest first.
        standings: Sectors that they had for a time, earliest first.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    tenures: tuple[Tenure, ...] = ()
    standings: tuple[Standing, ...] = ()

    def get_sector(self, on: date) -> str | None:
        """The sector outside any office on a day: that of the time, else the usual one."""
        return get_standing_sector(self.standings, on) or self.sector

    def find_tenures(self, on: date) -> tuple[Tenure, ...]:
        """The offices held on a day, the highest first as the table orders them."""
        return tuple(tenure for tenure in self.tenures if tenure.holds_on(on))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlace:
    """A town of the gazetteer.

    Args:
        name: Usual name.
        aliases: Other spellings.
        country: ISO 3166-1 alpha-3.
        latitude: Degrees north.
        longitude: Degrees east.
        population: People; 0 when not known.
    """

    name: str
    aliases: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """One spelling of something in the reference.

    Args:
        text: The spelling, as the table writes it.
        kind: How it names the thing.
        name: Canonical name of the thing ("Turkey").
        country: Its code; None for what belongs to no one country.
        sector: PLOVER sector; None for states and places.
        target: The entry itself.
    """

    text: str
    kind: NameKind
    name: str
    country: str | None
    sector: str | None
    target: Country | Metonym | Organisation | Region


def is_within(day: date, from_on: str | None, until_on: str | None) -> bool:
    """Whether a day lies in a time whose ends are as precise as they are known.

    Args:
        day: The day.
        from_on: First day, month or year; None when open.
        until_on: Day, month or year that no longer belongs to it; None when open.
    """
    text = day.isoformat()
    if from_on is not None and text[: len(from_on)] < from_on:
        return False
    return until_on is None or text[: len(until_on)] < until_on


def get_standing_sector(standings: Sequence[Standing], on: date) -> str | None:
    """The sector of the standing that holds on a day, the latest of several, or None."""
    return next((item.sector for item in reversed(standings) if item.holds_on(on)), None)
