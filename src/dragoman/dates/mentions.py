"""Find date phrases in a text and say which days, months or years they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.dates.atoms import (
    Atom,
    CalendarDate,
    Context,
    get_nearest_period,
    get_weekday_period,
    resolve_atom,
)
from dragoman.dates.grammar import Builder, Grammar, load_grammar
from dragoman.dates.periods import Period, get_before, get_first_day, get_last_day, take_share
from dragoman.records import DateInterval, Span

_ANCHOR_REACH = 300
_ONE_DAY = timedelta(days=1)
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)|\s*[-'’]")
_SHARES = {
    "earlier": "",
    "later": "",
    "beginning": "begin",
    "start": "begin",
    "turn": "begin",
    "middle": "mid",
    "close": "end",
}
_DEADLINES = frozenset(
    {
        "until",
        "till",
        "by",
        "no later than",
        "ahead of",
        "before",
        "prior to",
        "up until",
        "through",
    }
)
_OPENING = re.compile(
    r"\W*(?:(?:and|but|then|late|early|on|in|by|from|at|the|since)\s+)*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[a-z)\d][.!?][\"”’']*\s+(?=[A-Z\"“‘])|\n\s*")
_CLAUSE_BREAK = re.compile(r"[.;!?\n](?=\s|$)|[”\"](?=\s)")

Reading = tuple[Period, bool] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A phrase that says when.

    Args:
        interval: What it means; ``interval.span`` indexes the text that was searched.
        rule: Name of the rule that read it ("weekday", "month-day", "since:month-year").
    """

    interval: DateInterval
    rule: str


def find_dates(
    text: str,
    published_on: date | None,
    *,
    future: Callable[[Span], bool] | bool = False,
    language: str = "en",
) -> Iterator[DateMention]:
    """Find the date phrases of a text, in order and without overlap.

    A weekday, or a day and month without a year, is taken for the latest that has begun on
    the day of publication. Relative phrases are left out when the day of publication is not
    known; "a day earlier", "the same year" need a date shortly before them in the text.

    Args:
        text: A phrase, a sentence or an article.
        published_on: Day of publication; None when not known.
        future: Whether the text speaks of the future ("will meet on Friday"), for all of it or
            as a function of the span of the phrase; :func:`has_future_cue` is a simple one.
        language: ISO 639-1 code of the text; only ``en`` so far.

    Raises:
        ValueError: There is no grammar for the language.
    """
    grammar = load_grammar(language)
    matches = _find_matches(grammar, text)
    if not matches:
        return
    is_ahead = future if callable(future) else lambda _span: bool(future)
    context = Context(
        text=text,
        published_on=published_on,
        words=grammar.words,
        is_ahead=is_ahead,
        names_a_may="May" in text and bool(grammar.around["person_may"].search(text)),
    )
    atoms: list[tuple[Atom, Reading]] = []
    last_end = anchor_end = 0
    for start, _, _, build, match in matches:
        if start < last_end:
            continue
        if start - anchor_end > _ANCHOR_REACH:
            context.anchor = None
        atom = _build_safely(build, match, context)
        resolved = _resolve_safely(atom, context) if atom else None
        if atom is None or (resolved is None and atom.calendar is None):
            continue
        atoms.append((atom, resolved))
        last_end = atom.span.end
        if resolved is not None:
            context.anchor = resolved[0]
            anchor_end = last_end
    yield from _combine(atoms, grammar, context)


