"""Speech without a verb of saying: "according to", "Minister: ...", slogans, loose quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.records import Span
from dragoman.statements.cues import Cue
from dragoman.statements.drafts import Draft, get_kind
from dragoman.statements.lexicon import CueEntry, load_words
from dragoman.statements.links import count_words, get_root_before
from dragoman.statements.page import Page
from dragoman.statements.quotations import Quotation, find_paragraphs, trim_content
from dragoman.statements.speakers import NOBODY, Voice, get_subject, get_voice
from dragoman.syntax import find_children, get_head, get_preposition, get_sentence_span, join_span

_PHRASE = CueEntry(
    word="according_to",
    part="noun",
    act="say",
    loaded=False,
    frames=frozenset({"c"}),
    prepositions=frozenset(),
    addressee=None,
)
_LABELLED = re.compile(r"[ \t•*-]*([^\n:\"“”«»„]{2,60}?):[ \t]+(?=\S)")
_VIEWS = frozenset({"view", "opinion", "words", "judgment", "judgement"})
_FEWEST_WORDS = 3
_LONGEST_PHRASE = 14  # tokens of the noun phrase after "according to"
_UTTERANCE_REACH = 6  # tokens between a noun of utterance and its quotation


def find_according(page: Page, taken: set[int]) -> Iterator[Draft]:
    """Sentences that are somebody's word by "according to".

    Args:
        page: The article.
        taken: Indexes of the first tokens of sentences with a direct quotation that a verb
            introduces: there the phrase names the channel and is no statement of its own.
    """
    for token in page.doc[:-1]:
        if token.lower_ not in ("according", "in"):
            continue
        following, noun = page.doc[token.i + 1], None
        if token.lower_ == "according" and following.lower_ == "to":
            noun = _get_phrase_noun(page, following)
        elif token.lower_ == "in" and token.head.lower_ in _VIEWS and token.dep_ == "case":
            following, noun = token.head, _get_viewer(token.head)
        if noun is None or token.sent.start in taken or not page.is_coded(token):
            continue
        draft = _draft_according(page, token, following, noun)
        if draft is not None:
            yield draft


def _get_viewer(view: Token) -> Token | None:
    """Whose view it is: "in her view", "in the opinion of the court"; None where nobody's."""
    owner = next(find_children(view, "nmod:poss"), None)
    if owner is not None:
        return owner
    owners = (c for c in find_children(view, "nmod") if get_preposition(c) == "of")
    return next(owners, None)


def _get_phrase_noun(page: Page, to: Token) -> Token | None:
    """The head of the noun phrase after "according to"."""
    place = to.i + 1
    if place >= len(page.doc):
        return None
    noun = page.doc[place]
    while noun.head.i > noun.i and noun.head.i - to.i <= _LONGEST_PHRASE:
        if noun.head.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM"):
            break
        noun = noun.head
    while noun.pos_ not in ("NOUN", "PROPN", "PRON") and noun.i + 1 < to.sent.end:
        noun = page.doc[noun.i + 1]
        if noun.i - to.i > _LONGEST_PHRASE:
            return None
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else None


def _draft_according(page: Page, token: Token, to: Token, noun: Token) -> Draft | None:
    voice = get_voice(page, noun)
    if voice.actor is None and noun.lemma_.lower() in load_words().no_sources:
        return None
    sentence = get_sentence_span(token)
    phrase_end = max(voice.span.end if voice.span else 0, noun.idx + len(noun), to.idx + len(to))
    phrase_end = max(phrase_end, _get_relative_end(noun))
    comma = page.text.find(",", phrase_end, sentence.end)
    if page.text[sentence.start : token.idx].strip():
        rest = Span(phrase_end, sentence.end)
        before = trim_content(page.text, Span(sentence.start, token.idx))
        after = trim_content(page.text, rest) if comma >= 0 else None
        longer = after and before and after.end - after.start > before.end - before.start
        longer = longer and not _is_aside(token, noun)
        content = after if longer else before
    else:
        content = trim_content(page.text, Span(comma if comma >= 0 else phrase_end, sentence.end))
    if content is None or count_words(content.text_in(page.text)) < _FEWEST_WORDS:
        return None
    span = Span(token.idx, to.idx + len(to))
    return Draft(
        cue=Cue(token=token, last=to, entry=_PHRASE, span=span),
        cue_span=span,
        voice=voice,
        content=content,
        kind=get_kind(page, content),
        confidence=0.85 * voice.confidence,
        order=token.idx,
    )


