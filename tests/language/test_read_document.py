"""From an article to a ``Doc`` with the article's own offsets."""

from __future__ import annotations

from spacy.language import Language

from dragoman.language import read_document
from dragoman.records import Article, Part, Span

HEADLINE = "Ministers Sign Border Accord"
DATELINE = "NAIROBI, March 4 (Reuters) -"
BODY = "Kenya and Uganda signed an accord on Monday. It was witnessed by the president."
TEXT = f"{HEADLINE}\n\n{DATELINE} {BODY}\n"


def make_article() -> Article:
    dateline = TEXT.index(DATELINE)
    body = TEXT.index(BODY)
    return Article(
        text=TEXT,
        parts=(
            Part(kind="headline", span=Span(0, len(HEADLINE))),
            Part(kind="dateline", span=Span(dateline, dateline + len(DATELINE))),
            Part(kind="body", span=Span(body, body + len(BODY))),
        ),
    )


def test_offsets_are_those_of_the_article(nlp: Language) -> None:
    doc = read_document(nlp, make_article())
    assert doc.text == TEXT
    assert all(TEXT[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_parts_are_never_glued(nlp: Language) -> None:
    doc = read_document(nlp, make_article())
    starts = {sentence.start_char for sentence in doc.sents}
    assert {0, TEXT.index(DATELINE), TEXT.index(BODY)} <= starts
    kenya = next(t for t in doc if t.text == "Kenya")
    assert (kenya.dep_, kenya.head.text) == ("nsubj", "signed")


def test_without_parts_the_text_is_all_there(nlp: Language) -> None:
    assert read_document(nlp, Article(text=BODY)).text == BODY


def test_a_part_that_begins_inside_a_word_moves_no_offset(nlp: Language) -> None:
    article = Article(text="Kyiv agreed.", parts=(Part(kind="body", span=Span(2, 12)),))
    doc = read_document(nlp, article)
    assert doc.text == "Kyiv agreed."
