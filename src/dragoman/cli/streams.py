"""Standard output and error: safe text, one-line errors."""

from __future__ import annotations

import os
import sys
import unicodedata

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})


def escape(text: str) -> str:
    r"""Text that cannot move the cursor, change colours or reverse its reading order.

    Args:
        text: Any text.

    Returns:
        The text with line ends and tabs as spaces and control characters as ``\x1b``.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_escape_character, text))


def _escape_character(character: str) -> str:
    if character in "\n\t\r":
        return " "
    if character in _BIDI or unicodedata.category(character) in _UNSAFE_CATEGORIES:
        return character.encode("unicode_escape").decode("ascii")
    return character


def print_error(message: str) -> None:
    """One clear line on standard error.

    Args:
        message: What went wrong and what to do about it.
    """
    sys.stderr.write(f"dragoman: {escape(message)}\n")


def prepare_streams() -> None:
    """Let standard output and error take any character, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Send what standard output still holds nowhere, because it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
