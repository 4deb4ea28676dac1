"""What merging needs to know of a reading, kept small.

A record of a million mentions does not fit into memory as readings; as facts it does. Facts hold
no more than comparison needs: keys instead of words, day numbers instead of dates.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dragoman.merging.places import find_towns, place_mention
from dragoman.merging.prints import TextPrint, make_print
from dragoman.merging.tolls import GROWING, read_scope
from dragoman.merging.words import CLAUSE, Term, find_terms
from dragoman.records import (
    Actor,
    ActorKind,
    Comparator,
    DateInterval,
    EventMention,
    Participant,
    Reading,
    Span,
    Statement,
)
from dragoman.reference import Reference, load_reference
from dragoman.reference.folding import get_spelling_key, split_words

_NEAR = 45  # characters on either side of a trigger that tell most about its event
_BESIDE = 4  # characters between "said" and "on" or "Monday" at most
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor, comparable across articles.

    Args:
        actor: Id of the actor.
        name: Canonical name.
        key: Spelling key of the name; the same for all romanisations.
        kind: ``person``, ``state``, ``organisation`` or ``group``.
        country: ISO 3166-1 alpha-3 and the like, or None.
        sector: PLOVER sector, or None.
        office: Office at the date of the article, or None.
        is_generic: Whether it is described and not named ("gunmen", "a Canadian diplomat").
    """

    actor: str
    name: str
    key: str
    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    is_generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A closed interval of days, as ordinals of the proleptic Gregorian calendar.

    Args:
        first: First day; None when open.
        last: Last day; None when open.
        is_stated: Whether the text dates it; False when only publication is known.
    """

    first: int | None
    last: int | None
    is_stated: bool

    @property
    def width(self) -> int | None:
        """How many days it spans; None when it is open."""
        return None if self.first is None or self.last is None else self.last - self.first + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFacts:
    """An event mention, ready for comparison.

    Args:
        mention: The record.
        published: Day of publication, or None.
        actors: Who did it.
        recipients: To whom.
        reported_by: Who reports it in speech, or None.
        days: When; None when nothing is known.
        trigger: Keys of the words that report the act.
        near: Keys of the words around them, without names of states and persons that take part.
        words: Keys of the whole sentence, without names of states and persons that take part;
            of the sentence before too, where this one tells a harm and not who did it.
        numbers: Figures of the sentence ("6000 deaths").
        in_headline: Whether it stands in a headline or caption.
    """

    mention: EventMention
    published: int | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    reported_by: Party | None
    days: Days | None
    trigger: frozenset[str]
    near: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    in_headline: bool

    @property
    def id(self) -> str:
        """Id of the event mention."""
        return self.mention.id


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """A statement, ready for comparison.

    Args:
        statement: The record.
        published: Day of publication, or None.
        speaker: Who speaks, or None.
        days: When it was said; None when nothing is known.
        content: What was said.
        words: Keys of its telling words.
    """

    statement: Statement
    published: int | None
    speaker: Party | None
    days: Days | None
    content: str
    words: frozenset[str]

    @property
    def id(self) -> str:
        """Id of the statement."""
        return self.statement.id


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFacts:
    """A figure, ready for comparison.

    Args:
        id: Id of the figure.
        article_id: The article.
        unit: Its unit.
        value: In base units, or None.
        low: Lower bound, or None.
        high: Upper bound, or None.
        comparator: ``exact``, ``more than`` and so on.
        what: Keys of what it counts.
        scope: The kinds of what it counts: its unit, or ``deaths`` and ``injured`` together.
        as_of: Day at which it held; None when not stated.
        attributed_to: Who vouches for it, or None.
        evidence: The words that state it.
        sentence: Their sentence.
        words: Keys of the sentence.
        places: Towns and regions that the sentence of a toll names.
    """

    id: str
    article_id: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    comparator: Comparator
    what: frozenset[str]
    scope: frozenset[str]
    as_of: int | None
    attributed_to: Party | None
    evidence: Span
    sentence: Span
    words: frozenset[str]
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFacts:
    """A place where an article names a person.

    Args:
        party: The person that the article means.
        span: The mention.
        words: Its words.
    """

    party: Party
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """All that merging needs of one article.

    Args:
        article_id: The article.
        outlet: Who published it, or None.
        agency: The wire agency that wrote it, or None.
        published: ISO 8601 date or date-time of publication, or None.
        text_print: What its text is compared by.
        mentions: Its event mentions.
        statements: Its statements.
        figures: Its figures.
        names: Where it first names each person.
        other_names: Where it calls persons by names of others.
    """

    article_id: str
    outlet: str | None
    agency: str | None
    published: str | None
    text_print: TextPrint
    mentions: tuple[MentionFacts, ...] = ()
    statements: tuple[StatementFacts, ...] = ()
    figures: tuple[FigureFacts, ...] = ()
    names: tuple[NameFacts, ...] = ()
    other_names: tuple[NameFacts, ...] = ()


def collect_facts(reading: Reading) -> ArticleFacts:
    """What merging needs to know of a reading.

    Args:
        reading: Any reading.
    """
    collector = _Collector(reading)
    article = reading.article
    return ArticleFacts(
        article_id=article.id,
        outlet=article.outlet,
        agency=article.agency,
        published=article.published,
        text_print=make_print(article.text),
        mentions=tuple(collector.collect_mention(one) for one in reading.event_mentions),
        statements=tuple(collector.collect_statement(one) for one in reading.statements),
        figures=tuple(collector.find_figures()),
        names=tuple(collector.find_names()),
        other_names=tuple(collector.find_other_names()),
    )


def read_days(interval: DateInterval | None) -> Days | None:
    """An interval of dates as day numbers, months and years filled out.

    Args:
        interval: Any interval, or None.
    """
    if interval is None:
        return None
    return Days(
        first=read_day(interval.start),
        last=read_day(interval.end, at_end=True),
        is_stated=interval.basis != "publication",
    )


def read_day(text: str | None, *, at_end: bool = False) -> int | None:
    """The number of the first or last day of YYYY, YYYY-MM or YYYY-MM-DD; None for None.

    Args:
        text: A date of one of these forms, perhaps with a time after it.
        at_end: Whether the last day of a month or year is meant.
    """
    if text is None:
        return None
    parts = [int(part) for part in text[:10].split("-")]
    year = max(parts[0], 1)
    month = parts[1] if len(parts) > 1 else (12 if at_end else 1)
    last = calendar.monthrange(year, month)[1]
    day = parts[2] if len(parts) > 2 else (last if at_end else 1)
    return date(year, month, min(day, last)).toordinal()


def make_party(actor: Actor) -> Party:
    """An actor, comparable across articles.

    Args:
        actor: As one article knows them.
    """
    return Party(
        actor=actor.id,
        name=actor.name,
        key=" ".join(get_spelling_key(word) for word in split_words(actor.name)),
        kind=actor.kind,
        country=actor.country,
        sector=actor.sector,
        office=actor.office,
        is_generic=(
            actor.name.split()[-1][:1].islower()
            or (actor.kind == "group" and actor.country is None)
        ),
    )


class _Collector:
    """Collects the facts of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.article = reading.article
        self.text = reading.article.text
        self.published = read_day(reading.article.published)
        self.parties = {actor.id: make_party(actor) for actor in reading.actors}
        self.terms = list(find_terms(self.text))
        self.bounds = [match.end() for match in _SENTENCE_END.finditer(self.text)]

    def collect_mention(self, mention: EventMention) -> MentionFacts:
        sides = (*mention.actors, *mention.recipients)
        named = [
            p.span
            for p in sides
            if self.parties[p.actor].kind in ("person", "state")
            and not p.span.contains(mention.trigger)
        ]
        countries = {self.parties[one.actor].country or "" for one in sides}
        trigger, sentence = mention.trigger, mention.sentence
        near = Span(
            max(sentence.start, trigger.start - _NEAR), min(sentence.end, trigger.end + _NEAR)
        )
        return MentionFacts(
            mention=place_mention(mention, self.text, countries, get_reference()),
            published=self.published,
            actors=(*self._join(mention.actors), *self._find_speaker_met(mention)),
            recipients=self._join(mention.recipients),
            reported_by=self.parties.get(mention.reported_by or ""),
            days=self._read_event_days(mention),
            trigger=self._find_keys(trigger, named),
            near=self._find_keys(near, named),
            words=self._find_keys(self._get_context(mention), named),
            numbers=frozenset(
                f"{figure.value:g} {figure.unit}"
                for figure in self.reading.figures
                if figure.value is not None and sentence.contains(figure.evidence)
            ),
            in_headline=self.article.get_part_kind(sentence) in ("headline", "caption"),
        )

    def collect_statement(self, statement: Statement) -> StatementFacts:
        return StatementFacts(
            statement=statement,
            published=self.published,
            speaker=self.parties.get(statement.speaker or ""),
            days=read_days(statement.date) or self._get_day_of_publication(),
            content=statement.content.text_in(self.text),
            words=self._find_keys(statement.content),
        )

    def _get_day_of_publication(self) -> Days | None:
        if self.published is None:
            return None
        return Days(first=self.published, last=self.published, is_stated=False)

    def find_figures(self) -> Iterator[FigureFacts]:
        for figure in self.reading.figures:
            sentence = self._get_sentence(figure.evidence)
            scope = read_scope(figure, sentence, self.text)
            is_toll = not scope.isdisjoint(GROWING)
            yield FigureFacts(
                id=figure.id,
                article_id=figure.article_id,
                unit=figure.unit,
                value=figure.value,
                low=figure.low,
                high=figure.high,
                comparator=figure.comparator,
                what=frozenset(term.key for term in find_terms(figure.what)),
                scope=scope,
                as_of=read_day(figure.as_of, at_end=True),
                attributed_to=self.parties.get(figure.attributed_to or ""),
                evidence=figure.evidence,
                sentence=sentence,
                words=self._find_keys(sentence),
                places=find_towns(self.text, sentence, get_reference()) if is_toll else frozenset(),
            )

    def find_names(self) -> Iterator[NameFacts]:
        """Where each person is first called by their own name."""
        named: set[str] = set()
        for actor, words, span in self._find_person_mentions():
            if actor.id not in named and not _is_foreign(actor, words):
                named.add(actor.id)
                yield NameFacts(party=self.parties[actor.id], span=span, words=words)

    def find_other_names(self) -> Iterator[NameFacts]:
        """Where a person is called by the name of another known person of their country."""
        for actor, words, span in self._find_person_mentions():
            if _is_foreign(actor, words) and _names_another(actor, words):
                yield NameFacts(party=self.parties[actor.id], span=span, words=words)

    def _find_person_mentions(self) -> Iterator[tuple[Actor, str, Span]]:
        """The first mention of each person under each name of at most three words."""
        for actor in self.reading.actors:
            seen: set[str] = set()
            for span in actor.mentions if actor.kind == "person" else ():
                words = span.text_in(self.text)
                parts = words.split()
                is_name = len(parts) <= 3 and all(part[:1].isupper() for part in parts)
                if is_name and words not in seen:
                    seen.add(words)
                    yield actor, words, span

    def _find_speaker_met(self, mention: EventMention) -> Iterator[Party]:
        """The speaker who "said after meeting" the one whom a meeting names alone."""
        if mention.type != "CONSULT" or mention.recipients or len(mention.actors) != 1:
            return
        for statement in self.reading.statements:
            cue, speaker = statement.cue, self.parties.get(statement.speaker or "")
            if cue is None or speaker is None or speaker.actor == mention.actors[0].actor:
                continue
            if mention.sentence.contains(cue) and cue.end < mention.trigger.start:
                between = self.text[cue.end : mention.trigger.start].split()
                if between and len(between) <= 4 and between[-1] in ("after", "following"):
                    yield speaker
                    return

    def _read_event_days(self, mention: EventMention) -> Days | None:
        """When it happened; the date of another clause or of the speech about it is vague."""
        days = read_days(mention.date)
        span = mention.date.span if mention.date else None
        if days is None or span is None:
            return days
        between = self.text[
            min(span.end, mention.trigger.end) : max(span.start, mention.trigger.start)
        ]
        if CLAUSE.search(between):
            return replace(days, is_stated=False)
        for statement in self.reading.statements:
            cue = statement.cue
            if cue is None or cue.overlaps(mention.trigger):
                continue
            if 0 <= span.start - cue.end <= _BESIDE or 0 <= cue.start - span.end <= _BESIDE:
                return replace(days, is_stated=False)
        return days

    def _join(self, participants: Iterable[Participant]) -> tuple[Party, ...]:
        return tuple(self.parties[p.actor] for p in participants)

    def _find_keys(self, span: Span, without: Iterable[Span] = ()) -> frozenset[str]:
        first = bisect_left(self.terms, span.start, key=_get_start)
        last = bisect_right(self.terms, span.end, key=_get_end)
        within = self.terms[first:last]
        for outside in without:
            within = [term for term in within if not outside.start <= term.start < outside.end]
        return frozenset(term.key for term in within)

    def _get_context(self, mention: EventMention) -> Span:
        """The sentence; with the one before, where it tells a harm and not who did it."""
        sentence = mention.sentence
        if mention.type != "ASSAULT" or mention.actors:
            return sentence
        start = max((bound for bound in self.bounds if bound < sentence.start), default=0)
        is_near = "\n" not in self.text[start : sentence.start]
        return Span(start, sentence.end) if is_near else sentence

    def _get_sentence(self, span: Span) -> Span:
        start = max((bound for bound in self.bounds if bound <= span.start), default=0)
        end = min((bound for bound in self.bounds if bound >= span.end), default=len(self.text))
        return Span(start, end)


def _get_start(term: Term) -> int:
    return term.start


def _get_end(term: Term) -> int:
    return term.end


def _is_foreign(actor: Actor, words: str) -> bool:
    """Whether no word of a mention stands in the name of its actor."""
    own = {get_spelling_key(word) for word in split_words(actor.name)}
    return own.isdisjoint(get_spelling_key(word) for word in split_words(words))


def _names_another(actor: Actor, words: str) -> bool:
    """Whether some words name known persons of the actor's country, and not the actor."""
    matches = get_reference().get_person(words, country=actor.country)
    return bool(matches) and all(match.person.name != actor.name for match in matches)


@cache
def get_reference() -> Reference:
    """The reference tables, loaded once."""
    return load_reference()
