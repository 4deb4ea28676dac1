"""Finds who speaks: from the cue to a noun, from the noun to an actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.records import Actor, ActorKind, Span
from dragoman.statements.content import FINITE
from dragoman.statements.cues import REPORTING_HEADS, Cue, is_quoted_saying, is_relative
from dragoman.statements.lexicon import get_cue_entry, load_words
from dragoman.statements.page import Page
from dragoman.syntax import (
    find_children,
    find_conjuncts,
    get_label,
    get_noun_phrase_span,
    get_span,
)

_PRONOUNS: dict[ActorKind, frozenset[str]] = {
    "person": frozenset({"he", "she"}),
    "organisation": frozenset({"it", "they"}),
    "group": frozenset({"they"}),
    "state": frozenset({"it"}),
}
_NAME_LABELS = ("appos", "flat", "compound", "flat:name")
_ISSUER_PREPOSITIONS = frozenset({"by", "from", "of", "for"})
_LONGEST_CLIMB = 6
_LONGEST_NAME = 12  # tokens from the head of a name to its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks in one place.

    Args:
        actor: Id of the actor, or None when nobody could be made out.
        span: The words that name the speaker, or None when there are none.
        head: The head of those words, or None.
        confidence: 0..1.
    """

    actor: str | None
    span: Span | None
    head: Token | None = None
    confidence: float = 1.0


class _Match(NamedTuple):
    actor: Actor
    span: Span | None
    confidence: float


NOBODY = Voice(actor=None, span=None, confidence=0.4)


def find_voice(page: Page, cue: Cue, last: Voice | None) -> Voice:
    """Who speaks at a cue; :data:`NOBODY` where nobody is named.

    Args:
        page: The article.
        cue: The cue.
        last: Who spoke last, to whom a pronoun without an actor goes.
    """
    noun = get_speaker_noun(page, cue)
    if noun is None:
        return NOBODY
    voice = get_voice(page, noun, last)
    named = get_named(page, noun, cue.token)
    return voice if named is None else replace(voice, actor=named.id, confidence=0.9)


def get_named(page: Page, noun: Token, verb: Token) -> Actor | None:
    """The person named between a role and its verb ("The head of the bank, Ana Paz, said").

    The parser may hang the name on the last noun before the comma; order tells whose it is.

    Args:
        page: The article.
        noun: Head of the words for the role.
        verb: The verb whose subject the role is.
    """
    if noun.pos_ != "NOUN" or noun.i > verb.i:
        return None
    stretch = Span(noun.idx + len(noun), verb.idx)
    for span, actor in page.find_mentions(stretch):
        if actor.kind != "person" or not stretch.contains(span):
            continue
        before = page.text[stretch.start : span.start].rstrip()
        after = page.text[span.end : verb.idx].lstrip()
        if before.endswith(",") and after[:1] in ("", ",") and span.text_in(page.text).istitle():
            return actor
    return None


def get_speaker_noun(page: Page, cue: Cue) -> Token | None:
    """The head of the words that name the speaker of a cue, or None."""
    if cue.entry.part == "noun":
        return _get_noun_speaker(page, cue)
    if is_quoted_saying(cue.token):
        return _get_quoted_person(page, cue.token.head)
    if cue.passive:
        return _get_agent(cue.token)
    noun = _climb_to_subject(page, cue.token, 0)
    if noun is not None:
        return noun
    return _get_neighbour(page, cue)


