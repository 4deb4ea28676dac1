"""Analysed documents written by hand, so that the stage is tested without a model."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from dragoman.actors import find_actors
from dragoman.records import Actor, Article, Part, Span
from dragoman.reference import Reference

_PARTS_OF_SPEECH = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "JJ": "ADJ",
    "DT": "DET",
    "IN": "ADP",
    "PRP": "PRON",
    "PRP$": "PRON",
    "POS": "PART",
    "CD": "NUM",
    "CC": "CCONJ",
    "RB": "ADV",
    "TO": "PART",
}


def make_doc(*sentences: str) -> Doc:
    """A document of sentences, each word written ``form/tag/relation/head[/entity]``.

    ``head`` is the number of the head word in its sentence, from 1, and 0 for the root.
    """
    words, tags, heads, relations, entities, starts = [], [], [], [], [], []
    for sentence in sentences:
        offset = len(words)
        for number, item in enumerate(sentence.split()):
            form, tag, relation, head, *entity = item.split("/")
            words.append(form)
            tags.append(tag)
            relations.append(relation)
            heads.append(offset + int(head) - 1 if int(head) else offset + number)
            entities.append(entity[0] if entity else "O")
            starts.append(number == 0)
    spaces = [
        index + 1 < len(words) and words[index + 1] not in ("'s", ",", ".", "-") and word != "-"
        for index, word in enumerate(words)
    ]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=[_get_part_of_speech(tag) for tag in tags],
        lemmas=[_get_lemma(word, tag) for word, tag in zip(words, tags, strict=True)],
        heads=heads,
        deps=relations,
        ents=entities,
        sent_starts=starts,
    )


def make_article(doc: Doc, published: str | None = None, dateline: int = 0) -> Article:
    """The article of a document; its first ``dateline`` characters are the dateline."""
    parts = (Part(kind="dateline", span=Span(0, dateline)),) if dateline else ()
    return Article(
        text=doc.text,
        parts=parts,
        published=published,
        published_basis="given" if published else None,
    )


def find_by_name(reference: Reference, *sentences: str) -> dict[str, Actor]:
    """The actors of a document, by their names."""
    doc = make_doc(*sentences)
    actors, _ = find_actors(make_article(doc), doc, reference)
    return {actor.name: actor for actor in actors}


def get_mentions(actor: Actor, doc: Doc) -> list[str]:
    """The words of an actor's mentions."""
    return [span.text_in(doc.text) for span in actor.mentions]


def _get_part_of_speech(tag: str) -> str:
    if tag.startswith("VB"):
        return "VERB"
    return _PARTS_OF_SPEECH.get(tag, "PUNCT")


def _get_lemma(word: str, tag: str) -> str:
    lowered = word.lower()
    if tag == "NNS":
        return {"countries": "country", "men": "man"}.get(lowered, lowered.rstrip("s"))
    return lowered
