"""Quality floors: figures may rise, and sink only when somebody changes the floor and says why.

`evals/floors.json` holds, for each data set, the digest of the files that it was measured on
and the least that each figure must reach. On other data the floors do not apply, and say so.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FLOORS_PATH = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One figure against its floor. ``limit`` is a ceiling where ``is_ceiling`` says so."""

    figure: str
    value: float
    limit: float
    is_ceiling: bool

    @property
    def holds(self) -> bool:
        return self.value <= self.limit if self.is_ceiling else self.value >= self.limit


def compute_digest(paths: list[Path]) -> str:
    """BLAKE2b over names and bytes of some files, in order of name."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_floors() -> dict[str, Any]:
    """The limits by data set: files, their digest, floors and ceilings."""
    floors: dict[str, Any] = json.loads(FLOORS_PATH.read_text(encoding="utf-8"))
    return floors


def get_figure(figures: dict[str, Any], name: str) -> float:
    """A figure by its path: ``events.f1`` looks into nested tables."""
    value: Any = figures
    for key in name.split("."):
        value = value[key]
    return float(value)


def find_verdicts(shared: Path, name: str, figures: dict[str, Any]) -> list[Verdict]:
    """Each figure of a data set against its limit; empty when the data are others.

    Raises:
        ValueError: The data differ from those that the floors were measured on.
    """
    entry = read_floors()[name]
    home = ROOT if entry.get("home") == "project" else shared
    if compute_digest([home / file for file in entry["files"]]) != entry["digest"]:
        raise ValueError(f"{name}: the data are not those that the floors were measured on.")
    rows = [(figure, limit, False) for figure, limit in entry.get("floors", {}).items()]
    rows += [(figure, limit, True) for figure, limit in entry.get("ceilings", {}).items()]
    return [
        Verdict(figure=figure, value=get_figure(figures, figure), limit=limit, is_ceiling=ceiling)
        for figure, limit, ceiling in rows
    ]
