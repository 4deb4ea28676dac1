"""What a figure or an agreement belongs to in its article; told from places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.records.events import EventMention
from dragoman.records.figures import Agreement, Figure
from dragoman.records.spans import Span
from dragoman.records.statements import Statement


def get_figure_event(figure: Figure, event_mentions: Iterable[EventMention]) -> EventMention | None:
    """The event mention of the figure's sentence whose trigger is nearest, or None.

    Args:
        figure: The figure.
        event_mentions: The event mentions of its article.
    """
    around = [e for e in event_mentions if e.sentence.contains(figure.evidence)]
    return min(
        around,
        key=lambda event: (_get_gap(event.trigger, figure.evidence), event.id),
        default=None,
    )


def get_figure_statement(figure: Figure, statements: Iterable[Statement]) -> Statement | None:
    """The narrowest statement that holds the figure, or None.

    Args:
        figure: The figure.
        statements: The statements of its article.
    """
    around = [s for s in statements if s.content.contains(figure.evidence)]
    return min(around, key=lambda s: (s.content.end - s.content.start, s.id), default=None)


def get_figure_agreement(figure: Figure, agreements: Iterable[Agreement]) -> Agreement | None:
    """The agreement whose worth the figure states or whose words hold it, or None.

    Args:
        figure: The figure.
        agreements: The agreements of its article.
    """
    near = sorted(
        (a for a in agreements if a.value == figure.id or a.evidence.contains(figure.evidence)),
        key=lambda a: (a.value != figure.id, a.evidence, a.id),
    )
    return next(iter(near), None)


def find_agreement_events(
    agreement: Agreement, event_mentions: Iterable[EventMention]
) -> Iterator[EventMention]:
    """The event mentions that concern an agreement, in order of the text.

    Their trigger is among its words, or they stand in its sentence between two of its parties.

    Args:
        agreement: The agreement.
        event_mentions: The event mentions of its article.
    """
    parties = set(agreement.parties)
    for event in sorted(event_mentions, key=lambda e: (e.trigger, e.id)):
        involved = {p.actor for p in (*event.actors, *event.recipients)}
        near = event.sentence.contains(agreement.evidence) and len(involved & parties) > 1
        if near or agreement.evidence.contains(event.trigger):
            yield event


def _get_gap(first: Span, second: Span) -> int:
    """The characters between two spans; 0 where they touch or overlap."""
    return max(0, second.start - first.end, first.start - second.end)
