"""What a bare definite noun takes up: "seized Crimea ... has not recognised the annexation"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.statements.issues import get_concept
from dragoman.syntax import find_children, get_label

_POINTERS = frozenset({"the", "this", "that", "these", "those", "such"})
_TAKERS = frozenset({"of", "on", "with", "against", "between", "to", "for", "over", "as"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_ON = frozenset({"strike", "ban", "sanction"})  # concepts: a strike is on something
_LIGHT_VERBS = frozenset({"fire", "hold"})  # "held talks", "fired rockets": not what is shot at
_REACH = 3  # sentences before that of the noun
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Antecedent:
    """Where a text named before what a bare noun takes up.

    Args:
        token: An earlier noun with what it is about, or the object of an earlier verb.
        is_object: Whether it is the latter.
        preposition: What leads from the noun to such an object.
    """

    token: Token
    is_object: bool
    preposition: str = "of"


def get_antecedent(noun: Token) -> Antecedent | None:
    """The last place before a bare definite noun that says what it is about, or None.

    A place is a noun that means the same and says of, on or with what it is, or a verb of the
    same act with its object, in the sentence of the noun or one of the three before. Farther
    back only the very noun counts.

    Args:
        noun: A noun without adjectives, possessor's name or phrase behind it.
    """
    if noun.pos_ != "NOUN" or not _is_definite(noun):
        return None
    concept = get_concept(noun.lemma_.lower())
    near = _get_first_near(noun)
    for index in range(noun.i - 1, -1, -1):
        token = noun.doc[index]
        if token.pos_ == "NOUN":
            same = token.lemma_ == noun.lemma_
            if not same and (index < near or get_concept(token.lemma_.lower()) != concept):
                continue
            if _says_of_what(token):
                return Antecedent(token=token, is_object=False)
        elif token.pos_ == "VERB" and index >= near and concept in _find_concepts(token):
            target = _get_object(token)
            if target is not None:
                preposition = "on" if concept in _ON else "of"
                return Antecedent(token=target, is_object=True, preposition=preposition)
    return None


def _is_definite(noun: Token) -> bool:
    return any(
        (c.dep_ == "det" and c.lower_ in _POINTERS) or (get_label(c) == "nmod" and c.pos_ == "PRON")
        for c in noun.children
        if c.i < noun.i
    )


def _get_first_near(noun: Token) -> int:
    """The index of the first token of the sentences that count as near."""
    first = noun.sent.start
    for _ in range(_REACH):
        first = noun.doc[first - 1].sent.start if first > 0 else 0
    return first


def _says_of_what(noun: Token) -> bool:
    return any(
        child.i > noun.i and child.pos_ in ("NOUN", "PROPN") and _has_taker(child)
        for child in find_children(noun, "nmod")
    )


def _has_taker(phrase: Token) -> bool:
    return any(c.dep_ == "case" and c.lower_ in _TAKERS for c in phrase.children)


def _find_concepts(verb: Token) -> Iterator[str]:
    """The concepts of the gerund of a verb, in each way in which it may be spelled."""
    lemma = verb.lemma_.lower()
    if lemma in _LIGHT_VERBS:
        return
    stems = [lemma.removesuffix("e"), lemma]
    if len(lemma) > 2 and lemma[-1] not in _VOWELS and lemma[-2] in _VOWELS:
        stems.append(lemma + lemma[-1])
    yield from (get_concept(f"{stem}ing") for stem in stems)


def _get_object(verb: Token) -> Token | None:
    """What an act was done to, if it was done."""
    if any(c.lower_ in _NEGATIONS for c in verb.children):
        return None
    found = next(find_children(verb, "obj"), None) or next(find_children(verb, "nsubj:pass"), None)
    return found if found is not None and found.pos_ in ("NOUN", "PROPN") else None
