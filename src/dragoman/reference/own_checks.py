"""What may stand in a user's file of actors, and what is said when something else does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import cast

from dragoman.errors import ReferenceDataError
from dragoman.records import ACTOR_KINDS, ActorKind
from dragoman.reference import tables
from dragoman.reference.entries import BLOCS
from dragoman.reference.folding import fold

FIELDS = ("name", "aliases", "kind", "country", "sector", "office", "from", "until")
NEEDED = ("name", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry of a file, as text.

    Args:
        file: The file, as the user called it.
        lines: Line of each field, counted from 1; the empty key is the entry's first line.
        fields: Values by field, aliases excepted; empty for nothing.
        aliases: Other names.
    """

    file: str
    lines: Mapping[str, int]
    fields: Mapping[str, str]
    aliases: tuple[str, ...]

    @property
    def kind(self) -> ActorKind:
        """Kind of actor; checked before."""
        return cast(ActorKind, self.fields["kind"])

    @property
    def is_timed(self) -> bool:
        """Whether it tells of an office, or of a sector for a time."""
        return any(self.get(name) for name in ("office", "from", "until"))

    def get(self, field: str) -> str | None:
        """A value, or None where nothing is written."""
        return self.fields.get(field) or None

    def with_fields(self, fields: Mapping[str, str]) -> Row:
        """The same entry with these values."""
        return replace(self, fields=fields)

    def fail(self, field: str, problem: str, remedy: str) -> ReferenceDataError:
        """The error that tells what is wrong with a field, and where.

        Args:
            field: The field.
            problem: What is wrong.
            remedy: What to write instead.
        """
        line = self.lines.get(field, self.lines[""])
        return ReferenceDataError(f"{self.file}, line {line}, {field}: {problem}", remedy=remedy)


@cache
def _get_countries() -> frozenset[str]:
    return frozenset(country.code for country in tables.read_countries())


@cache
def _get_sectors() -> tuple[str, ...]:
    return tuple(sorted(code for code, _ in tables.read_sectors()))


def check_columns(names: Sequence[str], place: str) -> None:
    """Raise unless the fields are known, each once, and the needed ones among them.

    Args:
        names: Fields of a header or table.
        place: File and line.

    Raises:
        ReferenceDataError: They are not.
    """
    for number, name in enumerate(names):
        if name not in FIELDS:
            raise ReferenceDataError(
                f"{place}: unknown field '{name}'.", remedy=f"Use {', '.join(FIELDS)}."
            )
        if name in names[:number]:
            raise ReferenceDataError(f"{place}: {name} stands twice.", remedy="Keep one of them.")
    for name in NEEDED:
        if name not in names:
            raise ReferenceDataError(f"{place}: no {name}.", remedy=f"Every actor needs a {name}.")


def check_row(row: Row) -> Row:
    """The entry with its country and sector in capitals, once everything in it is right.

    Raises:
        ReferenceDataError: Something is not; the message names line, field and remedy.
    """
    if not fold(row.fields.get("name", "")):
        raise row.fail("name", "an empty name.", "Write the name, or take the entry out.")
    if row.fields.get("kind") not in ACTOR_KINDS:
        raise row.fail(
            "kind",
            f"'{row.fields.get('kind', '')}' is no kind of actor.",
            f"Use one of {', '.join(ACTOR_KINDS)}.",
        )
    codes = {name: row.fields.get(name, "").upper() for name in ("country", "sector")}
    row = row.with_fields({**row.fields, **codes})
    if codes["country"] and codes["country"] not in (*_get_countries(), *BLOCS):
        raise row.fail(
            "country",
            f"'{codes['country']}' is no country.",
            f"Use a code of ISO 3166-1 alpha-3 such as TUR, or one of {', '.join(BLOCS)}.",
        )
    if codes["sector"] and codes["sector"] not in _get_sectors():
        raise row.fail(
            "sector",
            f"'{codes['sector']}' is no sector.",
            f"Use one of {', '.join(_get_sectors())}.",
        )
    _check_kind(row)
    _check_dates(row)
    return row


def _check_kind(row: Row) -> None:
    if row.kind == "state":
        if row.get("country") not in _get_countries():
            raise row.fail("country", "a state without its code.", "Write it, such as TUR.")
        for name in ("sector", "office", "from", "until"):
            if row.get(name):
                raise row.fail(name, "a state has none.", "Leave it empty.")
    if row.get("office"):
        if row.kind != "person":
            raise row.fail("office", f"no {row.kind} holds an office.", "Leave it empty.")
        if row.get("from") is None:
            raise row.fail(
                "from",
                "an office without its first day.",
                "Say since when, as precisely as you know: 2019, 2019-05 or 2019-05-20.",
            )


def _check_dates(row: Row) -> None:
    for name in ("from", "until"):
        value = row.get(name)
        if value is not None and not _is_date(value):
            raise row.fail(
                name, f"'{value}' is no date.", "Write YYYY, YYYY-MM or YYYY-MM-DD of a real day."
            )
    start, end = row.get("from"), row.get("until")
    if start and end:
        width = min(len(start), len(end))
        if end[:width] < start[:width] or (start == end and width == len("YYYY-MM-DD")):
            raise row.fail(
                "until",
                f"{end} is not after {start}.",
                "Write the first day on which it no longer held.",
            )
    if (start or end) and not row.get("office") and not row.get("sector"):
        raise row.fail(
            "from" if start else "until",
            "a time without an office or a sector that it could be the time of.",
            "Write the office or the sector, or take the date out.",
        )


def _is_date(value: str) -> bool:
    if len(value) not in (4, 7, 10) or not value.isascii():
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def check_names(rows: Sequence[Row]) -> None:
    """Raise when two actors share a name or alias, or one actor has it twice.

    Raises:
        ReferenceDataError: They do; the message names both lines.
    """
    owners: dict[str, Row] = {}
    names: dict[str, Row] = {}
    for row in rows:
        names.setdefault(fold(row.fields["name"]), row)
    for row in rows:
        own = fold(row.fields["name"])
        first = names[own]
        if first.fields["name"] != row.fields["name"]:
            raise row.fail(
                "name",
                f"line {first.lines['']} has the same name as '{first.fields['name']}'.",
                "Write it alike in both, or give the other spelling up.",
            )
        for alias in row.aliases:
            key = fold(alias)
            if not key:
                raise row.fail("aliases", "an empty alias.", "Take it out.")
            owner = names.get(key) or owners.get(key)
            if owner is not None:
                raise row.fail(
                    "aliases",
                    f"'{alias}' stands in line {owner.lines['']} already.",
                    "A name belongs to one actor, once; case and accents do not tell names apart.",
                )
            owners[key] = row


def check_group(rows: Sequence[Row]) -> None:
    """Raise when the rows of one name cannot be one actor.

    Raises:
        ReferenceDataError: They cannot.
    """
    first, lasting = rows[0], [row for row in rows if not row.is_timed]
    for row in rows[1:]:
        if row.kind != first.kind:
            raise row.fail(
                "kind",
                f"line {first.lines['']} calls {row.fields['name']} a {first.kind}.",
                "Say the same in every line of a name.",
            )
    if len(lasting) > 1:
        raise lasting[1].fail(
            "name",
            f"line {lasting[0].lines['']} tells of {first.fields['name']} already.",
            "Several lines of one name tell of several times: give each its from and until.",
        )
