"""Actors in a slot: what a word names itself, and what its phrase names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.codebook import Entry, Slot
from dragoman.events.grammar import (
    expand,
    find_agents,
    get_cases,
    index_phrases,
    is_passive,
    is_verb,
)
from dragoman.events.triggers import Candidate
from dragoman.records import Actor, Cast, Span
from dragoman.syntax import (
    find_children,
    find_conjuncts,
    get_label,
    get_mentions_by_head,
    get_token_span,
)

Mentions = Mapping[int, list[tuple[Span, Actor]]]

_DEPTH = 3
# In which phrases of a noun that is no actor itself the actor is looked for, best first.
_DOER_CASES = ("by", "from", "of", "between", "to", "against", "on", "with", "for", "about",
               "over", "toward", "towards", "in", "at", "among")  # fmt: skip
_TARGET_CASES = ("on", "against", "to", "of", "from", "for", "in", "into", "at", "with", "between",
                 "among", "over", "near", "across", "along", "by")  # fmt: skip

# Of these, whose they are says more than where they stand ("a Malian base in Chad").
_OWNED = frozenset(
    {"aircraft", "airbase", "barracks", "base", "boat", "camp", "checkpoint", "consulate",
     "convoy", "depot", "embassy", "headquarters", "jet", "outpost", "patrol", "plane", "position",
     "post", "ship", "site", "tanker", "target", "vessel", "warehouse", "warship"}
)  # fmt: skip

_MEANS = frozenset(
    {"troop", "troops", "soldier", "force", "forces", "personnel", "peacekeeper", "adviser",
     "advisor", "expert", "team", "unit", "army", "battalion", "brigade", "doctor", "medic",
     "reinforcement", "observer", "monitor", "staff", "mission", "rescuer", "convoy", "warship",
     "contingent", "fighter", "militia", "reservist", "trainer", "specialist", "delegation",
     "representative", "envoy", "inspector", "ship", "plane", "jet", "tank", "weapon", "group",
     "police", "guard", "arm", "artillery", "battery", "bomber", "carrier", "drone"}
)  # fmt: skip
# Verbs whose object is what somebody acts with, whoever it is.
_SENDING = frozenset(
    {"amass", "deploy", "despatch", "dispatch", "draft", "fly", "mass", "mobilise", "mobilize",
     "post", "redeploy", "rush", "scramble", "second", "send", "station"}
)  # fmt: skip
_GOALS = ((Slot("iobj"),), (Slot("obl", "against"),), (Slot("obl", "from"),))
# Whose land it is does nothing there ("in Chad's town of X, which killed nine").
_LANDS = frozenset(
    {"area", "city", "county", "district", "east", "island", "north", "neighborhood",
     "neighbourhood", "peninsula", "province", "region", "south", "suburb", "town", "village",
     "west"}
)  # fmt: skip
# What is done to those behind "of" or "on" them; who did it stands behind "by" or before them.
_INJURIES = frozenset(
    {"abduction", "ambush", "arrest", "assassination", "assault", "attack", "beating",
     "beheading", "bombardment", "bombing", "detention", "execution", "expulsion",
     "imprisonment", "jailing", "kidnapping", "killing", "lynching", "massacre", "murder",
     "persecution", "raid", "rape", "shelling", "shooting", "slaying", "stabbing", "torture"}
)  # fmt: skip
# What only authorities do: it is the doing of the state "in" which it is done.
_OFFICIAL = frozenset(
    {"arrest", "detention", "execution", "expulsion", "imprisonment", "jailing", "persecution",
     "torture"}
)  # fmt: skip
# What somebody holds towards others: whose it is stands before it, for whom behind it.
_STANCES = frozenset(
    {"support", "solidarity", "commitment", "readiness", "willingness", "determination", "backing",
     "intention", "concern", "opposition", "gratitude", "desire", "interest", "appreciation"}
)  # fmt: skip
# Verbs whose object is there only afterwards: nobody to whom anything was done.
_MAKING = frozenset({"build", "construct", "create", "establish", "form", "found", "set"})
_OWN = frozenset({"embassy", "consulate", "border", "airspace", "territory", "base", "port"})


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


def index_mentions(doc: Doc, cast: Cast) -> Mentions:
    """The mentions by the index of each of their words, the shortest where they are nested.

    Any word will do where the parse has another head of a name than the mention ("President").
    A name that shares a noun with the one in a mention stands beside it ("Kenya and Uganda's
    ministers", "Kenyan and Ugandan troops").
    """
    by_word = dict(get_mentions_by_head(doc, cast))
    heads = dict(by_word)
    rows: dict[Span, list[tuple[Span, Actor]]] = {}
    for span, actor in cast.find_mentions():
        rows.setdefault(span, []).append((span, actor))
    for span in sorted(rows, key=lambda span: span.end - span.start):
        tokens = get_token_span(doc, span)
        if tokens is None:
            continue
        for token in tokens:
            shared = token.dep_ in ("conj", "flat") and token != tokens.root
            if shared and not tokens.start <= token.head.i < tokens.end:
                inside = range(tokens.start, tokens.end)
                row = find_conjuncts(token if token.dep_ == "conj" else token.head)
                others = [t.i for t in row if t.i not in inside and t.i in heads]
                found = [row for other in others for row in heads[other]]
                by_word[tokens.root.i] = [*by_word.get(tokens.root.i, rows[span]), *found]
            by_word.setdefault(token.i, rows[span])
    return by_word


def is_own(filler: Filler) -> bool:
    """Whether a mention is the actor's own ("its troops", "their envoy"): no recipient."""
    owned = filler.token.lemma_.lower() in _MEANS | _OWN
    if filler.actor.kind in ("group", "person") and not owned:
        owned = filler.actor.kind == "group" and "from" in get_cases(filler.token)
    elif filler.actor.kind not in ("group", "person"):
        owned = True
    return owned and is_possessed(filler.token)


def is_possessed(noun: Token) -> bool:
    """Whether a noun is somebody's own ("its envoy", "their men")."""
    owners = find_children(noun, "nmod:poss")
    return any(owner.lower_ in ("its", "their", "own") for owner in owners)


def is_made(noun: Token) -> bool:
    """Whether a noun is what somebody sets up ("agreed to build a hospital"): no recipient."""
    head = noun.head
    if head.lemma_.lower() not in _MAKING or not is_verb(head):
        return False
    return noun.dep_ in ("obj", "nsubj:pass")


def is_land(noun: Token) -> bool:
    """Whether a noun is a piece of land, which does nothing for those whose it is."""
    return noun.lemma_.lower() in _LANDS


def is_owned(noun: Token) -> bool:
    """Whether a noun is a site or a vehicle, whose owner says more than where it stands."""
    return noun.lemma_.lower() in _OWNED


def is_stance(noun: Token) -> bool:
    """Whether a noun is support, readiness or the like, which its possessor shows to others."""
    return noun.lemma_.lower() in _STANCES


def is_victim(noun: Token, anchor: Token, deed: Token | None) -> bool:
    """Whether a noun tells to whom that was done of which somebody speaks ("condemned the
    murder of a nurse").

    Args:
        noun: The noun.
        anchor: Head of the clause that speaks of it.
        deed: The noun of the speaking itself, which may be words only ("an attack on the law").
    """
    if get_label(noun) != "nmod" or noun.dep_ == "nmod:poss":
        return False
    own = deed is not None and noun.head in (deed, deed.head)
    if own or not anchor.is_ancestor(noun):
        return False
    first = next(iter(find_conjuncts(noun)), noun)
    inflicting = _get_inflicting(first.head)
    return bool(inflicting) and not set(get_cases(first)).intersection(inflicting)


def _get_inflicting(noun: Token) -> tuple[str, ...]:
    """The prepositions of who did what a noun of injury tells; none for another noun."""
    lemma = noun.lemma_.lower()
    if lemma not in _INJURIES:
        return ()
    return ("by", "from", "in") if lemma in _OFFICIAL else ("by", "from")


def opens_with_goal(entry: Entry) -> bool:
    """Whether a trigger gives, moves or takes away something rather than strikes somebody."""
    return entry.recipients[:1] in _GOALS


def opens_with_source(entry: Entry) -> bool:
    """Whether a trigger leaves somebody, or takes its own back from him ("withdrew its envoy")."""
    return entry.recipients[:1] == (Slot("obl", "from"),)


def is_barred(filler: Filler, candidate: Candidate, countries: Collection[str]) -> bool:
    """Whether a mention below a trigger is the actor's own, or who suffered what is spoken of.

    Args:
        filler: The mention.
        candidate: The trigger.
        countries: Countries of those who act.
    """
    entry = candidate.entry
    if is_own(filler) or (opens_with_source(entry) and is_possessed(filler.token)):
        return True
    if opens_with_goal(entry) and is_means(filler, countries):
        return True
    return entry.doer and is_victim(filler.token, candidate.anchor, candidate.noun)


def is_means(filler: Filler, known: Collection[str]) -> bool:
    """Whether a mention is what an actor acts with ("sent 200 soldiers"): no recipient.

    Args:
        filler: The mention.
        known: Countries of those who act.
    """
    if _is_sent(filler.token):
        return True
    counted = [child for child in find_children(filler.token, "nmod") if child.i > filler.token.i]
    if not any(word.lemma_.lower() in _MEANS for word in (filler.token, *counted[:1])):
        return False
    if get_label(filler.token) == "obj":
        return True
    if "to" in get_cases(filler.token):
        return False
    return filler.actor.country is None or filler.actor.country in known


def _is_sent(noun: Token) -> bool:
    """Whether somebody is sent ("sent teachers to Mali"): no recipient."""
    first = next(iter(find_conjuncts(noun)), noun)
    return get_label(first) == "obj" and is_sending(first.head)


def is_sending(verb: Token) -> bool:
    """Whether a verb moves those who are to act ("sent", "deployed")."""
    return verb.lemma_.lower() in _SENDING


def get_direct(token: Token, mentions: Mentions) -> list[Filler]:
    """The actors that a word itself names."""
    return [
        Filler(span=span, actor=actor, token=_get_top(token, span))
        for span, actor in mentions.get(token.i, ())
    ]


def _get_top(token: Token, span: Span) -> Token:
    """The word of a mention on which another of its words hangs."""
    while token.head != token and span.start <= token.head.idx < span.end:
        token = token.head
    return token


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
    if depth > _DEPTH or (doer and is_land(noun)):
        return []
    if doer and not cases:
        cases = _get_inflicting(noun)
    stance = not doer and is_stance(noun)
    before = [] if stance else _find_modifiers(noun)
    phrases = index_phrases(noun)
    after = [
        item
        for preposition in (cases or (_DOER_CASES if doer else _TARGET_CASES))
        for item in phrases.get(preposition, ())
    ]
    if not doer:
        after += _find_behind_participles(noun)
    agents = [a for child in find_children(noun, "acl") if is_verb(child) and is_passive(child)
              for a in find_agents(child)]  # fmt: skip
    appositions = list(find_children(noun, "appos"))
    if doer:
        ranked = [*appositions, *before, *agents, *after]
    else:
        near = [head for head in (*appositions, *after) if head.i in mentions]
        ranked = [*(before if is_owned(noun) else ()), *near, *before, *after, *appositions]
    for head in ranked:
        if _get_outside(head, noun, mentions):
            found = [f for item in expand(head) for f in _get_outside(item, noun, mentions)]
            return [move(filler, depth) for filler in found]
        if head not in before:
            deeper = descend(head, mentions, doer=doer, cases=cases, depth=depth + 1)
            if deeper:
                return deeper
    return []


def _get_outside(token: Token, noun: Token, mentions: Mentions) -> list[Filler]:
    """The actors that a word names, but for those whose mention holds a noun too."""
    found = get_direct(token, mentions)
    return [f for f in found if not f.span.start <= noun.idx < f.span.end]


def _find_behind_participles(noun: Token) -> list[Token]:
    """Whom a thing struck, behind its participle ("the sanctions imposed on Mali")."""
    found = []
    for child in find_children(noun, "acl"):
        if is_verb(child) and is_passive(child):
            phrases = index_phrases(child)
            found += [
                item for case in ("on", "against", "to", "for") for item in phrases.get(case, ())
            ]
    return found


def _find_modifiers(noun: Token) -> list[Token]:
    """Possessors and names before a noun, outermost possessor first."""
    owners = list(find_children(noun, "nmod:poss"))
    names = list(find_children(noun, "compound", "amod", "nmod:desc", "nmod:unmarked", "flat"))
    deeper = [
        o
        for owner in (*owners, *names)
        for o in find_children(owner, "nmod:poss", "compound", "amod")
    ]
    return [*owners, *names, *deeper]


def move(filler: Filler, steps: int) -> Filler:
    """A filler as found some steps away from its slot."""
    return Filler(span=filler.span, actor=filler.actor, token=filler.token, steps=steps)


def unique(fillers: Iterable[Filler]) -> list[Filler]:
    """The fillers without a second mention of one actor."""
    seen: dict[str, Filler] = {}
    for filler in fillers:
        seen.setdefault(filler.actor.id, filler)
    return list(seen.values())


def without_known(fillers: Iterable[Filler], known: Iterable[Filler]) -> tuple[Filler, ...]:
    """The fillers whose actors are not among the known ones."""
    ids = {filler.actor.id for filler in known}
    return tuple(filler for filler in fillers if filler.actor.id not in ids)
