"""Did it happen? Modals, tense, negation, conditions, questions and what governs the trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from dragoman.codebook import Entry
from dragoman.events.grammar import get_own_subject, get_plot, is_purpose, is_verb
from dragoman.events.triggers import DUTIES
from dragoman.records import Status
from dragoman.syntax import find_children, get_label

Outlook = Literal["fact", "future", "duty", "possible", "condition", "wish"]

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll", "gon"})
_POSSIBLE = frozenset({"may", "might", "can", "could", "ca", "possible", "potential", "likely"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "until", "once"})
_SPEECH = frozenset(
    {"say", "tell", "add", "announce", "declare", "state", "report", "note", "stress", "insist",
     "confirm", "reiterate", "claim", "warn", "think", "believe", "argue", "emphasize", "explain",
     "assert", "write", "suggest", "hope", "promise", "pledge", "vow", "expect", "hear", "maintain"}
)  # fmt: skip
_FUTURE_CHAIN = frozenset(
    {"go", "about", "set", "due", "poised", "expect", "schedule", "slate", "plan"}
)
_POSSIBLE_NOUNS = frozenset({"possibility", "prospect", "risk", "fear", "danger", "chance", "hope",
                             "option", "idea", "proposal", "plan", "call", "attempt"})  # fmt: skip
_WEIGHED = frozenset({"consider", "weigh", "mull", "contemplate"})
_DENIALS = frozenset({"deny", "refute", "rule", "reject", "dismiss", "prevent", "avoid", "avert"})
# Who keeps others "from" doing something sees to it that it is not done.
_PREVENTIONS = frozenset(
    {"bar", "block", "deter", "discourage", "dissuade", "hinder", "keep", "restrain", "stop"}
)
# What these nouns tell with an infinitive is in the making at best ("a plot to bomb").
_PLANS = frozenset({"conspiracy", "plan", "plot", "proposal", "request", "scheme"})
_CLIMB = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What grammar says about an act.

    Args:
        outlook: ``fact``, ``future`` (will), ``duty`` (must), ``possible`` (may), ``condition``
            (if) or ``wish`` (an act that is only wanted, planned or feared).
        negated: Whether it is said not to be.
        past: Whether the negated or stated act lies in the past or the perfect.
        denied: Whether somebody denies it ("denied attacking").
        ended: Whether it comes to its end ("stopped supporting").
        cue: The word that decided, or None for a plain fact.
    """

    outlook: Outlook = "fact"
    negated: bool = False
    past: bool = False
    denied: bool = False
    ended: bool = False
    cue: Token | None = None

    @property
    def status(self) -> Status:
        """The status that follows when the act keeps its own type."""
        if self.denied != self.negated and (self.denied or self.outlook == "fact"):
            return "denied"
        if self.outlook == "future":
            return "planned"
        if self.outlook == "duty":
            return "requested"
        if self.outlook in ("possible", "condition", "wish"):
            return "hypothetical"
        return "actual"


def find_mood(anchor: Token, get_entry: Callable[[Token], Entry | None], spoken: bool) -> Mood:
    """The mood of the act that a predicate or noun reports.

    Args:
        anchor: The verb of the trigger, its light verb, or a noun that nothing carries.
        get_entry: The lexicon's entry of a trigger token, or None.
        spoken: Whether a statement contains the trigger ("would" is then a reported "will").
    """
    if not is_verb(anchor) and anchor.pos_ in ("NOUN", "PROPN"):
        return _find_noun_mood(anchor)
    outlook: Outlook = "fact"
    cue: Token | None = None
    negations = 0
    denied = ended = False
    past = anchor.tag_ in ("VBD", "VBN")
    for level, predicate in enumerate(_find_chain(anchor, get_entry)):
        negations += _count_negations(predicate)
        if outlook == "fact":
            outlook, cue = _get_own_outlook(predicate, spoken)
        if level and is_verb(predicate):
            entry = get_entry(predicate)
            ended = ended or (entry is not None and entry.role == "end")
            denied = denied or (_is_denial(predicate) and not ended)
    if outlook == "fact" and (plan := _get_plan(anchor)) is not None:
        outlook, cue = "wish", plan
    denied = denied or _is_prevented(anchor)
    if outlook in ("fact", "future") and _is_question(anchor):
        outlook, cue = "possible", None
    if outlook in ("fact", "future") and _is_conditional(anchor):
        outlook = "condition"
    return Mood(
        outlook=outlook, negated=negations % 2 == 1, past=past, denied=denied, ended=ended, cue=cue
    )


