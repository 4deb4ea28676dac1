"""Who takes part in an event: fills the slots of a trigger's frame with actors of the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.codebook import Slot
from dragoman.events.fillers import (
    Filler,
    Mentions,
    descend,
    get_direct,
    is_land,
    is_made,
    is_means,
    is_own,
    is_stance,
    move,
    opens_with_goal,
    unique,
    without_known,
)
from dragoman.events.grammar import (
    expand,
    find_agents,
    find_clause_tokens,
    find_patients,
    find_phrases,
    find_sponsors,
    find_surface_subjects,
    get_clause_head,
    has_case,
    is_passive,
    is_verb,
)
from dragoman.events.triggers import Candidate, find_noun_phrases
from dragoman.syntax import find_children, get_label

# Prepositions whose noun is a recipient when it is an actor, not a place or a topic.
_SURE_CASES = frozenset({"to", "against", "with", "from", "on"})
_MARKING_CASES = frozenset({"to", "against"})
_CAUSES = frozenset({"in", "by", "from", "of", "after", "during", "when", "to", "amid"})
# Verbs that are done to what is taken, and to those from whom it is taken.
_TAKING = frozenset({"capture", "conquer", "recapture", "retake", "seize", "wrest"})
_VOICES = frozenset({"he", "she", "it", "they", "we", "i"})
_RETURNING = ({"each", "other"}, {"one", "another"})
# Pronouns of the object, and whether they stand for several.
_OBJECT_PRONOUNS = {"him": False, "her": False, "them": True}
_AGENT_CASES = ("by", "of", "from", "between", "for", "among")
_CLAUSE_CASES = frozenset({"for", "after", "following", "during", "in", "at", "before", "on",
                           "of", "amid", "ahead of", "to"})  # fmt: skip


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


def is_mishap(candidate: Candidate, participants: Participants, not_by: frozenset[str]) -> bool:
    """Whether no actor but a flood, a crash or the like did it.

    Args:
        candidate: The trigger.
        participants: Who takes part.
        not_by: Nouns of such causes.
    """
    anchor = candidate.anchor
    if not not_by or not is_verb(anchor):
        return False
    causes = list(find_agents(anchor))
    if not participants.actors:
        causes += [
            child
            for child in find_children(anchor, "obl", "advcl")
            if any(c.lower_ in _CAUSES for c in find_children(child, "case", "mark"))
        ]
    return any(cause.lemma_.lower() in not_by for cause in causes)


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
        actors = _fill(candidate, entry.actors, mentions, doer=entry.role != "duty")
        if len(actors) > 1 and _is_returned(candidate):
            both = Participants(actors=tuple(actors))
            return both if reciprocal else face(both)
        known = {filler.actor.id for filler in actors}
        countries = {filler.actor.country for filler in actors if filler.actor.country}
        recipients = _find_recipients(candidate, mentions, known, countries)
        if recipients and entry.lemma in _TAKING:
            losers = _fill_slot(candidate, Slot("obl", "from"), mentions, doer=False, direct=True)
            recipients = unique((*recipients, *losers))
    return Participants(actors=tuple(actors), recipients=without_known(recipients, actors))


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
        found = _fill_slot(candidate, slot, mentions, doer=True, direct=not own)
        (first if own else others).extend(found)
    if not others and len(first) < 2:
        others = [
            filler
            for noun in _find_slot_heads(candidate, Slot("obj"))
            for filler in descend(noun, mentions, doer=False)
        ]
    first = unique(first)
    if len(first) == 1 and not others:
        others = list(_find_guests(candidate, mentions))
    others = [filler for filler in others if not is_own(filler)]
    if candidate.noun is not None:  # who are exchanged do not exchange
        others = [f for f in others if f.token != candidate.noun or f.actor.kind != "group"]
    rest = without_known(unique(others), first)
    if reciprocal or not first:
        return Participants(actors=(*first, *rest))
    return Participants(actors=tuple(first), recipients=rest)


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
        found = _fill_slot(candidate, slot, mentions, doer=doer)
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
    entry = candidate.entry
    scattered = _find_scattered(candidate, mentions, known)
    goal_first = opens_with_goal(entry)
    leaves = entry.recipients[:1] == (Slot("obl", "from"),)
    sure = ("iobj",) if goal_first and not leaves else ("obj", "iobj")

    def select(found: list[Filler]) -> list[Filler]:
        return unique(
            filler
            for filler in found
            if filler.actor.id not in known
            and not is_own(filler)
            and not (goal_first and is_means(filler, countries))
            and not _is_possessor(filler, candidate)
        )

    if entry.particle and entry.word_class == "verb" and not find_patients(candidate.token):
        own = Slot("obl", entry.particle.rsplit(" ", 1)[-1])
        if chosen := select(_fill_slot(candidate, own, mentions, doer=entry.doer)):
            return chosen
    if entry.role == "promise":
        told = _fill_slot(candidate, Slot("obl", "to"), mentions, doer=False, direct=True)
        if chosen := select(told):
            return chosen
    if not entry.doer:
        for slot in entry.recipients:
            if slot.preposition in _SURE_CASES or slot.relation in sure:
                found = _fill_slot(candidate, slot, mentions, doer=False, direct=True)
                if not found and slot.preposition in _MARKING_CASES:
                    found = scattered.get(slot.preposition, [])
                if chosen := select(found):
                    return chosen
    if entry.doer and entry.word_class == "verb" and not is_passive(candidate.token):
        makers = [
            f for h in find_phrases(candidate.token, "obl", "by") for f in get_direct(h, mentions)
        ]
        if chosen := select(makers):
            return chosen
    if entry.doer and entry.word_class == "verb":
        for slot in (Slot("obj"), Slot("iobj")):
            if chosen := select(_fill_slot(candidate, slot, mentions, doer=True, direct=True)):
                return chosen
    carried = candidate.noun is not None and not get_direct(candidate.noun, mentions)
    if carried and (goal_first or entry.doer):
        for found in _find_around_noun(candidate, mentions, scattered):
            if chosen := select(found):
                return chosen
    for slot in entry.recipients:
        found = _fill_slot(candidate, slot, mentions, doer=entry.doer)
        bare = entry.word_class == "verb" and candidate.noun is None
        if not found and slot.preposition == "against" and not (bare and entry.doer):
            found = scattered.get("against", [])
        if chosen := select(found):
            return chosen
    for slot in entry.recipients:
        if chosen := select(scattered.get(slot.preposition, [])):
            return chosen
    return select(_find_late_goals(candidate, mentions)) if goal_first else []


def _find_late_goals(candidate: Candidate, mentions: Mentions) -> list[Filler]:
    """To whom something goes, where the parse took that into a clause about the thing
    ("returned a statue that was stolen to Mali").
    """
    found: list[Filler] = []
    for thing in _find_slot_heads(candidate, Slot("obj")):
        for clause in thing.subtree:
            if clause.i > thing.i and clause.dep_ == "acl:relcl":
                goals = list(find_phrases(clause, "obl", "to"))
                found = [move(f, 2) for g in goals for f in get_direct(g, mentions)] or found
    return found


def _find_around_noun(
    candidate: Candidate, mentions: Mentions, scattered: Mapping[str, list[Filler]]
) -> Iterator[list[Filler]]:
    """Actors in the phrases of the noun that completes a verb, then in those of the verb.

    "opened a probe into Ana Ruiz's death at the embassy" is about Ana Ruiz; who is addressed and
    against whom it is come first all the same.
    """
    noun, entry = candidate.noun, candidate.entry
    if noun is None:
        return
    yield _fill_slot(candidate, Slot("iobj"), mentions, doer=entry.doer)
    against = Slot("obl", "against")
    yield _fill_slot(candidate, against, mentions, doer=entry.doer, direct=True)
    yield scattered.get("against", [])
    phrases = [slot for slot in entry.recipients if slot.relation == "obl"]
    for slot in phrases:
        heads = list(find_phrases(noun, "nmod", slot.preposition))
        yield [f for h in heads for f in get_direct(h, mentions)] or [
            f for h in heads[:1] for f in descend(h, mentions, doer=entry.doer)
        ]
    for slot in phrases:
        yield _fill_slot(candidate, slot, mentions, doer=entry.doer, direct=True)


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
        cases = [child.lower_ for child in find_children(token, "case")]
        if not cases:
            continue
        fillers = [f for item in expand(token) for f in get_direct(item, mentions)]
        fillers = [move(f, 2) for f in fillers if f.actor.id not in without and not is_own(f)]
        if fillers:
            found.setdefault(cases[-1], fillers)
    return found


def _fill_slot(
    candidate: Candidate, slot: Slot, mentions: Mentions, *, doer: bool, direct: bool = False
) -> list[Filler]:
    heads = _find_slot_heads(candidate, slot)
    if slot.relation == "host":
        hosts = [move(f, 2) for head in heads for f in get_direct(head, mentions)]
        return [host for host in hosts if host.actor.kind == "state"]
    deep = not direct and slot.relation != "mod"
    agent = slot.relation in ("subj", "clause", "poss") or slot.preposition == "by"
    found: list[Filler] = []
    for head in heads:
        here = [] if is_made(head) else get_direct(head, mentions)
        if not here and slot.relation == "obl" and head.i < candidate.anchor.i:
            continue
        if head.pos_ == "PRON" and slot.relation != "subj":
            here = _find_matrix_object(head, mentions, here)
        elif not here and head.pos_ == "PRON":
            here = _find_voice(head, mentions)
        if not here and deep:
            cases = _AGENT_CASES if agent and doer else ()
            here = descend(head, mentions, doer=doer, cases=cases)
        found += here
    if not found and slot.relation == "subj":
        found = [
            move(filler, 1)
            for head in heads
            if not is_land(head)
            for sponsor in find_sponsors(head)
            for filler in get_direct(sponsor, mentions)
        ]
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
        found += [move(filler, 1) for filler in here]
    return found


def _find_matrix_object(pronoun: Token, mentions: Mentions, meant: list[Filler]) -> list[Filler]:
    """Whom a pronoun means in a participle beside ("jailed two men, accusing them of spying").

    Args:
        pronoun: The object.
        mentions: Mentions by head word.
        meant: Whom coreference takes it for; nobody does it to himself.
    """
    clause = pronoun.head
    doers = {f.actor.id for item in find_agents(clause) for f in get_direct(item, mentions)}
    if any(filler.actor.id not in doers for filler in meant):
        return meant
    plural = _OBJECT_PRONOUNS.get(pronoun.lower_)
    if plural is None or pronoun.dep_ != "obj" or get_label(clause) != "advcl":
        return meant
    if clause.tag_ != "VBG" or not is_verb(clause.head) or is_passive(clause.head):
        return meant
    found = [f for item in find_patients(clause.head) for f in get_direct(item, mentions)]
    several = len(found) > 1 or any(f.actor.kind == "group" for f in found)
    return [move(filler, 1) for filler in found] if several == plural else meant


def _find_slot_heads(candidate: Candidate, slot: Slot) -> list[Token]:
    relation, preposition = slot
    if preposition and preposition not in candidate.cases:
        return []
    token = candidate.token
    if candidate.entry.word_class == "noun":
        return _find_noun_slot_heads(candidate, slot)
    if relation == "subj":
        return _find_subjects(candidate)
    if relation == "host":
        return list(find_phrases(token, "obl", preposition)) if is_passive(token) else []
    if relation == "obj":
        return [] if _is_misread_active(candidate) else find_patients(token)
    if relation == "iobj":
        if is_passive(token) and any(find_children(token, "obj")):
            return find_patients(token)
        return [item for child in find_children(token, "iobj") for item in expand(child)]
    if relation == "obl":
        found = list(find_phrases(token, "obl", preposition))
        if candidate.noun is not None:
            found += find_phrases(candidate.noun, "nmod", preposition)
        if preposition == "by" and is_passive(token):
            return []
        return found
    return []


def _find_subjects(candidate: Candidate) -> list[Token]:
    if _is_misread_active(candidate):
        return find_surface_subjects(candidate.token)
    return find_agents(candidate.anchor)


def _is_misread_active(candidate: Candidate) -> bool:
    """Whether the parse took a verb with its preposition for a passive ("rebels fired on trucks").

    A passive would leave the preposition without noun ("were fired on") or have an auxiliary.
    """
    token, particle = candidate.token, candidate.entry.particle
    if not particle or candidate.carrier is not None or any(find_children(token, "aux")):
        return False
    subject = next(find_children(token, "nsubj:pass"), None)
    if subject is None or subject.i > token.i or any(find_children(token, "obl:agent", "cop")):
        return False
    return any(find_phrases(token, "obl", particle.rsplit(" ", 1)[-1]))


def _find_noun_slot_heads(candidate: Candidate, slot: Slot) -> list[Token]:
    relation, preposition = slot
    token, carrier = candidate.token, candidate.carrier
    if relation == "subj":
        if candidate.entry.role == "verdict":
            return find_agents(token)
        return find_agents(carrier) if carrier is not None else _find_sharers(token)
    if relation == "clause":
        return _find_clause_subjects(token) if carrier is None else []
    if relation == "poss":
        return [item for child in find_children(token, "nmod:poss") for item in expand(child)]
    if relation == "mod":
        labels = ("compound", "amod", "nmod:desc", "nmod:unmarked")
        names = [item for child in find_children(token, *labels) for item in expand(child)]
        return [*names, *(item for name in names for item in find_children(name, "compound"))]
    if relation == "nmod":
        return list(find_noun_phrases(candidate, preposition))
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
