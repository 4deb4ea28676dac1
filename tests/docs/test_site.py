"""The site builds without a warning and fetches nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADING = {"script", "img", "iframe", "audio", "video", "source", "embed", "object", "track", "use"}
LOADED_LINKS = {"stylesheet", "icon", "shortcut", "preload", "prefetch", "preconnect", "manifest"}
ELSEWHERE = re.compile(r"^(?:[a-z]+:)?//", re.IGNORECASE)


class Fetches(HTMLParser):
    """Collects the addresses that a browser fetches by itself when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and LOADED_LINKS & set(given.get("rel", "").split()):
            self.addresses.append(given.get("href", ""))
        if tag in LOADING:
            names = ("src", "srcset", "data", "poster", "href", "xlink:href")
            self.addresses += [given[name] for name in names if name in given]
        self.addresses += find_css_addresses(given.get("style", ""))


def find_css_addresses(css: str) -> list[str]:
    pattern = r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)"
    return [first or second for first, second in re.findall(pattern, css)]


def find_script_addresses(script: str) -> list[str]:
    """Addresses that a script hands to something that fetches."""
    call = r"(?:fetch|importScripts|import|open|Worker|\.src\s*=|\.href\s*=)\s*\(?\s*"
    pattern = call + r"(?:['\"]GET['\"],\s*)?['\"]([^'\"]+)"
    return [address for address in re.findall(pattern, script) if ELSEWHERE.match(address)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def find_fetched(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*")):
        if path.suffix in {".html", ".svg"}:
            parser = Fetches()
            parser.feed(path.read_text(encoding="utf-8"))
            found = parser.addresses
        elif path.suffix == ".css":
            found = find_css_addresses(path.read_text(encoding="utf-8"))
        elif path.suffix == ".js":
            found = find_script_addresses(path.read_text(encoding="utf-8"))
        else:
            continue
        yield from ((path.name, address) for address in found)


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    fetched = list(find_fetched(site))
    assert len(fetched) > 20
    assert [pair for pair in fetched if ELSEWHERE.match(pair[1])] == []


def test_everything_fetched_is_there(site: Path) -> None:
    page = site / "index.html"
    parser = Fetches()
    parser.feed(page.read_text(encoding="utf-8"))
    addresses = [address for address in parser.addresses if not address.startswith("data:")]
    missing = [address for address in addresses if not (site / address.split("?")[0]).is_file()]
    assert addresses
    assert missing == []


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")}
    assert len(pages) >= 10
    assert {path.stem for path in site.glob("*.html")} - {"404"} == pages


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<script src="https://host.example/a.js"></script>', True),
        ('<link rel="stylesheet" href="//host.example/a.css">', True),
        ('<a href="https://host.example/">a link is no fetch</a>', False),
        ('<img src="assets/stages.svg">', False),
    ],
)
def test_the_check_itself_tells_fetches_from_links(html: str, found: bool) -> None:
    parser = Fetches()
    parser.feed(html)
    assert any(ELSEWHERE.match(address) for address in parser.addresses) is found


def test_the_check_itself_sees_styles_and_scripts() -> None:
    assert find_css_addresses("@import 'https://a.example/x.css'; a{b:url(//c.example/d)}") == [
        "https://a.example/x.css",
        "//c.example/d",
    ]
    assert find_script_addresses("x.src = 'https://a.example/x.js'") == ["https://a.example/x.js"]
    assert find_script_addresses("fetch('local.json')") == []
