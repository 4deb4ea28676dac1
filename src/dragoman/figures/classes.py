"""What a counted thing is called: deaths, injured, troops, persons, or its own plural."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Token

from dragoman.errors import ReferenceDataError
from dragoman.figures.tables import read_lines, read_rows

_ROLES = frozenset({"object", "subject", "adjective", "noun", "collective"})
_PEOPLE_ENDINGS = ("ians", "eans", "cans", "ese")
_PERSON_ENDINGS = (
    "man", "woman", "girl", "boy", "child", "worker", "person", "member", "holder", "owner",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CountClass:
    """What something counted is called.

    Args:
        unit: The unit that the figure carries ("deaths").
        label: The participle that shows it ("killed"), or None.
    """

    unit: str
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTables:
    """Which words make a counted thing deaths, injured, troops and so on.

    Args:
        objects: Verbs whose object (or passive subject) is counted, by lemma.
        subjects: Verbs whose subject is counted.
        adjectives: Adjectives and participles that say it of the noun.
        nouns: Nouns that are a class by themselves.
        persons: Nouns for people.
        collectives: Nouns for a body of people ("a crowd of 300", "a 300-strong force").
        passed: Nouns that a small number word only enumerates.
        auxiliaries: Words between a number and the participle said of it.
        unchanged: Nouns whose plural is the word itself.
    """

    objects: MappingProxyType[str, CountClass]
    subjects: MappingProxyType[str, CountClass]
    adjectives: MappingProxyType[str, CountClass]
    nouns: MappingProxyType[str, CountClass]
    collectives: MappingProxyType[str, CountClass]
    persons: frozenset[str]
    passed: frozenset[str]
    auxiliaries: frozenset[str]
    unchanged: frozenset[str]


@functools.cache
def load_class_tables() -> ClassTables:
    """The tables of what is counted.

    Raises:
        ReferenceDataError: A data file is damaged.
    """
    rows = list(read_rows("classes.tsv", ("lemma", "role", "unit", "label")))
    unknown = {row[1] for row in rows} - _ROLES
    if unknown:
        raise ReferenceDataError(f"classes.tsv: unknown role {', '.join(sorted(unknown))}.")

    def pick(role: str) -> MappingProxyType[str, CountClass]:
        return MappingProxyType(
            {
                lemma: CountClass(unit=u, label=label or None)
                for lemma, its, u, label in rows
                if its == role
            }
        )

    return ClassTables(
        objects=pick("object"),
        subjects=pick("subject"),
        adjectives=pick("adjective"),
        nouns=pick("noun"),
        collectives=pick("collective"),
        persons=frozenset(read_lines("persons.txt")),
        passed=frozenset(read_lines("passed_nouns.txt")),
        auxiliaries=frozenset(read_lines("auxiliaries.txt")),
        unchanged=frozenset(read_lines("unchanged_plurals.txt")),
    )


def get_noun_class(noun: Token) -> CountClass:
    """What a counted noun is called by itself: its class, ``persons``, or its own plural."""
    tables = load_class_tables()
    before = noun.nbor(-1).lower_ if noun.i else ""
    joined = tuple(f"{before}-{form}" for form in get_forms(noun))
    for form in (*joined, *get_forms(noun)):
        if form in tables.nouns:
            return tables.nouns[form]
        if form in tables.persons:
            return CountClass(unit="persons", label=None)
        if form.endswith(_PERSON_ENDINGS) and form == form.lower():
            return CountClass(unit="persons", label=None)
        if form in tables.adjectives and form == noun.lower_:
            return tables.adjectives[form]
    if noun.text[:1].isupper() and noun.text.endswith(_PEOPLE_ENDINGS):
        return CountClass(unit="persons", label=None)
    return CountClass(unit=build_plural(noun), label=None)


def get_forms(token: Token) -> tuple[str, ...]:
    """The spellings under which a table may hold a word: lemma, text and without a plural s."""
    text = token.text
    forms = [token.lemma_, token.lemma_.lower(), text.lower(), text]
    if text.endswith("ies"):
        forms.append(text[:-3].lower() + "y")
    if text.endswith("men"):
        forms.append(text[:-3].lower() + "man")
    if text.endswith("s"):
        forms += [text[:-1], text[:-1].lower()]
    if text.endswith("es"):
        forms.append(text[:-2].lower())
    return tuple(dict.fromkeys(forms))


def build_plural(noun: Token) -> str:
    """The plural of a noun as a unit, lower case unless it is a name."""
    text = noun.text if noun.pos_ == "PROPN" and not noun.text.isupper() else noun.text.lower()
    if text in load_class_tables().unchanged:
        return text
    if noun.tag_ in ("NNS", "NNPS") or (noun.tag_ == "" and text.endswith("s")):
        return text
    if text.endswith(("s", "x", "ch", "sh")) and not text.endswith("ss") and noun.tag_ == "":
        return text
    if text.endswith(("s", "x", "ch", "sh")):
        return text if text.endswith("s") and not text.endswith("ss") else text + "es"
    if text.endswith("y") and text[-2:-1] not in tuple("aeiou"):
        return text[:-1] + "ies"
    return text + "s"
