"""JSON lines to articles; the text of a field is kept to the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.dates import parse_published
from dragoman.errors import RecordError
from dragoman.records import Article, Issue, Part, Span
from dragoman.sources import headers
from dragoman.sources.datelines import Dateline, get_dateline
from dragoman.sources.furniture import get_furniture, trim_line
from dragoman.sources.headers import Dating
from dragoman.sources.languages import guess_language
from dragoman.sources.publication import infer_published
from dragoman.sources.source import Source, make_issue

_UNFIT = re.compile("[\x00\ud800-\udfff]")
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_DATELINE_PARAGRAPHS = 3
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_]\w+)*\Z")
_TEXT_FIELDS = ("title", "outlet", "agency", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What the caller says of all articles; a field of the article itself outranks it.

    Args:
        published: ISO 8601, or None.
        outlet: Or None.
    """

    published: str | None = None
    outlet: str | None = None


def read_json_lines(text: str, name: str, defaults: Defaults) -> Iterator[Source]:
    """The articles of JSON lines, one object a line; a wrong line becomes an issue.

    Args:
        text: The decoded file.
        name: Its name, for ids and issues.
        defaults: What holds where the article itself does not say.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _refuse(
                place, "invalid-json", f"{place} is no JSON ({_explain(error)}). Correct the line."
            )
            continue
        yield read_object(value, place, defaults)


def read_json(text: str, name: str, defaults: Defaults) -> Iterator[Source]:
    """The articles of a JSON file: one object, a list of them, or JSON lines after all.

    Args:
        text: The decoded file.
        name: Its name, for ids and issues.
        defaults: What holds where the article itself does not say.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:2]):
            yield from read_json_lines(text, name, defaults)
            return
        yield _refuse(
            name, "invalid-json", f"{name} is no JSON ({_explain(error)}). Correct the file."
        )
        return
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield read_object(item, f"{name}[{number}]", defaults)
        if not value:
            yield _refuse(name, "empty-file", f"{name} holds an empty list.")
        return
    yield read_object(value, name, defaults)


