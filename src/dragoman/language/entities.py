"""Let entities and trees agree: what the tree says is one name is one entity.

The heads score each word on its own; the tree knows more about lists of persons, about
the parts of a name, and about peoples and offices, which are no persons.  A state is a
place, also where it acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.decoding import IntArray
from dragoman.language.names import BODY_NOUNS, JOINED_BODIES, JOINED_PLACES, OFFICES
from dragoman.language.places import AMERICAN_STATES, LEADING_WORDS, STATES, UNIONS

NEW_NAME_LABELS = frozenset({"list", "conj", "appos", "parataxis"})
LOOSE_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "AUX", "DET"})
LOOSE_MARKS = frozenset({",", ";", ":", '"', "“", "”", "(", "?", "!"})
INNER_LABELS = frozenset({"compound", "amod", "flat", "nmod"})
LINKS = frozenset({"of", "for"})
PURPOSE = "for"
FEDERAL_DISTRICT = frozenset({"D.C.", "D.C", "DC"})
ARTICLES = frozenset({"the", "a", "an"})
LONGEST_LINK = 2
SHORTEST_ABBREVIATION = 3
Span = tuple[int, int, str]
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
    sentence = _Tree(words=words, upos=upos, xpos=xpos, heads=heads.tolist(), labels=labels)
    repaired = [OUTSIDE] * len(entities)
    position = 0
    spans = _join_parts(_join_initials(find_spans(entities), words), sentence)
    for start, end, kind in spans:
        if start < position:
            continue
        start, end, kind = _drop_office(*_trim(start, end, words, upos), kind, words)
        if kind == "PER":
            end = _stretch(end, start, entities, sentence)
        else:
            end, kind = _add_body_noun(start, end, kind, entities, sentence)
        for first, last in _split(start, end, kind, sentence):
            name = _check_kind(first, last, kind, sentence)
            if name:
                repaired[first:last] = [f"B-{name}", *[f"I-{name}"] * (last - first - 1)]
        position = end
    return repaired


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    """The words of a segment with their tags and tree."""

    words: Sequence[str]
    upos: Sequence[str]
    xpos: Sequence[str]
    heads: Sequence[int]
    labels: Sequence[str]

    def find_tops(self, start: int, end: int) -> list[int]:
        """Return the words of a span whose heads lie outside it, or that are roots."""
        return [
            i for i in range(start, end) if not start <= self.heads[i] < end or self.heads[i] == i
        ]


def find_spans(entities: Sequence[str]) -> list[Span]:
    """Return the start, end and type of each entity of valid BIO labels."""
    spans: list[Span] = []
    for index, name in enumerate(entities):
        if name.startswith("B-"):
            spans.append((index, index + 1, name[2:]))
        elif name.startswith("I-"):
            start, _, kind = spans[-1]
            spans[-1] = (start, index + 1, kind)
    return spans


def _join_initials(spans: list[Span], words: Sequence[str]) -> list[Span]:
    """Join an initial to the name after it: "A." and "Noel Kramer"."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else (0, -1, "")
        is_initial = before[1] - before[0] == 1 and len(words[before[0]].rstrip(".")) == 1
        if is_initial and before[1] == span[0] and before[2] == span[2] == "PER":
            joined[-1] = (before[0], span[1], "PER")
        else:
            joined.append(span)
    return joined


def _join_parts(spans: list[Span], tree: _Tree) -> list[Span]:
    """Join the parts of one long name: "Department of Housing" and "Urban Development"."""
    joined: list[Span] = []
    for span in spans:
        if joined and _are_one_name(joined[-1], span, tree):
            first, _, kind = joined.pop()
            span = (first, span[1], kind)
        joined.append(span)
    return joined


def _are_one_name(before: Span, after: Span, tree: _Tree) -> bool:
    """Whether two spans, with at most a link and an article between, are one name."""
    start, end, kind = before
    if after[0] - end > LONGEST_LINK:
        return False
    between = [word.lower() for word in tree.words[end : after[0]]]
    tops = tree.find_tops(after[0], after[1])
    if kind == after[2] == "LOC":
        if between == [","]:
            return tree.words[after[0]] in FEDERAL_DISTRICT
        return between == ["of"] and tree.words[start] in JOINED_PLACES and end - start == 1
    is_body = kind == "ORG" and tree.words[start][:1].isupper()
    if not is_body or after[2] not in {"ORG", "MISC"} or len(tops) != 1:
        return False
    above = tree.heads[tops[0]]
    if not between:
        own = tree.find_tops(start, end)
        hangs = len(own) == 1 and tree.labels[own[0]] in INNER_LABELS
        return after[2] == "ORG" and hangs and after[0] <= tree.heads[own[0]] < after[1]
    if not start <= above < end:
        return False
    if between[0] == PURPOSE and set(between[1:]) <= ARTICLES:
        return tree.labels[tops[0]] == "nmod" and tree.words[end - 1] in JOINED_BODIES
    linked = [i for i in range(start, end) if tree.words[i] in LINKS]
    return between == ["and"] and bool(linked) and above > linked[0]


