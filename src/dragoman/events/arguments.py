"""Who takes part in an event: fills the slots of a trigger's frame with actors of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.codebook import Slot
from dragoman.events.grammar import (
    expand,
    find_agents,
    find_clause_tokens,
    find_patients,
    find_phrases,
    get_clause_head,
    has_case,
    index_phrases,
    is_passive,
    is_verb,
)
from dragoman.events.triggers import Candidate, find_noun_phrases
from dragoman.records import Actor, Span
from dragoman.syntax import find_children, get_label

Mentions = Mapping[int, list[tuple[Span, Actor]]]

_DEPTH = 3
# In which phrases of a noun that is no actor itself the actor is looked for, best first.
_DOER_CASES = ("by", "from", "of", "between", "to", "against", "on", "with", "for", "about",
               "over", "toward", "towards", "in", "at", "among")  # fmt: skip
_TARGET_CASES = ("on", "against", "to", "of", "from", "for", "with", "between", "among", "in",
                 "at", "into", "over", "near", "across", "along", "by")  # fmt: skip
# Prepositions whose noun is a recipient when it is an actor, not a place or a topic.
_SURE_CASES = frozenset({"to", "against", "with", "from", "on"})
_MARKING_CASES = frozenset({"to", "against"})
_VOICES = frozenset({"he", "she", "it", "they", "we", "i"})
_AGENT_CASES = ("by", "of", "from", "between", "for", "among")
_CLAUSE_CASES = frozenset({"for", "after", "following", "during", "in", "at", "before", "on",
                           "of", "amid", "ahead of", "to"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An actor in a slot.

    Args:
        span: The mention.
        actor: The actor.
        token: Head word of the mention.
        steps: How far from the slot's head the mention stood: 0 for the head itself.
    """

    span: Span
    actor: Actor
    token: Token
    steps: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who takes part.

    Args:
        actors: Who did it.
        recipients: To whom.
    """

    actors: tuple[Filler, ...] = ()
    recipients: tuple[Filler, ...] = ()

    @property
    def n_sides(self) -> int:
        """Number of different actors on both sides."""
        return len({filler.actor.id for filler in (*self.actors, *self.recipients)})


def find_participants(candidate: Candidate, mentions: Mentions, reciprocal: bool) -> Participants:
    """The actors and recipients of a trigger.

    Args:
        candidate: The trigger.
        mentions: Mentions of actors by the index of their head word.
        reciprocal: Whether the event's type lets all parties stand as actors.
    """
    entry = candidate.entry
    if entry.mutual:
        return _find_mutual(candidate, mentions, reciprocal)
    if candidate.suffered:
        actors = _fill(candidate, entry.actors[1:], mentions, doer=True)
        actors = actors or _fill(candidate, (Slot("nmod", "from"),), mentions, doer=True)
        recipients = _fill_slot(candidate, Slot("subj"), mentions, doer=False)
    else:
        actors = _fill(candidate, entry.actors, mentions, doer=True)
        known = {filler.actor.id for filler in actors}
        recipients = _find_recipients(candidate, mentions, known)
    return Participants(actors=tuple(actors), recipients=_without(recipients, actors))


def _find_mutual(candidate: Candidate, mentions: Mentions, reciprocal: bool) -> Participants:
    first: list[Filler] = []
    others: list[Filler] = []
    for slot in candidate.entry.actors:
        own = slot.relation in ("subj", "clause")
        found = _fill_slot(candidate, slot, mentions, doer=True, direct=not own)
        (first if own else others).extend(found)
    if not others and len(first) < 2:
        others = [
            filler
            for noun in _find_slot_heads(candidate, Slot("obj"))
            for filler in descend(noun, mentions, doer=False)
        ]
    first = _unique(first)
    rest = _without(_unique(others), first)
    if reciprocal or not first:
        return Participants(actors=(*first, *rest))
    return Participants(actors=tuple(first), recipients=rest)


def _fill(
    candidate: Candidate,
    slots: Iterable[Slot],
    mentions: Mentions,
    *,
    doer: bool,
    without: set[str] | None = None,
) -> list[Filler]:
    """The fillers of the first slot that has any."""
    for slot in slots:
        found = _fill_slot(candidate, slot, mentions, doer=doer)
        found = [f for f in found if not without or f.actor.id not in without]
        if found:
            return _unique(found)
    return []


def _find_recipients(candidate: Candidate, mentions: Mentions, known: set[str]) -> list[Filler]:
    """The recipients: named in a slot itself, else inside the phrase of one, else nearby.

    For a deed an actor that stands in a slot itself comes before one inside the object ("sent
    the aid of the fund to Haiti"); for speech the object is what it is about.
    """
    entry = candidate.entry
    scattered = _find_scattered(candidate, mentions, known)
    sure = ("iobj",) if entry.recipients[:1] != (Slot("obj"),) else ("obj", "iobj")
    if not entry.doer:
        for slot in entry.recipients:
            if slot.preposition in _SURE_CASES or slot.relation in sure:
                found = _fill_slot(candidate, slot, mentions, doer=False, direct=True)
                if not found and slot.preposition in _MARKING_CASES:
                    found = scattered.get(slot.preposition, [])
                found = [f for f in found if f.actor.id not in known and not _is_own(f)]
                if found:
                    return _unique(found)
    carried = candidate.noun is not None and not get_direct(candidate.noun, mentions)
    slots = sorted(entry.recipients, key=lambda slot: carried and slot.relation == "obj")
    for slot in slots:
        found = _fill_slot(candidate, slot, mentions, doer=entry.doer)
        bare = entry.word_class == "verb" and candidate.noun is None
        if not found and slot.preposition == "against" and not (bare and entry.doer):
            found = scattered.get("against", [])
        found = [f for f in found if f.actor.id not in known and not _is_own(f)]
        if found:
            return _unique(found)
    for slot in entry.recipients:
        if slot.preposition in scattered:
            return _unique(scattered[slot.preposition])
    return []


def _is_own(filler: Filler) -> bool:
    """Whether a mention is the actor's own ("its troops", "their forces"): no recipient."""
    owners = find_children(filler.token, "nmod:poss")
    return any(owner.lower_ in ("its", "their", "own") for owner in owners)


def _find_scattered(
    candidate: Candidate, mentions: Mentions, without: set[str]
) -> dict[str, list[Filler]]:
    """Actors of the trigger's clause by their preposition, wherever the parse hung them."""
    found: dict[str, list[Filler]] = {}
    for token in find_clause_tokens(candidate.anchor):
        if token.i < candidate.token.i or token.i not in mentions:
            continue
        cases = [child.lower_ for child in find_children(token, "case")]
        if not cases:
            continue
        fillers = [f for item in expand(token) for f in get_direct(item, mentions)]
        fillers = [_move(f, 2) for f in fillers if f.actor.id not in without and not _is_own(f)]
        if fillers:
            found.setdefault(cases[-1], fillers)
    return found


def _fill_slot(
    candidate: Candidate, slot: Slot, mentions: Mentions, *, doer: bool, direct: bool = False
) -> list[Filler]:
    heads = _find_slot_heads(candidate, slot)
    deep = not direct and slot.relation != "mod"
    agent = slot.relation in ("subj", "clause", "poss") or slot.preposition == "by"
    found: list[Filler] = []
    for head in heads:
        here = get_direct(head, mentions)
        if not here and slot.relation == "subj" and head.pos_ == "PRON":
            here = _find_voice(head, mentions)
        if not here and deep:
            here = descend(head, mentions, doer=doer or agent, cases=_AGENT_CASES if agent else ())
        found += here
    return found


def _find_voice(pronoun: Token, mentions: Mentions) -> list[Filler]:
    """Who speaks, for an unresolved pronoun in what is said ("workers said they will not")."""
    clause = pronoun.head
    if pronoun.lower_ not in _VOICES or get_label(clause) != "ccomp" or not is_verb(clause.head):
        return []
    found: list[Filler] = []
    for speaker in find_agents(clause.head):
        here = get_direct(speaker, mentions)
        here = here or descend(speaker, mentions, doer=True, cases=_AGENT_CASES)
        found += [_move(filler, 1) for filler in here]
    return found


def _find_slot_heads(candidate: Candidate, slot: Slot) -> list[Token]:
    relation, preposition = slot
    if preposition and preposition not in candidate.cases:
        return []
    token, anchor = candidate.token, candidate.anchor
    if candidate.entry.word_class == "noun":
        return _find_noun_slot_heads(candidate, slot)
    if relation == "subj":
        return find_agents(anchor)
    if relation == "obj":
        return find_patients(token)
    if relation == "iobj":
        return [item for child in find_children(token, "iobj") for item in expand(child)]
    if relation == "obl":
        found = list(find_phrases(token, "obl", preposition))
        if candidate.noun is not None:
            found += find_phrases(candidate.noun, "nmod", preposition)
        if preposition == "by" and is_passive(token):
            return []
        return found
    return []


def _find_noun_slot_heads(candidate: Candidate, slot: Slot) -> list[Token]:
    relation, preposition = slot
    token, carrier = candidate.token, candidate.carrier
    if relation == "subj":
        return find_agents(carrier) if carrier is not None else _find_sharers(token)
    if relation == "clause":
        return _find_clause_subjects(token) if carrier is None else []
    if relation == "poss":
        return [item for child in find_children(token, "nmod:poss") for item in expand(child)]
    if relation == "mod":
        labels = ("compound", "amod", "nmod:desc", "nmod:unmarked")
        return [item for child in find_children(token, *labels) for item in expand(child)]
    if relation == "nmod":
        return list(find_phrases(token, "nmod", preposition))
    if relation == "obl" and carrier is not None:
        return list(find_noun_phrases(candidate, preposition))
    if relation == "iobj" and carrier is not None:
        return list(find_children(carrier, "iobj"))
    return []


def _find_sharers(noun: Token) -> list[Token]:
    """The possessor that a coordinated noun shares with the first ("Moscow's seizure and
    occupation of Crimea").
    """
    if noun.dep_ != "conj":
        return []
    first = noun.head
    while first.dep_ == "conj":
        first = first.head
    return [item for child in find_children(first, "nmod:poss") for item in expand(child)]


def _find_clause_subjects(noun: Token) -> list[Token]:
    """The subject of the clause in which a noun is an adjunct ("after talks with Kyiv, he ...")."""
    if get_label(noun) not in ("obl", "nmod"):
        return []
    cases = " ".join(child.lower_ for child in noun.children if child.dep_ == "case")
    if cases not in _CLAUSE_CASES:
        return []
    verb = get_clause_head(noun)
    return find_agents(verb) if is_verb(verb) and verb is not noun else []


def get_direct(token: Token, mentions: Mentions) -> list[Filler]:
    """The actors that a word itself names."""
    return [
        Filler(span=span, actor=actor, token=token) for span, actor in mentions.get(token.i, ())
    ]


def descend(
    noun: Token,
    mentions: Mentions,
    *,
    doer: bool,
    cases: tuple[str, ...] = (),
    depth: int = 1,
) -> list[Filler]:
    """The actors inside the phrase of a noun that is none itself.

    Args:
        noun: Head of the phrase.
        mentions: Mentions by head word.
        doer: Whether who did it is wanted rather than whom it struck: possessors and "by"
            phrases come first then.
        cases: Prepositions to look behind; empty for all.
        depth: Steps from the slot so far.
    """
    if depth > _DEPTH:
        return []
    before = _find_modifiers(noun)
    phrases = index_phrases(noun)
    after = [
        item
        for preposition in (cases or (_DOER_CASES if doer else _TARGET_CASES))
        for item in phrases.get(preposition, ())
    ]
    agents = [a for child in find_children(noun, "acl") if is_verb(child) and is_passive(child)
              for a in find_agents(child)]  # fmt: skip
    appositions = list(find_children(noun, "appos"))
    ranked = [*appositions, *before, *agents, *after] if doer else [*appositions, *after, *before]
    for head in ranked:
        found = get_direct(head, mentions)
        if found:
            return [
                _move(f, depth) for item in _find_equals(head) for f in get_direct(item, mentions)
            ]
        if head not in before:
            deeper = descend(head, mentions, doer=doer, cases=cases, depth=depth + 1)
            if deeper:
                return deeper
    return []


def _find_equals(head: Token) -> list[Token]:
    return expand(head)


def _find_modifiers(noun: Token) -> list[Token]:
    """Possessors and names before a noun, outermost possessor first."""
    owners = list(find_children(noun, "nmod:poss"))
    names = list(find_children(noun, "compound", "amod", "nmod:desc", "nmod:unmarked", "flat"))
    deeper = [o for owner in owners for o in find_children(owner, "nmod:poss", "compound", "amod")]
    return [*owners, *names, *deeper]


def _move(filler: Filler, steps: int) -> Filler:
    return Filler(span=filler.span, actor=filler.actor, token=filler.token, steps=steps)


def _unique(fillers: Iterable[Filler]) -> list[Filler]:
    seen: dict[str, Filler] = {}
    for filler in fillers:
        seen.setdefault(filler.actor.id, filler)
    return list(seen.values())


def _without(fillers: Iterable[Filler], known: Iterable[Filler]) -> tuple[Filler, ...]:
    ids = {filler.actor.id for filler in known}
    return tuple(filler for filler in fillers if filler.actor.id not in ids)


def find_clause_fillers(verb: Token, mentions: Mentions, without: set[str]) -> Iterator[Filler]:
    """Actors in a clause whose verb the lexicon does not know: object first, then phrases.

    Args:
        verb: Head of the clause.
        mentions: Mentions by head word.
        without: Actors that are not wanted.
    """
    heads = [*find_patients(verb), *find_children(verb, "iobj")]
    heads += [child for child in find_children(verb, "obl") if not has_case(child, "by")]
    inner = [item for child in find_children(verb, "xcomp") for item in find_patients(child)]
    for head in [*heads, *inner]:
        found = get_direct(head, mentions) or descend(head, mentions, doer=False)
        found = [f for f in found if f.actor.id not in without and not _is_own(f)]
        if found:
            yield from _unique(found)
            return


def find_deep_fillers(verb: Token, mentions: Mentions, without: set[str]) -> Iterator[Filler]:
    """The first actor anywhere below a verb but in relative clauses: a last resort.

    Args:
        verb: Head of the clause.
        mentions: Mentions by head word.
        without: Actors that are not wanted.
    """
    stack = list(verb.children)
    while stack:
        token = stack.pop(0)
        if token.dep_ == "acl:relcl":
            continue
        found = [f for f in get_direct(token, mentions) if f.actor.id not in without]
        found = [f for f in found if not _is_own(f) and f.token.pos_ != "PRON"]
        if found:
            yield from _unique(found)
            return
        stack += token.children
