"""From scores to structure: trees, labels and entities that are well formed.

All functions are pure and work on numpy arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

FORBIDDEN = -1e9
ROOT_COST = 1e5
ROOT_LABEL = "root"
EXCLUSIVE_LABELS = (
    frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"}),
    frozenset({"obj"}),
    frozenset({"iobj"}),
)
"""A head has at most one dependent of each group."""


def is_tree(heads: IntArray) -> bool:
    """Whether heads (-1 marks the root) form one tree with a single root."""
    size = len(heads)
    if np.count_nonzero(heads < 0) != 1:
        return False
    # follow all heads at once, doubling the stride, until everyone is at the root
    above = np.where(heads < 0, size, heads)
    above = np.append(above, size)
    for _ in range(max(1, size.bit_length())):
        above = above[above]
        if above.min() == size:
            return True
    return False


def find_tree(scores: FloatArray) -> IntArray:
    """Find the best-scoring tree with a single root.

    Args:
        scores: Score of each head for each word, shape ``(n, n + 1)``; the last
            column is the root.

    Returns:
        The head of each word, -1 for the root, shape ``(n,)``.

    Source: Chu and Liu 1965; Edmonds 1967.
    """
    size = scores.shape[0]
    heads: IntArray = scores.argmax(1).astype(np.int64)
    heads[heads == size] = -1
    if is_tree(heads):
        return heads
    weights = np.full((size + 1, size + 1), FORBIDDEN, dtype=np.float64)
    # node 0 is the root; a high cost of its arcs keeps them to one
    weights[1:, 1:] = scores[:, :size]
    weights[1:, 0] = scores[:, size] - ROOT_COST
    np.fill_diagonal(weights, -np.inf)
    weights[0, :] = -np.inf
    found: IntArray = _find_arborescence(weights)[1:] - 1
    return found


def _find_arborescence(weights: NDArray[np.float64]) -> IntArray:
    """Return the best head of each node; node 0 is the root and its own head."""
    heads: IntArray = weights.argmax(1).astype(np.int64)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if cycle is None:
        return heads
    size = weights.shape[0]
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    # entering the cycle at a node costs the arc that the node gives up
    kept = weights[cycle, heads[cycle]]
    entering = weights[np.ix_(cycle, outer)] - kept[:, None]
    entry = entering.argmax(0)
    leaving = weights[np.ix_(outer, cycle)]
    exit_ = leaving.argmax(1)
    n_outer = len(outer)
    smaller = np.full((n_outer + 1, n_outer + 1), -np.inf)
    smaller[:n_outer, :n_outer] = weights[np.ix_(outer, outer)]
    smaller[:n_outer, n_outer] = leaving.max(1)
    smaller[n_outer, :n_outer] = entering.max(0)
    smaller[0, :] = -np.inf
    inner = _find_arborescence(smaller)
    result: IntArray = heads.copy()
    for index in range(1, n_outer):
        head = inner[index]
        result[outer[index]] = cycle[exit_[index]] if head == n_outer else outer[head]
    broken = inner[n_outer]
    result[cycle[entry[broken]]] = outer[broken]
    return result


def _find_cycle(heads: IntArray) -> IntArray | None:
    """Return the nodes of one cycle, or None."""
    state = np.zeros(len(heads), dtype=np.int8)
    state[0] = 2
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return np.array(path[path.index(node) :], dtype=np.int64)
        state[path] = 2
    return None


def choose_labels(scores: FloatArray, heads: IntArray, names: Sequence[str]) -> list[str]:
    """Choose the label of each arc: ``root`` for the root only, one subject, one object.

    Args:
        scores: Label scores of the chosen arcs, shape ``(n, n_labels)``.
        heads: Head of each word, -1 for the root.
        names: The labels.
    """
    scores = scores.copy()
    root, groups = _find_groups(tuple(names))
    scores[heads >= 0, root] = FORBIDDEN
    chosen = scores.argmax(1)
    chosen[heads < 0] = root
    for members in groups:
        _relabel_rivals(scores, heads, chosen, members)
    return [names[index] for index in chosen.tolist()]


@cache
def _find_groups(names: tuple[str, ...]) -> tuple[int, list[NDArray[np.bool_]]]:
    """Return the number of ``root`` and, for each exclusive group, which labels are in it."""
    masks = [np.array([name in group for name in names]) for group in EXCLUSIVE_LABELS]
    return names.index(ROOT_LABEL), [mask for mask in masks if mask.any()]


def _relabel_rivals(
    scores: FloatArray, heads: IntArray, chosen: IntArray, members: NDArray[np.bool_]
) -> None:
    """Where several dependents of a head share a group, leave it to the best of them."""
    holders = np.flatnonzero(members[chosen] & (heads >= 0)).tolist()
    by_head: dict[int, list[int]] = {}
    for word in holders:
        by_head.setdefault(int(heads[word]), []).append(word)
    for rivals in by_head.values():
        if len(rivals) < 2:
            continue
        margins = [scores[w, chosen[w]] - scores[w, ~members].max() for w in rivals]
        best = rivals[int(np.argmax(margins))]
        for word in rivals:
            if word != best:
                scores[word, members] = FORBIDDEN
                chosen[word] = int(scores[word].argmax())


def decode_entities(scores: FloatArray, names: Sequence[str]) -> list[str]:
    """Find the best valid sequence of BIO labels.

    Args:
        scores: Log probability of each label for each word, ``(n, n_labels)``.
        names: The labels: ``O``, ``B-PER``, ``I-PER`` and so on.
    """
    greedy = scores.argmax(1)
    allowed = get_transitions(tuple(names))
    if len(greedy) == 0:
        return []
    starts_well = not names[greedy[0]].startswith("I-")
    if starts_well and bool(allowed[greedy[:-1], greedy[1:]].all()):
        return [names[index] for index in greedy]
    return [names[index] for index in _find_best_path(scores, names, allowed)]


@cache
def get_transitions(names: tuple[str, ...]) -> NDArray[np.bool_]:
    """Return which label may follow which, shape ``(n_labels, n_labels)``."""
    return np.array(
        [
            [not after.startswith("I-") or before[2:] == after[2:] for after in names]
            for before in names
        ]
    )


def _find_best_path(
    scores: FloatArray, names: Sequence[str], allowed: NDArray[np.bool_]
) -> list[int]:
    penalty = np.where(allowed, 0.0, FORBIDDEN)
    start = np.array([FORBIDDEN if name.startswith("I-") else 0.0 for name in names])
    best = scores[0] + start
    back: list[IntArray] = []
    for row in scores[1:]:
        total = best[:, None] + penalty
        choice = total.argmax(0)
        back.append(choice)
        best = total[choice, np.arange(len(names))] + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]
