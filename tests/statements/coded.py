"""Whole articles of our own, coded by hand: statements, positions, figures and agreements.

Matched as `evals` matches: a statement by half of its content, the rest by evidence that
overlaps and holder, value or parties that agree. What is marked optional counts for nothing
when it is missed and is right when it is found.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.records import Actor, Article, Reading, Span
from dragoman.sources import read_sources
from tests.statements.casting import fold_words

ARTICLES = Path(__file__).with_name("articles")
SAME = 0.5  # overlap of contents, 0..1


def read_coded(folder: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Each article with what was coded; ``folder`` takes the input files."""
    for path in sorted(ARTICLES.glob("*.toml")):
        coded = tomllib.loads(path.read_text("utf-8"))
        title, rest = coded["text"].split("\n\n", 1)
        given = folder / f"{path.stem}.txt"
        given.write_text(f"{title}\n\nDate: {coded['published']}\n\n{rest}", encoding="utf-8")
        (source,) = read_sources([given])
        assert source.article is not None
        yield source.article, coded


class Judge:
    """Compares readings with what was coded, layer by layer; counts and keeps the misses."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.notes: list[str] = []

    def f1(self, layer: str) -> float:
        """F1 of ``said``, ``positions``, ``figures`` or ``agreements``."""
        right, missed, extra = (self.counts[f"{layer} {k}"] for k in ("right", "missed", "extra"))
        return 2 * right / (2 * right + missed + extra)

    def share(self, layer: str, field: str) -> float:
        """How many of the records found have a field right, 0..1."""
        return self.counts[f"{layer} {field}"] / self.counts[f"{layer} right"]

    def take(self, reading: Reading, coded: dict[str, Any]) -> None:
        """Count one reading."""
        text = reading.article.text
        actors = {actor.id: actor for actor in reading.actors}

        def names(actor_id: str | None, words: str) -> bool:
            actor = actors.get(actor_id or "")
            return bool(fold_words(words) & _get_words(actor)) if actor or words else not words

        def speaks(statement: Any, words: str) -> bool:
            said = statement.speaker_span
            spoken = fold_words(said.text_in(text)) if said else set()
            return names(statement.speaker, words) or (
                statement.speaker is None and bool(spoken & fold_words(words))
            )

        for gold, hit in self._pair(
            "said", coded["said"], reading.statements, text,
            lambda _, s, span: get_share(s.content, span) >= SAME,
        ):  # fmt: skip
            if self._ask("said speaker", speaks(hit, gold["by"])):
                actor = actors.get(hit.speaker or "")
                spoken = hit.speaker_span.text_in(text) if hit.speaker_span else None
                self.notes.append(
                    f"said speaker: {gold['what']!r} by {spoken!r}, {actor.name if actor else None}"
                )
            self._ask("said kind", hit.kind in (gold["kind"], gold.get("also")))
        list(
            self._pair(
                "positions", coded["positions"], reading.positions, text,
                lambda g, p, span: span.overlaps(p.evidence)
                and p.stance in (g["stance"], g.get("also"))
                and names(p.holder, g["of"]),
            )
        )  # fmt: skip
        for gold, hit in self._pair(
            "figures", coded["figures"], reading.figures, text,
            lambda g, f, span: span.overlaps(f.evidence) and _has_value(g, f),
        ):  # fmt: skip
            if self._ask("figures unit", hit.unit in (gold["unit"], gold.get("also"))):
                self.notes.append(f"figures unit: {gold['where']!r} {hit.unit}")
            if self._ask("figures comparator", hit.comparator in (gold["as"], gold.get("also"))):
                self.notes.append(f"figures comparator: {gold['where']!r} {hit.comparator}")
            if self._ask(
                "figures voucher", "by" not in gold or names(hit.attributed_to, gold["by"])
            ):
                self.notes.append(f"figures voucher: {gold['where']!r}")
        for gold, hit in self._pair(
            "agreements", coded["agreements"], reading.agreements, text,
            lambda g, a, span: span.overlaps(a.evidence)
            and all(any(names(p, words) for p in a.parties) for words in g["of"]),
        ):  # fmt: skip
            if self._ask("agreements status", hit.status in (gold["status"], gold.get("also"))):
                self.notes.append(f"agreements status: {gold['where']!r} {hit.status}")

    def _ask(self, name: str, right: bool) -> bool:
        self.counts[name] += right
        return not right

    def _pair(
        self,
        layer: str,
        golds: Sequence[dict[str, Any]],
        found: Sequence[Any],
        text: str,
        same: Callable[[dict[str, Any], Any, Span], bool],
    ) -> Iterator[tuple[dict[str, Any], Any]]:
        left = list(found)
        for gold in sorted(golds, key=lambda g: g.get("optional", False)):
            span = find_span(text, gold)
            hit = next((item for item in left if same(gold, item, span)), None)
            if hit is not None:
                left.remove(hit)
                self.counts[f"{layer} right"] += 1
                yield gold, hit
            elif not gold.get("optional", False):
                self.counts[f"{layer} missed"] += 1
                self.notes.append(f"{layer} missed: {gold}")
        for item in left:
            self.counts[f"{layer} extra"] += 1
            self.notes.append(f"{layer} extra: {describe(item, text)}")


def describe(item: Any, text: str) -> str:
    """A record in one line, for whoever mends what is wrong."""
    shown = getattr(item, "content", None) or item.evidence
    fields = ("kind", "issue", "stance", "value", "unit", "what", "status", "subject")
    return f"{shown.text_in(text)!r} " + " ".join(str(getattr(item, f, "")) for f in fields)


def find_span(text: str, gold: dict[str, Any]) -> Span:
    """Where the words of a coded record stand; " ... " stands for anything between."""
    words = gold.get("what") or gold["where"]
    anchor = gold.get("at", words)
    pattern = r".*?".join(re.escape(part) for part in re.split(r" ?\.\.\. ?", anchor))
    match = re.search(pattern, text, re.DOTALL)
    assert match is not None, words
    if "at" not in gold:
        return Span(*match.span())
    start = text.index(words, match.start())
    return Span(start, start + len(words))


def get_share(first: Span, second: Span) -> float:
    """Shared characters over all characters of two spans, 0..1."""
    shared = max(0, min(first.end, second.end) - max(first.start, second.start))
    return shared / (max(first.end, second.end) - min(first.start, second.start))


def _has_value(gold: dict[str, Any], figure: Any) -> bool:
    if "value" not in gold:
        return figure.value is None and figure.low == gold["low"]
    return figure.value is not None and abs(figure.value - gold["value"]) <= 0.005 * gold["value"]


def _get_words(actor: Actor | None) -> set[str]:
    if actor is None:
        return set()
    return fold_words(actor.name) | ({actor.country.lower()} if actor.country else set())
