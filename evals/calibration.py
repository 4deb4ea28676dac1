"""Calibrate the confidence of event mentions: `python -m evals.calibration --shared ../shared`.

A mention of a development dyad is judged when it links the dyad's actor and recipient: right when
its type is the dyad's. Where no mention of the sentence links them, one that has the type and the
actor with other recipients is judged too, and wrong. All else may be another event of the
sentence, which nobody coded, and is not judged. Fits the models that
``dragoman.events.confidence`` uses, one with and one without the trained head, and measures them
on sentences that they were not fitted on. Writes the weights, the reliability diagram, and
`evals/calibration.json` with the figures and with what lexicon and head contribute.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.actors import find_actors
from dragoman.codebook import Entry, load_codebook
from dragoman.events.confidence import (
    FEATURES,
    HEAD_FEATURES,
    Evidence,
    get_event_chance,
)
from dragoman.events.derivation import Act
from dragoman.events.head import load_head
from dragoman.events.mentions import Finder
from dragoman.language import STATES_KEY, keep_states, load_pipeline, read_document
from dragoman.records import Article, Cast, EventMention, Participant, Span
from dragoman.reference import load_reference
from dragoman.sources import read_sources
from dragoman.statements import find_statements
from evals.reliability import draw_reliability
from evals.scoring import call_scorer

ROOT = Path(__file__).parents[1]
MODELS_PATH = ROOT / "src" / "dragoman" / "events" / "data" / "calibration.json"
DIAGRAM_PATH = ROOT / "docs" / "assets" / "calibration.svg"
FIGURES_PATH = Path(__file__).with_name("calibration.json")
THRESHOLD = 0.12
ONE_SIDED = 0.25
N_PARTS = 10
N_BINS = 10
RIDGE = 1.0
LACKS = [FEATURES.index(name) for name in ("no_actor", "no_recipient", "recipient_missing")]
YIELDS = ("CONCEDE", "RETREAT")
# How much the head weighs against the lexicon in the log-linear mixture that is measured.
MIXTURES = (0.3, 0.6, 1.0)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A mention of a development dyad.

    Args:
        dyad: Number of the dyad.
        evidence: What supports the mention.
        links: Whether it links the pair.
        right: Whether it is right.
        types: The dyad's types.
    """

    dyad: int
    evidence: Evidence
    links: bool
    right: bool
    types: frozenset[str]


class _Weigher(Finder):
    """A finder that remembers what made each mention sure, and drops no weak one."""

    keeps_weak = True

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.evidence: dict[Span, Evidence] = {}

    def weigh(self, act: Act, entries: Mapping[int, Entry]) -> Evidence:
        found = super().weigh(act, entries)
        self.evidence[act.candidate.span] = found
        return found


def judge_dyads(shared: Path) -> tuple[list[Judged], list[Judged]]:
    """The judged mentions of the development dyads: read with the head, and without."""
    nlp = load_pipeline()
    keep_states(nlp)
    codebook, reference = load_codebook(), load_reference()
    judged: tuple[list[Judged], list[Judged]] = ([], [])
    for number, (gold, article) in enumerate(_find_dyads(shared)):
        doc = read_document(nlp, article)
        actors, _ = find_actors(article, doc, reference)
        cast = Cast(actors)
        statements, _ = find_statements(article, doc, cast)
        for head, rows in zip((load_head(), None), judged, strict=True):
            weigher = _Weigher(
                article, doc, cast, statements, codebook, reference, head,
                doc.user_data[STATES_KEY],
            )  # fmt: skip
            found = [
                (mention, weigher.evidence[mention.trigger])
                for sentence in doc.sents
                for mention in weigher.find_in_sentence(sentence)
            ]
            rows += _judge(number, gold, article, cast, found)
    return judged