def _explain(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def _refuse(source_id: str, code: str, detail: str) -> Source:
    return Source(source_id=source_id, article=None, issues=(make_issue(code, detail),))


def read_object(value: Any, place: str, defaults: Defaults) -> Source:
    """The article of one JSON object.

    Fields: ``text`` (needed), ``id``, ``title``, ``outlet``, ``agency``, ``published``, ``url``,
    ``language``; others are not looked at. Characters that no text may hold (NUL, lone
    surrogates) become U+FFFD one by one, so that positions stay. Page furniture that fills a
    line stays in the text and is marked as a label, which is not coded.

    Args:
        value: What JSON gave.
        place: File and line.
        defaults: What holds where the object does not say.
    """
    if not isinstance(value, dict):
        detail = f'{place} holds {_name_type(value)}, no object. Write {{"id": ..., "text": ...}}.'
        return _refuse(place, "not-an-object", detail)
    source_id = _read_id(value.get("id"), place)
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "no field 'text'" if text is None else f"in 'text' {_name_type(text)}"
        detail = f"{place} (id {source_id}) holds {what}. Give the article's text as a string."
        return _refuse(source_id, "no-text", detail)
    issues: list[Issue] = []
    text, n_unfit = _UNFIT.subn("\ufffd", text)
    if n_unfit:
        detail = (
            f"{place}: {n_unfit} NUL or lone surrogate characters became U+FFFD; positions stay."
        )
        issues.append(make_issue("characters-repaired", detail))
    fields = {name: _read_field(value, name, place, issues) for name in _TEXT_FIELDS}
    parts, dateline = find_parts(text, fields["title"])
    dating = _read_dating(value, fields["url"], place, defaults, issues)
    if dating is None:
        dating = _infer(text, parts, dateline)
    if dating is None:
        issues.append(make_undated_issue(place))
    language = _read_language(value.get("language"), text, place, issues)
    try:
        article = Article(
            text=text,
            parts=parts,
            source_id=source_id,
            url=fields["url"],
            title=fields["title"],
            outlet=fields["outlet"] or defaults.outlet or _outlet_of(fields["url"]),
            agency=fields["agency"] or (dateline.agency if dateline else None),
            published=dating.published if dating else None,
            published_basis=dating.basis if dating else None,
            language=language,
        )
    except RecordError as error:
        return _refuse(source_id, "invalid-article", f"{place}: {error}")
    return Source(source_id=source_id, article=article, issues=tuple(issues))


def _name_type(value: Any) -> str:
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    if value is None:
        return "null"
    if isinstance(value, str):
        return "an empty string" if not value.strip() else "a string"
    return names.get(type(value), "something else")


def _read_id(value: Any, place: str) -> str:
    if isinstance(value, str) and value.strip():
        return _UNFIT.sub("\ufffd", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return place


def _read_field(value: dict[str, Any], name: str, place: str, issues: list[Issue]) -> str | None:
    found = value.get(name)
    if found is None:
        return None
    if not isinstance(found, str):
        detail = f"{place}: '{name}' holds {_name_type(found)}, no string; it was left out."
        issues.append(make_issue("field-ignored", detail))
        return None
    return _UNFIT.sub("\ufffd", found).strip() or None


def _read_dating(
    value: dict[str, Any], url: str | None, place: str, defaults: Defaults, issues: list[Issue]
) -> Dating | None:
    found = value.get("published")
    if isinstance(found, int | float) and not isinstance(found, bool):
        found = format(found, "f").rstrip("0").rstrip(".")
    if isinstance(found, str) and found.strip():
        try:
            return Dating(published=parse_published(found), basis="given")
        except ValueError as error:
            issues.append(make_issue("published-unreadable", f"{place}: {error}"))
    elif found is not None and not isinstance(found, str):
        detail = f"{place}: 'published' holds {_name_type(found)}, no date. Write it as YYYY-MM-DD."
        issues.append(make_issue("published-unreadable", detail))
    if defaults.published is not None:
        return Dating(published=defaults.published, basis="given")
    published = headers.get_url_date(url) if url else None
    return Dating(published=published, basis="url") if published else None


def _outlet_of(url: str | None) -> str | None:
    return headers.get_outlet(url) if url else None


def _read_language(value: Any, text: str, place: str, issues: list[Issue]) -> str:
    declared = None
    if isinstance(value, str) and _LANGUAGE.match(value.strip()):
        declared = re.split(r"[-_]", value.strip().lower())[0]
    elif value is not None:
        issues.append(make_issue("field-ignored", f"{place}: 'language' is no ISO 639-1 code."))
    language = declared or guess_language(text)
    if language != "en":
        issues.append(make_not_english_issue(place, declared))
    return language


def make_not_english_issue(place: str, declared: str | None = None) -> Issue:
    """The issue for a text that the English stages will hardly read."""
    what = f"is marked as '{declared}'" if declared else "is plainly not English"
    detail = f"{place} {what}; dragoman reads English, so little will be found. Translate it first."
    return make_issue("not-english", detail)


def make_undated_issue(place: str) -> Issue:
    """The issue for an article whose date of publication nothing tells."""
    detail = (
        f"{place} tells no date of publication, so 'on Tuesday' or 'last week' cannot be dated. "
        "Give the date."
    )
    return make_issue("published-unknown", detail)


def find_parts(text: str, title: str | None) -> tuple[tuple[Part, ...], Dateline | None]:
    """The roles of stretches of a text that must not change, and its first dateline.

    The first line is the headline where it equals the title. A line that is page furniture, a
    label ("WATCH:") and a credit are labels; what stands between label and credit is a caption.

    Args:
        text: The text.
        title: The title, or None.
    """
    parts: list[Part] = []
    dateline: Dateline | None = None
    n_body = 0
    lines = [match for match in _LINE.finditer(text) if match[0].strip()]
    for position, match in enumerate(lines):
        stripped = match[0].strip()
        start = match.start() + match[0].index(stripped)
        span = Span(start, start + len(stripped))
        if position == 0 and title is not None and _fold(stripped) == _fold(title):
            parts.append(Part(kind="headline", span=span))
        elif len(lines) > 1 and get_furniture(stripped) is not None:
            parts.append(Part(kind="label", span=span))
        else:
            found = _find_line_parts(stripped, start)
            if not found and n_body < _DATELINE_PARAGRAPHS:
                n_body += 1
                here = get_dateline(text, start)
                dateline = dateline or here
                found = [Part(kind="dateline", span=here.span)] if here else []
            parts += found
    return tuple(parts), dateline


def _find_line_parts(line: str, start: int) -> list[Part]:
    """Label, caption and credit of a line that is a caption; only the credit of another."""
    trimmed = trim_line(line)
    if not trimmed.removed:
        return []
    is_caption = any(note.category in ("credit", "caption") for _, note in trimmed.removed)
    parts = [
        Part(kind="label", span=Span(start + s.start, start + s.end)) for s, _ in trimmed.removed
    ]
    if is_caption and trimmed.span is not None:
        inner = line[trimmed.span.start : trimmed.span.end]
        first = start + trimmed.span.start + len(inner) - len(inner.lstrip())
        parts.append(Part(kind="caption", span=Span(first, first + len(inner.strip()))))
    return sorted(parts, key=lambda part: part.span)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _infer(text: str, parts: tuple[Part, ...], dateline: Dateline | None) -> Dating | None:
    skipped = [part.span for part in parts if part.kind in ("headline", "label", "caption")]
    paragraphs = []
    dateline_text = ""
    for match in _LINE.finditer(text):
        span = Span(*match.span())
        if not match[0].strip() or any(span.overlaps(other) for other in skipped):
            continue
        paragraph = match[0].strip()
        if dateline is not None and span.contains(dateline.span):
            dateline_text = paragraph
            paragraph = text[dateline.span.end : span.end].strip()
        paragraphs.append(paragraph)
    return infer_published(paragraphs, dateline, dateline_text)