def _trim(start: int, end: int, words: Sequence[str], upos: Sequence[str]) -> tuple[int, int]:
    """Take prepositions, conjunctions and commas off the end of a name."""
    while end - start > 1 and (words[end - 1] in LOOSE_MARKS or upos[end - 1] in LOOSE_TAGS):
        end -= 1
    return start, end


def _drop_office(start: int, end: int, kind: str, words: Sequence[str]) -> Span:
    """Leave the place of a "Governor of Oregon": the office without a name is no person."""
    is_office = kind == "PER" and end - start > 2 and words[start].lower() in OFFICES
    if is_office and words[start + 1] == "of" and end - start <= 4:
        return start + 2, end, "LOC"
    return start, end, kind


def _stretch(end: int, start: int, entities: Sequence[str], tree: _Tree) -> int:
    """Let a person's name reach as far as the tree has parts of it."""
    words = tree.words
    while end < len(words):
        following = end + 1 if words[end] in {"-", "–"} and end + 1 < len(words) else end
        is_part = tree.labels[following] == "flat" and start <= tree.heads[following] < end
        if not is_part or entities[following][2:] not in {"", "PER"}:
            break
        end = following + 1
    return end


def _add_body_noun(
    start: int, end: int, kind: str, entities: Sequence[str], tree: _Tree
) -> tuple[int, str]:
    """Let a name take in the noun that makes it a body: "State" in "State Department"."""
    if end >= len(tree.words) or entities[end] != OUTSIDE or kind == "MISC":
        return end, kind
    tops = tree.find_tops(start, end)
    hangs = len(tops) == 1 and tree.labels[tops[0]] in INNER_LABELS and tree.heads[tops[0]] == end
    if hangs and tree.words[end] in BODY_NOUNS:
        return end + 1, "ORG"
    return end, kind


def _split(start: int, end: int, kind: str, tree: _Tree) -> list[tuple[int, int]]:
    """Cut a run of persons where the tree begins another name, and a town from its state."""
    cuts = [start]
    if kind == "PER":
        cuts += [
            i
            for i in range(start + 1, end)
            if tree.labels[i] in NEW_NAME_LABELS and tree.heads[i] < i
        ]
    elif kind == "LOC" and _ends_in_state(start, end, tree):
        cuts.append(end - 1)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _ends_in_state(start: int, end: int, tree: _Tree) -> bool:
    """Whether the last word names the state that the words before it lie in."""
    if end - start < 2 or " ".join(tree.words[start:end]) in STATES:
        return False
    hangs = start <= tree.heads[end - 1] < end - 1
    if not hangs or tree.words[end - 2].title() in LEADING_WORDS:
        return False
    last = tree.words[end - 1]
    name = last.title()
    is_code = len(last) == 2 and last[0].isupper() and last.upper() in AMERICAN_STATES
    return is_code or name in AMERICAN_STATES or name in STATES


def _check_kind(first: int, last: int, kind: str, tree: _Tree) -> str:
    """States are places, peoples ("Serbs") no persons, and a bare office is no entity.

    Nor is a person written in capitals amid common words: that is an abbreviation.
    """
    words, xpos = tree.words, tree.xpos
    name = " ".join(words[first:last])
    if name in STATES:
        return "LOC"
    if name in UNIONS:
        return "ORG"
    if kind == "ORG" and words[first] in JOINED_PLACES and words[first + 1 : first + 2] == ["of"]:
        return "ORG" if words[last - 1] in BODY_NOUNS else "LOC"
    if kind == "PER" and last - first == 1:
        if xpos[first] == "NNPS":
            return "MISC"
        if words[first].lower() in OFFICES:
            return ""
        if _is_abbreviation(first, tree):
            return "ORG"
    return kind


def _is_abbreviation(index: int, tree: _Tree) -> bool:
    """Whether a name is in capitals while its neighbours are not."""
    word = tree.words[index]
    if not (word.isupper() and word.isalpha() and len(word) >= SHORTEST_ABBREVIATION):
        return False
    near = [w for w in tree.words[max(0, index - 3) : index + 4] if w != word and w.isalpha()]
    return any(w.islower() for w in near) and not any(w.isupper() and len(w) > 1 for w in near)
