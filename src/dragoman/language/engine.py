"""The encoder and its heads: words of one segment in, their analysis out.

One call reads one segment on one thread.  The scales of the int8 arithmetic are
set per call, so that this also makes the outcome independent of batching.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import PipelineError
from dragoman.language.decoding import (
    FloatArray,
    IntArray,
    choose_labels,
    decode_entities,
    find_tree,
)
from dragoman.language.entities import repair_entities
from dragoman.language.lemmas import Lemmatizer, find_known_words
from dragoman.language.pieces import PieceTokenizer

MODEL_FOLDER = Path(__file__).parent / "model"
MANIFEST_NAME = "manifest.json"
FORMAT_VERSION = 1
OUTPUTS = ("upos", "xpos", "starts", "entities", "arcs", "labels", "label_words", "label_heads")
STATES_OUTPUT = "states"


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the engine says of the words of one segment.

    Attributes:
        upos: Universal tags.
        xpos: English tags.
        lemmas: Lemmas.
        heads: Index of each word's head, its own index for a root.
        labels: Universal Dependencies labels with subtypes.
        starts: Whether a sentence starts at the word.
        entities: BIO labels.
        states: Encoder states, ``(n_words, hidden)``; None unless asked for.
    """

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    heads: IntArray
    labels: list[str]
    starts: NDArray[np.bool_]
    entities: list[str]
    states: FloatArray | None = None


@dataclass(slots=True, kw_only=True)
class Engine:
    """A loaded model.

    Attributes:
        session: The onnxruntime session.
        tokenizer: The word-piece tokenizer.
        lemmatizer: The lemma table.
        upos: Names of universal tags by number.
        xpos: Names of English tags.
        labels: Names of dependency labels.
        entities: Names of BIO labels.
        label_product: Weights that score the label of an arc.
        digest: SHA-256 over the model's files: the identity of the model.
    """

    session: Any
    tokenizer: PieceTokenizer
    lemmatizer: Lemmatizer
    upos: list[str]
    xpos: list[str]
    labels: list[str]
    entities: list[str]
    label_product: FloatArray
    digest: str
    with_states: bool = field(default=False)

    def analyse(self, words: Sequence[str]) -> Analysis:
        """Analyse the words of one segment in one pass.

        Args:
            words: The words, without white space; at most a few hundred pieces.
        """
        names = (*OUTPUTS, STATES_OUTPUT) if self.with_states else OUTPUTS
        pieces = self.tokenizer.encode(words)
        values = self.session.run(
            names,
            {
                "piece_ids": pieces.piece_ids,
                "shape_ids": pieces.shape_ids,
                "first": pieces.first,
                "last": pieces.last,
            },
        )
        found = dict(zip(names, values, strict=True))
        starts = found["starts"] > 0
        starts[0] = True
        upos = [self.upos[index] for index in found["upos"].tolist()]
        xpos = [self.xpos[index] for index in found["xpos"].tolist()]
        heads, labels = self._decode_trees(found, starts)
        return Analysis(
            upos=upos,
            xpos=xpos,
            lemmas=self.lemmatizer.get_lemmas(words, upos, xpos),
            heads=heads,
            labels=labels,
            starts=starts,
            entities=repair_entities(
                decode_entities(found["entities"], self.entities),
                words=words,
                upos=upos,
                xpos=xpos,
                heads=heads,
                labels=labels,
            ),
            states=found.get(STATES_OUTPUT),
        )

    def _decode_trees(
        self, found: dict[str, Any], starts: NDArray[np.bool_]
    ) -> tuple[IntArray, list[str]]:
        arcs: FloatArray = found["arcs"]
        scores: FloatArray = found["labels"]
        size = arcs.shape[0]
        greedy = arcs.argmax(1)
        heads = np.empty(size, dtype=np.int64)
        bounds = [*np.flatnonzero(starts).tolist(), size]
        for start, end in pairwise(bounds):
            block = np.concatenate([arcs[start:end, start:end], arcs[start:end, size:]], axis=1)
            tree = find_tree(block)
            heads[start:end] = np.where(tree < 0, size, tree + start)
        changed = np.flatnonzero(heads != greedy)
        if len(changed):
            scores[changed] = self._score_labels(
                found["label_words"][changed], found["label_heads"][heads[changed]]
            )
        labels = choose_labels(scores, np.where(heads == size, -1, heads), self.labels)
        return np.where(heads == size, np.arange(size), heads), labels

    def _score_labels(self, words: FloatArray, heads: FloatArray) -> FloatArray:
        ones = np.ones((words.shape[0], 1), dtype=np.float32)
        left = np.concatenate([words, ones], axis=1)
        right = np.concatenate([heads, ones], axis=1)
        # one word at a time: there are few, and einsum is slow
        return np.stack(
            [self.label_product @ head @ word for word, head in zip(left, right, strict=True)]
        )


