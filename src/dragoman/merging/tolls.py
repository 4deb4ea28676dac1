"""What a toll counts: deaths, injuries, or both together."""

from __future__ import annotations

import re

from dragoman.records import Figure, Span
from dragoman.records.letters import lower_matched

GROWING = frozenset({"deaths", "injured", "missing", "detained", "displaced"})
"""Units of tolls: later reports count what earlier ones could not yet."""
_PEOPLE = frozenset({"persons", "troops"})
_AFTER = 30  # characters after a figure in which its "dead or wounded" stands
_HARM = {
    "dead": "deaths", "killed": "deaths", "deaths": "deaths", "death": "deaths",
    "fatalities": "deaths", "killing": "deaths",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "wounding": "injured",
    "missing": "missing",
}  # fmt: skip
_WORDS = "|".join(sorted(_HARM, key=len, reverse=True))
_TOGETHER = re.compile(rf"\b({_WORDS})\s+(?:or|and)\s+({_WORDS})\b", re.IGNORECASE)
_NUMBER_OF = re.compile(rf"\bnumber of \w+ ({_WORDS})\b", re.IGNORECASE)


def read_scope(figure: Figure, sentence: Span, text: str) -> frozenset[str]:
    """The kinds of what a figure counts: its unit; two for "31 people dead or wounded".

    Args:
        figure: The figure.
        sentence: Its sentence.
        text: Text of its article.
    """
    if figure.unit == "casualties":
        return frozenset(("deaths", "injured"))
    if figure.unit == "captured":
        return frozenset(("detained",))
    if figure.unit in GROWING or figure.unit in _PEOPLE:
        end = min(sentence.end, figure.evidence.end + _AFTER)
        together = _TOGETHER.search(text, figure.evidence.start, end)
        if together:
            return frozenset(_HARM[lower_matched(word)] for word in together.groups())
    number_of = _NUMBER_OF.search(text, sentence.start, sentence.end)
    if figure.unit in _PEOPLE and number_of:
        return frozenset((_HARM[lower_matched(number_of[1])],))
    return frozenset((figure.unit,))
