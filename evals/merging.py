"""How well reports are merged: the project's own dispatches, coded by hand.

The dispatches stand in ``tests/merging/dispatches.toml`` with the project, so that this data set
needs nothing from outside. B-cubed counts the marks whose words a mention reports; how many do is
a figure of its own, so that a miss of the reading is not taken for one of merging.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.merging import Fold, collect_facts, fold
from dragoman.reading import Reader
from dragoman.records import Article, EventMention, Reading, Span

DISPATCHES = Path(__file__).parents[1] / "tests" / "merging" / "dispatches.toml"
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<label>[^\]]+)\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words of a dispatch that report a happening."""

    dispatch: str
    span: Span
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The dispatches with what was coded in them."""

    articles: Mapping[str, Article]
    marks: tuple[Mark, ...]
    content: Mapping[str, Any]


def read_gold(path: Path = DISPATCHES) -> Gold:
    """The dispatches, marks taken out of their texts."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    articles, marks = {}, []
    for entry in content["dispatch"]:
        text, found = strip_marks(entry["text"])
        articles[entry["id"]] = Article(
            text=text,
            source_id=entry["id"],
            outlet=entry.get("outlet"),
            agency=entry.get("agency"),
            published=entry["published"],
            published_basis="given",
        )
        marks += [Mark(dispatch=entry["id"], span=span, label=label) for span, label in found]
    return Gold(articles=articles, marks=tuple(marks), content=content)


def strip_marks(text: str) -> tuple[str, list[tuple[Span, str]]]:
    """A text without its marks, and where they stood."""
    clean, marks, position = "", [], 0
    for match in _MARK.finditer(text):
        clean += text[position : match.start()]
        marks.append((Span(len(clean), len(clean) + len(match["words"])), match["label"]))
        clean += match["words"]
        position = match.end()
    return clean + text[position:], marks


def measure(reader: Reader) -> dict[str, Any]:
    """The figures of merging."""
    gold = read_gold()
    readings = {name: reader.read(article) for name, article in gold.articles.items()}
    return score(gold, readings, fold(collect_facts(reading) for reading in readings.values()))


def score(gold: Gold, readings: Mapping[str, Reading], found: Fold) -> dict[str, Any]:
    """How a fold compares with what was coded."""
    names = {reading.article.id: name for name, reading in readings.items()}
    event_of = {mention: event.id for event in found.events for mention in event.mentions}
    pairs = []
    for mark in gold.marks:
        mention = get_mention(readings[mark.dispatch], mark.span)
        if mention is not None:
            pairs.append((mark.label, event_of[mention.id]))
    kinds = [entry["kind"] for entry in gold.content["discrepancy"]]
    right, wrong, hit = match_discrepancies(gold, found, names)
    utterances = {frozenset(row) for row in find_utterances(found, readings, names)}
    coded = {frozenset(one["dispatches"]) for one in gold.content.get("utterance", ())}
    groups = {frozenset(names[one] for one in group.articles) for group in found.copies}
    return {
        "marks": len(gold.marks),
        "found": len(pairs) / len(gold.marks),
        "events": compute_b_cubed(pairs),
        "discrepancies": make_f1(sum(hit), right, right + wrong, len(kinds)),
        "discrepancies_by_kind": {
            kind: sum(one for one, name in zip(hit, kinds, strict=True) if name == kind) / n_coded
            for kind, n_coded in sorted(Counter(kinds).items())
        },
        "utterances": make_f1(
            len(coded & utterances), len(coded & utterances), len(utterances), len(coded)
        ),
        "copies_exact": float(groups == set(find_coded_copies(gold))),
    }


def get_mention(reading: Reading, span: Span) -> EventMention | None:
    """The mention that the marked words report, the surest of them; None when there is none."""
    over = [one for one in reading.event_mentions if one.trigger.overlaps(span)]
    return max(over, key=lambda one: (one.confidence, one.id), default=None)


def compute_b_cubed(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Precision, recall and F1 by B-cubed (Bagga and Baldwin, 1998) of (coded, found) labels."""
    rows = list(pairs)
    both, coded, found = Counter(rows), Counter(a for a, _ in rows), Counter(b for _, b in rows)
    p = sum(both[row] / found[row[1]] for row in rows) / len(rows)
    r = sum(both[row] / coded[row[0]] for row in rows) / len(rows)
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r)}


def make_f1(hit: int, right: int, n_found: int, n_coded: int) -> dict[str, float]:
    """Precision, recall and F1 of what was found."""
    p = right / n_found if n_found else 1.0
    r = hit / n_coded if n_coded else 1.0
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


def match_discrepancies(
    gold: Gold, found: Fold, names: Mapping[str, str]
) -> tuple[int, int, list[bool]]:
    """How many found ones are right and wrong, and which of the coded ones were found."""
    entries = gold.content["discrepancy"]
    hit = [False] * len(entries)
    right = wrong = 0
    for one in found.discrepancies:
        left, other = names[one.left.article_id], names[one.right.article_id]
        fits = [
            place
            for place, entry in enumerate(entries)
            if entry["kind"] == one.kind and _has_sides(entry["sides"], left, other)
        ]
        for place in fits:
            hit[place] = True
        right += bool(fits)
        wrong += not fits
    return right, wrong, hit


def _has_sides(sides: list[list[str]], left: str, right: str) -> bool:
    first, second = sides
    return (left in first and right in second) or (right in first and left in second)


def find_utterances(
    found: Fold, readings: Mapping[str, Reading], names: Mapping[str, str]
) -> Iterator[set[str]]:
    """The dispatches of each utterance that stands in more than one."""
    owners = {
        one.id: names[one.article_id] for reading in readings.values() for one in reading.statements
    }
    copies = {one: group.articles[0] for group in found.copies for one in group.articles}
    for utterance in found.utterances:
        articles = {owners[one] for one in utterance.statements}
        if len({copies.get(readings[name].article.id, name) for name in articles}) > 1:
            yield articles


def find_coded_copies(gold: Gold) -> Iterator[frozenset[str]]:
    """The groups of dispatches coded as copies."""
    groups: dict[str, set[str]] = {}
    for entry in gold.content["dispatch"]:
        if "copies" in entry:
            groups.setdefault(entry["copies"], set()).add(entry["id"])
    yield from (frozenset(group) for group in groups.values())
