"""Paths to sources: files, directories, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.dates import parse_published
from dragoman.errors import RecordError, SourceError
from dragoman.records import Issue
from dragoman.sources.decoding import decode
from dragoman.sources.headers import Dating
from dragoman.sources.jsonlines import (
    Defaults,
    make_not_english_issue,
    make_undated_issue,
    read_json,
    read_json_lines,
)
from dragoman.sources.pages import make_article, read_page
from dragoman.sources.source import Source, make_issue

_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ""})
_LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_STANDARD_INPUT = "-"
_HTML_LEADS = ("<!doctype html", "<html", "<?xml", "<rss", "<feed")


def read_sources(
    paths: Iterable[Path], *, published: str | None = None, outlet: str | None = None
) -> Iterator[Source]:
    """Read articles from files and directories, in the order given; nothing is lost silently.

    Plain text (.txt, .text, .md, no suffix) is read as a saved page, JSON (.jsonl, .ndjson,
    .json) as articles. A directory is walked in sorted order; its hidden files are passed over,
    files of other formats are reported. "-" is standard input (JSON lines). An input that holds
    no article gives a :class:`Source` without one, whose issue names file, place and remedy.

    Args:
        paths: Files and directories.
        published: Date of publication: of every plain text, and of the JSON articles that hold
            none. None: as the sources say.
        outlet: Outlet, in the same way.

    Raises:
        SourceError: A path does not exist; a directory cannot be read or holds nothing that
            could be an article; ``published`` is no date.
    """
    defaults = Defaults(
        published=_check_published(published), outlet=(outlet or "").strip() or None
    )
    files = [file for path in paths for file in _find_files(Path(path))]
    seen: dict[str, str] = {}
    for path in files:
        for number, source in enumerate(_read_file(path, defaults), start=1):
            yield _check_id(source, seen, f"{_write_name(path)}, article {number}")


def _check_published(published: str | None) -> str | None:
    if published is None:
        return None
    try:
        return parse_published(published)
    except ValueError as error:
        raise SourceError(f"The date of publication cannot be read: {error}") from None


def _find_files(path: Path) -> Iterator[Path]:
    if str(path) == _STANDARD_INPUT or path.is_file() or path.is_fifo():
        yield path
    elif path.is_dir():
        files = sorted(_walk(path), key=lambda file: file.parts)
        if not any(_get_reader(file) for file in files):
            raise SourceError(
                f"The directory {path} holds no article.",
                remedy="Articles are files ending in .txt, .md, .jsonl, .ndjson or .json.",
            )
        yield from files
    else:
        raise SourceError(f"There is no file or directory {path}.", remedy="Check the path.")


def _walk(directory: Path) -> Iterator[Path]:
    for folder, subfolders, names in os.walk(directory, onerror=_fail):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in names:
            file = Path(folder) / name
            if not name.startswith(".") and file.is_file():
                yield file


def _fail(error: OSError) -> None:
    raise SourceError(
        f"The directory {error.filename} cannot be read ({error.strerror}).",
        remedy="Check its permissions.",
    )


Reader = Callable[[bytes, str, Defaults], Iterable[Source]]


def _get_reader(path: Path) -> Reader | None:
    suffix = path.suffix.lower()
    if str(path) == _STANDARD_INPUT or suffix in _LINES_SUFFIXES:
        return _read_lines_bytes
    if suffix == ".json":
        return _read_json_bytes
    return _read_page_bytes if suffix in _TEXT_SUFFIXES else None


def _write_name(path: Path) -> str:
    """The name of a file as text, even where its bytes are in no known encoding."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _read_file(path: Path, defaults: Defaults) -> Iterable[Source]:
    name = _write_name(path)
    reader = _get_reader(path)
    if reader is None:
        detail = (
            f"{name} was not read: files ending in '{path.suffix}' are not supported. "
            "Save it as plain text (.txt) or JSON lines (.jsonl)."
        )
        return (_refuse(name, make_issue("format-not-read", detail)),)
    try:
        data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        detail = f"{name} cannot be read ({error.strerror}). Check that it is there, and who may."
        return (_refuse(name, make_issue("not-readable", detail)),)
    return reader(data, "standard input" if name == _STANDARD_INPUT else name, defaults)


