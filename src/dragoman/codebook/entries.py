"""Reads trigger words: from a lexicon table, and from the type itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, get_args

from dragoman.codebook.book import EventType
from dragoman.codebook.checks import Fields, raise_at, read_rows
from dragoman.codebook.lexicon import FORMS, WORD_CLASSES, Entry, Role, Slot, WordClass
from dragoman.records import Status

LEXICON_COLUMNS = (
    "trigger", "class", "objects", "type", "mode", "frame", "role", "status", "weight",
)  # fmt: skip
_PLAIN_RELATIONS = ("subj", "clause", "answer", "obj", "iobj", "poss", "mod")
_TYPELESS_ROLES = ("pass", "end", "light", "suffer", "idiom")
_INLINE_WEIGHT = 0.8
# Before a particle that must be an adverb, no preposition: "give +in".
_ADVERB = "+"
# Before a noun of the objects' column that must head the subject: "^soldier" of "leave".
_SUBJECT = "^"
_Choice = TypeVar("_Choice")
_FALLBACK = {"verb": "subj", "noun": "poss", "adjective": "subj"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a trigger's participants stand: see :class:`dragoman.codebook.Entry`."""

    actors: tuple[Slot, ...]
    recipients: tuple[Slot, ...] = ()
    mutual: bool = False
    doer: bool = False


def parse_frames(book: Fields) -> dict[str, Frame]:
    """The frames that a codebook names.

    Raises:
        CodebookError: A slot that nothing reads.
    """
    found = {}
    for name, table in book.get_table("frames").find_tables():
        table.check_keys("actors", "recipients", "mutual", "doer")
        found[name] = Frame(
            actors=_parse_slots(table, "actors"),
            recipients=_parse_slots(table, "recipients"),
            mutual=table.get_flag("mutual"),
            doer=table.get_flag("doer"),
        )
    return found


def _parse_slots(table: Fields, key: str) -> tuple[Slot, ...]:
    slots = []
    for text in table.get_texts(key):
        relation, _, preposition = text.partition(":")
        if not (relation in _PLAIN_RELATIONS and not preposition) and not (
            relation in ("obl", "nmod", "host") and preposition
        ):
            table.fail(
                key, f"no slot '{text}'",
                f"Take {', '.join(_PLAIN_RELATIONS)}, or obl:, nmod: or host: with a preposition.",
            )  # fmt: skip
        slots.append(Slot(relation, preposition.lower()))
    return tuple(slots)


def _get_default_frames(book: Fields, frames: Mapping[str, Frame]) -> dict[tuple[str, str], Frame]:
    """The frame of each type and word class where an entry names none."""
    found: dict[tuple[str, str], Frame] = {}
    for name, table in book.get_table("types").find_tables():
        own = table.get_table("frames")
        own.check_keys(*WORD_CLASSES)
        for word_class in WORD_CLASSES:
            frame_name = own.get_text(word_class)
            if frame_name is None:
                found[name, word_class] = _get_plain_frame(word_class)
            elif frame_name in frames:
                found[name, word_class] = frames[frame_name]
            else:
                own.fail(word_class, f"no frame '{frame_name}'", "Add it under [frames].")
    return found


def _get_plain_frame(word_class: str) -> Frame:
    if word_class == "noun":
        return Frame(
            actors=(Slot("subj"), Slot("poss"), Slot("nmod", "by"), Slot("mod")),
            recipients=tuple(Slot("nmod", p) for p in ("on", "against", "of", "to", "for", "with")),
        )
    return Frame(
        actors=(Slot("subj"),),
        recipients=(
            Slot("obj"), Slot("iobj"),
            *(Slot("obl", p) for p in ("to", "on", "against", "with", "for", "from", "in")),
        ),
    )  # fmt: skip


def read_inline_entries(book: Fields, frames: Mapping[str, Frame]) -> Iterator[Entry]:
    """The triggers that types list themselves (``verbs = ["attack"]``).

    Raises:
        CodebookError: A frame that does not exist, or an empty trigger.
    """
    defaults = _get_default_frames(book, frames)
    classes: tuple[WordClass, ...] = get_args(WordClass)
    for name, table in book.get_table("types").find_tables():
        for word_class in classes:
            for trigger in table.get_texts(f"{word_class}s"):
                lemma, _, particle = trigger.lower().partition(" ")
                frame = defaults[name, word_class]
                yield Entry(
                    lemma=lemma,
                    particle=particle.removeprefix(_ADVERB),
                    adverbial=particle.startswith(_ADVERB),
                    word_class=word_class,
                    type=name,
                    actors=frame.actors,
                    recipients=frame.recipients,
                    mutual=frame.mutual,
                    doer=frame.doer,
                    weight=_INLINE_WEIGHT,
                )


