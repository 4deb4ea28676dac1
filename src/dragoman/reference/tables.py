"""The package's data files, read and checked.

Every table is a UTF-8 file of tab-separated values with a header line; cells that hold several
values part them with ``|``; an empty cell means: not known, or none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Literal, cast

from dragoman.errors import ReferenceDataError
from dragoman.reference.entries import (
    REGION_KINDS,
    ROLE_KINDS,
    ROLE_STRENGTHS,
    Country,
    KnownPlace,
    Membership,
    Metonym,
    Organisation,
    Person,
    Region,
    RegionKind,
    Role,
    RoleKind,
    RoleStrength,
    Standing,
    Tenure,
)

_PARTIAL_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")


def read_countries() -> tuple[Country, ...]:
    """All states and territories.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("code", "name", "aliases", "adjectives", "people", "capitals")
    return tuple(
        Country(
            code=row[0],
            name=row[1],
            aliases=_split(row[2]),
            adjectives=_split(row[3]),
            people=_split(row[4]),
            capitals=_split(row[5]),
        )
        for _, row in _read_rows("countries.tsv", header)
    )


def read_metonyms() -> tuple[Metonym, ...]:
    """Buildings and streets that stand for institutions.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("text", "aliases", "country", "sector", "name")
    return tuple(
        Metonym(text=row[0], aliases=_split(row[1]), country=row[2], sector=row[3], name=row[4])
        for _, row in _read_rows("metonyms.tsv", header)
    )


def read_regions() -> tuple[Region, ...]:
    """Regions, waters, proto-states and peoples.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = (
        "name",
        "aliases",
        "country",
        "kind",
        "adjectives",
        "people",
        "latitude",
        "longitude",
    )
    return tuple(
        Region(
            name=row[0],
            aliases=_split(row[1]),
            country=row[2] or None,
            kind=cast(RegionKind, _choose(row[3], REGION_KINDS, place, "kind")),
            adjectives=_split(row[4]),
            people=_split(row[5]),
            latitude=float(row[6]) if row[6] else None,
            longitude=float(row[7]) if row[7] else None,
        )
        for place, row in _read_rows("regions.tsv", header)
    )


def read_organisations() -> tuple[Organisation, ...]:
    """Organisations, armed groups, parties, companies, outlets.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("name", "aliases", "country", "sector", "kind")
    standings: dict[str, list[Standing]] = defaultdict(list)
    for name, standing in read_standings():
        standings[name].append(standing)
    return tuple(
        Organisation(
            name=row[0],
            aliases=_split(row[1]),
            country=row[2] or None,
            sector=row[3],
            kind=cast(
                Literal["organisation", "group"],
                _choose(row[4], ("organisation", "group"), place, "kind"),
            ),
            standings=tuple(standings[row[0]]),
        )
        for place, row in _read_rows("organisations.tsv", header)
    )


def read_roles() -> tuple[Role, ...]:
    """Nouns for those who act.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("phrase", "sector", "kind", "strength")
    return tuple(
        Role(
            phrase=row[0],
            sector=row[1],
            kind=cast(RoleKind, _choose(row[2], ROLE_KINDS, place, "kind")),
            strength=cast(RoleStrength, _choose(row[3], ROLE_STRENGTHS, place, "strength")),
        )
        for place, row in _read_rows("roles.tsv", header)
    )


def read_tenures() -> tuple[Tenure, ...]:
    """Who held which office, and when.

    Raises:
        ReferenceDataError: The table is broken, or a date is none.
    """
    header = ("country", "office", "title", "person", "from", "until", "note")
    tenures = []
    for place, row in _read_rows("offices.tsv", header):
        _check_dates(place, row[4], row[5])
        tenures.append(
            Tenure(
                country=row[0],
                office=row[1],
                title=row[2],
                person=row[3],
                from_on=row[4],
                until_on=row[5] or None,
                note=row[6] or None,
            )
        )
    return tuple(tenures)


