"""Docs and casts built by hand: stage tests need no model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import spacy
from spacy.tokens import Doc

from dragoman.codebook import load_codebook
from dragoman.events import find_event_mentions
from dragoman.records import (
    Actor,
    ActorKind,
    Article,
    Cast,
    EventMention,
    Issue,
    Place,
    Span,
    Statement,
)


class EmptyGazetteer:
    """Knows no place but Geneva."""

    def get_place(self, name: str) -> Place | None:
        return (
            Place(name="Geneva", country="CHE", latitude=46.2, longitude=6.15)
            if name == "Geneva"
            else None
        )


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the event stage is given, with what it found."""

    article: Article
    cast: Cast
    mentions: tuple[EventMention, ...]
    issues: tuple[Issue, ...]

    def describe(self) -> list[tuple[str, str, list[str], list[str]]]:
        """Type, status, actors and recipients of each mention, in the words of the text."""
        text = self.article.text
        return [
            (
                m.type,
                m.status,
                [p.span.text_in(text) for p in m.actors],
                [p.span.text_in(text) for p in m.recipients],
            )
            for m in self.mentions
        ]


def build_doc(rows: str) -> Doc:
    """A sentence from lines of ``word lemma POS TAG label head``; heads count from 1, root is 0."""
    fields = [line.split() for line in rows.strip().splitlines()]
    words = [row[0] for row in fields]
    heads = [int(row[5]) - 1 if row[5] != "0" else number for number, row in enumerate(fields)]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[following not in (".", ",", "'s", "?") for following in [*words[1:], "."]],
        lemmas=[row[1] for row in fields],
        pos=[row[2] for row in fields],
        tags=[row[3] for row in fields],
        deps=[row[4] for row in fields],
        heads=heads,
    )


def read_scene(
    rows: str,
    actors: dict[str, str],
    said: tuple[str, str] | None = None,
    published: str | None = "2024-05-17",
    told: str | None = None,
    kinds: Mapping[str, ActorKind] | None = None,
) -> Scene:
    """The events of a hand-built sentence.

    Args:
        rows: See :func:`build_doc`.
        actors: Words of the text and the name of the actor that they mention.
        said: Name of a speaker and the words that are said.
        published: Day of publication.
        told: Name of the actor to whom it is said.
        kinds: Kinds of the actors by name; a group is who is not listed.
    """
    doc = build_doc(rows)
    article = Article(
        text=doc.text, published=published, published_basis="given" if published else None
    )
    spans: dict[str, list[Span]] = {}
    for words, name in actors.items():
        start = doc.text.index(words)
        spans.setdefault(name, []).append(Span(start, start + len(words)))
    cast = Cast(
        Actor(name=name, kind=(kinds or {}).get(name, "group"), mentions=tuple(sorted(found)))
        for name, found in spans.items()
    )
    statements: tuple[Statement, ...] = ()
    if said is not None:
        start = doc.text.index(said[1])
        speaker = next(actor for actor in cast.actors if actor.name == said[0])
        content = Span(start, start + len(said[1]))
        addressee = next((actor.id for actor in cast.actors if actor.name == told), None)
        statements = (
            Statement(
                article_id=article.id,
                speaker=speaker.id,
                addressee=addressee,
                kind="indirect",
                content=content,
                confidence=0.9,
            ),
        )
    mentions, issues = find_event_mentions(
        article, doc, cast, statements, load_codebook(), EmptyGazetteer()
    )
    return Scene(article=article, cast=cast, mentions=mentions, issues=issues)
