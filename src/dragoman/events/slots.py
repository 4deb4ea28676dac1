"""What stands in a slot of a trigger's frame: its words, and the actors that they name."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.codebook import Slot
from dragoman.events.fillers import (
    Filler,
    Mentions,
    descend,
    get_direct,
    is_land,
    is_made,
    move,
)
from dragoman.events.grammar import (
    expand,
    find_agents,
    find_patients,
    find_phrases,
    find_sponsors,
    find_surface_subjects,
    get_clause_head,
    get_own_subject,
    is_passive,
    is_verb,
    resolve_relative,
)
from dragoman.events.triggers import Candidate, find_noun_phrases
from dragoman.syntax import find_children, get_label

_VOICES = frozenset({"he", "she", "it", "they", "we", "i"})
# Pronouns of the object, and whether they stand for several.
_OBJECT_PRONOUNS = {"him": False, "her": False, "them": True}
_AGENT_CASES = ("by", "of", "from", "between", "for", "among")
_CLAUSE_CASES = frozenset({"for", "after", "following", "during", "in", "at", "before", "on",
                           "of", "amid", "ahead of", "to"})  # fmt: skip

# Behind these stands what the act of the clause answers ("after an appeal by Norway, Iran ...").
_ANSWERED_CASES = frozenset(
    {"after", "following", "despite", "under", "at", "amid", "because of", "due to",
     "in the face of", "in response to", "in spite of"}
)  # fmt: skip


def fill_slot(
    candidate: Candidate, slot: Slot, mentions: Mentions, *, doer: bool, direct: bool = False
) -> list[Filler]:
    """The actors in a slot of a trigger's frame.

    Args:
        candidate: The trigger.
        slot: The slot.
        mentions: Mentions by head word.
        doer: Whether who did it is wanted rather than whom it struck.
        direct: Whether only those count that stand in the slot themselves.
    """
    heads = find_slot_heads(candidate, slot)
    if slot.relation == "host":
        hosts = [f for head in heads for f in _find_hosts(head, mentions)]
        called = slot.preposition == "to"  # "was summoned to the ministry"
        return [move(host, 2) for host in hosts if called or host.actor.kind == "state"]
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
    if not found and slot.relation == "subj":
        found = [move(f, 2) for s in _find_tellers(candidate) for f in get_direct(s, mentions)]
    return found


def _find_tellers(candidate: Candidate) -> list[Token]:
    """Who says the clause on which the parse hung a verb of speech ("said the mandate was over
    and accused Mali"), where what is said is about no actor.
    """
    verb = candidate.anchor
    clause = verb.head
    if not candidate.entry.doer or verb.dep_ != "conj" or is_passive(verb):
        return []
    if get_label(clause) != "ccomp" or not is_verb(clause.head):
        return []
    return find_agents(clause.head)


def _find_hosts(place: Token, mentions: Mentions) -> list[Filler]:
    """Whose a place is where something is done ("in Chad", "in a prison in Chad")."""
    return get_direct(place, mentions) or [
        f for item in find_phrases(place, "nmod", "in") for f in get_direct(item, mentions)
    ]


def _find_voice(pronoun: Token, mentions: Mentions) -> list[Filler]:
    """Who speaks, for an unresolved pronoun in what is said ("drivers said they would stop")."""
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


def find_slot_heads(candidate: Candidate, slot: Slot) -> list[Token]:
    """The words in a slot of a trigger's frame, whether or not they name anybody."""
    relation, preposition = slot
    if preposition and preposition not in candidate.cases:
        return []
    token = candidate.token
    if candidate.entry.word_class == "noun":
        return _find_noun_slot_heads(candidate, slot)
    if relation == "subj":
        return _find_subjects(candidate)
    if relation == "host":
        verbs = expand(token) if is_passive(token) else []  # "was beaten and killed in Chad"
        return [item for verb in verbs for item in find_phrases(verb, "obl", preposition)]
    if relation == "obj":
        return [] if _is_misread_active(candidate) else find_patients(token)
    if relation == "iobj":
        if is_passive(token) and any(find_children(token, "obj")):
            return find_patients(token)
        behind = (child for child in find_children(token, "iobj") if child.i > token.i)
        return [item for child in behind for item in expand(child)]
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
        if carrier is not None:
            return find_agents(carrier)
        return _find_sharers(token) or _find_responsible(token)
    if relation == "clause":
        return _find_clause_subjects(token) if carrier is None else []
    if relation == "answer":
        return _find_answerers(token) if carrier is None else []
    if relation == "poss":
        return [item for child in find_children(token, "nmod:poss") for item in expand(child)]
    if relation == "mod":
        labels = ("compound", "amod", "nmod:desc", "nmod:unmarked")
        names = [item for child in find_children(token, *labels) for item in expand(child)]
        return [*names, *(item for name in names for item in find_children(name, "compound"))]
    if relation == "nmod":
        found = list(find_noun_phrases(candidate, preposition))
        if not found and preposition == "by":  # hung on the struck: "expulsion of envoys by Mali"
            struck = find_phrases(token, "nmod", "of")
            found = [agent for noun in struck for agent in find_phrases(noun, "nmod", "by")]
        return found
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


def _find_responsible(noun: Token) -> list[Token]:
    """Who is "responsible for" an act, as the text itself has it."""
    head = noun.head
    told = head.lemma_.lower() == "responsible" and get_label(head) != "ccomp"
    if not told or not any(child.lower_ == "for" for child in find_children(noun, "case")):
        return []
    subject = get_own_subject(head)
    return [] if subject is None else expand(resolve_relative(subject))


def _find_clause_subjects(noun: Token) -> list[Token]:
    """The subject of the clause in which a noun is an adjunct ("after talks with Kyiv, he ...")."""
    if get_label(noun) not in ("obl", "nmod"):
        return []
    cases = " ".join(child.lower_ for child in noun.children if child.dep_ == "case")
    if cases not in _CLAUSE_CASES:
        return []
    head = get_clause_head(noun)
    if head == noun:
        return []
    if is_verb(head):
        return find_agents(head)
    subject = get_own_subject(head)  # "the envoy is in Sanaa for talks"
    return [] if subject is None else expand(resolve_relative(subject))


def _find_answerers(noun: Token) -> list[Token]:
    """Who acts after somebody's demand, threat or protest: it was made to them."""
    cases = " ".join(child.lower_ for child in noun.children if child.dep_ in ("case", "fixed"))
    owned = any(find_children(noun, "nmod", "nmod:poss"))
    if get_label(noun) != "obl" or cases not in _ANSWERED_CASES or not owned:
        return []
    head = get_clause_head(noun)
    wanted = any(child.lower_ == "to" for child in find_children(head, "mark"))
    return find_agents(head) if is_verb(head) and not wanted else []
