"""How sure an event mention is: the calibrated probability that it is right.

A logistic model over what supports a mention, less where the head sees no event at all.
The model's weights were fitted on the development dyads by ``python -m evals.calibration`` and
stand in ``data/calibration.json``, one set for readings with the trained head and one without;
``docs/how-we-measure.md`` shows how well it keeps its word. Dyads hold no sentence without an
event, so the head's doubt cannot be fitted there: it takes its share of what they say.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.events.head import Verdict

FEATURES = (
    "weight", "noun", "carried", "no_actor", "no_recipient", "mutual", "recipient_missing",
    "converted", "hypothetical", "steps", "depth", "serves", "type_log_odds",
)  # fmt: skip
HEAD_FEATURES = ("type_log_odds",)
_CERTAIN = 0.995


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What makes an event mention sure or unsure.

    Args:
        type: Type of the event.
        weight: Weight of the trigger's entry, 0..1.
        is_noun: Whether the trigger is a noun.
        is_carried: Whether a light verb carries it.
        has_actor: Whether somebody does it.
        has_recipient: Whether there is a second side.
        is_mutual: Whether all parties stand as actors.
        needs_recipient: Whether the type asks for a recipient.
        is_converted: Whether mood or negation changed the type.
        is_hypothetical: Whether it is merely discussed.
        steps: How far the first actor and recipient stood from their slots.
        depth: Number of other triggers above it in the tree.
        serves: Whether it was done for the sake of another act ("called X to thank him").
        verdict: What the head says of it; None without head.
    """

    type: str
    weight: float
    is_noun: bool = False
    is_carried: bool = False
    has_actor: bool = True
    has_recipient: bool = True
    is_mutual: bool = False
    needs_recipient: bool = False
    is_converted: bool = False
    is_hypothetical: bool = False
    steps: int = 0
    depth: int = 0
    serves: bool = False
    verdict: Verdict | None = None

    def get_features(self) -> dict[str, float]:
        """The numbers that the model weighs, by the names in ``FEATURES``."""
        verdict = self.verdict
        return {
            "weight": _get_log_odds(self.weight),
            "noun": float(self.is_noun and not self.is_carried),
            "carried": float(self.is_noun and self.is_carried),
            "no_actor": float(not self.has_actor),
            "no_recipient": float(not self.has_recipient),
            "mutual": float(self.is_mutual),
            "recipient_missing": float(self.needs_recipient and not self.has_recipient),
            "converted": float(self.is_converted),
            "hypothetical": float(self.is_hypothetical),
            "steps": min(self.steps, 4) / 4,
            "depth": min(self.depth, 3) / 3,
            "serves": float(self.serves),
            "type_log_odds": _get_log_odds(verdict.types[self.type]) if verdict else 0.0,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The fitted models.

    Args:
        threshold: Least probability of a mention that is coded.
        one_sided: The same of one that names a single party, which more often is none.
        models: Weights by feature, ``intercept`` among them, of the model ``head`` and of the
            model ``lexicon``.
    """

    threshold: float
    one_sided: float
    models: Mapping[str, Mapping[str, float]]


@cache
def load_calibration() -> Calibration:
    """The calibration that comes with dragoman."""
    path = resources.files("dragoman.events") / "data" / "calibration.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    return Calibration(
        threshold=content["threshold"], one_sided=content["one_sided"], models=content["models"]
    )


def get_threshold(n_parties: int = 2) -> float:
    """The probability below which a mention is kept as an issue and not coded.

    Args:
        n_parties: How many parties it names.
    """
    calibration = load_calibration()
    return calibration.threshold if n_parties > 1 else calibration.one_sided


def get_confidence(evidence: Evidence) -> float:
    """The probability that type and participants of an event mention are right, 0..1.

    Args:
        evidence: What supports it.
    """
    model = load_calibration().models["lexicon" if evidence.verdict is None else "head"]
    features = evidence.get_features()
    score = model["intercept"] + sum(model.get(name, 0.0) * features[name] for name in FEATURES)
    chance = get_event_chance(evidence) / (1 + math.exp(-score))
    return round(min(max(chance, 1 - _CERTAIN), _CERTAIN), 3)


def get_event_chance(evidence: Evidence) -> float:
    """What the head's doubt leaves of a confidence, 0..1; 1 without head.

    Args:
        evidence: What supports the mention.
    """
    return 1 - evidence.verdict.no_event if evidence.verdict else 1.0


def _get_log_odds(probability: float) -> float:
    """Log odds, kept within 1 % and 99 %."""
    bounded = min(max(probability, 0.01), 0.99)
    return math.log(bounded / (1 - bounded))
