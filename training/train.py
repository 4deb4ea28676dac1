"""Train the network: ``python -m training.train --data DIR --out DIR``.

A checkpoint is written every few minutes; ``--resume`` goes on from the last.
``--weights`` starts from trained weights and ``--rate 0.25`` from a lower rate, to
polish them for an epoch more.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dragoman.language.pieces import PieceTokenizer
from training.authored import make_authored
from training.batches import (
    Batch,
    Vocabulary,
    collate,
    make_batches,
    make_epoch,
    read_entities,
    read_training,
)
from training.corpora import ENTITY_LABELS, Paragraph, read_treebank
from training.network import (
    N_INTERMEDIATE,
    N_LAYERS,
    Network,
    Scores,
    find_pretrained,
    load_pretrained,
)

ENCODER_RATE = 2e-4
HEAD_RATE = 1e-3
LAYER_DECAY = 0.9
WARM_UP = 0.05
AVERAGE_DECAY = 0.998
CHECKPOINT_S = 150.0
WEIGHTS = {"upos": 0.5, "xpos": 0.5, "starts": 2.0, "arcs": 1.0, "labels": 1.0, "entities": 1.5}


def make_vocabulary(paragraphs: Iterable[Paragraph]) -> Vocabulary:
    """Collect the labels of the treebanks in a fixed order."""
    sentences = [s for p in paragraphs for s in p.sentences]
    return Vocabulary(
        upos=sorted({x for s in sentences for x in s.upos}),
        xpos=sorted({x for s in sentences for x in s.xpos}),
        labels=sorted({x for s in sentences for x in s.labels}),
    )


def make_network(vocabulary: Vocabulary, n_intermediate: int = N_INTERMEDIATE) -> Network:
    """Build an untrained network for a vocabulary."""
    return Network(
        n_upos=len(vocabulary.upos),
        n_xpos=len(vocabulary.xpos),
        n_labels=len(vocabulary.labels),
        n_entities=len(ENTITY_LABELS),
        n_intermediate=n_intermediate,
    )


def read_network(path: Path, vocabulary: Vocabulary) -> Network:
    """Read trained weights into a network as wide as they are."""
    weights = torch.load(path, weights_only=True)
    network = make_network(vocabulary, len(weights["encoder.layers.0.intermediate.bias"]))
    network.load_state_dict(weights)
    return network


def read_vocabulary(run: Path) -> Vocabulary:
    """Read the labels that a run has written."""
    return Vocabulary(**json.loads((run / "vocabulary.json").read_text(encoding="utf-8")))


def mask_arcs(arcs: Tensor, sentences: Tensor) -> Tensor:
    """Forbid arcs between sentences; the root, last, is open to all."""
    same = sentences.unsqueeze(2) == sentences.unsqueeze(1)
    root = torch.ones(*same.shape[:2], 1, dtype=torch.bool)
    return arcs.masked_fill(~torch.cat([same, root], 2), -1e9)


def get_losses(network: Network, scores: Scores, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of each head, summed over words."""
    cross = nn.functional.cross_entropy
    losses = {
        name: cross(
            getattr(scores, name).flatten(0, 1), getattr(batch, name).flatten(), reduction="sum"
        )
        for name in ("upos", "xpos")
    }
    known = batch.starts >= 0
    losses["starts"] = nn.functional.binary_cross_entropy_with_logits(
        scores.starts[known], batch.starts[known].float(), reduction="sum"
    )
    arcs = mask_arcs(scores.arcs, batch.sentences)
    losses["arcs"] = cross(arcs.flatten(0, 1), batch.heads.flatten(), reduction="sum")
    rows, places = torch.nonzero(batch.heads >= 0, as_tuple=True)
    if len(rows):
        labelled = network.score_labels(
            scores.label_words[rows, places],
            scores.label_heads[rows, batch.heads[rows, places]],
        )
        losses["labels"] = cross(labelled, batch.labels[rows, places], reduction="sum")
    marked = batch.entities > 0
    if marked.any():
        logs = scores.entities[marked].log_softmax(-1)
        bits = torch.arange(len(ENTITY_LABELS))
        allowed = (batch.entities[marked].unsqueeze(1) >> bits) & 1 > 0
        losses["entities"] = -logs.masked_fill(~allowed, -1e9).logsumexp(-1).sum()
    return losses