def read_persons() -> tuple[Person, ...]:
    """Persons with their spellings, without their offices.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("name", "aliases", "country", "sector")
    return tuple(
        Person(name=row[0], aliases=_split(row[1]), country=row[2] or None, sector=row[3] or None)
        for _, row in _read_rows("persons.tsv", header)
    )


def read_titles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Titles and the offices that they may stand for ("leader": HOS, HOG, ...).

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("phrase", "offices")
    return tuple((row[0], _split(row[1])) for _, row in _read_rows("titles.tsv", header))


def read_names_abroad() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names of states in other languages that CLDR lacks: code and names.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("code", "names")
    return tuple((row[0], _split(row[1])) for _, row in _read_rows("names_abroad.tsv", header))


def read_sectors() -> tuple[tuple[str, str], ...]:
    """The PLOVER sectors: code and meaning.

    Raises:
        ReferenceDataError: The table is broken.
    """
    return tuple((row[0], row[1]) for _, row in _read_rows("sectors.tsv", ("code", "meaning")))


def read_standings() -> tuple[tuple[str, Standing], ...]:
    """Sectors that organisations had for a time: the organisation's name, and the standing.

    Raises:
        ReferenceDataError: The table is broken, or a date is none.
    """
    header = ("organisation", "sector", "from", "until")
    return tuple(
        (row[0], Standing(sector=row[1], from_on=row[2], until_on=row[3] or None))
        for place, row in _read_rows("standings.tsv", header)
        if _check_dates(place, row[2], row[3])
    )


def read_memberships() -> tuple[Membership, ...]:
    """Which states were members of which organisations, and when.

    Raises:
        ReferenceDataError: The table is broken, or a date is none.
    """
    header = ("organisation", "country", "from", "until", "note")
    return tuple(
        Membership(
            organisation=row[0],
            country=row[1],
            from_on=row[2],
            until_on=row[3] or None,
            note=row[4] or None,
        )
        for place, row in _read_rows("members.tsv", header)
        if _check_dates(place, row[2], row[3])
    )


def read_places() -> tuple[KnownPlace, ...]:
    """Towns, largest first.

    Raises:
        ReferenceDataError: The table is broken.
    """
    header = ("name", "aliases", "country", "latitude", "longitude", "population")
    return tuple(
        KnownPlace(
            name=row[0],
            aliases=_split(row[1]),
            country=row[2],
            latitude=float(row[3]),
            longitude=float(row[4]),
            population=int(row[5]),
        )
        for _, row in _read_rows("places.tsv", header)
    )


def _read_rows(name: str, header: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    text = (files("dragoman.reference") / "data" / name).read_text(encoding="utf-8")
    lines = text.split("\n")
    if tuple(lines[0].split("\t")) != tuple(header):
        raise ReferenceDataError(
            f"{name}, line 1: the header is not {' '.join(header)}.",
            remedy="Restore the file from the release.",
        )
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        row = line.split("\t")
        if len(row) != len(header):
            raise ReferenceDataError(
                f"{name}, line {number}: {len(row)} fields, not {len(header)}.",
                remedy="Part fields with one tab each; leave a field empty rather than out.",
            )
        yield f"{name}, line {number}", row


def _check_dates(place: str, *values: str) -> bool:
    """True when each value is a date or empty.

    Raises:
        ReferenceDataError: One is not.
    """
    for value in filter(None, values):
        if not _PARTIAL_DATE.match(value):
            raise ReferenceDataError(
                f"{place}: '{value}' is no date.", remedy="Write YYYY, YYYY-MM or YYYY-MM-DD."
            )
    return True


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _choose(value: str, choices: Sequence[str], place: str, field: str) -> str:
    if value not in choices:
        raise ReferenceDataError(
            f"{place}: '{value}' is no {field}.", remedy=f"Use one of {', '.join(choices)}."
        )
    return value
