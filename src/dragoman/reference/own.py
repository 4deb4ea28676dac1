"""Users' own actors: a TOML or CSV file that adds to the reference and overrides it."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from dragoman.errors import ReferenceDataError
from dragoman.records import ActorKind
from dragoman.reference import own_checks
from dragoman.reference.own_checks import Row

_HEADER = re.compile(r"\s*\[\[\s*actor\s*\]\]")


class _Reader(Protocol):
    """What :func:`csv.reader` gives."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time in an office, or in a sector.

    Args:
        country: Country or bloc whose office it is, or None.
        office: Title in words ("foreign minister"), or None where only the sector is said.
        sector: PLOVER sector, or None.
        from_on: First day, as precise as known, or None.
        until_on: Day from which it no longer held, likewise.
    """

    country: str | None
    office: str | None
    sector: str | None
    from_on: str | None
    until_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActor:
    """An actor of a user's file.

    Args:
        name: Canonical name.
        aliases: Other names and spellings.
        kind: Kind of actor; for a state the names are added to those of ``country``.
        country: Country or bloc, or None.
        sector: PLOVER sector without regard to time, or None.
        terms: Offices, and sectors for a time, in the order of the file.
    """

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sector: str | None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActors:
    """A user's file of actors.

    Args:
        source: Name of the file, without its folder.
        digest: Hash of its bytes: who reads with another file reads with other eyes.
        actors: The actors, in the order of the file.
    """

    source: str
    digest: str
    actors: tuple[OwnActor, ...]


def read_own_actors(path: Path) -> OwnActors:
    """Read a file of actors and check it.

    Args:
        path: A ``.toml`` file of ``[[actor]]`` tables, or a ``.csv`` file with a header line.

    Raises:
        ReferenceDataError: The file cannot be read, or something in it is wrong; the message
            names line, field and remedy.
    """
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as problem:
        raise ReferenceDataError(
            f"{path} cannot be read: {problem.strerror}.", remedy="Check its name and permissions."
        ) from problem
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise ReferenceDataError(
            f"{path}, line {line}: no UTF-8.", remedy="Save the file in UTF-8."
        ) from problem
    read = {".toml": _find_toml_rows, ".csv": _find_csv_rows}.get(path.suffix.lower())
    if read is None:
        raise ReferenceDataError(
            f"{path} is neither a .toml nor a .csv file.", remedy="Name it by what it holds."
        )
    rows = [own_checks.check_row(row) for row in read(str(path), text)]
    if not rows:
        raise ReferenceDataError(
            f"{path} holds no actor.",
            remedy="Write [[actor]] tables, or a CSV line for each; see the documentation.",
        )
    digest = hashlib.blake2b(content, digest_size=8).hexdigest()
    return OwnActors(source=path.name, digest=digest, actors=tuple(_join_rows(rows)))


def add_taught(own: OwnActors | None, taught: Sequence[OwnActor]) -> OwnActors | None:
    """A user's actors with those that a record teaches behind them.

    Args:
        own: The user's actors, or None.
        taught: Actors whom neither the tables nor the user's file know.

    Returns:
        Both, under a digest of both; ``own`` itself where nothing is taught.
    """
    if not taught:
        return own
    lines = [own.digest] if own is not None else [""]
    lines += ["\t".join((one.name, one.country or "", one.sector or "")) for one in taught]
    return OwnActors(
        source=own.source if own is not None else "record",
        digest=hashlib.blake2b("\n".join(lines).encode(), digest_size=8).hexdigest(),
        actors=(*(own.actors if own is not None else ()), *taught),
    )


def _find_csv_rows(place: str, text: str) -> Iterator[Row]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    lines = _split_lines(place, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    header = [name.strip() for name in next(lines, (1, []))[1]]
    own_checks.check_columns(header, f"{place}, line 1")
    for line, cells in lines:
        if len(cells) > len(header):
            raise ReferenceDataError(
                f"{place}, line {line}: {len(cells)} fields under {len(header)} headings.",
                remedy="Put quotation marks around a field that holds the separator.",
            )
        fields = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        aliases = fields.pop("aliases", "")
        names = tuple(part.strip() for part in aliases.split("|")) if aliases else ()
        places = dict.fromkeys((*header, ""), line)
        yield Row(file=place, lines=places, fields=fields, aliases=names)


def _split_lines(place: str, reader: _Reader) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file that hold anything, each with its first line."""
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as problem:
        raise ReferenceDataError(
            f"{place}, line {line}: no CSV: {problem}.",
            remedy="Is a quotation mark not closed?",
        ) from problem


def _find_toml_rows(place: str, text: str) -> Iterator[Row]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ReferenceDataError(
            f"{place}: no TOML: {problem}.", remedy="Texts stand between quotation marks."
        ) from problem
    others = sorted(set(content) - {"actor"})
    tables = content.get("actor", [])
    if others or not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise ReferenceDataError(
            f"{place}: {'unknown table ' + others[0] if others else 'actor is no list'}.",
            remedy="Begin each actor with a line [[actor]].",
        )
    blocks = list(_find_blocks(text))
    for number, table in enumerate(tables):
        lines = blocks[number] if number < len(blocks) else {"": 1}
        own_checks.check_columns(list(table), f"{place}, line {lines['']}")
        aliases = table.pop("aliases", [])
        if not isinstance(aliases, list) or not all(isinstance(one, str) for one in aliases):
            raise ReferenceDataError(
                f"{place}, line {lines.get('aliases', lines[''])}: aliases is no list of texts.",
                remedy='Write aliases = ["...", "..."].',
            )
        row = Row(file=place, lines=lines, fields={}, aliases=tuple(one.strip() for one in aliases))
        yield row.with_fields({name: _write_value(row, name, v) for name, v in table.items()})


def _find_blocks(text: str) -> Iterator[Mapping[str, int]]:
    """The line of each key, for every ``[[actor]]``; the empty key stands for its head."""
    lines: dict[str, int] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if _HEADER.match(line):
            if lines is not None:
                yield lines
            lines = {"": number}
        elif lines is not None and "=" in line:
            lines.setdefault(line.split("=", 1)[0].strip().strip("\"'"), number)
    if lines is not None:
        yield lines


def _write_value(row: Row, name: str, value: Any) -> str:
    """A TOML value as the text that a CSV file would hold."""
    if isinstance(value, str):
        return value.strip()
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    if name in ("from", "until") and (is_day or type(value) is int):
        return str(value)
    raise row.fail(name, f"{value!r} is no text.", 'Write it between quotation marks: "...".')


def _join_rows(rows: list[Row]) -> Iterator[OwnActor]:
    """One actor for all rows of one name, once no other row claims any of their names."""
    own_checks.check_names(rows)
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.fields["name"], []).append(row)
    for name, group in groups.items():
        own_checks.check_group(group)
        lasting = [row for row in group if not row.is_timed]
        yield OwnActor(
            name=name,
            aliases=tuple(alias for row in group for alias in row.aliases),
            kind=group[0].kind,
            country=(lasting or group)[-1].get("country"),
            sector=next((row.get("sector") for row in lasting if row.get("sector")), None),
            terms=tuple(
                Term(
                    country=row.get("country"),
                    office=row.get("office"),
                    sector=row.get("sector"),
                    from_on=row.get("from"),
                    until_on=row.get("until"),
                )
                for row in group
                if row.is_timed
            ),
        )