def _refuse(source_id: str, *issues: Issue) -> Source:
    return Source(source_id=source_id, article=None, issues=issues)


def _read_lines_bytes(data: bytes, name: str, defaults: Defaults) -> Iterator[Source]:
    yield from _read_json_with(read_json_lines, data, name, defaults)


def _read_json_bytes(data: bytes, name: str, defaults: Defaults) -> Iterator[Source]:
    yield from _read_json_with(read_json, data, name, defaults)


def _read_json_with(
    read: Callable[[str, str, Defaults], Iterator[Source]],
    data: bytes,
    name: str,
    defaults: Defaults,
) -> Iterator[Source]:
    decoded = decode(data, name)
    if decoded.text is None:
        yield _refuse(name, *decoded.issues)
        return
    sources = read(decoded.text, name, defaults)
    first = next(sources, None)
    if first is None:
        yield _refuse(name, make_issue("empty-file", f"{name} holds no article."))
        return
    # What was guessed about the file is told with its first article.
    yield Source(
        source_id=first.source_id, article=first.article, issues=(*decoded.issues, *first.issues)
    )
    yield from sources


def _read_page_bytes(data: bytes, name: str, defaults: Defaults) -> Iterator[Source]:
    decoded = decode(data, name)
    if decoded.text is None:
        yield _refuse(name, *decoded.issues)
        return
    if decoded.text.lstrip()[:20].lower().startswith(_HTML_LEADS):
        detail = f"{name} is HTML or XML, no plain text. Save the page's text as a .txt file."
        yield _refuse(name, *decoded.issues, make_issue("format-not-read", detail))
        return
    page = read_page(decoded.text)
    page.outlet = defaults.outlet or page.outlet
    given = Dating(published=defaults.published, basis="given") if defaults.published else None
    try:
        article = make_article(page, name, given)
    except RecordError:
        n_left_out = len(page.left_out)
        lines = "1 line is" if n_left_out == 1 else f"{n_left_out} lines are"
        left_out = f" ({lines} page furniture)" if n_left_out else ""
        code = "no-text" if page.left_out else "empty-file"
        detail = f"{name} holds no text of an article{left_out}. Check the file."
        yield _refuse(name, *decoded.issues, make_issue(code, detail))
        return
    issues = list(decoded.issues)
    doubtful = [note.text for note in page.left_out if note.category == "structure"]
    if doubtful:
        quoted = "; ".join(f"'{text}'" for text in doubtful)
        detail = f"{name}: taken for page furniture by place and form alone: {quoted}."
        issues.append(make_issue("left-out", detail))
    if article.published_basis == "inferred":
        detail = (
            f"{name}: {article.published} was inferred from the text. Give the date if it is wrong."
        )
        issues.append(make_issue("published-inferred", detail))
    if article.published is None:
        issues.append(make_undated_issue(name))
    if article.language != "en":
        issues.append(make_not_english_issue(name))
    yield Source(source_id=name, article=article, issues=tuple(issues))


def _check_id(source: Source, seen: dict[str, str], place: str) -> Source:
    """Refuse an article read before under this id; give another its place as its id."""
    if source.article is None:
        return source
    source_id, content = source.source_id, source.article.id
    if source_id not in seen:
        seen[source_id] = content
        return source
    if seen[source_id] == content:
        detail = f"{place}: the same article with the id '{source_id}' was read before; left out."
        return _refuse(source_id, make_issue("duplicate-article", detail))
    return _rename(source, place, seen)


def _rename(source: Source, place: str, seen: dict[str, str]) -> Source:
    detail = (
        f"{place}: another article has the id '{source.source_id}' too; this one is kept as "
        f"'{place}'. Give each article an id of its own."
    )
    if source.article is None:
        return source
    seen[place] = source.article.id
    return Source(
        source_id=place,
        article=replace(source.article, source_id=place),
        issues=(*source.issues, make_issue("duplicate-id", detail)),
    )
