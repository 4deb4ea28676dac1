"""The words that report speech: package data and look-ups."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from spacy.tokens import Token

from dragoman.errors import ReferenceDataError
from dragoman.records import STANCES, Stance

_LETTERS = 3  # by which a word is told to be in no table
_SUFFIXES = (
    ("ied", ("y",)),
    ("ed", ("e", "")),
    ("ies", ("y",)),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ing", ("e", "")),
)

CuePart = Literal["verb", "noun"]
StancePart = Literal["verb", "noun", "adjective", "verdict"]
Addressee = Literal["obj", "to", "on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One word that reports speech and how what was said follows it.

    Args:
        word: Lemma, or lemma and particle joined by "_".
        part: ``verb`` or ``noun``.
        act: Kind of speech act ("say", "warn", "call").
        loaded: Whether the word takes a view of what was said.
        frames: Ways in which the content follows, of "q" quotation, "c" clause,
            "i" infinitive, "n" noun phrase, "a" naming ("X as Y").
        prepositions: Prepositions whose phrase is the content ("accused X of ...").
        addressee: Where the hearer stands: "obj", "to", "on", or None.
    """

    word: str
    part: CuePart
    act: str
    loaded: bool
    frames: frozenset[str]
    prepositions: frozenset[str]
    addressee: Addressee | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Closed lists of nouns, verbs and names that the rules ask for; lemmas in lower case."""

    documents: frozenset[str]
    spokespersons: frozenset[str]
    utterances: frozenset[str]
    uttering_verbs: frozenset[str]
    issuing_verbs: frozenset[str]
    venues: frozenset[str]
    platforms: frozenset[str]
    venue_prepositions: frozenset[str]
    first_and_second_person: frozenset[str]
    asserting_governors: frozenset[str]
    denying_governors: frozenset[str]
    finders: frozenset[str]
    unspoken_auxiliaries: frozenset[str]
    unspoken_marks: frozenset[str]
    no_sources: frozenset[str]
    remarks: frozenset[str]
    relations: frozenset[str]
    stance_carriers: frozenset[str]
    willing_verbs: frozenset[str]
    prompting_verbs: frozenset[str]
    ends: frozenset[str]
    claims: frozenset[str]
    deliberate_acts: frozenset[str]
    withheld: frozenset[str]
    reporters_wishes: frozenset[str]


@cache
def load_cues() -> dict[tuple[str, CuePart], CueEntry]:
    """The lexicon by word and part of speech; the same object each time, not to be changed.

    Raises:
        ReferenceDataError: The package data is wrong (a test keeps it right).
    """
    table: dict[tuple[str, CuePart], CueEntry] = {}
    for line in read_rows("cues.tsv"):
        entry = _parse_entry(line)
        if (entry.word, entry.part) in table:
            raise ReferenceDataError(f"cues.tsv: '{entry.word}' ({entry.part}) stands twice.")
        table[entry.word, entry.part] = entry
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceEntry:
    """One word that shows where somebody stands.

    Args:
        word: Lemma, or lemma and particle joined by "_".
        part: ``verb``, ``noun``, ``adjective`` (a predicate) or ``verdict``.
        stance: What it shows, or None when it shows something only if negated.
        negated: What it shows when negated, or None.
        places: Where the issue stands: "obj", "inf", "subj", "rel".
        prepositions: Prepositions whose phrase names the issue.
    """

    word: str
    part: StancePart
    stance: Stance | None
    negated: Stance | None
    places: frozenset[str]
    prepositions: frozenset[str]


@cache
def load_stances() -> dict[tuple[str, StancePart], StanceEntry]:
    """The stance words by word and part; the same object each time, not to be changed.

    Raises:
        ReferenceDataError: The package data is wrong (a test keeps it right).
    """
    table: dict[tuple[str, StancePart], StanceEntry] = {}
    for line in read_rows("stances.tsv"):
        cells = line.split("\t")
        if len(cells) != 5 or cells[1] not in get_args(StancePart):
            raise ReferenceDataError(f"stances.tsv: a wrong row: '{line}'.")
        word, part, stance, negated, places = cells
        for value in (stance, negated):
            if value != "-" and value not in STANCES:
                raise ReferenceDataError(f"stances.tsv: no stance '{value}' in '{line}'.")
        phrases = [place[2:] for place in places.split(",") if place.startswith("p:")]
        entry = StanceEntry(
            word=word,
            part=cast(StancePart, part),
            stance=None if stance == "-" else cast(Stance, stance),
            negated=None if negated == "-" else cast(Stance, negated),
            places=frozenset(p for p in places.split(",") if not p.startswith("p:")),
            prepositions=frozenset(word for phrase in phrases for word in phrase.split("|")),
        )
        table[entry.word, entry.part] = entry
    return table


def find_lemmas(word: str, lemma: str) -> Iterator[str]:
    """Lemmas under which a verb may stand in a lexicon: the tagger's, then regular guesses.

    Args:
        word: The word as written.
        lemma: The lemma that the language pipeline gives it.
    """
    yield lemma.lower()
    lower = word.lower()
    for suffix, endings in _SUFFIXES:
        if lower.endswith(suffix) and len(lower) > len(suffix) + 2:
            for ending in endings:
                yield lower[: -len(suffix)] + ending
            return


def may_report(token: Token) -> bool:
    """Whether a word can be a cue by its first letters; a quick look before a thorough one."""
    beginnings = _load_beginnings("cues")
    return token.lower_[:_LETTERS] in beginnings or token.lemma_[:_LETTERS].lower() in beginnings


def may_take_side(token: Token) -> bool:
    """Whether a word can show a stance by its first letters; a quick look before a thorough one."""
    beginnings = _load_beginnings("stances")
    return token.lower_[:_LETTERS] in beginnings or token.lemma_[:_LETTERS].lower() in beginnings


@cache
def _load_beginnings(table: Literal["cues", "stances"]) -> frozenset[str]:
    if table == "cues":
        return frozenset(word[:_LETTERS] for word, _ in load_cues())
    words = {word for word, _ in load_stances()} | load_words().deliberate_acts
    return frozenset(word[:_LETTERS] for word in words)


@cache
def load_joined() -> frozenset[str]:
    """The first words of cues and stances of two words ("call" of "call_for")."""
    keys = [*load_cues(), *load_stances()]
    return frozenset(word.split("_")[0] for word, _ in keys if "_" in word)


def get_cue_entry(token: Token, suffix: str = "") -> CueEntry | None:
    """The entry of a verb of speech, with a particle if one is asked for, or None.

    Args:
        token: The verb.
        suffix: "" or "_" and a particle.
    """
    cues = load_cues()
    for lemma in find_lemmas(token.text, token.lemma_):
        entry = cues.get((lemma + suffix, "verb"))
        if entry is not None:
            return entry
    return None


def read_rows(name: str) -> list[str]:
    """The rows of a table in the package data, without comments and heading."""
    content = files("dragoman.statements").joinpath(f"data/{name}").read_text("utf-8")
    return [line for line in content.splitlines() if line and not line.startswith("#")][1:]


@cache
def load_words() -> WordLists:
    """The closed word lists; the same object each time."""
    content = files("dragoman.statements").joinpath("data/words.toml").read_text("utf-8")
    return WordLists(**{key: frozenset(value) for key, value in tomllib.loads(content).items()})


def _parse_entry(line: str) -> CueEntry:
    cells = line.split("\t")
    if len(cells) != 6:
        raise ReferenceDataError(f"cues.tsv: not six cells in '{line}'.")
    word, part, act, tone, content, addressee = cells
    frames = frozenset(frame for frame in content.split(",") if len(frame) == 1 and frame != "-")
    phrases = [frame[2:] for frame in content.split(",") if frame.startswith("p:")]
    prepositions = frozenset(word for phrase in phrases for word in phrase.split("|"))
    if (
        part not in ("verb", "noun")
        or tone not in ("plain", "loaded")
        or not frames <= set("qcina")
    ):
        raise ReferenceDataError(f"cues.tsv: unknown code in '{line}'.")
    if addressee not in ("obj", "to", "on", "-"):
        raise ReferenceDataError(f"cues.tsv: unknown addressee in '{line}'.")
    return CueEntry(
        word=word,
        part="verb" if part == "verb" else "noun",
        act=act,
        loaded=tone == "loaded",
        frames=frames,
        prepositions=prepositions,
        addressee=None if addressee == "-" else cast(Addressee, addressee),
    )
