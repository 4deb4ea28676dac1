"""Trains the head: one hidden layer, whole views dropped at random, stories and marks together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from dragoman.events.head import N_VIEWS
from training.events.cases import Lesson

HIDDEN = 192
EPOCHS = 15
BATCH = 128
RATE = 1e-3
DECAY = 3e-2
INPUT_DROPOUT = 0.2
HIDDEN_DROPOUT = 0.4
VIEW_DROPOUT = 0.3
SMOOTHING = 0.05
LIMIT = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A trained head: see :class:`dragoman.events.head.Head`."""

    types: tuple[str, ...]
    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    inner: NDArray[np.float32]
    inner_bias: NDArray[np.float32]
    outer: NDArray[np.float32]
    outer_bias: NDArray[np.float32]


def train_head(lessons: Sequence[Lesson], types: Sequence[str], *, seed: int = 1) -> Weights:
    """Weights that fit the lessons.

    Args:
        lessons: What to learn from.
        types: The types by number.
        seed: Seed of all random numbers.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    features = torch.from_numpy(np.stack([lesson.features for lesson in lessons]))
    targets = torch.tensor([types.index(lesson.type) for lesson in lessons])
    weights = torch.tensor([lesson.weight for lesson in lessons])
    mean, scale = features.mean(0), 1 / (features.std(0) + 1e-3)
    inputs = ((features - mean) * scale).clamp(-LIMIT, LIMIT)
    network = nn.Sequential(
        nn.Dropout(INPUT_DROPOUT),
        nn.Linear(inputs.shape[1], HIDDEN),
        nn.ReLU(),
        nn.Dropout(HIDDEN_DROPOUT),
        nn.Linear(HIDDEN, len(types)),
    )
    _fit(network, inputs, targets, weights)
    inner, outer = network[1], network[4]
    return Weights(
        types=tuple(types),
        mean=mean.numpy(),
        scale=scale.numpy(),
        inner=inner.weight.detach().t().contiguous().numpy(),
        inner_bias=inner.bias.detach().numpy(),
        outer=outer.weight.detach().t().contiguous().numpy(),
        outer_bias=outer.bias.detach().numpy(),
    )


def _fit(network: nn.Sequential, inputs: Tensor, targets: Tensor, weights: Tensor) -> None:
    size = inputs.shape[1] // N_VIEWS
    steps = EPOCHS * (len(targets) // BATCH + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    network.train()
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(targets)).split(BATCH):
            kept = (torch.rand(len(rows), N_VIEWS) > VIEW_DROPOUT).float()
            scores = network(inputs[rows] * kept.repeat_interleave(size, 1))
            losses = nn.functional.cross_entropy(
                scores, targets[rows], label_smoothing=SMOOTHING, reduction="none"
            )
            optimizer.zero_grad()
            ((losses * weights[rows]).sum() / weights[rows].sum()).backward()
            optimizer.step()
            schedule.step()
