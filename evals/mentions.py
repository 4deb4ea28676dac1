"""Whether the actors that two coded articles list are resolved, and offices in time."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from dragoman.reading import Reader
from dragoman.records import Actor, Cast, Reading, Span
from dragoman.reference import fold
from dragoman.sources import read_sources

Figures = dict[str, Any]

_STOP = frozenset(
    ["the", "a", "an", "of", "and", "in", "on", "for", "to", "by", "with", "from", "its", "s"]
)
_STEM = 5
# The article that gives the Turkish foreign minister of 2020 the name of an earlier one.
_STALE_ARTICLE, _STALE_NAME, _HOLDER = "004", "Davutoglu", "Mevlüt Çavuşoğlu"


def measure_mentions(shared: Path, reader: Reader) -> Figures:
    """The share of the coded articles' actor mentions with the right name and country.

    A surface form is right when one of its places in the text is a mention of an actor of the
    coded country whose name shares a word or its stem with the coded name; one that stands for
    several ("both sides") when it is a mention of several. Credits to agencies are no actors.
    """
    readings = {
        Path(source.source_id or "").name[:3]: reader.read(source.article)
        for source in read_sources(sorted((shared / "seeds").glob("*.txt")))
        if source.article is not None
    }
    wrong: list[str] = []
    n_forms = 0
    for path in sorted((shared / "gold" / "articles").glob("*.json")):
        reading = readings[path.stem]
        for entry in json.loads(path.read_text(encoding="utf-8"))["actor_mentions"]:
            if "not an actor" in (entry["role"] or ""):
                continue
            for form in entry["surface_forms"]:
                if re.search(_make_pattern(form), reading.article.text) is None:
                    continue
                n_forms += 1
                if not _is_right(reading, form, entry):
                    wrong.append(f"{path.stem}: {form}")
    return {
        "mentions": n_forms,
        "right": round(1 - len(wrong) / n_forms, 3),
        "wrong": wrong,
        "stale_name_settled": int(_settles_stale_name(readings[_STALE_ARTICLE])),
        "false_office_conflicts": sum(
            issue.code == "office-conflict"
            for name, reading in readings.items()
            if name != _STALE_ARTICLE
            for issue in reading.issues
        ),
    }


def _make_pattern(form: str) -> str:
    """The surface form with either apostrophe."""
    return re.sub("['’]", "['’]", re.escape(form))


def _is_right(reading: Reading, form: str, entry: Figures) -> bool:
    for found in re.finditer(_make_pattern(form), reading.article.text):
        place = Span(*found.span())
        actors = [actor for _, actor in Cast(reading.actors).find_overlapping(place)]
        if entry["role"] == "anaphora":
            if len({actor.id for actor in actors}) > 1:
                return True
        elif any(_is_same(actor, entry) for actor in actors):
            return True
    return False


def _is_same(actor: Actor, entry: Figures) -> bool:
    if actor.country != entry["country"]:
        return False
    names, wanted = _split(actor.name), _split(entry["name"])
    return bool(names & wanted) or any(
        min(len(one), len(other)) >= _STEM and (one.startswith(other) or other.startswith(one))
        for one in names
        for other in wanted
    )


def _split(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", fold(name)) if word not in _STOP}


def _settles_stale_name(reading: Reading) -> bool:
    """Whether the stale name is the holder's mention, and the conflict is reported."""
    reported = any(
        issue.code == "office-conflict" and _STALE_NAME in issue.detail and _HOLDER in issue.detail
        for issue in reading.issues
    )
    holder = next((actor for actor in reading.actors if actor.name == _HOLDER), None)
    text = reading.article.text
    return (
        reported
        and holder is not None
        and any(span.text_in(text) == _STALE_NAME for span in holder.mentions)
    )
