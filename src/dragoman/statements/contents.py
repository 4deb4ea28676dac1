"""Finds what was said from the parse: the clause, phrase or naming that a cue governs."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements.clauses import get_clause, get_clause_before, get_that_clause
from dragoman.statements.content import Content, make_content
from dragoman.statements.cues import Cue
from dragoman.statements.lexicon import load_words
from dragoman.statements.page import Page
from dragoman.syntax import find_children, get_label

_VERBAL = frozenset({"VERB", "AUX"})
_OPEN_PREPOSITIONS = frozenset(
    {"for", "of", "against", "towards", "toward", "to", "over", "about", "regarding"}
)
_PRONOUNS = frozenset({"who", "which", "that", "what", "it", "them", "him", "her", "me", "us"})
_PHRASE_LABELS = frozenset({"obl", "obj", "nmod", "advcl", "acl", "ccomp", "xcomp"})


def find_content(page: Page, cue: Cue, speaker: Token | None) -> Content | None:
    """What a cue reports, from the parse; None where it governs nothing of the kind.

    Args:
        page: The article.
        cue: The cue.
        speaker: Head of the words that name the speaker, or None.
    """
    frames = cue.entry.frames
    content = None
    if "a" in frames:
        content = _get_naming(page, cue) or _get_quoted_object(page, cue)
    if content is None and "c" in frames:
        content = get_clause(page, cue, speaker)
    if content is None and "i" in frames:
        content = _get_infinitive(page, cue)
    if content is None and cue.entry.prepositions:
        content = _get_phrase(page, cue)
    if content is None and "n" in frames:
        content = _get_noun_phrase(page, cue)
    if content is None and "c" in frames and cue.entry.part == "verb":
        content = get_that_clause(page, cue) or get_clause_before(page, cue, speaker)
    return content


def _get_infinitive(page: Page, cue: Cue) -> Content | None:
    labels: tuple[str, ...] = (
        ("xcomp", "ccomp", "advcl") if cue.entry.addressee else ("xcomp", "ccomp")
    )
    if cue.entry.part == "noun":
        labels = ("acl",)
    holders = [cue.token]
    if cue.entry.word == "ask" and not any(get_label(c) == "obj" for c in cue.token.children):
        return None
    if cue.entry.addressee:
        holders += [c for c in cue.token.children if get_label(c) in ("obj", "obl", "iobj")]
    for holder in holders:
        wanted = labels if holder == cue.token else ("acl", "advcl", "xcomp")
        for child in holder.children:
            to = any(c.lower_ == "to" and c.i < child.i for c in child.children)
            gerund = child.tag_ == "VBG" and cue.entry.part == "verb" and holder == cue.token
            if child.i < cue.token.i or get_label(child) not in wanted or not (to or gerund):
                continue
            if gerund and child.dep_ != "xcomp" and not to:
                continue
            members = [t.i for t in child.subtree if t.i > cue.last.i]
            first = min(members)
            first += page.doc[first].lower_ == "to"
            return make_content(page, cue, first, max(members), "i")
    return None


def _get_noun_phrase(page: Page, cue: Cue) -> Content | None:
    child = next((c for c in find_children(cue.token, "obj") if c.i > cue.token.i), None)
    if cue.passive:
        child = next(find_children(cue.token, "nsubj:pass"), None)
        if child is None or child.i > cue.token.i:
            return None
        members = [t.i for t in child.subtree if t.i < cue.token.i]
        return make_content(page, cue, min(members), max(members), "n")
    if child is None or _is_pronoun(child):
        return None
    members = [t.i for t in child.subtree if t.i > cue.last.i]
    last = max(members)
    for phrase in find_children(cue.token, "obl", "nmod", "advcl"):
        low = min(t.i for t in phrase.subtree)
        opener = page.doc[low].lower_
        if low == last + 1 and opener in _OPEN_PREPOSITIONS and phrase.pos_ != "NUM":
            last = max(t.i for t in phrase.subtree)
    return make_content(page, cue, min(members), last, "n")


def _get_phrase(page: Page, cue: Cue) -> Content | None:
    holders = [cue.token, *(c for c in cue.token.children if get_label(c) in ("obj", "iobj"))]
    for holder in holders:
        for child in holder.children:
            if child.i <= cue.token.i or get_label(child) not in _PHRASE_LABELS:
                continue
            opener = next(
                (c for c in child.children if c.dep_ in ("case", "mark") and c.i > cue.token.i),
                None,
            )
            if opener is None or opener.lower_ not in cue.entry.prepositions:
                continue
            last = max(t.i for t in child.subtree)
            return make_content(page, cue, opener.i + 1, last, "p")
    if cue.last.i > cue.token.i and cue.last.lower_ in cue.entry.prepositions:
        return _get_object_of_preposition(page, cue)
    return None


def _get_object_of_preposition(page: Page, cue: Cue) -> Content | None:
    """The object of a preposition that is part of the cue ("called for ...")."""
    head = cue.last.head
    if head.i <= cue.last.i:
        return None
    return make_content(page, cue, cue.last.i + 1, max(t.i for t in head.subtree), "p")


def _get_naming(page: Page, cue: Cue) -> Content | None:
    """Subject and name of "called X Y", "described X as Y"; only Y where X is a pronoun."""
    verb = cue.token
    named = next(find_children(verb, "obj"), None)
    passive = next(find_children(verb, "nsubj:pass"), None)
    complement, first = _get_name(cue)
    headline = _get_headline_naming(page, cue) if cue.entry.frames == {"a"} else None
    if complement is None or headline is not None:
        return headline
    last = max(t.i for t in complement.subtree)
    if passive is None and named is not None and named.i > verb.i:
        if not _is_pronoun(named) and named.i < complement.i:
            first = min(t.i for t in named.subtree if t.i > verb.i)
    elif passive is None and named is None:
        first = min(first, min((t.i for t in complement.subtree if t.i > verb.i), default=first))
    return make_content(page, cue, first, _pass_by_relative(complement, last), "a")


def _get_quoted_object(page: Page, cue: Cue) -> Content | None:
    """What somebody describes in words of his own ("described scenes of 'utter ruin'")."""
    named = next((c for c in find_children(cue.token, "obj") if c.i > cue.token.i), None)
    if named is None or "q" in cue.entry.frames or cue.passive:
        return None
    last = max(t.i for t in cue.token.subtree)
    members = [t.i for t in named.subtree if t.i > cue.token.i]
    quoted = any(page.quotation_of[i] >= 0 for i in members)
    ends = [t.i for t in cue.token.subtree if get_label(t) == "obl" or t.i in members]
    return make_content(page, cue, min(members), min(last, max(ends)), "n") if quoted else None


def _pass_by_relative(head: Token, last: int) -> int:
    """The last token of a name without a relative clause after a comma, which is the reporter's."""
    for clause in find_children(head, "acl"):
        first = min(t.i for t in clause.subtree if not t.is_punct)
        if clause.dep_ == "acl:relcl" and first > head.i and head.doc[first - 1].text == ",":
            return min(last, first - 2)
    return last


