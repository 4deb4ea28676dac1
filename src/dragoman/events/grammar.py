"""Who does what in the tree: subjects, objects and phrases of a predicate, through passives,
relative clauses, control, participles and coordination.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.syntax import find_children, find_conjuncts, get_label

_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "agree", "swear"})
# Whom one calls by telephone to say something is not who says it ("called Ruto to thank him").
_PHONING = frozenset({"call", "phone", "ring", "telephone"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_TENSED_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis", "advcl"})
# Prepositions that open a clause too ("after X and Y had met").
_OPENING_CASES = frozenset({"after", "before", "since", "until", "as"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "parataxis", "csubj"})
# Nouns whose phrase says when or how, not who: "in the wake of the summit".
_FRAMING = frozenset(
    {"wake", "aftermath", "midst", "light", "view", "context", "course", "event", "addition",
     "line", "presence", "absence", "exchange", "week", "month", "year", "day", "time", "bid",
     "hope", "rush", "effort", "statement", "interview", "response", "retaliation", "accordance",
     "violation", "spite", "terms", "run-up", "meantime", "advance", "order", "part"}
)  # fmt: skip
_PLACES = frozenset({"GPE", "LOC"})
_PLOTS = frozenset({"attempt", "bid", "conspiracy", "effort", "plan", "plot", "scheme"})
# Behind these a thing speaks for who made it ("in a letter accusing"), not behind "from".
_SPEAKING_CASES = frozenset({"in", "through", "via", "with"})
_DEPTH = 6


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, or a participle that the tagger took for something else."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.pos_ != "AUX")


def is_purpose(verb: Token) -> bool:
    """Whether an infinitive says for what something else is done ("flew there to meet X")."""
    marks = {child.lower_ for child in find_children(verb, "mark")}
    if verb.tag_ != "VB" or marks != {"to"}:
        return False
    phoned = get_label(verb) == "xcomp" and verb.head.lemma_ in _PHONING
    return get_label(verb) == "advcl" or phoned


def is_passive(verb: Token) -> bool:
    """Whether a verb form puts the one who suffers first ("was arrested", "imposed by")."""
    labels = {child.dep_ for child in verb.children}
    if "aux:pass" in labels:
        return True
    if not labels.isdisjoint(("nsubj:pass", "csubj:pass")):
        return "obj" not in labels and verb.tag_ != "VBD"
    if verb.tag_ != "VBN":
        return False
    if any(child.dep_ == "cop" for child in verb.children):
        return True
    if any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ == "conj" and is_verb(verb.head) and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return get_label(verb) == "acl" or (
        verb.dep_ == "advcl" and not any(find_children(verb, "obj", "nsubj"))
    )


def expand(token: Token) -> list[Token]:
    """A token and what is coordinated after it ("Turkey" gives "Turkey and Russia")."""
    found = [item for item in find_conjuncts(token) if item.i >= token.i]
    if len(found) == 1 and token.ent_type_ in _PLACES:
        found += [
            c
            for c in find_children(token, "appos", "list", "nmod:unmarked")
            if c.ent_type_ in _PLACES
        ]
    return found


def resolve_relative(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    if token.lower_ not in _RELATIVES or token.pos_ not in ("PRON", "SCONJ", "DET"):
        return token
    clause = token.head
    for _ in range(_DEPTH):
        if clause.dep_ == "acl:relcl":
            return clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return token


def get_own_subject(verb: Token) -> Token | None:
    """The subject that stands with a predicate itself, active or passive, or None.

    Where the parse swaps the two of "X killed two, a union said", each gets its own back.
    """
    own = _get_subject_child(verb)
    if own is not None and _is_fronted(verb, verb.head) and verb.i < own.i < verb.head.i:
        other = _get_subject_child(verb.head)
        if other is not None and other.i < verb.i:
            return other
    return own


def _get_subject_child(verb: Token) -> Token | None:
    for child in verb.children:
        if get_label(child) == "nsubj" and child.dep_ != "nsubj:outer":
            if child.i > verb.i and verb.tag_ == "VBG" and get_label(verb) == "acl":
                continue
            return child
    return _get_stray_subject(verb)


def _get_stray_subject(verb: Token) -> Token | None:
    """The noun right before a verb with a tense that the parse left without subject, or None.

    Parsers that lose a long subject hang it on the auxiliary or on the clause above.
    """
    auxiliaries = list(find_children(verb, "aux"))
    for auxiliary in auxiliaries:
        for child in find_children(auxiliary, "nsubj"):
            return child
    if get_label(verb) not in _TENSED_CLAUSES or is_passive(verb):
        return None
    if not (auxiliaries or verb.tag_ in _TENSED) or not is_verb(verb):
        return None
    first = min([child.left_edge.i for child in verb.children if child.i < verb.i] + [verb.i])
    noun = verb.doc[first - 1] if first > verb.sent.start else None
    if noun is None or noun.pos_ not in ("PROPN", "NOUN") or noun.head == verb:
        return None
    while noun.dep_ in ("conj", "flat"):
        noun = noun.head
    marks = {child.lower_ for child in find_children(noun, "case")}
    if get_label(noun) in ("obj", "iobj", "nmod", "appos") or not marks <= _OPENING_CASES:
        return None
    return noun


def find_agents(verb: Token, depth: int = 0) -> list[Token]:
    """Those who do what a verb says: the subject of an active, the "by" phrase of a passive.

    Args:
        verb: The predicate.
        depth: How many clauses were climbed to it.
    """
    if depth > _DEPTH:
        return []
    if is_passive(verb):
        agents = [
            agent
            for child in verb.children
            if child.dep_ == "obl:agent" or (get_label(child) == "obl" and has_case(child, "by"))
            for agent in expand(child)
        ]
        given = find_children(verb, "obj")  # "was granted a visa by Mali"
        return agents or [a for thing in given for a in find_phrases(thing, "nmod", "by")]
    subject = get_own_subject(verb)
    if subject is not None:
        return expand(resolve_relative(subject))
    for gerund in find_children(verb, "csubj"):  # "shelling by X killed nine"
        return list(find_phrases(gerund, "obl", "by")) or _find_parties(gerund)
    return _inherit_subject(verb, depth)


def _inherit_subject(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own, from the clause above it."""
    head, label = verb.head, get_label(verb)
    if head == verb:
        return []
    if verb.dep_ == "conj":
        return find_surface_subjects(head, depth + 1) if is_predicate(head) else []
    if verb.dep_ == "acl:relcl":
        return expand(head) if not any(find_children(verb, "nsubj")) else []
    if label in ("acl", "amod") and verb.tag_ == "VBD" and head.i < verb.i:
        return expand(head)  # a verb with a tense that the parse took for a participle
    if label == "acl":
        if verb.tag_ == "VBG":
            apart = verb.i > 0 and verb.nbor(-1).text == "," and get_label(head) in ("obj", "obl")
            if apart and is_verb(head.head) and not is_passive(head.head):
                return find_surface_subjects(head.head, depth + 1)
            return expand(head)
        return find_holders(head, depth + 1)
    if _is_fronted(verb, head):
        return [party for gerund in _find_openers(verb) for party in _find_parties(gerund)]
    if verb.tag_ == "VBG" and label in ("ccomp", "advcl"):
        # "Mali shelled the town, a union said, killing two" is not the union's doing.
        told = [c for c in find_children(head, "ccomp") if c.i < head.i < verb.i]
        if told:
            return find_surface_subjects(told[0], depth + 1)
    if label in ("xcomp", "ccomp"):
        if is_verb(head) and head.lemma_ not in _SUBJECT_CONTROL:
            objects = find_patients(head) or list(find_children(head, "iobj"))
            phoned = head.lemma_ in _PHONING and all(item.ent_type_ == "PER" for item in objects)
            if objects and not phoned and not _is_clause_object(objects[0], verb):
                return objects
        return find_surface_subjects(head, depth + 1)
    plot = get_plot(verb)
    if plot is not None:
        return find_holders(plot, depth + 1)
    if label == "advcl" and verb.tag_ == "VBG" and _is_reason(verb) and is_verb(head):
        blamed = [item for child in find_children(head, "iobj") for item in expand(child)]
        return blamed or find_patients(head) or find_surface_subjects(head, depth + 1)
    if label == "advcl" and any(verb in _find_openers(c) for c in find_children(head, "ccomp")):
        return []
    if label in ("advcl", "parataxis", "dep", "csubj"):
        return find_surface_subjects(head, depth + 1) if is_predicate(head) else []
    return []


