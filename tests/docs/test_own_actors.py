"""The example files of users' actors are right, alike, and what the page shows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from dragoman.reference import load_reference, read_own_actors

ROOT = Path(__file__).parents[2]
TOML = ROOT / "examples" / "actors" / "sahel.toml"
PAGE = ROOT / "docs" / "your-own-actors.md"


def test_both_forms_say_the_same() -> None:
    own = read_own_actors(TOML)
    assert read_own_actors(TOML.with_suffix(".csv")).actors == own.actors
    assert len(own.actors) >= 4


def test_the_page_shows_what_the_file_holds() -> None:
    page = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```$", page, re.M | re.S)
    actors = tomllib.loads(TOML.read_text(encoding="utf-8"))["actor"]
    assert all(actor in actors for actor in tomllib.loads(block)["actor"])
    (table,) = re.findall(r"^```text\n(.*?)^```$", page, re.M | re.S)
    lines = TOML.with_suffix(".csv").read_text(encoding="utf-8").splitlines()
    assert set(table.splitlines()) <= set(lines)


def test_what_the_example_teaches_the_reference_lacks() -> None:
    with_it, without = load_reference(read_own_actors(TOML)), load_reference()
    assert without.get_organisation("CNSP") is None
    assert with_it.get_organisation("CNSP") is not None
    assert with_it.get_person("Omar Tchiani")[0].strength == "full"


def test_every_field_is_documented() -> None:
    from dragoman.reference.own_checks import FIELDS

    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in page] == []
