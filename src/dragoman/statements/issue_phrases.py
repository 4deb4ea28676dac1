"""Names an issue: a short canonical noun phrase ("annexation of Crimea")."""

from __future__ import annotations

from itertools import zip_longest

from spacy.tokens import Token

from dragoman.statements.antecedents import get_antecedent
from dragoman.statements.lexicon import load_stances
from dragoman.syntax import find_children, find_conjuncts, get_label

_PREPOSITIONS = frozenset(
    {"of", "in", "on", "with", "against", "for", "to", "between", "over", "from", "as", "into"}
)
_MODIFIERS = ("amod", "compound", "nummod", "nmod:desc", "flat")
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_PARTICLES = frozenset({"aside", "away", "back", "down", "off", "out", "over", "up"})
_LONGEST = 10  # words
_FARTHEST_MODIFIER = 5  # tokens


def get_issue(head: Token) -> str | None:
    """A short noun phrase for an issue, or None where the words name none.

    The head noun with its adjectives and one phrase after it; whose it is is left out, unless
    nothing else says what it is about ("territorial integrity of Ukraine").

    Args:
        head: Head of the words that name the issue, a noun or a verb.
    """
    if head.pos_ == "PRON" or head.is_punct or head.is_space:
        return None
    words = _name_verb(head) if head.pos_ in ("VERB", "AUX") else _name_noun(head)
    if not any(c.isalpha() for word in words for c in word):
        return None
    phrase = " ".join(" ".join(words).split()[:_LONGEST])
    first = words[0].split()[0] if words else ""
    starts_name = any(
        t.text == first and (t.pos_ == "PROPN" or t.ent_type_ or t.is_upper) for t in head.subtree
    )
    return phrase if starts_name else phrase[:1].lower() + phrase[1:]


def _name_noun(head: Token) -> list[str]:
    words = [_join(_find_core(head))]
    for other in find_conjuncts(head):
        if head.i < other.i <= head.i + 4 and other.pos_ in ("NOUN", "PROPN"):
            words += ["and", _join(_find_core(other))]
    members = [other for other in find_conjuncts(head) if head.i <= other.i <= head.i + 4]
    complement = next((c for c in map(_get_complement, members) if c), [])
    if complement:
        return words + complement
    possessor = next(find_children(head, "nmod:poss"), None)
    if possessor is not None and possessor.pos_ == "PROPN":
        return [*words, "of", _join(_find_core(possessor))]
    return words + _name_antecedent(head) if words == [head.text] else words


def _name_antecedent(head: Token) -> list[str]:
    """What a bare "the annexation" is about, from where the text named that before."""
    earlier = get_antecedent(head)
    if earlier is None:
        return []
    if earlier.is_object:
        return [
            earlier.preposition,
            _join(_find_core(earlier.token)),
            *_get_complement(earlier.token),
        ]
    return _get_complement(earlier.token)


def _join(tokens: list[Token]) -> str:
    """The words of some tokens, spaced as in the text where they stand side by side."""
    pieces = []
    for token, following in zip_longest(tokens, tokens[1:]):
        adjacent = following is not None and following.i == token.i + 1
        pieces.append(token.text + (token.whitespace_ if adjacent else " "))
    return "".join(pieces).strip()


def _find_core(head: Token) -> list[Token]:
    """A noun with its adjectives and name parts; no determiners, possessors and verdicts."""
    stances = load_stances()
    members = [head]
    for child in head.children:
        if child.dep_ not in _MODIFIERS and get_label(child) not in _MODIFIERS:
            continue
        if (child.lower_, "verdict") in stances or (child.lemma_.lower(), "verdict") in stances:
            continue
        if abs(child.i - head.i) > _FARTHEST_MODIFIER or child.lower_ == "backed":
            continue
        members += [t for t in child.subtree if not t.is_quote and not t.is_space and t.text != ","]
    return sorted(set(members), key=lambda t: t.i)


def _get_complement(head: Token) -> list[str]:
    for child in find_children(head, "nmod", "acl"):
        if child.i < head.i:
            continue
        opener = next((c for c in child.children if c.dep_ in ("case", "mark")), None)
        if opener is None or opener.lower_ not in _PREPOSITIONS:
            continue
        if child.pos_ in ("VERB", "AUX"):
            return [opener.text, *_name_verb(child)]
        pointer = [c.text for c in child.children if c.lower_ in _DEMONSTRATIVES]
        return [opener.text, *pointer, _join(_find_core(child))]
    return []


def _is_particle(token: Token) -> bool:
    """Whether a word right behind its verb belongs to it: "step down"."""
    behind = token.i == token.head.i + 1
    return token.dep_ == "compound:prt" or (behind and token.lower_ in _PARTICLES)


def _name_verb(head: Token) -> list[str]:
    """A verb with its object: "deploying foreign fighters"; nothing where that is a pronoun."""
    words = [head.text]
    words += [c.text for c in find_children(head, "compound:prt", "advmod") if _is_particle(c)]
    objects = find_children(head, "obj", "ccomp", "xcomp")
    complement = next((c for c in objects if c.i > head.i), None)
    if complement is not None and complement.pos_ == "PRON":
        return []
    if complement is not None and complement.pos_ in ("VERB", "AUX"):
        inner = _name_verb(complement)
        return words + inner if inner else []
    if complement is not None:
        return [*words, _join(_find_core(complement)), *_get_complement(complement)]
    phrase = next((c for c in find_children(head, "obl") if c.i > head.i), None)
    if phrase is not None:
        opener = next((c for c in phrase.children if c.dep_ == "case"), None)
        words += [opener.text] if opener is not None else []
        words.append(_join(_find_core(phrase)))
    return words
