"""Finds what was said from the parse: the clause, phrase or naming that a cue governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.records import Span
from dragoman.statements.cues import Cue
from dragoman.statements.lexicon import get_cue_entry, load_words
from dragoman.statements.page import Page
from dragoman.statements.quotations import trim_content
from dragoman.syntax import find_children, get_label

_VERBAL = frozenset({"VERB", "AUX"})
_OPEN_PREPOSITIONS = frozenset(
    {"for", "of", "against", "towards", "toward", "to", "over", "about", "regarding"}
)
_PRONOUNS = frozenset({"who", "which", "that", "what", "it", "them", "him", "her", "me", "us"})
_PHRASE_LABELS = frozenset({"obl", "obj", "nmod", "advcl", "acl", "ccomp", "xcomp"})
_FARTHEST_THAT = 40  # tokens between a cue and its "that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What was said, as tokens of one sentence.

    Args:
        first: Index of the first token.
        last: Index of the last token.
        frame: How it follows the cue; a frame of the lexicon.
    """

    first: int
    last: int
    frame: str

    def get_span(self, page: Page) -> Span | None:
        """The characters, trimmed; None when nothing but punctuation is left."""
        first, last = page.doc[self.first], page.doc[self.last]
        return trim_content(page.text, Span(first.idx, last.idx + len(last)))


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
        content = _get_naming(page, cue)
    if content is None and "c" in frames:
        content = _get_clause(page, cue, speaker)
    if content is None and "i" in frames:
        content = _get_infinitive(page, cue)
    if content is None and cue.entry.prepositions:
        content = _get_phrase(page, cue)
    if content is None and "n" in frames:
        content = _get_noun_phrase(page, cue)
    if content is None and "c" in frames and cue.entry.part == "verb":
        content = _get_that_clause(page, cue)
    return content


def _make(page: Page, cue: Cue, first: int, last: int, frame: str) -> Content | None:
    """A content between two tokens, kept off its cue, outer punctuation and later cues."""
    doc = page.doc
    while first <= last and (doc[first].is_space or doc[first].text in (",", ":", ";", "-")):
        first += 1
    if first > cue.token.i:
        last = _cut(page, cue, first, _take_examples(cue, last))
    while last >= first and (
        doc[last].is_space or doc[last].text in (",", ";", ":", ".", "--", "—")
    ):
        last -= 1
    if last < first or first <= cue.token.i <= last:
        return None
    return Content(first=first, last=last, frame=frame)


def _take_examples(cue: Cue, last: int) -> int:
    """The last token with a list of examples after it (", including arrests")."""
    doc, end = cue.token.doc, cue.token.sent.end
    if last + 2 >= end or doc[last + 1].text != "," or doc[last + 2].lower_ != "including":
        return last
    opener = doc[last + 2]
    listed = opener.head if opener.head.i > opener.i else opener
    return max([last, *(t.i for t in listed.subtree if t.i < end)])


def _cut(page: Page, cue: Cue, first: int, last: int) -> int:
    """The last token before another clause of the reporter (", adding that", ", according to")."""
    doc = page.doc
    for place in range(first + 1, last + 1):
        token = doc[place]
        comma = doc[place - 1]
        if page.quotation_of[place] >= 0 and page.quotation_of[place] == page.quotation_of[first]:
            continue
        if comma.text not in (",", "--", "—", "–") and not comma.is_quote:
            continue
        if token.lower_ == "according" or _is_reporting_participle(token):
            return place - 2 if comma.text == "," else place - 1
        if comma.text == "," and (_opens_contrast(token) or _opens_remark(token)):
            return place - 2
    return _cut_at_second_verb(page, cue, first, last)


def _opens_contrast(token: Token) -> bool:
    """Whether ", while others warned" opens: another speaker's clause."""
    if token.lower_ not in ("while", "whereas", "but", "although", "though"):
        return False
    verb = token.head
    entry = get_cue_entry(verb)
    if entry is None or verb.i < token.i or "q" not in entry.frames:
        return False
    return any(get_label(c) == "nsubj" and c.pos_ != "PRON" for c in verb.children)


