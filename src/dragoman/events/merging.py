"""One happening told twice in one sentence is one mention."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import EventMention


def find_distinct(mentions: Iterable[EventMention]) -> list[EventMention]:
    """Some of the mentions of one sentence: of those that tell the same, the surest.

    Two tell the same when they have the same type, are both news or both history, and the
    sides of one are contained in the other's, or when one's words lie in the other's.

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
    own = {p.actor for p in (*mention.actors, *mention.recipients)}
    others = {p.actor for p in (*other.actors, *other.recipients)}
    if mention.trigger.overlaps(other.trigger):
        return bool(own & others) if mention.type == other.type else own <= others
    same_time = mention.background == other.background
    return mention.type == other.type and same_time and own <= others
