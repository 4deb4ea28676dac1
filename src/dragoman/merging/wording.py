"""Where articles put one utterance, or one person, differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.merging.contrasts import Assertion, contrast
from dragoman.merging.copies import Voices
from dragoman.merging.facts import ArticleFacts, NameFacts, StatementFacts, get_reference
from dragoman.merging.words import get_key
from dragoman.records import Discrepancy, Span

_SIDES = {
    "from": "from", "by": "from",
    "on": "on", "against": "on", "at": "on", "toward": "on", "towards": "on", "over": "on",
    "upon": "on", "to": "on",
}  # fmt: skip
_DIRECTED = re.compile(
    r"(?P<noun>[^\W\d_]{4,})\s+(?P<side>from|by|on|against|at|towards?|over|upon|to)\s+"
    r"(?:the\s+)?(?P<name>[A-Z][\w’'-]+)"
)


class _Direction(NamedTuple):
    """A noun that comes from somebody, or goes against them."""

    side: str
    span: Span
    words: str


def find_turned_words(
    subject: str,
    versions: Sequence[StatementFacts],
    published: Mapping[str, str | None],
    voices: Voices,
) -> Iterator[Discrepancy]:
    """Directions that versions of one utterance turn round: pressure "from" and "on" somebody.

    Args:
        subject: Id of the utterance.
        versions: Its statements.
        published: When each article was published.
        voices: Who speaks in each article.
    """
    said: dict[tuple[str, str], dict[str, list[Assertion]]] = {}
    for one in versions:
        article_id = one.statement.article_id
        for key, found in _find_directions(one.content, one.statement.content.start):
            assertion = Assertion(
                article_id=article_id,
                published=published[article_id],
                span=found.span,
                value=found.words,
                record=one.id,
            )
            said.setdefault(key, {}).setdefault(found.side, []).append(assertion)
    for _, sides in sorted(said.items()):
        if len(sides) == 2:
            left, right = sides["from"], sides["on"]
            why = f"'{left[0].value}' against '{right[0].value}'."
            turned = contrast("direction", subject, left, right, voices, why=why)
            if turned:
                yield turned


def _find_directions(text: str, start: int) -> Iterator[tuple[tuple[str, str], _Direction]]:
    for match in _DIRECTED.finditer(text):
        noun, name = get_key(match["noun"]), get_key(match["name"])
        if noun and name:
            span = Span(start + match.start(), start + match.end())
            yield (noun, name), _Direction(_SIDES[match["side"]], span, match.group())


def find_wrong_names(
    article: ArticleFacts,
    linked: Sequence[ArticleFacts],
    voices: Voices,
) -> Iterator[Discrepancy]:
    """Names of others that an article gives to a person, against the person's own.

    Args:
        article: The article.
        linked: Others that report an event or utterance of it.
        voices: Who speaks in each article.
    """
    for party_id, wrong in _group_names(article):
        first = wrong[0]
        right = [
            _assert(other, name)
            for other in linked
            for name in other.names
            if name.party.key == first.party.key
        ]
        office = _get_office(first)
        found = contrast(
            "name",
            party_id,
            right,
            [_assert(article, name) for name in wrong],
            voices,
            why=f"{first.words} is another than {first.party.name}{office}.",
        )
        if found:
            yield found


def _group_names(article: ArticleFacts) -> Iterator[tuple[str, list[NameFacts]]]:
    groups: dict[str, list[NameFacts]] = {}
    for name in article.other_names:
        groups.setdefault(name.party.actor, []).append(name)
    yield from sorted(groups.items())


def _get_office(name: NameFacts) -> str:
    """What the other person was when, as far as the reference knows."""
    for match in get_reference().get_person(name.words, country=name.party.country):
        for tenure in match.person.tenures[-1:]:
            until = f"until {tenure.until_on[:4]}" if tenure.until_on else "at last"
            return f"; {match.person.name} was {tenure.title} {until}"
    return ""


def _assert(article: ArticleFacts, name: NameFacts) -> Assertion:
    return Assertion(
        article_id=article.article_id,
        published=article.published,
        span=name.span,
        value=name.words,
        record=name.party.actor,
    )
