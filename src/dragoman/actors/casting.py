"""The actors of one article: the stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dragoman.actors.anaphora import find_bare_pairs, find_group_phrases, find_pronouns
from dragoman.actors.conflicts import settle_conflicts
from dragoman.actors.context import Context
from dragoman.actors.drafts import Draft, Drafts
from dragoman.actors.finding import find_mentions
from dragoman.actors.linking import Linker
from dragoman.actors.mentions import Mention
from dragoman.actors.persons import link_persons
from dragoman.actors.scene import Scene
from dragoman.actors.tokens import get_governed
from dragoman.actors.tree import Tree
from dragoman.records import Actor, Article, Issue, Span
from dragoman.reference import Reference

# What may stand between a role and the name beside it: "the head of the company, Ana Ruiz".
_COMPLEMENT = re.compile(r" (?:of|for|in) [^,;.()\n]{2,60}, ")


def find_actors(
    article: Article, doc: Doc, reference: Reference
) -> tuple[tuple[Actor, ...], tuple[Issue, ...]]:
    """Who is named in an article.

    Args:
        article: The article.
        doc: Its analysis, with ``doc.text == article.text``.
        reference: What is known of the world.

    Returns:
        The actors by first mention, with everything that names them; and what could not be
        squared with the reference.
    """
    if not len(doc):
        return (), ()
    on = article.published_on
    tree = Tree(doc)
    scene = Scene(article, tree, reference)
    mentions = _join_appositions(_join_names(find_mentions(scene), tree), tree)
    mentions = _join_bodies(mentions, tree)
    drafts = Drafts()
    linked = link_persons(mentions, drafts, reference, on, scene.countries)
    issues = tuple(settle_conflicts(drafts, reference, on, article.text))
    linker = Linker(
        Context(
            text=article.text, drafts=drafts, reference=reference, on=on, countries=scene.states
        )
    )
    found: dict[int, Draft] = dict(linked)
    for number, mention in enumerate(mentions):
        if number in found:
            continue
        draft = linker.link(mention)
        if draft is not None:
            draft.add(mention)
            linker.note_abbreviation(mention, draft)
    for place, members in list(find_group_phrases(tree, drafts, scene.groups)):
        for member in members:
            member.places.append(place)
    for group, place, couple in list(find_bare_pairs(tree, drafts)):
        group.places.remove(place)
        for member in couple:
            member.places.append(place)
    for place, draft in find_pronouns(tree, drafts):
        draft.places.append(place)
    return drafts.write_actors(), issues


def _join_names(mentions: Sequence[Mention], tree: Tree) -> list[Mention]:
    """Give a name the noun for a body right before it: "the German company Quaxley Systems"."""
    joined: list[Mention] = []
    for mention in mentions:
        body = joined[-1] if joined else None
        if (
            body is not None
            and body.form == "role"
            and body.role is not None
            and body.role.role.kind == "organisation"
            and not body.is_plural
            and mention.form in ("unknown-organisation", "person")
            and mention.role is None
            and tree.text[body.span.end : mention.span.start] == " "
            and tree[mention.head].text[:1].isupper()
        ):
            joined[-1] = replace(
                body,
                span=Span(body.span.start, mention.span.end),
                form="unknown-organisation",
                name=mention.name,
                is_subject=body.is_subject or mention.is_subject,
            )
        else:
            joined.append(mention)
    bodies = {m.name for m in joined if m.form == "unknown-organisation" and m.role is not None}
    return [
        replace(m, form="unknown-organisation")
        if m.form == "person" and m.role is None and m.name in bodies
        else m
        for m in joined
    ]


def _join_appositions(mentions: Sequence[Mention], tree: Tree) -> list[Mention]:
    """Give a name the role that stands beside it: "Lavrov, Russia's foreign minister, ..."."""
    joined = list(mentions)
    for number, mention in enumerate(mentions):
        if mention.form != "person":
            continue
        for other_number in (number - 1, number - 2, number + 1, number + 2):
            if not 0 <= other_number < len(mentions):
                continue
            other = mentions[other_number]
            if (
                other.form != "role"
                or other.role is None
                or other.role.role.kind != "person"
                or other.is_plural
                or not _is_apposed(tree, mention, other)
            ):
                continue
            if other.country is None and other.possessor == "its":
                other = replace(other, country=_get_its_country(mentions, other))
            current = joined[number]
            joined[number] = replace(
                current,
                country=current.country or other.country,
                role=current.role or other.role,
                title=current.title or other.title,
                offices=current.offices or other.offices,
            )
            joined[other_number] = replace(
                other, form="person", name=mention.name, country=joined[number].country
            )
    return joined


def _join_bodies(mentions: Sequence[Mention], tree: Tree) -> list[Mention]:
    """Give a noun for a body or a place the name beside it: "a rebel group, the Front of X"."""
    joined = list(mentions)
    for number, name in enumerate(mentions):
        if not number or not _is_named(name, tree):
            continue
        noun = mentions[number - 1]
        same = noun.form == "place" if name.form == "place" else _is_body(noun)
        same = same and tree[noun.head].pos == "NOUN" and not noun.is_plural
        if not same or tree.text[noun.span.end : name.span.start] != ", ":
            continue
        if tree[name.head].dep != "appos" or tree[name.head].head.i != noun.head:
            continue
        if noun.country not in (None, name.country) and name.country is not None:
            continue
        country = name.country or noun.country
        role = name.role or noun.role
        joined[number] = replace(name, country=country, role=role)
        joined[number - 1] = replace(
            joined[number],
            span=noun.span,
            head=noun.head,
            name=name.name or tree.text[name.span.start : name.span.end].removeprefix("the "),
            is_subject=noun.is_subject,
        )
    return joined


def _is_named(mention: Mention, tree: Tree) -> bool:
    """Whether a mention is the name of a body or a place, be it one that ends like a role."""
    if mention.form in ("organisation", "unknown-organisation"):
        return True
    named = mention.form == "place" or (_is_body(mention) and not mention.is_plural)
    return named and tree[mention.head].pos == "PROPN"


def _is_body(mention: Mention) -> bool:
    return (
        mention.form == "role"
        and mention.role is not None
        and mention.role.role.kind == "organisation"
    )


def _get_its_country(mentions: Sequence[Mention], role: Mention) -> str | None:
    """The country of "its foreign minister": that of the subject before it in the sentence."""
    before = [
        mention.country
        for mention in mentions
        if mention.sentence == role.sentence and mention.is_subject and mention.span < role.span
    ]
    return before[-1] if before else None


def _is_apposed(tree: Tree, name: Mention, role: Mention) -> bool:
    """Whether nothing but a comma stands between a name and a role."""
    first, second = (name, role) if name.span < role.span else (role, name)
    between = tree.text[first.span.end : second.span.start]
    if between.strip() != "," and not (first is role and _COMPLEMENT.fullmatch(between)):
        return False
    inside = tree.nodes[first.head + 1 : second.head]
    if any(node.pos == "VERB" and node.dep != "amod" for node in inside):
        return False  # "the mayor of A met a judge, B"
    is_noun = first is role and get_governed(tree[name.head], "flat").dep == "appos"
    if first is role and not (role.is_definite or role.country is not None or is_noun):
        return False
    after = tree.text[second.span.end : second.span.end + 1]
    head = tree[second.head]
    return after in (",", ".", "", ";", " ", "\n") and head.dep != "conj"
