"""Every name in the reference, found in running text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.reference.entries import Country, KnownName, Metonym, NameKind, Organisation, Region
from dragoman.reference.folding import Word, find_words, split_words

# Abbreviations that are common words too: in a line of capitals they are no names.
_WORDS_IN_CAPITALS = frozenset(
    [
        "us",
        "who",
        "is",
        "pan",
        "ice",
        "raw",
        "aa",
        "spa",
        "car",
        "ap",
        "mit",
        "care",
        "fed",
        "gop",
        "alba",
        "quad",
        "rt",
        "ana",
        "ria",
        "ari",
        "bis",
        "ram",
    ]
)
_KINDS_BY_RANK: tuple[NameKind, ...] = (
    "name",
    "adjective",
    "people",
    "capital",
    "metonym",
    "organisation",
    "region",
    "region-adjective",
    "region-people",
)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name in a text.

    Args:
        start: Its first character, a code point of the text.
        end: The character after its last.
        known: What it names, and how.
    """

    start: int
    end: int
    known: KnownName


class NameIndex:
    """Names by their folded words, to be looked up whole or found in running text.

    Args:
        names: All spellings. Where two things share one, the kind decides, then the order.
    """

    __slots__ = ("_by_first", "_by_words")

    def __init__(self, names: Iterable[KnownName]) -> None:
        by_words: dict[tuple[str, ...], list[KnownName]] = {}
        rank = {kind: number for number, kind in enumerate(_KINDS_BY_RANK)}
        for known in sorted(names, key=lambda item: rank[item.kind]):
            words = split_words(known.text)
            if words:
                by_words.setdefault(words, []).append(known)
        by_first: dict[str, list[tuple[tuple[str, ...], list[KnownName]]]] = {}
        for words, same in by_words.items():
            by_first.setdefault(words[0], []).append((words, same))
        for rows in by_first.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0]))
        self._by_words = by_words
        self._by_first = by_first

    def get_all(self, text: str) -> tuple[KnownName, ...]:
        """Everything that ``text`` as a whole names, best kind first; case does not matter."""
        return tuple(self._by_words.get(split_words(text), ()))

    def find_texts(self) -> Iterator[str]:
        """Every spelling, as the tables write it."""
        for same in self._by_words.values():
            yield from (known.text for known in same)

    def find_in(self, text: str) -> Iterator[NameMatch]:
        """The names in running text, longest first from the left, never overlapping."""
        words = list(find_words(text))
        keys = [word.key for word in words]
        position = 0
        while position < len(words):
            match = self._match_at(text, words, keys, position)
            if match is not None and keys[position] == "the" and position + 1 < len(words):
                # "the West" of "the West Bank" is no name.
                inner = self._match_at(text, words, keys, position + 1)
                match = None if inner is not None and inner[0] >= match[0] else match
            if match is None:
                position += 1
                continue
            length, known = match
            start, end = words[position].start, words[position + length - 1].end
            if "." in text[start:end] and text[end : end + 1] == "." and length > 1:
                end += 1 if _are_letters(keys[position : position + length]) else 0
            yield NameMatch(start, end, known)
            position += length

    def _match_at(
        self, text: str, words: Sequence[Word], keys: Sequence[str], position: int
    ) -> tuple[int, KnownName] | None:
        for row, same in self._by_first.get(keys[position], ()):
            length = len(row)
            if length > 1 and tuple(keys[position : position + length]) != row:
                continue
            found = words[position : position + length]
            if length > 1 and any(
                not _joins(text[left.end : right.start])
                for left, right in itertools.pairwise(found)
            ):
                continue
            if _are_letters(row) and " " in text[found[0].start : found[-1].end]:
                continue
            for known in same:
                if _is_written_as(known.text, text, words, position, length):
                    return length, known
        return None


def list_names(
    countries: Iterable[Country],
    metonyms: Iterable[Metonym],
    organisations: Iterable[Organisation],
    regions: Iterable[Region],
) -> Iterator[KnownName]:
    """Every spelling of every entry of four tables."""
    for country in countries:
        groups: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("name", (country.name, *country.aliases)),
            ("adjective", country.adjectives),
            ("people", country.people),
            ("capital", country.capitals),
        )
        for kind, texts in groups:
            for text in texts:
                yield KnownName(
                    text=text,
                    kind=kind,
                    name=country.name,
                    country=country.code,
                    sector=None,
                    target=country,
                )
    for metonym in metonyms:
        for text in (metonym.text, *metonym.aliases):
            yield KnownName(
                text=text,
                kind="metonym",
                name=metonym.name,
                country=metonym.country,
                sector=metonym.sector,
                target=metonym,
            )
    for organisation in organisations:
        for text in (organisation.name, *organisation.aliases):
            yield KnownName(
                text=text,
                kind="organisation",
                name=organisation.name,
                country=organisation.country,
                sector=organisation.sector,
                target=organisation,
            )
    yield from _list_region_names(regions)


def _list_region_names(regions: Iterable[Region]) -> Iterator[KnownName]:
    for region in regions:
        groups: tuple[tuple[NameKind, tuple[str, ...]], ...] = (
            ("region", (region.name, *region.aliases)),
            ("region-adjective", region.adjectives),
            ("region-people", region.people),
        )
        for kind, texts in groups:
            for text in texts:
                yield KnownName(
                    text=text,
                    kind=kind,
                    name=region.name,
                    country=region.country,
                    sector="PRE" if region.kind == "proto-state" else None,
                    target=region,
                )


def _are_letters(keys: Sequence[str]) -> bool:
    """Whether every word is one letter, as in "U.S."."""
    return len(keys) > 1 and all(len(key) == 1 for key in keys)


def _joins(between: str) -> bool:
    """Whether what stands between two words lets them be parts of one name."""
    return len(between) <= 2 and "\n\n" not in between and not set(between) & set(',;:!?()"“”')


def _is_written_as(
    spelling: str, text: str, words: Sequence[Word], position: int, length: int
) -> bool:
    start, end = words[position].start, words[position + length - 1].end
    found = text[start:end]
    letters = [character for character in spelling if character.isalpha()]
    if len(letters) <= 6 and all(letter.isupper() for letter in letters):
        return _is_abbreviation(found, len(letters), text, words, position, length)
    capitals = [part[:1].isupper() for part in _get_written_words(spelling)]
    starts = [text[word.start].isupper() for word in words[position : position + length]]
    if len(capitals) != len(starts):
        return any(starts) or not any(capitals)
    return all(is_upper or not wanted for wanted, is_upper in zip(capitals, starts, strict=True))


def _get_written_words(spelling: str) -> list[str]:
    return [spelling[word.start : word.end] for word in find_words(spelling)]


def _is_abbreviation(
    found: str, n_letters: int, text: str, words: Sequence[Word], position: int, length: int
) -> bool:
    letters = [character for character in found if character.isalpha()]
    if not all(letter.isupper() for letter in letters):
        return n_letters >= 4 and found[:1].isupper() and length == 1
    if "".join(letters).lower() not in _WORDS_IN_CAPITALS:
        return True
    around = [*words[max(0, position - 2) : position], *words[position + length :][:2]]
    shouted = [
        text[word.start : word.end].isupper() for word in around if word.end - word.start > 3
    ]
    return not (shouted and all(shouted))