def _is_denial(verb: Token) -> bool:
    """Whether a verb says that its content is not so: "ruled out", but not "ruled that"."""
    lemma = verb.lemma_.lower()
    return lemma in _DENIALS and (
        lemma != "rule" or any(child.lower_ == "out" for child in verb.children)
    )


def _get_plan(anchor: Token) -> Token | None:
    """The noun of planning whose infinitive an act is, or None."""
    noun = get_plot(anchor) or (anchor.head if get_label(anchor) == "acl" else None)
    planned = noun is not None and anchor.tag_ == "VB" and noun.lemma_.lower() in _PLANS
    return noun if planned else None


def _is_prevented(anchor: Token) -> bool:
    """Whether somebody is kept from an act ("stopped Mali from attacking")."""
    marks = {child.lower_ for child in find_children(anchor, "mark", "case")}
    return "from" in marks and anchor.head.lemma_.lower() in _PREVENTIONS


def _find_chain(anchor: Token, get_entry: Callable[[Token], Entry | None]) -> Iterator[Token]:
    """A predicate and those above it whose mood it shares: "will | begin | withdrawing"."""
    current = anchor
    yield current
    for _ in range(_CLIMB):
        label, head = get_label(current), current.head
        if head == current:
            return
        if current.dep_ == "conj" and is_verb(head) and not _has_own_auxiliary(current):
            if get_own_subject(current) is None:
                yield head
            current = head
            continue
        if is_purpose(current) and _is_open(head, get_entry):
            yield head
            current = head
            continue
        if (label == "xcomp" and (is_verb(head) or head.pos_ == "ADJ")) or (
            label in ("ccomp", "advcl", "acl", "obl")
            and not _is_adjunct(current)
            and _carries(head, get_entry)
        ):
            yield head
        else:
            return
        current = head


def _is_open(verb: Token, get_entry: Callable[[Token], Entry | None]) -> bool:
    """Whether a verb is negated or yet to come, and so is what it is to serve."""
    entry = get_entry(verb)
    own = _get_own_outlook(verb, spoken=False)[0] != "fact" or _count_negations(verb) % 2 == 1
    return own and (entry is None or entry.role not in ("pass", "end"))


def _is_adjunct(clause: Token) -> bool:
    """Whether a clause only says when or how, beside what a verb carries ("stop until ...")."""
    if get_label(clause) != "advcl":
        return False
    first = clause.left_edge
    apart = first.i > clause.head.i and clause.doc[first.i - 1].text == ","
    return apart or get_own_subject(clause) is not None


def _carries(head: Token, get_entry: Callable[[Token], Entry | None]) -> bool:
    entry = get_entry(head)
    return head.lemma_.lower() in _DENIALS or (entry is not None and entry.role in ("pass", "end"))


def _has_own_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "aux:pass") for child in verb.children)


def _count_negations(predicate: Token) -> int:
    return min(sum(_is_negating(child) for child in predicate.children), 2)


def _is_negating(child: Token) -> bool:
    """Whether a dependent denies its predicate: "not", "no soldier", "no longer"."""
    word = child.lower_
    if word in _NEGATIONS:
        return child.dep_ in ("advmod", "mark", "cc", "neg", "det", "case")
    if word == "longer":
        return any(inner.lower_ == "no" for inner in child.children)
    return get_label(child) in ("obj", "nsubj") and _is_negative_phrase(child)


def _is_negative_phrase(noun: Token) -> bool:
    if noun.lower_ in ("nobody", "none", "nothing"):
        return True
    return any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in noun.children)


def _get_own_outlook(predicate: Token, spoken: bool) -> tuple[Outlook, Token | None]:
    for child in predicate.children:
        word = child.lower_
        if child.dep_ == "mark" and word == "due":
            return "future", child
        if child.dep_ not in ("aux", "aux:pass", "advmod"):
            continue
        if word in ("should", "had", "were") and _is_inverted(predicate, child):
            return "condition", child
        if child.dep_ == "advmod":
            if word in ("possibly", "potentially", "perhaps", "maybe"):
                return "possible", child
            continue
        if word in _FUTURE:
            return "future", child
        if word in ("would", "'d", "’d"):
            return ("future" if spoken or _is_reported(predicate) else "possible"), child
        if word in DUTIES:
            return "duty", child
        if word in _POSSIBLE:
            return "possible", child
    if predicate.lemma_.lower() in _WEIGHED:
        return "wish", predicate
    if _has_future_head(predicate):
        return "future", predicate.head
    if _is_headline_future(predicate):
        return "future", predicate
    return "fact", None


