"""Statements in parallel: paraphrases and translations of one act of speech."""

from __future__ import annotations

import pytest

from dragoman.merging import ArticleFacts, fold
from tests.merging.building import Draft, write_filler


def make(
    content: str, *, speaker: str = "Hakan Fidan", published: str = "2024-03-05"
) -> ArticleFacts:
    text = f"{speaker} spoke to the press: {content}. {write_filler(len(content))}."
    draft = Draft(text, published=published, outlet=content)
    draft.quote(draft.name(speaker, speaker, "person", "TUR"), content)
    return draft.collect()


FIRST = "We confirm our common resolve to expand the trade in grain with Odesa"


@pytest.mark.parametrize(
    ("second", "fields", "n_found"),
    [
        ("We reaffirm our joint intention to develop the wheat trade with Odesa", {}, 1),
        ("We shall close the straits to warships of all coastal states", {}, 0),
        (FIRST + " soon", {"speaker": "Yaşar Güler"}, 0),
        ("We reaffirm our joint intention to develop wheat trade with Odesa", {"published": "2024-03-09"}, 0),
        ("We reaffirm our joint intention to develop wheat trade with Odesa", {"published": "2024-05-08"}, 0),
    ],
)  # fmt: skip
def test_paraphrases_by_one_speaker_on_one_day(
    second: str, fields: dict[str, str], n_found: int
) -> None:
    found = fold([make(FIRST), make(second, **fields)]).utterances
    assert len(found) == n_found


def test_numbers_that_differ_tell_two_utterances_apart() -> None:
    found = fold([make(f"{FIRST} to {number} tonnes") for number in (300, 500)]).utterances
    assert found == ()
    (one,) = fold([make(f"{FIRST} to 300 tonnes{end}") for end in ("", " each year")]).utterances
    assert (one.n_articles, one.n_voices) == (2, 2)
