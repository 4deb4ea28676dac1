from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import floors


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gold.txt").write_text("one")
    digest = floors.compute_digest([tmp_path / "gold.txt"])
    entry = {"files": ["gold.txt"], "digest": digest, "floors": {"a.f1": 0.5}, "ceilings": {"n": 2}}
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"set": entry}))
    monkeypatch.setattr(floors, "FLOORS_PATH", path)
    return tmp_path


def test_a_floor_holds_from_below_and_a_ceiling_from_above(data: Path) -> None:
    verdicts = floors.find_verdicts(data, "set", {"a": {"f1": 0.5}, "n": 2.1})
    assert [(verdict.figure, verdict.holds) for verdict in verdicts] == [
        ("a.f1", True),
        ("n", False),
    ]


def test_floors_do_not_apply_to_other_data(data: Path) -> None:
    (data / "gold.txt").write_text("two")
    with pytest.raises(ValueError, match="not those"):
        floors.find_verdicts(data, "set", {"a": {"f1": 1.0}, "n": 0})


def test_a_figure_that_is_missing_is_an_error(data: Path) -> None:
    with pytest.raises(KeyError):
        floors.find_verdicts(data, "set", {"n": 0})
