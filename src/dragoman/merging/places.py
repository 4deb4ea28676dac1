"""Where an event happened, where its sentence tells and its own phrase does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from dragoman.merging.words import CLAUSE
from dragoman.records import EventMention, Place, Span
from dragoman.reference import Reference

_LOCATED = frozenset({"ASSAULT", "PROTEST"})
_NAMED = re.compile(
    r"\b(?:[Ii]n|at|[Nn]ear|of|outside|around|on|inside)\s+(?:[a-z]+\s+){0,2}"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)"
)
_SAYS = re.compile(r"[^,.;]{0,25}\b(?:said|says|told|reported|announced)\b")


def place_mention(
    mention: EventMention, text: str, countries: Collection[str], reference: Reference
) -> EventMention:
    """A mention with the place that the rest of its sentence gives, where it has none.

    A visit to "Moscow" takes place in Moscow, though the visited is Russia. An attack or protest
    takes place in the one town of its sentence, if that lies in the country of somebody who takes
    part and is not where somebody speaks ("officials in Kharkiv said").

    Args:
        mention: Any mention.
        text: Text of its article.
        countries: ISO 3166-1 alpha-3 codes of those who take part.
        reference: Where places are looked up.
    """
    if mention.place is not None:
        return mention
    if mention.type == "CONSULT":
        places = list(_find_visited(mention, text, reference))[:1]
    elif mention.type in _LOCATED:
        found = list(_find_towns(mention, text, countries, reference))
        places = [place for place in found if not reference.is_wide(place.name)] or found
    else:
        places = []
    is_sure = len({place.name for place in places}) == 1
    return replace(mention, place=places[0]) if is_sure else mention


def find_towns(text: str, sentence: Span, reference: Reference) -> frozenset[str]:
    """Names of the towns and regions that a sentence names with "in", "of" and the like.

    Args:
        text: Text of an article.
        sentence: Any span of it.
        reference: Where places are looked up.
    """
    spans = (Span(*match.span("name")) for match in _NAMED.finditer(text, *sentence))
    places = (_get_town(span.text_in(text), reference) for span in spans)
    return frozenset(place.name for place in places if place)


def _get_town(name: str, reference: Reference) -> Place | None:
    """A town or region, None for countries; "Kherson Monday" is Kherson."""
    country = reference.get_country(name)
    if country is not None and country.kind != "capital":
        return None
    return reference.get_place(name) or reference.get_place(name.split()[0])


def _find_visited(mention: EventMention, text: str, reference: Reference) -> Iterator[Place]:
    """Capitals that stand for who is visited."""
    for participant in mention.recipients:
        words = participant.span.text_in(text)
        match = reference.get_country(words)
        if match is not None and match.kind == "capital":
            place = reference.get_place(words, (match.country.code,))
            if place is not None:
                yield replace(place, span=participant.span)


def _find_towns(
    mention: EventMention, text: str, countries: Collection[str], reference: Reference
) -> Iterator[Place]:
    """Towns and regions of a sentence that lie in some countries, no countries themselves."""
    sentence = mention.sentence
    spans = [one.span for one in mention.recipients]
    for match in _NAMED.finditer(text, sentence.start, sentence.end):
        is_said = _SAYS.match(text, match.end(), sentence.end) is not None
        span = Span(*match.span("name"))
        if not is_said and _is_of(mention, span, text, leads=match.start() == sentence.start):
            spans.append(span)
    for span in spans:
        place = _get_town(span.text_in(text), reference)
        if place is not None and place.country in countries:
            yield replace(place, span=span)


def _is_of(mention: EventMention, place: Span, text: str, *, leads: bool) -> bool:
    """Whether a place is said of a trigger and not of another clause.

    "In Kyiv, ..." is said of all that follows, "During talks in Kyiv, ..." of the talks.
    """
    trigger = mention.trigger
    between = text[min(place.end, trigger.end) : max(place.start, trigger.start)]
    if place.end <= trigger.start and "," in between and not leads:
        return False
    return CLAUSE.search(between) is None
