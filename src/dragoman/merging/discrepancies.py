"""Where reports of one event or utterance differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.merging.amounts import Amount, find_amounts, make_amount
from dragoman.merging.aspects import find_aspects
from dragoman.merging.copies import Voices
from dragoman.merging.facts import ArticleFacts, FigureFacts
from dragoman.merging.tolls import GROWING
from dragoman.merging.wording import find_turned_words, find_wrong_names
from dragoman.records import Discrepancy, Event, Utterance

NEARBY = 200
"""Characters after a sentence in which a toll belongs to its event."""
NEXT = 3
"""The same for other figures: they stand in the next sentence."""


def find_discrepancies(
    articles: Sequence[ArticleFacts],
    events: Iterable[Event],
    utterances: Iterable[Utterance],
    voices: Voices,
) -> Iterator[Discrepancy]:
    """Every discrepancy between reports of one event or utterance, in order of id.

    Two of one kind between the same words count once.

    Args:
        articles: Facts of all articles.
        events: Their events.
        utterances: Their utterances.
        voices: Who speaks in each article.
    """
    finder = _Finder(articles, events, utterances, voices)
    found = {one.id: one for one in finder.find_all()}
    words: dict[object, str] = {}
    for name in sorted(found):
        one = found[name]
        key = (one.kind, *((side.article_id, side.span) for side in (one.left, one.right)))
        words.setdefault(key, name)
    yield from (found[name] for name in words.values())


class _Finder:
    """Goes through events, utterances, persons and figures in turn."""

    def __init__(
        self,
        articles: Sequence[ArticleFacts],
        events: Iterable[Event],
        utterances: Iterable[Utterance],
        voices: Voices,
    ) -> None:
        self.articles = {one.article_id: one for one in articles}
        self.event_of: dict[str, str] = {}
        self.events = []
        for event in events:
            self.event_of.update(dict.fromkeys(event.mentions, event.id))
            if event.n_articles > 1:
                self.events.append(event)
        self.utterances = list(utterances)
        self.told = {event.id for event in self.events}
        self.voices = voices
        self.mentions = {one.id: one for article in articles for one in article.mentions}
        self.statements = {one.id: one for article in articles for one in article.statements}

    def find_all(self) -> Iterator[Discrepancy]:
        for event in self.events:
            members = [self.mentions[name] for name in event.mentions]
            yield from find_aspects(event.id, members, self.voices)
        published = {name: one.published for name, one in self.articles.items()}
        for utterance in self.utterances:
            versions = [self.statements[name] for name in utterance.statements]
            yield from find_turned_words(utterance.id, versions, published, self.voices)
        links = self._link_articles()
        for name, article in self.articles.items():
            if article.other_names:
                linked = [self.articles[other] for other in sorted(links.get(name, ()))]
                yield from find_wrong_names(article, linked, self.voices)
        yield from find_amounts(self._find_amounts(), self.voices)

    def _link_articles(self) -> Mapping[str, set[str]]:
        """For each article the others that report an event or utterance of it."""
        links: dict[str, set[str]] = {}
        for event in self.events:
            _link({self.mentions[name].mention.article_id for name in event.mentions}, links)
        for utterance in self.utterances:
            owners = {self.statements[name].statement.article_id for name in utterance.statements}
            _link(owners, links)
        return links

    def _find_amounts(self) -> Iterator[Amount]:
        for article in self.articles.values():
            for facts in article.figures:
                neighbours = [one for one in article.figures if one.sentence == facts.sentence]
                events = self._find_told(article, facts)
                yield make_amount(facts, article.published, events, neighbours)

    def _find_told(self, article: ArticleFacts, facts: FigureFacts) -> frozenset[str]:
        """Events of a figure's sentence; of the one before, where others report none of these.

        A toll may follow at a distance: "... struck the port. Rescuers came. Three were killed."
        """
        own = [one for one in article.mentions if one.mention.sentence.overlaps(facts.evidence)]
        events = frozenset(self.event_of[one.id] for one in own)
        reach = NEARBY if facts.scope & GROWING else NEXT
        before = [
            one
            for one in article.mentions
            if 0 <= facts.sentence.start - one.mention.sentence.end <= reach
            and not one.mention.background
        ]
        if not before or (own and facts.scope & GROWING) or not self.told.isdisjoint(events):
            return events
        last = max(before, key=lambda one: one.mention.trigger)
        return events | {self.event_of[last.id]}


def _link(names: set[str], links: dict[str, set[str]]) -> None:
    for name in names:
        links.setdefault(name, set()).update(names - {name})
