"""What the documentation shows is what the program does: outputs, references, words."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"dragoman_docs_{name}", DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


console = load("console")
parts = load("parts")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_is_current(page: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(DOCS / "generate.py"), "--check", page.stem],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_tutorial_and_the_readme_have_examples() -> None:
    for name, least in (("docs/tutorial.md", 8), ("README.md", 1)):
        blocks = list(console.find_blocks((ROOT / name).read_text()))
        commands = [e for block in blocks for e in console.parse_block(block["body"])]
        assert len(commands) >= least, name
        assert all(example.output for example in commands if "read" not in example.command)


def test_python_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^```python\n(.*?)^```$", (DOCS / "python.md").read_text(), re.M | re.S)
    assert len(blocks) >= 3
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)
    assert names["reading"].event_mentions


def test_a_block_is_parsed_into_commands_and_outputs() -> None:
    body = "$ dragoman one \\\n>   --two\nout\n\nmore\n$ dragoman three\n"
    first, second = console.parse_block(body)
    assert first.command == "dragoman one \\\n  --two"
    assert first.output == "out\n\nmore"
    assert (second.command, second.output) == ("dragoman three", "")


def test_a_block_without_a_command_is_refused() -> None:
    with pytest.raises(console.ExampleError, match="not with a command"):
        console.parse_block("out\n$ dragoman\n")


COMMANDS = st.from_regex(r"[a-z][a-z -]{0,20}[a-z]", fullmatch=True)
LINES = st.lists(st.from_regex(r"[A-Za-z0-9][ -~]{0,30}", fullmatch=True), max_size=4)


@given(st.lists(st.tuples(COMMANDS, LINES), min_size=1, max_size=4))
def test_blocks_survive_writing_and_parsing(pairs: list[tuple[str, list[str]]]) -> None:
    examples = [console.Example(command=c, output="\n".join(o)) for c, o in pairs]
    assert console.parse_block("".join(example.write() for example in examples)) == examples


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("31 articles in 2.1 s", "31 articles in 14.0 s", True),
        ("started 2026-11-22 12:00:01", "started 2026-12-01 08:13:59", True),
        ("31 articles in 2.1 s", "30 articles in 2.1 s", False),
        ("2020-12-29 CONSULT", "2020-12-30 CONSULT", False),
    ],
)
def test_only_durations_and_moments_may_differ(old: str, new: str, same: bool) -> None:
    assert console.is_same(old, new) is same


def test_a_failing_command_says_so(tmp_path: Path) -> None:
    assert console.run_command("echo no; exit 3", tmp_path) == "no\n(exit status 3)"


def test_outputs_are_refreshed() -> None:
    page = "x\n\n```console\n$ echo new\nold\n```\ny\n"
    assert console.refresh_page(page) == page.replace("old", "new")


def test_tables_are_read_from_commented_sql() -> None:
    schema = "-- One row each.\nCREATE TABLE thing (\n    id VARCHAR NOT NULL,  -- what it is\n    n INTEGER  -- how many\n);\n"
    (found,) = parts.find_tables(schema)
    columns = [("id", "varchar", "what it is"), ("n", "integer, or null", "how many")]
    assert found == ("thing", "One row each.", columns)


@pytest.mark.parametrize(
    "schema",
    [
        "-- One row each.\nCREATE TABLE thing (\n    id VARCHAR NOT NULL\n);\n",
        "CREATE TABLE thing (\n    id VARCHAR NOT NULL  -- what it is\n);\n",
    ],
)
def test_tables_and_columns_without_a_comment_are_refused(schema: str) -> None:
    with pytest.raises(parts.PartError, match="has no comment"):
        list(parts.find_tables(schema))


def test_every_table_of_the_schema_is_documented() -> None:
    schema = (ROOT / "src" / "dragoman" / "store" / "schema.sql").read_text()
    page = (DOCS / "tables.md").read_text()
    names = re.findall(r"CREATE TABLE (\w+)", schema)
    assert len(names) >= 10
    assert [name for name in names if f"## {name}\n" not in page] == []


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(parts.PartError, match="Nothing makes"):
        parts.refresh_page("<!-- generated:nonsense -->\n<!-- /generated -->")


def test_every_command_and_option_is_documented() -> None:
    import typer.main

    from dragoman.cli import app

    page = (DOCS / "commands.md").read_text()
    commands = dict(parts.find_commands(typer.main.get_command(app)))
    assert "judge same" in commands
    missing = [name for name in commands if f"## {name}\n" not in page]
    for command in commands.values():
        for parameter in command.params:
            missing += [o for o in parameter.opts if o.startswith("--") and o not in page]
    assert missing == []


def test_the_glossary_explains_every_record_type() -> None:
    glossary = (DOCS / "glossary.md").read_text()
    words = "article span doc actor statement position figure agreement reading issue record event"
    terms = [*words.split(), "actor mention", "event mention", "copy", "discrepancy", "status"]
    assert [
        term for term in terms if not re.search(rf"^[\w, ]*\b{term}\b.*\n:   ", glossary, re.M)
    ] == []
