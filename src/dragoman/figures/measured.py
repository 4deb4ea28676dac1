"""What money, shares, measures and durations are said of, by the parse."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from dragoman.figures.counting import Counted, clean
from dragoman.figures.numbers import Quantity
from dragoman.figures.tables import load_number_tables
from dragoman.records import Span
from dragoman.syntax import (
    find_children,
    get_label,
    get_noun_phrase_span,
    get_text,
    get_token_span,
    join_span,
)

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_TIED = frozenset({"of", "in", "for", "on", "worth", "to", "toward", "towards", "from"})
_WORTH = frozenset({"worth", "valued", "costing", "totalling", "totaling", "amounting"})
_FALLBACK = {"money": "money", "share": "share", "measure": "", "duration": "duration"}
_TIED_TEXT = re.compile(
    r"\s*(?:(?:of|in|for)\s+)(?:the\s+|its\s+|their\s+|his\s+|all\s+)?((?:[\w’'-]+\s+){0,2}?[\w’'-]+)(?=\s*(?:[.,;:)”\"]|$|\b(?:and|to|in|on|for|from|with|by|after|of|that|which|was|were|has|have)\b))"
)
_LIMIT = 90
_DETERMINER = re.compile(
    r"^(?:the|an?|its|their|his|her|our|this|these|those|whose)\s+", re.IGNORECASE
)
_SURE = (0.9, 0.85, 0.9, 0.9, 0.85, 0.8, 0.75, 0.75)
_SPENT_IN = re.compile(r"\s+(?:in|of)\s+(?:the\s+|his\s+|her\s+)?([a-z]+(?:\s+labou?r)?)\b")
_LASTING = frozenset({"last", "take", "run", "continue", "endure", "be", "drag", "span"})
_TIME_NOUNS = frozenset(
    {"day", "week", "month", "quarter", "year", "decade", "half", "hour", "period"}
)


def get_measured(doc: Doc, quantity: Quantity) -> Counted | None:
    """What a quantity with a unit of its own is said of, or None where its words are no token.

    Args:
        doc: The parsed article.
        quantity: A quantity of kind ``money``, ``share``, ``measure`` or ``duration``.
    """
    tokens = get_token_span(doc, quantity.span)
    if tokens is None or not len(tokens):
        return None
    unit = quantity.currency or quantity.unit or quantity.kind
    found = _describe(doc, tokens.root, tokens.start, tokens.end, quantity)
    if found is None:
        words = _get_verb_words(tokens.root) or _FALLBACK[quantity.kind] or unit
        end, sure = quantity.evidence.end, 0.7
    else:
        span, sure = found
        words = _strip_determiner(clean(span.text_in(get_text(doc))))
        close = 0 <= span.start - quantity.evidence.end <= 4
        end = (
            span.end if close and span.end - quantity.evidence.end <= 40 else quantity.evidence.end
        )
    return Counted(
        what=words, unit=unit, noun=None, class_from="noun", end=max(end, quantity.evidence.end),
        confidence=sure,
    )  # fmt: skip


def _strip_determiner(words: str) -> str:
    return _DETERMINER.sub("", words) or words


def _get_verb_words(root: Token) -> str | None:
    """The verb that a quantity hangs on ("sentenced" to 12 years), or None."""
    head = root.head
    fits = head.pos_ in ("VERB", "NOUN", "ADJ") and head.i != root.i and head.is_alpha
    return str(head.lower_) if fits and not head.like_num else None


def _describe(
    doc: Doc, root: Token, start: int, end: int, quantity: Quantity
) -> tuple[Span, float] | None:
    """Where the text says what the quantity is of, best reading first, with how sure it is."""
    ways = (
        _get_priced(doc, start),
        _get_spent(doc, quantity),
        _get_modified(root, end, attached=quantity.attached),
        _get_dependent(root, end),
        _get_owner(root, start),
        _get_argument(root, quantity) if quantity.kind == "share" else None,
        _get_tied_text(doc, quantity),
        _get_argument(root, quantity),
    )
    for rank, span in enumerate(ways):
        if span is not None and span.end - span.start <= _LIMIT:
            return span, _SURE[rank]
    return None


def _get_priced(doc: Doc, start: int) -> Span | None:
    """The noun right before "worth": "two shares worth $1.2 million"."""
    before = [token for token in doc[max(0, start - 5) : start] if token.is_alpha]
    place = next((t for t in reversed(before) if t.lower_ in _WORTH), None)
    if place is None or place.i == 0 or place.nbor(-1).pos_ not in _NOUNS:
        return None
    if any(t.pos_ in _NOUNS for t in doc[place.i + 1 : start]):
        return None
    return get_noun_phrase_span(place.nbor(-1))


def _get_spent(doc: Doc, quantity: Quantity) -> Span | None:
    """Where a time is spent: "12 years in prison"."""
    if quantity.kind != "duration" or quantity.attached:
        return None
    match = _SPENT_IN.match(get_text(doc), quantity.evidence.end)
    return None if match is None else Span(*match.span(1))


def _get_modified(root: Token, end: int, *, attached: bool) -> Span | None:
    """The noun it modifies: "the $2.5 billion system", "a six-week war", "6 % growth"."""
    head = root.head
    for _ in range(3):
        if head.i >= end and _is_thing(head) and head.i < end + 8:
            break
        if head.head.i == head.i:
            return _get_next_noun(root.doc, end) if attached else None
        head = head.head
    else:
        return _get_next_noun(root.doc, end) if attached else None
    if (
        get_label(root) not in ("nummod", "compound", "amod", "nmod", "flat", "dep", "det")
        and not attached
    ):
        return None
    span = _cut(root.doc, end, head.i)
    return span if span is not None else None


def _is_thing(token: Token) -> bool:
    """Whether a token is a noun and no part of a number or a sum of money."""
    tables = load_number_tables()
    if token.pos_ not in _NOUNS or not token.is_alpha or token.like_num:
        return False
    return token.lower_ not in tables.money and token.lower_ not in tables.scales


def _get_next_noun(doc: Doc, end: int) -> Span | None:
    index = end
    last = None
    while index < len(doc) and index < end + 5 and doc[index].pos_ in ("ADJ", "NOUN", "PROPN"):
        last = index if doc[index].pos_ != "ADJ" else last
        index += 1
    return None if last is None else _cut(doc, end, last)


def _cut(doc: Doc, first: int, last: int) -> Span | None:
    """The words from one token to another, unless a verb or a stop stands between them."""
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    if any(
        (token.pos_ == "VERB" and get_label(token) != "amod") or token.text in ",.;:"
        for token in doc[first:last]
    ):
        return None
    return join_span(doc[first : last + 1])


def _get_dependent(root: Token, end: int) -> Span | None:
    """What hangs on it: "$36 million to buy fuel", "$3 billion in aid", "40 % of voters"."""
    family = [root, *(token for token in root.subtree if token.i < end)]
    for member in family:
        for child in member.children:
            if child.i < end:
                continue
            label = get_label(child)
            case = next((c.lower_ for c in find_children(child, "case")), None)
            if child.lemma_.lower() in _TIME_NOUNS or not (
                _is_thing(child) or child.pos_ == "VERB"
            ):
                continue
            if label == "nmod" and case in _TIED:
                return get_noun_phrase_span(child)
            if label in ("acl", "advcl") and any(
                c.lower_ == "to" for c in find_children(child, "mark")
            ):
                return _shorten(child)
    return None


def _shorten(verb: Token) -> Span:
    """A "to" clause up to its object."""
    members = [verb]
    for child in verb.children:
        label = get_label(child)
        if label == "mark" or (
            label in ("obj", "obl", "xcomp", "compound") and child.i - verb.i < 8
        ):
            members += [t for t in child.subtree if t.i - verb.i < 14]
    indices = sorted({token.i for token in members})
    first = indices[0]
    last = first
    for index in indices[1:]:
        if index > last + 1:
            break
        last = index
    return join_span(verb.doc[first : last + 1])


def _get_owner(root: Token, start: int) -> Span | None:
    """The noun it hangs on: "a loan of $36 million", "a contract worth $5 billion"."""
    head = root.head
    label = get_label(root)
    case = next((c.lower_ for c in find_children(root, "case")), None)
    if (
        label == "nmod"
        and head.pos_ in _NOUNS
        and head.i < start
        and case in ("of", "worth", "at", "for")
    ):
        return get_noun_phrase_span(head)
    if head.lower_ in _WORTH and head.head.pos_ in _NOUNS and head.head.i < head.i:
        return get_noun_phrase_span(head.head)
    before = root.doc[max(0, start - 2) : start]
    if label in ("acl", "amod", "obl", "obj") and any(t.lower_ == "worth" for t in before):
        return get_noun_phrase_span(head) if head.pos_ in _NOUNS else None
    return None


def _get_tied_text(doc: Doc, quantity: Quantity) -> Span | None:
    match = _TIED_TEXT.match(get_text(doc), quantity.evidence.end)
    if match is None or quantity.kind == "duration":
        return None
    if any(word.rstrip("s") in _TIME_NOUNS or word.isdigit() for word in match.group(1).split()):
        return None
    return Span(*match.span(1))


def _get_argument(root: Token, quantity: Quantity) -> Span | None:
    """What the verb says it of: "spent $3 billion on tanks", "exports fell 6 %"."""
    verb = root
    for _ in range(4):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    if verb.pos_ != "VERB" and verb.i != root.i:
        return None
    own = _get_subject(root)
    if own is not None:
        return own
    if quantity.kind == "money":
        for child in find_children(verb, "obl", "advcl", "xcomp"):
            case = next((c.lower_ for c in find_children(child, "case", "mark")), None)
            if child.i > root.i and case in ("on", "for"):
                return get_noun_phrase_span(child)
            if child.i > root.i and case == "to" and child.pos_ == "VERB":
                return _shorten(child)
        return None if _gives(verb) else _get_subject(verb)
    if quantity.kind == "duration" and verb.lemma_.lower() not in _LASTING:
        return None
    return _get_subject(verb)


def _gives(verb: Token) -> bool:
    """Whether the subject pays rather than costs."""
    return verb.lemma_.lower() not in (
        "cost",
        "be",
        "total",
        "reach",
        "rise",
        "fall",
        "exceed",
        "stand",
        "amount",
        "grow",
        "drop",
        "climb",
    )


def _get_subject(verb: Token) -> Span | None:
    for child in find_children(verb, "nsubj"):
        if child.pos_ in ("NOUN", "PROPN"):
            return get_noun_phrase_span(child)
    return None
