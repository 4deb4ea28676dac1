"""Doc and actors to figures and agreements."""

from dragoman.figures.agreements import find_agreements
from dragoman.figures.finding import find_figures
from dragoman.figures.ties import (
    find_agreement_events,
    get_figure_agreement,
    get_figure_event,
    get_figure_statement,
)

__all__ = [
    "find_agreement_events",
    "find_agreements",
    "find_figures",
    "get_figure_agreement",
    "get_figure_event",
    "get_figure_statement",
]
