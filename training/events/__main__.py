"""Train the event head from scratch: `python -m training.events --data DIR`.

Reads the stories and the marked sentences with the shipped language model, trains on a part of
the sentences to measure on the rest, trains again on all, and writes
`src/dragoman/events/data/head.npz`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.codebook import load_codebook
from dragoman.events.head import NO_EVENT
from dragoman.language import get_model_digest
from training.events.cases import Lesson, read_lessons
from training.events.network import LIMIT, Weights, train_head

ROOT = Path(__file__).parents[2]
HEAD_PATH = ROOT / "src" / "dragoman" / "events" / "data" / "head.npz"
N_PARTS = 4


def predict(weights: Weights, lessons: Sequence[Lesson]) -> list[str]:
    """The most probable type of each lesson."""
    features = np.stack([lesson.features for lesson in lessons])
    values = np.clip((features - weights.mean) * weights.scale, -LIMIT, LIMIT)
    hidden = np.maximum(values @ weights.inner + weights.inner_bias, 0)
    return [weights.types[i] for i in (hidden @ weights.outer + weights.outer_bias).argmax(1)]


def measure(lessons: Sequence[Lesson], types: Sequence[str]) -> dict[str, float]:
    """Figures on a quarter of the marked sentences, trained on all else."""
    written = [number for number, lesson in enumerate(lessons) if lesson.written]
    held = set(written[::N_PARTS])
    weights = train_head(
        [lesson for number, lesson in enumerate(lessons) if number not in held], types
    )
    rest = [lessons[number] for number in sorted(held)]
    found = predict(weights, rest)
    right = [guess == lesson.type for guess, lesson in zip(found, rest, strict=True)]
    known = [lesson.proposed == lesson.type for lesson in rest]
    empty = [lesson.type == NO_EVENT for lesson in rest]
    said = [guess == NO_EVENT for guess in found]
    both = sum(a and b for a, b in zip(empty, said, strict=True))
    return {
        "sentences": len(rest),
        "head_right": round(sum(right) / len(rest), 3),
        "lexicon_right": round(sum(known) / len(rest), 3),
        "no_event_recall": round(both / max(sum(empty), 1), 3),
        "no_event_precision": round(both / max(sum(said), 1), 3),
    }


def write_head(path: Path, weights: Weights, encoder: str, codebook: str) -> None:
    """Write the weights in half precision, in an order that gives the same bytes each time."""
    half = {
        name: getattr(weights, name).astype(np.float16)
        for name in ("mean", "inner", "inner_bias", "outer", "outer_bias")
    }
    path.parent.mkdir(exist_ok=True)
    np.savez(
        path,
        types=np.array(weights.types),
        codebook=np.array(codebook),
        encoder=np.array(encoder),
        scale=weights.scale,
        **half,
    )


def main() -> None:
    """Read, measure, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the stories")
    parser.add_argument("--out", type=Path, default=HEAD_PATH)
    arguments = parser.parse_args()
    codebook = load_codebook()
    types = [*codebook.types, NO_EVENT]
    lessons = read_lessons(arguments.data)
    print(json.dumps({"lessons": len(lessons)} | measure(lessons, types)))
    weights = train_head(lessons, types)
    write_head(arguments.out, weights, get_model_digest(), codebook.name)


if __name__ == "__main__":
    main()
