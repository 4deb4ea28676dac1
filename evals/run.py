"""Measure quality: `python -m evals.run --shared ../shared`.

Writes `evals/results.json`, `evals/RESULTS.md` and the tables that README and docs quote, and
ends with status 1 when a figure has sunk below its floor.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dragoman.reading import Reader
from evals import engine, floors, mentions, merging, scoring

ROOT = Path(__file__).parents[1]
QUOTING = [ROOT / "README.md", ROOT / "docs" / "how-we-measure.md"]
START, END = "<!-- figures:start -->", "<!-- figures:end -->"

# What the tables quote: heading, then (label, data set, figure).
TABLE: dict[str, list[tuple[str, str, str]]] = {
    "Language engine (int8, as shipped)": [
        ("EWT dev: labelled attachment", "engine", "ewt_dev.las"),
        ("GUM dev, news: labelled attachment", "engine", "gum_dev_news.las"),
        ("EWT dev: subjects, objects, agents (F1)", "engine", "ewt_dev.role_f1"),
        ("EWT dev: sentences (F1)", "engine", "ewt_dev.sentence_f1"),
        ("UNER EWT dev: entities (F1)", "engine", "uner_ewt_dev.entity_f1"),
        ("CrossNER politics dev: entities (F1)", "engine", "crossner_politics_dev.entity_f1"),
    ],
    "Who did what to whom: 1,050 sentences, each with one known pair": [
        ("right type, actor and recipient", "dyads", "right"),
        ("macro-F1 over types", "dyads", "macro_f1"),
        ("pair found", "dyads", "dyad_found"),
        ("events a sentence", "dyads", "events_per_sentence"),
        ("recipients an event", "dyads", "recipients_per_event"),
    ],
    "The same on 160 sentences written for dragoman, only ever measured": [
        ("pair found", "unseen", "dyad_found"),
        ("type right, given the pair", "unseen", "type_right_given_dyad"),
        ("right", "unseen", "right"),
        ("macro-F1 over 15 types", "unseen", "macro_f1"),
    ],
    "The same on all 268 pairs of 152 longer sentences, marked before they were read": [
        ("pair found", "fresh", "dyad_found"),
        ("type right, given the pair", "fresh", "type_right_given_dyad"),
        ("right", "fresh", "right"),
        ("macro-F1 over 15 types", "fresh", "macro_f1"),
    ],
    "Who is who: 145 mentions": [
        ("country right", "actors", "country"),
        ("sector right", "actors", "sector"),
        ("both right", "actors", "both"),
        ("mentions in two coded articles: name and country right", "mentions", "right"),
        ("false conflicts of office in the sample articles", "mentions", "false_office_conflicts"),
    ],
    "Two articles coded whole": [
        ("events (F1)", "articles", "events.f1"),
        ("participants right, of events found", "articles", "participants_right"),
        ("status right", "articles", "status_right"),
        ("background right", "articles", "background_right"),
        ("date right", "articles", "date_right"),
        ("reporter right", "articles", "reporter_right"),
        ("statements (F1)", "articles", "statements.f1"),
        ("speaker right, of statements found", "articles", "speaker_right"),
        ("positions (F1)", "articles", "positions.f1"),
        ("figures (F1)", "articles", "figures.f1"),
        ("agreements (F1)", "articles", "agreements.f1"),
        ("publication date right", "articles", "published_right"),
    ],
    "Many reports, one event: 95 dispatches of our own": [
        ("marked reports that a mention is found for", "merging", "found"),
        ("events (B-cubed F1 over these)", "merging", "events.f1"),
        ("discrepancies, each with its kind (F1)", "merging", "discrepancies.f1"),
        ("statements in parallel (F1)", "merging", "utterances.f1"),
        ("groups of copies exact", "merging", "copies_exact"),
    ],
}  # fmt: skip


MEASURES: dict[str, Callable[[Path, Reader], dict[str, Any]]] = {
    "engine": lambda shared, _: engine.measure(shared),
    "dyads": scoring.measure_dyads,
    "unseen": scoring.measure_unseen,
    "fresh": scoring.measure_fresh,
    "actors": lambda shared, _: scoring.measure_actors(shared),
    "mentions": mentions.measure_mentions,
    "articles": scoring.measure_articles,
    "seeds": scoring.measure_seeds,
    "merging": lambda _, reader: merging.measure(reader),
}


def measure(shared: Path, names: list[str]) -> dict[str, Any]:
    """The figures of the named data sets, with what they were made with."""
    reader = Reader()
    results: dict[str, Any] = {}
    for name in names or MEASURES:
        print(f"measuring {name} ...", file=sys.stderr)
        results[name] = MEASURES[name](shared, reader)
    return results | {
        "made": {
            "on": datetime.now(UTC).date().isoformat(),
            "dragoman": version("dragoman"),
            "model": reader.model_digest,
            "codebook": reader.codebook_digest,
            "python": platform.python_version(),
        }
    }


def make_table(results: dict[str, Any]) -> str:
    """The figures as Markdown tables."""
    lines: list[str] = []
    for heading, rows in TABLE.items():
        lines += [f"| {heading} | |", "| --- | ---: |"]
        lines += [
            f"| {label} | {floors.get_figure(results[name], figure):.3f} |"
            for label, name, figure in rows
        ]
        lines.append("")
    made = results["made"]
    lines.append(
        f"Measured {made['on']} with dragoman {made['dragoman']}, model `{made['model'][:12]}`."
    )
    return "\n".join(lines)


def write_quotes(table: str) -> None:
    """Put the table between the markers of every page that quotes it."""
    for path in QUOTING:
        text = path.read_text(encoding="utf-8")
        before, _, rest = text.partition(START)
        _, found, after = rest.partition(END)
        if found:
            path.write_text(f"{before}{START}\n{table}\n{END}{after}", encoding="utf-8")


def main() -> int:
    """Measure, write, compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder with gold and training data"
    )
    parser.add_argument("--only", nargs="*", default=[], help="data sets; writes nothing")
    arguments = parser.parse_args()
    if not arguments.shared.is_dir():
        print(
            f"{arguments.shared} is not there: the gold sets are kept beside the project.",
            file=sys.stderr,
        )
        return 2
    results = measure(arguments.shared, arguments.only)
    print(json.dumps(results, indent=1, ensure_ascii=False))
    if not arguments.only:
        table = make_table(results)
        here = Path(__file__).parent
        (here / "results.json").write_text(
            json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        (here / "RESULTS.md").write_text(f"# Figures\n\n{table}\n", encoding="utf-8")
        write_quotes(table)
        print(table)
    sunk = [
        verdict
        for name in floors.read_floors()
        if name in results
        for verdict in floors.find_verdicts(arguments.shared, name, results[name])
        if not verdict.holds
    ]
    for verdict in sunk:
        print(
            f"BELOW ITS FLOOR: {verdict.figure} {verdict.value:.3f}, floor {verdict.limit:.3f}",
            file=sys.stderr,
        )
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main())
