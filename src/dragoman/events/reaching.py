"""Who takes part where the frame's own slots name nobody: the rest of the trigger's clause.

Parsers hang phrases on the wrong word and writers name a recipient deep inside its clause ("sent
tents to shelter people in Haiti"). What is reached this way is surer the nearer it stands;
``Filler.steps`` says how far it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Token

from dragoman.codebook import Slot
from dragoman.events.fillers import (
    Filler,
    Mentions,
    descend,
    get_direct,
    is_barred,
    is_made,
    is_means,
    is_own,
    is_owned,
    is_stance,
    move,
    unique,
)
from dragoman.events.grammar import (
    expand,
    find_patients,
    find_phrases,
    get_cases,
    get_own_subject,
    has_case,
    is_passive,
    is_purpose,
    is_verb,
)
from dragoman.events.triggers import Candidate
from dragoman.syntax import find_children, get_label

_MAX_STEPS = 5
_CLOSED = frozenset({"nsubj", "csubj", "parataxis", "vocative", "discourse", "punct", "mark"})
# Phrases behind these say when, why and on whose word, not to whom.
_OUTER_CASES = frozenset(
    {"after", "before", "during", "amid", "since", "by", "according", "under", "despite",
     "following", "until", "as", "like", "unlike", "alongside", "beside", "via", "without",
     "because", "due", "ahead", "than", "except", "besides"}
)  # fmt: skip
_OUTER_MARKS = frozenset(
    {"after", "before", "as", "while", "because", "when", "since", "if", "although", "though",
     "until", "unless", "despite", "by"}
)  # fmt: skip
_FRAMES = frozenset({"wake", "aftermath", "midst", "run-up", "light", "view", "course"})
_CONDITIONS = frozenset({"until", "unless", "before", "if"})
OCCASIONS = frozenset({"after", "as", "when"})
# Relief goes where the harm was done ("gave tents to families after the flood in Mali").
_RELIEF_CASES = frozenset({"after", "amid", "during", "following"})
_HOME_CASES = frozenset({"in", "from", "across", "inside", "throughout"})
_PEOPLE = "CVL"
_PORTIONS = frozenset(
    {"batch", "branch", "contingent", "faction", "member", "part", "remnant", "section", "unit",
     "wing"}
)  # fmt: skip
# Who makes one of these is whom it is done for ("following an invitation from Mali").
_WISHES = frozenset({"appeal", "invitation", "plea", "request"})
# Who does this to a thing is whom it concerns what is done with it ("a plan proposed by Mali").
_WANTING = frozenset(
    {"acquire", "advance", "demand", "draft", "file", "float", "import", "make", "need", "obtain",
     "offer", "order", "present", "propose", "receive", "request", "seek", "submit", "suggest",
     "table", "want"}
)  # fmt: skip
# Participles that give the reasons of an act, not its parties ("withdrew, citing a threat").
_CITING = frozenset({"add", "cite", "fear", "invoke", "mention", "note", "quote", "say"})
# Verbs whose clause's subject is theirs to help or to let ("to help Mali rebuild").
_HELPING = frozenset({"allow", "enable", "help", "let", "permit"})
# Verbs whose "from" tells where those are at home, or were in need, to whom they are done.
_SAVING = frozenset({"airlift", "evacuate"})


def find_reached(
    candidate: Candidate,
    mentions: Mentions,
    doers: Sequence[Filler],
    stops: Collection[int],
    *,
    through_clauses: bool = False,
) -> tuple[Filler, ...]:
    """The nearest actors below a trigger that may be its recipients, maybe none.

    Args:
        candidate: The trigger.
        mentions: Mentions by head word.
        doers: Who does it; none of them is wanted, nor what they do it with.
        stops: Words of other triggers, whose participants are their own; what they are to
            achieve ("sent doctors to help Mali") is looked through all the same.
        through_clauses: Whether clauses with a subject of their own are looked into
            ("rejected claims that Mali had ...").
    """
    words = [w for w in (candidate.token, candidate.noun, candidate.carrier) if w is not None]
    seen = {word.i for word in words}
    known = {filler.actor.id for filler in doers}
    countries = {filler.actor.country for filler in doers if filler.actor.country}
    doer = candidate.entry.doer
    level = [child for word in words for child in _find_open(word, stops, through_clauses, doer)]
    for case in ("from", "against"):  # where it comes from, from whom one is protected
        if Slot("obl", case) not in candidate.entry.recipients:
            level = [t for t in level if get_label(t) != "obl" or not has_case(t, case)]
    for steps in range(1, _MAX_STEPS + 1):
        following: list[Token] = []
        for token in sorted(level, key=lambda token: (token.i < candidate.token.i, token.i)):
            if token.i in seen:
                continue
            seen.add(token.i)
            coordinated = [token, *find_children(token, "conj")]
            found = [
                filler
                for item in coordinated
                for filler in get_direct(item, mentions)
                if filler.actor.id not in known
                and item.pos_ != "PRON"
                and not is_made(item)
                and not is_barred(filler, candidate, countries)
            ]
            if found:
                return tuple(move(filler, steps) for filler in unique(found))
            following += _find_open(token, stops, through_clauses, doer)
        level = following
    return ()


def _find_open(
    token: Token, stops: Collection[int], through_clauses: bool, doer: bool
) -> Iterator[Token]:
    """The dependents through which a recipient may be reached."""
    for child in token.children:
        label = get_label(child)
        wanting = get_label(token) == "acl" and (doer or token.lemma_.lower() in _WANTING)
        inner = label == "nsubj" and (
            wanting
            or _is_helped(token)
            or (doer and through_clauses and get_label(token) in ("ccomp", "acl"))
        )
        if label in _CLOSED and child.dep_ != "nsubj:pass" and not inner:
            continue
        if child.dep_ == "nmod:poss" and is_stance(token):
            continue
        if label == "obl" and child.lemma_.lower() in _FRAMES:  # "in the wake of"
            continue
        if label == "advcl" and child.tag_ == "VBG" and child.lemma_.lower() in _CITING:
            continue
        words = {c.lower_ for c in child.children if c.dep_ in ("case", "mark", "advmod")}
        outer = words & _OUTER_CASES
        aside = outer and (label == "obl" or (label == "nmod" and outer != {"by"}))
        wished = child.lemma_.lower() in _WISHES
        if aside and not wished and not (wanting and outer == {"by"}):
            continue
        if label in ("advcl", "acl", "ccomp"):
            own = get_own_subject(child) is not None and not _is_helped(child)
            if words & _OUTER_MARKS or (own and not (through_clauses and label != "advcl")):
                continue
        beside = label == "advcl" or (label == "acl" and child.tag_ == "VBG")
        entered = through_clauses and not beside
        if child.i in stops and is_verb(child) and not entered and child.tag_ != "VB":
            continue
        if (label == "conj" and is_verb(child)) or child.dep_ in ("obl:unmarked", "obl:tmod"):
            continue
        yield child


def _is_helped(clause: Token) -> bool:
    """Whether a clause says what somebody is helped or allowed to do ("help Mali rebuild")."""
    return get_label(clause) in ("ccomp", "xcomp") and clause.head.lemma_.lower() in _HELPING


def find_conditioned(
    verb: Token, mentions: Mentions, known: set[str], marks: Collection[str] = _CONDITIONS
) -> tuple[Filler, ...]:
    """Who must act before a verb's subject does: subject of its "until" or "unless" clause.

    Args:
        verb: The predicate.
        mentions: Mentions by head word.
        known: Actors that are not wanted.
        marks: What opens the clause; :data:`OCCASIONS` for whom an act answers ("scrambled jets
            after Russian bombers approached").
    """
    for child in find_children(verb, "advcl"):
        if not any(c.lower_ in marks for c in child.children):
            continue
        heads: list[Token] = []
        after = [c for c in find_children(verb, "conj") if c.i > child.i and is_passive(c)]
        for clause in (child, *find_children(child, "conj"), *after):
            subject = get_own_subject(clause)
            heads += [] if subject is None else [subject]
            heads += find_children(clause, "obl:agent")
            heads += [p for c in find_children(clause, "ccomp") for p in [get_own_subject(c)] if p]
        for head in heads:
            found = get_direct(head, mentions) or descend(head, mentions, doer=True)
            found = [f for f in found if f.actor.id not in known and head.pos_ != "PRON"]
            if found:
                return tuple(move(filler, 1) for filler in unique(found))
    return ()


def find_homes(
    candidate: Candidate, fillers: Iterable[Filler], mentions: Mentions, known: set[str]
) -> Iterator[Filler]:
    """The states of recipients that have none of their own ("people in Haiti").

    Args:
        candidate: The trigger.
        fillers: The recipients.
        mentions: Mentions by head word.
        known: Actors that are not wanted.
    """
    stateless: list[Token] = []
    for filler in fillers:
        if filler.actor.kind == "state" or filler.token.pos_ == "PRON":
            continue
        person = filler.actor.kind == "person"
        found = [] if person else list(_find_states(filler.token, mentions, known))
        if filler.actor.country is not None and is_owned(filler.token):
            # "a Malian base in Chad"
            found = [home for home in found if home.actor.country == filler.actor.country]
        if filler.actor.country is None and not person:
            found += _find_members(filler.token, mentions, {*known, filler.actor.id})
        yield from found
        if not person and not found and filler.actor.country is None:
            stateless.append(filler.token)
    anchor = candidate.anchor
    is_relief = candidate.entry.recipients[:1] == (Slot("iobj"),)
    if stateless and is_verb(anchor):
        outward = anchor.lemma_.lower() in _SAVING
        cases = _HOME_CASES if outward else _HOME_CASES - {"from"}
        found = list(_find_states(anchor, mentions, known, cases))
        yield from found or (
            _find_stricken([anchor, *stateless], mentions, known) if is_relief else ()
        )


def find_named(fillers: Iterable[Filler], mentions: Mentions) -> Iterator[Filler]:
    """Those of a group whom its phrase names ("states including Chad", "envoys from A and B",
    "contingents of Malian troops").

    Args:
        fillers: Who takes part.
        mentions: Mentions by head word.
    """
    for filler in fillers:
        if filler.actor.kind == "state" or filler.token.tag_ not in ("NNS", "NNPS"):
            continue
        if filler.actor.country is None and filler.token.lemma_.lower() in _PORTIONS:
            members = _find_members(filler.token, mentions, {filler.actor.id})
            yield from (m for m in members if m.actor.sector != _PEOPLE)  # "families of victims"
        phrases = list(find_children(filler.token, "nmod"))
        phrases += [c for p in phrases if p.i not in mentions for c in find_children(p, "nmod")]
        for child in phrases:
            named = [f for item in expand(child) for f in get_direct(item, mentions)]
            states = len(named) > 1 and all(f.actor.kind == "state" for f in named)
            if has_case(child, "including") or (
                states and (has_case(child, "of") or has_case(child, "from"))
            ):
                yield from (move(f, 1) for f in named if f.actor.id != filler.actor.id)


def _find_stricken(heads: Iterable[Token], mentions: Mentions, known: set[str]) -> Iterator[Filler]:
    """The states where the harm was done that is to be relieved ("after the flood in Mali")."""
    stack = [child for head in heads for child in find_children(head, "obl", "nmod")]
    while stack:
        phrase = stack.pop(0)
        if not _RELIEF_CASES.isdisjoint(get_cases(phrase)):
            yield from _find_states(phrase, mentions, known, depth=2)
        stack += find_children(phrase, "nmod")


def _find_members(head: Token, mentions: Mentions, known: set[str]) -> Iterator[Filler]:
    """Of whom a number or part is ("hundreds of families of Yazidis", "members of the guard").

    So are those for whom something is ("schools for girls") and the body where somebody nameless
    is ("patients at the Danish hospital"). Whose sons or followers somebody is does not take part
    himself.
    """
    part = head.lemma_.lower() in _PORTIONS
    for child in find_children(head, "nmod"):
        housed = has_case(child, "at")
        if housed or has_case(child, "of") or has_case(child, "for"):
            kind = "organisation" if housed else "group"
            for item in (child, *find_children(child, "conj")):
                for filler in get_direct(item, mentions):
                    if filler.actor.id not in known and (part or filler.actor.kind == kind):
                        yield move(filler, 1)


def _find_states(
    head: Token,
    mentions: Mentions,
    known: set[str],
    places: Collection[str] = _HOME_CASES,
    depth: int = 1,
) -> Iterator[Filler]:
    """The states behind "in" or "from" below a word, nearest first."""
    for child in find_children(head, "nmod", "obl"):
        cases = {c.lower_ for c in find_children(child, "case")}
        if not cases.isdisjoint(places):
            for item in (child, *find_children(child, "conj")):
                here = get_direct(item, mentions)
                if not here:  # "in Greek camps"
                    names = find_children(item, "amod", "compound")
                    here = [home for name in names for home in get_direct(name, mentions)]
                for home in here:
                    if home.actor.id not in known and home.actor.kind == "state":
                        yield move(home, depth)
        if depth < 2 and not cases & _OUTER_CASES:
            yield from _find_states(child, mentions, known, places, depth + 1)
    for participle in find_children(head, "acl") if depth < 2 else ():
        if participle.dep_ != "acl:relcl" and participle.tag_ in ("VBG", "VBN"):
            yield from _find_states(participle, mentions, known, places, depth + 1)


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
    for head in [*heads, *inner, *_find_enabled(verb)]:
        found = [] if is_made(head) else get_direct(head, mentions)
        found = found or descend(head, mentions, doer=False)
        found = [f for f in found if f.actor.id not in without and not is_own(f)]
        found = [f for f in found if not is_means(f, ())]
        if found:
            yield from unique(found)
            return


def _says_when(clause: Token) -> bool:
    """Whether a clause with a subject of its own says when or why ("as soon as Mali leaves")."""
    marks = {child.lower_ for child in find_children(clause, "mark")}
    return get_label(clause) == "advcl" and not marks.isdisjoint(_OUTER_MARKS)


def find_purposed(verb: Token, mentions: Mentions, known: Collection[str]) -> tuple[Filler, ...]:
    """Whom one reaches so as to do something ("called Mali to express support").

    Args:
        verb: The predicate.
        mentions: Mentions by head word.
        known: Actors that are not wanted.
    """
    head = verb.head
    if not is_purpose(verb) or not is_verb(head) or is_passive(head):
        return ()
    heads = [*find_patients(head), *find_children(head, "iobj"), *find_phrases(head, "obl", "to")]
    heads = [item for item in heads if not is_made(item)]
    found = [filler for item in heads for filler in get_direct(item, mentions)]
    found = [f for f in found if f.actor.id not in known and not is_own(f) and not is_means(f, ())]
    return tuple(move(filler, 1) for filler in unique(found))


def _find_enabled(verb: Token) -> Iterator[Token]:
    """For whom something is done so that they can act ("open the port for traders to use")."""
    for child in find_children(verb, "advcl", "acl", "xcomp", "ccomp"):
        subject = get_own_subject(child)
        if subject is not None and any(c.lower_ == "for" for c in find_children(child, "mark")):
            yield subject


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
        if token.dep_ == "acl:relcl" or _says_when(token):
            continue
        found = [f for f in get_direct(token, mentions) if f.actor.id not in without]
        found = [f for f in found if not (is_own(f) or f.token.pos_ == "PRON")]
        found = [f for f in found if f.actor.country is not None or not is_means(f, ())]
        if found and not is_made(token):
            yield from unique(found)
            return
        stack += token.children
