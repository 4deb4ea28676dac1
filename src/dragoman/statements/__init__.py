"""Who said what, and where each actor stands."""

from dragoman.statements.attribution import find_statements
from dragoman.statements.issues import build_issue_key, group_issues, matches_issue
from dragoman.statements.lines import Held, Line, Step, draw_lines, get_side
from dragoman.statements.positions import find_positions

__all__ = [
    "Held",
    "Line",
    "Step",
    "build_issue_key",
    "draw_lines",
    "find_positions",
    "find_statements",
    "get_side",
    "group_issues",
    "matches_issue",
]
