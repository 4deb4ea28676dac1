"""Bytes to text: encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.records import Issue
from dragoman.sources.source import make_issue

_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or image file"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(sorted({*range(32), 127} - {7, 8, 9, 10, 11, 12, 13, 26, 27, 31}))
_TWO_BYTE_CHARACTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What became of some bytes.

    Args:
        text: The text; None where the bytes are none.
        issues: Guesses and losses; says what the bytes are where there is no text.
    """

    text: str | None
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode a text file.

    A byte order mark decides; then UTF-8; then UTF-16 where every other byte is zero; then
    UTF-8 with damaged characters, or windows-1252, each with an issue.

    Args:
        data: The whole file.
        name: Its name, for the issues.
    """
    if not data:
        return _refuse("empty-file", f"{name} is empty.")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return _refuse(
                "binary-file", f"{name} is {kind}, no text. Convert it to plain text first."
            )
    if b"\0" in data:
        return _decode_with_zeros(data, name)
    if len(data.translate(None, _CONTROLS)) < 0.98 * len(data):
        return _refuse(
            "binary-file", f"{name} holds control characters, no text. Convert it first."
        )
    try:
        return Decoded(text=data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _decode_unmarked(data, error.start, name)


def _refuse(code: str, detail: str) -> Decoded:
    return Decoded(text=None, issues=(make_issue(code, detail),))


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(text=data.decode(encoding))
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        line = text[: error.start].count("\n") + 1
        return Decoded(
            text=text,
            issues=(
                make_issue(
                    "encoding-damaged",
                    f"{name} is marked as {encoding} but holds other bytes near line {line}; "
                    "they were replaced by U+FFFD. Save the file again as UTF-8.",
                ),
            ),
        )


def _decode_with_zeros(data: bytes, name: str) -> Decoded:
    """UTF-16 without a mark where zeros fill every other byte; anything else is binary."""
    sample = data[:4096]
    pairs = max(len(sample) // 2, 1)
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            sample[offset::2].count(0) > 0.4 * pairs
            and sample[1 - offset :: 2].count(0) < 0.05 * pairs
        ):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                break
            return Decoded(text=text, issues=(_guess(name, encoding),))
    if data.count(0) <= 0.01 * len(data):
        rest = decode(data.replace(b"\0", b" "), name)
        zeros = make_issue(
            "characters-repaired", f"{name}: {data.count(0)} NUL bytes became spaces."
        )
        return Decoded(text=rest.text, issues=(zeros, *rest.issues))
    return _refuse(
        "binary-file", f"{name} is a binary file, no text. Convert it to plain text first."
    )


def _guess(name: str, encoding: str) -> Issue:
    return make_issue(
        "encoding-guessed",
        f"{name} names no encoding and is not UTF-8; it was read as {encoding}. "
        "If letters look wrong, save the file as UTF-8.",
    )


def _decode_unmarked(data: bytes, first_bad: int, name: str) -> Decoded:
    text = data.decode("utf-8", "replace")
    n_bad = text.count("\ufffd")
    if len(_TWO_BYTE_CHARACTER.findall(data)) > 5 * n_bad:
        line = data[:first_bad].count(b"\n") + 1
        detail = (
            f"{name} is UTF-8 with {n_bad} damaged characters, the first in line {line}; they were "
            "replaced by U+FFFD. Save the file again as UTF-8."
        )
        return Decoded(text=text, issues=(make_issue("encoding-damaged", detail),))
    text = data.decode("windows-1252", "replace")
    if text.count("\ufffd") > 0.02 * len(text):
        return _refuse("binary-file", f"{name} is no text in any encoding that is known here.")
    return Decoded(text=text, issues=(_guess(name, "windows-1252"),))
