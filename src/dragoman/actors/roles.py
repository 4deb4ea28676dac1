"""Phrases that name nobody but say a role: "the ministry", "Turkish police", "gunmen"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors.mentions import Mention
from dragoman.actors.phrases import PhraseReading, read_phrase
from dragoman.actors.scene import Scene
from dragoman.actors.sites import is_struck, is_undergoing
from dragoman.actors.tokens import (
    POSSESSORS,
    get_case,
    get_possessor,
    get_quantity,
    is_argument,
    is_hyphen,
    is_plural,
    is_subject,
)
from dragoman.actors.tree import Node
from dragoman.actors.words import load_words
from dragoman.reference import NameMatch, RoleMatch, fold

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both"])
_COMPARING = frozenset(["least", "most", "than"])
_ARMED = frozenset(["MIL", "COP"])
_INSTITUTIONS = frozenset(["EDU", "JRN", "MED"])
_DEALING = frozenset(["against", "by", "from", "on", "to", "with"])
_SIMILES = frozenset(["as", "like", "than", "unlike"])


def find_roles(scene: Scene) -> Iterator[Mention]:
    """Every phrase whose head noun is a role and that stands where actors stand."""
    ends = {last: match for match, _, last in scene.names}
    for token in scene.tree:
        if token.i in scene.taken or not _is_nominal(scene, token):
            continue
        match = ends.get(token.i)
        if match is None and token.i in scene.by_token:
            continue
        if match is not None and not _is_owned(scene, match, token):
            continue
        if not _is_role_noun(scene, token) or _is_modifier(scene, token):
            continue
        if _is_counting(scene, token):
            continue
        mention = _read_role(scene, token)
        if mention is not None:
            yield mention
            yield from _find_sharing(scene, mention, token)


def _is_owned(scene: Scene, match: NameMatch, token: Node) -> bool:
    """Whether an organisation's name belongs to whoever stands before it ("the Malian Red Cross").

    What only adjectives stand before is the organisation itself.
    """
    if match.known.kind != "organisation":
        return False
    first = token.i
    while scene.by_token.get(first - 1) is match:
        first -= 1
    start = _get_start(scene, token)
    return (
        any(
            index in scene.by_token or scene.tree[index].tag == "POS"
            for index in range(start, first)
        )
        or scene.tree[start].lower in POSSESSORS
    )


def _is_nominal(scene: Scene, token: Node) -> bool:
    """Whether a token may be a head noun ("general" of "attorney general" is an adjective).

    So may an adjective or participle with "the" ("the displaced"), and a role after "the" that
    the tagger takes for an adjective though it stands where nouns stand ("the military said").
    """
    if token.pos in ("NOUN", "PROPN"):
        return True
    if token.pos not in ("ADJ", "VERB") or not token.i:
        return False
    previous = scene.tree[token.i - 1]
    if token.pos == "VERB":
        return token.tag == "VBN" and previous.lower == "the" and _are_role(scene, previous, token)
    return _are_role(scene, previous, token) or (previous.lower == "the" and is_subject(token))


def _is_role_noun(scene: Scene, token: Node) -> bool:
    if scene.reference.roles.get((fold(token.text),)) is not None:
        return True
    previous = _get_previous(scene, token)
    return previous is not None and _are_role(scene, previous, token)


def _get_previous(scene: Scene, token: Node) -> Node | None:
    """The word before, over a hyphen ("asylum-seekers"), or None."""
    index = token.i - 1
    if index > 0 and is_hyphen(scene.tree[index]) and not scene.tree[index].has_space:
        index -= 1
    return scene.tree[index] if index >= 0 else None


def _are_role(scene: Scene, previous: Node, token: Node) -> bool:
    """Whether two words together are a role ("armed men"), however they are tagged."""
    return scene.reference.roles.get((fold(previous.text), fold(token.text))) is not None


def _is_modifier(scene: Scene, token: Node) -> bool:
    """Whether the noun only modifies the next one ("police station")."""
    tree = token.tree
    following = tree.get_next(token.i)
    if following is None:
        return False
    if is_hyphen(following) and not token.has_space:
        return True
    if _are_role(scene, token, following):
        return True
    if following.tag == "POS" and token.i + 2 < len(tree):
        keys = (fold(token.text), "s", fold(tree[token.i + 2].text))
        return scene.reference.roles.get(keys) is not None
    return (
        following.pos in ("NOUN", "PROPN", "ADJ")
        and token.dep in ("compound", "amod", "nmod:desc")
        and token.head.i > token.i
    )


def _is_counting(scene: Scene, token: Node) -> bool:
    """Whether a noun only counts those who follow ("a group of activists")."""
    if token.lemma not in load_words().quantities:
        return False
    return any(
        child.dep == "nmod" and get_case(child) == "of" and _is_role_noun(scene, child)
        for child in token.rights
    )


def _read_role(scene: Scene, token: Node) -> Mention | None:
    tree, reference = scene.tree, scene.reference
    start = _get_start(scene, token)
    reading = _read_words(scene, start, token)
    if reading is None or reading.role is None:
        return None
    first, head = tree[start], token
    quantity = get_quantity(token)
    if (
        quantity is not None
        and quantity[1].i < start
        and not scene.taken & set(range(quantity[0], start))
    ):
        start, head = quantity
    owned = any(tree[index].tag == "POS" for index in range(start, token.i))
    definite = first.lower in _DEFINITE or first.lower in POSSESSORS or owned
    if not _is_worth(scene, token, head, reading, definite=definite):
        return None
    for index in range(start, token.i + 1):
        match = scene.by_token.get(index)
        if match is None or match.known.kind == "organisation":
            scene.taken.add(index)
        scene.titled.add(index)
    offices: tuple[str, ...] = ()
    if reading.role.role.kind == "person" and (reading.country is None or reading.is_of_state):
        offices = reference.get_offices(reading.title)
    return Mention(
        span=tree.join_span(start, token.i),
        head=head.i,
        sentence=scene.tree[token.i].sentence,
        form="role",
        country=reading.country,
        known=reading.organisation,
        role=reading.role,
        title=reading.title,
        offices=offices,
        is_definite=definite,
        is_plural=is_plural(token) or head is not token,
        is_subject=is_subject(head),
        is_extended=_get_of_end(scene, token) > token.i,
        possessor=get_possessor(tree, start, token.i),
        is_others=_is_expelled(token),
        points_back=reading.country is None and _is_in_the_country(token),
        is_regional=reading.is_regional or _is_of_unknown_place(scene, token),
    )


def _find_sharing(scene: Scene, mention: Mention, noun: Node) -> Iterator[Mention]:
    """Those whose nationality stands before that of a role, and shares its noun.

    "Kenyan, Ugandan and Rwandan troops" are three; "Ethiopia and Tigray rebels" may be two.
    """
    tree = scene.tree
    if mention.country is None and mention.known is None:
        return
    start = tree.get_range(mention.span.start, mention.span.end)[0]
    while start >= 2:
        between = start - 1
        if tree[between].text not in (",", "and", "or", "&"):
            return
        while tree[between - 1].text == ",":
            between -= 1
        match = scene.by_token.get(between - 1)
        if match is None or between - 1 in scene.taken or match.known.country is None:
            return
        if match.known.kind != "adjective" and not match.known.text.isupper():
            return
        first, last = tree.get_range(match.start, match.end)
        root = tree.get_root(first, last)
        joined = any(
            node.dep == "conj" and node.head is root for node in tree.nodes[start : noun.i]
        )
        if not joined and root.dep != "conj" and root.head is not noun:
            return
        scene.taken.update(range(first, last + 1))
        yield replace(
            mention,
            span=tree.join_span(first, last),
            head=root.i,
            name=f"{tree.join_words(first, last)} {mention.title}",
            country=match.known.country,
            known=match.known if match.known.kind == "organisation" else None,
            is_definite=False,
            possessor=None,
        )
        start = first


def _read_words(scene: Scene, start: int, token: Node) -> PhraseReading | None:
    """What a noun phrase says with "of ..." after it; None where it is a name."""
    tree, end = scene.tree, _get_of_end(scene, token)
    reading = read_phrase(tree.join_words(start, end), scene.reference, scene.strangers)
    if reading.known is None and reading.role is not None:
        return reading
    own = read_phrase(tree.join_words(start, token.i), scene.reference, scene.strangers)
    if own.known is not None or own.role is None or end == token.i:
        return None
    # "members of Hamas": of Hamas they are, and members.
    owner = reading.known if reading.known and reading.known.kind == "organisation" else None
    sector = reading.known.sector if reading.known else None
    role = own.role
    if role.role.strength == "inherited" and sector is not None:
        role = replace(role, sector=sector)
    return replace(own, role=role, country=reading.country, organisation=owner)


def _is_expelled(token: Node) -> bool:
    """Whether a diplomat is sent away or called in by those to whom he was sent."""
    words = load_words()
    sent = token.lemma in words.diplomats
    return sent and token.label == "obj" and token.head.lemma in words.expelling


def _is_of_unknown_place(scene: Scene, token: Node) -> bool:
    """Whether "of" names a place that is no state ("the government of Aragon")."""
    return any(
        child.dep == "nmod"
        and child.ent_type == "LOC"
        and child.i not in scene.by_token
        and get_case(child) == "of"
        for child in token.rights
    )


def _is_in_the_country(token: Node) -> bool:
    """Whether "in the country" or "in the country's east" follows a role."""
    tree, index = token.tree, token.i + 1
    if index >= len(tree) or tree[index].lower != "in":
        return False
    return any(word.lemma in load_words().states for word in tree.nodes[index + 1 : index + 4])


def _is_worth(
    scene: Scene, token: Node, head: Node, reading: PhraseReading, *, definite: bool
) -> bool:
    """Whether a role noun is somebody who acts, and not a thing, a place or a predicate.

    Args:
        scene: The article.
        token: The role noun.
        head: The same, or the quantity before it ("dozens of protesters").
        reading: What the phrase says.
        definite: Whether it has a definite determiner or an owner.
    """
    assert reading.role is not None
    role, lemma, words = reading.role.role, token.lemma, load_words()
    subject = is_subject(head)
    if not subject and not is_argument(head) and head.dep != "nmod:poss":
        return False
    if _is_predicate(head) or (not subject and any(c.lower == "no" for c in head.lefts)):
        return False
    plural = is_plural(token)
    if lemma in words.states and _is_condition(token):
        return False
    if lemma in words.states and reading.role.n_words == 1 and not reading.is_of_state:
        return definite or plural
    if lemma in words.place_roles:
        return False
    alone = reading.role.n_words == 1
    if lemma in words.objects and (role.kind == "organisation" or alone):
        return False
    if _is_site(token, reading.role):
        return _is_worth_site(scene, token, head, reading)
    if reading.country is not None or reading.organisation is not None or reading.is_driven:
        return True
    if lemma in words.people_when_plural and alone:
        return plural or (definite and lemma not in words.things)
    if lemma in words.things and alone:
        owner = token.i >= 2 and scene.tree[token.i - 1].tag == "POS"
        return lemma == "office" and owner and scene.tree[token.i - 2].i in scene.taken
    if alone and plural and lemma in words.plural_things:
        return False
    if alone and not plural and not definite and lemma in words.masses:
        return subject or any(child.lower in ("a", "an") for child in token.lefts)
    if definite or plural or subject or role.kind != "organisation":
        return True
    if reading.title.lower() in words.organs | words.bare_bodies:
        return True
    return is_undergoing(head) or _is_possessing(scene, head)


def _is_site(token: Node, match: RoleMatch) -> bool:
    """Whether a role noun is one for a site or a vehicle rather than a body."""
    words = load_words()
    if match.sector in _INSTITUTIONS or (match.role.kind != "organisation" and match.n_words > 1):
        return False
    return token.lemma in words.sites or (match.sector in _ARMED and token.lemma in words.engines)


def _is_worth_site(scene: Scene, token: Node, head: Node, reading: PhraseReading) -> bool:
    """Whether a site is struck, arms act, or the works of a state are dealt with like a firm."""
    assert reading.role is not None
    if _has_owner(scene, token):
        return False
    if is_struck(head):
        return True
    if reading.role.sector in _ARMED:
        return is_subject(head) and head.head.lemma not in load_words().mishaps
    firm = reading.role.sector == "BUS" and reading.is_of_state
    return firm and (_is_possessing(scene, head) or get_case(head) in _DEALING)


def _is_possessing(scene: Scene, token: Node) -> bool:
    """Whether what is somebody's is acted upon ("raided the offices of a newspaper")."""
    thing = token.head
    if token.dep != "nmod" or get_case(token) != "of" or thing.lemma in load_words().quantities:
        return False
    role = scene.reference.roles.get((fold(thing.text),))
    is_thing = role is None or role.kind == "organisation"
    return is_thing and thing.label in ("obj", "nsubj", "obl")


