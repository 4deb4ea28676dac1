"""Documents built by hand, and casts of a few states, for the stage tests."""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.errors import PipelineError
from dragoman.language import load_pipeline
from dragoman.records import Actor, Article, Cast, Span

STATES = {
    "France": ("FRA", "France|French|Paris"),
    "Egypt": ("EGY", "Egypt|Egyptian|Cairo"),
    "Kenya": ("KEN", "Kenya|Kenyan|Nairobi"),
    "Japan": ("JPN", "Japan|Japanese|Tokyo"),
    "India": ("IND", "India|Indian|New Delhi"),
    "Peru": ("PER", "Peru|Peruvian|Lima"),
    "Brazil": ("BRA", "Brazil|Brazilian|Brasilia"),
    "Poland": ("POL", "Poland|Polish|Warsaw"),
    "Norway": ("NOR", "Norway|Norwegian|Oslo"),
    "Ghana": ("GHA", "Ghana|Ghanaian|Accra"),
    "Greece": ("GRC", "Greece|Greek|Athens"),
    "Iraq": ("IRQ", "Iraq|Iraqi|Baghdad"),
    "Jordan": ("JOR", "Jordan|Jordanian|Amman"),
    "Qatar": ("QAT", "Qatar|Qatari|Doha"),
    "Chad": ("TCD", "Chad|Chadian"),
    "Sudan": ("SDN", "Sudan|Sudanese|Khartoum"),
    "China": ("CHN", "China|Chinese|Beijing"),
    "Canada": ("CAN", "Canada|Canadian|Ottawa"),
}


def build_article(text: str) -> Article:
    """An article of a Sunday, 10 March 2024."""
    return Article(text=text, published="2024-03-10", published_basis="given")


def build_doc(rows: str, *, tags: dict[str, str] | None = None) -> Doc:
    """A document of one sentence from rows of word, UPOS, head (from 1, 0 is the root), label."""
    table = [row.split() for row in rows.strip().splitlines()]
    words = [row[0] for row in table]
    heads = [int(row[2]) - 1 if row[2] != "0" else i for i, row in enumerate(table)]
    spaces = [
        i + 1 < len(words) and words[i + 1] not in {".", ",", "'s", "%"} and word != "$"
        for i, word in enumerate(words)
    ]
    return Doc(
        get_blank().vocab,
        words=words,
        spaces=spaces,
        pos=[row[1] for row in table],
        heads=heads,
        deps=[row[3] for row in table],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in table],
        tags=[(tags or {}).get(word, "") for word in words],
        sent_starts=[i == 0 for i in range(len(words))],
    )


def build_cast(text: str) -> Cast:
    """The states that a text names, each with its mentions."""
    actors = []
    for name, (country, pattern) in STATES.items():
        mentions = tuple(Span(*m.span()) for m in re.finditer(rf"\b(?:{pattern})\b", text))
        if mentions:
            actors.append(
                Actor(name=name, kind="state", country=country, sector="GOV", mentions=mentions)
            )
    return Cast(actors)


@cache
def get_model() -> Language | None:
    """The language pipeline, or None where the model is not installed."""
    try:
        nlp = load_pipeline()
        nlp("Ready.")
    except PipelineError:
        return None
    return nlp


@cache
def get_blank() -> Language:
    """A pipeline that splits words and sentences and knows nothing more."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
