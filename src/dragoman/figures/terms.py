"""Whether a noun is an agreement here, and how it stands: by verb, setting and modality."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import get_args

from spacy.tokens import Doc, Token

from dragoman.errors import ReferenceDataError
from dragoman.figures.tables import read_data, read_rows
from dragoman.records import AgreementStatus
from dragoman.syntax import find_children, get_label, get_preposition

_STATUSES: dict[str, AgreementStatus] = {name: name for name in get_args(AgreementStatus)}
_ABOVE: tuple[tuple[str, AgreementStatus, bool], ...] = (
    ("talks", "under negotiation", False),
    ("signing", "signed", True),
    ("ending", "ended", False),
    ("suspending", "suspended", False),
    ("keeping", "in force", False),
)

_DESCRIBED: tuple[tuple[str, AgreementStatus], ...] = (
    ("pending", "under negotiation"),
    ("lapsed", "ended"),
    ("frozen", "suspended"),
)
_INDEFINITE = frozenset({"a", "an", "any"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementNoun:
    """A noun for an agreement.

    Args:
        strong: Whether it is one by itself; else only with a verb that signs or breaks it.
        family: Which later words ("the deal") may take it up again.
    """

    strong: bool
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementVerb:
    """What a verb says of an agreement.

    Args:
        status: How the agreement stands.
        binding: Whether the other side of the verb is a party.
    """

    status: AgreementStatus
    binding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTables:
    """The words of agreements.

    Args:
        nouns: By lemma.
        objects: Verbs by lemma (with particle) whose object is the agreement.
        subjects: Verbs whose subject is the agreement.
        settings: Lists of words around it, by the name of the list.
    """

    nouns: MappingProxyType[str, AgreementNoun]
    objects: MappingProxyType[str, AgreementVerb]
    subjects: MappingProxyType[str, AgreementVerb]
    settings: MappingProxyType[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an agreement stands in one sentence.

    Args:
        status: ``signed``, ``in force``, ...
        verb: The verb or noun that says so, or None where the setting does.
        binding: Whether the subject or agent of ``verb`` is a party.
        stated: Whether a word says so, rather than a default.
    """

    status: AgreementStatus
    verb: Token | None
    binding: bool
    stated: bool


@functools.cache
def load_term_tables() -> TermTables:
    """The tables of agreements.

    Raises:
        ReferenceDataError: A data file is damaged.
    """
    verbs = list(read_rows("agreement_verbs.tsv", ("lemma", "role", "status", "party")))
    unknown = {row[2] for row in verbs} - set(_STATUSES)
    if unknown:
        raise ReferenceDataError(f"agreement_verbs.tsv: unknown status {', '.join(unknown)}.")

    def pick(role: str) -> MappingProxyType[str, AgreementVerb]:
        return MappingProxyType(
            {
                lemma: AgreementVerb(status=_STATUSES[status], binding=party == "yes")
                for lemma, its, status, party in verbs
                if its == role
            }
        )

    return TermTables(
        nouns=MappingProxyType(
            {
                noun: AgreementNoun(strong=strength == "strong", family=family)
                for noun, strength, family in read_rows(
                    "agreement_nouns.tsv", ("noun", "strength", "family")
                )
            }
        ),
        objects=pick("object"),
        subjects=pick("subject"),
        settings=MappingProxyType(
            {
                name: frozenset(words)
                for name, words in tomllib.loads(read_data("agreement_settings.toml")).items()
            }
        ),
    )


def find_agreement_nouns(doc: Doc) -> Iterator[tuple[Token, AgreementNoun]]:
    """The nouns of a document that may name an agreement, in order.

    Args:
        doc: The parsed article.
    """
    nouns = load_term_tables().nouns
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        known = nouns.get(token.lemma_.lower()) or nouns.get(token.lower_)
        if known is None or get_label(token) == "compound" or _is_idiom(token):
            continue
        yield token, known


def _is_idiom(noun: Token) -> bool:
    """Whether it is part of a phrase: "a great deal of", "in agreement"."""
    words = {child.lower_ for child in noun.children}
    if noun.lemma_.lower() == "deal" and words & {"great", "good", "big"}:
        return True
    return (
        noun.lemma_.lower() in ("agreement", "order")
        and get_preposition(noun) == "in"
        and "det" not in {get_label(child) for child in noun.children}
    )


def get_standing(noun: Token, known: AgreementNoun) -> Standing | None:
    """How an agreement stands here; None where the sentence says that there is none.

    Args:
        noun: The noun that names it.
        known: What the tables hold on that noun.
    """
    top = _get_top(noun)
    if any(child.lower_ in load_term_tables().settings["negative"] for child in noun.children):
        return None
    standing = _get_from_verb(top) or _get_from_noun(top) or _get_from_participle(noun)
    standing = standing or _get_weighed(noun, top)
    if standing is None:
        if not known.strong:
            return None
        return Standing(status=_guess_status(noun, top), verb=None, binding=False, stated=False)
    if standing.verb is not None and standing.verb.pos_ in ("VERB", "AUX"):
        return _weigh(standing, standing.verb)
    return standing


def _guess_status(noun: Token, top: Token) -> AgreementStatus:
    """How an agreement stands of which no verb tells: by adjective, talks or being weighed."""
    settings = load_term_tables().settings
    described = {child.lower_ for child in find_children(noun, "amod", "compound")}
    for name, status in _DESCRIBED:
        if described & settings[name]:
            return status
    hoped = any(a.lemma_.lower() in settings["talks"] for a in top.ancestors)
    return "under negotiation" if hoped else "in force"


