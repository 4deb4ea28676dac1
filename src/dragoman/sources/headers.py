"""What stands above an article: key lines, bylines, dates, outlet and agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.dates import find_dates, parse_published
from dragoman.records import PublishedBasis
from dragoman.sources.tables import load_agencies, load_evidence, load_outlets

_KEY_LINE = re.compile(
    r"(?P<key>[A-Za-z][A-Za-z ]{1,24}?)\s*(?P<colon>[:=])\s*(?P<value>\S.{0,1000})\Z"
)
_DATE_LEAD = re.compile(
    r"(?P<key>[A-Za-z][A-Za-z ]{1,24}?)\s*[:=]?\s+"
    r"(?P<date>\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?\s*(?=\S)"
)
_BYLINE = re.compile(
    r"(?:by|from|written by|reported by|author:?|text by|story by)\s+(?=[A-ZÀ-Ž@\[])", re.IGNORECASE
)
_DATE_NOISE = re.compile(
    r"(?:\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?"
    r"|\b(?:GMT|UTC|EST|EDT|CET|CEST|EET|EEST|MSK|TRT|BST|IST|PST|PDT|AST|JST|KST|ET"
    r"|local time|Moscow time)\b(?:\s*[+-]\d{1,2}(?::?\d\d)?)?"
    r"|\b(?:first |last )?(?:published|updated|posted|modified|update|date|time|on|at|dated|issued"
    r"|edited|created)\b(?: at| on)?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b\d+ min(?:ute)?s? read\b|\bby\b|[Z])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_UPDATED = re.compile(r"\b(?:updated?|modified|edited)\b", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_URL_DATES = (
    re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?=[/.?_-]|\Z)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(0?[1-9]|[12]\d|3[01])(?=[/.?_-]|\Z)", re.IGNORECASE),
)
_AFTER_MASTHEAD = re.compile(r" [|(–—·:-]|,|\s\d")
_DESK = re.compile(
    r" (?:(?:web|news|online|foreign|world) )?(?:desk|staff|bureau|team)\Z", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*(?:by )?", re.IGNORECASE)
_LONGEST_MASTHEAD = 5
_LONGEST_BYLINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A date of publication and how it is known.

    Args:
        published: ISO 8601.
        basis: How it is known.
    """

    published: str
    basis: PublishedBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """A line "Key: value" that speaks of the page.

    Args:
        meaning: ``published``, ``updated``, ``title``, ``outlet``, ``source``, ``author``,
            ``url`` or ``other``.
        value: The value.
        length: Characters of the line up to the end of the value.
    """

    meaning: str
    value: str
    length: int


def get_key_line(text: str) -> KeyLine | None:
    """A whole line of the form "Key: value" with a key that speaks of the page, or None."""
    match = _KEY_LINE.match(text)
    if match is None:
        return None
    meaning = load_evidence().keys.get(match["key"].lower())
    if meaning is None:
        return None
    return KeyLine(meaning=meaning, value=match["value"].strip("\"' "), length=len(text))


def get_date_lead(text: str) -> KeyLine | None:
    """A key and a date before the first sentence ("date 2022-11-01 The minister ..."), or None."""
    match = _DATE_LEAD.match(text)
    if match is None:
        return None
    meaning = load_evidence().keys.get(match["key"].lower())
    if meaning not in ("published", "updated"):
        return None
    return KeyLine(meaning=meaning, value=match["date"], length=match.end())


def is_byline(text: str) -> bool:
    """Whether a line names its author or agency ("By AFP - Dec 29, 2020")."""
    if len(text) > _LONGEST_BYLINE:
        return False
    match = _BYLINE.match(text)
    if match is None:
        return text in load_agencies()
    rest = text[match.end() :]
    return not rest.rstrip().endswith((".", "!", "?")) or len(rest.split()) <= 6


def get_line_date(text: str) -> str | None:
    """The first date of a line that is not the date of an update, as ISO 8601; or None.

    Args:
        text: A byline, a line that holds a date, the value of a key line.
    """
    updated = _UPDATED.search(text)
    parts = [text[: updated.start()], text] if updated and updated.start() else [text]
    for part in parts:
        try:
            return parse_published(part)
        except ValueError:
            continue
    return None


def is_date_line(text: str) -> bool:
    """Whether a line holds a full date and nothing else but times and words like "Published"."""
    if len(text) > _LONGEST_BYLINE or get_line_date(text) is None:
        return False
    rest = text
    for mention in reversed(list(find_dates(text, None))):
        if mention.interval.span is not None:
            rest = rest[: mention.interval.span.start] + " " + rest[mention.interval.span.end :]
    return not _LETTER.search(_DATE_NOISE.sub(" ", rest))


def find_url(text: str) -> str | None:
    """The first web address in a text, or None."""
    match = _URL.search(text)
    return match[0].rstrip(".,;") if match else None


def get_url_date(url: str) -> str | None:
    """The date that an address holds ("/2023/05/29/"), as YYYY-MM-DD, or None."""
    for pattern in _URL_DATES:
        match = pattern.search(urlsplit(url).path)
        if match is None:
            continue
        year, month, day = match.groups()
        try:
            written = (
                f"{day} {month} {year}"
                if month.isalpha()
                else f"{year}-{int(month):02d}-{int(day):02d}"
            )
            return parse_published(written)
        except ValueError:
            continue
    return None


def get_outlet(url: str) -> str | None:
    """The outlet of an address: its name where the host is known, else the host; or None."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    host = host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    outlets = load_outlets()
    parts = host.split(".")
    for start in range(len(parts) - 1):
        name = outlets.get(".".join(parts[start:]))
        if name is not None:
            return name
    return host


def get_masthead(text: str) -> str | None:
    """The name of an outlet that a line above an article begins with, or None.

    Args:
        text: The line: "The Jutland Tribune", "Jutland Tribune | Politics".
    """
    name = _DESK.sub("", _AFTER_MASTHEAD.split(text, maxsplit=1)[0].strip())
    words = name.split()
    if not 1 < len(words) <= _LONGEST_MASTHEAD:
        return name if name in frozenset(load_outlets().values()) else None
    if not all(word[0].isupper() or word.lower() in ("of", "the", "and", "&") for word in words):
        return None
    found = load_evidence().outlet_words.intersection(word.lower() for word in words[1:])
    return name if found or name in frozenset(load_outlets().values()) else None


def get_copyright_outlet(text: str) -> str | None:
    """The outlet that a copyright line names ("© 2021 The Jutland Tribune"), or None."""
    match = _COPYRIGHT.match(text)
    return get_masthead(text[match.end() :].split(".", 1)[0]) if match else None


def split_title(title: str) -> tuple[str, str | None]:
    """A title without the outlet after its last bar or dash, and that outlet or None."""
    known = frozenset(load_outlets().values()) | frozenset(load_agencies())
    for separator in (" | ", " – ", " — ", " - ", " :: ", " » "):
        head, found, tail = title.rpartition(separator)
        is_outlet = tail.strip() in known or separator in (" | ", " :: ")
        if found and is_outlet and len(tail.split()) <= 5 and len(head.split()) > 2:
            return head.strip(), tail.strip()
    return title, None
