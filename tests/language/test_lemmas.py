"""Lemmas given the tags."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dragoman.language.component import EngineComponent
from dragoman.language.lemmas import Lemmatizer, apply_rules


@pytest.fixture(scope="module")
def lemmatizer(nlp: Language) -> Lemmatizer:
    component = nlp.get_pipe("dragoman_engine")
    assert isinstance(component, EngineComponent)
    return component.engine.lemmatizer


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("denounced", "VERB", "VBD", "denounce"),
        ("met", "VERB", "VBD", "meet"),
        ("was", "AUX", "VBD", "be"),
        ("agreed", "VERB", "VBD", "agree"),
        ("countries", "NOUN", "NNS", "country"),
        ("men", "NOUN", "NNS", "man"),
        ("Turkish", "ADJ", "JJ", "Turkish"),
        ("Good", "ADJ", "JJ", "good"),
        ("Kyiv", "PROPN", "NNP", "Kyiv"),
        ("I", "PRON", "PRP", "I"),
        ("n't", "PART", "RB", "not"),
        ("n’t", "PART", "RB", "not"),
    ],
)
def test_words_of_the_news(
    lemmatizer: Lemmatizer, word: str, upos: str, xpos: str, lemma: str
) -> None:
    assert lemmatizer.get_lemma(word, upos, xpos) == lemma


def test_a_tag_never_seen_leaves_the_word(lemmatizer: Lemmatizer) -> None:
    assert lemmatizer.get_lemma("zzz", "VERB", "NONE") == "zzz"


def test_the_longest_suffix_decides() -> None:
    assert apply_rules({"ies": "3|y", "s": "1|"}, "parties") == "party"
    assert apply_rules({"ies": "3|y", "s": "1|"}, "talks") == "talk"
    assert apply_rules({}, "talks") == "talks"
