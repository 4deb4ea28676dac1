"""Where each actor stands on an issue: from statements and from the article's own voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.records import (
    Actor,
    Article,
    Cast,
    EventMention,
    Issue,
    Position,
    Span,
    Statement,
)
from dragoman.reference import Reference
from dragoman.statements.circumstances import get_publication_day
from dragoman.statements.contents import is_first_or_second_person
from dragoman.statements.issue_phrases import get_issue
from dragoman.statements.issues import build_issue_key
from dragoman.statements.lexicon import load_words
from dragoman.statements.page import Page, open_page
from dragoman.statements.speakers import get_named, get_voice
from dragoman.statements.stances import StanceFound, find_stances, get_intended, resolve_issue
from dragoman.syntax import (
    find_children,
    find_conjuncts,
    get_noun_phrase_span,
    get_span,
    get_subtree_span,
)

_OFFICIAL_SECTORS = frozenset({"GOV", "MIL"})
_NO_ISSUES = frozenset({"phrase", "term", "do"})
_COURTS = "JUD"  # a court rules on a case; it takes no side
_CONFIDENCE = 0.7
_NEAR = 12  # tokens between a holder and a stance for the evidence to span both
_SPOKEN_CONFIDENCE = 0.65
_THIRD_PERSON = frozenset({"he", "she", "it", "they"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})  # "his men": the speaker's
_FIRST_PERSON_PLURAL = frozenset({"we", "our", "us"})


def find_positions(
    article: Article,
    doc: Doc,
    cast: Cast,
    statements: Sequence[Statement],
    event_mentions: Sequence[EventMention],
    reference: Reference,
) -> tuple[tuple[Position, ...], tuple[Issue, ...]]:
    """Where each actor stands, one position for each holder, issue and stance.

    Args:
        article: The article; all spans index its text.
        doc: Its parse.
        cast: Its actors.
        statements: Its statements: verdicts in them are their speakers'.
        event_mentions: Its event mentions: what is merely discussed is not held.
        reference: Knows that "Russian" and "Moscow" name Russia, so that one issue is one.

    Returns:
        Positions in order of the text, and no issues yet.
    """
    page, _ = open_page(article, doc, cast)
    unheld = {e.trigger for e in event_mentions if e.status == "hypothetical"}
    stances = [s for s in find_stances(page) if get_span(s.trigger) not in unheld]
    taken = {s.issue.i for s in stances if s.holder is not None}
    kept: list[Position] = []
    for stance in stances:
        if stance.holder is None and stance.issue.i in taken:
            continue
        for position in _make_positions(page, stance, statements):
            twin = next(
                (i for i, other in enumerate(kept) if _is_same(position, other, reference)), None
            )
            if twin is None:
                kept.append(position)
            elif kept[twin].confidence < position.confidence:
                kept[twin] = position
    told = {(p.holder, p.stance) for p in kept if not _is_in_headline(page, p)}
    kept = [p for p in kept if not _is_in_headline(page, p) or (p.holder, p.stance) not in told]
    ordered = sorted(kept, key=lambda p: (p.evidence, p.holder, p.issue, p.stance))
    return tuple({position.id: position for position in ordered}.values()), ()


def _is_in_headline(page: Page, position: Position) -> bool:
    return page.article.get_part_kind(position.evidence) == "headline"


def _is_same(first: Position, second: Position, reference: Reference) -> bool:
    """Whether two places show one position: the same issue, or words of the same evidence."""
    if (first.holder, first.stance) != (second.holder, second.stance):
        return False
    if first.evidence.contains(second.evidence) or second.evidence.contains(first.evidence):
        return True
    keys = build_issue_key(first.issue, reference), build_issue_key(second.issue, reference)
    return keys[0].covers(keys[1]) or keys[1].covers(keys[0])


def _make_positions(
    page: Page, stance: StanceFound, statements: Sequence[Statement]
) -> Iterator[Position]:
    head, held = resolve_issue(get_intended(stance.issue), stance.stance)
    issue = get_issue(head)
    statement = _get_statement(statements, get_span(stance.trigger))
    if issue is None or _is_person(page, stance.issue):
        return
    if head.lemma_.lower() in _NO_ISSUES | load_words().reporters_wishes:
        return
    evidence = _get_evidence(stance)
    spoken = stance.holder is None or is_first_or_second_person(stance.holder)
    for holder in _find_holders(page, stance, statement):
        if holder.sector == _COURTS:
            continue
        yield Position(
            article_id=page.article.id,
            holder=holder.id,
            issue=issue,
            stance=held,
            evidence=evidence,
            statement=statement.id if statement is not None else None,
            date=statement.date if statement is not None else get_publication_day(page),
            confidence=_SPOKEN_CONFIDENCE if spoken else _CONFIDENCE,
        )


def _get_statement(statements: Sequence[Statement], trigger: Span) -> Statement | None:
    """The innermost statement whose content holds a trigger, else the one whose cue it is."""
    around = [s for s in statements if s.content.contains(trigger)]
    if around:
        return min(around, key=lambda s: s.content.end - s.content.start)
    return next((s for s in statements if s.cue is not None and s.cue.overlaps(trigger)), None)


def _is_person(page: Page, issue: Token) -> bool:
    words = get_noun_phrase_span(issue)
    return any(
        actor.kind == "person" and span.overlaps(words) and span.contains(get_span(issue))
        for span, actor in page.find_mentions(words)
    ) or any(child.dep_ == "appos" and child.i in page.mentions for child in issue.children)


def _find_holders(page: Page, stance: StanceFound, statement: Statement | None) -> Iterator[Actor]:
    """The actors who hold a stance: those named, else the speaker or the state behind him."""
    if stance.holder is None or is_first_or_second_person(stance.holder):
        if statement is None or statement.speaker is None:
            return
        if not statement.content.contains(get_span(stance.trigger)):
            return
        speaker = page.cast.get(statement.speaker)
        if speaker is not None:
            alone = stance.holder is not None and (stance.holder.lower_ not in _FIRST_PERSON_PLURAL)
            yield speaker if alone else _get_state(page, speaker)
        return
    seen = set()
    for member in find_conjuncts(stance.holder):
        actors = [actor for _, actor in page.mentions.get(member.i, [])]
        appositive = get_named(page, member, stance.trigger)
        actors = [appositive] if appositive is not None else actors
        if not actors:
            voice = get_voice(page, member)
            named = page.cast.get(voice.actor) if voice.actor is not None else None
            actors = [named] if named is not None else []
        for actor in actors:
            if actor.id not in seen:
                seen.add(actor.id)
                yield actor
    owned = any(c.lower_ in _POSSESSIVES for c in find_children(stance.holder, "nmod:poss"))
    if not seen and (owned or stance.holder.lower_ in _THIRD_PERSON) and statement is not None:
        speaker = page.cast.get(statement.speaker) if statement.speaker is not None else None
        inside = statement.content.contains(get_span(stance.holder))
        if speaker is not None and inside and statement.kind != "direct":
            yield speaker


def _get_state(page: Page, actor: Actor) -> Actor:
    """The state for which an office-holder speaks, where the article names it; else himself."""
    official = actor.sector in _OFFICIAL_SECTORS or actor.office is not None
    if actor.kind == "state" or actor.country is None or not official:
        return actor
    for other in page.cast.actors:
        if other.kind == "state" and other.country == actor.country:
            return other
    return actor


def _get_evidence(stance: StanceFound) -> Span:
    """From the first to the last of the words that show a stance."""
    issue = get_subtree_span(stance.issue)
    spans = [get_span(stance.trigger), get_span(stance.predicate)]
    holder = stance.holder
    if holder is not None and abs(holder.i - stance.trigger.i) <= _NEAR:
        spans.append(get_span(holder))
    start = min(issue.start, *(s.start for s in spans))
    end = max(issue.end, *(s.end for s in spans))
    sentence = stance.trigger.sent
    return Span(max(start, sentence.start_char), min(end, sentence.end_char))
