"""Codebooks on the command line: shown, checked, read with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.codebook import load_codebook
from dragoman.reading import Reader
from dragoman.records import Article
from tests.cli.conftest import Command

HARBOUR = Path(__file__).parents[2] / "examples" / "codebooks" / "harbour.toml"


def test_a_type_is_shown_with_all_that_the_codebook_says(command: Command) -> None:
    done = command("codebook", "show", "consult")
    assert done.status == 0
    for words in ("Meets, visits", "Quad class 1, score +2.5", "visit (+4)", "CAMEO", "042 ("):
        assert words in " ".join(done.out.split())
    for heading in ("Modes", "Triggers: verbs", "Triggers: nouns", "Examples"):
        assert f"\n{heading}\n" in done.out


def test_all_types_and_contexts_are_listed(command: Command) -> None:
    done = command("codebook", "show")
    book = load_codebook()
    assert [name for name in (*book.types, *book.contexts) if name not in done.out] == []


def test_json_holds_every_trigger(command: Command) -> None:
    rows = command("codebook", "show", "--json").parse()
    assert [row["type"] for row in rows] == list(load_codebook().types)
    assert all(row["examples"] and row["definition"] and row["cameo"] for row in rows)
    (one,) = command("codebook", "show", "ASSAULT", "--json").parse()
    assert len(json.dumps(one["triggers"])) > 2000


def test_an_unknown_type_is_told(command: Command) -> None:
    done = command("codebook", "show", "SANKTION")
    assert done.status == 2
    assert "has no type SANKTION; it has AGREE, CONSULT" in done.err


def test_a_codebook_in_order_is_checked_by_reading_its_examples(
    command: Command, tmp_path: Path
) -> None:
    done = command("codebook", "check", HARBOUR)
    assert done.status == 0
    assert "harbour is in order: 3 types, 1 context, " in done.out
    assert "4 of 4 examples are read as meant." in done.out
    missing = HARBOUR.read_text().replace('"impound", ', "")
    (tmp_path / "book.toml").write_text(missing)
    done = command("codebook", "check", "book.toml")
    assert done.status == 0
    assert "DETAIN: finds no event in “Indonesia impounded" in done.out
    assert "3 of 4 examples" in done.out
    assert "examples are" not in command("codebook", "check", "book.toml", "--no-read").out


@pytest.mark.parametrize(
    ("change", "message", "remedy"),
    [
        (("quad = 3", "quad = 5"), "types.INSPECT.quad: 5 is out of range", "1 to 4"),
        (('verbs = ["inspect"', 'verb = ["inspect"'), "types.INSPECT.verb: unknown", "verbs"),
        (('threatened = "DETAIN"', 'threatened = "HOLD"'), "no type 'HOLD'", "DETAIN"),
    ],
)
def test_errors_name_line_and_remedy(
    command: Command, tmp_path: Path, change: tuple[str, str], message: str, remedy: str
) -> None:
    text = HARBOUR.read_text()
    assert change[0] in text
    (tmp_path / "book.toml").write_text(text.replace(*change))
    line = text[: text.index(change[0])].count("\n") + 1
    done = command("codebook", "check", "book.toml")
    assert done.status == 1
    assert f"book.toml:{line}, " in done.err
    assert message in done.err
    assert remedy in done.err
    assert done.err.count("\n") == 1


def test_articles_are_read_with_a_codebook_of_ones_own() -> None:
    reader = Reader(codebook=HARBOUR)
    text = (
        "Norwegian inspectors boarded a Russian trawler at night. Iceland accused Oslo of piracy."
        " On Monday Norway threatened to impound Icelandic ships."
    )
    reading = reader.read(Article(text=text))
    found = [(m.type, m.mode, m.quad) for m in reading.event_mentions]
    assert ("INSPECT", "night", 3) in found
    assert {kind for kind, _, _ in found} <= {"INSPECT", "DETAIN"}
    assert all("fishing" in m.contexts for m in reading.event_mentions if m.type == "INSPECT")