def _is_fronted(verb: Token, head: Token) -> bool:
    """Whether a clause with a tense stands before who says it ("X killed two, a union said")."""
    return get_label(verb) == "ccomp" and verb.i < head.i and verb.tag_ in _TENSED


def _find_openers(verb: Token) -> Iterator[Token]:
    """The gerund that the parse hung on who says it, and not on a fronted clause as its subject
    ("Fighting between A and B killed two, a union said").
    """
    if _is_fronted(verb, verb.head):
        yield from (
            c for c in find_children(verb.head, "advcl") if c.tag_ == "VBG" and c.i < verb.i
        )


def _find_parties(gerund: Token) -> list[Token]:
    return [item for p in find_phrases(gerund, "obl", "between") for item in expand(p)]


def _is_reason(verb: Token) -> bool:
    """Whether a gerund says what somebody is punished or thanked for, or is kept from."""
    return any(
        child.dep_ in ("mark", "case") and child.lower_ in ("for", "of", "from")
        for child in verb.children
    )


def get_plot(verb: Token) -> Token | None:
    """The plot or plan that an infinitive right behind it tells ("foiled a plot to bomb")."""
    if not is_purpose(verb) or not is_verb(verb.head):
        return None
    for noun in find_children(verb.head, "obj", "nsubj"):
        between = noun.i < verb.i and all(t.i < verb.i for t in noun.subtree)
        if noun.lemma_.lower() in _PLOTS and (between or noun.dep_ == "nsubj:pass"):
            return noun
    return None