def _get_relative_end(noun: Token) -> int:
    """Where a relative clause right behind a source ends ("two people who were there"); else 0."""
    clauses = [c for c in find_children(noun, "acl") if c.dep_ == "acl:relcl" and c.i > noun.i]
    return max((join_span(clause.subtree).end for clause in clauses), default=0)


def _is_aside(token: Token, noun: Token) -> bool:
    """Whether "according to" belongs to a relative clause before it alone."""
    return noun.head.dep_ == "acl:relcl" and noun.head.i < token.i


def find_labelled(page: Page) -> Iterator[Draft]:
    """Paragraphs and headlines of the form "Minister: the sanctions change nothing"."""
    for paragraph in find_paragraphs(page.text):
        for start, end in _find_lines(page.text, paragraph):
            match = _LABELLED.match(page.text, start, end)
            if match is None:
                continue
            label = Span(match.start(1), match.end(1))
            content = trim_content(page.text, Span(match.end(), end))
            quoted = any(page.find_quotations(Span(match.end(), match.end() + 1)))
            voice = _get_labelled_voice(page, label, quoted)
            if voice is None or content is None:
                continue
            head = get_head(page.doc, label)
            if head is None or not page.is_coded(head):
                continue
            yield _draft_labelled(page, label, voice, content)


def _find_lines(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for line in text[paragraph.start : paragraph.end].split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _get_labelled_voice(page: Page, label: Span, quoted: bool) -> Voice | None:
    """The actor whom the whole label names, or None; a state only before quoted speech."""
    for span, actor in page.find_mentions(label):
        if not quoted and actor.kind != "person" and (actor.kind == "state" or not actor.country):
            continue
        if span.end == label.end and not page.text[label.start : span.start].strip(" •*-"):
            return Voice(actor=actor.id, span=span, head=None, confidence=0.85)
    return None


def _draft_labelled(page: Page, label: Span, voice: Voice, content: Span) -> Draft:
    for quotation in page.find_quotations(content):
        if quotation.outer.start == content.start:
            inner = trim_content(page.text, quotation.inner)
            if inner is not None and quotation.outer.end >= content.end - 1:
                return Draft(
                    cue=None,
                    cue_span=None,
                    voice=voice,
                    content=inner,
                    kind="direct",
                    confidence=0.8,
                    order=label.start,
                )
    return Draft(
        cue=None,
        cue_span=None,
        voice=voice,
        content=content,
        kind=get_kind(page, content),
        confidence=0.7,
        order=label.start,
    )


def get_utterance(page: Page, quotation: Quotation, last: Voice | None) -> Draft | None:
    """A slogan, message or greeting that somebody utters ("chanted the words '...'"), or None."""
    words = load_words()
    content = trim_content(page.text, quotation.inner)
    noun = _get_utterance_noun(page, quotation)
    if content is None or noun is None:
        return None
    verb: Token | None = noun.head
    while verb is not None and verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    if verb is None or verb.lemma_.lower() not in words.uttering_verbs or verb.i > noun.i:
        return None
    subject = get_subject(page, verb)
    voice = get_voice(page, subject, last) if subject is not None else NOBODY
    if voice.span is None:
        return None
    return Draft(
        cue=None,
        cue_span=Span(verb.idx, noun.idx + len(noun)),
        voice=voice,
        content=content,
        kind="direct",
        confidence=0.75 * voice.confidence,
        order=verb.idx,
    )


def _get_utterance_noun(page: Page, quotation: Quotation) -> Token | None:
    words = load_words()
    end = page.get_index(quotation.outer.start)
    for token in reversed(page.doc[max(end - _UTTERANCE_REACH, 0) : end]):
        if token.text in (".", ";", ",", "!", "?") or page.quotation_of[token.i] >= 0:
            return None
        if token.lemma_.lower() in words.utterances and token.pos_ in ("NOUN", "PROPN"):
            return token
        if token.pos_ in ("VERB", "AUX"):
            return None
    return None


def get_introduced(page: Page, quotation: Quotation, last: Voice | None) -> Draft | None:
    """A quotation after a sentence that ends in a colon ("He was blunt: ..."), or None."""
    root = get_root_before(page, quotation)
    content = trim_content(page.text, quotation.inner)
    if root is None or content is None:
        return None
    subject = get_subject(page, root)
    voice = get_voice(page, subject, last) if subject is not None else NOBODY
    if voice.actor is None:
        return None
    return Draft(
        cue=None,
        cue_span=None,
        voice=voice,
        content=content,
        kind="direct",
        confidence=0.6 * voice.confidence,
        order=quotation.outer.start,
    )
