from __future__ import annotations

from collections import Counter

import pytest

from dragoman.codebook import load_codebook
from training.events.sentences import NO_EVENT, find_sentences, parse_sentence


def test_marks_become_spans() -> None:
    found = parse_sentence("[Norway] <handed> a ship <over> to {Fiji} and {Tonga}.", "AID")
    assert found.text == "Norway handed a ship over to Fiji and Tonga."
    assert [span.text_in(found.text) for span in found.actors] == ["Norway"]
    assert [span.text_in(found.text) for span in found.recipients] == ["Fiji", "Tonga"]
    assert [span.text_in(found.text) for span in found.triggers] == ["handed", "over"]


@pytest.mark.parametrize("line", ["[Norway helped Fiji.", "Norway] helped.", "[Norway {Fiji] x}"])
def test_wrong_marks_are_told(line: str) -> None:
    with pytest.raises(ValueError, match=r"closes nothing|not closed"):
        parse_sentence(line, "AID")


def test_the_written_sentences_cover_the_codebook() -> None:
    sentences = list(find_sentences())
    counts = Counter(sentence.type for sentence in sentences)
    assert set(counts) == {*load_codebook().types, NO_EVENT}
    assert min(counts.values()) >= 35
    assert counts[NO_EVENT] >= 120
    assert all(sentence.actors for sentence in sentences)


def test_no_sentence_stands_twice_with_the_same_event() -> None:
    counts = Counter((s.text, s.type, s.triggers) for s in find_sentences())
    assert [key for key, number in counts.items() if number > 1] == []