def _is_clause_object(candidate: Token, verb: Token) -> bool:
    """Whether an object stands after the clause, and so cannot be its subject."""
    return candidate.i > verb.i


def is_predicate(token: Token) -> bool:
    """Whether a token carries a clause: a verb, or anything with a copula or subject."""
    return is_verb(token) or any(get_label(child) in ("cop", "nsubj") for child in token.children)


def find_surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """What stands as subject of a clause, whatever its voice; taken from above where missing."""
    if depth > _DEPTH:
        return []
    subject = get_own_subject(verb)
    if subject is not None:
        return expand(resolve_relative(subject))
    if is_passive(verb) and get_label(verb) == "acl":
        return expand(verb.head)
    return _inherit_subject(verb, depth)


def find_holders(noun: Token, depth: int = 0) -> list[Token]:
    """Whose a noun is: its possessor, or the subject of the verb that carries it.

    "Russia's decision to", "the government took the decision to".
    """
    owners = [owner for child in find_children(noun, "nmod:poss") for owner in expand(child)]
    if owners:
        return owners
    by = [c for c in find_children(noun, "nmod") if has_case(c, "by") or has_case(c, "of")]
    if by:
        return expand(by[0])
    if get_label(noun) in ("obj", "xcomp", "obl") and is_verb(noun.head):
        cases = get_cases(noun)
        if get_label(noun) == "obl" and cases and _SPEAKING_CASES.isdisjoint(cases):
            return []
        return find_agents(noun.head, depth)
    return []


def find_sponsors(noun: Token) -> list[Token]:
    """Who speaks or acts through a thing: "issued a letter accusing", "is the donor, giving"."""
    subject = get_own_subject(noun)
    if subject is not None:
        return expand(resolve_relative(subject))
    return find_holders(noun)


def find_patients(verb: Token) -> list[Token]:
    """Those to whom a verb does something: object of an active, subject of a passive."""
    if is_passive(verb):
        subject = get_own_subject(verb)
        if subject is not None:
            return expand(resolve_relative(subject))
        if get_label(verb) == "acl":
            return [*expand(verb.head)]
        if verb.dep_ == "conj" and is_predicate(verb.head):
            return find_surface_subjects(verb.head)
        if get_label(verb) == "advcl" and (noun := _get_noun_before(verb)) is not None:
            return [noun]
        if get_label(verb) in ("xcomp", "ccomp", "advcl"):
            return _inherit_subject(verb, 0)
        return []
    found = [
        item
        for child in find_children(verb, "obj")
        if not _is_before_mark(child)
        for item in expand(resolve_relative(child))
    ]
    if not found and verb.lemma_ in _PHONING:  # taken for what somebody is called
        found = [c for c in find_children(verb, "xcomp") if c.ent_type_ == "PER"]
    if not found:
        found = _find_stray_objects(verb)
    if not found and verb.tag_ == "VBG" and get_label(verb) == "acl":
        # "a letter urging Kenya to leave": whom the parse took for the subject.
        return [
            item
            for child in find_children(verb, "nsubj")
            if child.i > verb.i
            for item in expand(child)
        ]
    if not found and verb.dep_ == "acl:relcl" and get_own_subject(verb) is not None:
        subject = get_own_subject(verb)
        if subject is not None and resolve_relative(subject) is subject:
            return expand(verb.head)
    return found


def _get_noun_before(verb: Token) -> Token | None:
    """The noun that a participle right behind it describes, where the parse hung it on what
    follows ("workers kidnapped by rebels were freed").
    """
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is None or before.pos_ not in ("NOUN", "PROPN") or verb.head.i < verb.i:
        return None
    while before.dep_ in ("flat", "compound") and before.head.i < verb.i:
        before = before.head
    return before


def _is_before_mark(noun: Token) -> bool:
    """Whether a noun stands before the "of" or "to" that opens the clause of its verb."""
    marks = find_children(noun.head, "mark")
    return any(noun.i < mark.i < noun.head.i for mark in marks)


