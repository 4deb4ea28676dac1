"""Doc and actors to figures and agreements."""

from dragoman.figures.agreements import find_agreements
from dragoman.figures.finding import find_figures

__all__ = ["find_agreements", "find_figures"]
