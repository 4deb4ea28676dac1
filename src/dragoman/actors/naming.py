"""Persons named in the text: where the name stands, and the title before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.actors.mentions import Mention
from dragoman.actors.phrases import PhraseReading, read_phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import (
    POSSESSORS,
    get_case,
    get_possessor,
    is_hyphen,
    is_name_part,
    is_possessive,
    is_subject,
)
from dragoman.actors.tree import Node, Tree
from dragoman.actors.words import load_words
from dragoman.reference import fold, get_name_words

_MAX_TITLE = 12
_TOWARDS = frozenset(
    ["in", "at", "near", "from", "to", "after", "around", "outside", "inside", "into", "across"]
)
_NAME_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X", "DET", "ADP", "VERB", "PART"})


def find_persons(scene: Scene) -> Iterator[Mention]:
    """Every mention of a person by name, with the title before it."""
    for first, last in _find_runs(scene):
        if any(index in scene.taken for index in range(first, last + 1)):
            continue
        start, reading = _read_title(scene, first, last)
        tree = scene.tree
        head = scene.tree.get_root(first, last)
        scene.taken.update(range(start, last + 1))
        for index in range(start, first):
            match = scene.by_token.get(index)
            if match is None or not is_possessive(tree, _get_last(scene, index)):
                scene.titled.add(index)
        yield Mention(
            span=tree.join_span(start, last),
            head=head.i,
            sentence=scene.tree[first].sentence,
            form="unknown-organisation" if _is_of_body(reading) else "person",
            name=tree.join_words(first, last),
            country=reading.country,
            role=reading.role,
            title=reading.title,
            offices=_get_offices(scene, reading),
            is_definite=True,
            is_subject=is_subject(head),
            possessor=get_possessor(tree, start, first),
        )


def _is_of_body(reading: PhraseReading) -> bool:
    """Whether what stands before a name is a noun for a body ("the company Quaxley")."""
    return reading.role is not None and reading.role.role.kind == "organisation"


def _get_offices(scene: Scene, reading: PhraseReading) -> tuple[str, ...]:
    if not reading.title or (reading.country is not None and not reading.is_of_state):
        return ()
    return scene.reference.get_offices(reading.title)


def _get_last(scene: Scene, index: int) -> int:
    match = scene.by_token.get(index)
    while match is not None and scene.by_token.get(index + 1) is match:
        index += 1
    return index


# --- the name -------------------------------------------------------------------------


def _find_runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """First and last token of every person's name."""
    tree = scene.tree
    index = 0
    while index < len(tree):
        if index in scene.by_token or not _starts_name(scene, tree[index]):
            index += 1
            continue
        last = index
        while (
            last + 1 < len(tree)
            and last + 1 not in scene.by_token
            and not tree[last + 1].is_sent_start
            and _continues_name(scene, last + 1)
        ):
            last += 1
        while last > index and not (tree[last].text[:1].isupper() or _is_tail(tree, last)):
            last -= 1
        run = _cut_run(scene, index, last)
        if run is not None:
            yield run
        index = last + 1


def _starts_name(scene: Scene, token: Node) -> bool:
    if not token.text[:1].isupper() or token.text in scene.abbreviations:
        return False
    return token.pos == "PROPN" or token.ent_type == "PER"


def _continues_name(scene: Scene, index: int) -> bool:
    tree = scene.tree
    token, previous = tree[index], tree[index - 1]
    if is_hyphen(token):
        return (
            not token.has_space
            and not previous.has_space
            and index + 1 < len(tree)
            and (is_name_part(tree[index + 1]) or _is_tail(tree, index + 1))
        )
    if token.text == "." and not previous.has_space and len(previous.text) == 1:
        return True
    return (is_name_part(token) or _is_tail(tree, index)) and token.pos in _NAME_TAGS


def _is_tail(tree: Tree, index: int) -> bool:
    """Whether a small word is tied to the name before it by a hyphen ("Han Mi-sook")."""
    token = tree[index]
    return (
        index > 1
        and is_hyphen(tree[index - 1])
        and tree[index - 2].text[:1].isupper()
        and not (tree[index - 2].has_space or tree[index - 1].has_space)
        and token.text.isalpha()
        and token.text.islower()
        and (token.pos == "PROPN" or token.ent_type == "PER")
    )


