"""Quality floors on the development data, which lie beside the project and not in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.reading import Reader
from evals import floors
from evals.run import MEASURES

SHARED = Path(__file__).parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the development gold is kept beside the project"
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("name", MEASURES)
def test_no_figure_sinks_below_its_floor(name: str, reader: Reader) -> None:
    verdicts = floors.find_verdicts(SHARED, name, MEASURES[name](SHARED, reader))
    assert verdicts
    assert [verdict for verdict in verdicts if not verdict.holds] == []


def test_every_data_set_has_floors() -> None:
    assert set(floors.read_floors()) == set(MEASURES)
