"""On whose word an event is told: the speaker, the outer of two, for a headline the body's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.records import Article, Cast, EventMention, Span, Statement


def get_reporter(
    span: Span, doers: Iterable[str | None], statements: Sequence[Statement]
) -> str | None:
    """The id of the actor on whose word an event is told; None where the article tells it.

    Who tells of somebody's announcement reports what was announced: where the innermost
    speaker does the deed himself, it is the speaker around him.

    Args:
        span: The trigger.
        doers: Ids of the actors of the event.
        statements: The statements of the article, the shortest first.
    """
    around = [s for s in statements if s.speaker and s.content.contains(span)]
    if len(around) > 1 and around[0].speaker in set(doers):
        around = around[1:]
    return around[0].speaker if around else None


def attribute_headlines(
    article: Article, mentions: Sequence[EventMention], cast: Cast
) -> list[EventMention]:
    """The mentions, a headline's on the word of the one on whose word alone the body tells it.

    Args:
        article: The article.
        mentions: Its event mentions.
        cast: Its actors: a headline's "Norway" may be the body's prime minister.
    """
    told: dict[tuple[str, frozenset[str]], set[str | None]] = {}
    for mention in mentions:
        if article.get_part_kind(mention.sentence) != "headline":
            told.setdefault(_get_deed(mention, cast), set()).add(mention.reported_by)
    attributed = []
    for mention in mentions:
        words = told.get(_get_deed(mention, cast), set())
        if len(words) == 1 and article.get_part_kind(mention.sentence) == "headline":
            (word,) = words
            mention = replace(mention, reported_by=mention.reported_by or word)
        attributed.append(mention)
    return attributed


def _get_deed(mention: EventMention, cast: Cast) -> tuple[str, frozenset[str]]:
    """The type of an event and those who take part, by country where they have one."""
    actors = [cast.get(one.actor) for one in (*mention.actors, *mention.recipients)]
    return mention.type, frozenset(actor.country or actor.id for actor in actors if actor)