def _cut_run(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The part of a run of capitalised words that is a person's name, or None."""
    tree, reference = scene.tree, scene.reference
    start = _skip_title(scene, first, last)
    if start > last:
        return None
    if first == last and _is_town(scene, tree[first]):
        return None
    inside = [token.i for token in tree.nodes[start : last + 1] if token.ent_type == "PER"]
    matches = reference.get_person(tree.join_words(start, last))
    if inside and not (matches and matches[0].strength == "full"):
        start, end = (start if start > first else min(inside)), max(inside)
        while end < last and tree[end + 1].ent_type == "" and tree[end + 1].pos == "PROPN":
            end += 1
        return _shorten(scene, start, end)
    if matches and (matches[0].strength == "full" or start == last):
        if matches[0].strength == "surname" and not _is_likely_surname(scene, tree[start]):
            return None
        return start, last
    if start > first and last - start < 4 and not _is_body(scene, start, last):
        return start, last
    if scene.is_headline(tree[start]):
        return _shorten(scene, start, last, only_known=True)
    return None


def _is_town(scene: Scene, token: Node) -> bool:
    """Whether a lone word is a town of the gazetteer.

    That is so after a preposition of place; and, where the article names the town's state, of
    what is nobody's known name and no subject ("shelled Tskhinvali").
    """
    place = scene.reference.get_place(token.text, scene.states)
    if place is None or get_name_words(token.text) in scene.surnames:
        return False
    if get_case(token) in _TOWARDS:
        return True
    is_known = bool(scene.reference.get_person(token.text))
    return place.country in scene.states and not is_known and not is_subject(token)


def _is_body(scene: Scene, start: int, last: int) -> bool:
    """Whether a run of capitalised words is an organisation ("Anti-Cybercrime Group")."""
    tree = scene.tree
    if tree[start].ent_type == "ORG":
        return True
    role = scene.reference.roles.get((fold(tree[last].text),))
    return role is not None and role.kind != "person"


def _skip_title(scene: Scene, first: int, last: int) -> int:
    """The first token after the title words at the start of a run."""
    tree, roles = scene.tree, scene.reference.roles
    start = first
    while start <= last:
        if is_hyphen(tree[start]) or tree[start].text == ".":
            start += 1
            continue
        keys = [fold(node.text) for node in tree.nodes[start : min(start + 3, last + 1)]]
        length = next((n for n in (3, 2, 1) if n <= len(keys) and roles.get(keys[:n])), 0)
        if length == 1 and (_is_surname(scene, start, first) or _is_full(scene, start, last)):
            break
        if length and keys[length - 1] in load_words().sites:
            break  # "Camp Lejeune", "Port Said"
        if length:
            start += length
        elif start < last and fold(tree[start].text) in load_words().title_words:
            start += 1
        else:
            break
    return start


def _is_full(scene: Scene, start: int, last: int) -> bool:
    """Whether a run is somebody's name in full, title and all ("Sheikh Hasina")."""
    matches = scene.reference.get_person(scene.tree.join_words(start, last))
    return bool(matches) and matches[0].strength == "full"


def _is_surname(scene: Scene, index: int, first: int) -> bool:
    """Whether a role noun in a run is a name ("Lawmaker Park Mi-sook"), by the entities."""
    token = scene.tree[index]
    if token.ent_type != "PER":
        return False
    role = scene.reference.roles.get((fold(token.text),))
    is_title = role is not None and role.kind == "person"
    return not is_title or (index > first and token.ent_iob == "B")


def _shorten(
    scene: Scene, start: int, end: int, *, only_known: bool = False
) -> tuple[int, int] | None:
    """In a headline, where verbs have capitals too, the longest known name at the start."""
    tree = scene.tree
    if not scene.is_headline(tree[start]):
        return None if only_known else (start, end)
    for last in range(end, start - 1, -1):
        name = tree.join_words(start, last)
        matches = scene.reference.get_person(name)
        if matches and (matches[0].strength == "full" or last == start):
            return start, last
    return None if only_known else (start, end)


def _is_likely_surname(scene: Scene, token: Node) -> bool:
    """Whether a single word is somebody's surname where it stands ("May 3" is not)."""
    if token.ent_type == "PER" or get_name_words(token.text) in scene.surnames:
        return True
    if len(token.text) < 3 or token.ent_type in ("ORG", "MISC") or token.pos != "PROPN":
        return False
    return (
        is_subject(token)
        or is_possessive(token.tree, token.i)
        or (token.ent_type == "" and token.label in ("obj", "iobj", "compound", "conj"))
    )


def trim_names(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """Names in headlines cut down to a name that the text itself gives in full.

    "Smith Warns" in a headline is "Smith" where the text has "Paul Smith".
    """
    full = {
        get_name_words(m.name or "")
        for m in mentions
        if m.form == "person" and not scene.is_headline(scene.tree[m.head])
    }
    ends = {words[-1] for words in full if words}
    trimmed = []
    for mention in mentions:
        words = get_name_words(mention.name or "")
        if (
            mention.form == "person"
            and len(words) > 1
            and words not in full
            and scene.is_headline(scene.tree[mention.head])
            and words[0] in ends
            and words[-1] not in ends
        ):
            first = (mention.name or "").split()[0]
            at = scene.tree.text.find(first, mention.span.start)
            span = type(mention.span)(mention.span.start, at + len(first))
            head = scene.tree.get_range(at, at + len(first))[0]
            mention = replace(mention, name=first, span=span, head=head)
        trimmed.append(mention)
    return trimmed


# --- the title ------------------------------------------------------------------------


def _read_title(scene: Scene, first: int, last: int) -> tuple[int, PhraseReading]:
    """Where the noun phrase of a name starts, and what stands before the name says."""
    tree = scene.tree
    lowest = _get_lowest(scene, first)
    keys: list[str] = []
    places: list[int] = []
    for index in range(lowest, first):
        if not is_hyphen(tree[index]) and tree[index].text != ".":
            keys.append(fold(tree[index].text))
            places.append(index)
    while keys and keys[-1] in load_words().honorifics:
        keys.pop()
        places.pop()
    found = scene.reference.roles.get_last(keys)
    if found is None:
        return _read_nationality(scene, first)
    title_end = places[-1] + 1
    begin = places[-found[1]]
    begin = _extend_left(scene, begin, lowest)
    reading = PhraseReading()
    if title_end == first:
        reading = read_phrase(tree.join_words(begin, last), scene.reference, scene.strangers)
    if reading.person_name != tree.join_words(first, last):
        reading = read_phrase(
            tree.join_words(begin, title_end - 1), scene.reference, scene.strangers
        )
    return begin, reading


def _get_lowest(scene: Scene, first: int) -> int:
    tree = scene.tree
    index = first
    while (
        index > 0
        and first - index < _MAX_TITLE
        and not tree[index].is_sent_start
        and index - 1 not in scene.taken
        and tree[index - 1].pos != "SPACE"
        and (tree[index - 1].pos not in ("PUNCT", "SYM") or is_hyphen(tree[index - 1]))
    ):
        index -= 1
    return index


def _extend_left(scene: Scene, begin: int, lowest: int) -> int:
    """Take in the modifiers before a title: nationality, possessor, adjectives, determiner."""
    tree = scene.tree
    while begin > lowest:
        token = tree[begin - 1]
        if token.pos == "DET" or token.lower in POSSESSORS:
            return begin - 1
        if begin - 1 in scene.by_token or token.tag == "POS" or is_hyphen(token):
            begin -= 1
            continue
        if token.pos == "ADJ" and token.tag not in ("CD",):
            begin -= 1
            continue
        key = fold(token.text)
        if token.pos in ("NOUN", "PROPN", "ADJ") and (
            key in load_words().title_words or scene.reference.roles.get((key,)) is not None
        ):
            begin -= 1
            continue
        if token.tag in ("VBN", "VBG") and begin - 2 >= lowest and is_hyphen(tree[begin - 2]):
            begin -= 1
            continue
        break
    while tree[begin].tag == "POS" or is_hyphen(tree[begin]):
        begin += 1
    return begin


def _read_nationality(scene: Scene, first: int) -> tuple[int, PhraseReading]:
    """The country alone before a name: "Turkey's Erdogan", "Russian Vladimir Putin"."""
    tree = scene.tree
    owner = first - 1
    if owner >= 0 and tree[owner].tag == "POS":
        owner -= 1
    match = scene.by_token.get(owner)
    if match is None or owner in scene.taken:
        return first, PhraseReading()
    wanted = ("name", "capital") if owner < first - 1 else ("adjective",)
    if match.known.kind not in wanted:
        return first, PhraseReading()
    start = scene.tree.get_range(match.start, match.end)[0]
    return start, PhraseReading(country=match.known.country, is_of_state=True)
