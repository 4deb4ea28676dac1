"""Train a narrow network after a wide one: ``python -m training.distil --run DIR ...``.

The narrow network (see ``training.prune``) learns three things together: the gold of the training
sets; what the wide network says of the same words, layer by layer and head by head, so that it
keeps what it would forget; and, through a head that is thrown away afterwards, which type of event
each lesson of ``training.events`` reports, so that its states say more of what words mean.
The time is given in minutes, and the rates fall with it.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from dragoman.codebook import load_codebook
from dragoman.events.head import N_VIEWS, NO_EVENT
from dragoman.language.pieces import PieceTokenizer
from training.authored import make_authored
from training.batches import (
    MAX_WORDS,
    Batch,
    Vocabulary,
    collate,
    make_batches,
    make_epoch,
    read_entities,
    read_training,
)
from training.corpora import Paragraph, Sentence, read_treebank
from training.events.cases import Lesson, read_lessons
from training.network import HIDDEN, Network, Scores, find_pretrained
from training.train import (
    HEAD_RATE,
    WEIGHTS,
    Average,
    get_losses,
    make_optimizer,
    measure,
    read_network,
    read_vocabulary,
    set_rate,
)

HELD_PART = 4
"""Every fourth marked sentence is kept out, to measure on."""
STORY_SHARE = 1 / 3
WRITTEN_TIMES = 4
SAVE_S = 240.0
EVENT_WEIGHT = 30.0
STATE_WEIGHT = 2.0
TAG_WEIGHTS = {"upos": 0.5, "xpos": 0.5, "entities": 1.0}
LABEL_WEIGHT = 0.7
EVENT_HIDDEN = 256


class EventHead(nn.Module):
    """Reads the type of an event from the states that describe it; only for training."""

    def __init__(self, n_types: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(HIDDEN)
        self.layers = nn.Sequential(
            nn.Linear(N_VIEWS * HIDDEN, EVENT_HIDDEN),
            nn.ReLU(),
            nn.Dropout(0.4),
            nn.Linear(EVENT_HIDDEN, n_types),
        )
        self.dropout = nn.Dropout(0.2)

    def forward(self, views: Tensor) -> Tensor:
        """Score the types of cases given as ``(n_cases, N_VIEWS, hidden)``."""
        there = views.abs().sum(-1, keepdim=True) > 0
        views = self.dropout(self.norm(views) * there)
        if self.training:
            views = views * (torch.rand(len(views), N_VIEWS, 1) > 0.2)
        scores: Tensor = self.layers(views.flatten(1))
        return scores


@dataclass(frozen=True, slots=True)
class Lessons:
    """Texts whose events are known, as segments, and what each teaches.

    Attributes:
        types: Types by number.
        written: Segments of marked sentences.
        held: Segments of those kept out.
        stories: Segments of the stories.
        taught: Lessons by the identity of their segment.
    """

    types: tuple[str, ...]
    written: list[Paragraph]
    held: list[Paragraph]
    stories: list[Paragraph]
    taught: dict[int, list[Lesson]]


def sort_lessons(lessons: Sequence[Lesson], types: Sequence[str]) -> Lessons:
    """Put the lessons of one text together and every fourth written one aside."""
    sorted_ = Lessons(tuple(types), [], [], [], {})
    segments: dict[tuple[str, ...], Paragraph] = {}
    n_written = 0
    for lesson in lessons:
        n_written += lesson.written
        if len(lesson.words) > MAX_WORDS:
            continue
        segment = segments.get(lesson.words)
        if segment is None:
            sentence = Sentence(words=list(lesson.words))
            segment = segments[lesson.words] = Paragraph(sentences=[sentence], genre="", source="")
            held = lesson.written and n_written % HELD_PART == 1
            kind = sorted_.held if held else sorted_.written if lesson.written else sorted_.stories
            kind.append(segment)
        sorted_.taught.setdefault(id(segment), []).append(lesson)
    return sorted_


def get_views(
    states: Tensor, group: Sequence[Paragraph], lessons: Lessons
) -> tuple[Tensor, Tensor, Tensor] | None:
    """Return views, types and weights of the lessons in a batch, or None without any."""
    empty = torch.zeros(HIDDEN)
    views, types, weights = [], [], []
    for row, segment in enumerate(group):
        for lesson in lessons.taught.get(id(segment), ()):
            parts = [states[row, list(v)].mean(0) if v else empty for v in lesson.views]
            views.append(torch.stack(parts))
            types.append(lessons.types.index(lesson.type))
            weights.append(lesson.weight)
    if not views:
        return None
    return torch.stack(views), torch.tensor(types), torch.tensor(weights)


def find_words(batch: Batch) -> Tensor:
    """Where the padded words of a batch are words: ``(batch, n_words)``."""
    words = batch.last > 0
    words[:, 0] = True
    return words


def get_distance(
    student: Network, own: Scores, network: Network, other: Scores, batch: Batch
) -> Tensor:
    """Return how far the narrow network is from the wide one, a word.

    The mean squared distance of the states of all layers, and the divergence of what the heads
    say; labels are compared on the arcs that the wide network takes.
    """
    divergence = nn.functional.kl_div
    real, words = batch.mask[:, 0, 0] == 0, find_words(batch)
    layers = [(x - y)[real].square().mean() for x, y in zip(own.layers, other.layers, strict=True)]
    states = (own.states - other.states)[words].square().mean()
    distance = STATE_WEIGHT * (torch.stack(layers).mean() + states)

    def compare(ours: Tensor, theirs: Tensor) -> Tensor:
        logs = theirs.log_softmax(-1)
        return divergence(ours.log_softmax(-1), logs, log_target=True, reduction="batchmean")

    for name, weight in TAG_WEIGHTS.items():
        distance = distance + weight * compare(
            getattr(own, name)[words], getattr(other, name)[words]
        )
    root = torch.ones(len(words), 1, dtype=torch.bool)
    open_ = torch.cat([words, root], 1).unsqueeze(1)
    arcs = other.arcs.masked_fill(~open_, -1e4)
    distance = distance + compare(own.arcs.masked_fill(~open_, -1e4)[words], arcs[words])
    rows, places = torch.nonzero(words, as_tuple=True)
    heads = arcs[words].argmax(-1)
    ours = student.score_labels(own.label_words[rows, places], own.label_heads[rows, heads])
    theirs = network.score_labels(other.label_words[rows, places], other.label_heads[rows, heads])
    distance = distance + LABEL_WEIGHT * compare(ours, theirs)
    starts = nn.functional.binary_cross_entropy_with_logits(
        own.starts[words], other.starts[words].sigmoid()
    )
    return distance + starts


class Distillation:
    """One run: networks, optimizer, average and data."""

    def __init__(self, arguments: argparse.Namespace, vocabulary: Vocabulary) -> None:
        self.arguments = arguments
        self.vocabulary = vocabulary
        names = (find_pretrained() / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.tokenizer = PieceTokenizer(names)
        self.teacher = read_network(arguments.teacher, vocabulary).eval().requires_grad_(False)
        self.student = read_network(arguments.weights, vocabulary).train()
        types = [*load_codebook().types, NO_EVENT]
        self.lessons = sort_lessons(read_lessons(arguments.data), types)
        self.head = EventHead(len(types))
        self.optimizer = make_optimizer(self.student)
        group = {"params": list(self.head.parameters()), "lr": HEAD_RATE, "peak": HEAD_RATE}
        self.optimizer.add_param_group({**group, "weight_decay": 0.01})
        self.average = Average(self.student)
        self.trees = read_training(arguments.data)
        self.entities = read_entities(arguments.data)
        self.began = time.monotonic()
        self.saved = self.began

    def make_epoch(self, number: int) -> list[list[Paragraph]]:
        """Draw the batches of an epoch: training sets, marked sentences, stories."""
        chance = random.Random(self.arguments.seed * 1000 + number)
        segments = make_epoch(self.trees, self.entities, make_authored(chance), chance)
        segments += self.lessons.written * WRITTEN_TIMES
        stories = self.lessons.stories
        segments += chance.sample(stories, int(STORY_SHARE * len(stories)))
        return make_batches(segments, self.tokenizer, chance)

    def run_epoch(self, batches: Sequence[Sequence[Paragraph]]) -> Iterator[dict[str, float]]:
        """Take steps until the batches or the time end; yields the losses a word of each."""
        for group in batches:
            progress = (time.monotonic() - self.began) / (60 * self.arguments.minutes)
            if progress >= 1:
                return
            set_rate(self.optimizer, progress + 1e-4, self.arguments.rate)
            yield self._step(group)
            if time.monotonic() - self.saved > SAVE_S:
                self.save()

    def _step(self, group: Sequence[Paragraph]) -> dict[str, float]:
        batch = collate(group, self.tokenizer, self.vocabulary)
        inputs = (batch.piece_ids, batch.shape_ids, batch.first, batch.last, batch.mask)
        with torch.no_grad():
            other: Scores = self.teacher(*inputs)
        own: Scores = self.student(*inputs)
        gold = get_losses(self.student, own, batch)
        losses = {
            "gold": torch.stack([WEIGHTS[name] * loss for name, loss in gold.items()]).sum()
            / batch.n_words,
            "distance": get_distance(self.student, own, self.teacher, other, batch),
        }
        taught = get_views(own.states, group, self.lessons)
        if taught is not None:
            views, types, weights = taught
            cross = nn.functional.cross_entropy(
                self.head(views), types, label_smoothing=0.05, reduction="none"
            )
            losses["event"] = EVENT_WEIGHT * (cross * weights).sum() / batch.n_words
        self.optimizer.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.student.parameters(), 2.0)
        self.optimizer.step()
        self.average.update(self.student)
        return {name: float(loss.detach()) for name, loss in losses.items()}

    @torch.no_grad()
    def measure_events(self) -> float:
        """Return the share of held-out sentences whose type the head has right."""
        self.student.eval()
        self.head.eval()
        n_right = n = 0
        for group in make_batches(self.lessons.held, self.tokenizer, random.Random(0)):
            batch = collate(group, self.tokenizer, self.vocabulary)
            inputs = (batch.piece_ids, batch.shape_ids, batch.first, batch.last, batch.mask)
            taught = get_views(self.student(*inputs).states, group, self.lessons)
            if taught is not None:
                n_right += int((self.head(taught[0]).argmax(1) == taught[1]).sum())
                n += len(taught[1])
        self.student.train()
        self.head.train()
        return n_right / max(n, 1)

    def save(self) -> None:
        """Write the averaged weights."""
        torch.save(self.average.weights, self.arguments.out / "average.pt")
        self.saved = time.monotonic()


def distil(arguments: argparse.Namespace) -> None:
    """Train until the time is over."""
    torch.set_num_threads(arguments.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(arguments.seed)
    arguments.out.mkdir(parents=True, exist_ok=True)
    vocabulary = read_vocabulary(arguments.run)
    (arguments.out / "vocabulary.json").write_text(json.dumps(asdict(vocabulary)), encoding="utf-8")
    run = Distillation(arguments, vocabulary)
    development = {
        name: list(read_treebank(arguments.data / f"ud/{name}-dev.conllu.gz", name))
        for name in ("ewt", "gum")
    }
    epoch = 0
    while time.monotonic() - run.began < 60 * arguments.minutes:
        for step, losses in enumerate(run.run_epoch(run.make_epoch(epoch))):
            if step % 25 == 0:
                shown = {name: round(value, 3) for name, value in losses.items()}
                print(f"{epoch + 1}:{step} {shown}", flush=True)
        epoch += 1
        run.save()
        print(f"epoch {epoch} events right {run.measure_events():.3f}", flush=True)
        for name, paragraphs in development.items():
            figures = measure(
                run.student, run.average.weights, paragraphs, run.tokenizer, vocabulary
            )
            print(f"epoch {epoch} {name} dev {figures}", flush=True)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/training"))
    parser.add_argument("--run", type=Path, required=True, help="holds vocabulary.json")
    parser.add_argument("--teacher", type=Path, required=True, help="weights of the wide network")
    parser.add_argument("--weights", type=Path, required=True, help="weights to start from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=0.6, help="factor of the learning rates")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    distil(parser.parse_args())


if __name__ == "__main__":
    main()