def _has_owner(scene: Scene, site: Node) -> bool:
    """Whether "of" tells whose a site is ("a depot of the militia")."""
    return any(
        child.dep == "nmod" and get_case(child) == "of" and _is_somebody(scene, child)
        for child in site.rights
    )


def _is_somebody(scene: Scene, token: Node) -> bool:
    """Whether a noun may name an actor: a known name, a person, a role that is no site."""
    if token.i in scene.taken or token.i in scene.by_token:
        return True
    return _is_role_noun(scene, token) and token.lemma not in load_words().sites


def _is_condition(token: Node) -> bool:
    """Whether "state" is that of a measure or of things ("a state of emergency")."""
    return any(
        child.dep == "nmod"
        and (
            child.lemma in load_words().measures
            or (get_case(child) == "of" and child.pos == "NOUN" and token.tag == "NN")
        )
        for child in token.rights
    )


def _is_predicate(token: Node) -> bool:
    """Whether a noun only says what somebody is ("is a teacher", "as a teacher")."""
    if get_case(token) in _SIMILES:
        return True
    return any(child.dep == "cop" for child in token.children)


def _get_start(scene: Scene, token: Node) -> int:
    """The leftmost token of the noun phrase that a head noun ends."""
    tree = scene.tree
    start = token.i
    while start > 0 and not tree[start].is_sent_start:
        previous = tree[start - 1]
        if previous.i in scene.taken:
            break
        if previous.pos == "DET" or previous.lower in POSSESSORS:
            return start - 1
        if previous.tag == "POS":
            if start >= 2 and tree[start - 2].i in scene.taken:
                return _get_owner_start(scene, start - 2)
            start -= 1
            continue
        if is_hyphen(previous) or previous.i in scene.by_token:
            start -= 1
            continue
        if start == token.i and _are_role(scene, previous, token):
            start -= 1
            if previous.pos == "DET":
                break
            continue
        inside = _hangs_in(previous, start, token.i)
        if previous.pos in ("ADJ", "NOUN", "PROPN", "NUM", "VERB") and (
            inside and (previous.pos != "VERB" or previous.dep in ("amod", "compound"))
        ):
            start -= 1
            continue
        if previous.pos in ("NOUN", "VERB", "ADV") and is_hyphen(tree[start]):
            start -= 1
            continue
        break
    while start < token.i and (
        tree[start].tag == "POS" or is_hyphen(tree[start]) or tree[start].lower in _COMPARING
    ):
        start += 1
    return start


