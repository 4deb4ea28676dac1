"""The whole of merging on one screen: facts and judgements in, views out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.merging.copies import Voices, group_copies
from dragoman.merging.discrepancies import find_discrepancies
from dragoman.merging.events import merge_mentions
from dragoman.merging.facts import ArticleFacts
from dragoman.merging.judging import Rulings
from dragoman.merging.stories import link_stories
from dragoman.merging.utterances import pair_statements
from dragoman.records import CopyGroup, Discrepancy, Event, Judgement, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What many articles come to. All in order of id.

    Args:
        copies: Articles that print one text.
        events: Happenings; each event mention is in exactly one.
        utterances: Acts of speech that several statements report.
        discrepancies: Where reports differ.
    """

    copies: tuple[CopyGroup, ...]
    events: tuple[Event, ...]
    utterances: tuple[Utterance, ...]
    discrepancies: tuple[Discrepancy, ...]


def fold(facts: Iterable[ArticleFacts], judgements: Iterable[Judgement] = ()) -> Fold:
    """Events, copies, utterances and discrepancies of some articles.

    A pure function: the same articles and judgements give the same fold, in whatever order and
    from wherever they come. An article that stands twice counts once.

    Args:
        facts: What :func:`dragoman.merging.collect_facts` makes of each reading.
        judgements: Those that stand; reports that no article holds are passed over.

    Raises:
        JudgementError: Two judgements contradict each other.
    """
    unique = {one.article_id: one for one in facts}
    articles = [unique[name] for name in sorted(unique)]
    rulings = Rulings(judgements)
    copies = tuple(group_copies(articles))
    voices = Voices(articles, copies)
    utterances = tuple(_pair_all(articles, voices, rulings))
    articles, quotations = link_stories(articles, copies, utterances)
    mentions = (mention for article in articles for mention in article.mentions)
    events = tuple(merge_mentions(mentions, voices, rulings, quotations))
    return Fold(
        copies=copies,
        events=events,
        utterances=utterances,
        discrepancies=tuple(find_discrepancies(articles, events, utterances, voices)),
    )


def _pair_all(
    articles: Sequence[ArticleFacts], voices: Voices, rulings: Rulings
) -> Iterator[Utterance]:
    statements = (statement for article in articles for statement in article.statements)
    return pair_statements(statements, voices, rulings)
