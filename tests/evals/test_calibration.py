from __future__ import annotations

import json
from xml.etree import ElementTree

import numpy as np
import pytest

from evals import calibration
from evals.reliability import draw_reliability


def test_a_fit_finds_the_odds_of_its_data() -> None:
    rows = np.array([[0.0]] * 40 + [[1.0]] * 40)
    right = np.array([1.0] * 10 + [0.0] * 30 + [1.0] * 30 + [0.0] * 10)
    low, high = calibration.predict(np.array([[0.0], [1.0]]), calibration.fit(rows, right))
    assert low == pytest.approx(0.25, abs=0.05)
    assert high == pytest.approx(0.75, abs=0.05)


def test_no_mention_is_weighed_by_a_model_that_saw_its_sentence() -> None:
    rows, dyads = np.zeros((20, 1)), np.arange(20)
    right = np.array([float(number % 10 == 3) for number in range(20)])
    chances = calibration.cross_fit(rows, right, dyads)
    assert chances[3] < chances[4]


def test_error_is_the_gap_between_word_and_deed() -> None:
    chances, right = np.array([0.9] * 10 + [0.1] * 10), np.array([1.0] * 6 + [0.0] * 14)
    bins = calibration.find_bins(chances, right)
    assert [(round(c, 6), s, n) for c, s, n in bins] == [(0.1, 0.0, 10), (0.9, 0.6, 10)]
    assert calibration.compute_error(bins) == pytest.approx((0.3 * 10 + 0.1 * 10) / 20)


def test_order_is_measured_by_pairs() -> None:
    assert calibration.compute_auc(np.array([0.9, 0.4, 0.4]), np.array([1.0, 1.0, 0.0])) == 0.75


def test_the_diagram_has_one_point_a_bin() -> None:
    root = ElementTree.fromstring(draw_reliability([(0.2, 0.3, 5), (0.8, 0.7, 20)]))
    points = root.findall("{http://www.w3.org/2000/svg}circle")
    assert [float(point.get("cx", 0)) for point in points] == sorted(
        float(point.get("cx", 0)) for point in points
    )
    assert float(points[1].get("r", 0)) > float(points[0].get("r", 0))


def test_what_was_measured_keeps_the_promise() -> None:
    figures = json.loads(calibration.FIGURES_PATH.read_text(encoding="utf-8"))
    assert figures["head"]["calibration_error"] <= 0.08
    assert figures["lexicon"]["calibration_error"] <= 0.08
    assert figures["head"]["auc"] >= figures["lexicon"]["auc"]
