"""What a quantity counts: the noun by the parse, by its neighbours where the parse fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.figures.classes import get_noun_class, load_class_tables
from dragoman.figures.numbers import Quantity
from dragoman.figures.states import get_state
from dragoman.records import Span
from dragoman.syntax import (
    find_children,
    get_label,
    get_preposition,
    get_text,
    get_token_span,
    join_span,
)

_QUOTES = re.compile('["“”„«»]')
_MODIFIER = frozenset({"nummod", "amod", "compound", "det", "nmod", "advmod", "flat", "dep"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_OF_WHOM = frozenset({"them", "us", "whom"})
_NUMBERING = frozenset({"number", "total", "tally"})
_ESTIMATING = frozenset({"put", "estimate", "place", "set", "give"})
_TAKING = frozenset({"claim", "take", "cost", "lose", "lost", "end", "loss", "destroy"})
_MORE = frozenset({"more", "other", "others", "additional", "further", "new", "extra", "such"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a quantity counts.

    Args:
        what: In the article's words.
        unit: ISO 4217, a unit of measure, or a plural noun.
        noun: The head of what is counted, or None where it is only understood.
        class_from: ``noun``, ``verb`` (or adjective), or ``acting`` (only a verb is known).
        end: Where the words that state the figure end.
        confidence: 0..1.
    """

    what: str
    unit: str
    noun: Token | None
    class_from: str
    end: int
    confidence: float


def find_counted(doc: Doc, quantity: Quantity) -> Counted | None:
    """What a plain number counts, or None where nothing can be made out.

    Args:
        doc: The parsed article.
        quantity: A quantity of kind ``count`` in it.
    """
    tokens = get_token_span(doc, quantity.span)
    if tokens is None or not len(tokens):
        return None
    if _is_model(tokens.root, quantity):
        return None
    sentence_end = tokens[-1].sent.end
    stated = get_token_span(doc, quantity.evidence)
    after = tokens.end if stated is None else max(tokens.end, stated.end)
    noun, sure = _get_noun(tokens.root, after, sentence_end)
    found = get_state(tokens.root, tokens.start, after, noun)
    if noun is None:
        if found is None:
            ways = (_get_partitive, _get_collective, _get_numbered, _get_acting)
            return next(filter(None, (way(tokens.root, quantity) for way in ways)), None)
        words = found.label or found.unit
        end = _get_class_word_end(doc, after, sentence_end) or quantity.evidence.end
        return Counted(
            what=words, unit=found.unit, noun=None, class_from="verb", end=end, confidence=0.7
        )
    phrase = get_phrase(noun, after)
    words = clean(phrase.text_in(get_text(doc)))
    own = get_noun_class(noun)
    if found is not None and (own.unit in _PLAIN_UNITS or _is_people(noun)):
        said = found.label is not None and found.label not in words.lower().split()
        what = f"{words} {found.label}" if said else words
        return Counted(
            what=what, unit=found.unit, noun=noun, class_from="verb",
            end=max(phrase.end, quantity.evidence.end), confidence=0.9 if sure else 0.75,
        )  # fmt: skip
    unit = own.unit
    if quantity.strong:
        body = load_class_tables().collectives.get(noun.lemma_.lower())
        unit = body.unit if body else "persons"
    if noun.lemma_.lower() == "life" and not _are_taken(noun):
        unit = "persons"
    return Counted(
        what=words, unit=unit, noun=noun, class_from="noun",
        end=max(phrase.end, quantity.evidence.end), confidence=0.85 if sure else 0.65,
    )  # fmt: skip


def _are_taken(lives: Token) -> bool:
    """Whether lives are lost ("claimed 40 lives", "40 lives were lost"), not saved or at risk."""
    around = (lives.head, *lives.children, *find_children(lives.head, "conj"))
    return any(token.lemma_.lower() in _TAKING for token in around)