def _is_inverted(predicate: Token, auxiliary: Token) -> bool:
    """Whether an auxiliary opens a condition ("Should Mali leave, ...")."""
    subject = get_own_subject(predicate)
    return subject is not None and auxiliary.i < subject.i and not _is_question(predicate)


def _has_future_head(predicate: Token) -> bool:
    """Whether a verb hangs on a future one ("is going to", "is set to", "is expected to")."""
    head = predicate.head
    if get_label(predicate) != "xcomp" or head.lemma_.lower() not in _FUTURE_CHAIN:
        return False
    if head.lemma_.lower() == "go":
        return head.tag_ == "VBG"
    return any(child.dep_ in ("cop", "aux:pass", "aux") for child in head.children)


def _is_headline_future(predicate: Token) -> bool:
    """Whether a "to" infinitive heads its clause ("Russia to develop ties", "is to meet")."""
    if predicate.tag_ != "VB" or get_label(predicate) not in ("root", "ROOT", "ccomp", "parataxis"):
        return False
    has_to = any(
        child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in predicate.children
    )
    return has_to and get_own_subject(predicate) is not None


def _is_reported(predicate: Token) -> bool:
    head = predicate.head
    return get_label(predicate) in ("ccomp", "parataxis", "conj") and (
        head.lemma_.lower() in _SPEECH or (head != predicate and _is_reported(head))
    )


def _is_conditional(anchor: Token) -> bool:
    """Whether the act itself stands in an "if" clause (not in what follows from it)."""
    current = anchor
    for _ in range(_CLIMB):
        label = get_label(current)
        if label == "advcl":
            return any(
                child.dep_ in ("mark", "advmod") and child.lower_ in _CONDITIONS
                for child in current.children
            )
        if label not in ("xcomp", "conj", "obj", "nmod", "obl") or current.head == current:
            return False
        current = current.head
    return False


def _is_question(anchor: Token) -> bool:
    sentence = anchor.sent
    end = next((token for token in reversed(list(sentence)) if not token.is_space), None)
    return end is not None and end.text.endswith("?")


def _find_noun_mood(noun: Token) -> Mood:
    if _is_negative_phrase(noun):
        return Mood(negated=True, past=True)
    for child in find_children(noun, "amod"):
        if child.lower_ in ("possible", "potential", "likely", "future", "planned", "proposed",
                            "upcoming", "imminent"):  # fmt: skip
            outlook: Outlook = (
                "future"
                if child.lower_ in ("future", "planned", "upcoming", "imminent")
                else "possible"
            )
            return Mood(outlook=outlook, cue=child)
    head = noun.head
    if get_label(noun) == "nmod" and head.lemma_.lower() in _POSSIBLE_NOUNS:
        return Mood(outlook="wish", cue=head)
    if is_verb(head) and get_label(noun) in ("obj", "obl"):
        if head.lemma_.lower() in _DENIALS:
            return Mood(denied=True, cue=head)
        if head.lemma_.lower() in ("fear", "expect", "plan", "propose", "want", "seek", "demand",
                                   "urge", "request", "consider", "await"):  # fmt: skip
            return Mood(outlook="wish", cue=head)
        outlook, cue = _get_own_outlook(head, spoken=False)
        if outlook in ("future", "possible", "duty") and _depends_on_outcome(head):
            return Mood(outlook="wish", cue=cue)
        purpose = any(child.lower_ == "for" for child in find_children(noun, "case"))
        if outlook == "future" and purpose:  # "will travel to Yemen for talks"
            return Mood(outlook=outlook, cue=cue)
    return Mood()


def _depends_on_outcome(verb: Token) -> bool:
    """Whether the noun's act is itself open when the verb's is ("will lead to war")."""
    return verb.lemma_.lower() in ("lead", "cause", "spark", "trigger", "bring", "prompt", "mean")
