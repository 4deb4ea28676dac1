"""Two groups of assertions set against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.merging.copies import Voices
from dragoman.records import Claim, Discrepancy, DiscrepancyKind, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What one article says about one aspect of something.

    Args:
        article_id: The article.
        published: ISO 8601 date or date-time of publication, or None.
        span: The words that say it.
        value: What it comes to, for people.
        record: Id of the record that holds it.
    """

    article_id: str
    published: str | None
    span: Span
    value: str
    record: str


def contrast(
    kind: DiscrepancyKind,
    subject: str,
    left: Sequence[Assertion],
    right: Sequence[Assertion],
    voices: Voices,
    *,
    why: str,
) -> Discrepancy | None:
    """A discrepancy between two groups, each of which says one thing.

    The earliest of two independent voices speak for their groups; the other articles of a group
    are its support.

    Args:
        kind: Of the discrepancy.
        subject: Id of what both are about.
        left: Who say one thing; at least one.
        right: Who say the other; at least one.
        voices: Who speaks in each article.
        why: In a sentence, what differs.

    Returns:
        The discrepancy; None when only one article says both.
    """
    pairs = [
        (one, other)
        for one in sorted(left, key=get_order)
        for other in sorted(right, key=get_order)
        if one.article_id != other.article_id
    ]
    if not pairs:
        return None
    first = next((pair for pair in pairs if _are_independent(*pair, voices)), pairs[0])
    return Discrepancy(
        kind=kind,
        subject=subject,
        left=_make_claim(first[0], left),
        right=_make_claim(first[1], right),
        independent=_are_independent(*first, voices),
        why=why,
    )


def get_order(one: Assertion) -> tuple[bool, str, str, Span]:
    """What assertions are ordered by: the earliest article first, the undated last."""
    return (one.published is None, one.published or "", one.article_id, one.span)


def _are_independent(left: Assertion, right: Assertion, voices: Voices) -> bool:
    return voices.get_voice(left.article_id) != voices.get_voice(right.article_id)


def _make_claim(one: Assertion, group: Sequence[Assertion]) -> Claim:
    others = {other.article_id for other in group} - {one.article_id}
    return Claim(
        article_id=one.article_id,
        span=one.span,
        value=one.value,
        record=one.record,
        support=tuple(sorted(others)),
    )