def _get_collective(root: Token, quantity: Quantity) -> Counted | None:
    """The body of people that a number measures: "a crowd of around 10,000"."""
    body = root.head
    known = load_class_tables().collectives.get(body.lemma_.lower())
    if get_label(root) != "nmod" or known is None or body.i > root.i:
        return None
    return Counted(
        what=str(body.text), unit=known.unit, noun=body, class_from="noun",
        end=quantity.evidence.end, confidence=0.7,
    )  # fmt: skip


def _is_model(root: Token, quantity: Quantity) -> bool:
    """Whether a number is part of a name right before it ("Heron 2 drones")."""
    if quantity.spelled or quantity.comparator != "exact" or root.i == 0:
        return False
    name = root.nbor(-1)
    bound = root.head.i == name.i and get_label(root) in ("flat", "compound", "nummod")
    bound = bound or bool(root.ent_type_ and root.ent_type_ == name.ent_type_)
    return bound and name.pos_ == "PROPN" and bool(name.is_title)


def _get_partitive(root: Token, _: Quantity) -> Counted | None:
    """People out of those just named: "nine of them children", "300 of whom were arrested"."""
    doc, place = root.doc, root.i + 1
    if place + 1 >= len(doc) or doc[place].lower_ != "of" or doc[place + 1].lower_ not in _OF_WHOM:
        return None
    following = doc[place + 2] if place + 2 < len(doc) else doc[place + 1]
    told = following.pos_ == "NOUN"
    own = get_noun_class(following) if told else None
    end = following.idx + len(following) if told else doc[place + 1].idx + len(doc[place + 1])
    return Counted(
        what=str(following.text if told else doc[place + 1].text),
        unit=own.unit if own is not None else "persons",
        noun=following if told else None,
        class_from="verb" if told else "acting",
        end=end,
        confidence=0.6,
    )


def _get_numbered(root: Token, quantity: Quantity) -> Counted | None:
    """What subject or object numbers: "the number of schools was cut to 393"."""
    verb = next((token for token in (root, *root.ancestors) if token.pos_ in ("VERB", "AUX")), root)
    for counter in find_children(verb, "nsubj", "obj"):
        if counter.lemma_.lower() in _NUMBERING:
            return _get_number_of(counter, quantity)
        body = load_class_tables().collectives.get(counter.lemma_.lower())
        if body is not None and verb.lemma_.lower() in _ESTIMATING and counter.i < root.i:
            return Counted(
                what=str(counter.text), unit=body.unit, noun=counter, class_from="noun",
                end=quantity.evidence.end, confidence=0.7,
            )  # fmt: skip
    return None


def _get_number_of(number: Token, quantity: Quantity) -> Counted | None:
    for child in find_children(number, "nmod"):
        if any(case.lower_ == "of" for case in find_children(child, "case")):
            phrase = join_span(_find_inner(child))
            words = re.sub(r"^of\s+", "", clean(phrase.text_in(get_text(number.doc))))
            return Counted(
                what=words, unit=get_noun_class(child).unit, noun=child, class_from="noun",
                end=quantity.evidence.end, confidence=0.75,
            )  # fmt: skip
    return None


def _get_acting(root: Token, quantity: Quantity) -> Counted | None:
    """People who are only counted: "thousands protested"."""
    verb = root.head
    if root.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.i < root.i:
        return None
    if any(get_label(child) == "obj" for child in verb.children) and not quantity.spelled:
        return None
    return Counted(
        what=str(verb.lower_), unit="persons", noun=None, class_from="acting",
        end=quantity.evidence.end, confidence=0.5,
    )  # fmt: skip


_PLAIN_UNITS = frozenset(
    {"persons", "troops", "prisoners", "families", "lives", "refugees", "migrants"}
)