def make_optimizer(network: Network) -> torch.optim.AdamW:
    """Give lower layers lower rates, and norms and biases no weight decay."""
    network.encoder.pieces.weight.requires_grad_(False)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = HEAD_RATE
        if name.startswith("encoder.layers."):
            rate = ENCODER_RATE * LAYER_DECAY ** (N_LAYERS - 1 - int(name.split(".")[2]))
        elif name == "encoder.shapes.weight":
            rate = HEAD_RATE
        elif name.startswith("encoder."):
            rate = ENCODER_RATE * LAYER_DECAY**N_LAYERS
        decay = 0.0 if parameter.dim() < 2 or "norm" in name else 0.01
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "peak": rate, "weight_decay": decay}
            for (rate, decay), parameters in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def set_rate(optimizer: torch.optim.AdamW, progress: float, rate: float) -> None:
    """Warm up, then fall in a straight line to almost nothing."""
    factor = rate * min(progress / WARM_UP, max(0.01, (1 - progress) / (1 - WARM_UP)))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * factor


class Average:
    """A moving average of the weights, which is what gets exported."""

    def __init__(self, network: nn.Module) -> None:
        self.weights = {n: p.detach().clone() for n, p in network.state_dict().items()}
        self.n_steps = 0

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Move a little towards the present weights."""
        self.n_steps += 1
        share = 1 - min(AVERAGE_DECAY, (1 + self.n_steps) / (10 + self.n_steps))
        for name, parameter in network.named_parameters():
            if parameter.requires_grad:
                self.weights[name].lerp_(parameter, share)


@torch.no_grad()
def measure(
    network: Network,
    weights: dict[str, Tensor],
    segments: Sequence[Paragraph],
    tokenizer: PieceTokenizer,
    vocabulary: Vocabulary,
) -> dict[str, float]:
    """Score gold paragraphs greedily, given gold sentences: a quick look, not the figures."""
    kept = {name: value.clone() for name, value in network.state_dict().items()}
    network.load_state_dict(weights)
    network.eval()
    counts = dict.fromkeys(("n", "upos", "uas", "las", "tp", "fp", "fn"), 0)
    for group in make_batches(segments, tokenizer, random.Random(0)):
        batch = collate(group, tokenizer, vocabulary)
        scores = network(batch.piece_ids, batch.shape_ids, batch.first, batch.last, batch.mask)
        heads = mask_arcs(scores.arcs, batch.sentences).argmax(-1)
        rows, places = torch.nonzero(batch.heads >= 0, as_tuple=True)
        found = heads[rows, places]
        labels = network.score_labels(
            scores.label_words[rows, places], scores.label_heads[rows, found]
        ).argmax(-1)
        right = found == batch.heads[rows, places]
        counts["n"] += len(rows)
        counts["uas"] += int(right.sum())
        counts["las"] += int((right & (labels == batch.labels[rows, places])).sum())
        tags = scores.upos.argmax(-1)[rows, places]
        counts["upos"] += int((tags == batch.upos[rows, places]).sum())
        gold, own = batch.starts, scores.starts > 0
        counts["tp"] += int(((gold == 1) & own).sum())
        counts["fp"] += int(((gold == 0) & own).sum())
        counts["fn"] += int(((gold == 1) & ~own).sum())
    network.train()
    network.load_state_dict(kept)
    total = max(1, counts["n"])
    figures = {name: round(100 * counts[name] / total, 2) for name in ("upos", "uas", "las")}
    true = 2 * counts["tp"]
    figures["starts"] = round(100 * true / max(1, true + counts["fp"] + counts["fn"]), 2)
    return figures


def train(arguments: argparse.Namespace) -> None:
    """Run all epochs."""
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    trees = read_training(arguments.data)
    vocabulary = make_vocabulary(trees)
    (out / "vocabulary.json").write_text(json.dumps(asdict(vocabulary)), encoding="utf-8")
    folder = find_pretrained()
    tokenizer = PieceTokenizer((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    network = make_network(vocabulary)
    load_pretrained(network, folder)
    if arguments.weights:
        network.load_state_dict(torch.load(arguments.weights, weights_only=True))
    optimizer = make_optimizer(network)
    average = Average(network)
    epoch, step = 0, 0
    if arguments.resume and (out / "last.pt").exists():
        epoch, step = _resume(out / "last.pt", network, optimizer, average)
    development = {
        name: list(read_treebank(arguments.data / f"ud/{name}-dev.conllu.gz", name))
        for name in ("ewt", "gum")
    }
    entity_sets = read_entities(arguments.data)
    network.train()
    while epoch < arguments.epochs:
        chance = random.Random(arguments.seed * 1000 + epoch)
        authored = make_authored(chance)
        segments = make_epoch(trees, entity_sets, authored, chance, arguments.share)
        batches = make_batches(segments, tokenizer, chance)
        state = (network, optimizer, average)
        _run_epoch(batches, step, epoch, arguments, tokenizer, vocabulary, state)
        epoch, step = epoch + 1, 0
        _save(out / "last.pt", network, optimizer, average, epoch, step)
        torch.save(average.weights, out / f"average-{epoch:02d}.pt")
        for name, paragraphs in development.items():
            figures = measure(network, average.weights, paragraphs, tokenizer, vocabulary)
            print(f"epoch {epoch} {name} dev {figures}", flush=True)


def _run_epoch(
    batches: Sequence[Sequence[Paragraph]],
    first_step: int,
    epoch: int,
    arguments: argparse.Namespace,
    tokenizer: PieceTokenizer,
    vocabulary: Vocabulary,
    state: tuple[Network, torch.optim.AdamW, Average],
) -> None:
    network, optimizer, average = state
    sums: dict[str, float] = {}
    n_words, began, saved = 0, time.monotonic(), time.monotonic()
    for step in range(first_step, len(batches)):
        batch = collate(batches[step], tokenizer, vocabulary)
        progress = (epoch + step / len(batches)) / arguments.epochs + 1e-6
        set_rate(optimizer, progress, arguments.rate)
        scores = network(batch.piece_ids, batch.shape_ids, batch.first, batch.last, batch.mask)
        losses = get_losses(network, scores, batch)
        total = sum(WEIGHTS[name] * loss for name, loss in losses.items()) / batch.n_words
        if not math.isfinite(float(torch.as_tensor(total).detach())):
            raise ArithmeticError(
                f"loss is {float(torch.as_tensor(total).detach())} at epoch {epoch}, step {step}"
            )
        optimizer.zero_grad()
        torch.as_tensor(total).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        average.update(network)
        n_words += batch.n_words
        for name, loss in losses.items():
            sums[name] = sums.get(name, 0.0) + float(loss)
        if step % 25 == 24:
            shown = {name: round(value / n_words, 3) for name, value in sums.items()}
            pace = n_words / (time.monotonic() - began)
            print(f"{epoch + 1}:{step + 1}/{len(batches)} {pace:.0f} w/s {shown}", flush=True)
            sums, n_words, began = {}, 0, time.monotonic()
        if time.monotonic() - saved > CHECKPOINT_S:
            _save(arguments.out / "last.pt", network, optimizer, average, epoch, step + 1)
            saved = time.monotonic()


def _save(
    path: Path,
    network: Network,
    optimizer: torch.optim.AdamW,
    average: Average,
    epoch: int,
    step: int,
) -> None:
    content = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "average": average.weights,
        "n_steps": average.n_steps,
        "epoch": epoch,
        "step": step,
    }
    part = path.with_suffix(".part")
    torch.save(content, part)
    part.replace(path)


def _resume(
    path: Path, network: Network, optimizer: torch.optim.AdamW, average: Average
) -> tuple[int, int]:
    content: dict[str, Any] = torch.load(path, weights_only=True)
    network.load_state_dict(content["network"])
    optimizer.load_state_dict(content["optimizer"])
    average.weights = content["average"]
    average.n_steps = content["n_steps"]
    return int(content["epoch"]), int(content["step"])


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/main"))
    parser.add_argument("--weights", type=Path, help="trained weights to start from")
    parser.add_argument("--rate", type=float, default=1.0, help="factor of the learning rates")
    parser.add_argument("--share", type=float, default=1.0, help="share of an epoch to read")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", action="store_true")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
