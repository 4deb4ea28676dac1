"""Questions on many events: pure functions of what a record hands out."""

from dragoman.analysis.dyads import PERIODS, Count, count_dyad, get_period

__all__ = ["PERIODS", "Count", "count_dyad", "get_period"]
