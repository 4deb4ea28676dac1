"""Times for which no holder of an office is known, in the states that the news names most.

``python -m tests.reference.gaps`` writes the list ``gaps.tsv`` anew and keeps its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dragoman.reference import Tenure, tables

LIST = Path(__file__).with_name("gaps.tsv")
SINCE, UNTIL = date(2000, 1, 1), date(2026, 1, 1)
STEP = timedelta(days=7)
LEAST = timedelta(days=90)
OFFICES = ("HOS", "HOG", "FM", "DM")
_CODES = (
    "AFG ARE ARG ARM AUS AZE BGD BLR BRA CAN CHN COD COL CUB DEU DZA EGY ESP ETH FRA GBR GEO GRC"
    " HUN IDN IND IRN IRQ ISR ITA JOR JPN KAZ KEN KOR KWT LBN LBY LKA MAR MEX MLI MMR MYS NGA PAK"
    " PHL POL PRK PSE QAT RUS RWA SAU SDN SOM SRB SSD SYR THA TUN TUR TWN UKR USA VEN VNM XKX YEM"
    " ZAF"
)
STATES = _CODES.split()


class Gap(NamedTuple):
    """A time without a known holder, its ends good to a week."""

    country: str
    office: str
    start: str
    end: str


def find_gaps() -> Iterator[Gap]:
    """Every gap of at least ninety days between 2000 and 2025."""
    held: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tables.read_tenures():
        held.setdefault((tenure.country, tenure.office), []).append(tenure)
    for country in STATES:
        for office in OFFICES:
            for start, end in _find_empty(held.get((country, office), ())):
                yield Gap(country, office, f"{start:%Y-%m}", f"{end:%Y-%m}")


def _find_empty(tenures: Iterable[Tenure]) -> Iterator[tuple[date, date]]:
    known = sorted(tenures, key=lambda tenure: tenure.from_on, reverse=True)
    day, start = SINCE, None
    while day < UNTIL:
        if not any(tenure.holds_on(day) for tenure in known):
            start = start or day
        elif start is not None:
            if day - start >= LEAST:
                yield start, day
            start = None
        day += STEP
    if start is not None and day - start >= LEAST:
        yield start, UNTIL


def read_list() -> dict[Gap, str]:
    """The gaps that are known, each with its reason."""
    lines = LIST.read_text(encoding="utf-8").splitlines()[1:] if LIST.exists() else []
    rows = (line.split("\t") for line in lines)
    return {Gap(*row[:4]): row[4] for row in rows}


def main() -> None:
    """Write the list anew."""
    reasons = read_list()
    lines = ["country\toffice\tfrom\tuntil\treason"]
    lines += ["\t".join((*gap, reasons.get(gap, "not known"))) for gap in find_gaps()]
    LIST.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
