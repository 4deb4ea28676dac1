"""``dragoman who``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import ActorsFileOption, Format, FormatOption

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from rich.console import Console
    from rich.text import Text

    from dragoman.reference import Fact, Reference, Subject
    from dragoman.store.who import Sighting

_LIKE = 80
_N_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoRow:
    """One line of what is known of an actor.

    Args:
        name: Canonical name.
        kind: person, state, organisation, group, region or people.
        fact: What sort of thing is known.
        value: The thing.
        country: The country that it is about, or None.
        from_on: First day, as precise as known, or None.
        until_on: Day from which it no longer held, or None.
        note: ``acting``, ``former`` and the like, or None.
        source: Who says so: ``reference``, the name of a user's file, or ``record``.
        sighting: The articles that say so, of a line from a record.
    """

    name: str
    kind: str
    fact: str
    value: str
    country: str | None
    from_on: str | None
    until_on: str | None
    note: str | None
    source: str
    sighting: Sighting | None = None


def who(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name in any spelling, or a country code.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Only what held on this day: YYYY-MM-DD."),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option(
            "--record", "-r", metavar="FILE", help="Look also at what the articles of this say."
        ),
    ] = None,
    own: ActorsFileOption = None,
    form: FormatOption = Format.table,
) -> None:
    """Everything known of an actor: who they are, what they held and when, on whose word.

    With --record also as what its articles introduce them, by how many independent voices,
    each with the words that do so. A name that nobody has is not guessed at.

    dragoman who Lavrov --on 2020-12-29
    dragoman who "Mevlut Cavusoglu" --record news.duckdb
    dragoman who NATO --on 2020-01-01 --format csv
    """
    from dragoman.cli.columns import FACT_COLUMNS
    from dragoman.cli.machine import print_records
    from dragoman.reference import find_subjects, load_reference, read_own_actors

    day = _parse_day(on)
    reference = load_reference(read_own_actors(own) if own is not None else None)
    subjects = list(find_subjects(name, reference))
    rows = list(_find_facts(subjects, reference, day))
    if record is not None:
        rows += _find_sightings(record, name, subjects, reference, day)
    if rows:
        print_records(form, rows, FACT_COLUMNS, _print_table)
        return
    _report_unknown(name, reference, record)
    raise typer.Exit(1)


def _parse_day(text: str | None) -> date | None:
    from datetime import date

    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise typer.BadParameter(f"--on: '{text}' is no day. Write YYYY-MM-DD.") from None


def _find_facts(
    subjects: Iterable[Subject], reference: Reference, on: date | None
) -> Iterator[WhoRow]:
    from dragoman.reference import find_facts

    for subject in subjects:
        for fact in find_facts(subject, reference, on):
            yield _make_row(fact, reference)


def _make_row(fact: Fact, reference: Reference) -> WhoRow:
    own = reference.own if fact.is_own else None
    return WhoRow(
        name=fact.subject.name,
        kind=fact.subject.kind,
        fact=fact.kind,
        value=fact.value,
        country=fact.country,
        from_on=fact.from_on,
        until_on=fact.until_on,
        note=fact.note,
        source=own.source if own is not None else "reference",
    )


def _find_sightings(
    record: Path, name: str, subjects: Sequence[Subject], reference: Reference, on: date | None
) -> Iterator[WhoRow]:
    from dragoman.store import open_record
    from dragoman.store.who import find_sightings

    names = [name]
    for subject in subjects:
        names += [subject.name, *subject.target.aliases]
    with open_record(record) as opened:
        for one in find_sightings(opened, names, reference, on):
            yield WhoRow(
                name=one.name,
                kind=one.kind,
                fact="introduced as" if one.title else "named",
                value=one.title or one.name,
                country=one.country,
                from_on=None,
                until_on=None,
                note="former" if one.is_former else None,
                source="record",
                sighting=one,
            )


def _report_unknown(name: str, reference: Reference, record: Path | None) -> None:
    from dragoman.cli.streams import print_error

    names = set(reference.find_all_names())
    if record is not None:
        from dragoman.store import open_record
        from dragoman.store.who import find_actor_names

        with open_record(record) as opened:
            names.update(find_actor_names(opened))
    near = _find_near(name, names)
    where = f"nor in {record}" if record is not None else "and no record was asked"
    hint = f" Spelled alike: {', '.join(near)}." if near else ""
    print_error(f"nobody is known as '{name}', {where}.{hint}")


def _find_near(name: str, names: Iterable[str]) -> list[str]:
    """Names spelled nearly alike, as a whole or in their last word: suggestions, no answers."""
    from rapidfuzz import process
    from rapidfuzz.fuzz import ratio

    from dragoman.reference import fold

    spelled: dict[str, str] = {}
    for one in sorted(names):
        key = fold(one)
        spelled.setdefault(key, one)
        spelled.setdefault(key.rpartition(" ")[2], one)
    found = process.extract(fold(name), list(spelled), scorer=ratio, limit=20, score_cutoff=_LIKE)
    near = dict.fromkeys(spelled[key] for key, _, _ in found)
    return list(near)[:_N_SUGGESTIONS]


def _print_table(rows: Iterable[WhoRow]) -> None:
    from itertools import groupby

    from dragoman.cli.console import make_console

    console = make_console()
    for number, (heading, group) in enumerate(groupby(rows, lambda row: (row.name, row.kind))):
        if number:
            console.print()
        _print_actor(console, heading, list(group))


def _print_actor(console: Console, heading: tuple[str, str], rows: Sequence[WhoRow]) -> None:
    from rich.table import Table
    from rich.text import Text

    from dragoman.cli.console import QUIET
    from dragoman.cli.streams import escape

    title = Text(escape(heading[0]), "bold")
    console.print(title.append(f", {heading[1]}", QUIET))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True)
    for row in rows:
        table.add_row(row.fact, _show_value(row), Text(row.source, QUIET))
    console.print(table)


def _show_value(row: WhoRow) -> Text:
    from rich.text import Text

    from dragoman.cli.console import QUIET
    from dragoman.cli.streams import escape

    value = Text(escape(row.value))
    if row.note:
        value.append(f" ({row.note})")
    time = _show_time(row)
    value.append(f", {time}" if time else "")
    if row.sighting is not None:
        value.append(f"\n{escape(row.sighting.passage or row.sighting.words)}", QUIET)
        value.append(f"\n{_count_articles(row.sighting)}", QUIET)
    return value


def _show_time(row: WhoRow) -> str:
    if row.sighting is not None:
        first, last = row.sighting.first_published, row.sighting.last_published
        return f"{first} to {last}" if first != last else first or "on no known day"
    if row.from_on is None and row.until_on is None:
        return ""
    if row.until_on is None:
        return f"since {row.from_on}"
    return f"{row.from_on} until {row.until_on}" if row.from_on else f"until {row.until_on}"


def _count_articles(sighting: Sighting) -> str:
    n_articles, n_voices = sighting.n_articles, sighting.n_voices
    counted = f"{n_articles:,} articles" if n_articles > 1 else "1 article"
    if n_voices != n_articles:
        counted += f", {n_voices:,} of them independent"
    return f"{counted}; first in {sighting.article_id}"
