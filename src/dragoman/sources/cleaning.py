"""Clean the text of a saved page: white space, markup, entities. Positions may change."""

from __future__ import annotations

import html
import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(
    r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000][ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]*"
    r"| [ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_BREAK_TAG = re.compile(r"<(?:br|/?p|/?div|/?li|/?h[1-6])(?: [^<>]{0,300})?/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|em|figure|figcaption|font|i|iframe|img|ol|script|section|small|span|strong"
    r"|sub|sup|table|tbody|td|tr|u|ul)(?: [^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?: \"[^\"]{0,300}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\]\((?:<[^<>]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\))?)"
    r"(?: [\"'(][^\"']{0,300}[\"')])?\)"
)
_REFERENCE = re.compile(r"(?<=\w)\[\^?\d{1,3}\]")
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,2000}?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,2000}?)(?<=\S)\1(?!\w)"),
    re.compile(r"(?<![\w`])(`{1,2})(?=\S)([^`\n]{1,500}?)(?<=\S)\1(?![\w`])"),
    re.compile(r"(?<!\w)(~~)(?=\S)([^~\n]{1,500}?)(?<=\S)\1(?!\w)"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~>-])")


def clean_text(text: str) -> str:
    """One form of line ends, spaces and characters; no entities, no stray tags.

    Args:
        text: The decoded file.
    """
    text = _LINE_ENDS.sub("\n", text)
    if "<" in text:
        text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return _SPACES.sub(" ", _CONTROLS.sub(" ", text))


def strip_markup(line: str) -> str:
    """A line with Markdown emphasis, links and images reduced to their words.

    Args:
        line: One line of text.
    """
    if "[" in line:
        line = _LINK.sub(r"\1", _IMAGE.sub(r"\1", line))
        line = _REFERENCE.sub("", line)
    for pattern in _EMPHASIS:
        line = pattern.sub(r"\2", line)
    if "\\" in line:
        line = _ESCAPE.sub(r"\1", line)
    return _SPACES.sub(" ", line).strip()


def is_lone_link(line: str) -> bool:
    """Whether a line is one Markdown link or image and nothing else."""
    return bool(_LINK.fullmatch(line) or _IMAGE.fullmatch(line))