def _find_stray_objects(verb: Token) -> list[Token]:
    """The object that the parse hung on the clause behind ("accused Mali of failing")."""
    beside = [*verb.head.children, *verb.children]
    return [
        item
        for clause in beside
        if clause.i > verb.i and get_label(clause) in ("acl", "advcl", "xcomp")
        for child in find_children(clause, "obj", "nsubj")
        if child.i > verb.i and _is_before_mark(child)
        for item in expand(child)
    ]


def has_case(token: Token, preposition: str) -> bool:
    """Whether a noun stands behind this preposition (and no longer one that contains it)."""
    cases = get_cases(token)
    if not cases:
        return False
    return cases == [preposition] or cases[-1] == preposition != "of"


def get_cases(token: Token) -> list[str]:
    """The prepositions of a noun, lower case, or those that the parse hung on its name's end or on
    an adjective before it ("between | Moroccan and Spanish police").

    "Out of" counts as "from".
    """
    found = [get_preposition(child) for child in find_children(token, "case") if child.i < token.i]
    if found:
        return found
    return [
        get_preposition(case)
        for part in find_children(token, "flat", "amod")
        for case in find_children(part, "case")
        if case.i < token.i
    ]


def get_preposition(case: Token) -> str:
    """A preposition, lower case; "out of" is taken for "from"."""
    out_of = case.lower_ == "out" and any(c.lower_ == "of" for c in find_children(case, "fixed"))
    return "from" if out_of else case.lower_


def find_phrases(head: Token, label: str, preposition: str) -> Iterator[Token]:
    """The nouns that depend on a head through a preposition, with those coordinated.

    Args:
        head: Verb or noun.
        label: ``obl`` or ``nmod``; either is taken, parsers confuse them.
        preposition: Lower case.
    """
    for child in head.children:
        if get_label(child) in ("obl", "nmod", "obj") and has_case(child, preposition):
            if child.lemma_.lower() in _FRAMING:
                continue
            if label == "nmod" and child.dep_ == "nmod:poss":
                continue
            items = expand(resolve_relative(child))
            yield from items
            if preposition == "between" and len(items) == 1:
                yield from _find_second_party(child)


def _find_second_party(first: Token) -> Iterator[Token]:
    """The other side behind "between", where the parse joined it to the first one's phrase
    ("between followers of X and the army").
    """
    inner = [
        token
        for child in find_children(first, "nmod")
        for token in find_children(child, "conj")
        if any(find_children(token, "cc"))
    ]
    yield from inner[-1:]


def find_complements(token: Token) -> Iterator[Token]:
    """The clauses that say what is promised, refused, asked for ...: heads of "to" and "that"
    clauses and of gerunds behind a preposition, with those coordinated.
    """
    for child in token.children:
        label = get_label(child)
        if child.i < token.i and label != "ccomp":
            continue
        if label in ("xcomp", "ccomp") or (label == "acl" and child.dep_ != "acl:relcl"):
            yield from (item for item in expand(child) if item.dep_ in ("conj", child.dep_))
        elif label == "advcl" and child.tag_ in ("VBG", "VB") and _opens_complement(child):
            yield from expand(child)


def _opens_complement(verb: Token) -> bool:
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "case")}
    return bool(marks & {"to", "of", "for", "from", "on", "against", "in"})


def index_phrases(noun: Token) -> dict[str, list[Token]]:
    """The nouns that depend on a noun, with those coordinated, by their preposition."""
    found: dict[str, list[Token]] = {}
    for child in noun.children:
        if get_label(child) not in ("obl", "nmod", "obj") or child.dep_ == "nmod:poss":
            continue
        cases = get_cases(child)
        if cases and (len(cases) == 1 or cases[-1] != "of"):
            found.setdefault(cases[-1], []).extend(expand(resolve_relative(child)))
    return found


def find_clause_tokens(predicate: Token) -> Iterator[Token]:
    """The tokens below a predicate that belong to its own clause, in no fixed order.

    On whose word it is said ("according to aides of Mali's leader") is left out.
    """
    stack = list(predicate.children)
    while stack:
        token = stack.pop(0)
        if get_label(token) in _CLAUSES or (token.dep_ == "conj" and is_verb(token)):
            continue
        if any(case.lower_ == "according" for case in find_children(token, "case")):
            continue
        yield token
        stack += token.children


def get_clause_head(token: Token) -> Token:
    """The predicate of the clause in which a noun stands."""
    current = token
    for _ in range(12):
        if is_verb(current) or current.head == current:
            return current
        if current != token and get_label(current) in _CLAUSES:
            return current
        current = current.head
    return current
