"""Sentences written for dragoman, each with who did what to whom, in a plain markup.

    AGREE
    [Norway] <promised> to rebuild schools in {Malawi}.

A line of capitals is the type of the lines below it; NONE heads sentences that report no event.
``[actor]``, ``{recipient}`` and ``<trigger>`` may each stand several times or be left out. A
sentence that reports two events stands under both types, marked for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.records import Span

NO_EVENT = "NONE"
SENTENCES_FOLDER = Path(__file__).parent / "data"

_CLOSING = {"[": "]", "{": "}", "<": ">"}
_TYPE_LINE = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its event.

    Args:
        text: The sentence without markup.
        type: Type of the event, or ``NONE``.
        actors: Who does it.
        recipients: To whom.
        triggers: The words that report it; empty when they are not marked.
    """

    text: str
    type: str
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    triggers: tuple[Span, ...] = ()


def parse_sentence(line: str, type_name: str) -> Sentence:
    """A marked sentence.

    Args:
        line: One line of markup.
        type_name: Type of its event.

    Raises:
        ValueError: A mark is not closed, or closes nothing.
    """
    text: list[str] = []
    spans: dict[str, list[Span]] = {opening: [] for opening in _CLOSING}
    opened: list[tuple[str, int]] = []
    for character in line.strip():
        if character in _CLOSING:
            opened.append((character, len(text)))
        elif character in _CLOSING.values():
            if not opened or _CLOSING[opened[-1][0]] != character:
                raise ValueError(f"'{character}' closes nothing: {line}")
            opening, start = opened.pop()
            spans[opening].append(Span(start, len(text)))
        else:
            text.append(character)
    if opened:
        raise ValueError(f"'{opened[-1][0]}' is not closed: {line}")
    return Sentence(
        text="".join(text),
        type=type_name,
        actors=tuple(spans["["]),
        recipients=tuple(spans["{"]),
        triggers=tuple(spans["<"]),
    )


def find_sentences(folder: Path = SENTENCES_FOLDER) -> Iterator[Sentence]:
    """The marked sentences of all files in a folder, in order of name and line.

    Raises:
        ValueError: A line is wrong, or stands before the first type.
    """
    for path in sorted(folder.glob("*.txt")):
        type_name = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if _TYPE_LINE.fullmatch(line.strip()):
                type_name = line.strip()
            elif not type_name:
                raise ValueError(f"{path.name}: no type above: {line}")
            else:
                yield parse_sentence(line, type_name)
