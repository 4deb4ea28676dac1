"""Console examples of the documentation: run, compared, brought up to date.

A fenced block marked ``console`` holds commands after ``$ `` and, below each, what it prints.
The blocks of one page are run in order in one empty directory that holds a copy of
``examples/``. A command that ends with another status than 0 prints a last line that says so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100
LIMIT_S = 300

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_DURATION = re.compile(r"\d+(?:\.\d+)?(?= ?(?:s|ms|seconds|articles/s|words/s|a second)\b)")
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?"
)


class ExampleError(Exception):
    """A console block is malformed, or its command could not be run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One command and what it prints.

    Args:
        command: As typed, continuation lines included, without the prompt.
        output: What the page says that it prints, without the last line feed.
    """

    command: str
    output: str

    def write(self) -> str:
        """The lines of the block."""
        prompt = "$ " + self.command.replace("\n", "\n> ")
        return prompt + "\n" + (self.output + "\n" if self.output else "")


def parse_block(body: str) -> list[Example]:
    """The examples of one block.

    Args:
        body: What stands between the fences, each line ended.

    Raises:
        ExampleError: The block does not begin with a command.
    """
    examples: list[tuple[list[str], list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            examples.append(([line[2:]], []))
        elif not examples:
            raise ExampleError(f"A console block begins with '{line}', not with a command.")
        elif line.startswith("> ") and examples[-1][0][-1].endswith("\\") and not examples[-1][1]:
            examples[-1][0].append(line[2:])
        else:
            examples[-1][1].append(line)
    return [Example(command="\n".join(c), output="\n".join(o)) for c, o in examples]


def find_blocks(page: str) -> Iterator[re.Match[str]]:
    """Every console block of a page in order; the group ``body`` is its inside."""
    return _BLOCK.finditer(page)


def is_same(old: str, new: str) -> bool:
    """Whether two outputs agree but for durations and moments of running."""

    def mask(text: str) -> str:
        text = _MOMENT.sub("<moment>", _DURATION.sub("<duration>", text))
        return re.sub(r"[ ]+", " ", text)

    return mask(old) == mask(new)


def run_command(command: str, directory: Path) -> str:
    """What a command prints on both streams, without trailing white space.

    Args:
        command: For ``sh``.
        directory: Where it runs.

    Raises:
        ExampleError: It takes longer than ``LIMIT_S`` seconds.
    """
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
        "HOME": str(directory),
        "COLUMNS": str(WIDTH),
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "TZ": "UTC",
    }
    try:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise ExampleError(f"'{command}' takes longer than {LIMIT_S} s.") from problem
    lines = [line.rstrip() for line in done.stdout.decode("utf-8").splitlines()]
    if done.returncode:
        lines.append(f"(exit status {done.returncode})")
    return "\n".join(lines).strip("\n")


def refresh_page(page: str) -> str:
    """A page with every example's output as it is today.

    Outputs that differ in durations and moments alone are left as they were.

    Args:
        page: Markdown.
    """
    if not _BLOCK.search(page):
        return page
    with tempfile.TemporaryDirectory(prefix="dragoman-docs-") as name:
        directory = Path(name)
        shutil.copytree(ROOT / "examples", directory / "examples")

        def refresh(match: re.Match[str]) -> str:
            fresh = []
            for example in parse_block(match["body"]):
                output = run_command(example.command, directory)
                if is_same(example.output, output):
                    output = example.output
                fresh.append(Example(command=example.command, output=output).write())
            return "```console\n" + "".join(fresh) + "```"

        return _BLOCK.sub(refresh, page)
