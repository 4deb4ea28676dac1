"""Finds words that show where somebody stands, with the holder's words and the issue's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.records import Stance
from dragoman.statements.lexicon import (
    StanceEntry,
    StancePart,
    find_lemmas,
    get_cue_entry,
    load_joined,
    load_stances,
    load_words,
    may_take_side,
)
from dragoman.statements.page import Page
from dragoman.statements.speakers import get_subject
from dragoman.syntax import find_children, get_label, get_span

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "cannot"})
_REFUSALS = frozenset({"refuse", "decline", "fail", "cease", "stop"})
_NAMING = frozenset({"as"})
_WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d"})
_DOUBTS = frozenset({"could", "may", "might", "should", "can"})
_ENDINGS = frozenset(
    {"drop", "end", "halt", "lose", "need", "reduce", "seek", "suspend", "want", "win", "withdraw"}
)
_OTHER_SIDE: dict[Stance, Stance] = {"supports": "opposes", "opposes": "supports"}
_TAKEN_ON = frozenset({"supports", "opposes", "non-recognition"})
_HEARERS = frozenset({"person", "state", "group"})
_STAYING = frozenset({"remain", "stay", "keep", "become", "stand"})
_ACTS = frozenset({"act", "case", "form", "kind", "campaign", "flagrant"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceFound:
    """One place that shows where somebody stands.

    Args:
        trigger: The word that shows it.
        stance: What it shows, negation counted.
        holder: Head of the words that name the holder; None when it is the speaker.
        issue: Head of the words that name the issue.
        predicate: For a verdict "X is Y": the word that passes it; else the trigger.
    """

    trigger: Token
    stance: Stance
    holder: Token | None
    issue: Token
    predicate: Token


def find_stances(page: Page) -> Iterator[StanceFound]:
    """Every word of an article that shows somebody's stance on something.

    Args:
        page: The article.
    """
    for token in page.doc:
        if token.lower_ == "against":
            yield from _find_against(page, token.head)
        if not may_take_side(token) or not page.is_coded(token):
            continue
        if token.pos_ in _VERBAL or _is_mistagged_verb(token):
            yield from _find_of_verb(page, token)
            yield from _find_refused(page, token)
        elif token.pos_ == "NOUN":
            yield from _find_of_noun(page, token)
        yield from _find_of_adjective(page, token)
        yield from _find_verdicts(token)
        yield from _find_backed(page, token)


def _get_entry(word: str, part: StancePart) -> StanceEntry | None:
    return load_stances().get((word, part))


def resolve_issue(issue: Token, stance: Stance) -> tuple[Token, Stance]:
    """What a stance on an end, or on another stance, comes to.

    Who calls for an end to a siege opposes the siege, and who refuses to lift it supports it;
    who is committed to supporting a truce supports the truce, and a refusal to recognise a
    border is its non-recognition.

    Args:
        issue: Head of the words that name the issue.
        stance: The stance on it.
    """
    other = _OTHER_SIDE.get(stance)
    if other is None:
        return issue, stance
    if issue.lemma_.lower() in load_words().ends:
        ended = _get_ended(issue)
        return (issue, stance) if ended is None else (ended, other)
    entry = _get_verb_entry(issue) if issue.pos_ in _VERBAL else None
    if entry is None or "obj" not in entry.places:
        return issue, stance
    held = entry.stance if stance == "supports" else entry.negated
    target = next((c for c in find_children(issue, "obj") if c.i > issue.i), None)
    return (issue, stance) if target is None or held not in _TAKEN_ON else (target, held)


def _get_ended(end: Token) -> Token | None:
    """What is to end: "an end to X", "stop X", "lift X", "halt doing X"."""
    if end.pos_ in _VERBAL:
        labels = ("obj", "xcomp", "ccomp")
        return next((c for c in find_children(end, *labels) if c.i > end.i), None)
    phrases = (c for c in find_children(end, "nmod") if c.i > end.i)
    return next((c for c in phrases if _opens_with(c, frozenset({"to", "of"}))), None)


def get_intended(noun: Token) -> Token:
    """What an intention is about ("determination to deepen ties": ties), else the noun itself."""
    entry = _get_entry(noun.lemma_.lower(), "noun")
    if entry is None or "inf" not in entry.places or noun.pos_ != "NOUN":
        return noun
    return next(_find_infinitives(noun, "acl", "xcomp", "advcl"), noun)


def _find_of_verb(page: Page, verb: Token) -> Iterator[StanceFound]:
    entry = _get_verb_entry(verb)
    if entry is None or verb.dep_ in ("amod", "compound") or not _is_held(verb):
        return
    if any(c.lemma_.lower() in load_words().withheld for c in find_children(verb, "obj")):
        return
    stance = entry.negated if _is_negated(verb) else entry.stance
    if stance is None:
        return
    passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)
    holder = _get_agent(verb) if passive else _get_holder(page, verb)
    if holder is None:
        return
    for issue in _find_issues(page, verb, entry, passive):
        if issue.i != holder.i:
            yield StanceFound(
                trigger=verb,
                stance=_weigh(stance, issue),
                holder=holder,
                issue=issue,
                predicate=verb,
            )
            return


def _is_mistagged_verb(token: Token) -> bool:
    """Whether a word with subject and object was taken for another part of speech ("back")."""
    labels = {get_label(child) for child in token.children}
    return token.pos_ in ("ADV", "ADJ") and {"nsubj", "obj"} <= labels


def _find_refused(page: Page, verb: Token) -> Iterator[StanceFound]:
    """What somebody says they will not do ("would not sign the accord", "will never resign")."""
    if verb.lemma_.lower() not in load_words().deliberate_acts or not _is_negated(verb):
        return
    if not any(c.lower_ in _WILL for c in find_children(verb, "aux")) or not _is_held(verb):
        return
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children):
        return
    holder = get_subject(page, verb)
    if holder is None:
        return
    objects = () if verb.lemma_.lower() in load_words().ends else find_children(verb, "obj")
    issue = next((c for c in objects if c.i > verb.i), verb)
    yield StanceFound(trigger=verb, stance="opposes", holder=holder, issue=issue, predicate=verb)


def _weigh(stance: Stance, issue: Token) -> Stance:
    """The stance on an issue; who rejects a claim denies it, who backs neither side is neutral."""
    if any(word.lower_ == "neither" for word in issue.doc[max(0, issue.i - 2) : issue.i]):
        return "neutral"
    claim = issue.pos_ == "NOUN" and issue.lemma_.lower() in load_words().claims
    return "denies" if claim and stance == "opposes" else stance


def _get_verb_entry(verb: Token) -> StanceEntry | None:
    lemmas = list(find_lemmas(verb.text, verb.lemma_))
    followers: list[str] = []
    if any(lemma in load_joined() for lemma in lemmas):
        followers = [c.lower_ for c in find_children(verb, "compound:prt", "advmod")]
        followers += [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 2]]
    suffixes = [f"_{follower}" for follower in followers] + [""]
    entries = (_get_entry(lemma + suffix, "verb") for suffix in suffixes for lemma in lemmas)
    return next((entry for entry in entries if entry is not None), None)


def _is_negated(token: Token) -> bool:
    if any(c.lower_ in _NEGATIONS for c in token.children):
        return True
    head = token.head
    if token.dep_ == "xcomp" and head.lemma_.lower() in _REFUSALS:
        return True
    if token.dep_ != "conj" or any(c.lower_ == "but" for c in find_children(token, "cc")):
        return False
    return bool(token.tag_ == "VB" and head.tag_ == "VB") and _is_negated(head)


def _is_held(verb: Token) -> bool:
    """Whether a stance is held: not asked for, not doubted, not merely possible."""
    words = load_words()
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _DOUBTS:
            return False
        if child.dep_ in ("mark", "case") and _is_unmet(child, words.unspoken_marks):
            return False
    infinitive = any(c.lower_ == "to" and c.pos_ == "PART" for c in verb.children)
    if not infinitive and verb.dep_ != "xcomp":
        return True
    if verb.head == verb:
        return False
    governor = verb.head.lemma_.lower()
    if governor in words.prompting_verbs and verb.dep_ == "xcomp":
        return any(find_children(verb.head, "obj"))
    if governor in words.willing_verbs or governor in _REFUSALS:
        return _is_held(verb.head) if verb.head.pos_ in _VERBAL else True
    return False


def _is_unmet(mark: Token, unspoken: frozenset[str]) -> bool:
    """Whether what follows is not done: "if", "without", "stopped short of", "instead of"."""
    if mark.lower_ == "of" and mark.i > 0:
        return mark.doc[mark.i - 1].lower_ in ("short", "instead")
    return mark.lower_ == "without" or mark.lower_ in unspoken


def _get_holder(page: Page, verb: Token) -> Token | None:
    head = verb.head
    if verb.dep_ == "xcomp":
        cue = get_cue_entry(head)
        if cue is not None and cue.act == "ask":
            return None
        if head.lemma_.lower() in load_words().prompting_verbs:
            return next(find_children(head, "obj"), None)
    return get_subject(page, verb)


def _get_agent(verb: Token) -> Token | None:
    for child in find_children(verb, "obl"):
        if child.dep_ == "obl:agent" or _opens_with(child, frozenset({"by"})):
            return child
    return None


def _opens_with(token: Token, words: frozenset[str]) -> bool:
    return any(c.dep_ in ("case", "mark") and c.lower_ in words for c in token.children)


def _find_issues(page: Page, verb: Token, entry: StanceEntry, passive: bool) -> Iterator[Token]:
    if passive and entry.places & {"obj", "rel"}:
        yield from find_children(verb, "nsubj:pass")
        return
    if "inf" in entry.places:
        cue = get_cue_entry(verb)
        asked = ("advcl",) if cue is not None and cue.act == "ask" else ()
        yield from _find_infinitives(verb, "xcomp", "ccomp", *asked)
    if "obj" in entry.places or "rel" in entry.places:
        yield from _find_objects(page, verb, entry)
    if entry.prepositions:
        yield from _find_phrases(verb, entry.prepositions)
    if "clause" in entry.places:
        yield from (c for c in find_children(verb, "ccomp") if c.i > verb.i and c.pos_ in _VERBAL)


def _find_objects(page: Page, verb: Token, entry: StanceEntry) -> Iterator[Token]:
    """The object of a verb, a gerund too; of those who ask, not whom they ask."""
    relations = load_words().relations
    cue = get_cue_entry(verb)
    asks = cue is not None and cue.act == "ask"
    for child in verb.children:
        gerund = child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and child.i > verb.i
        if get_label(child) != "obj" and not gerund:
            continue
        if asks and any(a.kind in _HEARERS for _, a in page.mentions.get(child.i, ())):
            continue
        if "obj" in entry.places or child.lemma_.lower() in relations:
            relative = child.tag_ in ("WDT", "WP") and get_label(verb) == "acl"
            yield verb.head if relative else child


def _find_phrases(holder: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Heads of the phrases with one of some prepositions that hang on a word or its object."""
    for place in (holder, *find_children(holder, "obj")):
        for child in place.children:
            fitting = get_label(child) in ("obl", "nmod", "advcl", "acl", "ccomp", "xcomp")
            if child.i > holder.i and fitting and _opens_with(child, prepositions):
                yield child