def _find_dyads(shared: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    path = shared / "gold" / "dyads_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "dyads.jsonl"
        inputs.write_text(call_scorer(shared, "dyads", str(path), "--inputs"), encoding="utf-8")
        sources = {s.source_id: s.article for s in read_sources([inputs])}
    for row in rows:
        article = sources[row["id"]]
        if article is not None:
            yield row, article


def _judge(
    number: int,
    gold: dict[str, Any],
    article: Article,
    cast: Cast,
    found: Sequence[tuple[EventMention, Evidence]],
) -> Iterator[Judged]:
    types = frozenset(_merge(name) for name in gold["types"])
    actor, recipient = (_find_spans(article.text, gold[side]) for side in ("actor", "recipient"))
    sides = []
    for mention, evidence in found:
        does = _involves(cast, mention.actors, actor)
        both = mention.actors if not mention.recipients else mention.recipients
        named = len(both) > (0 if mention.recipients else 1)
        links = does and named and _involves(cast, both, recipient)
        sides.append((mention, evidence, does, named, links))
    linked = any(links for *_, links in sides)
    for mention, evidence, does, named, links in sides:
        right = _merge(mention.type) in types
        if links or (does and named and right and not linked):
            yield Judged(
                dyad=number,
                evidence=evidence,
                links=links,
                right=right and links,
                types=types,
            )


def _merge(name: str) -> str:
    return "YIELD" if name in YIELDS else name


def _find_spans(text: str, quote: str) -> list[Span]:
    pattern = r"\s+".join(re.escape(word) for word in quote.split())
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def _involves(cast: Cast, entries: Iterable[Participant], wanted: Sequence[Span]) -> bool:
    """Whether one of the participants is the wanted one, by any mention; nobody wanted: yes."""
    if not wanted:
        return True
    for entry in entries:
        actor = cast.get(entry.actor)
        spans = [entry.span, *(actor.mentions if actor is not None else ())]
        if any(span.overlaps(other) for span in spans for other in wanted):
            return True
    return False


def fit(rows: Array, right: Array, lacks: Sequence[int] = ()) -> Array:
    """Weights of a logistic model, the intercept last, by Newton's method with a ridge.

    Args:
        rows: Features, one row a mention.
        right: 1.0 or 0.0 a mention.
        lacks: Places of features that make no mention surer: where the data would have it so,
            they count for nothing.
    """
    weights = _fit(rows, right)
    surer = [place for place in lacks if weights[place] > 0]
    if not surer:
        return weights
    bounded = rows.copy()
    bounded[:, surer] = 0.0
    return _fit(bounded, right)


def _fit(rows: Array, right: Array) -> Array:
    table = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[-1] = 0.0
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (right - chances) - ridge * weights
        bend = (table * (chances * (1 - chances))[:, None]).T @ table + np.diag(ridge + 1e-9)
        weights += np.linalg.solve(bend, slope)
    return weights


def predict(rows: Array, weights: Array) -> Array:
    """Probabilities of a fitted model."""
    chances: Array = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return chances


def cross_fit(rows: Array, right: Array, dyads: Array, lacks: Sequence[int] = ()) -> Array:
    """Probabilities of mentions by models that saw no mention of their sentence."""
    chances = np.zeros(len(rows))
    for part in range(N_PARTS):
        held = dyads % N_PARTS == part
        chances[held] = predict(rows[held], fit(rows[~held], right[~held], lacks))
    return chances


def find_bins(chances: Array, right: Array) -> list[tuple[float, float, int]]:
    """Mean probability, share right and number of mentions of each tenth that has any."""
    places = np.minimum((chances * N_BINS).astype(int), N_BINS - 1)
    return [
        (float(chances[held].mean()), float(right[held].mean()), int(held.sum()))
        for held in (places == place for place in range(N_BINS))
        if held.any()
    ]


def compute_error(bins: Sequence[tuple[float, float, int]]) -> float:
    """Expected calibration error: the mean gap between probability and share right."""
    total = sum(count for *_, count in bins)
    return sum(abs(chance - share) * count for chance, share, count in bins) / total


def compute_auc(chances: Array, right: Array) -> float:
    """How often a right mention is surer than a wrong one."""
    good, bad = chances[right > 0], chances[right == 0]
    above = (good[:, None] > bad[None, :]).mean() + (good[:, None] == bad[None, :]).mean() / 2
    return float(above)


def calibrate(
    judged: Sequence[Judged], names: Sequence[str]
) -> tuple[dict[str, float], dict[str, Any]]:
    """A model over some features, and how well it does on sentences that it did not see."""
    rows = np.array([[j.evidence.get_features()[name] for name in names] for j in judged])
    right = np.array([float(j.right) for j in judged])
    chances = cross_fit(rows, right, np.array([j.dyad for j in judged]), LACKS)
    chances *= np.array([get_event_chance(j.evidence) for j in judged])
    bins = find_bins(chances, right)
    weights = fit(rows, right, LACKS).round(4).tolist()
    model = dict(zip([*names, "intercept"], weights, strict=True))
    figures = {
        "mentions": len(judged),
        "right": round(float(right.mean()), 3),
        "calibration_error": round(compute_error(bins), 4),
        "auc": round(compute_auc(chances, right), 3),
        "brier": round(float(((chances - right) ** 2).mean()), 4),
        "bins": [[round(chance, 3), round(share, 3), count] for chance, share, count in bins],
    }
    return model, figures


def measure_contributions(judged: Sequence[Judged]) -> dict[str, float]:
    """Share of the mentions that link their pair whose type is right: lexicon, head, mixtures."""
    linked = [j for j in judged if j.links and j.evidence.verdict is not None]
    shares = {"mentions": float(len(linked)), "lexicon": _get_share(j.right for j in linked)}
    guesses: dict[str, list[bool]] = {}
    for j in linked:
        verdict = j.evidence.verdict
        if verdict is None:
            continue
        guesses.setdefault("head", []).append(_merge(verdict.best) in j.types)
        prior = min(max(j.evidence.weight, 0.1), 0.95)
        for factor in MIXTURES:
            scores = {
                name: factor * math.log(value + 1e-6)
                + math.log(prior if name == j.evidence.type else (1 - prior) / len(verdict.types))
                for name, value in verdict.types.items()
            }
            best = max(scores, key=lambda name: scores[name])
            guesses.setdefault(f"both, head times {factor}", []).append(_merge(best) in j.types)
    return shares | {name: _get_share(values) for name, values in guesses.items()}


def _get_share(values: Iterable[bool]) -> float:
    found = list(values)
    return round(sum(found) / max(len(found), 1), 3)


def main() -> int:
    """Judge, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder with the gold sets")
    arguments = parser.parse_args()
    with_head, without = judge_dyads(arguments.shared)
    head_model, head_figures = calibrate(with_head, FEATURES)
    plain = [name for name in FEATURES if name not in HEAD_FEATURES]
    model, figures = calibrate(without, plain)
    models = {"head": head_model, "lexicon": model}
    content = {"threshold": THRESHOLD, "one_sided": ONE_SIDED, "models": models}
    MODELS_PATH.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    results = {
        "head": head_figures,
        "lexicon": figures,
        "type_right_of_linked": measure_contributions(with_head),
    }
    FIGURES_PATH.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    DIAGRAM_PATH.write_text(draw_reliability(head_figures["bins"]), encoding="utf-8")
    print(json.dumps(results, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
