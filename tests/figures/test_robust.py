"""Letters that patterns take for others never bring a reading down."""

from __future__ import annotations

import pytest

from dragoman.reading import Reader
from dragoman.records import Article

TEXTS = {
    "The dam holds 3 MİLLİON tonnes 40 kİlometers off Ankara.": [3e6],
    "A fund of 5 mıllion dollars was set up.": [5e6],
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("text", TEXTS)
def test_turkish_letters_in_number_words_are_read(text: str, reader: Reader) -> None:
    values = [figure.value for figure in reader.read(Article(text=text)).figures]
    assert values[: len(TEXTS[text])] == TEXTS[text]


def test_turkish_letters_in_words_of_time_are_read(reader: Reader) -> None:
    text = "Chad expelled two envoys of Mali last FRİDAY. Niger met Benin thıs week, last sprİng."
    article = Article(text=text, published="2024-05-17", published_basis="given")
    assert reader.read(article).event_mentions


def test_an_infinitive_that_heads_its_sentence_is_no_endless_climb(reader: Reader) -> None:
    for text in ("To agree to welcome the deal.", "Willing to want to back the plan."):
        assert reader.read(Article(text=text)).article.text == text