def _hangs_in(token: Node, first: int, last: int) -> bool:
    """Whether the head of a token, or the head of its name, lies in a range."""
    head = token.head
    if token.dep == "flat" and head.i < token.i:
        head = head.head
    return first <= head.i <= last


def _get_owner_start(scene: Scene, index: int) -> int:
    """Where the name of a possessor begins ("Macron's office")."""
    while index > 0 and index - 1 in scene.taken and scene.tree[index - 1].pos == "PROPN":
        index -= 1
    return index


def _get_of_end(scene: Scene, token: Node) -> int:
    """The end of "of Turkey", "of the SDF", "in France" after a role, for reading only."""
    tree = scene.tree
    index = token.i + 1
    if index >= len(tree) or tree[index].lower not in ("of", "in", "for", "from"):
        return token.i
    end = token.i
    attached = tree[index].lower == "of" or token.lemma in load_words().sites
    for current in tree.nodes[index + 1 : index + 6]:
        if current.pos not in ("DET", "ADJ", "PROPN", "NOUN"):
            break
        attached = attached or (current.head.i == token.i and current.dep == "nmod")
        end = current.i
        if current.pos == "PROPN" and (
            end + 1 >= len(tree) or tree[end + 1].pos not in ("PROPN", "NOUN")
        ):
            break
    return end if attached else token.i
