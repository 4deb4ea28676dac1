"""What an act becomes in its sentence: promised, refused, threatened, asked for, or as it stands.

"Agreed to withdraw" is one AGREE and no RETREAT; "will not recognise" is a REJECT; "said X must
withdraw" is the speaker's REQUEST. The governing trigger takes in the acts that depend on it and
borrows the participants that only they name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.codebook import Codebook, EventType, Slot
from dragoman.events.arguments import Participants, face, step_away
from dragoman.events.fillers import Filler, Mentions, get_direct, move
from dragoman.events.grammar import (
    find_complements,
    get_own_subject,
    has_case,
    is_passive,
    is_verb,
    resolve_relative,
)
from dragoman.events.head import Verdict
from dragoman.events.reaching import find_clause_fillers, find_conditioned, find_deep_fillers
from dragoman.events.status import Mood
from dragoman.events.triggers import Candidate, get_verb_key
from dragoman.records import Actor, Status
from dragoman.syntax import find_children, get_label

_GOVERNING = frozenset({"promise", "refusal", "threat", "request", "command"})
# Verbs that report a plan rather than threaten: a hostile content keeps its own type.
_RESOLVING = frozenset(
    {"agree", "decide", "consider", "plan", "intend", "prepare", "aim", "seek", "consent", "want",
     "look", "resolve", "expect", "hope", "wish"}
)  # fmt: skip
# What is decided needs nobody's consent: it keeps its own type, friendly or not.
_DECIDING = frozenset({"choose", "decide", "elect", "opt"})
_SURE = 0.5
"""Weight from which a promise may stand without who made it ("was pledged", not "is expected")."""
_OFFERING = frozenset({"offer", "volunteer", "propose", "accept"})
_ASKING_CASES = frozenset({"for", "to", "of", "with", "on", "against"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A trigger with all that its sentence says about it.

    Args:
        candidate: The trigger.
        type: Type after what governs it was weighed.
        participants: Who takes part.
        mood: Grammar's word on whether it happened.
        status: Status of the event.
        converted: Whether the type is no longer the trigger's own.
        verdict: What the trained head says of it; None without head.
    """

    candidate: Candidate
    type: EventType
    participants: Participants
    mood: Mood
    status: Status
    converted: bool = False
    verdict: Verdict | None = None


def find_governed(
    candidate: Candidate, by_token: Mapping[int, Candidate], codebook: Codebook
) -> Iterator[Candidate]:
    """The triggers that are part of what another promises, refuses, threatens or asks for."""
    if candidate.entry.role in _GOVERNING:
        for head in find_content_heads(candidate, codebook):
            inner = by_token.get(head.i)
            if inner is not None and inner is not candidate:
                yield inner
    event_type = codebook.get_type(candidate.entry.type)
    if event_type is None:
        return
    for noun in _find_noun_contents(candidate):
        inner = by_token.get(noun.i)
        if inner is None or inner is candidate or inner.token.i == candidate.token.i:
            continue
        if inner.entry.word_class != "noun" or inner.carrier is not None:
            continue
        if candidate.entry.role in _GOVERNING or codebook.quad(inner.entry.type) in (1, 3):
            yield inner


def find_content_heads(candidate: Candidate, codebook: Codebook) -> Iterator[Token]:
    """The predicates of what is promised or asked for, looked for through "begin", "help", ..."""
    stack = list(find_complements(candidate.token))
    if candidate.entry.role == "command":
        # "ordered 20 ministers jailed": the parse takes the result for an attribute.
        stack += [
            child
            for item in find_children(candidate.token, "obj")
            for child in find_children(item, "acl")
            if child.dep_ == "acl"
            and child.tag_ == "VBN"
            and not any(find_children(child, "obl:agent"))
        ]
    for word in (candidate.carrier, candidate.noun):
        if word is not None:
            stack += find_complements(word)
    seen: set[int] = set()
    while stack:
        head = stack.pop(0)
        if head.i in seen or head.i == candidate.token.i:
            continue
        seen.add(head.i)
        yield head
        if not is_verb(head):
            stack += find_complements(head)
            continue
        roles = {
            e.role
            for e in codebook.lexicon.find_entries(get_verb_key(head, codebook.lexicon), "verb")
        }
        nested = roles & {"pass", "end"} or head.lemma_.lower() in ("help", "let", "allow", "work")
        if nested:
            stack += find_complements(head)
        for child in find_children(head, "obj"):
            if child.i not in seen:
                stack.append(child)


