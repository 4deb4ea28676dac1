"""Bring the generated parts of the documentation up to date, or check that they are.

::

    python docs/generate.py             rewrites what is out of date, says which pages
    python docs/generate.py --check     changes nothing, prints the differences, exits 1 if any
    python docs/generate.py PAGE...     the same for some pages ("tutorial", "README") only

Two kinds of parts are generated: the outputs in ``console`` blocks (:mod:`console`) and what
stands between ``<!-- generated:NAME -->`` and ``<!-- /generated -->`` (:mod:`parts`).
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import console
import parts

DOCS = Path(__file__).resolve().parent
README = DOCS.parent / "README.md"


def get_pages(names: list[str]) -> list[Path]:
    """The pages with these names, or all.

    Args:
        names: File names without suffix; empty for every page and the README.

    Raises:
        SystemExit: There is no such page.
    """
    pages = {page.stem: page for page in [README, *sorted(DOCS.glob("*.md"))]}
    unknown = sorted(set(names) - set(pages))
    if unknown:
        raise SystemExit(f"No page {', '.join(unknown)}. There are: {', '.join(pages)}.")
    return [pages[name] for name in names or pages]


def refresh(page: Path) -> tuple[str, str]:
    """A page as it stands and as it should.

    Args:
        page: A Markdown file.
    """
    old = page.read_text(encoding="utf-8")
    return old, console.refresh_page(parts.refresh_page(old))


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Without the program's name; None for those of the process.

    Returns:
        The exit status: 1 when ``--check`` finds a difference.
    """
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="name without suffix")
    parser.add_argument("--check", action="store_true", help="change nothing, exit 1 if stale")
    options = parser.parse_args(arguments)
    stale = False
    for page in get_pages(options.pages):
        old, new = refresh(page)
        if old == new:
            continue
        stale = True
        name = str(page.relative_to(README.parent))
        if options.check:
            lines = difflib.unified_diff(
                old.splitlines(), new.splitlines(), f"{name} (kept)", f"{name} (now)", lineterm=""
            )
            print("\n".join(lines))
        else:
            page.write_text(new, encoding="utf-8")
            print(f"{name}: refreshed")
    if stale and options.check:
        print("Out of date. Run `make docs` (or: python docs/generate.py) and look at the changes.")
    return int(stale and options.check)


if __name__ == "__main__":
    raise SystemExit(main())
