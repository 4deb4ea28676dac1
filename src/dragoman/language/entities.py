"""Let entities and trees agree: what the tree says is one name is one entity.

The heads score each word on its own; the tree knows more about lists of persons, about
the parts of a name, and about peoples and offices, which are no persons.  A state is a
place, also where it acts.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.decoding import IntArray
from dragoman.language.places import STATES, UNIONS

NEW_NAME_LABELS = frozenset({"list", "conj", "appos", "parataxis"})
LOOSE_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "AUX", "DET"})
LOOSE_MARKS = frozenset({",", ";", ":", '"', "“", "”", "(", "?", "!"})
OFFICES = frozenset(
    {"president", "prophet", "king", "queen", "pope", "god", "chancellor", "governor", "senator",
     "minister", "mayor", "judge", "doctor", "professor", "captain", "general", "mr.", "mrs."}
)  # fmt: skip
OUTSIDE = "O"


def repair_entities(
    entities: Sequence[str],
    *,
    words: Sequence[str],
    upos: Sequence[str],
    xpos: Sequence[str],
    heads: IntArray,
    labels: Sequence[str],
) -> list[str]:
    """Make BIO labels agree with the tree.

    Args:
        entities: Valid BIO labels.
        words: The words.
        upos: Universal tags.
        xpos: English tags.
        heads: Head of each word, its own place for a root.
        labels: Dependency labels.

    Returns:
        Valid BIO labels.
    """
    repaired = [OUTSIDE] * len(entities)
    position = 0
    for start, end, kind in _join_initials(find_spans(entities), words):
        if start < position:
            continue
        start, end = _trim(start, end, words, upos)
        if kind == "PER":
            end = _stretch(end, start, entities, words, heads, labels)
        for first, last in _split(start, end, kind, heads, labels):
            name = _check_kind(first, last, kind, words, xpos)
            if name:
                repaired[first:last] = [f"B-{name}", *[f"I-{name}"] * (last - first - 1)]
        position = end
    return repaired


def find_spans(entities: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the start, end and type of each entity of valid BIO labels."""
    spans: list[tuple[int, int, str]] = []
    for index, name in enumerate(entities):
        if name.startswith("B-"):
            spans.append((index, index + 1, name[2:]))
        elif name.startswith("I-"):
            start, _, kind = spans[-1]
            spans[-1] = (start, index + 1, kind)
    return spans


def _join_initials(
    spans: list[tuple[int, int, str]], words: Sequence[str]
) -> list[tuple[int, int, str]]:
    """Join an initial to the name after it: "A." and "Noel Kramer"."""
    joined: list[tuple[int, int, str]] = []
    for span in spans:
        before = joined[-1] if joined else (0, -1, "")
        is_initial = before[1] - before[0] == 1 and len(words[before[0]].rstrip(".")) == 1
        if is_initial and before[1] == span[0] and before[2] == span[2] == "PER":
            joined[-1] = (before[0], span[1], "PER")
        else:
            joined.append(span)
    return joined


def _trim(start: int, end: int, words: Sequence[str], upos: Sequence[str]) -> tuple[int, int]:
    """Take prepositions, conjunctions and commas off the end of a name."""
    while end - start > 1 and (words[end - 1] in LOOSE_MARKS or upos[end - 1] in LOOSE_TAGS):
        end -= 1
    return start, end


def _stretch(
    end: int,
    start: int,
    entities: Sequence[str],
    words: Sequence[str],
    heads: IntArray,
    labels: Sequence[str],
) -> int:
    """Let a person's name reach as far as the tree has parts of it."""
    while end < len(words):
        following = end + 1 if words[end] in {"-", "–"} and end + 1 < len(words) else end
        is_part = labels[following] == "flat" and start <= heads[following] < end
        if not is_part or entities[following][2:] not in {"", "PER"}:
            break
        end = following + 1
    return end


def _split(
    start: int, end: int, kind: str, heads: IntArray, labels: Sequence[str]
) -> list[tuple[int, int]]:
    """Cut a run of persons where the tree begins another name."""
    if kind != "PER":
        return [(start, end)]
    cuts = [start]
    for index in range(start + 1, end):
        if labels[index] in NEW_NAME_LABELS and heads[index] < index:
            cuts.append(index)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _check_kind(first: int, last: int, kind: str, words: Sequence[str], xpos: Sequence[str]) -> str:
    """States are places, peoples ("Serbs") no persons, and a bare office is no entity."""
    name = " ".join(words[first:last])
    if name in STATES:
        return "LOC"
    if name in UNIONS:
        return "ORG"
    if kind == "PER" and last - first == 1:
        if xpos[first] == "NNPS":
            return "MISC"
        if words[first].lower() in OFFICES:
            return ""
    return kind
