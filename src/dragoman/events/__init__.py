"""Doc and actors to event mentions: who did what to whom, and did it really happen."""

from dragoman.events.head import load_head
from dragoman.events.mentions import find_event_mentions

__all__ = ["find_event_mentions", "load_head"]
