"""Cases to learn from: marked sentences, and what the lexicon finds in the synthetic stories."""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.actors import find_actors
from dragoman.codebook import Codebook, load_codebook
from dragoman.events.head import Case, compute_features, find_views, make_case
from dragoman.events.mentions import Finder
from dragoman.language import STATES_KEY, keep_states, load_pipeline, read_document
from dragoman.records import Article, Cast, Span
from dragoman.reference import Reference, load_reference
from dragoman.statements import find_statements
from training.events.sentences import Sentence, find_sentences

STORIES = "plover_synthetic_stories.csv.gz"
STORY_WORDS = 90
STORIES_A_TYPE = 220
_OTHER_TYPE_WEIGHT = 0.1
_STORY_WEIGHT = 0.3
_FIELD_LIMIT = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one case teaches.

    Args:
        words: The words of its text.
        views: Places among them: see :func:`dragoman.events.head.find_views`.
        features: See :func:`dragoman.events.head.compute_features`.
        type: Its type.
        proposed: What the lexicon says, or None when it is silent.
        weight: How much it counts.
        written: Whether a person marked it.
    """

    words: tuple[str, ...]
    views: tuple[tuple[int, ...], ...]
    features: NDArray[np.float32]
    type: str
    proposed: str | None
    weight: float
    written: bool


def read_lessons(folder: Path) -> list[Lesson]:
    """All lessons: the stories of a data folder, then the marked sentences.

    Args:
        folder: Holds ``plover_synthetic_stories.csv.gz``.
    """
    nlp = load_pipeline()
    keep_states(nlp)
    tools = Tools(nlp=nlp, codebook=load_codebook(), reference=load_reference())
    lessons = list(find_story_lessons(tools, folder / STORIES))
    return lessons + list(find_written_lessons(tools, list(find_sentences())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What reads the texts: the pipeline with states, the codebook, the reference."""

    nlp: Language
    codebook: Codebook
    reference: Reference

    def find_cases(self, article: Article, doc: Doc) -> Iterator[tuple[Case, str]]:
        """The cases that the lexicon sees in a text, each with its type."""
        actors, _ = find_actors(article, doc, self.reference)
        cast = Cast(actors)
        statements, _ = find_statements(article, doc, cast)
        finder = Finder(article, doc, cast, statements, self.codebook, self.reference)
        for sentence in doc.sents:
            for act in finder.find_acts(sentence)[1]:
                yield make_case(act.candidate, act.participants, sentence), act.type.name


def find_written_lessons(tools: Tools, sentences: Sequence[Sentence]) -> Iterator[Lesson]:
    """One lesson a marked sentence.

    Args:
        tools: What reads it.
        sentences: The sentences.
    """
    for sentence in sentences:
        article = Article(text=sentence.text)
        doc = read_document(tools.nlp, article)
        found = list(tools.find_cases(article, doc))
        case, proposed = _get_marked_case(sentence, doc, found)
        words, places = _number_words(doc)
        yield Lesson(
            words=words,
            views=_place_views(case, places),
            features=compute_features(doc.user_data[STATES_KEY], [case])[0],
            type=sentence.type,
            proposed=proposed,
            weight=1.0,
            written=True,
        )


def _get_marked_case(
    sentence: Sentence, doc: Doc, found: Sequence[tuple[Case, str]]
) -> tuple[Case, str | None]:
    """The case that the marks describe, and the type of the lexicon's case that it matches."""
    actors = [_get_root(doc, span) for span in sentence.actors]
    others = [_get_root(doc, span) for span in sentence.recipients] or actors[1:]
    actor, other = next(iter(actors), None), next(iter(others), None)
    heads = [_get_root(doc, span) for span in sentence.triggers]
    fitting = [
        (case, name)
        for case, name in found
        if (any(_covers(span, word) for span in sentence.triggers for word in case.words))
        or (not heads and case.actor in actors and case.recipient in others)
    ]
    if heads:
        token = next((head for head in heads if head.pos_ == "VERB"), heads[0])
        words = tuple(word for word in doc if any(_covers(s, word) for s in sentence.triggers))
        anchor = token
    elif fitting:
        token, words, anchor = fitting[0][0].token, fitting[0][0].words, fitting[0][0].anchor
    else:
        token = anchor = _get_meeting(actor, other) or next(iter(doc.sents)).root
        words = (token,)
    case = Case(
        sentence=token.sent, words=words, token=token, anchor=anchor, actor=actor, recipient=other
    )
    return case, fitting[0][1] if fitting else None


def _get_root(doc: Doc, span: Span) -> Token:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"no word at {span}: {doc.text}")
    return tokens.root


def _covers(span: Span, word: Token) -> bool:
    return span.start <= word.idx < span.end


def _get_meeting(first: Token | None, second: Token | None) -> Token | None:
    """The lowest word above both."""
    if first is None or second is None:
        return None
    above = {word.i for word in (second, *second.ancestors)}
    return next((word for word in (first, *first.ancestors) if word.i in above), None)


def find_story_lessons(tools: Tools, path: Path) -> Iterator[Lesson]:
    """What the lexicon finds in the first words of the stories; most of it where they agree.

    Args:
        tools: What reads them.
        path: The file of stories.
    """
    for number, (label, text) in enumerate(_find_stories(path)):
        if number % 500 == 0:
            print(f"story {number}", file=sys.stderr, flush=True)
        article = Article(text=text)
        doc = read_document(tools.nlp, article)
        pairs = list(tools.find_cases(article, doc))
        table = compute_features(doc.user_data[STATES_KEY], [case for case, _ in pairs])
        words, places = _number_words(doc)
        for features, (case, name) in zip(table, pairs, strict=True):
            yield Lesson(
                words=words,
                views=_place_views(case, places),
                features=features,
                type=name,
                proposed=name,
                weight=_STORY_WEIGHT if name == label else _OTHER_TYPE_WEIGHT,
                written=False,
            )


def _number_words(doc: Doc) -> tuple[tuple[str, ...], dict[int, int]]:
    """The words of a text without its spaces, and the number of each by its place."""
    tokens = [token for token in doc if not token.is_space]
    return tuple(t.text for t in tokens), {token.i: n for n, token in enumerate(tokens)}


def _place_views(case: Case, places: dict[int, int]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(places[i] for i in view if i in places) for view in find_views(case))


def _find_stories(path: Path) -> Iterator[tuple[str, str]]:
    """Label and opening of each story, at most ``STORIES_A_TYPE`` a type."""
    csv.field_size_limit(_FIELD_LIMIT)
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            text = _shorten(row["text"].strip())
            if text and text not in seen and counts[row["label"]] < STORIES_A_TYPE:
                seen.add(text)
                counts[row["label"]] += 1
                yield row["label"], text


def _shorten(text: str) -> str:
    """The sentences that end within the first words."""
    words = text.split(" ")
    if len(words) <= STORY_WORDS:
        return text
    opening = " ".join(words[:STORY_WORDS])
    end = max(opening.rfind(mark) for mark in (". ", '." ', ".\n"))
    return opening[: end + 1] if end > 0 else opening
