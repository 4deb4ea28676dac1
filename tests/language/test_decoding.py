"""Trees, labels and entities that are well formed, whatever the scores."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dragoman.language.decoding import choose_labels, decode_entities, find_tree, is_tree

LABELS = ["dep", "nsubj", "nsubj:pass", "obj", "obl", "root"]
ENTITIES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]


def make_scores(size: int, width: int) -> st.SearchStrategy[np.ndarray]:
    return arrays.arrays(np.float32, (size, width), elements=st.floats(-20, 20, width=16))


def score(scores: np.ndarray, heads: np.ndarray) -> float:
    size = len(heads)
    return float(sum(scores[i, size if h < 0 else h] for i, h in enumerate(heads)))


@given(st.integers(1, 9).flatmap(lambda n: make_scores(n, n + 1)))
def test_any_scores_give_one_tree_with_one_root(scores: np.ndarray) -> None:
    np.fill_diagonal(scores, -1e9)
    assert is_tree(find_tree(scores))


@given(st.integers(1, 4).flatmap(lambda n: make_scores(n, n + 1)))
def test_no_tree_scores_better(scores: np.ndarray) -> None:
    np.fill_diagonal(scores, -1e9)
    size = len(scores)
    every = itertools.product(range(-1, size), repeat=size)
    best = max(score(scores, np.array(h)) for h in every if is_tree(np.array(h)))
    assert score(scores, find_tree(scores)) == pytest.approx(best, abs=1e-3)


def test_a_long_cycle_is_broken() -> None:
    size = 300
    scores = np.zeros((size, size + 1), dtype=np.float32)
    for word in range(size):
        scores[word, (word + 1) % size] = 5
    np.fill_diagonal(scores, -1e9)
    assert is_tree(find_tree(scores))


@pytest.mark.parametrize("heads", [[-1, -1], [1, 0], [1, 2, 0, -1]])
def test_forests_and_cycles_are_no_trees(heads: list[int]) -> None:
    assert not is_tree(np.array(heads))


def test_a_verb_has_one_subject_and_one_object() -> None:
    # "Washington punished Turkey": both nouns look like subjects, the second less so
    scores = np.zeros((3, len(LABELS)), dtype=np.float32)
    scores[0, LABELS.index("nsubj")] = 9
    scores[2, LABELS.index("nsubj")] = 5
    scores[2, LABELS.index("obj")] = 4
    assert choose_labels(scores, np.array([1, -1, 1]), LABELS) == ["nsubj", "root", "obj"]


@given(make_scores(5, len(LABELS)))
def test_root_is_the_label_of_the_root_alone(scores: np.ndarray) -> None:
    found = choose_labels(scores, np.array([1, -1, 1, 1, 3]), LABELS)
    assert found[1] == "root"
    assert "root" not in found[:1] + found[2:]
    subjects = [label for label in found[:4] if label.startswith("nsubj")]
    assert len(subjects) <= 1


@given(st.integers(0, 8).flatmap(lambda n: make_scores(n, len(ENTITIES))))
def test_entities_never_begin_inside(scores: np.ndarray) -> None:
    found = decode_entities(scores, ENTITIES)
    assert len(found) == len(scores)
    for before, after in itertools.pairwise(["O", *found]):
        assert not after.startswith("I-") or before[2:] == after[2:]