def _find_noun_contents(candidate: Candidate) -> Iterator[Token]:
    token = candidate.token
    for child in token.children:
        label = get_label(child)
        if label == "obj" or (label == "nsubj" and child.dep_ == "nsubj:pass"):
            yield child
            yield from find_children(child, "conj")
        elif label in ("obl", "nmod") and candidate.entry.role in _GOVERNING:
            cases = {c.lower_ for c in find_children(child, "case")}
            if cases & _ASKING_CASES:
                yield child
    if candidate.noun is not None:
        yield candidate.noun


def derive_act(
    candidate: Candidate,
    participants: Participants,
    mood: Mood,
    governed: Sequence[tuple[Candidate, Participants]],
    *,
    codebook: Codebook,
    mentions: Mentions,
    speaker: Actor | None,
) -> Act | None:
    """The act that a trigger reports in its sentence.

    Args:
        candidate: The trigger.
        participants: Who fills its own slots.
        mood: Grammar's word on it.
        governed: The triggers inside what it promises or asks for, with their participants.
        codebook: Types and conversions.
        mentions: Mentions by head word.
        speaker: Who says it, when a statement contains the trigger.

    Returns:
        The act, or None when nothing happened and nothing was said to.
    """
    event_type = codebook.get_type(candidate.entry.type)
    if event_type is None:
        return None
    if candidate.entry.role == "verdict":
        return _derive_verdict(candidate, event_type, participants, mood, speaker)
    if candidate.entry.role == "duty" or (mood.outlook == "duty" and speaker is not None):
        asked = _derive_duty(candidate, event_type, participants, mood, codebook, speaker)
        if asked is not None or candidate.entry.role == "duty":
            return asked
    if candidate.entry.role in _GOVERNING:
        incited = _derive_incited(
            candidate, event_type, participants, mood, governed, codebook, mentions
        )
        if incited is not None:
            return incited
        participants = borrow(candidate, participants, governed, codebook, mentions)
        return _derive_governing(candidate, event_type, participants, mood, governed, codebook)
    return _derive_plain(candidate, event_type, participants, mood, codebook)


def borrow(
    candidate: Candidate,
    participants: Participants,
    governed: Sequence[tuple[Candidate, Participants]],
    codebook: Codebook,
    mentions: Mentions,
) -> Participants:
    """Participants with the recipients that only the content names."""
    if participants.recipients or (candidate.entry.mutual and len(participants.actors) > 1):
        return participants
    known = {filler.actor.id for filler in participants.actors}
    heads = list(find_content_heads(candidate, codebook))
    for head in heads[:1]:
        subject = get_own_subject(head)
        if subject is not None and candidate.entry.role == "threat":
            conditioned = find_conditioned(head, mentions, known)
            if conditioned:
                return replace(participants, recipients=conditioned)
        if subject is not None and candidate.entry.role in ("request", "threat", "command"):
            found = [
                f
                for f in get_direct(resolve_relative(subject), mentions)
                if f.actor.id not in known
            ]
            if found:
                return replace(participants, recipients=tuple(found))
    several = len(participants.actors) > 1
    if several and candidate.entry.role == "refusal" and any(c.entry.mutual for c, _ in governed):
        return face(participants)
    for content, inner in governed:
        if several and content.entry.mutual:
            continue
        asked = candidate.entry.role in ("request", "command")
        sides = (inner.actors, inner.recipients) if asked else (inner.recipients, inner.actors)
        if candidate.entry.role == "promise" and content.entry.word_class == "noun":
            sides = (inner.recipients, ())  # "promised Kenya's support" is Kenya's promise
        for side in sides:
            found = [f for f in side if f.actor.id not in known]
            if found:
                return replace(participants, recipients=step_away(found))
    for head in () if several else heads:
        found = list(find_clause_fillers(head, mentions, known))
        if found:
            return replace(participants, recipients=step_away(found))
    for head in () if several else heads[:1]:
        found = list(find_deep_fillers(head, mentions, known))
        if found:
            return replace(participants, recipients=tuple(move(f, f.steps + 2) for f in found))
    return participants


