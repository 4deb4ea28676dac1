"""The sentences that are made up for training: well-formed trees and entities."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from dragoman.language.decoding import is_tree
from training.authored import build_tree, make_authored
from training.authored_bodies import make_club, make_firm, make_office, make_school
from training.authored_patterns import HEADLINES, SENTENCES, WEB
from training.authored_rows import Row
from training.corpora import ENTITY_LABELS, Sentence

PATTERNS = (*HEADLINES, *SENTENCES, *WEB)


def get_labels(sentence: Sentence) -> list[str]:
    return [ENTITY_LABELS[mask.bit_length() - 1] for mask in sentence.entities]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_makes_trees(pattern: str) -> None:
    chance = random.Random(7)
    for _ in range(8):
        sentence = build_tree(pattern, chance)
        assert is_tree(np.array(sentence.heads)), sentence.words
        assert len(sentence.words) == len(sentence.xpos) == len(sentence.entities)
        labels = ["O", *get_labels(sentence)]
        for before, after in pairwise(labels):
            assert not after.startswith("I-") or before[2:] == after[2:], sentence.words


def test_patterns_differ() -> None:
    assert len(set(PATTERNS)) == len(PATTERNS)


@pytest.mark.parametrize("make", [make_firm, make_school, make_club, make_office])
def test_made_up_bodies_are_bodies_and_many(make: Callable[[random.Random], list[Row]]) -> None:
    chance = random.Random(11)
    names = set()
    for _ in range(200):
        rows = make(chance)
        inside = [row for row in rows if row.entity != "O"]
        assert [row.entity for row in inside] == ["B-ORG", *["I-ORG"] * (len(inside) - 1)]
        assert sum(row.head < 0 for row in rows) == 1
        names.add(" ".join(row.word for row in rows))
    assert len(names) > 60


def test_an_epoch_is_the_same_for_the_same_seed() -> None:
    first, second = (make_authored(random.Random(3), 40) for _ in range(2))
    assert [s.words for p in first for s in p.sentences] == [
        s.words for p in second for s in p.sentences
    ]