def _opens_remark(token: Token) -> bool:
    """Whether ", a claim that others deny" opens: a remark of the reporter's."""
    remarks = load_words().remarks
    following = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ in ("a", "an") and any(t.lemma_.lower() in remarks for t in following)


def _cut_at_second_verb(page: Page, cue: Cue, first: int, last: int) -> int:
    """The last token before a second verb of the speaker ("said X will come and warned ...").

    A past verb of speech coordinated with a verb that is not past cannot belong to what was
    said: it goes on with the speaker.
    """
    if cue.token.tag_ not in ("VBD", "VBZ"):
        return last
    for place in range(first + 1, last + 1):
        token = page.doc[place]
        if page.quotation_of[place] < 0 and token.head.i >= first and goes_on(cue.token, token):
            return place - 2
    return last


def goes_on(first: Token, second: Token) -> bool:
    """Whether a coordinated verb of speech goes on with the speaker of an earlier one.

    Args:
        first: The earlier verb of speech.
        second: A later verb, hung by the parser on what was said.
    """
    entry = get_cue_entry(second)
    if entry is None or entry.act in ("think", "find") or second.dep_ != "conj":
        return False
    if second.tag_ != first.tag_ or second.head.tag_ in (second.tag_, "VBN"):
        return False
    joined = second.i > 0 and second.doc[second.i - 1].lower_ in ("and", "but")
    return joined and not any(get_label(child) == "nsubj" for child in second.children)


def _is_reporting_participle(token: Token) -> bool:
    if token.tag_ != "VBG" or any(get_label(c) == "nsubj" for c in token.children):
        return False
    entry = get_cue_entry(token)
    return entry is not None and bool(entry.frames & {"q", "c"})


def _get_edges(head: Token, without: Token) -> tuple[int, int, list[int]]:
    banned = {t.i for t in without.subtree} if without in head.subtree else set()
    members = sorted(t.i for t in head.subtree if t.i not in banned)
    return members[0], members[-1], members


def _get_clause(page: Page, cue: Cue, speaker: Token | None) -> Content | None:
    verb = cue.token
    labels = ("ccomp", "acl") if cue.entry.part == "noun" else ("ccomp",)
    heads = [c for c in verb.children if get_label(c) in labels and c.dep_ != "acl:relcl"]
    heads = [c for c in heads if c.i < verb.i or not _is_bare_participle(c)]
    if cue.entry.part == "noun":
        heads = [c for c in heads if any(g.lower_ in ("that", "to") for g in c.children)]
    for head in heads or list(_find_loose_heads(cue, speaker)):
        content = None
        if head.i > cue.last.i:
            content = _get_right_clause(page, cue, head, heads)
        elif cue.entry.part == "verb":
            content = _get_left_clause(page, cue, head, speaker)
        if content is not None:
            return content
    return None


def _is_bare_participle(token: Token) -> bool:
    """Whether a clause is a participle of its own (", drawing protests")."""
    if token.tag_ != "VBG":
        return False
    return not any(get_label(c) in ("nsubj", "aux", "cop", "mark") for c in token.children)


def _find_loose_heads(cue: Cue, speaker: Token | None) -> Iterator[Token]:
    """Clauses that a parser hangs elsewhere: over a medial cue, or as open complement."""
    verb = cue.token
    if cue.entry.part == "noun":
        return
    if speaker is not None and verb.dep_ == "parataxis" and verb.head.i != verb.i:
        yield verb.head
    if speaker is not None and get_label(verb) == "advcl":
        marks = [child.lower_ for child in verb.children if child.dep_ == "mark"]
        clause = any(get_label(c) == "nsubj" for c in verb.head.children)
        if marks == ["as"] and clause:
            yield verb.head
    for child in verb.children:
        finite = any(get_label(c) in ("nsubj", "mark", "aux") for c in child.children)
        finite = finite and not _is_bare_participle(child) and not _is_infinitive(child)
        if child.i > verb.i and child.dep_ in ("xcomp", "parataxis", "obj") and finite:
            if child.dep_ == "obj" and not any(c.dep_.startswith("nsubj") for c in child.children):
                continue
            yield child


