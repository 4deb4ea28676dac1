"""What the sentence says of the thing counted: killed, wounded, arrested, displaced, missing.

Neighbours are asked before the tree, since "12 dead" and "wounded 30" are what parsers get wrong.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.figures.classes import CountClass, get_forms, load_class_tables
from dragoman.syntax import find_children, get_label

_NOUNS = frozenset({"NOUN", "PROPN"})
_PARTITIVE = frozenset({"including", "among", "of", "with"})


def get_state(root: Token, before: int, after: int, noun: Token | None) -> CountClass | None:
    """What verb or adjective says of the thing counted: deaths, injured, detained ... or None.

    Args:
        root: Head of the number's tokens.
        before: Index of the number's first token.
        after: Index of the first token after the number.
        noun: The noun that is counted, or None where it is only understood.
    """
    anchor = noun if noun is not None else root
    own = _get_participle(anchor) or (_get_following(anchor.doc, max(after, anchor.i + 1)))
    if own is not None:
        return own
    preceding = _get_preceding(root.doc, before)
    if preceding is not None:
        return preceding
    found = _get_governing(anchor)
    return found or (_get_toll(root.doc, before) if noun is None else None)


def _name(known: CountClass, token: Token) -> CountClass:
    """The class with the word that the article itself uses."""
    return replace(known, label=str(token.lower_))


def _get_toll(doc: Doc, before: int) -> CountClass | None:
    """By the subject: "the death toll rose to 45"."""
    sentence = doc[before].sent
    for token in reversed(doc[sentence.start : before]):
        if token.text in ",;:":
            return None
        if token.lemma_.lower() == "toll":
            return load_class_tables().nouns["toll"]
    return None


def _get_participle(anchor: Token) -> CountClass | None:
    """By what hangs on the noun: "12 people killed in", "12 wounded soldiers"."""
    tables = load_class_tables()
    for child in anchor.children:
        if get_label(child) in ("acl", "amod") and child.dep_ != "acl:relcl":
            for form in get_forms(child):
                if child.tag_ == "VBG":
                    continue
                if form in tables.adjectives:
                    return _name(tables.adjectives[form], child)
                if form in tables.objects and get_label(child) == "acl":
                    return _name(tables.objects[form], child)
    return None


def _get_following(doc: Doc, index: int) -> CountClass | None:
    """By what follows: "12 were killed", "12 dead", "people have been reported missing"."""
    tables = load_class_tables()
    passive = False
    for token in doc[index : index + 6]:
        lower = token.lower_
        if token.is_space:
            continue
        if lower in tables.adjectives or token.tag_ == "VBN" or passive or lower.endswith("ed"):
            for form in get_forms(token):
                if form in tables.adjectives:
                    return _name(tables.adjectives[form], token)
                if form in tables.objects and (passive or token.tag_ == "VBN"):
                    return _name(tables.objects[form], token)
        for form in get_forms(token):
            if form in tables.subjects and token.pos_ in ("VERB", ""):
                return _name(tables.subjects[form], token)
        passive = (
            passive or token.lemma_.lower() == "be" or lower in ("were", "was", "been", "are", "is")
        )
        if lower not in tables.auxiliaries and token.pos_ not in ("AUX", "ADV"):
            return None
    return None


def _get_preceding(doc: Doc, before: int) -> CountClass | None:
    """By what stands before: "killed 12", "wounding at least 30"."""
    tables = load_class_tables()
    for index in range(before - 1, max(-1, before - 8), -1):
        token = doc[index]
        if token.is_sent_end is True and token.i != before - 1 and token.text in ".!?":
            return None
        for form in get_forms(token):
            if form in tables.objects and token.tag_ != "VBN" and token.pos_ in ("VERB", ""):
                return tables.objects[form]
            if form in tables.adjectives and index and doc[index - 1].pos_ == "VERB":
                return _name(tables.adjectives[form], token)
        if token.pos_ in _NOUNS or token.is_punct or token.pos_ == "VERB":
            return None
    return None


def _get_verb_forms(verb: Token) -> tuple[str, ...]:
    """A verb alone and with its particle ("gun down", "shoot dead")."""
    lemma = verb.lemma_.lower()
    with_particle = (
        f"{lemma} {child.lower_}"
        for child in find_children(verb, "compound:prt", "advmod", "xcomp")
        if child.i > verb.i or child.dep_ == "compound:prt"
    )
    return (*with_particle, *get_forms(verb))


def _get_governing(anchor: Token) -> CountClass | None:
    """The class that the verb above gives to its object or subject, over coordination."""
    tables = load_class_tables()
    current = anchor
    for _ in range(4):
        label, head = get_label(current), current.head
        if head.i == current.i:
            return None
        forms = _get_verb_forms(head)
        if label in ("obj", "iobj") or current.dep_ == "nsubj:pass":
            known = next((tables.objects[form] for form in forms if form in tables.objects), None)
            return _name(known, head) if known and current.dep_ == "nsubj:pass" else known
        if current.dep_ == "nsubj":
            found = next((tables.subjects[form] for form in forms if form in tables.subjects), None)
            return found or next(
                (tables.adjectives[f] for f in forms if f in tables.adjectives), None
            )
        if label == "nmod":
            cases = [case.lower_ for case in find_children(current, "case")]
            if cases[:1] == ["of"]:
                found = next((tables.nouns[f] for f in forms if f in _EVENT_NOUNS), None)
                if found is not None:
                    return found
            if not cases or cases[0] not in _PARTITIVE:
                return None
        elif label not in ("conj", "appos", "nummod", "compound", "acl", "xcomp"):
            return None
        current = head
    return None


_EVENT_NOUNS = frozenset(
    {"death", "killing", "murder", "arrest", "detention", "injury", "deaths", "killings"}
)
