"""What was said, as tokens of one sentence: where it ends and another clause begins."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.records import Span
from dragoman.statements.cues import Cue
from dragoman.statements.lexicon import get_cue_entry, load_words
from dragoman.statements.page import Page
from dragoman.statements.quotations import trim_content
from dragoman.syntax import get_label

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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


def make_content(page: Page, cue: Cue, first: int, last: int, frame: str) -> Content | None:
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
        aside = _opens_contrast(token) or _opens_remark(token) or _opens_comment(token)
        if comma.text == "," and aside:
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


def _opens_comment(token: Token) -> bool:
    """Whether ", which others deny" opens: what somebody else says of it."""
    clause = token.head
    if token.lower_ != "which" or clause.i < token.i or get_cue_entry(clause) is None:
        return False
    return any(get_label(c) == "nsubj" and c.i > token.i for c in clause.children)


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
    if second.tag_ != first.tag_ or _get_finite_tag(second.head) in (second.tag_, "VBN"):
        return False
    joined = second.i > 0 and second.doc[second.i - 1].lower_ in ("and", "but")
    return joined and not any(get_label(child) == "nsubj" for child in second.children)


def _get_finite_tag(verb: Token) -> str:
    """The tag that carries the tense: of the first auxiliary, else of the verb itself."""
    auxiliaries = (c.tag_ for c in verb.children if get_label(c) in ("aux", "cop"))
    return str(next((tag for tag in auxiliaries if tag in FINITE), verb.tag_))


def _is_reporting_participle(token: Token) -> bool:
    if token.tag_ != "VBG" or any(get_label(c) == "nsubj" for c in token.children):
        return False
    entry = get_cue_entry(token)
    return entry is not None and bool(entry.frames & {"q", "c"})
