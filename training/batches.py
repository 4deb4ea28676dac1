"""Cut paragraphs into segments and put segments of like length into batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from dragoman.language.pieces import PieceTokenizer
from training.augment import augment, pick_headlines
from training.corpora import (
    Paragraph,
    Sentence,
    read_crossner,
    read_treebank,
    read_universal_ner,
    read_wikigold,
)

OTHER_DOMAINS = ("ai", "literature", "music", "science")
MAX_WORDS = 180
WORDS_PER_BATCH = 1000


@dataclass(slots=True, kw_only=True)
class Vocabulary:
    """The labels of each head, in the order of their numbers."""

    upos: list[str]
    xpos: list[str]
    labels: list[str]


@dataclass(slots=True, kw_only=True)
class Batch:
    """Padded arrays of one batch; -100 or an empty mask where there is no gold."""

    piece_ids: Tensor
    shape_ids: Tensor
    first: Tensor
    last: Tensor
    mask: Tensor
    upos: Tensor
    xpos: Tensor
    starts: Tensor
    heads: Tensor
    labels: Tensor
    sentences: Tensor
    entities: Tensor
    n_words: int


def read_training(folder: Path) -> list[Paragraph]:
    """Read the treebanks that are trained on."""
    paragraphs = list(read_treebank(folder / "ud/ewt-train.conllu.gz", "ewt"))
    paragraphs += read_treebank(folder / "ud/gum-train.conllu.gz", "gum")
    return paragraphs


def read_entities(folder: Path) -> dict[str, list[Paragraph]]:
    """Read the entity sets that are trained on, by the name of the set."""
    ner = folder / "ner"
    other = []
    for domain in OTHER_DOMAINS:
        for part in ("train", "dev", "test"):
            other += read_crossner(ner / f"crossner-{domain}-{part}.txt", f"crossner-{domain}")
    return {
        "politics": list(read_crossner(ner / "crossner-politics-train.txt", "crossner-politics")),
        "other": other,
        "wikigold": list(read_wikigold(ner / "wikigold.conll.txt")),
        "uner": list(read_universal_ner(ner / "uner-ewt-test.iob2")),
    }


def cut_segments(paragraph: Paragraph, chance: random.Random) -> Iterator[Paragraph]:
    """Cut a paragraph at sentence ends into segments of random size."""
    taken: list[Sentence] = []
    n_words = 0
    limit = _draw_limit(chance)
    for sentence in paragraph.sentences:
        if taken and n_words + len(sentence.words) > limit:
            yield replace(paragraph, sentences=taken)
            taken, n_words, limit = [], 0, _draw_limit(chance)
        taken.append(sentence)
        n_words += len(sentence.words)
    if taken:
        yield replace(paragraph, sentences=taken)


def _draw_limit(chance: random.Random) -> int:
    return chance.choice((25, 60, 90, 110, 130, 150))


def split_hyphens(paragraph: Paragraph) -> Paragraph:
    """Split words at inner hyphens, as the treebanks do, in sets that do not."""
    sentences = []
    for sentence in paragraph.sentences:
        words: list[str] = []
        entities: list[int] = []
        for word, mask in zip(sentence.words, sentence.entities, strict=True):
            parts = word.split("-")
            if len(parts) == 1 or not all(part.isalpha() for part in parts):
                words.append(word)
                entities.append(mask)
                continue
            for number, part in enumerate(parts):
                inner = _continue_mask(mask)
                if number:
                    words.append("-")
                    entities.append(inner)
                words.append(part)
                entities.append(inner if number else mask)
        sentences.append(Sentence(words=words, entities=entities))
    return replace(paragraph, sentences=sentences)


def _continue_mask(mask: int) -> int:
    """Turn each ``B-`` that a mask allows into the ``I-`` beside it."""
    begins = mask & 0b010101010
    return (mask & ~begins) | (begins << 1)


def make_epoch(
    trees: Sequence[Paragraph],
    entity_sets: dict[str, list[Paragraph]],
    authored: Sequence[Paragraph],
    chance: random.Random,
    share: float = 1.0,
) -> list[Paragraph]:
    """Draw the segments of one epoch, augmented and cut.

    Args:
        trees: Paragraphs with trees.
        entity_sets: Paragraphs with entities, by set.
        authored: Segments written for this project; all are taken.
        chance: The source of randomness.
        share: The share of all other segments that is taken.
    """
    segments: list[Paragraph] = []
    for paragraph in trees:
        segments += cut_segments(paragraph, chance)
        segments += pick_headlines(paragraph, chance, 0.06)
    drawn = list(entity_sets["politics"]) * 2 + list(entity_sets["uner"]) * 3
    drawn += chance.sample(entity_sets["wikigold"], int(0.6 * len(entity_sets["wikigold"])))
    drawn += chance.sample(entity_sets["other"], int(0.25 * len(entity_sets["other"])))
    for paragraph in drawn:
        cut = cut_segments(paragraph, chance)
        segments += [split_hyphens(s) if chance.random() < 0.5 else s for s in cut]
    segments = chance.sample(segments, int(share * len(segments)))
    return [augment(segment, chance) for segment in [*segments, *authored]]


def make_batches(
    segments: Sequence[Paragraph],
    tokenizer: PieceTokenizer,
    chance: random.Random,
) -> list[list[Paragraph]]:
    """Group segments of like length, about a thousand words a batch, in random order."""
    sizes = {
        id(s): sum(sum(tokenizer.count_pieces(x.words)) for x in s.sentences) for s in segments
    }
    ordered = sorted(segments, key=lambda s: sizes[id(s)] + chance.uniform(-4, 4))
    batches: list[list[Paragraph]] = []
    batch: list[Paragraph] = []
    n_words = 0
    for segment in ordered:
        size = sum(len(s.words) for s in segment.sentences)
        if batch and n_words + size > WORDS_PER_BATCH:
            batches.append(batch)
            batch, n_words = [], 0
        batch.append(segment)
        n_words += size
    if batch:
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def collate(
    segments: Sequence[Paragraph], tokenizer: PieceTokenizer, vocabulary: Vocabulary
) -> Batch:
    """Make the padded arrays of a batch."""
    numbers = {
        "upos": {name: i for i, name in enumerate(vocabulary.upos)},
        "xpos": {name: i for i, name in enumerate(vocabulary.xpos)},
        "labels": {name: i for i, name in enumerate(vocabulary.labels)},
    }
    coded = []
    for segment in segments:
        words = [word for s in segment.sentences for word in s.words][:MAX_WORDS]
        coded.append((tokenizer.encode(words), segment, len(words)))
    n_pieces = max(len(c[0].piece_ids) for c in coded)
    n_words = max(c[2] for c in coded)
    size = len(coded)

    def blank(value: int, width: int) -> Tensor:
        return torch.full((size, width), value, dtype=torch.long)

    batch = Batch(
        piece_ids=blank(0, n_pieces), shape_ids=blank(0, n_pieces), first=blank(0, n_words),
        last=blank(0, n_words), mask=torch.full((size, 1, 1, n_pieces), -1e9),
        upos=blank(-100, n_words), xpos=blank(-100, n_words), starts=blank(-100, n_words),
        heads=blank(-100, n_words), labels=blank(-100, n_words), sentences=blank(-1, n_words),
        entities=blank(0, n_words), n_words=sum(c[2] for c in coded),
    )  # fmt: skip
    for row, (pieces, segment, length) in enumerate(coded):
        n = len(pieces.piece_ids)
        batch.piece_ids[row, :n] = torch.from_numpy(pieces.piece_ids)
        batch.shape_ids[row, :n] = torch.from_numpy(pieces.shape_ids)
        batch.mask[row, :, :, :n] = 0
        batch.first[row, :length] = torch.from_numpy(pieces.first)
        batch.last[row, :length] = torch.from_numpy(pieces.last)
        _fill_gold(batch, row, segment, length, numbers)
    return batch


def _fill_gold(
    batch: Batch, row: int, segment: Paragraph, length: int, numbers: dict[str, dict[str, int]]
) -> None:
    offset = 0
    root = batch.heads.shape[1]
    for number, sentence in enumerate(segment.sentences):
        n = len(sentence.words)
        if offset + n > length:
            break
        place = slice(offset, offset + n)
        batch.sentences[row, place] = number
        if sentence.entities:
            batch.entities[row, place] = torch.tensor(sentence.entities)
        if sentence.has_tree:
            batch.upos[row, place] = torch.tensor([numbers["upos"][x] for x in sentence.upos])
            batch.xpos[row, place] = torch.tensor([numbers["xpos"][x] for x in sentence.xpos])
            batch.labels[row, place] = torch.tensor([numbers["labels"][x] for x in sentence.labels])
            batch.heads[row, place] = torch.tensor(
                [root if h < 0 else h + offset for h in sentence.heads]
            )
            batch.starts[row, place] = 0
            batch.starts[row, offset] = 1 if offset else -100
        offset += n