def _is_people(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and noun.text[:1].isupper()


def clean(words: str) -> str:
    """Words on one line without quotation marks."""
    return " ".join(_QUOTES.sub("", words).split()) or words


def get_phrase(noun: Token, start: int) -> Span:
    """The counted noun with what stands between number and noun and a short "of" phrase.

    Args:
        noun: Head of what is counted.
        start: Index of the first token after the number.
    """
    doc = noun.doc
    first = min(start, noun.i)
    while first < noun.i and (
        doc[first].is_space or doc[first].is_punct or doc[first].lower_ in ("of", "the")
    ):
        first += 1
    numbers = [token.i for token in doc[first : noun.i] if token.pos_ == "NUM"]
    first = numbers[-1] + 1 if numbers else first
    last = noun.i
    for child in find_children(noun, "nmod"):
        cases = [case.lower_ for case in find_children(child, "case")]
        if child.i > noun.i and cases[:1] == ["of"]:
            inner = list(_find_inner(child))
            if inner and inner[-1].i - noun.i <= 8:
                last = max(last, inner[-1].i)
    return join_span(doc[first : last + 1])


def _find_inner(noun: Token) -> Iterator[Token]:
    """A noun phrase without its clauses, appositions and trailing prepositional phrases."""
    members = [noun]
    for child in noun.children:
        if (
            get_label(child) in ("det", "amod", "compound", "nummod", "flat", "case")
            or child.dep_ == "nmod:poss"
        ):
            members += list(child.subtree)
    return iter(sorted(members, key=lambda token: token.i))


def _get_noun(root: Token, after: int, sentence_end: int) -> tuple[Token | None, bool]:
    """The noun that a number counts, and whether parse and neighbours agree on it."""
    near = _get_near_noun(root.doc, after, sentence_end)
    parsed: Token | None = None
    if (
        get_label(root) in _MODIFIER
        and root.head.pos_ in _NOUNS
        and after <= root.head.i < after + 8
    ):
        parsed = root.head
    else:
        for child in find_children(root, "nmod"):
            if child.i >= after and get_preposition(child) == "of" and child.pos_ != "PRON":
                parsed = child
                break
    if parsed is None:
        return near, False
    if near is not None and near.i > parsed.i and get_label(parsed) in ("compound", "amod", "flat"):
        return near, True
    blocked = any(
        token.is_punct and token.text not in "-–\"'“”‘’" for token in root.doc[after : parsed.i]
    )
    return (near, False) if blocked else (parsed, True)


def _get_near_noun(doc: Doc, after: int, sentence_end: int) -> Token | None:
    """The last noun of the noun run that begins right after a number."""
    index = after
    while index < sentence_end and (
        doc[index].is_space or doc[index].text in ("“", '"', "”", "'", "-", ",")
    ):
        if doc[index].text == ",":
            return None
        index += 1
    while index + 1 < sentence_end and doc[index].lower_ == "to" and doc[index + 1].pos_ == "NUM":
        index += 2
    if index < sentence_end and doc[index].lower_ == "of":
        index += 1
        while (
            index < sentence_end and doc[index].pos_ in ("DET", "PRON") and doc[index].tag_ != "PRP"
        ):
            index += 1
    found: Token | None = None
    while index < sentence_end and index < after + 8:
        token = doc[index]
        participle = (
            token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG") and get_label(token) == "amod"
        )
        if token.text == "-" or (
            token.lower_ in _MORE and found is None and token.lower_ != "others"
        ):
            index += 1
            continue
        if token.pos_ not in _BEFORE_NOUN and not participle and token.lower_ != "others":
            break
        if token.pos_ == "NUM" and found is not None:
            break
        if token.pos_ in _NOUNS or token.lower_ == "others":
            found = token
        index += 1
    return found


def _get_class_word_end(doc: Doc, after: int, sentence_end: int) -> int | None:
    """The end of "dead" in "12 dead", so that the evidence takes it in."""
    tables = load_class_tables()
    if after < sentence_end and doc[after].lower_ in tables.adjectives:
        return doc[after].idx + len(doc[after])
    return None
