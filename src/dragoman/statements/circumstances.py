"""To whom, where and when something was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.dates import DateMention
from dragoman.records import DateInterval, Span
from dragoman.statements.cues import Cue
from dragoman.statements.lexicon import load_words
from dragoman.statements.page import Page
from dragoman.syntax import find_children, get_label, get_noun_phrase_span, get_span

_PLACE_PREPOSITIONS = frozenset({"in", "at"})
_VENUE_MODIFIERS = frozenset({"in", "at", "of", "on", "with", "for", "to"})
_LATIN = 80  # characters; longer phrases are no venue


def get_addressee(page: Page, cue: Cue, content: Span, speaker: str | None) -> str | None:
    """The actor spoken to at a cue, or None.

    Args:
        page: The article.
        cue: The cue.
        content: What was said; nobody inside it is spoken to.
        speaker: Id of the speaker, who does not speak to himself.
    """
    kind = cue.entry.addressee
    if kind is None:
        return None
    for noun in _find_hearers(cue, kind):
        span = get_span(noun)
        if content.contains(span):
            continue
        for _, actor in page.mentions.get(noun.i, []):
            if actor.id != speaker:
                return actor.id
    return _get_hearer_by_order(page, cue, content, speaker) if kind == "obj" else None


def _find_hearers(cue: Cue, kind: str) -> Iterator[Token]:
    verb = cue.token
    if kind == "obj":
        yield from find_children(verb, "iobj")
        yield from find_children(verb, "obj")
        if cue.passive:
            yield from find_children(verb, "nsubj:pass")
        return
    for child in find_children(verb, "obl", "iobj"):
        if any(c.dep_ == "case" and c.lower_ == kind for c in child.children):
            yield child


def _get_hearer_by_order(page: Page, cue: Cue, content: Span, speaker: str | None) -> str | None:
    """The mention right after the verb ("told Cavusoglu that ..."), whatever the parse says."""
    if content.start < cue.span.end:
        return None
    between = Span(cue.span.end, content.start)
    for span, actor in page.find_mentions(between):
        if (
            between.contains(span)
            and actor.id != speaker
            and not page.text[cue.span.end : span.start].strip()
        ):
            return actor.id
    return None


def get_venue(page: Page, cue: Cue, content: Span) -> str | None:
    """Where or through what it was said ("Twitter", "a news conference in Kyiv"), or None."""
    words = load_words()
    places: list[str] = []
    for noun in _find_adverbials(cue):
        preposition = next((c for c in noun.children if c.dep_ == "case"), None)
        span = _get_venue_span(noun)
        if preposition is None or content.overlaps(span) or span.end - span.start > _LATIN:
            continue
        if preposition.lower_ not in words.venue_prepositions:
            continue
        phrase = " ".join(span.text_in(page.text).split())
        known = noun.lemma_.lower() in words.venues or phrase.lower() in words.venues
        if known or phrase.lower() in words.platforms:
            return phrase
        if preposition.lower_ in _PLACE_PREPOSITIONS and noun.ent_type_ in ("LOC", "GPE"):
            places.append(phrase)
    return places[0] if places else None


def _find_adverbials(cue: Cue) -> Iterator[Token]:
    """Prepositional phrases of the cue, then of the clauses that lean on it."""
    verb = cue.token
    yield from find_children(verb, "obl")
    if cue.last.i + 1 < len(verb.doc):
        following = verb.doc[cue.last.i + 1]
        if following.pos_ == "ADP" and following.dep_ == "case":
            yield following.head
    for clause in find_children(verb, "advcl"):
        if clause.tag_ == "VBG":
            yield from find_children(clause, "obl", "obj")
    if verb.dep_ in ("conj", "xcomp") or get_label(verb) == "advcl":
        yield from find_children(verb.head, "obl")


def _get_venue_span(noun: Token) -> Span:
    span = get_noun_phrase_span(noun)
    end = span.end
    for child in find_children(noun, "nmod"):
        opener = next((c for c in child.children if c.dep_ == "case"), None)
        if opener is not None and opener.lower_ in _VENUE_MODIFIERS and child.i - noun.i <= 6:
            end = max(end, get_noun_phrase_span(child).end)
    return Span(span.start, end)


def get_date(
    page: Page, cue: Cue | None, content: Span, dates: Sequence[DateMention]
) -> DateInterval | None:
    """When it was said: a date of the saying clause, else the day of publication, or None.

    Args:
        page: The article.
        cue: The cue, or None for a statement without one.
        content: What was said; dates inside it are not dates of the saying.
        dates: All dates of the article.
    """
    if cue is not None:
        sentence = cue.token.sent
        start, end = sentence.start_char, sentence.end_char
        for mention in dates:
            span = mention.interval.span
            if span is None or not start <= span.start < end or content.overlaps(span):
                continue
            if _belongs_to(page, cue, span):
                return mention.interval
        if any(c.lower_ == "had" and c.dep_ == "aux" for c in cue.token.children):
            return None
    return get_publication_day(page)


def get_publication_day(page: Page) -> DateInterval | None:
    """The day of publication as an interval, or None when it is not known."""
    published = page.article.published
    if published is None:
        return None
    return DateInterval(start=published[:10], end=published[:10], basis="publication")


def _belongs_to(page: Page, cue: Cue, span: Span) -> bool:
    """Whether a date hangs on the cue: below it with no other verb in between."""
    tokens = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return False
    token = tokens.root
    if abs(token.i - cue.token.i) <= 2:
        return True
    for ancestor in token.ancestors:
        if ancestor.i == cue.token.i:
            return True
        if ancestor.pos_ == "VERB" and ancestor.i != cue.token.head.i:
            return False
    opens = token.i - cue.token.sent.start <= 3
    return opens and get_label(cue.token) in ("ROOT", "root")
