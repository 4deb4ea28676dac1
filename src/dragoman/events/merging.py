"""One happening told twice in one sentence is one mention."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import EventMention


def find_distinct(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Some of the mentions of one sentence: of those that tell the same, the surest.

    Two tell the same when they have the same type and none names an actor or recipient that
    the other contradicts: the sides of one are contained in the other's.

    Args:
        mentions: Mentions of one sentence.

    Returns:
        The distinct ones in order of the text.
    """
    kept: list[EventMention] = []
    for mention in sorted(mentions, key=lambda m: (-_get_fullness(m), -m.confidence, m.trigger)):
        if not any(_is_same(mention, other) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.trigger, m.type))


def _get_fullness(mention: EventMention) -> int:
    return bool(mention.actors) + bool(mention.recipients or len(mention.actors) > 1)


def _is_same(mention: EventMention, other: EventMention) -> bool:
    if mention.type != other.type:
        return False
    actors = {p.actor for p in mention.actors}
    recipients = {p.actor for p in mention.recipients}
    other_actors = {p.actor for p in other.actors}
    other_recipients = {p.actor for p in other.recipients}
    if mention.trigger.overlaps(other.trigger):
        return bool((actors | recipients) & (other_actors | other_recipients))
    return actors | recipients <= other_actors | other_recipients
