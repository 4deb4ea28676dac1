"""Who takes part in an event: fills the slots of a trigger's frame with actors of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.codebook import EventType, Slot
from dragoman.events.fillers import (
    Filler,
    Mentions,
    descend,
    get_direct,
    is_barred,
    is_land,
    is_own,
    is_sending,
    is_stance,
    move,
    opens_with_goal,
    opens_with_source,
    unique,
    without_known,
)
from dragoman.events.grammar import (
    expand,
    find_agents,
    find_clause_tokens,
    find_patients,
    find_phrases,
    get_cases,
    has_case,
    is_passive,
    is_verb,
)
from dragoman.events.slots import fill_slot, find_slot_heads
from dragoman.events.triggers import Candidate, find_measured
from dragoman.syntax import find_children, get_label

Scattered = Mapping[str, list[Filler]]
"""Actors of a clause by the preposition before them."""

# Prepositions whose noun is a recipient when it is an actor, not a place or a topic.
_SURE_CASES = frozenset({"to", "against", "with", "from", "on"})
_MARKING_CASES = frozenset({"to", "against"})
_CAUSES = frozenset({"in", "by", "from", "of", "after", "during", "when", "to", "amid"})
# Verbs that are done to what is taken, and to those from whom it is taken.
_TAKING = frozenset({"capture", "conquer", "recapture", "retake", "seize", "wrest"})
_RETURNING = (frozenset({"each", "other"}), frozenset({"one", "another"}))


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


def face(participants: Participants) -> Participants:
    """The first named against the others, where several refuse each other something."""
    first, *others = participants.actors
    return Participants(actors=(first,), recipients=step_away(others))


def step_away(fillers: Iterable[Filler]) -> tuple[Filler, ...]:
    """The fillers as found one step further from their slots."""
    return tuple(move(filler, filler.steps + 1) for filler in fillers)


def is_mishap(candidate: Candidate, participants: Participants, event_type: EventType) -> bool:
    """Whether no actor but a flood, a crash or the like did it.

    Args:
        candidate: The trigger.
        participants: Who takes part.
        event_type: Its type, which may say what does it for nobody and for somebody.
    """
    anchor = candidate.anchor
    if not event_type.not_by or not is_verb(anchor):
        return False
    agents = [item for agent in find_agents(anchor) for item in find_measured(agent)]
    if any(agent.lemma_.lower() in event_type.not_by for agent in agents):
        return True
    if participants.actors:
        return False
    things = [agent for agent in agents if agent.pos_ == "NOUN" and not is_land(agent)]
    if event_type.by and any(thing.lemma_.lower() not in event_type.by for thing in things):
        return True
    return any(
        child.lemma_.lower() in event_type.not_by
        and any(c.lower_ in _CAUSES for c in find_children(child, "case", "mark", "advmod"))
        for child in find_children(anchor, "obl", "advcl")
    )


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
        recipients = fill_slot(candidate, Slot("subj"), mentions, doer=False)
    else:
        actors = _fill(candidate, entry.actors, mentions, doer=entry.role != "duty")
        if len(actors) > 1 and _is_returned(candidate):
            both = Participants(actors=tuple(actors))
            return both if reciprocal else face(both)
        if not actors and is_sending(candidate.token) and is_passive(candidate.token):
            sent = fill_slot(candidate, Slot("obj"), mentions, doer=True, direct=True)
            actors = list(step_away(unique(sent)))  # "soldiers were sent to Mali"
        known = {filler.actor.id for filler in actors}
        countries = {filler.actor.country for filler in actors if filler.actor.country}
        recipients = _find_recipients(candidate, mentions, known, countries)
        if recipients and entry.lemma in _TAKING:
            losers = fill_slot(candidate, Slot("obl", "from"), mentions, doer=False, direct=True)
            recipients = unique((*recipients, *losers))
    if not actors and opens_with_source(entry):
        return _find_senders(candidate, mentions) or Participants(recipients=tuple(recipients))
    return Participants(actors=tuple(actors), recipients=without_known(recipients, actors))


def _find_senders(candidate: Candidate, mentions: Mentions) -> Participants | None:
    """Whose people are withdrawn, and from whom ("Mali's ambassador to Chad was recalled")."""
    if not is_passive(candidate.token):
        return None
    for noun in find_patients(candidate.token):
        owners = [f for o in find_children(noun, "nmod:poss") for f in get_direct(o, mentions)]
        posts = [p for case in ("to", "in", "from", "at") for p in find_phrases(noun, "nmod", case)]
        posts += find_phrases(candidate.token, "obl", "from")
        hosts = [f for post in posts for f in get_direct(post, mentions)]
        if owners and hosts:
            return Participants(
                actors=step_away(unique(owners)),
                recipients=without_known(step_away(unique(hosts)), owners),
            )
    return None


def _is_returned(candidate: Candidate) -> bool:
    """Whether those who do something do it to "each other" or "one another"."""
    words = [w for w in (candidate.token, candidate.noun, candidate.carrier) if w is not None]
    return any(
        {child.lower_, *(inner.lower_ for inner in child.children)} >= pair
        for pair in _RETURNING
        for word in words
        for child in find_children(word, "obj", "iobj", "obl", "nmod")
    )


def _find_mutual(candidate: Candidate, mentions: Mentions, reciprocal: bool) -> Participants:
    first: list[Filler] = []
    others: list[Filler] = []
    for slot in candidate.entry.actors:
        own = slot.relation in ("subj", "clause")
        found = fill_slot(candidate, slot, mentions, doer=True, direct=not own)
        (first if own else others).extend(found)
    if not others and len(first) < 2:
        others = [
            filler
            for noun in find_slot_heads(candidate, Slot("obj"))
            for filler in descend(noun, mentions, doer=False)
        ]
    first = unique(first)
    if len(first) == 1 and not others:
        others = list(_find_guests(candidate, mentions))
    others = [filler for filler in others if not is_own(filler)]
    if len(first) + len(unique(others)) == 1 and _is_where(candidate, [*first, *others][0]):
        return Participants()
    if candidate.noun is not None:  # who are exchanged do not exchange
        others = [f for f in others if f.token != candidate.noun or f.actor.kind != "group"]
    rest = without_known(unique(others), first)
    if reciprocal or not first:
        return Participants(actors=(*first, *rest))
    return Participants(actors=tuple(first), recipients=rest)


def _is_where(candidate: Candidate, only: Filler) -> bool:
    """Whether the one state before a mutual noun is where it is ("the Sudan fighting")."""
    return (
        candidate.entry.word_class == "noun"
        and only.actor.kind == "state"
        and get_label(only.token) in ("compound", "nmod:unmarked")
    )


def _find_guests(candidate: Candidate, mentions: Mentions) -> Iterator[Filler]:
    """With whom somebody meets for talks, where the verb names them ("received X for talks")."""
    noun = candidate.token
    if candidate.carrier is not None or get_label(noun) != "obl" or not has_case(noun, "for"):
        return
    if is_verb(noun.head) and not is_passive(noun.head):
        for item in find_patients(noun.head):
            yield from (move(filler, 1) for filler in get_direct(item, mentions))


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
        found = fill_slot(candidate, slot, mentions, doer=doer)
        found = [f for f in found if not without or f.actor.id not in without]
        if found:
            return unique(found)
    return []


def _find_recipients(
    candidate: Candidate, mentions: Mentions, known: set[str], countries: set[str]
) -> list[Filler]:
    """The recipients: named in a slot itself, else inside the phrase of one, else nearby.

    For a deed an actor that stands in a slot itself comes before one inside the object ("sent
    the aid of the fund to Haiti"); for speech the object is what it is about.
    """
    scattered = _find_scattered(candidate, mentions, known)
    for find in (_find_named_first, _find_carried, _find_inside_slots):
        for found in find(candidate, mentions, scattered):
            chosen = unique(
                filler
                for filler in found
                if filler.actor.id not in known
                and not is_barred(filler, candidate, countries)
                and not _is_possessor(filler, candidate)
            )
            if chosen:
                return chosen
    return []


def _find_named_first(
    candidate: Candidate, mentions: Mentions, scattered: Scattered
) -> Iterator[list[Filler]]:
    """Actors that stand in a slot themselves, surest first."""
    entry, token = candidate.entry, candidate.token
    verb = entry.word_class == "verb"
    addressed = find_patients(token) or list(find_children(token, "iobj"))
    if verb and entry.particle and not addressed:
        own = Slot("obl", entry.particle.rsplit(" ", 1)[-1])
        if own.preposition not in _MARKING_CASES:  # "protested to Mali over a visit by X"
            yield fill_slot(candidate, own, mentions, doer=entry.doer, direct=True)
            told = Slot("obl", "to")
            yield fill_slot(candidate, told, mentions, doer=False, direct=True)
        yield fill_slot(candidate, own, mentions, doer=entry.doer)
    if entry.role == "promise":
        yield fill_slot(candidate, Slot("obl", "to"), mentions, doer=False, direct=True)
    if not entry.doer:
        given = opens_with_goal(entry) and not opens_with_source(entry)
        sure = ("iobj",) if given else ("obj", "iobj")
        for slot in entry.recipients:
            if slot.preposition in _SURE_CASES or slot.relation in sure:
                found = fill_slot(candidate, slot, mentions, doer=False, direct=True)
                if not found and slot.preposition in _MARKING_CASES:
                    found = scattered.get(slot.preposition, [])
                yield found
    elif verb:
        if not is_passive(token):
            makers = find_phrases(token, "obl", "by")
            yield [filler for head in makers for filler in get_direct(head, mentions)]
        for slot in (Slot("obj"), Slot("iobj")):
            yield fill_slot(candidate, slot, mentions, doer=True, direct=True)


def _find_carried(
    candidate: Candidate, mentions: Mentions, scattered: Scattered
) -> Iterator[list[Filler]]:
    """Actors in the phrases of the noun that completes a verb, then in those of the verb.

    "opened a probe into Ana Ruiz's death at the embassy" is about Ana Ruiz; who is addressed and
    against whom it is come first all the same.
    """
    noun, entry = candidate.noun, candidate.entry
    if noun is None or get_direct(noun, mentions):
        return
    if not entry.doer and not opens_with_goal(entry):
        return
    yield fill_slot(candidate, Slot("iobj"), mentions, doer=entry.doer)
    against = Slot("obl", "against")
    yield fill_slot(candidate, against, mentions, doer=entry.doer, direct=True)
    yield scattered.get("against", [])
    yield fill_slot(candidate, against, mentions, doer=entry.doer)
    phrases = [slot for slot in entry.recipients if slot.relation == "obl"]
    for slot in phrases:
        heads = list(find_phrases(noun, "nmod", slot.preposition))
        yield [f for h in heads for f in get_direct(h, mentions)] or [
            f for h in heads[:1] for f in descend(h, mentions, doer=entry.doer)
        ]
    for slot in phrases:
        yield fill_slot(candidate, slot, mentions, doer=entry.doer, direct=True)


def _find_inside_slots(
    candidate: Candidate, mentions: Mentions, scattered: Scattered
) -> Iterator[list[Filler]]:
    """Actors inside the phrase of a slot, then anywhere in the clause behind its preposition."""
    entry = candidate.entry
    bare = entry.word_class == "verb" and candidate.noun is None
    for slot in entry.recipients:
        found = fill_slot(candidate, slot, mentions, doer=entry.doer)
        if not found and slot.preposition == "against" and not (bare and entry.doer):
            found = scattered.get("against", [])
        yield found
    for slot in entry.recipients:
        yield scattered.get(slot.preposition, [])
    if opens_with_goal(entry):
        yield _find_late_goals(candidate, mentions)


def _find_late_goals(candidate: Candidate, mentions: Mentions) -> list[Filler]:
    """To whom something goes, where the parse took that into a clause about the thing
    ("returned a statue that was stolen to Mali").
    """
    found: list[Filler] = []
    for thing in find_slot_heads(candidate, Slot("obj")):
        for clause in thing.subtree:
            if clause.i > thing.i and clause.dep_ == "acl:relcl":
                goals = list(find_phrases(clause, "obl", "to"))
                found = [move(f, 2) for g in goals for f in get_direct(g, mentions)] or found
    return found


def _is_possessor(filler: Filler, candidate: Candidate) -> bool:
    """Whether a mention is whose support or readiness is expressed, not whom it is for."""
    noun = candidate.noun
    if noun is None or filler.token.head != noun or not is_stance(noun):
        return False
    # "the readiness of Mali to help" is Mali's.
    ready = has_case(filler.token, "of") and any(find_children(noun, "acl", "xcomp"))
    return filler.token.i < noun.i or ready


def _find_scattered(
    candidate: Candidate, mentions: Mentions, without: set[str]
) -> dict[str, list[Filler]]:
    """Actors of the trigger's clause by their preposition, wherever the parse hung them."""
    found: dict[str, list[Filler]] = {}
    for token in find_clause_tokens(candidate.anchor):
        if token.i < candidate.token.i or token.i not in mentions:
            continue
        cases = get_cases(token)
        if not cases:
            continue
        fillers = [f for item in expand(token) for f in get_direct(item, mentions)]
        fillers = [move(f, 2) for f in fillers if f.actor.id not in without and not is_own(f)]
        if fillers:
            found.setdefault(cases[-1], fillers)
    return found