def read_entries(
    path: Path, book: Fields, frames: Mapping[str, Frame], types: Mapping[str, EventType]
) -> Iterator[Entry]:
    """The triggers of a lexicon table.

    Args:
        path: The TSV file.
        book: The codebook that names it.
        frames: The codebook's frames.
        types: The codebook's types.

    Raises:
        CodebookError: Names file, line, problem and remedy.
    """
    defaults = _get_default_frames(book, frames)
    seen: dict[tuple[str, ...], int] = {}
    for line, row in read_rows(path, LEXICON_COLUMNS):
        key = (*row[:5], row[6])
        if key in seen:
            raise_at(path, line, f"the same as line {seen[key]}", "Take one of the two out.")
        seen[key] = line
        yield _parse_entry(path, line, row, frames, defaults, types)


def _parse_entry(
    path: Path,
    line: int,
    row: list[str],
    frames: Mapping[str, Frame],
    defaults: Mapping[tuple[str, str], Frame],
    types: Mapping[str, EventType],
) -> Entry:
    trigger, class_name, objects, type_name, mode, frame_name, role_name, status_name, weight = row
    lemma, _, particle = trigger.lower().partition(" ")
    if not lemma:
        raise_at(path, line, "no trigger", "Write a lemma in the first column.")
    role = _get_choice(path, line, role_name or "event", get_args(Role))
    if type_name not in types and not (type_name == "" and role in _TYPELESS_ROLES):
        raise_at(path, line, f"no type '{type_name}'", f"Take one of {', '.join(types)}.")
    if mode and (not type_name or types[type_name].get_mode(mode) is None):
        owner = type_name or "an entry without type"
        raise_at(path, line, f"{owner} has no mode '{mode}'", "Add it, or leave it empty.")
    if frame_name and frame_name not in frames:
        raise_at(path, line, f"no frame '{frame_name}'", f"Take one of {', '.join(frames)}.")
    word_class = _get_choice(path, line, class_name, get_args(WordClass))
    fallback = Frame(actors=(Slot(_FALLBACK[word_class]),))
    frame = frames[frame_name] if frame_name else defaults.get((type_name, word_class), fallback)
    nouns = [noun for noun in objects.split(",") if noun]
    if word_class != "verb" and not FORMS.keys().isdisjoint(nouns):
        raise_at(path, line, "a sign for verbs", f"Leave {', '.join(FORMS)} to verbs.")
    if _SUBJECT in nouns:
        raise_at(path, line, f"no word behind '{_SUBJECT}'", "Write the subject's lemma there.")
    return Entry(
        lemma=lemma,
        particle=particle.removeprefix(_ADVERB),
        adverbial=particle.startswith(_ADVERB),
        word_class=word_class,
        objects=frozenset(noun for noun in nouns if not noun.startswith(_SUBJECT)),
        subjects=frozenset(noun[1:] for noun in nouns if noun.startswith(_SUBJECT)),
        type=type_name,
        mode=mode or None,
        actors=frame.actors,
        recipients=frame.recipients,
        mutual=frame.mutual,
        doer=frame.doer,
        role=role,
        status=_get_choice(path, line, status_name, get_args(Status)) if status_name else None,
        weight=_parse_weight(path, line, weight),
        line=line,
    )


def _get_choice(path: Path, line: int, value: str, choices: tuple[_Choice, ...]) -> _Choice:
    found = next((choice for choice in choices if choice == value), None)
    if found is None:
        names = ", ".join(str(choice) for choice in choices)
        raise_at(path, line, f"'{value}' is not known here", f"Take one of {names}.")
    return found


def _parse_weight(path: Path, line: int, text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = -1.0
    if not 0.0 < weight <= 1.0:
        raise_at(path, line, f"'{text}' is no weight", "Give a number above 0 and up to 1.")
    return weight
