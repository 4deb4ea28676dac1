"""What a figure or an agreement belongs to in its reading; told from places in the text."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import Agreement, EventMention, Figure, Reading, Span, Statement


def get_figure_event(reading: Reading, figure: Figure) -> EventMention | None:
    """The event mention of the figure's sentence whose trigger is nearest, or None.

    Args:
        reading: The reading that holds the figure.
        figure: One of its figures.
    """
    around = [e for e in reading.event_mentions if e.sentence.contains(figure.evidence)]
    return min(
        around,
        key=lambda event: (_get_gap(event.trigger, figure.evidence), event.id),
        default=None,
    )


def get_figure_statement(reading: Reading, figure: Figure) -> Statement | None:
    """The narrowest statement that holds the figure, or None.

    Args:
        reading: The reading that holds the figure.
        figure: One of its figures.
    """
    around = [s for s in reading.statements if s.content.contains(figure.evidence)]
    return min(around, key=lambda s: (s.content.end - s.content.start, s.id), default=None)


def get_figure_agreement(reading: Reading, figure: Figure) -> Agreement | None:
    """The agreement whose worth the figure states or whose words hold it, or None.

    Args:
        reading: The reading that holds the figure.
        figure: One of its figures.
    """
    worth = (a for a in reading.agreements if a.value == figure.id)
    named = (a for a in reading.agreements if a.evidence.contains(figure.evidence))
    return next(worth, None) or next(named, None)


def find_agreement_events(reading: Reading, agreement: Agreement) -> Iterator[EventMention]:
    """The event mentions that concern an agreement, in order of the text.

    Their trigger is among its words, or they stand in its sentence between two of its parties.

    Args:
        reading: The reading that holds the agreement.
        agreement: One of its agreements.
    """
    parties = set(agreement.parties)
    for event in sorted(reading.event_mentions, key=lambda e: (e.trigger, e.id)):
        involved = {p.actor for p in (*event.actors, *event.recipients)}
        near = event.sentence.contains(agreement.evidence) and len(involved & parties) > 1
        if near or agreement.evidence.contains(event.trigger):
            yield event


def _get_gap(first: Span, second: Span) -> int:
    """The characters between two spans; 0 where they touch or overlap."""
    return max(0, second.start - first.end, first.start - second.end)
