"""Persons by name, in whatever spelling.

A full name (first and last) names a person; a surname alone only proposes candidates, to be
decided by country, office and date. No score of likeness is ever used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from dragoman.reference.entries import Person, Tenure
from dragoman.reference.folding import get_spelling_key, split_words

_SURNAME_FIRST = frozenset(["CHN", "TWN", "KOR", "PRK", "HKG", "SGP"])
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "dos",
        "di",
        "du",
        "la",
        "le",
        "zu",
        "ul",
    ]
)
_ARTICLES = frozenset(["al", "el"])
#: Turkish and Azerbaijani letters as other alphabets write their sounds: "Chavushoglu".
_SOUNDS = str.maketrans({"ç": "ch", "Ç": "Ch", "ş": "sh", "Ş": "Sh"})
_Item = TypeVar("_Item")
_NOT_SURNAMES = frozenset(["ii", "iii", "iv", "v", "vi", "xiv", "xvi", "jr", "sr"])


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person that a name may mean.

    Args:
        person: Who.
        strength: ``full`` for first and last name, ``surname`` for less.
        tenures: The offices they held on the day asked for; all of them when no day was given.
    """

    person: Person
    strength: Literal["full", "surname"]
    tenures: tuple[Tenure, ...]


class PersonIndex:
    """Persons by spelling keys.

    Args:
        persons: Those with spellings of their own.
        tenures: Offices; who holds one is a person even without a row in the other table.
    """

    __slots__ = ("_by_frame", "_by_full", "_by_name", "_by_surname", "_given", "persons")

    def __init__(self, persons: Iterable[Person], tenures: Iterable[Tenure]) -> None:
        held: dict[str, list[Tenure]] = {}
        for tenure in tenures:
            held.setdefault(tenure.person, []).append(tenure)
        known = {person.name: person for person in persons}
        for name in held:
            known.setdefault(name, Person(name=name, aliases=(), country=None, sector=None))
        joined = []
        for name, person in sorted(known.items()):
            rows = tuple(sorted(held.get(name, ()), key=lambda tenure: tenure.from_on))
            country = person.country or (rows[-1].country if rows else None)
            joined.append(replace(person, tenures=rows, country=country))
        self.persons = tuple(joined)
        self._by_name = {person.name: person for person in joined}
        self._by_full: dict[tuple[str, ...], list[Person]] = {}
        self._by_frame: dict[tuple[str, ...], list[tuple[tuple[str, ...], Person]]] = {}
        self._by_surname: dict[tuple[str, ...], list[Person]] = {}
        self._given: set[str] = set()
        for person in joined:
            self._add(person)

    def get_named(self, name: str) -> Person | None:
        """The person with this canonical name, or None."""
        return self._by_name.get(name)

    def is_given_name(self, key: str) -> bool:
        """Whether a spelling key is the first word of a person's name."""
        return key in self._given

    def find(
        self, name: str, on: date | None = None, country: str | None = None
    ) -> tuple[PersonMatch, ...]:
        """Whom a name may mean: by full name if anybody has it, else by surname.

        Args:
            name: Without title.
            on: Day to which the tenures are narrowed; None for all of them.
            country: Only persons of this country; None for any.

        Returns:
            Candidates, those in office first, then by name; empty when nobody is known.
        """
        words = get_name_words(name)
        found: list[Person] = []
        strength: Literal["full", "surname"] = "full"
        if len(words) > 1:
            found = self._by_full.get(words) or self._find_framed(words)
        if not found:
            strength = "surname"
            found = self._by_surname.get(words, [])
        matches = [
            PersonMatch(person, strength, person.tenures if on is None else person.find_tenures(on))
            for person in found
            if country is None or country == person.country or _served(person, country)
        ]
        return tuple(sorted(matches, key=lambda match: (not match.tenures, match.person.name)))

    def _find_framed(self, words: tuple[str, ...]) -> list[Person]:
        """Persons of this first and last word, none of whose names contradicts those between."""
        rows = self._by_frame.get((words[0], words[-1]), [])
        strange = {person.name for known, person in rows if not agree_in_between(words, known)}
        return list(dict.fromkeys(person for _, person in rows if person.name not in strange))

    def _add(self, person: Person) -> None:
        names = (person.name, *person.aliases)
        for name in dict.fromkeys((*names, *(name.translate(_SOUNDS) for name in names))):
            words = get_name_words(name)
            if len(words) > 1:
                if person.country not in _SURNAME_FIRST:
                    if name == person.name:
                        self._given.add(words[0])
                    _append(self._by_frame, (words[0], words[-1]), (words, person))
                    keys = [words]
                else:
                    given = split_words(name)[1:]
                    joined = get_spelling_key("".join(given))
                    keys = [words, (*words[1:], words[0]), (words[0], joined), (joined, words[0])]
                for key in dict.fromkeys(keys):
                    _append(self._by_full, key, person)
            for key in _find_surnames(words, person.country):
                _append(self._by_surname, key, person)


def get_name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name as spelling keys ("Sergei Lavrov": ``sergi``, ``lavrov``)."""
    return tuple(get_spelling_key(word) for word in split_words(name))


def agree_in_between(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names with the same first and last word may be one by the words between.

    One may leave words out or give a first letter alone; neither may have a word that the other
    contradicts ("George W Bush" is "George Walker Bush", not "George Herbert Bush"). Articles
    do not count ("el", "al").

    Args:
        left: Words as :func:`get_name_words` gives them.
        right: Those of the other name.
    """
    between = ([word for word in words[1:-1] if word not in _ARTICLES] for words in (left, right))
    fewer, more = sorted(between, key=len)
    rest = iter(more)
    return all(any(_is_same_word(word, other) for other in rest) for word in fewer)


def _is_same_word(left: str, right: str) -> bool:
    return left == right or (1 in (len(left), len(right)) and left[0] == right[0])


def _append(index: dict[tuple[str, ...], list[_Item]], key: tuple[str, ...], item: _Item) -> None:
    row = index.setdefault(key, [])
    if item not in row:
        row.append(item)


def _served(person: Person, country: str) -> bool:
    return any(tenure.country == country for tenure in person.tenures)


def _find_surnames(words: tuple[str, ...], country: str | None) -> set[tuple[str, ...]]:
    if len(words) == 1:
        return {words}
    if country in _SURNAME_FIRST:
        return {words[:1]}
    keys = {words[start:] for start in range(1, len(words))}
    return {
        key
        for key in keys
        if key[-1] not in _NOT_SURNAMES and not (len(key) == 1 and key[0] in _PARTICLES)
    }
