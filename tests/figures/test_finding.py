"""Figures: what is counted, on documents built by hand; the suite, with the model."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.figures import find_figures
from dragoman.records import Actor, Cast, Figure, Span, Statement
from tests.figures.documents import build_article, build_cast, build_doc, get_blank, get_model

CASES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text())["cases"]
NOBODY = Cast([])


def find(doc: Doc, cast: Cast = NOBODY, statements: tuple[Statement, ...] = ()) -> list[Figure]:
    figures, issues = find_figures(build_article(doc.text), doc, cast, statements)
    assert issues == ()
    return list(figures)


KILLED_AND_WOUNDED = """
A DET 2 det
blast NOUN 3 nsubj
killed VERB 0 root kill
more ADJ 6 advmod
than ADP 4 fixed
12 NUM 7 nummod
people NOUN 3 obj people
and CCONJ 9 cc
wounded VERB 3 conj wound
30 NUM 9 obj
. PUNCT 3 punct
"""


def test_one_sentence_may_hold_deaths_and_injured() -> None:
    deaths, injured = find(build_doc(KILLED_AND_WOUNDED))
    assert (deaths.value, deaths.unit, deaths.comparator) == (12, "deaths", "more than")
    assert (deaths.what, deaths.low, deaths.high) == ("people killed", 12, None)
    assert (injured.value, injured.unit, injured.what) == (30, "injured", "wounded")


def test_evidence_is_comparator_number_and_noun() -> None:
    doc = build_doc(KILLED_AND_WOUNDED)
    deaths, _ = find(doc)
    assert deaths.evidence.text_in(doc.text) == "more than 12 people"


def test_a_noun_with_its_of_phrase_is_what_is_counted() -> None:
    doc = build_doc(
        """
        Nearly ADV 2 advmod
        500 NUM 3 nummod
        families NOUN 6 nsubj family
        of ADP 5 case
        miners NOUN 3 nmod miner
        moved VERB 0 root move
        . PUNCT 6 punct
        """,
        tags={"families": "NNS", "miners": "NNS"},
    )
    (figure,) = find(doc)
    assert (figure.what, figure.unit, figure.comparator) == (
        "families of miners",
        "families",
        "nearly",
    )


def test_money_is_said_of_the_noun_that_it_modifies() -> None:
    doc = build_doc(
        """
        They PRON 2 nsubj
        sold VERB 0 root sell
        the DET 7 det
        $ SYM 7 compound
        2.5 NUM 6 compound
        billion NUM 4 nummod
        system NOUN 2 obj system
        . PUNCT 2 punct
        """
    )
    (figure,) = find(doc)
    assert (figure.value, figure.unit, figure.what) == (2.5e9, "USD", "system")


def test_a_duration_tied_by_a_hyphen_is_said_of_its_noun() -> None:
    doc = build_doc(
        """
        The DET 5 det
        nine NUM 4 nummod
        - PUNCT 4 punct
        day NOUN 5 compound day
        siege NOUN 6 nsubj siege
        ended VERB 0 root end
        . PUNCT 6 punct
        """
    )
    hyphenated = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[t.text not in ("nine", "-", "ended", ".") for t in doc],
        pos=[t.pos_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
    )
    (figure,) = find(hyphenated)
    assert (figure.value, figure.unit, figure.what) == (9, "days", "siege")


def test_the_two_leaders_are_no_figure() -> None:
    doc = build_doc(
        """
        The DET 3 det
        two NUM 3 nummod
        leaders NOUN 4 nsubj leader
        met VERB 0 root meet
        . PUNCT 4 punct
        """
    )
    assert find(doc) == []


def test_a_figure_inside_a_statement_is_on_the_speakers_word() -> None:
    doc = build_doc(
        """
        Ama PROPN 2 nsubj
        said VERB 0 root say
        40 NUM 4 nummod
        houses NOUN 5 nsubj house
        burned VERB 2 ccomp burn
        . PUNCT 2 punct
        """,
        tags={"houses": "NNS"},
    )
    actor = Actor(name="Ama", kind="person", mentions=(Span(0, 3),))
    article = build_article(doc.text)
    statement = Statement(
        article_id=article.id,
        speaker=actor.id,
        kind="indirect",
        content=Span(9, len(doc.text) - 1),
        confidence=0.9,
    )
    (figure,) = find(doc, Cast([actor]), (statement,))
    assert figure.attributed_to == actor.id
    assert figure.unit == "houses"


def test_as_of_is_the_date_of_the_clause_or_of_publication() -> None:
    doc = build_doc(
        """
        In ADP 2 case
        2019 NUM 5 obl
        40 NUM 4 nummod
        ships NOUN 5 nsubj ship
        sank VERB 0 root sink
        . PUNCT 5 punct
        """
    )
    (figure,) = find(doc)
    assert figure.as_of == "2019"
    assert find(build_doc(KILLED_AND_WOUNDED))[0].as_of == "2024-03-10"


def test_plain_money_is_that_of_the_country_spoken_of() -> None:
    doc = build_doc(
        """
        Baghdad PROPN 2 nsubj
        paid VERB 0 root pay
        500 NUM 4 nummod
        dinars NOUN 2 obj dinar
        . PUNCT 2 punct
        """,
        tags={"dinars": "NNS"},
    )
    assert [f.unit for f in find(doc, build_cast(doc.text))] == ["IQD"]
    assert [f.unit for f in find(doc)] == ["dinars"]


def test_an_absurd_number_is_an_issue() -> None:
    doc = get_blank()("A heap of 48291048291048291048 grains.")
    figures, issues = find_figures(build_article(doc.text), doc, NOBODY, ())
    assert figures == ()
    assert [(i.stage, i.code) for i in issues] == [("figures", "absurd-number")]


def _build_table(n: int) -> Doc:
    """One sentence in which a verb has ``n`` numbers as its objects, and a noun after each."""
    words = ["Peru", "bought"]
    for i in range(n):
        words += [str(1003 + 7 * i), "tonnes"]
    n_objects = len(words) - 2
    return Doc(
        get_blank().vocab,
        words=words,
        heads=[1] * len(words),
        deps=["nsubj", "ROOT", *["obj"] * n_objects],
        pos=["PROPN", "VERB", *["NUM", "NOUN"] * n],
        lemmas=[word.lower() for word in words],
        tags=["NNP", "VBD", *["CD", "NNS"] * n],
    )


def test_a_sentence_of_thousands_of_numbers_is_a_table_and_takes_no_long_time() -> None:
    find(_build_table(1))  # the tables are loaded
    doc = _build_table(5000)
    started = time.process_time()
    figures, issues = find_figures(build_article(doc.text), doc, NOBODY, ())
    assert time.process_time() - started < 8  # about 1 on a quiet machine; 90 when quadratic
    assert figures == ()
    assert [(i.code, i.span) for i in issues] == [
        ("table-of-numbers", Span(0, len(doc.text.rstrip())))
    ]


def test_a_long_list_is_read() -> None:
    assert len(find(_build_table(200))) == 200


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "3,000",
                "$",
                "%",
                "million",
                "dozens",
                "of",
                "more",
                "than",
                "killed",
                "people",
                "were",
                ".",
                ",",
                "5-day",
                "S-400",
                "in",
            ]
        ),
        min_size=1,
        max_size=14,
    )
)
def test_any_words_without_a_parse_do_no_harm(words: list[str]) -> None:
    doc = get_blank()(" ".join(words))
    figures, _ = find_figures(build_article(doc.text), doc, NOBODY, ())
    for figure in figures:
        assert 0 <= figure.evidence.start < figure.evidence.end <= len(doc.text)
        assert 0 < figure.confidence <= 1


def test_the_suite_with_the_model() -> None:
    model = get_model()
    if model is None:
        pytest.skip("the language model is not installed")
    right, total, wrong = 0, 0, []
    for case in CASES:
        doc = model(case["text"])
        figures, _ = find_figures(build_article(doc.text), doc, NOBODY, ())
        found = [_describe(figure) for figure in figures]
        expected = [_expect(figure) for figure in case["figures"]]
        for item in expected:
            if item in found:
                found.remove(item)
                right += 1
            else:
                wrong.append((case["text"], item))
        wrong += [(case["text"], item) for item in found]
        total += len(expected) + len(found)
    assert right >= 0.95 * total, wrong


def _describe(figure: Figure) -> tuple[float | None, float | None, float | None, str, str]:
    exact = figure.value is not None
    low, high = (None, None) if exact else (figure.low, figure.high)
    return figure.value, low, high, figure.unit, figure.comparator


def _expect(figure: dict[str, object]) -> tuple[object, ...]:
    keys = ("value", "low", "high", "unit", "comparator")
    return tuple(figure.get(key) for key in keys)
