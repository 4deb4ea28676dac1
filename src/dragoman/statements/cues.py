"""Finds the words that report speech in a parsed article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.records import Span
from dragoman.statements.lexicon import (
    CueEntry,
    find_lemmas,
    get_cue_entry,
    load_cues,
    load_joined,
    load_words,
    may_report,
)
from dragoman.statements.page import Page
from dragoman.syntax import find_children, get_label, get_span

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PARTICIPLES = frozenset({"VBG"})
REPORTING_HEADS = frozenset({"quote", "cite", "report"})
"""Verbs of those who let somebody else speak."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One place where a word reports speech.

    Args:
        token: The verb, noun or preposition itself.
        last: The last token of the cue ("to" in "according to"); else the token.
        entry: What the lexicon knows of it.
        span: Its characters.
        passive: Whether a verb is passive.
        spoken: Whether the speech took place: no modal, no negation, no condition.
    """

    token: Token
    last: Token
    entry: CueEntry
    span: Span
    passive: bool = False
    spoken: bool = True

    @property
    def is_participle(self) -> bool:
        """Whether it is a participle that leans on another clause (", adding that ...")."""
        token = self.token
        mistagged = token.lower_.endswith("ing") and token.i > 0 and token.nbor(-1).text == ","
        return (token.tag_ in _PARTICIPLES or mistagged) and not any(
            child.dep_ in ("aux", "nsubj") for child in token.children
        )


def find_cues(page: Page) -> Iterator[Cue]:
    """Every cue of an article in order of the text.

    Args:
        page: The article.
    """
    for token in page.doc:
        if not may_report(token):
            continue
        cue = None
        if token.pos_ in ("VERB", "AUX"):
            cue = _get_verb_cue(page, token)
        elif token.pos_ in _NOMINAL:
            cue = _get_headline_cue(page, token) or _get_noun_cue(token)
        if cue is not None and page.is_coded(token):
            yield cue


def _get_verb_cue(page: Page, token: Token) -> Cue | None:
    if token.dep_ in ("amod", "compound", "aux", "case"):
        return None
    entry, last = _get_verb_entry(token)
    if entry is None:
        return None
    passive = _is_passive(page, token)
    if not passive and _is_passive_participle(token):
        return None
    start, end = get_span(token).start, get_span(last).end
    if last.i - token.i > 2:
        last, end = token, get_span(token).end
    return Cue(
        token=token,
        last=last,
        entry=entry,
        span=Span(start, end),
        passive=passive,
        spoken=_is_spoken(token),
    )


def _is_passive(page: Page, token: Token) -> bool:
    """Whether a verb is passive; outside headlines that takes an auxiliary, whatever the parse."""
    if any(c.dep_ == "aux:pass" or c.lemma_.lower() in ("be", "get") for c in token.children):
        return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in token.children)
    named = any(c.dep_ == "nsubj:pass" for c in token.children)
    return named and page.article.get_part_kind(get_span(token)) == "headline"


def _is_passive_participle(token: Token) -> bool:
    """Whether a participle without subject leans on another clause ("asked about it, he ...")."""
    if token.tag_ not in ("VBN", "VBD") or get_label(token) not in ("acl", "advcl", "xcomp"):
        return False
    if _ends_report(token):
        return False
    return not any(get_label(c) in ("nsubj", "aux") for c in token.children)


def _ends_report(token: Token) -> bool:
    """Whether a "participle" is the verb of ", the agency estimated in May", whatever the parse."""
    noun = token.head
    if token.dep_ != "acl" or noun.i >= token.i or token.i - noun.i > 2:
        return False
    first = min(t.i for t in noun.subtree if t.i <= noun.i)
    agent = any(c.lower_ == "by" for child in token.children for c in child.children)
    return first > token.sent.start + 3 and token.doc[first - 1].text == "," and not agent


def _get_verb_entry(token: Token) -> tuple[CueEntry | None, Token]:
    joined = load_joined()
    may_join = any(lemma in joined for lemma in find_lemmas(token.text, token.lemma_))
    for follower in _find_followers(token) if may_join else ():
        entry = get_cue_entry(token, f"_{follower.lower_}")
        if entry is not None:
            return entry, follower
    return get_cue_entry(token), token


def _find_followers(token: Token) -> Iterator[Token]:
    """The words that may make one cue with a verb: its particles and the next two words."""
    yield from find_children(token, "compound:prt")
    doc = token.doc
    for place in (token.i + 1, token.i + 2):
        if place < len(doc) and doc[place].sent == token.sent:
            if place == token.i + 2 and doc[token.i + 1].pos_ not in ("PRON", "ADV"):
                return
            yield doc[place]


def _is_spoken(token: Token) -> bool:
    words = load_words()
    for child in token.children:
        if child.dep_ == "aux" and child.lower_ in words.unspoken_auxiliaries:
            return False
        if child.lower_ in ("not", "n't", "never", "n’t") and child.i < token.i:
            return False
        if child.dep_ == "mark" and child.lower_ in words.unspoken_marks:
            return False
    if get_label(token) == "ccomp" and token.head.lemma_.lower() in words.denying_governors:
        return False
    infinitive = any(c.lower_ == "to" and c.pos_ == "PART" for c in token.children)
    if infinitive and get_label(token) in ("xcomp", "advcl", "acl", "ccomp", "csubj"):
        return token.head.lemma_.lower() in words.asserting_governors and _is_spoken(token.head)
    if token.dep_ == "conj" and token.tag_ == "VB" and token.head.tag_ == "VB":
        return _is_spoken(token.head)
    return True


def _get_noun_cue(token: Token) -> Cue | None:
    entry = load_cues().get((token.lemma_.lower(), "noun"))
    if entry is None or token.pos_ != "NOUN":
        return None
    if not any(get_label(child) in ("acl", "ccomp") for child in token.children):
        return None
    return Cue(token=token, last=token, entry=entry, span=get_span(token))


def _get_headline_cue(page: Page, token: Token) -> Cue | None:
    """A present-tense verb that a capitalised headline hides as a name ("Denounces")."""
    if page.article.get_part_kind(get_span(token)) != "headline":
        return None
    if not token.lower_.endswith("s") or not token.is_title or token.i == token.sent.start:
        return None
    entry = get_cue_entry(token)
    if entry is None or (token.pos_ == "NOUN" and (token.lemma_.lower(), "noun") in load_cues()):
        return None
    return Cue(token=token, last=token, entry=entry, span=get_span(token))


def is_quoted_saying(token: Token) -> bool:
    """Whether a participle is what somebody is quoted with ("was quoted as saying")."""
    if token.tag_ != "VBG" or token.head.lemma_.lower() not in REPORTING_HEADS:
        return False
    return any(child.lower_ == "as" for child in token.children)


def is_relative(token: Token) -> bool:
    """Whether a subject is a relative pronoun ("who told reporters")."""
    return token.lower_ in _RELATIVE and token.tag_ in ("WP", "WDT", "IN", "PRP")
