"""Who said what, and where each actor stands."""

from dragoman.statements.attribution import find_statements
from dragoman.statements.positions import find_positions

__all__ = ["find_positions", "find_statements"]
