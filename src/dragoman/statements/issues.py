"""Tells whether two wordings name one issue: "takeover of Crimea", "annexation of Crimea"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.reference import Reference, fold
from dragoman.statements.lexicon import read_rows

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_PREPOSITIONS = frozenset(
    {"of", "in", "on", "with", "against", "for", "to", "between", "over", "from"}
    | {"as", "into", "by", "at", "about", "towards", "toward"}
)
_LITTLE = _PREPOSITIONS | {"a", "an", "and", "any", "its", "his", "her", "their", "our", "the"}
_NAME_JOINT = "_"


@dataclass(frozen=True, slots=True)
class IssueKey:
    """What makes an issue the same in other words.

    Args:
        head: The concept of the noun at its head.
        topics: The other words that carry meaning; names by what they name, not by how.
    """

    head: str
    topics: frozenset[str]

    def covers(self, other: IssueKey) -> bool:
        """Whether another issue is this one, said with more words."""
        if self.head != other.head:
            return False
        return self.topics == other.topics or (bool(self.topics) and self.topics <= other.topics)


def build_issue_key(issue: str, reference: Reference) -> IssueKey:
    """The key of an issue, from its words alone.

    Args:
        issue: A noun phrase ("Russia's takeover of Crimea").
        reference: Knows that "Russian" and "Moscow" name Russia.
    """
    words = _name_words(_POSSESSIVE.sub("", issue), reference)
    opening = next((i for i, word in enumerate(words) if word in _PREPOSITIONS and i), len(words))
    nouns = [word for word in words[:opening] if word not in _LITTLE]
    plain = [word for word in nouns if _NAME_JOINT not in word]
    content = [word for word in words if word not in _LITTLE]
    head = (plain or nouns or content or [""])[-1]
    return IssueKey(
        head=get_concept(head),
        topics=frozenset(get_concept(word) for word in content if word != head),
    )


def matches_issue(issue: str, asked: str, reference: Reference) -> bool:
    """Whether an issue is about what somebody asks for ("crimea", "takeover of Crimea").

    Args:
        issue: Issue of a position.
        asked: One or more words, all of which the issue must hold in one wording or another.
        reference: Knows what names stand for.
    """
    if f" {fold(asked)} " in f" {fold(issue)} ":
        return True
    key, wanted = build_issue_key(issue, reference), build_issue_key(asked, reference)
    return ({wanted.head} | wanted.topics) <= ({key.head} | key.topics)


def group_issues(issues: Iterable[str], reference: Reference) -> Mapping[str, str]:
    """The name under which each of some issues goes; issues that are one share one name.

    The result does not depend on the order of the issues. An issue joins the shortest one
    that covers it; a group bears its most frequent wording, the shortest of equals.

    Args:
        issues: Issues of positions, each as often as it occurs.
        reference: Knows what names stand for.
    """
    counts: dict[str, int] = {}
    for issue in issues:
        counts[issue] = counts.get(issue, 0) + 1
    keys = {issue: build_issue_key(issue, reference) for issue in counts}
    leaders: dict[IssueKey, list[str]] = {}
    for issue in sorted(counts, key=lambda one: (len(keys[one].topics), one)):
        key = keys[issue]
        leader = next((known for known in leaders if known.covers(key)), key)
        leaders.setdefault(leader, []).append(issue)
    return {
        issue: min(group, key=lambda one: (-counts[one], len(one), one))
        for group in leaders.values()
        for issue in group
    }


def _name_words(text: str, reference: Reference) -> list[str]:
    """The words of a phrase in lower case and singular; each known name one word, joined."""
    words: list[str] = []
    position = 0
    for match in reference.find_names(text):
        words += _split(text[position : match.start])
        words.append(_NAME_JOINT + fold(match.known.name).replace(" ", _NAME_JOINT))
        position = match.end
    return words + _split(text[position:])


def _split(text: str) -> list[str]:
    return [_get_singular(word) for word in _WORD.findall(text.casefold())]


def _get_singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def get_concept(word: str) -> str:
    """The word that stands for a noun, or the gerund of a verb, in comparisons.

    Args:
        word: In lower case and singular.
    """
    return _load_concepts().get(word, word)


@cache
def _load_concepts() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for row in read_rows("issue_heads.tsv"):
        concept, words = row.split("\t")
        table |= dict.fromkeys(words.split("|"), concept)
    return MappingProxyType(table)