def _derive_governing(
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    governed: Sequence[tuple[Candidate, Participants]],
    codebook: Codebook,
) -> Act | None:
    role = candidate.entry.role
    if role == "command" and candidate.entry.status is not None:
        # "ordered residents to stay indoors", "granted the bank leave to sell": done by saying it
        return _derive_plain(candidate, event_type, participants, mood, codebook)
    if role == "command":
        done = _derive_command(candidate, participants, mood, governed, codebook)
        if done is not None:
            return done
    status: Status
    if role == "refusal" and mood.negated and mood.outlook in ("future", "possible"):
        inner = [codebook.get_type(c.entry.type) for c, _ in governed]
        hostile = any(t is not None and t.quad == 4 for t in inner)  # "will not hesitate to"
        arguments = (candidate, event_type, participants, mood, codebook)
        if hostile:
            return _convert("threatened", "actual", *arguments)
        return _convert("promised", "planned", *arguments)
    if role == "promise":
        if not participants.actors and candidate.entry.weight < _SURE:
            return None  # "rain is expected in Jamaica"
        turned = _derive_turned(candidate, event_type, participants, mood, governed, codebook)
        if turned is not None:
            return turned
        status = "hypothetical" if mood.status == "hypothetical" else "planned"
    elif role in ("request", "command"):
        if mood.negated and mood.past:
            return None
        status = "hypothetical" if mood.outlook == "condition" else "requested"
    else:
        status = "actual" if mood.status == "requested" else mood.status
    own = candidate.entry.status
    return Act(
        candidate=candidate, type=event_type, participants=participants, mood=mood,
        status=own or status,
    )  # fmt: skip


def _derive_turned(
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    governed: Sequence[tuple[Candidate, Participants]],
    codebook: Codebook,
) -> Act | None:
    """What a promise or resolve is by its content, where that makes it no promise: a refusal, a
    threat, a plan; None for a promise.
    """
    verb = candidate.token.lemma_.lower()
    arguments = (candidate, event_type, participants, mood, codebook)
    found = [(c.entry.role, codebook.get_type(c.entry.type)) for c, _ in governed]
    inner = [t for _, t in found if t is not None]
    hostile = bool(inner) and all(not t.cooperative and t.quad == 4 for t in inner)
    ended = any(_is_ended(c, codebook) for c, _ in governed)
    if mood.denied and not mood.negated:  # "denied that it had promised"
        return Act(
            candidate=candidate, type=event_type, participants=participants, mood=mood,
            status="denied",
        )  # fmt: skip
    if mood.negated or any(role == "refusal" for role, _ in found):
        return _convert("refused", "actual", *arguments)
    if hostile and verb in _OFFERING:
        return _convert("promised", "planned", *arguments)
    if ended:
        return None
    if inner and _is_negated_content(candidate, codebook):
        resolved = verb in _DECIDING and inner[0].cooperative
        return _convert("refused", "actual", *arguments) if resolved else None
    if inner and (verb in _DECIDING or (hostile and verb in _RESOLVING)):
        return Act(
            candidate=candidate, type=inner[0], participants=participants, mood=mood,
            status="planned", converted=True,
        )  # fmt: skip
    return _convert("threatened", "actual", *arguments) if hostile else None


def _is_ended(candidate: Candidate, codebook: Codebook) -> bool:
    """Whether an act is what comes to its end ("agreed to stop firing")."""
    verb = candidate.anchor.head
    if not is_verb(verb) or get_label(candidate.anchor) != "xcomp":
        return False
    key = get_verb_key(verb, codebook.lexicon)
    return any(entry.role == "end" for entry in codebook.lexicon.find_entries(key, "verb"))


def _derive_incited(
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    governed: Sequence[tuple[Candidate, Participants]],
    codebook: Codebook,
    mentions: Mentions,
) -> Act | None:
    """What asking nobody by name for a hostile act says against its target ("called for
    sanctions on X"); None for any other request.
    """
    if candidate.entry.role != "request" or mood.negated or "incited" not in codebook.conversions:
        return None
    for inner, sides in governed:
        hostile = codebook.quad(inner.entry.type) in (3, 4) and inner.entry.role == "event"
        targets = {filler.actor.id for filler in sides.recipients}
        asked = [
            filler
            for filler in participants.recipients
            if filler.actor.id not in targets and not has_case(filler.token, "against")
        ]
        if not hostile or asked or not (targets or participants.recipients):
            continue
        if inner.entry.word_class == "noun" or is_passive(inner.token):
            aimed = borrow(candidate, participants, [(inner, sides)], codebook, mentions)
            return _convert("incited", "actual", candidate, event_type, aimed, mood, codebook)
    return None


