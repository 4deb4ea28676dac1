"""Reads a codebook: one TOML file, and the lexicon and CAMEO table that it names."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from dragoman.codebook.book import CameoCode, Codebook, Context, EventType, Mode
from dragoman.codebook.checks import Fields, raise_at, read_bytes, read_rows
from dragoman.codebook.entries import parse_frames, read_entries, read_inline_entries
from dragoman.codebook.lexicon import Lexicon
from dragoman.errors import CodebookError

CONVERSIONS = (
    "promised", "refused", "threatened", "requested", "incited", "ended_conflict",
    "ended_cooperation",
)  # fmt: skip
_CAMEO_COLUMNS = ("code", "goldstein", "type", "mode", "contexts")


def load_codebook(path: Path | None = None) -> Codebook:
    """The codebook in a file, checked.

    Args:
        path: A TOML file; the tables that it names stand beside it. None for PLOVER, which
            comes with dragoman.

    Raises:
        CodebookError: The file cannot be read or is wrong: names file, line or field, remedy.
    """
    return _load_own() if path is None else _read_codebook(path)


@cache
def _load_own() -> Codebook:
    with resources.as_file(resources.files("dragoman.codebook") / "data") as folder:
        return _read_codebook(folder / "plover.toml")


def _read_codebook(path: Path) -> Codebook:
    content = read_bytes(path)
    try:
        text = content.decode("utf-8")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise CodebookError(
            f"{path}: not UTF-8 (byte {error.start}).", remedy="Save the file as UTF-8."
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"{path}: {error}.", remedy="Mend the TOML at that line.") from None
    book = Fields(raw, str(path), "", text)
    digest = hashlib.blake2b(content, digest_size=10)
    contexts = {c.name: c for c in _find_contexts(book)}
    frames = parse_frames(book)
    types = {t.name: t for t in _find_types(book)}
    if not types:
        book.fail("types", "no event types", "Add at least one table [types.NAME].")
    entries = list(read_inline_entries(book, frames))
    lexicon_path = _beside(path, book.get_text("lexicon"))
    if lexicon_path is not None:
        digest.update(read_bytes(lexicon_path))
        entries += read_entries(lexicon_path, book, frames, types)
    cameo_path = _beside(path, book.get_text("cameo"))
    cameo: tuple[CameoCode, ...] = ()
    if cameo_path is not None:
        digest.update(read_bytes(cameo_path))
        cameo = tuple(_read_cameo(cameo_path, types, contexts))
    book.check_keys(
        "name", "version", "source", "lexicon", "cameo", "conversions", "quads", "frames",
        "types", "contexts", "vehicles", "not_by",
    )  # fmt: skip
    vehicles = book.get_table("vehicles")
    vehicles.check_keys("verbs", "nouns")
    return Codebook(
        name=book.require_text("name"),
        version=book.get_text("version") or "",
        source=book.get_text("source") or "",
        digest=digest.hexdigest(),
        types=MappingProxyType(types),
        contexts=MappingProxyType(contexts),
        lexicon=Lexicon(entries, _read_irregular()),
        cameo=cameo,
        conversions=MappingProxyType(
            _parse_type_names(book.get_table("conversions"), CONVERSIONS, types)
        ),
        vehicle_verbs=frozenset(vehicles.get_texts("verbs")),
        vehicle_nouns=frozenset(vehicles.get_texts("nouns")),
    )


def _read_irregular() -> dict[str, str]:
    with resources.as_file(resources.files("dragoman.codebook") / "data" / "irregular.tsv") as path:
        return {row[0]: row[1] for _, row in read_rows(path, ("form", "lemma"))}


def _beside(path: Path, name: str | None) -> Path | None:
    return path.parent / name if name else None


def _parse_type_names(table: Fields, keys: Sequence[str], types: Collection[str]) -> dict[str, str]:
    """The types that a table names under some keys, any of which may be left out."""
    table.check_keys(*keys)
    found: dict[str, str] = {}
    for key in keys:
        name = table.get_text(key)
        if name is not None and name not in types:
            table.fail(key, f"no type '{name}'", f"Take one of {', '.join(types)}.")
        if name is not None:
            found[key] = name
    return found


def _find_contexts(book: Fields) -> Iterator[Context]:
    for name, table in book.get_table("contexts").find_tables():
        table.check_keys("definition", "cues")
        yield Context(
            name=name,
            definition=table.require_text("definition"),
            cues=table.get_texts("cues"),
        )


def _find_types(book: Fields) -> Iterator[EventType]:
    names = [name for name, _ in book.get_table("types").find_tables()]
    contexts = [name for name, _ in book.get_table("contexts").find_tables()]
    for name, table in book.get_table("types").find_tables():
        table.check_keys(
            "definition", "quad", "score", "modes", "reciprocal", "requires_recipient", "answers",
            "not_by", "by", "in_context", "examples", "frames", "verbs", "nouns", "adjectives",
        )  # fmt: skip
        quad = table.get_number("quad", 1, 4)
        mishaps = table.get_texts("not_by") + (book.get_texts("not_by") if quad == 4 else ())
        yield EventType(
            name=name,
            definition=table.require_text("definition"),
            quad=None if quad is None else int(quad),
            score=table.get_number("score", -10, 10),
            modes=tuple(_find_modes(table)),
            reciprocal=table.get_flag("reciprocal"),
            requires_recipient=table.get_flag("requires_recipient"),
            answers=table.get_flag("answers"),
            not_by=frozenset(mishaps),
            by=frozenset(table.get_texts("by")),
            in_context=MappingProxyType(
                _parse_type_names(table.get_table("in_context"), contexts, names)
            ),
            examples=table.get_texts("examples"),
        )


def _find_modes(type_table: Fields) -> Iterator[Mode]:
    seen: set[str] = set()
    for table in type_table.find_list("modes"):
        table.check_keys("name", "definition", "score", "cues")
        name = table.require_text("name")
        if name in seen:
            table.fail("name", f"mode '{name}' stands twice", "Take one of the two out.")
        seen.add(name)
        yield Mode(
            name=name,
            definition=table.require_text("definition"),
            score=table.get_number("score", -10, 10),
            cues=table.get_texts("cues"),
        )


def _read_cameo(
    path: Path, types: Mapping[str, EventType], contexts: Mapping[str, Context]
) -> Iterator[CameoCode]:
    for line, row in read_rows(path, _CAMEO_COLUMNS):
        code, value, type_name, mode, names = row
        if not (code.isascii() and code.isdigit() and len(code) in (3, 4)):
            raise_at(path, line, f"'{code}' is no CAMEO code", "Give three or four digits.")
        try:
            goldstein = float(value)
        except ValueError:
            raise_at(path, line, f"'{value}' is no number", "Give the Goldstein value.")
        if type_name and type_name not in types:
            raise_at(path, line, f"no type '{type_name}'", "Name one of the codebook's types.")
        if mode and (not type_name or types[type_name].get_mode(mode) is None):
            owner = type_name or "a code without type"
            raise_at(path, line, f"{owner} has no mode '{mode}'", "Add it, or leave it empty.")
        own = tuple(name for name in names.split(",") if name)
        for name in own:
            if name not in contexts:
                raise_at(path, line, f"no context '{name}'", "Add it, or leave it out.")
        yield CameoCode(
            code=code,
            goldstein=goldstein,
            type=type_name or None,
            mode=mode or None,
            contexts=own,
        )
