"""Narrowing the network and training it after the wide one."""

import pytest

pytest.importorskip("torch", reason="training needs torch (training/requirements.txt)")

import torch

from dragoman.language.pieces import PieceTokenizer
from training.batches import Batch, Vocabulary, collate
from training.corpora import Paragraph, Sentence
from training.distil import get_distance
from training.network import Network
from training.prune import prune
from training.train import make_network

N_UNITS = 24
VOCABULARY = Vocabulary(upos=["NOUN", "VERB"], xpos=["NN", "VB"], labels=["nsubj", "root"])
TOKENIZER = PieceTokenizer(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "envoys", "met", "in", "oslo"])


def make_batch() -> Batch:
    words = ["Envoys", "met", "in", "Oslo"]
    segments = [
        Paragraph(sentences=[Sentence(words=words[:n] * 3)], source="test") for n in (1, 2, 3, 4)
    ]
    return collate(segments, TOKENIZER, VOCABULARY)


def make_wide() -> Network:
    torch.manual_seed(3)
    network = make_network(VOCABULARY, N_UNITS).eval()
    with torch.no_grad():
        for layer in network.encoder.layers:
            layer.output.weight[:, ::3] = 0.0
    return network


def test_units_without_effect_are_pruned_and_the_states_stay() -> None:
    wide, batch = make_wide(), make_batch()
    narrow = prune(wide, VOCABULARY, [batch], N_UNITS * 2 // 3)
    inputs = (batch.piece_ids, batch.shape_ids, batch.first, batch.last, batch.mask)
    assert narrow.encoder.layers[0].intermediate.out_features == 16
    words = batch.heads.shape[1]
    difference = (narrow(*inputs).states - wide(*inputs).states)[-1, :words].abs().max()
    assert difference < 0.02


@torch.no_grad()
def test_a_network_is_nearer_to_itself_than_to_another() -> None:
    wide, batch = make_wide(), make_batch()
    other = make_network(VOCABULARY, N_UNITS).eval()
    inputs = (batch.piece_ids, batch.shape_ids, batch.first, batch.last, batch.mask)
    own = get_distance(wide, wide(*inputs), wide, wide(*inputs), batch)
    far = get_distance(other, other(*inputs), wide, wide(*inputs), batch)
    assert own < far
