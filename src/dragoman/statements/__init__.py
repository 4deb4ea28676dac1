"""Who said what, and where each actor stands."""

from dragoman.statements.attribution import find_statements

__all__ = ["find_statements"]