def _find_infinitives(governor: Token, *labels: str) -> Iterator[Token]:
    """What an infinitive is about: the object of a verb of relations, else the verb itself."""
    for child in find_children(governor, *labels):
        marked = any(c.lower_ == "to" and c.pos_ == "PART" for c in child.children)
        if child.i < governor.i or child.pos_ not in _VERBAL or not marked:
            continue
        if governor.lemma_.lower() in _REFUSALS and get_cue_entry(child) is not None:
            continue
        relations = load_words().relations
        objects = [c for c in find_children(child, "obj") if c.lemma_.lower() in relations]
        yield objects[0] if objects else child


def _find_of_noun(page: Page, noun: Token) -> Iterator[StanceFound]:
    entry = _get_entry(noun.lemma_.lower(), "noun")
    if entry is None or entry.stance is None:
        return
    verb = noun.head
    if verb.lemma_.lower() in _ENDINGS or any(c.lower_ in ("no", "any") for c in noun.children):
        return
    holder = next(find_children(noun, "nmod:poss"), None)
    if holder is None:
        openers = frozenset({"by", "from", "of"}) - entry.prepositions
        phrases = (c for c in find_children(noun, "nmod") if c.i > noun.i)
        holder = next((c for c in phrases if _opens_with(c, openers)), None)
    carried = verb.lemma_.lower() in load_words().stance_carriers and get_label(noun) == "obj"
    if holder is None and carried and not _is_negated(verb):
        holder = get_subject(page, verb)
    if holder is None:
        return
    issues = list(_find_phrases(noun, entry.prepositions))
    if "inf" in entry.places:
        issues += _find_infinitives(noun, "acl", "xcomp", "advcl")
    for issue in issues[:1]:
        yield StanceFound(
            trigger=noun, stance=entry.stance, holder=holder, issue=issue, predicate=noun
        )