def _get_right_clause(page: Page, cue: Cue, head: Token, heads: Sequence[Token]) -> Content | None:
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
    return _make(page, cue, first, high, "c")


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
    right = [i for i in members if i > cue.last.i]
    if head.dep_ != "ccomp" and head.i > cue.last.i and right:
        return _make(page, cue, right[0], right[-1], "c")
    return _make(page, cue, left[0], left[-1], "c")


def _get_that(page: Page, cue: Cue, limit: int) -> int | None:
    """The "that" which opens the clause of a cue, wherever the parser hung it."""
    doc = page.doc
    for place in range(cue.last.i + 1, min(limit, cue.last.i + _FARTHEST_THAT)):
        token = doc[place]
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i >= limit:
            return place
    return None


def _get_that_clause(page: Page, cue: Cue) -> Content | None:
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
            return _make(page, cue, place + 1, end - 1, "c")
    return None


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
        wanted = labels if holder is cue.token else ("acl", "advcl", "xcomp")
        for child in holder.children:
            to = any(c.lower_ == "to" and c.i < child.i for c in child.children)
            gerund = child.tag_ == "VBG" and cue.entry.part == "verb" and holder is cue.token
            if child.i < cue.token.i or get_label(child) not in wanted or not (to or gerund):
                continue
            if gerund and child.dep_ != "xcomp" and not to:
                continue
            members = [t.i for t in child.subtree if t.i > cue.last.i]
            first = min(members)
            first += page.doc[first].lower_ == "to"
            return _make(page, cue, first, max(members), "i")
    return None


def _get_noun_phrase(page: Page, cue: Cue) -> Content | None:
    child = next((c for c in find_children(cue.token, "obj") if c.i > cue.token.i), None)
    if cue.passive:
        child = next(find_children(cue.token, "nsubj:pass"), None)
        if child is None or child.i > cue.token.i:
            return None
        members = [t.i for t in child.subtree if t.i < cue.token.i]
        return _make(page, cue, min(members), max(members), "n")
    if child is None or _is_pronoun(child):
        return None
    members = [t.i for t in child.subtree if t.i > cue.last.i]
    last = max(members)
    for phrase in find_children(cue.token, "obl", "nmod", "advcl"):
        low = min(t.i for t in phrase.subtree)
        opener = page.doc[low].lower_
        if low == last + 1 and opener in _OPEN_PREPOSITIONS and phrase.pos_ != "NUM":
            last = max(t.i for t in phrase.subtree)
    return _make(page, cue, min(members), last, "n")


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
            return _make(page, cue, opener.i + 1, last, "p")
    if cue.last.i > cue.token.i and cue.last.lower_ in cue.entry.prepositions:
        return _get_object_of_preposition(page, cue)
    return None


def _get_object_of_preposition(page: Page, cue: Cue) -> Content | None:
    """The object of a preposition that is part of the cue ("called for ...")."""
    head = cue.last.head
    if head.i <= cue.last.i:
        return None
    return _make(page, cue, cue.last.i + 1, max(t.i for t in head.subtree), "p")


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
    return _make(page, cue, first, last, "a")


def _get_headline_naming(page: Page, cue: Cue) -> Content | None:
    """What a headline calls somebody in quoted words, where the parse of capitals is no help."""
    if page.article.get_part_kind(cue.span) != "headline":
        return None
    first, last = cue.last.i + 1, cue.token.sent.end - 1
    if all(page.quotation_of[i] < 0 for i in range(first, last + 1)):
        return None
    return _make(page, cue, first, last, "a")


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
