"""What bare definite nouns take up, over parses written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dragoman.statements.issue_phrases import get_issue
from tests.statements.parses import make_doc

INVADING = """
Rwanda Rwanda PROPN NNP 1 nsubj
invaded invade VERB VBD 1 root
Kivu Kivu PROPN NNP 1 obj
. . PUNCT . 1 punct
"""
BLOCKADING = """
Ports port NOUN NNS 2 nsubj:pass
were be AUX VBD 2 aux:pass
blockaded blockade VERB VBN 2 root
. . PUNCT . 2 punct
"""
BOMBING = """
Chad Chad PROPN NNP 1 nsubj
bombed bomb VERB VBD 1 root
camps camp NOUN NNS 1 obj
. . PUNCT . 1 punct
"""
SPARING = """
Rwanda Rwanda PROPN NNP 2 nsubj
never never ADV RB 2 advmod
invaded invade VERB VBD 2 root
Kivu Kivu PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
HOLDING = """
Chad Chad PROPN NNP 1 nsubj
held hold VERB VBD 1 root
talks talk NOUN NNS 1 obj
. . PUNCT . 1 punct
"""
SEIZURE = """
The the DET DT 1 det
seizure seizure NOUN NN 4 nsubj
of of ADP IN 3 case
Assab Assab PROPN NNP 1 nmod
continued continue VERB VBD 4 root
. . PUNCT . 4 punct
"""
TREATY = """
A a DET DT 1 det
treaty treaty NOUN NN 4 nsubj
with with ADP IN 3 case
Uganda Uganda PROPN NNP 1 nmod
lapsed lapse VERB VBD 4 root
. . PUNCT . 4 punct
"""
RAIN = """
Rain rain NOUN NN 1 nsubj
fell fall VERB VBD 1 root
. . PUNCT . 1 punct
"""


def make(before: list[str], pointer: str, noun: str) -> Doc:
    """Some sentences and, behind them, "Kenya rejected the NOUN."."""
    last = f"""
    Kenya Kenya PROPN NNP 1 nsubj
    rejected reject VERB VBD 1 root
    {pointer} {pointer} DET DT 3 det
    {noun} {noun} NOUN NN 1 obj
    . . PUNCT . 1 punct
    """
    rows: list[str] = []
    for table in [*before, last]:
        base = len(rows)
        for line in table.strip().splitlines():
            word, lemma, part, tag, head, label = line.split()
            rows.append(f"{word} {lemma} {part} {tag} {int(head) + base} {label}")
    text = " ".join(row.split()[0] for row in rows).replace(" .", ".")
    return make_doc(text, "\n".join(rows))


@pytest.mark.parametrize(
    ("before", "noun", "issue"),
    [
        ([INVADING], "invasion", "invasion of Kivu"),
        ([INVADING], "incursion", "incursion of Kivu"),
        ([INVADING, RAIN], "invasion", "invasion of Kivu"),
        ([BLOCKADING], "blockade", "blockade of Ports"),
        ([BOMBING], "attack", "attack on camps"),
        ([SEIZURE], "annexation", "annexation of Assab"),
        ([TREATY], "treaty", "treaty with Uganda"),
        ([INVADING, SEIZURE], "invasion", "invasion of Kivu"),
    ],
)
def test_a_bare_noun_takes_up_what_was_named(before: list[str], noun: str, issue: str) -> None:
    assert get_issue(make(before, "the", noun)[-2]) == issue


@pytest.mark.parametrize(
    ("before", "pointer", "noun"),
    [
        ([], "the", "invasion"),
        ([INVADING], "an", "invasion"),
        ([INVADING], "the", "treaty"),
        ([SPARING], "the", "invasion"),
        ([HOLDING], "the", "arrest"),
        ([INVADING, *[RAIN] * 4], "the", "invasion"),
        ([SEIZURE, *[RAIN] * 4], "the", "annexation"),
    ],
)
def test_it_takes_up_nothing_else(before: list[str], pointer: str, noun: str) -> None:
    assert get_issue(make(before, pointer, noun)[-2]) == noun


def test_the_very_noun_is_found_farther_back() -> None:
    assert get_issue(make([TREATY, *[RAIN] * 9], "this", "treaty")[-2]) == "treaty with Uganda"
