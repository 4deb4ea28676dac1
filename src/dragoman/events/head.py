"""The trained head: what type of event a trigger reports in its context, from the encoder's states.

The head is one hidden layer over the states of the trigger, of who takes part and of the words
between. It was trained by ``training/events``; its weights are package data.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from dragoman.codebook import Codebook
from dragoman.events.arguments import Participants
from dragoman.events.triggers import Candidate

FloatArray = NDArray[np.float32]
NO_EVENT = "NONE"
N_VIEWS = 7
"""How many states describe a case: see :func:`compute_features`."""

_LIMIT = 5.0
_COMPLEMENTS = ("obj", "obl", "xcomp", "ccomp", "compound", "nmod", "advcl", "advmod", "amod")
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "AUX", "ADV", "PART"})
_MAX_PATH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the head is asked about: a trigger with one actor and one recipient.

    Args:
        sentence: The sentence.
        words: The trigger's words.
        token: Its main word.
        anchor: The predicate that carries it; the main word itself where nothing does.
        actor: Head word of the first actor, or None.
        recipient: Head word of the first recipient, or of the second party; or None.
    """

    sentence: TokenSpan
    words: tuple[Token, ...]
    token: Token
    anchor: Token
    actor: Token | None = None
    recipient: Token | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the head says of a case.

    Args:
        types: Probability of each type.
        no_event: Probability that it is no event at all.
    """

    types: dict[str, float]
    no_event: float

    @property
    def best(self) -> str:
        """The most probable type."""
        return max(self.types, key=lambda name: self.types[name])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Head:
    """The head's weights.

    Args:
        types: Types by number; ``NONE`` is no event.
        codebook: Name of the codebook whose types they are.
        encoder: Digest of the model on whose states it was trained.
        digest: SHA-256 of its file.
        mean: Mean of each feature in training.
        scale: One over each feature's deviation.
        inner: Weights of the hidden layer, ``(n_features, n_hidden)``.
        inner_bias: ``(n_hidden,)``.
        outer: Weights of the output, ``(n_hidden, n_types)``.
        outer_bias: ``(n_types,)``.
    """

    types: tuple[str, ...]
    codebook: str
    encoder: str
    digest: str
    mean: FloatArray
    scale: FloatArray
    inner: FloatArray
    inner_bias: FloatArray
    outer: FloatArray
    outer_bias: FloatArray

    def fits(self, codebook: Codebook) -> bool:
        """Whether it speaks of this codebook's types."""
        known = {*codebook.types, NO_EVENT}
        return codebook.name == self.codebook and known >= set(self.types)

    def judge(self, states: FloatArray, cases: Sequence[Case]) -> list[Verdict]:
        """What the head says of some cases of one document, in their order.

        Args:
            states: The encoder's states, one row a token.
            cases: What it is asked about.
        """
        if not cases:
            return []
        scores = self.score(compute_features(states, cases))
        scores = np.exp(scores - scores.max(1, keepdims=True))
        scores /= scores.sum(1, keepdims=True)
        verdicts = []
        for row in scores.tolist():
            types = dict(zip(self.types, row, strict=True))
            no_event = types.pop(NO_EVENT, 0.0)
            verdicts.append(Verdict(types=types, no_event=no_event))
        return verdicts

    def score(self, features: FloatArray) -> FloatArray:
        """Unscaled log probabilities, ``(n_cases, n_types)``."""
        values = np.clip((features - self.mean) * self.scale, -_LIMIT, _LIMIT)
        # einsum keeps to one thread: BLAS would wake all cores for a few rows, and on a busy box
        # wait for them a hundred times longer than the sum takes.
        summed = np.einsum("nf,fh->nh", values, self.inner)
        hidden = np.maximum(summed + self.inner_bias, 0.0)
        scores: FloatArray = np.einsum("nh,ht->nt", hidden, self.outer) + self.outer_bias
        return scores


def compute_features(states: FloatArray, cases: Sequence[Case]) -> FloatArray:
    """The states that describe each case, side by side: ``(n_cases, N_VIEWS * n_dimensions)``.

    They are those of the main word, of the actor and of the recipient, and the means over the
    trigger's words, over what completes it, over the words between it and the recipient, and
    over the sentence. What is missing is zero.

    Args:
        states: The encoder's states, one row a token.
        cases: The cases.
    """
    size = states.shape[1]
    table = np.zeros((len(cases), N_VIEWS, size), dtype=np.float32)
    for row, case in zip(table, cases, strict=True):
        for target, places in zip(row, find_views(case), strict=True):
            if places:
                target[:] = states[places].mean(0)
    return table.reshape(len(cases), N_VIEWS * size)


def find_views(case: Case) -> tuple[list[int], ...]:
    """The places of the words behind each of the ``N_VIEWS`` states, in their order."""
    return (
        [case.token.i],
        [] if case.actor is None else [case.actor.i],
        [] if case.recipient is None else [case.recipient.i],
        [word.i for word in case.words],
        _find_complements(case),
        _find_path(case),
        list(range(case.sentence.start, case.sentence.end)),
    )


def _find_complements(case: Case) -> list[int]:
    """The content words that depend on the trigger and are neither part of it nor take part."""
    used = {word.i for word in case.words}
    used.update(word.i for word in (case.actor, case.recipient) if word is not None)
    anchors = [case.token] if case.anchor == case.token else [case.token, case.anchor]
    return sorted(
        {
            child.i
            for anchor in anchors
            for child in anchor.children
            if child.i not in used
            and child.pos_ in _CONTENT
            and child.dep_.partition(":")[0] in _COMPLEMENTS
        }
    )


def _find_path(case: Case) -> list[int]:
    """The words between the recipient and the trigger in the tree."""
    if case.recipient is None:
        return []
    used = {word.i for word in case.words}
    found: list[int] = []
    word = case.recipient
    while word.head.i != word.i and word.i != case.token.i and len(found) < _MAX_PATH:
        word = word.head
        if word.i not in used:
            found.append(word.i)
    return found


def make_case(candidate: Candidate, participants: Participants, sentence: TokenSpan) -> Case:
    """The case that a trigger with its participants is.

    Args:
        candidate: The trigger.
        participants: Who takes part.
        sentence: The sentence.
    """
    actors = participants.actors
    others = participants.recipients or actors[1:]
    return Case(
        sentence=sentence,
        words=candidate.words,
        token=candidate.token,
        anchor=candidate.anchor,
        actor=actors[0].token if actors else None,
        recipient=others[0].token if others else None,
    )


@cache
def load_head() -> Head:
    """The head that comes with dragoman."""
    content = (resources.files("dragoman.events") / "data" / "head.npz").read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        weights: dict[str, Any] = {name: file[name] for name in file.files}
    names = ("mean", "scale", "inner", "inner_bias", "outer", "outer_bias")
    return Head(
        types=tuple(str(name) for name in weights["types"]),
        codebook=str(weights["codebook"]),
        encoder=str(weights["encoder"]),
        digest=hashlib.sha256(content).hexdigest(),
        **{name: weights[name].astype(np.float32) for name in names},
    )
