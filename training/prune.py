"""Narrow the inner layers of a trained network: ``python -m training.prune --run DIR ...``.

In each layer the inner units that matter least to what the layer adds are taken out, one part
after another, and the weights of the rest are fitted anew by least squares over words of the
training sets, so that the narrow layer, on its own states, comes as near as it can to the states
of the wide one. Nothing is trained here: see ``training.distil``.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.language.pieces import PieceTokenizer
from training.batches import Batch, Vocabulary, collate, cut_segments, make_batches, read_training
from training.network import N_INTERMEDIATE, Layer, Network, find_pretrained
from training.train import make_network, read_network, read_vocabulary

N_PARAGRAPHS = 900
N_SEGMENTS = 420
UNITS_A_ROUND = 192
RIDGE = 1e-4


@torch.no_grad()
def prune(wide: Network, vocabulary: Vocabulary, batches: list[Batch], n_units: int) -> Network:
    """Build a network with narrow inner layers that does nearly what the wide one does.

    Args:
        wide: The trained network.
        vocabulary: Its labels.
        batches: Words to fit on.
        n_units: Inner units a layer to keep.
    """
    narrow = make_network(vocabulary, n_units).eval()
    kept = narrow.state_dict()
    shapes = {name: value.shape for name, value in kept.items()}
    same = {name: v for name, v in wide.state_dict().items() if v.shape == shapes[name]}
    narrow.load_state_dict({**kept, **same})
    wide.eval()
    targets = [wide.encoder.embed(batch.piece_ids, batch.shape_ids) for batch in batches]
    states = list(targets)
    for number, (old, new) in enumerate(
        zip(wide.encoder.layers, narrow.encoder.layers, strict=True)
    ):
        _fit_layer(old, new, batches, targets, states)
        targets = [old(x, b.mask) for x, b in zip(targets, batches, strict=True)]
        states = [new(x, b.mask) for x, b in zip(states, batches, strict=True)]
        error = sum(
            float((x - y)[_find_real(b)].square().mean())
            for x, y, b in zip(targets, states, batches, strict=True)
        )
        print(f"layer {number}: mean squared error {error / len(batches):.4f}", flush=True)
    return narrow


def _fit_layer(
    old: Layer, new: Layer, batches: list[Batch], targets: list[Tensor], states: list[Tensor]
) -> None:
    """Choose the units of one layer and fit what they add to the narrow network's states."""
    width = old.intermediate.out_features
    square = torch.zeros(width + 1, width + 1, dtype=torch.float64)
    product = torch.zeros(width + 1, old.output.out_features, dtype=torch.float64)
    n_words = 0
    for batch, target, state in zip(batches, targets, states, strict=True):
        real = _find_real(batch)
        attended = old.attend(target, batch.mask)
        inner = nn.functional.gelu(old.intermediate(attended))
        wanted = (attended + old.output(inner))[real]
        own = new.attend(state, batch.mask)[real]
        units = nn.functional.gelu(old.intermediate(own))
        units = torch.cat([units, torch.ones(len(units), 1)], 1)
        square += (units.t() @ units).double()
        product += (units.t() @ (wanted - own)).double()
        n_words += len(units)
    square, product = square / n_words, product / n_words
    square[range(width), range(width)] += RIDGE * square.diagonal()[:-1].mean()
    chosen = _choose_units(square, product, new.intermediate.out_features)
    weights = torch.linalg.solve(square[chosen][:, chosen], product[chosen])
    units = chosen[:-1]
    new.intermediate.weight.copy_(old.intermediate.weight[units])
    new.intermediate.bias.copy_(old.intermediate.bias[units])
    new.output.weight.copy_(weights[:-1].t().float())
    new.output.bias.copy_(weights[-1].float())


def _choose_units(square: Tensor, product: Tensor, n_units: int) -> Tensor:
    """Take out the units whose loss costs least, a part at a time; the constant stays, last.

    The cost of a unit is its weight squared over its place in the inverse (Hassibi and Stork's
    optimal brain surgeon, for a linear layer).
    """
    alive = torch.ones(len(square), dtype=torch.bool)
    while (excess := int(alive.sum()) - 1 - n_units) > 0:
        units = alive.nonzero()[:, 0]
        inverse = torch.linalg.inv(square[units][:, units])
        cost = (inverse @ product[units]).square().sum(1) / inverse.diagonal()
        cost[-1] = float("inf")
        alive[units[cost.argsort()[: min(UNITS_A_ROUND, excess)]]] = False
    return alive.nonzero()[:, 0]


def _find_real(batch: Batch) -> Tensor:
    return batch.mask[:, 0, 0] == 0


def main() -> None:
    """Read the command line and prune."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--run", type=Path, required=True, help="holds vocabulary.json")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--units", type=int, default=640, help=f"of {N_INTERMEDIATE}")
    arguments = parser.parse_args()
    vocabulary = read_vocabulary(arguments.run)
    names = (find_pretrained() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    tokenizer = PieceTokenizer(names)
    chance = random.Random(5)
    paragraphs = chance.sample(read_training(arguments.data), N_PARAGRAPHS)
    segments = [segment for p in paragraphs for segment in cut_segments(p, chance)]
    chance.shuffle(segments)
    groups = make_batches(segments[:N_SEGMENTS], tokenizer, chance)
    batches = [collate(group, tokenizer, vocabulary) for group in groups]
    wide = read_network(arguments.weights, vocabulary)
    torch.save(prune(wide, vocabulary, batches, arguments.units).state_dict(), arguments.out)


if __name__ == "__main__":
    main()