def _get_headline_naming(page: Page, cue: Cue) -> Content | None:
    """What a headline calls somebody in quoted words, where the parse of capitals is no help."""
    if page.article.get_part_kind(cue.span) != "headline":
        return None
    first, last = cue.last.i + 1, cue.token.sent.end - 1
    if all(page.quotation_of[i] < 0 for i in range(first, last + 1)):
        return None
    return make_content(page, cue, first, last, "a")


def _get_name(cue: Cue) -> tuple[Token | None, int]:
    verb = cue.token
    holders = [verb, *(c for c in find_children(verb, "obj") if c.i > verb.i)]
    for holder in holders:
        for child in holder.children:
            if child.i <= verb.i or get_label(child) not in (
                "obl",
                "advcl",
                "xcomp",
                "nmod",
                "acl",
            ):
                continue
            opener = next((c for c in child.children if c.lower_ == "as" and c.i < child.i), None)
            if opener is not None and opener.i > verb.i:
                return child, opener.i + 1
    for holder in holders[1:]:
        for child in holder.children:
            if child.dep_ == "amod" and child.i > holder.i and child.i - holder.i <= 2:
                return child, child.i
    if "q" in cue.entry.frames and cue.entry.act != "announce":
        return None, 0
    names = [child for child in verb.children if _is_small_clause(child)]
    if not names:
        return None, 0
    return names[-1], min(t.i for t in names[0].subtree if t.i > verb.i)


def _is_small_clause(child: Token) -> bool:
    """Whether a complement names or judges its subject ("called the deal a farce")."""
    if child.i < child.head.i or child.pos_ in _VERBAL:
        return False
    return get_label(child) in ("xcomp", "ccomp") and not _has_that(child)


def _is_pronoun(token: Token) -> bool:
    return token.pos_ == "PRON" and token.lower_ in _PRONOUNS


def _has_that(head: Token) -> bool:
    finite = any(c.dep_ in ("cop", "aux") for c in head.children)
    return finite or any(c.dep_ == "mark" and c.lower_ == "that" for c in head.children)


def is_first_or_second_person(token: Token) -> bool:
    """Whether a speaker is "I", "we" or "you"."""
    words = load_words()
    return token.lower_ in words.first_and_second_person and token.pos_ in ("PRON", "DET")