def _find_against(page: Page, issue: Token) -> Iterator[StanceFound]:
    """Who is against something ("We are against tolls")."""
    entry = _get_entry("against", "adjective")
    subject = _get_predicated(page, issue)
    if entry is None or subject is None or not page.is_coded(issue):
        return
    stance = entry.negated if _is_negated(issue) else entry.stance
    if stance is not None:
        yield StanceFound(
            trigger=issue, stance=stance, holder=subject, issue=issue, predicate=issue
        )


def _find_of_adjective(page: Page, token: Token) -> Iterator[StanceFound]:
    entry = _get_entry(token.lower_, "adjective")
    subject = _get_predicated(page, token) if entry is not None else None
    if entry is None or subject is None:
        return
    stance = entry.negated if _is_negated(token) else entry.stance
    if stance is None:
        return
    issues = list(_find_phrases(token, entry.prepositions))
    if "inf" in entry.places:
        issues += _find_infinitives(token, "xcomp", "advcl", "ccomp")
    for issue in issues[:1]:
        yield StanceFound(
            trigger=token, stance=stance, holder=subject, issue=issue, predicate=token
        )


def _get_predicated(page: Page, predicate: Token) -> Token | None:
    """The subject of which a word is said ("they are ready", "she remains opposed"), or None."""
    copula = any(c.dep_ in ("cop", "aux:pass") for c in predicate.children)
    if not copula and not (predicate.dep_ == "xcomp" and predicate.head.lemma_.lower() in _STAYING):
        return None
    return get_subject(page, predicate) or next(find_children(predicate, "nsubj:pass"), None)


