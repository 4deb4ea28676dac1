"""The world as the stages know it: states, organisations, roles, offices, persons, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.records import Place
from dragoman.reference import tables
from dragoman.reference.entries import (
    Country,
    KnownName,
    Membership,
    NameKind,
    Organisation,
    Person,
    Region,
    Tenure,
)
from dragoman.reference.folding import split_words
from dragoman.reference.foreign import ForeignNames
from dragoman.reference.names import NameIndex, NameMatch, list_names
from dragoman.reference.overlay import Overlay, drop_claimed, lay_over
from dragoman.reference.own import OwnActors
from dragoman.reference.persons import PersonIndex, PersonMatch
from dragoman.reference.places import PlaceIndex
from dragoman.reference.roles import RoleIndex, RoleMatch

_WITH_ARTICLE = (
    "United ",
    "Netherlands",
    "Philippines",
    "Czech Rep",
    "Central African",
    "Democratic Rep",
    "Republic of",
    "Maldives",
    "Dominican Rep",
    "Bahamas",
    "Gambia",
    "Holy See",
)
_NAMES_ITS_BODY = re.compile(r" (?:of|for)(?: the)? [A-Z]")
_COUNTRY_KINDS = frozenset({"name", "adjective", "people", "capital", "metonym"})


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """A country that a text names.

    Args:
        country: Which.
        kind: By its name, adjective, people, capital, or a metonym of its government.
    """

    country: Country
    kind: NameKind


class Reference:
    """Look-ups over the reference tables; never changes once built.

    Args:
        countries: States and territories.
        names: Every spelling of states, organisations, regions and metonyms.
        roles: Nouns for those who act.
        persons: Persons and their offices.
        tenures: Who held which office when.
        regions: Regions, for the gazetteer.
        titles: Titles and the kinds of office that they stand for.
        memberships: Which states were members of which organisations, and when.
        own: The user's actors that are laid over the tables, or None.
    """

    def __init__(
        self,
        *,
        countries: Iterable[Country],
        names: NameIndex,
        roles: RoleIndex,
        persons: PersonIndex,
        tenures: Iterable[Tenure],
        regions: Iterable[Region] = (),
        titles: Iterable[tuple[str, tuple[str, ...]]] = (),
        memberships: Iterable[Membership] = (),
        own: OwnActors | None = None,
    ) -> None:
        self._countries = {country.code: country for country in countries}
        self._regions = tuple(regions)
        self._titles = {split_words(phrase): offices for phrase, offices in titles}
        self.names = names
        self.roles = roles
        self.persons = persons
        self.own = own
        self._tenures = tuple(tenures)
        self._memberships = tuple(memberships)
        self._foreign = ForeignNames(self._countries)

    def get_state(self, code: str) -> Country | None:
        """The country with this ISO 3166-1 alpha-3 code, or None."""
        return self._countries.get(code)

    def get_state_name(self, code: str) -> str | None:
        """Its usual English name ("TUR": "Turkey"), or None."""
        country = self._countries.get(code)
        return country.name if country else None

    def get_country(self, text: str) -> CountryMatch | None:
        """The country that ``text`` as a whole names, and how; None when it names none.

        Names in Turkish, Russian and Ukrainian count where no English name does.
        """
        for known in self.names.get_all(_strip_article(text)):
            country = self._countries.get(known.country or "")
            if known.kind in _COUNTRY_KINDS and country is not None:
                return CountryMatch(country, known.kind)
        foreign = self._foreign.get(text)
        return CountryMatch(foreign, "name") if foreign else None

    def get_organisation(self, text: str) -> Organisation | None:
        """The organisation that ``text`` as a whole names, or None."""
        for known in self.names.get_all(_strip_article(text)):
            if isinstance(known.target, Organisation):
                return known.target
        return None

    def find_all_names(self) -> Iterator[str]:
        """Every name and spelling of states, organisations, regions and persons."""
        yield from self.names.find_texts()
        for person in self.persons.persons:
            yield from (person.name, *person.aliases)

    def find_names(self, text: str) -> Iterator[NameMatch]:
        """Known names in running text: longest from the left, never overlapping."""
        return self.names.find_in(text)

    def get_names(self, text: str) -> tuple[KnownName, ...]:
        """Everything that ``text`` as a whole may name, best kind first."""
        return self.names.get_all(_strip_article(text))

    def get_sector(self, phrase: str, entity_sector: str | None = None) -> RoleMatch | None:
        """The sector that a noun phrase tells, up to its head noun; None when it tells none.

        Args:
            phrase: "the Turkish foreign minister"; the head noun last.
            entity_sector: Sector of an organisation that the phrase names.
        """
        return self.roles.match(split_words(phrase), entity_sector)

    def get_person(
        self, name: str, on: date | None = None, country: str | None = None
    ) -> tuple[PersonMatch, ...]:
        """Whom a name may mean, those in office on the day first; empty when nobody is known."""
        return self.persons.find(name, on, country)

    def is_given_name(self, key: str) -> bool:
        """Whether a spelling key (see ``get_name_words``) is the first name of somebody known."""
        return self.persons.is_given_name(key)

    def get_named_person(self, name: str) -> Person | None:
        """The person with this canonical name, or None."""
        return self.persons.get_named(name)

    def find_offices(
        self, country: str, office: str | None = None, on: date | None = None
    ) -> Iterator[Tenure]:
        """Who held the offices of a country, earliest first.

        Args:
            country: Code.
            office: HOS, HOG, FM, DM, ...; None for all.
            on: Only who held it on this day; None for all.
        """
        for tenure in self._tenures:
            if (
                tenure.country == country
                and (office is None or tenure.office == office)
                and (on is None or tenure.holds_on(on))
            ):
                yield tenure

    def find_all_offices(self) -> Iterator[Tenure]:
        """Every term of every office, by country and office."""
        yield from self._tenures

    def find_members(self, organisation: str, on: date | None = None) -> Iterator[Membership]:
        """The states in an organisation, by code.

        Args:
            organisation: Any of its names.
            on: Only the members of this day; None for those of any time.
        """
        known = self.get_organisation(organisation)
        name = known.name if known is not None else None
        for one in self._memberships:
            if one.organisation == name and (on is None or one.holds_on(on)):
                yield one

    def find_memberships(self, country: str, on: date | None = None) -> Iterator[Membership]:
        """The organisations that a state is in, by name.

        Args:
            country: Code.
            on: Only those of this day; None for those of any time.
        """
        for one in self._memberships:
            if one.country == country and (on is None or one.holds_on(on)):
                yield one

    def get_offices(self, title: str) -> tuple[str, ...]:
        """The kinds of office that a title may stand for ("foreign minister": FM); maybe none."""
        return self._titles.get(split_words(title), ())

    def get_office_name(self, title: str, country: str | None) -> str:
        """An office in words: "foreign minister of Turkey"."""
        name = self.get_state_name(country or "")
        if name is None or _NAMES_ITS_BODY.search(title):
            return title
        return f"{title} of {'the ' if name.startswith(_WITH_ARTICLE) else ''}{name}"

    def get_place(self, name: str, countries: Sequence[str] = ()) -> Place | None:
        """The likeliest place of that name, preferring one in ``countries``; None if unknown."""
        return self._places.get(name, countries)

    def is_wide(self, name: str) -> bool:
        """Whether a name is that of a country, region or sea, and of no town."""
        match = self.get_country(name)
        return self._places.is_wide(name) or (match is not None and match.kind != "capital")

    @cached_property
    def _places(self) -> PlaceIndex:
        return PlaceIndex(tables.read_places(), self._regions)


def load_reference(own: OwnActors | None = None) -> Reference:
    """Build the reference from the package's tables.

    Args:
        own: A user's actors, which add to the tables and override them; None for none.

    Raises:
        ReferenceDataError: A table is broken.
    """
    regions, titles = tables.read_regions(), tables.read_titles()
    base = Overlay(
        countries=tables.read_countries(),
        organisations=tables.read_organisations(),
        persons=tables.read_persons(),
        tenures=tables.read_tenures(),
    )
    if own is not None:
        kinds = {split_words(phrase): offices for phrase, offices in titles}
        base = lay_over(own, base, lambda title: kinds.get(split_words(title), ()))
    names = list_names(base.countries, tables.read_metonyms(), base.organisations, regions)
    tenures = sorted(base.tenures, key=lambda item: (item.country, item.office, item.from_on))
    return Reference(
        countries=base.countries,
        names=NameIndex(drop_claimed(names, own) if own else names),
        roles=RoleIndex(tables.read_roles()),
        persons=PersonIndex(base.persons, tenures),
        tenures=tenures,
        regions=regions,
        titles=titles,
        memberships=tables.read_memberships(),
        own=own,
    )


def _strip_article(text: str) -> str:
    stripped = text.strip()
    if stripped[:4].lower() == "the ":
        return stripped[4:]
    return stripped
