"""When: an own grammar of English date phrases, each read as an interval with its basis."""

from dragoman.dates.mentions import DateMention, find_dates, has_future_cue
from dragoman.dates.published import parse_published

__all__ = ["DateMention", "find_dates", "has_future_cue", "parse_published"]
