"""Readings -> events, utterances, copies, discrepancies."""

from dragoman.merging.copies import Voices, find_copies
from dragoman.merging.discrepancies import find_discrepancies
from dragoman.merging.events import merge_mentions
from dragoman.merging.facts import ArticleFacts, MentionFacts, collect_facts
from dragoman.merging.features import Feature
from dragoman.merging.folding import Fold, fold
from dragoman.merging.judging import Rulings, check_judgements
from dragoman.merging.matching import Match, Quotations, explain_match
from dragoman.merging.stories import link_stories
from dragoman.merging.utterances import pair_statements

__all__ = [
    "ArticleFacts",
    "Feature",
    "Fold",
    "Match",
    "MentionFacts",
    "Quotations",
    "Rulings",
    "Voices",
    "check_judgements",
    "collect_facts",
    "explain_match",
    "find_copies",
    "find_discrepancies",
    "fold",
    "link_stories",
    "merge_mentions",
    "pair_statements",
]