def _find_verdicts(token: Token) -> Iterator[StanceFound]:
    """A verdict on something; whose it is, the statement around it tells."""
    entry = _get_entry(token.lemma_.lower(), "verdict") or _get_entry(token.lower_, "verdict")
    if entry is None or entry.stance is None or _is_negated(token):
        return
    predicate = token
    if get_label(token) == "nmod" and token.head.lemma_.lower() in _ACTS:
        predicate = token.head
    issue = _get_judged(token, predicate)
    if issue is None or issue.pos_ == "SPACE" or _is_negated(predicate):
        return
    yield StanceFound(
        trigger=token, stance=entry.stance, holder=None, issue=issue, predicate=predicate
    )


def _get_judged(token: Token, predicate: Token) -> Token | None:
    """What a verdict is passed on: subject of the predicate, noun of the adjective."""
    if token.dep_ == "amod" and token.head.i > token.i:
        return token.head
    if token.dep_ == "advmod" and token.head.pos_ in _VERBAL:
        return token.head
    subject = next(find_children(predicate, "nsubj"), None)
    if subject is not None and (token.pos_ in _VERBAL or _is_predicate(predicate)):
        return subject
    named = get_label(predicate) in ("xcomp", "ccomp") or _opens_with(predicate, _NAMING)
    named = named and predicate.head.pos_ in _VERBAL
    if named:
        return next((c for c in find_children(predicate.head, "obj") if c.i < predicate.i), None)
    return None


def _is_predicate(token: Token) -> bool:
    return any(c.dep_ == "cop" for c in token.children) or get_label(token) in ("xcomp", "ccomp")


def _find_backed(page: Page, token: Token) -> Iterator[StanceFound]:
    """The backer in "Moscow-backed separatists"."""
    if token.lower_ != "backed" or token.dep_ != "amod" or token.i < 2:
        return
    if token.head.lemma_.lower() in load_words().documents | load_words().finders:
        return
    place = token.i - 1
    if page.doc[place].text in ("-", "–", "‐"):
        place -= 1
        backer = page.doc[place]
        own = get_span(backer)
        if not any(own.contains(span) for span, _ in page.find_mentions(own)):
            return
        yield StanceFound(
            trigger=token, stance="supports", holder=backer, issue=token.head, predicate=token
        )