def load_engine(folder: Path = MODEL_FOLDER, *, with_states: bool = False) -> Engine:
    """Load a model folder.

    Args:
        folder: Holds the files that the manifest names.
        with_states: Whether analyses carry the encoder's word states.

    Raises:
        PipelineError: A file is missing, damaged, or of another format.
    """
    manifest = _read_manifest(folder)
    digest = _check_files(folder, manifest["files"])
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with gzip.open(folder / "lemmas.json.gz", "rt", encoding="utf-8") as stream:
        lemmas = json.load(stream)
    vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    product = np.fromfile(folder / "label_product.bin", dtype="<f2").astype(np.float32)
    side = int(np.sqrt(product.size // len(labels["labels"])))
    return Engine(
        session=_make_session(folder / "model.onnx"),
        tokenizer=PieceTokenizer(vocabulary),
        lemmatizer=Lemmatizer(
            rules=lemmas["rules"],
            table=lemmas["table"],
            capitals=frozenset(lemmas["capitals"]),
            common=frozenset(lemmas["common"]),
            words=find_known_words(vocabulary),
        ),
        upos=labels["upos"],
        xpos=labels["xpos"],
        labels=labels["labels"],
        entities=labels["entities"],
        label_product=product.reshape(len(labels["labels"]), side, side),
        digest=digest,
        with_states=with_states,
    )


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PipelineError(
            f"The language model in {folder} cannot be read: {error}.",
            remedy="Install dragoman again, or name another pipeline.",
        ) from error
    if manifest.get("format") != FORMAT_VERSION:
        raise PipelineError(
            f"The language model in {folder} has format {manifest.get('format')},"
            f" not {FORMAT_VERSION}.",
            remedy="Use the model that came with this version of dragoman.",
        )
    return manifest


def _check_files(folder: Path, files: dict[str, dict[str, Any]]) -> str:
    """Compare files with the manifest; return the digest over them all."""
    total = hashlib.sha256()
    for name, expected in sorted(files.items()):
        try:
            content = (folder / name).read_bytes()
        except OSError as error:
            raise PipelineError(
                f"The language model lacks {folder / name}: {error.strerror}.",
                remedy="Install dragoman again.",
            ) from error
        digest = hashlib.sha256(content).hexdigest()
        if digest != expected["sha256"]:
            raise PipelineError(
                f"The language model's file {folder / name} is damaged.",
                remedy="Install dragoman again.",
            )
        total.update(f"{name} {digest}\n".encode())
    return total.hexdigest()


def get_model_digest(folder: Path = MODEL_FOLDER) -> str:
    """Return the digest that identifies the model, without loading it.

    Args:
        folder: The model folder.

    Raises:
        PipelineError: There is no manifest.
    """
    total = hashlib.sha256()
    for name, expected in sorted(_read_manifest(folder)["files"].items()):
        total.update(f"{name} {expected['sha256']}\n".encode())
    return total.hexdigest()


def _make_session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (RuntimeError, ValueError) as error:
        raise PipelineError(
            f"The language model {path} cannot be loaded: {error}.",
            remedy="Install dragoman again.",
        ) from error