def _get_weighed(noun: Token, top: Token) -> Standing | None:
    """By somebody's view of it: who resists "a pact" speaks of one that is not concluded."""
    indefinite = any(child.lower_ in _INDEFINITE for child in find_children(noun, "det"))
    weighed = top.head.lemma_.lower() in load_term_tables().settings["weighing"]
    if not (indefinite and weighed and get_label(top) == "obj"):
        return None
    return Standing(status="under negotiation", verb=top.head, binding=True, stated=True)


def _get_top(noun: Token) -> Token:
    """The noun above "a number of documents", "including a memorandum", coordination."""
    current = noun
    for _ in range(4):
        head, label = current.head, get_label(current)
        above = head.pos_ in ("NOUN", "PROPN") and head.i != current.i
        listed = get_preposition(current) in ("including", "such as") and label in ("nmod", "obl")
        tables = load_term_tables()
        counted = head.lemma_.lower() in tables.settings["collective"]
        counted = counted or (
            head.lemma_.lower() in tables.nouns and get_preposition(current) == "on"
        )
        if (above and (label in ("conj", "appos") or listed or (label == "nmod" and counted))) or (
            label == "nmod" and listed
        ):
            current = head
        else:
            break
    return current


def _get_from_verb(top: Token) -> Standing | None:
    tables = load_term_tables()
    verb = top.head
    if verb.i == top.i:
        return None
    label = get_label(top)
    lemma = verb.lemma_.lower()
    particles = [c.lower_ for c in find_children(verb, "compound:prt", "advmod")]
    preposition = get_preposition(top)
    names = [f"{lemma} {p}" for p in (*particles, preposition) if p] + [lemma]
    if label == "obj" or top.dep_ == "nsubj:pass":
        known = next((tables.objects[name] for name in names if name in tables.objects), None)
        return _stand(known, verb)
    if label == "obl" and preposition in ("including", "such as"):
        return _stand(tables.objects.get(lemma), verb)
    if label == "obl" and preposition:
        names = [f"{lemma} {preposition}", *(f"{lemma} {p}" for p in particles)]
        known = next((tables.objects[name] for name in names if name in tables.objects), None)
        return _stand(known, verb)
    if label == "nsubj":
        if lemma == "come" or lemma == "enter" or lemma == "take":
            fits = any(c.lemma_.lower() in ("force", "effect") for c in verb.children)
            return _stand(tables.subjects["enter"], verb) if fits else None
        return _stand(tables.subjects.get(lemma), verb)
    if label == "acl" or top.dep_ == "acl:relcl":
        return None
    return None


def _stand(known: AgreementVerb | None, verb: Token) -> Standing | None:
    if known is None:
        return None
    return Standing(status=known.status, verb=verb, binding=known.binding, stated=True)


def _get_from_noun(top: Token) -> Standing | None:
    """By what it hangs on: "negotiations on a pact", "the signing of a contract"."""
    head = top.head
    lemma = head.lemma_.lower()
    settings = load_term_tables().settings
    if get_label(top) == "nmod" and head.pos_ in ("NOUN", "PROPN"):
        for name, status, binding in _ABOVE:
            if lemma in settings[name]:
                return Standing(status=status, verb=head, binding=binding, stated=True)
    if get_preposition(top) in settings["under"]:
        return Standing(status="in force", verb=None, binding=False, stated=True)
    return None


def _get_from_participle(noun: Token) -> Standing | None:
    """By what hangs on it: "an agreement signed in May", "the deal that allowed exports"."""
    tables = load_term_tables()
    for child in noun.children:
        found: Standing | None = None
        if child.dep_ == "acl:relcl":
            relative = [
                c for c in find_children(child, "nsubj", "obj") if c.lower_ in ("that", "which")
            ]
            passive = any(c.dep_ in ("nsubj:pass", "obj") for c in relative)
            verbs = tables.objects if passive else tables.subjects
            found = _stand(verbs.get(child.lemma_.lower()), child) if relative else None
        elif get_label(child) == "acl" and child.tag_ != "VBG":
            found = _stand(tables.objects.get(child.lemma_.lower()), child)
        if found is not None:
            return found
    return None


def _weigh(standing: Standing, verb: Token) -> Standing | None:
    """The standing under negation, modality and intention; None where it is denied."""
    settings = load_term_tables().settings
    words = {c.lower_ for c in verb.children if get_label(c) in ("aux", "advmod", "mark", "det")}
    if words & settings["negative"]:
        return None
    if standing.status == "in force" and words & settings["will"]:
        return replace(standing, status="announced")
    if standing.status in ("under negotiation", "in force"):
        return standing
    broken = standing.status in ("ended", "suspended")
    governor = verb.head
    infinitive = any(c.lower_ == "to" and get_label(c) == "mark" for c in verb.children)
    status = standing.status
    if infinitive and governor.i != verb.i:
        lemma = governor.lemma_.lower()
        negated = {c.lower_ for c in governor.children} & settings["negative"]
        if negated or lemma in settings["failed"]:
            return None
        if lemma not in settings["managed"]:
            status = "announced" if lemma in settings["promised"] else "under negotiation"
            status = "in force" if broken else status
    elif words & settings["will"]:
        status = "in force" if broken else "announced"
    elif words & settings["open"]:
        status = "in force" if broken else "under negotiation"
    return replace(standing, status=status)
