"""Puts cues, contents, quotations and speakers together: who said what in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.dates import DateMention
from dragoman.records import Article, Cast, Issue, Span, Statement, StatementKind
from dragoman.statements.circumstances import get_addressee, get_date, get_venue
from dragoman.statements.content import Content, goes_on
from dragoman.statements.contents import find_content, is_first_or_second_person
from dragoman.statements.cues import Cue, find_cues
from dragoman.statements.drafts import Draft, get_kind, merge_drafts
from dragoman.statements.lexicon import load_words
from dragoman.statements.links import (
    are_neighbours,
    count_words,
    is_name,
    is_sentence_like,
    link_quotations,
    stands_alone,
)
from dragoman.statements.page import Page, open_page
from dragoman.statements.phrases import (
    find_according,
    find_labelled,
    get_introduced,
    get_utterance,
)
from dragoman.statements.quotations import Quotation, find_paragraphs, trim_content
from dragoman.statements.speakers import (
    NOBODY,
    Voice,
    can_speak,
    find_voice,
    get_speaker_noun,
)
from dragoman.syntax import get_dates

_COVERED = 0.8  # share of a content that a quotation must hold to make it direct
_JUDGING = frozenset({"praise", "criticise"})
_MEANT = frozenset({"threaten", "promise"})  # "the strike threatens to halt trains" is no speech
_FEWEST_WORDS = 4  # of a quotation that stands alone
_FRAME_CONFIDENCE = {"c": 0.9, "i": 0.75, "n": 0.75, "a": 0.75, "p": 0.75}


def find_statements(
    article: Article, doc: Doc, cast: Cast
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """Who said what: direct, indirect and mixed statements of one article.

    Args:
        article: The article; all spans index its text.
        doc: Its parse; ``doc.text`` is ``article.text``.
        cast: Its actors.

    Returns:
        Statements in order of the text, and an issue for each quotation never closed.
    """
    page, issues = open_page(article, doc, cast)
    drafts = merge_drafts(_find_drafts(page))
    dates = get_dates(doc, article.published_on) if drafts else ()
    statements: dict[str, Statement] = {}
    for draft in drafts:
        statement = _make_statement(page, draft, dates)
        statements.setdefault(statement.id, statement)
    return tuple(statements.values()), issues


def _make_statement(page: Page, draft: Draft, dates: Sequence[DateMention]) -> Statement:
    cue, content = draft.cue, draft.content
    speaker = draft.voice.actor
    return Statement(
        article_id=page.article.id,
        speaker=speaker,
        speaker_span=draft.voice.span,
        kind=draft.kind,
        cue=draft.cue_span,
        content=content,
        addressee=get_addressee(page, cue, content, speaker) if cue else None,
        venue=get_venue(page, cue, content) if cue else None,
        date=get_date(page, cue, content, dates),
        confidence=round(draft.confidence, 3),
    )


def _find_drafts(page: Page) -> list[Draft]:
    cues = list(find_cues(page))
    links = link_quotations(page, cues)
    linked: dict[int, list[Quotation]] = defaultdict(list)
    for index, owner in links.items():
        linked[owner.token.i].append(page.quotations[index])
    drafts: list[Draft] = []
    last: Voice | None = None
    for cue in cues:
        own = list(_draft_cue(page, cue, linked[cue.token.i], last, drafts))
        drafts += own
        if page.get_quotation(cue.token) is None and "q" in cue.entry.frames:
            voice = own[0].voice if own else find_voice(page, cue, last)
            last = voice if voice.actor is not None else last
    introduced = {
        draft.cue.token.sent.start
        for draft in drafts
        if draft.cue is not None and draft.kind == "direct"
    }
    drafts += find_according(page, introduced)
    drafts += find_labelled(page)
    _add_loose_quotations(page, links, drafts)
    return drafts


def _draft_cue(
    page: Page, cue: Cue, linked: Sequence[Quotation], last: Voice | None, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    around = page.get_quotation(cue.token)
    noun = get_speaker_noun(page, cue)
    if noun is not None and is_first_or_second_person(noun):
        return
    if not cue.spoken and not linked:
        return
    if around is not None and _is_imperative(cue):
        return
    voice = find_voice(page, cue, last)
    leader = _get_leader(page, cue, drafts)
    if leader is not None:
        voice = replace(leader.voice, confidence=leader.voice.confidence * 0.95)
        noun = voice.head
    content = find_content(page, cue, noun)
    held = content.get_span(page) if content is not None else None
    if content is not None and held is not None:
        doubled = any(held.overlaps(q.outer) for q in linked) and held.end <= cue.span.start
        if not doubled and _is_plausible(page, cue, voice, content, around):
            yield from _draft_content(page, cue, content, voice)
    for quotation in linked:
        span = trim_content(page.text, quotation.inner)
        if held is not None and _is_fragment(page, quotation, held):
            continue
        if span is not None and not span.overlaps(cue.span):
            yield Draft(
                cue=cue,
                cue_span=cue.span,
                voice=voice,
                content=span,
                kind="direct",
                confidence=0.95 * voice.confidence,
                order=cue.span.start,
            )


def _is_imperative(cue: Cue) -> bool:
    """Whether a verb inside a quotation has no subject of its own ("Let me assure you ...")."""
    if cue.entry.part != "verb" or cue.is_participle or cue.token.dep_ == "conj":
        return False
    return not any(c.dep_.startswith("nsubj") for c in cue.token.children)


def _is_fragment(page: Page, quotation: Quotation, held: Span) -> bool:
    """Whether a quotation is only part of a longer phrase that is the content."""
    longer = held.end > quotation.outer.end + 2 or held.start < quotation.outer.start - 2
    return longer and held.overlaps(quotation.inner) and not is_sentence_like(page, quotation)


def _get_leader(page: Page, cue: Cue, drafts: Sequence[Draft]) -> Draft | None:
    """The statement that a later verb goes on with ("said ..., adding that ..."), or None."""
    for draft in reversed(drafts):
        if draft.cue is None or draft.cue.token.sent.start != cue.token.sent.start:
            break
        if cue.token.head.i > draft.cue.token.i and goes_on(draft.cue.token, cue.token):
            return draft
    if not cue.is_participle or cue.token.i == 0:
        return None
    place = cue.token.i - 1
    while place > 0 and (page.doc[place].is_quote or page.doc[place].pos_ == "ADV"):
        place -= 1
    if page.doc[place].text not in (",", "—", "–", "--", "and"):
        return None
    start = cue.token.sent.start
    for draft in reversed(drafts):
        if draft.cue is None or draft.cue.token.i < start:
            break
        if draft.cue.entry.part != "verb":
            continue
        around = page.get_quotation(draft.cue.token)
        if draft.cue.token.i < cue.token.i and around is None:
            return draft if not draft.content.contains(cue.span) else None
    return None


def _is_plausible(
    page: Page, cue: Cue, voice: Voice, content: Content, around: Quotation | None
) -> bool:
    """Whether cue, speaker and content make a statement that is worth keeping."""
    if content.frame in ("n", "a") and _is_bare_name(page, content):
        return False
    if content.frame == "n" and cue.entry.act in _JUDGING and _is_bare_noun(page, content):
        return False
    agentless = cue.passive or cue.entry.part == "noun"
    if voice.span is None and not agentless:
        return False
    if around is not None and (voice.actor is None or content.frame != "c"):
        return False
    if cue.passive and cue.entry.act == "ask" and voice.span is None:
        return False
    if cue.entry.act in _MEANT and voice.head is not None and not can_speak(page, voice.head):
        return False
    if cue.entry.act in ("find", "think") or cue.entry.word in ("indicate", "signal", "imply"):
        return voice.actor is not None or _is_human_or_paper(voice, cue)
    return True


def _is_bare_name(page: Page, content: Content) -> bool:
    """Whether a phrase names an actor and says nothing of him ("welcomed his guest")."""
    span = content.get_span(page)
    return span is None or any(
        inner.start <= span.start + 4 and inner.end == span.end
        for inner, _ in page.find_mentions(span)
    )


def _is_bare_noun(page: Page, content: Content) -> bool:
    """Whether a phrase only points at something ("welcomed the outcome")."""
    words = page.doc[content.first : content.last + 1]
    return len(words) <= 2 and words[0].pos_ in ("DET", "PRON") and words[-1].pos_ == "NOUN"


def _is_human_or_paper(voice: Voice, cue: Cue) -> bool:
    if voice.head is None:
        return cue.passive
    words = load_words()
    lemma = voice.head.lemma_.lower()
    if cue.entry.act == "find":
        return lemma in words.documents or lemma in words.finders
    return lemma in words.documents or voice.head.tag_ in ("NNS", "NNP", "NNPS")


def _draft_content(page: Page, cue: Cue, content: Content, voice: Voice) -> Iterator[Draft]:
    span = content.get_span(page)
    if span is None:
        return
    kind: StatementKind | None = None
    own = page.get_quotation(cue.token)
    for quotation in page.find_quotations(span):
        if quotation is own:
            continue
        if content.frame == "c" and _covers(page, quotation, span):
            inner = trim_content(page.text, quotation.inner)
            if inner is not None:
                span, kind = inner, "direct"
                break
        span = Span(min(span.start, quotation.outer.start), max(span.end, quotation.outer.end))
    if own is not None:
        span = Span(span.start, min(span.end, own.inner.end))
        kind = "indirect"
    if span.overlaps(cue.span):
        return
    trimmed = trim_content(page.text, span)
    if trimmed is None:
        return
    confidence = _FRAME_CONFIDENCE[content.frame] * voice.confidence
    if cue.entry.part == "noun" or own is not None:
        confidence *= 0.8
    yield Draft(
        cue=cue,
        cue_span=cue.span,
        voice=voice,
        content=trimmed,
        kind=kind or get_kind(page, trimmed),
        confidence=confidence,
        order=cue.span.start,
    )


def _covers(page: Page, quotation: Quotation, span: Span) -> bool:
    """Whether a content is a quotation and nothing else, wherever that ends."""
    if is_name(page, quotation):
        return False
    shared = min(span.end, quotation.outer.end) - max(span.start, quotation.outer.start)
    begins = abs(span.start - quotation.outer.start) <= quotation.open_length
    return begins and shared / (span.end - span.start) >= _COVERED


def _add_loose_quotations(page: Page, links: dict[int, Cue], drafts: list[Draft]) -> None:
    """Quotations beside no cue: slogans uttered, after a colon, or more from the last speaker."""
    paragraphs = tuple(find_paragraphs(page.text))
    told = {q.outer.start for draft in drafts for q in page.find_quotations(draft.content)}
    for index, quotation in enumerate(page.quotations):
        if index in links or is_name(page, quotation):
            continue
        if quotation.outer.start in told:
            continue
        if page.article.get_part_kind(quotation.outer) in ("label", "dateline"):
            continue
        last = _get_last(drafts, quotation)
        voice = last.voice if last is not None else None
        draft = get_utterance(page, quotation, voice) or get_introduced(page, quotation, voice)
        if draft is None and _is_speech(page, quotation, last):
            draft = _continue(page, quotation, last, paragraphs)
        if draft is not None:
            drafts.append(draft)


def _is_speech(page: Page, quotation: Quotation, last: Draft | None) -> bool:
    """Whether a quotation beside no cue is speech: long, or right behind other quoted speech."""
    inner = quotation.inner.text_in(page.text)
    between = page.text[last.content.end : quotation.outer.start] if last is not None else "\n"
    follows = last is not None and last.kind == "direct" and "\n" not in between
    return (
        (count_words(inner) >= _FEWEST_WORDS or follows)
        and is_sentence_like(page, quotation)
        and stands_alone(page, quotation)
    )


def _get_last(drafts: Sequence[Draft], quotation: Quotation) -> Draft | None:
    before = [d for d in drafts if d.order < quotation.outer.start and d.voice.actor is not None]
    return max(before, key=lambda d: (d.order, d.confidence), default=None)


def _continue(
    page: Page, quotation: Quotation, last: Draft | None, paragraphs: Sequence[Span]
) -> Draft | None:
    content = trim_content(page.text, quotation.inner)
    if content is None:
        return None
    voice = NOBODY
    if last is not None:
        near = max(last.content.end, last.order)
        if are_neighbours(paragraphs, min(near, quotation.outer.start), quotation.outer.start):
            voice = Voice(actor=last.voice.actor, span=None, head=None, confidence=0.8)
    return Draft(
        cue=None,
        cue_span=None,
        voice=voice,
        content=content,
        kind="direct",
        confidence=0.8 * voice.confidence,
        order=quotation.outer.start,
    )