def _derive_command(
    candidate: Candidate,
    participants: Participants,
    mood: Mood,
    governed: Sequence[tuple[Candidate, Participants]],
    codebook: Codebook,
) -> Act | None:
    """The deed itself, done by who ordered it ("ordered the arrest of X", "ordered X jailed")."""
    for inner, sides in governed:
        event_type = codebook.get_type(inner.entry.type)
        if event_type is None or mood.negated:
            continue
        if inner.entry.word_class != "noun" and inner.token.tag_ != "VBN":
            continue
        known = {filler.actor.id for filler in participants.actors}
        found = [f for f in (*sides.recipients, *sides.actors) if f.actor.id not in known]
        recipients = tuple(found) or participants.recipients
        return Act(
            candidate=candidate, type=event_type, status=mood.status, converted=True, mood=mood,
            participants=replace(participants, recipients=recipients),
        )  # fmt: skip
    return None


def _is_negated_content(candidate: Candidate, codebook: Codebook) -> bool:
    return any(
        child.lower_ in ("not", "n't", "never")
        for head in find_content_heads(candidate, codebook)
        for child in head.children
    )


def _convert(
    conversion: str,
    status: Status,
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    codebook: Codebook,
) -> Act:
    """The act as the type that the codebook names for what was done with it."""
    changed = codebook.get_type(codebook.conversions.get(conversion, ""))
    return Act(
        candidate=candidate,
        type=changed or event_type,
        participants=participants,
        mood=mood,
        status=status if changed is not None else mood.status,
        converted=changed is not None and changed is not event_type,
    )


def _derive_duty(
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    codebook: Codebook,
    speaker: Actor | None,
) -> Act | None:
    """The speaker asks, the one who must is asked ("X says Y must leave")."""
    asked = _find_addressed(participants, speaker)
    if speaker is None or not asked:
        return None
    voice = get_voice(speaker, candidate)
    return _convert(
        "requested", "requested", candidate, event_type,
        Participants(actors=(voice,), recipients=asked), mood, codebook,
    )  # fmt: skip


def _find_addressed(participants: Participants, speaker: Actor | None) -> tuple[Filler, ...]:
    """Of whom a speaker speaks: who does it, else whom it strikes, without the speaker."""
    own = speaker.id if speaker is not None else None
    found = tuple(f for f in participants.actors if f.actor.id != own)
    return found or tuple(f for f in participants.recipients if f.actor.id != own)


def get_voice(actor: Actor, candidate: Candidate) -> Filler:
    """Who says something or is told it: the mention nearest before the trigger."""
    start = candidate.span.start
    before = [span for span in actor.mentions if span.start <= start]
    span = max(before) if before else actor.mentions[0]
    return Filler(span=span, actor=actor, token=candidate.token, steps=1)


def _derive_verdict(
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    speaker: Actor | None,
) -> Act | None:
    """The speaker judges whom the words are about ("said Mali was responsible")."""
    judged = _find_addressed(participants, speaker)
    if speaker is None or not judged or mood.negated or mood.outlook != "fact":
        return None
    sides = Participants(actors=(get_voice(speaker, candidate),), recipients=judged)
    return Act(candidate=candidate, type=event_type, participants=sides, mood=mood, status="actual")


def _derive_plain(
    candidate: Candidate,
    event_type: EventType,
    participants: Participants,
    mood: Mood,
    codebook: Codebook,
) -> Act | None:
    if candidate.carried == "end" or mood.ended:
        ended = "ended_cooperation" if event_type.cooperative else "ended_conflict"
        event_type = codebook.get_type(codebook.conversions.get(ended, "")) or event_type
    arguments = (candidate, event_type, participants, mood, codebook)
    promised = codebook.conversions.get("promised")
    shut_out = mood.negated and event_type.cooperative  # "Chad will not be admitted"
    if mood.outlook == "future" and (participants.actors or shut_out):
        if event_type.cooperative and event_type.name != promised:
            if candidate.entry.recipients == (Slot("subj"),):
                host = Participants(actors=participants.recipients, recipients=participants.actors)
                arguments = (candidate, event_type, host, mood, codebook)
            if mood.negated:
                return _convert("refused", "actual", *arguments)
            return _convert("promised", "planned", *arguments)
        if event_type.quad == 4:
            if mood.negated:
                return _convert("promised", "planned", *arguments)
            return _convert("threatened", "actual", *arguments)
    refusable = mood.negated and event_type.cooperative and participants.actors
    standing = mood.outlook == "possible" or (mood.outlook == "fact" and not mood.past)
    if refusable and standing and not mood.denied:
        return _convert("refused", "actual", *arguments)
    own = candidate.entry.status if candidate.entry.role != "command" else None
    status = own or mood.status
    if event_type.name == promised and status == "actual":
        status = "planned"
    return Act(
        candidate=candidate, type=event_type, participants=participants, mood=mood, status=status
    )
