"""Finds what was said where it is a clause: that a cue governs, or that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.statements.content import FINITE, Content, make_content
from dragoman.statements.cues import Cue
from dragoman.statements.lexicon import get_cue_entry
from dragoman.statements.page import Page
from dragoman.syntax import find_children, get_label

_VERBAL = frozenset({"VERB", "AUX"})
_TELLING = frozenset({"say", "add", "announce", "claim", "confirm", "expect", "stress", "warn"})
_FEWEST_LEFT = 4  # tokens before the comma
_FARTHEST_THAT = 40  # tokens between a cue and its "that"


def get_clause(page: Page, cue: Cue, speaker: Token | None) -> Content | None:
    """The clause that a cue governs, before or after it; None where it governs none.

    Args:
        page: The article.
        cue: The cue.
        speaker: Head of the words that name the speaker, or None.
    """
    verb = cue.token
    labels = ("ccomp", "acl") if cue.entry.part == "noun" else ("ccomp",)
    heads = [c for c in verb.children if get_label(c) in labels and c.dep_ != "acl:relcl"]
    heads = [c for c in heads if c.i < verb.i or not _is_bare_participle(c)]
    heads = [c for c in heads if c.i > verb.i or not _is_name_part(c)]
    if cue.entry.part == "noun":
        heads = [c for c in heads if any(g.lower_ in ("that", "to") for g in c.children)]
        heads = [c for c in heads if not _is_comment(c)]
    for head in heads or list(_find_loose_heads(cue, speaker)):
        content = None
        if head.i > cue.last.i:
            content = _get_right_clause(page, cue, head, heads)
        elif cue.entry.part == "verb":
            content = _get_left_clause(page, cue, head, speaker)
        if content is not None:
            return content
    return None


def _is_comment(clause: Token) -> bool:
    """Whether a clause says what others say of it ("a claim that an official denied")."""
    if get_cue_entry(clause) is None or clause.tag_ not in FINITE:
        return False
    objects = find_children(clause, "obj", "ccomp", "xcomp")
    return all(c.lower_ == "that" for c in objects)


def _is_name_part(token: Token) -> bool:
    """Whether a "clause" before its verb is a capitalised noun that the parser tore off a name."""
    bare = not any(get_label(c) in ("nsubj", "aux", "cop", "mark") for c in token.children)
    return token.pos_ in ("PROPN", "NOUN") and bool(token.is_title) and bare


def _is_bare_participle(token: Token) -> bool:
    """Whether a clause is a participle of its own (", drawing protests")."""
    after_comma = token.i > 0 and token.doc[token.i - 1].text == ","
    if token.tag_ != "VBG" and not (after_comma and token.lower_.endswith("ing")):
        return False
    return not any(get_label(c) in ("nsubj", "aux", "cop", "mark") for c in token.children)


def _find_loose_heads(cue: Cue, speaker: Token | None) -> Iterator[Token]:
    """Clauses that a parser hangs elsewhere: over a medial cue, or as open complement."""
    verb = cue.token
    if cue.entry.part == "noun":
        return
    telling = cue.entry.act in _TELLING or not any(find_children(verb, "obj"))
    if speaker is not None and verb.dep_ == "parataxis" and verb.head.i != verb.i and telling:
        yield verb.head
    if speaker is not None and get_label(verb) == "advcl":
        marks = [child.lower_ for child in verb.children if child.dep_ == "mark"]
        clause = any(get_label(c) == "nsubj" for c in verb.head.children)
        reported = get_label(verb.head) == "ccomp" and get_cue_entry(verb.head.head) is not None
        complete = any(c.i > verb.i for c in find_children(verb, "obj", "ccomp", "xcomp"))
        if marks == ["as"] and clause and not reported and not complete:
            yield verb.head
    for child in verb.children:
        finite = any(get_label(c) in ("nsubj", "mark", "aux") for c in child.children)
        finite = finite and not _is_bare_participle(child) and not _is_infinitive(child)
        if child.i > verb.i and child.dep_ in ("xcomp", "parataxis", "obj") and finite:
            if child.dep_ == "obj" and not any(c.dep_.startswith("nsubj") for c in child.children):
                continue
            if child.dep_ == "parataxis" and _stands_after_comma(cue, child):
                continue
            yield child


def _stands_after_comma(cue: Cue, head: Token) -> bool:
    """Whether a clause is another sentence after a comma (", Manila refuses", ", he said")."""
    first = min(t.i for t in head.subtree if t.i > cue.last.i and not t.is_punct)
    return bool(head.doc[first - 1].text == ",")


def _get_right_clause(page: Page, cue: Cue, head: Token, heads: Sequence[Token]) -> Content | None:
    if any(t.text == ";" for t in page.doc[cue.last.i : head.i]):
        return None
    _, high, members = _get_edges(head, cue.token)
    high = max(_get_edges(other, cue.token)[1] for other in (head, *heads))
    first = min(i for i in members if i > cue.last.i)
    that = _get_that(page, cue, head.i)
    if that is not None:
        first = that + 1
    elif page.doc[first].lower_ == "that":
        first += 1
    elif cue.entry.addressee == "obj":
        first = _pass_hearer(page, head, first)
    if _is_infinitive(head) and "i" not in cue.entry.frames and cue.entry.part == "verb":
        return None
    if _is_infinitive(head) and page.doc[first].lower_ == "to":
        first += 1
    return make_content(page, cue, first, high, "c")


def _pass_hearer(page: Page, head: Token, first: int) -> int:
    """The first token of a clause behind a hearer that the parser hung inside it."""
    subject = next((c for c in find_children(head, "nsubj")), None)
    if subject is None or subject.i > head.i:
        return first
    start = min(t.i for t in subject.subtree)
    before = page.doc[first:start]
    nominal = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "PART") for t in before)
    return start if start > first and nominal else first


def _is_infinitive(head: Token) -> bool:
    marked = any(c.lower_ == "to" and c.dep_ == "mark" for c in head.children)
    return marked and not any(c.dep_.startswith("nsubj") for c in head.children)


def _get_left_clause(page: Page, cue: Cue, head: Token, speaker: Token | None) -> Content | None:
    low, _, members = _get_edges(head, cue.token)
    limit = cue.token.i
    if speaker is not None and low < speaker.i < limit and head.i < speaker.i:
        limit = min(t.i for t in speaker.subtree if t.i > head.i)
    left = [i for i in members if i < limit]
    if not left:
        return None
    owners = [c for c in find_children(cue.token, "nsubj") if c != speaker and c.i < left[0]]
    left = sorted([t.i for owner in owners for t in owner.subtree] + left)
    right = [i for i in members if i > cue.last.i]
    if head.dep_ != "ccomp" and head.i > cue.last.i and right:
        return make_content(page, cue, right[0], right[-1], "c")
    return make_content(page, cue, left[0], left[-1], "c")


def _get_that(page: Page, cue: Cue, limit: int) -> int | None:
    """The "that" which opens the clause of a cue, wherever the parser hung it."""
    doc = page.doc
    for place in range(cue.last.i + 1, min(limit, cue.last.i + _FARTHEST_THAT)):
        token = doc[place]
        opens = token.dep_ == "mark" and token.head.i >= limit
        opens = opens or (token.pos_ == "SCONJ" and place == cue.last.i + 1)
        if token.lower_ == "that" and opens:
            return place
    return None


def get_that_clause(page: Page, cue: Cue) -> Content | None:
    """By order alone: what follows "that" to the end of the sentence."""
    doc = page.doc
    end = cue.token.sent.end
    for place in range(cue.last.i + 1, min(end, cue.last.i + 14)):
        token = doc[place]
        if token.text in (";", ".") or page.quotation_of[place] >= 0:
            return None
        if token.pos_ in _VERBAL:
            return None
        if token.lower_ == "that" and token.pos_ == "SCONJ":
            return make_content(page, cue, place + 1, end - 1, "c")
    return None


def get_clause_before(page: Page, cue: Cue, speaker: Token | None) -> Content | None:
    """By order alone: the sentence up to the comma before a speaker right before his verb."""
    doc, start = page.doc, cue.token.sent.start
    if speaker is None or not start < speaker.i < cue.token.i or cue.entry.act not in _TELLING:
        return None
    first = min(t.i for t in speaker.subtree if t.i <= speaker.i)
    comma = first - 1
    if comma - start < _FEWEST_LEFT or doc[comma].text != "," or page.quotation_of[comma] >= 0:
        return None
    if any(page.quotation_of[i] >= 0 for i in (start, comma - 1)):
        return None
    finite = any(t.tag_ in FINITE and t.pos_ in _VERBAL for t in doc[start:comma])
    return make_content(page, cue, start, comma - 1, "c") if finite else None


def _get_edges(head: Token, without: Token) -> tuple[int, int, list[int]]:
    banned = {t.i for t in without.subtree} if without in head.subtree else set()
    members = sorted(t.i for t in head.subtree if t.i not in banned)
    return members[0], members[-1], members
