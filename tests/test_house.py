"""The house rules that no linter knows: size budgets, quiet imports, one place for each thing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dragoman"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES, FUNCTION_LINES = 500, 60


def make_id(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=make_id)
def test_modules_and_functions_stay_small(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) <= MODULE_LINES
    long_ones = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long_ones == []


@pytest.mark.parametrize("path", MODULES, ids=make_id)
def test_nothing_is_called_manager_and_nothing_mutable_lives_in_a_module(path: Path) -> None:
    tree = ast.parse(path.read_text())
    names = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert not [name for name in names if "Manager" in name]
    globals_used = [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    assert globals_used == []


def test_words_of_spacy_are_compared_by_equality() -> None:
    """SpaCy makes a new object each time a token is asked for: ``is`` never holds."""
    stages = ("events", "statements", "figures", "dates", "language")
    compared = [
        f"{make_id(path)}:{node.lineno}: {ast.unparse(node)}"
        for path in (*(p for s in stages for p in (PACKAGE / s).rglob("*.py")),)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.Is | ast.IsNot)
        and not isinstance(node.comparators[0], ast.Constant)
        and {"head", "token", "anchor"}
        & {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}
    ]
    assert compared == []


def test_one_place_alone_catches_everything() -> None:
    catchers = [
        make_id(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert len(catchers) <= 1, catchers


def test_only_the_store_knows_duckdb() -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom) and "duckdb" in ast.unparse(node)
    }
    assert users <= {"store"}


def test_importing_dragoman_loads_nothing_heavy() -> None:
    code = "import dragoman, sys; print([m for m in ('spacy', 'duckdb', 'numpy', 'onnxruntime', 'pydantic', 'typer') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_public_names_resolve() -> None:
    import dragoman

    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = dragoman.nonsense


def test_no_text_in_the_project_names_a_machine() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    suffixes = {".py", ".md", ".toml", ".sh", ".txt", ".lock", ".yml", ".json", ""}
    needle = "/" + "work/"
    bad = [
        name
        for name in tracked
        if name
        and (ROOT / name).is_file()
        and (ROOT / name).suffix in suffixes
        and needle in (ROOT / name).read_text(errors="replace")
    ]
    assert bad == []
