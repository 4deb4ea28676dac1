"""One record for each agreement of an article, however often the article names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.figures.terms import load_term_tables
from dragoman.records import Agreement

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters by which two words are held for one ("fish", "fisheries" by four)
_GENERIC = frozenset({"agreement", "document"})
_CONCLUDED = frozenset({"announced", "signed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One place that names an agreement.

    Args:
        agreement: What it says there.
        family: Family of its noun.
        stated: Whether a word says how it stands.
        definite: Whether it is spoken of as known ("the deal", "this pact").
        headline: Whether it stands in the headline.
    """

    agreement: Agreement
    family: str
    stated: bool
    definite: bool = False
    headline: bool = False


def fold_agreements(found: Sequence[Found], names: frozenset[str]) -> list[Agreement]:
    """The agreements, those of one happening made one; in order of the text.

    Two places name one agreement when their families agree, the parties of one are among
    those of the other, their subjects do not differ, and so do not the ways in which they say
    that it stands. A headline need only share a party. The body's words are kept rather than
    the headline's, those that state the standing rather than others, more parties rather
    than fewer.

    Args:
        found: Places in order of the text.
        names: Words of the parties' names, which tell no two subjects apart.
    """
    kept: list[Found] = []
    for item in sorted(found, key=_rank):
        twin = next((i for i, other in enumerate(kept) if _is_same(other, item, names)), None)
        if twin is None:
            kept.append(item)
        elif kept[twin].agreement.value is None and item.agreement.value is not None:
            known = kept[twin]
            kept[twin] = replace(
                known, agreement=replace(known.agreement, value=item.agreement.value)
            )
    return sorted((item.agreement for item in kept), key=lambda a: (a.evidence, a.id))


def _rank(item: Found) -> tuple[bool, bool, int, int, str]:
    agreement = item.agreement
    return (
        item.headline,
        not item.stated,
        -len(agreement.parties),
        agreement.evidence.start,
        agreement.id,
    )


def _is_same(first: Found, second: Found, names: frozenset[str]) -> bool:
    alike = first.family == second.family or {first.family, second.family} & _GENERIC
    if not alike or not _is_compatible(first, second):
        return False
    mine, others = set(first.agreement.parties), set(second.agreement.parties)
    if second.headline:
        return bool(mine & others)
    if not (mine <= others or others <= mine):
        return False
    return not _differ(first.agreement.subject, second.agreement.subject, names)


def _is_compatible(first: Found, second: Found) -> bool:
    """Whether two standings may be those of one agreement at one time."""
    statuses = {first.agreement.status, second.agreement.status}
    if len(statuses) == 1 or not (first.stated and second.stated):
        return True
    return statuses <= _CONCLUDED or second.headline


def _differ(first: str, second: str, names: frozenset[str]) -> bool:
    """Whether two subjects have words of their own, and none of them in common."""
    mine, others = _get_stems(first, names), _get_stems(second, names)
    return bool(mine and others) and not mine & others


def _get_stems(subject: str, names: frozenset[str]) -> set[str]:
    tables = load_term_tables()
    little = tables.settings["telling_nothing"]
    words = {word.casefold() for word in _WORD.findall(subject)}
    words = {word for word in words if word not in names and word not in little}
    return {word[:_STEM] for word in words if word not in tables.nouns}