def get_subject(page: Page, verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the clause it leans on; None where none is."""
    return _climb_to_subject(page, verb, 0)


def get_voice(page: Page, noun: Token, last: Voice | None = None) -> Voice:
    """The actor that a noun names, with the words of the whole coordination."""
    members = [noun]
    if noun.dep_ != "conj":
        members = [
            t for t in find_conjuncts(noun) if t.i == noun.i or (t.i > noun.i and t.pos_ != "VERB")
        ]
    found = [_get_actor(page, member) for member in members]
    span = _get_words(members, found)
    for pair in found:
        if pair is not None:
            return Voice(actor=pair.actor.id, span=span, head=noun, confidence=pair.confidence)
    if noun.pos_ == "PRON" and last is not None and last.actor is not None:
        actor = page.cast.get(last.actor)
        if actor is not None and noun.lower_ in _PRONOUNS[actor.kind]:
            return Voice(actor=last.actor, span=span, head=noun, confidence=0.6)
    return Voice(actor=None, span=span, head=noun, confidence=0.5)


def _get_words(members: Sequence[Token], found: Sequence[_Match | None]) -> Span:
    """From the first to the last of the words that name some speakers."""
    spans = [get_noun_phrase_span(member) for member in members]
    spans += [match.span for match in found if match is not None and match.span is not None]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _get_actor(page: Page, noun: Token) -> _Match | None:
    """The actor of a noun: its own mention, an apposition's, its issuer's if it is a paper."""
    direct = page.mentions.get(noun.i)
    if direct:
        return _Match(direct[0][1], direct[0][0], 1.0)
    for child in noun.children:
        if child.dep_ in _NAME_LABELS and child.i > noun.i and child.i in page.mentions:
            return _Match(page.mentions[child.i][0][1], None, 0.95)
    head = noun.head
    if noun.dep_ in _NAME_LABELS and head.i in page.mentions and noun.pos_ == "PROPN":
        return _Match(page.mentions[head.i][0][1], page.mentions[head.i][0][0], 0.9)
    for span, actor in page.find_mentions(get_noun_phrase_span(noun)):
        if span.contains(get_span(noun)):
            return _Match(actor, span, 0.9)
    return _get_issuer(page, noun)


def _get_issuer(page: Page, noun: Token) -> _Match | None:
    words = load_words()
    lemma = noun.lemma_.lower()
    if lemma not in words.documents and lemma not in words.spokespersons:
        return None
    for child in noun.children:
        if get_label(child) not in ("nmod", "compound", "amod", "acl", "obl"):
            continue
        prepositions = {c.lower_ for c in child.children if c.dep_ == "case"}
        fitting = child.i < noun.i or prepositions & _ISSUER_PREPOSITIONS
        if fitting and child.i in page.mentions:
            return _Match(page.mentions[child.i][0][1], None, 0.8)
    inside = list(page.find_mentions(get_noun_phrase_span(noun)))
    return _Match(inside[-1][1], None, 0.7) if inside else None


def _get_agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "obl:agent":
            return child
        if get_label(child) == "obl" and any(
            c.dep_ == "case" and c.lower_ == "by" for c in child.children
        ):
            return child
    return None


def _get_noun_speaker(page: Page, cue: Cue) -> Token | None:
    """Whose warning, promise or claim it is: possessor, "by X", or subject of its verb."""
    noun = cue.token
    for child in find_children(noun, "nmod:poss"):
        return child
    for child in find_children(noun, "nmod"):
        if any(c.dep_ == "case" and c.lower_ in ("by", "from") for c in child.children):
            return child
    verb = noun.head
    while verb.pos_ in ("NOUN", "PROPN") and verb.head.i != verb.i:
        verb = verb.head
    promised = cue.entry.act == "promise" and get_label(noun) in ("obl", "nmod")
    issued = get_label(noun) == "obj" and verb.lemma_.lower() in load_words().issuing_verbs
    return _climb_to_subject(page, verb, 0) if promised or issued else None


def _climb_to_subject(page: Page, verb: Token, steps: int) -> Token | None:
    if steps > _LONGEST_CLIMB:
        return None
    subjects = list(find_children(verb, "nsubj"))
    auxiliary = any(c.dep_ == "aux:pass" for c in verb.children)
    active = [child for child in subjects if child.dep_ != "nsubj:pass" or not auxiliary]
    fronted = [c for c in find_children(verb, "obj") if _stands_before(c, verb)]
    if active and fronted:
        return fronted[-1]
    if active:
        subject = active[-1] if active[-1].i < verb.i else active[0]
        return _get_antecedent(page, subject, verb) if is_relative(subject) else subject
    head = verb.head
    if head.i == verb.i:
        return None
    if head.lemma_.lower() in REPORTING_HEADS and get_label(verb) in ("advcl", "xcomp", "obl"):
        return _get_quoted_person(page, head)
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _get_author(page, verb, head, steps)
    if get_label(verb) == "acl":
        return _get_antecedent(page, verb, verb)
    if verb.dep_ in ("conj", "xcomp", "parataxis") or get_label(verb) == "advcl":
        passive = next(find_children(head, "nsubj:pass"), None)
        if verb.dep_ in ("conj", "xcomp") and passive is not None:
            return passive
        if _trails(verb):
            head = _get_finite(head)
        found = _climb_to_subject(page, head, steps + 1)
        reporting = head.head
        if verb.dep_ == "conj" and found is not None and found.i not in page.mentions:
            told = get_label(head) == "ccomp" and get_cue_entry(reporting) is not None
            outer = _climb_to_subject(page, reporting, steps + 1) if told else None
            if outer is not None and (outer.i in page.mentions or outer.pos_ == "PRON"):
                return outer
        if found is None or can_speak(page, found) or head.dep_ != "acl:relcl":
            return found
        above = _climb_to_subject(page, head.head, steps + 1)
        return above or _climb_to_subject(page, _get_finite(head.head), steps + 1) or found
    return None


def _get_author(page: Page, participle: Token, noun: Token, steps: int) -> Token | None:
    """Who speaks in a participle that hangs on a noun: the noun, or who puts it into the world.

    "A minister accusing X" speaks himself; "launched an attack, calling X a fool" and "issued a
    statement condemning X" leave it to the subject.
    """
    words = load_words()
    paper = noun.lemma_.lower() in words.documents
    if can_speak(page, noun) and not paper:
        return noun
    verb = noun.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    issued = words.issuing_verbs | words.uttering_verbs
    if verb.pos_ != "VERB" or participle.tag_ != "VBG":
        return noun
    if paper and verb.lemma_.lower() not in issued:
        return noun
    found = _climb_to_subject(page, verb, steps + 1)
    if found is None and _follows_comma(participle):
        finite = _get_finite(noun)
        found = _climb_to_subject(page, finite, steps + 1) if finite.i != noun.i else None
    return found or noun


def can_speak(page: Page, noun: Token) -> bool:
    """Whether a noun is somebody, or a paper that speaks for somebody."""
    words = load_words()
    lemma = noun.lemma_.lower()
    if noun.i in page.mentions or noun.pos_ in ("PRON", "PROPN") or noun.tag_ == "NNS":
        return True
    return lemma in words.documents | words.spokespersons | words.finders


def _stands_before(noun: Token, verb: Token) -> bool:
    """Whether an "object" stands as subjects do: after a comma, right before its verb."""
    if noun.i > verb.i or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    first = min(t.i for t in noun.subtree)
    return first > 0 and bool(noun.doc[first - 1].text == ",")


def _trails(verb: Token) -> bool:
    """Whether a participle stands behind a comma, where it belongs to the whole sentence."""
    return verb.tag_ == "VBG" and get_label(verb) == "advcl" and _follows_comma(verb)


def _follows_comma(token: Token) -> bool:
    return token.i > 0 and bool(token.nbor(-1).text == ",")


def _get_finite(verb: Token) -> Token:
    """The finite verb at or above a verb; the verb itself where none is above."""
    current = verb
    while current.head.i != current.i and not (
        current.tag_ in FINITE or any(c.tag_ in FINITE for c in find_children(current, "aux"))
    ):
        current = current.head
    return current if current.pos_ in ("VERB", "AUX") else verb


def _get_quoted_person(page: Page, verb: Token) -> Token | None:
    """The person whom "X quoted Y as saying" or "Y was quoted as saying" lets speak."""
    passive = next(find_children(verb, "nsubj:pass"), None)
    if passive is not None:
        return passive
    if not any(c.dep_ == "aux:pass" for c in verb.children):
        return next(find_children(verb, "obj"), None)
    before = page.find_mention_heads(verb.sent.start, verb.i - 1)
    return next((page.doc[i] for i in reversed(list(before)) if page.quotation_of[i] < 0), None)


def _get_antecedent(page: Page, pronoun: Token, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for: the name right before it, else the parse."""
    place = pronoun.i - 1
    while place > 0 and (page.doc[place].is_punct or page.doc[place].is_space):
        place -= 1
    if pronoun.i != verb.i:
        end = page.doc[place].idx + len(page.doc[place])
        for head_index in page.find_mention_heads(max(place - _LONGEST_NAME, 0), place):
            pairs = page.mentions[head_index]
            if any(span.end == end and a.kind == "person" for span, a in pairs):
                return page.doc[head_index]
    return verb.head if get_label(verb) == "acl" else page.doc[place]


def _get_neighbour(page: Page, cue: Cue) -> Token | None:
    """By order alone: a mention right before or right after the verb."""
    doc, verb = page.doc, cue.token
    sentence = verb.sent
    for head_index in page.find_mention_heads(sentence.start, sentence.end - 1):
        for span, _ in page.mentions[head_index]:
            gap_before = page.text[span.end : cue.span.start]
            gap_after = page.text[cue.span.end : span.start]
            if span.end <= cue.span.start and _is_small_gap(gap_before):
                return doc[head_index]
            if span.start >= cue.span.end and _is_small_gap(gap_after):
                return doc[head_index]
    return None


def _is_small_gap(gap: str) -> bool:
    return gap.strip(" ,") == "" or (len(gap) <= 12 and not set(gap) & set(',;:.()"“”\n'))