def has_future_cue(text: str, span: Span) -> bool:
    """Whether a date phrase stands with "will", "is due to", "scheduled" in its clause.

    Looks at the words of the same sentence before the phrase, and after it where the phrase
    opens the sentence and no verb of speech comes between ("On Friday, the two will meet").

    Args:
        text: The text that holds the phrase.
        span: The phrase.
    """
    grammar = load_grammar()
    before = text[max(0, span.start - 120) : span.start]
    breaks = list(_CLAUSE_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    if not _OPENING.fullmatch(clause):
        return _has_cue_last(clause, grammar)
    after = text[span.end : span.end + 120]
    end = _CLAUSE_BREAK.search(after)
    clause = after[: end.start()] if end else after
    cue = grammar.around["ahead"].search(clause)
    if cue is None:
        return False
    return grammar.words.lists["speech.verbs"].isdisjoint(clause[: cue.start()].split())


def _has_cue_last(clause: str, grammar: Grammar) -> bool:
    """Whether a cue stands in a clause with no verb of speech after it."""
    cues = list(grammar.around["ahead"].finditer(clause))
    if not cues:
        return False
    words = clause[cues[-1].end() :].replace(",", " ").split()
    return grammar.words.lists["speech.verbs"].isdisjoint(words)


def _find_matches(
    grammar: Grammar, text: str
) -> list[tuple[int, int, int, Builder, re.Match[str]]]:
    """All matches of all rules that may apply: leftmost first, then longest, then by rule.

    Sentence by sentence, since most hold no word of time, and few those of many rules.
    """
    matches = []
    start = 0
    for end in (*(found.end() for found in _SENTENCE_END.finditer(text)), len(text)):
        classes = grammar.find_classes(text[start:end])
        if classes:
            matches += [
                (match.start(), match.start() - match.end(), order, rule.build, match)
                for order, rule in enumerate(grammar.rules)
                if rule.needs <= classes
                for match in rule.pattern.finditer(text, start, end)
            ]
        start = end
    matches.sort(key=lambda item: item[:3])
    return matches


def _build_safely(build: Builder, match: re.Match[str], context: Context) -> Atom | None:
    """What the builder makes of a match; None also where the calendar ends."""
    try:
        return build(match, context)
    except (OverflowError, ValueError):
        return None


def _resolve_safely(atom: Atom, context: Context) -> Reading:
    """As :func:`resolve_atom`; None also where the calendar ends (year 0 or 10000)."""
    try:
        return resolve_atom(atom, context)
    except (OverflowError, ValueError):
        return None


def _combine(
    atoms: list[tuple[Atom, Reading]], grammar: Grammar, context: Context
) -> Iterator[DateMention]:
    """Join atoms into ranges and apply the words around them."""
    index = 0
    while index < len(atoms):
        atom, resolved = atoms[index]
        if index + 1 < len(atoms):
            found = _join_range(atom, atoms[index + 1][0], grammar, context)
            if found is not None:
                yield found
                index += 2
                continue
        if resolved is not None:
            yield _read_single(atom, resolved, grammar, context)
        index += 1


def _join_range(first: Atom, last: Atom, grammar: Grammar, context: Context) -> DateMention | None:
    """Read "from Monday to Friday", "between March and May 2014", "2009 to 2014", or None."""
    gap = context.text[first.span.end : last.span.start]
    if len(gap) > 16:
        return None
    lead = context.text[max(0, first.span.start - 20) : first.span.start]
    qualifier = grammar.around["qualifier"].search(lead)
    opener = grammar.around["from"].search(lead[: qualifier.start()] if qualifier else lead)
    word = opener["open"].lower() if opener else ""
    gap_share = grammar.around["qualifier"].search(gap)
    plain_gap = gap[: gap_share.start()] if gap_share else gap
    to = grammar.around["to"].match(plain_gap)
    if to is None and not (word == "between" and grammar.around["and"].match(plain_gap)):
        return None
    if not word and to is not None and to["word"] and to["word"].lower() not in ("through",):
        has_weekdays = first.weekday is not None and last.weekday is not None
        if not has_weekdays and (first.calendar is None or last.calendar is None):
            return None
    ends = _resolve_range(first, last, context)
    if ends is None:
        return None
    begin, finish, stated = ends
    begin = _apply_share(begin, qualifier) if not first.is_closed else begin
    finish = _apply_share(finish, gap_share) if not last.is_closed else finish
    period = Period(begin.start, finish.end)
    if not _is_in_order(period):
        return None
    start = first.span.start - (len(lead) - opener.start() if opener else 0)
    interval = _make_interval(period, stated, Span(start, last.span.end))
    return DateMention(interval=interval, rule=f"range:{first.rule}:{last.rule}")


def _resolve_range(first: Atom, last: Atom, context: Context) -> tuple[Period, Period, bool] | None:
    """Both ends of a range, the year of one supplied by the other; None where unknown."""
    if (
        first.calendar
        and last.calendar
        and (first.calendar.year is None) != (last.calendar.year is None)
    ):
        first, last = _share_year(first, first.calendar, last, last.calendar)
    finish, begin = _resolve_safely(last, context), _resolve_safely(first, context)
    if begin is None or finish is None:
        return None
    stated = begin[1] and finish[1]
    finish_day = finish[0].first_day
    if finish_day is None or _is_in_order(Period(begin[0].start, finish[0].end)):
        return begin[0], finish[0], stated
    if first.weekday is not None:
        return get_weekday_period(first.weekday, finish_day, "", is_ahead=False), finish[0], stated
    if first.calendar and first.calendar.year is None:
        moved = get_nearest_period(first.calendar, finish_day, is_ahead=False)
        return (moved, finish[0], stated) if moved else None
    return None


def _share_year(
    first: Atom, left: CalendarDate, last: Atom, right: CalendarDate
) -> tuple[Atom, Atom]:
    """Give the end without a year that of the other ("December 2013 to May": 2014)."""
    crosses = (left.month or 1, left.day or 1) > (right.month or 12, right.day or 31)
    if left.year is None and right.year is not None and left.month is not None:
        left = left._replace(year=right.year - crosses)
    elif left.year is not None and right.month is not None:
        right = right._replace(year=left.year + crosses)
    return first._replace(calendar=left, stated=True), last._replace(calendar=right, stated=True)


def _read_single(
    atom: Atom, resolved: tuple[Period, bool], grammar: Grammar, context: Context
) -> DateMention:
    """One atom with "late", "since", "until" before it applied."""
    period, stated = resolved
    start = atom.span.start
    rule = atom.rule
    if start:
        lead = context.text[max(0, start - 40) : start]
        qualifier = grammar.around["qualifier"].search(lead)
        if qualifier is not None and not atom.is_closed:
            start -= len(lead) - qualifier.start()
            lead = lead[: qualifier.start()]
        opener = (
            grammar.around["opener"].search(lead) if atom.rule not in ("window", "recent") else None
        )
        if opener is not None:
            word = opener["open"].lower()
            period = _get_nearest(atom, period, context) if word in _DEADLINES else period
        if not atom.is_closed:
            period = _apply_share(period, qualifier)
        opened = _open_period(period, word, atom, context) if opener is not None else None
        if opened is not None and opener is not None:
            period = opened
            start -= len(lead) - opener.start()
            rule = f"{word}:{rule}"
    return DateMention(
        interval=_make_interval(period, stated, Span(start, atom.span.end)), rule=rule
    )


def _get_nearest(atom: Atom, period: Period, context: Context) -> Period:
    """What a yearless date or weekday means as a limit: the coming one unless far further off."""
    today = context.published_on
    if today is None:
        return period
    if atom.weekday is not None:
        coming: Period | None = get_weekday_period(atom.weekday, today, "", is_ahead=True)
    elif atom.calendar is not None and atom.calendar.year is None:
        coming = get_nearest_period(atom.calendar, today, is_ahead=True)
    else:
        return period
    if coming is None or coming.first_day is None or period.end is None:
        return period
    back, ahead = today - get_last_day(period.end), coming.first_day - today
    return coming if 2 * ahead <= 3 * back + _ONE_DAY else period


def _apply_share(period: Period, qualifier: re.Match[str] | None) -> Period:
    if qualifier is None:
        return period
    word = (qualifier["word"] or qualifier["noun"] or qualifier["bare"]).lower()
    share = _SHARES.get(word, word)
    return take_share(period, share) if share else period


def _open_period(period: Period, word: str, atom: Atom, context: Context) -> Period | None:
    """The open interval that "since", "until", "by", ... makes of a period; None for none."""
    follower = _NEXT_WORD.match(context.text, atom.span.end)
    leads_noun = (
        follower is not None
        and (follower["word"] or "") not in context.words.lists["around.followers"]
    )
    if leads_noun and word not in ("since", "ever since", "by", "until", "till"):
        return None
    if leads_noun and follower is not None and follower["word"] is None:
        return None  # "since Tuesday's attack"
    if word in ("since", "ever since", "after", "starting", "beginning", "effective", "as from"):
        return Period(period.start, None) if period.start else None
    if word == "from":
        is_point = period.start is not None and period.start == period.end
        is_year = len(period.start or "") == 4  # "a letter from 2014"
        return Period(period.start, None) if is_point and not is_year else None
    if period.end is None or period.start is None:
        return None
    if word in ("before", "prior to", "ahead of"):
        return Period(None, get_before(period.start))
    return Period(None, period.end)


def _is_in_order(period: Period) -> bool:
    if period.start is None or period.end is None:
        return True
    return get_first_day(period.start) <= get_last_day(period.end)


def _make_interval(period: Period, stated: bool, span: Span) -> DateInterval:
    return DateInterval(
        start=period.start, end=period.end, basis="stated" if stated else "relative", span=span
    )
