"""Write the trained network as the ONNX file that the engine runs.

``python -m training.export --run DIR --weights average-10.pt --out DIR`` writes the
int8 model, the vocabulary, the label lists, the lemma table and the manifest.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dragoman.language.lemmas import find_known_words
from training.batches import read_training
from training.corpora import ENTITY_LABELS
from training.lemma_rules import learn_lemmas
from training.network import HIDDEN, LABEL_SIZE, N_ATTENTION_HEADS, Layer, Network, find_pretrained
from training.train import read_network, read_vocabulary

FORMAT_VERSION = 1
CAUTION = 0.3
"""Added to the score of "no entity": training counts entities more than the other heads."""
INPUTS = ("piece_ids", "shape_ids", "first", "last")
OUTPUTS = (
    "upos", "xpos", "starts", "entities", "arcs", "labels", "label_words", "label_heads", "states",
)  # fmt: skip


class ShippedLayer(nn.Module):
    """A layer with one product for query, key and value."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        scale = (HIDDEN // N_ATTENTION_HEADS) ** -0.5
        self.joint = nn.Linear(HIDDEN, 3 * HIDDEN)
        parts = (layer.query, layer.key, layer.value)
        factors = (scale, 1.0, 1.0)
        with torch.no_grad():
            pairs = list(zip(parts, factors, strict=True))
            self.joint.weight.copy_(torch.cat([p.weight * f for p, f in pairs]))
            self.joint.bias.copy_(torch.cat([p.bias * f for p, f in pairs]))

    def forward(self, hidden: Tensor) -> Tensor:
        """Return the next states of one segment, ``(n_pieces, hidden)``."""
        size = hidden.shape[0]
        joint = self.joint(hidden).view(size, 3, N_ATTENTION_HEADS, HIDDEN // N_ATTENTION_HEADS)
        query, key, value = joint.unbind(1)
        scores = torch.matmul(query.transpose(0, 1), key.permute(1, 2, 0))
        context = torch.matmul(scores.softmax(-1), value.transpose(0, 1))
        context = context.transpose(0, 1).reshape(size, HIDDEN)
        layer = self.layer
        hidden = layer.attended_norm(hidden + layer.attended(context))
        inner = nn.functional.gelu(layer.intermediate(hidden))
        return layer.output_norm(hidden + layer.output(inner))


class ShippedNetwork(nn.Module):
    """The network as it is shipped: one segment, int8 piece table, greedy labels."""

    scales: Tensor
    table: Tensor

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.layers = nn.ModuleList(ShippedLayer(layer) for layer in network.encoder.layers)
        weight = network.encoder.pieces.weight.detach() + network.encoder.kind.detach()
        scales = weight.abs().amax(1, keepdim=True) / 127
        self.register_buffer("scales", scales)
        self.register_buffer("table", (weight / scales).round().to(torch.int8))
        n_labels = network.label_product.shape[0]
        flat = network.label_product.detach().permute(1, 0, 2).reshape(LABEL_SIZE + 1, -1)
        self.label_left = nn.Linear(LABEL_SIZE, flat.shape[1])
        self.n_labels = n_labels
        with torch.no_grad():
            self.label_left.weight.copy_(flat[:-1].t())
            self.label_left.bias.copy_(flat[-1])

    def forward(
        self, piece_ids: Tensor, shape_ids: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        """Score one segment; see ``OUTPUTS`` for what comes out."""
        net = self.network
        encoder = net.encoder
        hidden = self.table[piece_ids].float() * self.scales[piece_ids]
        hidden = hidden + encoder.positions.weight[: piece_ids.shape[0]]
        hidden = encoder.norm(hidden + encoder.shapes(shape_ids))
        for layer in self.layers:
            hidden = layer(hidden)
        states = (hidden[first] + hidden[last]) * 0.5
        states = net.word_norm(states + net.word_shapes(shape_ids[first]))
        gelu = nn.functional.gelu
        words = gelu(net.arc_words(states))
        heads = torch.cat([gelu(net.arc_heads(states)), net.arc_root.unsqueeze(0)], 0)
        arcs = torch.matmul(torch.matmul(words, net.arc_product) + net.arc_bias, heads.t())
        starts = net.starts(states).squeeze(-1)
        arcs = self._mask(arcs, starts)
        label_words = gelu(net.label_words(states))
        label_heads = torch.cat([gelu(net.label_heads(states)), net.label_root.unsqueeze(0)], 0)
        left = self.label_left(label_words).view(-1, self.n_labels, LABEL_SIZE + 1)
        chosen = label_heads[arcs.argmax(-1)]
        labels = torch.matmul(left[:, :, :-1], chosen.unsqueeze(-1)).squeeze(-1) + left[:, :, -1]
        entities = net.entities(gelu(net.entity_inner(states)))
        return (
            net.upos(states).argmax(-1), net.xpos(states).argmax(-1), starts,
            entities.log_softmax(-1), arcs, labels, label_words, label_heads, states,
        )  # fmt: skip

    def _mask(self, arcs: Tensor, starts: Tensor) -> Tensor:
        sentences = (starts > 0).long().cumsum(0)
        # a positive score of the first word moves all numbers alike
        other = sentences.unsqueeze(1) != sentences.unsqueeze(0)
        root = torch.zeros_like(arcs[:, :1], dtype=torch.bool)
        places = torch.arange(arcs.shape[0])
        own = places.unsqueeze(1) == places.unsqueeze(0)
        return arcs.masked_fill(torch.cat([other | own, root], 1), -1e9)


def write_graph(network: Network, path: Path) -> None:
    """Write the float network as ONNX."""
    shipped = ShippedNetwork(network).eval()
    pieces = torch.randint(1000, 2000, (12,))
    places = torch.arange(1, 9)
    torch.onnx.export(
        shipped,
        (pieces, torch.ones_like(pieces), places, places + 1),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={
            **{name: {0: "n_pieces"} for name in INPUTS[:2]},
            **{name: {0: "n_words"} for name in (*INPUTS[2:], *OUTPUTS)},
        },
        opset_version=17,
        dynamo=False,
    )


def quantize(path: Path, out: Path) -> None:
    """Turn all products with fixed weights into int8, those of the heads too.

    Seven bits a weight: on processors without VNNI eight overflow, and the same
    file must give the same parse everywhere.

    Args:
        path: The float model.
        out: The file to write.
    """
    quantize_dynamic(
        str(path),
        str(out),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )


def export(run: Path, weights: Path, data: Path, out: Path) -> None:
    """Write the whole model folder.

    Args:
        run: The training run; holds ``vocabulary.json``.
        weights: The averaged weights to export.
        data: The training data, for the lemma table.
        out: The folder to write.
    """
    vocabulary = read_vocabulary(run)
    network = read_network(weights, vocabulary)
    with torch.no_grad():
        network.entities.bias[ENTITY_LABELS.index("O")] += CAUTION
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "float.onnx"
        write_graph(network, path)
        quantize(path, Path(folder) / "model.onnx")
        shutil.copyfile(path, run / "float.onnx")
        shutil.copyfile(Path(folder) / "model.onnx", out / "model.onnx")
    shutil.copyfile(find_pretrained() / "vocab.txt", out / "vocabulary.txt")
    labels = {**asdict(vocabulary), "entities": list(ENTITY_LABELS)}
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    # the label product, for arcs that the tree repair has changed
    product = network.label_product.detach().half().numpy()
    (out / "label_product.bin").write_bytes(product.tobytes())
    words = find_known_words((out / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
    lemmas = json.dumps(
        learn_lemmas(read_training(data), words), ensure_ascii=False, sort_keys=True
    )
    with (out / "lemmas.json.gz").open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as stream:
        stream.write(lemmas.encode())
    write_manifest(out)


def write_manifest(out: Path) -> None:
    """Write the digests of the files of the model folder."""
    names = ("model.onnx", "vocabulary.txt", "labels.json", "label_product.bin", "lemmas.json.gz")
    files = {
        name: {
            "sha256": hashlib.sha256((out / name).read_bytes()).hexdigest(),
            "n_bytes": (out / name).stat().st_size,
        }
        for name in names
    }
    manifest = {
        "name": "dragoman-engine-en",
        "format": FORMAT_VERSION,
        "licence": "CC-BY-SA-4.0",
        "card": "training/MODEL_CARD.md",
        "files": files,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--run", type=Path, default=Path("training/runs/main"))
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/language/model"))
    arguments = parser.parse_args()
    export(arguments.run, arguments.weights, arguments.data, arguments.out)


if __name__ == "__main__":
    main()
