"""Who is named in an article: states, organisations, persons, groups."""

from dragoman.actors.bare import MentionAnswer, resolve_mention
from dragoman.actors.casting import find_actors

__all__ = ["MentionAnswer", "find_actors", "resolve_mention"]
