from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.confidence import (
    FEATURES,
    HEAD_FEATURES,
    Evidence,
    get_confidence,
    get_threshold,
    load_calibration,
)
from dragoman.events.head import Verdict

PLAIN = Evidence(type="AID", weight=0.85)


def weigh(probability: float, no_event: float = 0.01) -> float:
    verdict = Verdict(types={"AID": probability}, no_event=no_event)
    return get_confidence(replace(PLAIN, verdict=verdict))


@given(
    st.floats(0.0, 1.0), st.booleans(), st.booleans(), st.integers(0, 99), st.integers(0, 99),
    st.none() | st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)),
)  # fmt: skip
def test_it_is_a_probability_whatever_the_evidence(
    weight: float,
    noun: bool,
    actor: bool,
    steps: int,
    depth: int,
    verdict: tuple[float, float] | None,
) -> None:
    found = Verdict(types={"AID": verdict[0]}, no_event=verdict[1]) if verdict else None
    evidence = Evidence(
        type="AID", weight=weight, is_noun=noun, has_actor=actor, steps=steps, depth=depth,
        verdict=found,
    )  # fmt: skip
    assert 0.0 < get_confidence(evidence) < 1.0


def test_a_weighty_entry_and_a_head_that_agrees_make_it_surer() -> None:
    assert get_confidence(PLAIN) > get_confidence(replace(PLAIN, weight=0.3))
    assert weigh(0.9) > weigh(0.3) > weigh(0.02)


def test_a_head_that_sees_no_event_makes_it_less_sure() -> None:
    assert weigh(0.05, no_event=0.9) < 0.6 * weigh(0.05, no_event=0.01)


def test_a_weak_entry_that_the_head_does_not_know_is_not_coded() -> None:
    verdict = Verdict(types={"AID": 0.01}, no_event=0.9)
    weak = replace(PLAIN, weight=0.25, is_noun=True, has_actor=False, steps=4, verdict=verdict)
    assert get_confidence(weak) < get_confidence(PLAIN)


def test_the_models_know_their_features() -> None:
    models = load_calibration().models
    assert set(models["head"]) == {*FEATURES, "intercept"}
    assert set(models["lexicon"]) == {*FEATURES, "intercept"} - set(HEAD_FEATURES)
    assert 0.05 <= get_threshold(2) < get_threshold(1) <= 0.5


@pytest.mark.parametrize("name", HEAD_FEATURES)
def test_no_head_says_nothing(name: str) -> None:
    assert PLAIN.get_features()[name] == 0.0
