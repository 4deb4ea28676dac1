"""Positions over parses written by hand: no model needed."""

from __future__ import annotations

from dragoman.records import Actor, Cast, Position, Span
from dragoman.reference import load_reference
from dragoman.statements import find_positions, find_statements
from tests.statements import parses
from tests.statements.casting import make_article, make_cast


def read(parse: tuple[str, str], cast: Cast) -> list[tuple[str, str, str]]:
    """Holder, stance and issue of every position of one hand-made parse."""
    return [
        (holder.name, position.stance, position.issue)
        for position in find(parse, cast)
        if (holder := cast.get(position.holder)) is not None
    ]


def find(parse: tuple[str, str], cast: Cast) -> tuple[Position, ...]:
    text, table = parse
    article, doc = make_article(text), parses.make_doc(text, table)
    statements, _ = find_statements(article, doc, cast)
    return find_positions(article, doc, cast, statements, (), load_reference())[0]


def test_a_verb_of_stance_has_its_subject_as_holder() -> None:
    cast = make_cast(parses.OPPOSING[0], ["Poland | Warsaw"])
    assert read(parses.OPPOSING, cast) == [("Poland", "opposes", "closure of border")]


def test_not_to_recognise_is_non_recognition() -> None:
    cast = make_cast(parses.NOT_RECOGNISING[0], ["Poland"])
    assert read(parses.NOT_RECOGNISING, cast) == [
        ("Poland", "non-recognition", "annexation of Abkhazia")
    ]


def test_a_noun_of_stance_belongs_to_its_possessor() -> None:
    cast = make_cast(parses.REITERATING[0], ["Hasani | Premier Hasani", "Kosovo"])
    assert read(parses.REITERATING, cast) == [("Kosovo", "supports", "treaty")]


def test_a_verdict_in_speech_is_the_state_s_behind_the_minister() -> None:
    text = parses.VERDICT[0]
    at = text.index("Minister Kowal")
    minister = Actor(
        name="Kowal", kind="person", country="POL", sector="GOV", mentions=(Span(at, at + 14),)
    )
    state = Actor(name="Poland", kind="state", country="POL", sector="GOV")
    assert read(parses.VERDICT, Cast([minister, state])) == [("Poland", "opposes", "raid")]
    assert read(parses.VERDICT, Cast([minister])) == [("Kowal", "opposes", "raid")]


def test_an_accusation_opposes_what_is_alleged_and_links_its_statement() -> None:
    cast = make_cast(parses.ACCUSING[0], ["Estonia", "Russia"])
    (position,) = find(parses.ACCUSING, cast)
    assert (position.stance, position.issue) == ("opposes", "jamming ferries")
    assert position.statement is not None
    assert position.evidence.text_in(parses.ACCUSING[0]).startswith("Estonia accused")


def test_without_a_holder_there_is_no_position() -> None:
    assert read(parses.OPPOSING, Cast([])) == []
    assert read(parses.VERDICT, Cast([])) == []
