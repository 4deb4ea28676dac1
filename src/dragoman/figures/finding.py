"""The figures of an article: numbers that are claimed, what they count, and on whose word."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.dates import DateMention
from dragoman.figures.counting import Counted, find_counted
from dragoman.figures.measured import get_measured
from dragoman.figures.money import get_money
from dragoman.figures.numbers import Quantity, read_numbers
from dragoman.figures.reserved import Reserved
from dragoman.figures.sifting import is_count_claim, is_duration_claim, is_position
from dragoman.records import Article, Cast, Figure, Issue, Span, Statement
from dragoman.syntax import get_dates, get_sentence_span, get_text, get_token_span

_SILENT_PARTS = frozenset({"dateline", "label"})
_MOST_IN_SENTENCE = 200  # more numbers than any sentence holds: a table without its lines


def find_figures(
    article: Article, doc: Doc, cast: Cast, statements: Sequence[Statement]
) -> tuple[tuple[Figure, ...], tuple[Issue, ...]]:
    """The figures of an article in order of the text, and the numbers that could not be read.

    Args:
        article: The article.
        doc: Its parse.
        cast: Its actors.
        statements: Its statements: a figure inside one is on its speaker's word.
    """
    dates = get_dates(doc, article.published_on)
    figures: list[Figure] = []
    items = list(read_numbers(article.text))
    issues = [
        _build_issue(item)
        for item in items
        if isinstance(item, Reserved) and item.reason == "absurd"
    ]
    quantities = [item for item in items if isinstance(item, Quantity)]
    tables = _find_tables(doc, quantities)
    issues += [_report_table(table) for table in tables]
    for item in quantities:
        if any(table.contains(item.span) for table in tables):
            continue
        if article.get_part_kind(item.span) in _SILENT_PARTS or _is_dated(item, dates):
            continue
        counted = _get_counted(doc, item)
        if counted is not None:
            counted = replace(counted, unit=get_money(doc, item, counted.unit, cast))
            figures.append(_build(article, doc, item, counted, statements, dates))
    return tuple(_without_repeats(article, figures)), tuple(issues)


def _find_tables(doc: Doc, quantities: Sequence[Quantity]) -> list[Span]:
    """The sentences with more numbers than sentences hold, as tables come out of web pages."""
    if len(quantities) <= _MOST_IN_SENTENCE:
        return []
    sentences = [Span(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    starts = [sentence.start for sentence in sentences]
    held = Counter(bisect_right(starts, quantity.span.start) - 1 for quantity in quantities)
    return [sentences[index] for index, count in sorted(held.items()) if count > _MOST_IN_SENTENCE]


def _get_counted(doc: Doc, quantity: Quantity) -> Counted | None:
    """What a quantity counts; None where it is no claim."""
    if quantity.kind == "count":
        counted = find_counted(doc, quantity)
        return counted if is_count_claim(get_text(doc), quantity, counted) else None
    if quantity.kind == "measure" and is_position(get_text(doc), quantity):
        return None
    if quantity.kind == "duration" and not is_duration_claim(get_text(doc), quantity):
        return None
    return get_measured(doc, quantity)


def _is_dated(quantity: Quantity, dates: Sequence[DateMention]) -> bool:
    """Whether the number belongs to the words of a date ("two days ago", "May 5")."""
    if quantity.kind in ("money", "share", "measure") or quantity.attached:
        return False
    return any(
        mention.interval.span is not None and mention.interval.span.contains(quantity.span)
        for mention in dates
    )


def _build(
    article: Article,
    doc: Doc,
    quantity: Quantity,
    counted: Counted,
    statements: Sequence[Statement],
    dates: Sequence[DateMention],
) -> Figure:
    evidence = Span(quantity.evidence.start, max(counted.end, quantity.evidence.end))
    return Figure(
        article_id=article.id,
        what=counted.what,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        unit=counted.unit,
        comparator=quantity.comparator,
        evidence=evidence,
        as_of=_get_as_of(article, doc, quantity, dates),
        attributed_to=_get_voucher(evidence, statements),
        confidence=round(counted.confidence, 2),
    )


def _get_as_of(
    article: Article, doc: Doc, quantity: Quantity, dates: Sequence[DateMention]
) -> str | None:
    """The date in the clause of a figure; the day of publication where it has none."""
    published = article.published_on.isoformat() if article.published_on else None
    tokens = get_token_span(doc, quantity.span)
    if tokens is None or not len(tokens):
        return published
    clause = _get_clause(tokens.root)
    sentence = get_sentence_span(tokens.root)
    for mention in dates:
        interval = mention.interval
        if interval.span is None or not sentence.contains(interval.span):
            continue
        dated = get_token_span(doc, interval.span)
        if dated is None or not len(dated) or _get_clause(dated.root).i != clause.i:
            continue
        if interval.start is not None and interval.end is not None:
            return _get_common(interval.start, interval.end)
    return published


def _get_common(start: str, end: str) -> str:
    """The day, month or year in which an interval lies whole; its end where it spans years."""
    for length in (10, 7, 4):
        if start[:length] == end[:length]:
            return start[:length]
    return end


def _get_clause(token: Token) -> Token:
    """The verb of the clause in which a token stands."""
    current = token
    while current.head.i != current.i and current.pos_ not in ("VERB", "AUX"):
        current = current.head
    return current


def _get_voucher(evidence: Span, statements: Sequence[Statement]) -> str | None:
    """The speaker of the narrowest statement that holds the figure."""
    holding = [s for s in statements if s.content.contains(evidence) and s.speaker is not None]
    if not holding:
        holding = [s for s in statements if s.content.overlaps(evidence) and s.speaker is not None]
    if not holding:
        return None
    return min(holding, key=lambda s: (s.content.end - s.content.start, s.content)).speaker


def _build_issue(item: Reserved) -> Issue:
    return Issue(
        stage="figures",
        code="absurd-number",
        detail="Too large to count anything in the news; it is left out.",
        span=item.span,
    )


def _report_table(table: Span) -> Issue:
    return Issue(
        stage="figures",
        code="table-of-numbers",
        detail=f"Over {_MOST_IN_SENTENCE} numbers in one sentence: a table; they are left out.",
        span=table,
    )


def _without_repeats(article: Article, figures: Sequence[Figure]) -> list[Figure]:
    """One record for each claim: what the headline or a later sentence repeats is left out.

    Two figures are one claim when number and unit agree and, outside the headline, a word of
    what they count; the body's is kept.
    """
    body = [f for f in figures if article.get_part_kind(f.evidence) != "headline"]
    headline = [f for f in figures if article.get_part_kind(f.evidence) == "headline"]
    kept: dict[tuple[str, float | None, float | None, float | None], list[Figure]] = {}
    for figure in body:
        alike = kept.setdefault(_get_number(figure), [])
        if not any(_is_repeat(figure, other) for other in alike):
            alike.append(figure)
    for figure in headline:
        kept.setdefault(_get_number(figure), [figure])
    found = [figure for alike in kept.values() for figure in alike]
    return sorted(found, key=lambda figure: (figure.evidence, figure.id))


def _is_repeat(figure: Figure, other: Figure) -> bool:
    """Whether a figure says again what another one of the same number said."""
    if other.attributed_to not in (None, figure.attributed_to):
        return False
    return bool(set(figure.what.casefold().split()) & set(other.what.casefold().split()))


def _get_number(figure: Figure) -> tuple[str, float | None, float | None, float | None]:
    return figure.unit, figure.value, figure.low, figure.high
