"""Statements over parses written by hand: no model needed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Article, Cast, Part, Span, Statement
from dragoman.statements import find_statements
from dragoman.statements.lexicon import find_lemmas, load_cues, load_stances, load_words
from tests.statements import parses
from tests.statements.casting import make_article, make_cast


def read(parse: tuple[str, str], *forms: str) -> tuple[str, list[Statement], Cast]:
    """Text, statements and cast of one hand-made parse."""
    text, table = parse
    cast = make_cast(text, forms)
    statements, _ = find_statements(make_article(text), parses.make_doc(text, table), cast)
    return text, list(statements), cast


def tell(text: str, statement: Statement, cast: Cast) -> tuple[str | None, str, str]:
    """Speaker, content and kind of a statement."""
    speaker = cast.get(statement.speaker) if statement.speaker else None
    return (speaker.name if speaker else None, statement.content.text_in(text), statement.kind)


def test_a_trailing_participle_goes_on_with_the_speaker_wherever_it_was_hung() -> None:
    text, statements, cast = read(parses.ADDING, "Kowal | Minister Kowal")
    assert [tell(text, s, cast) for s in statements] == [
        ("Kowal", "the bridge would open in June", "indirect"),
        ("Kowal", "tolls would fall", "indirect"),
    ]
    assert statements[0].cue is not None
    assert statements[0].cue.text_in(text) == "said"
    assert statements[0].speaker_span is not None
    assert statements[0].speaker_span.text_in(text) == "Minister Kowal"


def test_an_accusation_has_the_accused_as_addressee() -> None:
    text, statements, cast = read(parses.ACCUSING, "Estonia", "Russia")
    assert [tell(text, s, cast) for s in statements] == [("Estonia", "jamming ferries", "indirect")]
    addressee = cast.get(statements[0].addressee or "")
    assert addressee is not None
    assert addressee.name == "Russia"


def test_the_speaker_of_a_relative_clause_is_the_name_before_it() -> None:
    text, statements, cast = read(parses.RELATIVE, "Frei | mediator Frei")
    assert [tell(text, s, cast) for s in statements] == [("Frei", "time was short", "indirect")]


def test_a_passive_has_its_agent_as_speaker() -> None:
    text, statements, cast = read(parses.PASSIVE, "Senegal")
    assert [tell(text, s, cast) for s in statements] == [
        ("Senegal", "a breach of the accord", "indirect")
    ]


def test_according_to_makes_the_rest_of_the_sentence_a_statement() -> None:
    text, statements, cast = read(parses.ACCORDING, "border guard | the border guard")
    assert [tell(text, s, cast) for s in statements] == [
        ("border guard", "Thirty trucks crossed", "indirect")
    ]


def test_a_quotation_is_direct_and_loses_its_marks_and_comma() -> None:
    text, statements, cast = read(parses.VERDICT, "Kowal | Minister Kowal")
    assert [tell(text, s, cast) for s in statements] == [
        ("Kowal", "The raid is an act of aggression", "direct")
    ]


def test_what_somebody_would_not_say_is_no_statement() -> None:
    assert read(parses.REFUSING, "Poland")[1] == []


def test_an_unknown_speaker_is_none_and_his_words_are_kept() -> None:
    text, statements, _ = read(parses.ADDING)
    assert statements[0].speaker is None
    assert statements[0].speaker_span is not None
    assert statements[0].speaker_span.text_in(text) == "Minister Kowal"


def test_the_day_of_publication_dates_a_statement_that_names_no_day() -> None:
    _, statements, _ = read(parses.ACCUSING, "Estonia", "Russia")
    date = statements[0].date
    assert date is not None
    assert (date.start, date.basis, date.span) == ("2021-05-12", "publication", None)


def test_an_undated_article_dates_nothing() -> None:
    text, table = parses.ACCUSING
    article = Article(text=text)
    statements, _ = find_statements(article, parses.make_doc(text, table), make_cast(text, ()))
    assert [s.date for s in statements] == [None]


def test_labels_are_not_coded() -> None:
    text, table = parses.ACCUSING
    article = Article(text=text, parts=(Part(kind="label", span=Span(0, len(text))),))
    assert find_statements(article, parses.make_doc(text, table), make_cast(text, ()))[0] == ()


def test_the_word_lists_are_right() -> None:
    cues, stances, words = load_cues(), load_stances(), load_words()
    assert len(cues) > 200
    assert len(stances) > 100
    assert all(entry.word == entry.word.lower() for entry in cues.values())
    assert {"say", "tell", "warn"} <= {word for word, part in cues if part == "verb"}
    assert "twitter" in words.platforms


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("blamed", "blame"), ("Denies", "deny"), ("urging", "urge"), ("Condemns", "condemn")],
)
def test_a_verb_is_known_under_a_wrong_lemma(word: str, lemma: str) -> None:
    assert lemma in find_lemmas(word, word)


@given(
    parse=st.sampled_from([parses.ADDING, parses.RELATIVE, parses.PASSIVE, parses.VERDICT]),
    heads=st.data(),
)
def test_no_parse_however_wrong_breaks_the_invariants(
    parse: tuple[str, str], heads: st.DataObject
) -> None:
    text, table = parse
    rows = [line.split() for line in table.strip().splitlines()]
    root = heads.draw(st.integers(0, len(rows) - 1))
    for index, row in enumerate(rows):
        low, high = (index + 1, root) if index < root else (root, index - 1)
        row[4] = str(heads.draw(st.integers(low, high)) if index != root else root)
        row[5] = heads.draw(st.sampled_from(["nsubj", "obj", "ccomp", "obl", "advcl", "conj"]))
    table = "\n".join(" ".join(row) for row in rows)
    cast = make_cast(text, ["Kowal", "Frei", "Senegal"])
    statements, _ = find_statements(make_article(text), parses.make_doc(text, table), cast)
    for statement in statements:
        assert statement.content.end <= len(text)
        if statement.cue is not None:
            assert not statement.content.overlaps(statement.cue)
        if statement.speaker is not None:
            assert cast.get(statement.speaker) is not None


def test_a_speaker_whose_name_was_tagged_as_a_verb_does_not_stop_the_reading() -> None:
    table = """
    Reaching reach VERB VBG 1 nsubj
    said say VERB VBD 1 root
    that that SCONJ IN 5 mark
    tolls toll NOUN NNS 5 nsubj
    would would AUX MD 5 aux
    fall fall VERB VB 1 ccomp
    . . PUNCT . 1 punct
    """
    text, statements, cast = read(("Reaching said that tolls would fall.", table))
    assert [tell(text, s, cast)[1:] for s in statements] == [("tolls would fall", "indirect")]
