"""Entities that agree with trees."""

from __future__ import annotations

import numpy as np

from dragoman.language.entities import find_spans, repair_entities


def repair(
    words: str, entities: str, heads: list[int], labels: str, xpos: str = "", upos: str = ""
) -> list[tuple[str, str]]:
    parts = words.split()
    found = repair_entities(
        entities.split(),
        words=parts,
        upos=upos.split() or ["PROPN"] * len(parts),
        xpos=xpos.split() or ["NNP"] * len(parts),
        heads=np.array(heads),
        labels=labels.split(),
    )
    return [(" ".join(parts[start:end]), kind) for start, end, kind in find_spans(found)]


def test_a_good_name_stays() -> None:
    assert repair("Amina Haddad left", "B-PER I-PER O", [2, 0, 2], "nsubj flat root") == [
        ("Amina Haddad", "PER")
    ]


def test_a_name_reaches_as_far_as_its_tree() -> None:
    found = repair(
        "Hassan al - Bakri left", "B-PER O O O O", [4, 0, 3, 0, 4], "nsubj flat punct flat root"
    )
    assert found == [("Hassan al - Bakri", "PER")]


def test_a_list_of_persons_is_several() -> None:
    found = repair(
        "Tom Martin Scott Neal",
        "B-PER I-PER I-PER I-PER",
        [0, 0, 0, 2],
        "root flat list flat",
    )
    assert found == [("Tom Martin", "PER"), ("Scott Neal", "PER")]


def test_an_initial_belongs_to_its_name() -> None:
    found = repair("A. Noel Kramer", "B-PER B-PER I-PER", [1, 1, 1], "compound root flat")
    assert found == [("A. Noel Kramer", "PER")]


def test_loose_ends_come_off() -> None:
    found = repair(
        "Anthony Shadid of",
        "B-PER I-PER I-PER",
        [0, 0, 0],
        "root flat case",
        upos="PROPN PROPN ADP",
    )
    assert found == [("Anthony Shadid", "PER")]


def test_a_people_is_no_person_and_an_office_no_name() -> None:
    assert repair("Serbs left", "B-PER O", [1, 1], "nsubj root", xpos="NNPS VBD") == [
        ("Serbs", "MISC")
    ]
    assert repair("President left", "B-PER O", [1, 1], "nsubj root") == []


def test_a_state_is_a_place_also_where_it_acts() -> None:
    found = repair("North Korea fired", "B-ORG I-ORG O", [2, 0, 2], "nsubj flat root")
    assert found == [("North Korea", "LOC")]
    assert repair("EU agreed", "B-LOC O", [1, 1], "nsubj root") == [("EU", "ORG")]


def test_an_office_of_several_fields_is_one_body() -> None:
    found = repair(
        "Ministry of Ports and Rural Roads opened",
        "B-ORG I-ORG I-ORG O B-ORG I-ORG O",
        [6, 2, 0, 5, 5, 2, 6],
        "nsubj case nmod cc amod conj root",
    )
    assert found == [("Ministry of Ports and Rural Roads", "ORG")]


def test_two_bodies_stay_two() -> None:
    found = repair(
        "Bank of Lomar and Velmora agreed",
        "B-ORG I-ORG I-ORG O B-ORG O",
        [5, 2, 0, 4, 0, 5],
        "nsubj case nmod cc conj root",
    )
    assert found == [("Bank of Lomar", "ORG"), ("Velmora", "ORG")]


def test_a_movement_is_one_name_with_its_cause() -> None:
    words, labels = "Front for the Defence voted", "nsubj case det nmod root"
    found = repair(words, "B-ORG O O B-ORG O", [4, 3, 3, 0, 4], labels)
    assert found == [("Front for the Defence", "ORG")]
    other = repair("Parliament " + words[6:], "B-ORG O O B-ORG O", [4, 3, 3, 0, 4], labels)
    assert other == [("Parliament", "ORG"), ("Defence", "ORG")]


def test_halves_of_a_body_are_one() -> None:
    found = repair(
        "Quebec Labour Party won",
        "B-ORG B-ORG I-ORG O",
        [2, 2, 3, 3],
        "compound compound nsubj root",
    )
    assert found == [("Quebec Labour Party", "ORG")]


def test_a_name_takes_in_the_noun_that_makes_it_a_body() -> None:
    found = repair("Harbour Police left", "B-LOC O O", [1, 2, 2], "compound nsubj root")
    assert found == [("Harbour Police", "ORG")]
    found = repair("Lisbon harbour closed", "B-LOC O O", [1, 2, 2], "compound nsubj root")
    assert found == [("Lisbon", "LOC")]


def test_a_gulf_is_one_name_with_its_land() -> None:
    found = repair("Gulf of Oman froze", "B-LOC O B-LOC O", [3, 2, 0, 3], "nsubj case nmod root")
    assert found == [("Gulf of Oman", "LOC")]


def test_a_town_is_not_its_state() -> None:
    found = repair("Salem Oregon", "B-LOC I-LOC", [0, 0], "root flat")
    assert found == [("Salem", "LOC"), ("Oregon", "LOC")]
    found = repair("Salem Tx", "B-LOC I-LOC", [0, 0], "root flat")
    assert found == [("Salem", "LOC"), ("Tx", "LOC")]
    assert repair("Fort Texas", "B-LOC I-LOC", [0, 0], "root flat") == [("Fort Texas", "LOC")]
    assert repair("Vichy France", "B-LOC I-LOC", [1, 1], "amod root") == [("Vichy France", "LOC")]


def test_capitals_amid_common_words_are_an_abbreviation() -> None:
    words, heads = "when ZORA met them", [2, 2, 2, 2]
    found = repair(words, "O B-PER O O", heads, "mark nsubj root obj", "WRB NNP VBD PRP")
    assert found == [("ZORA", "ORG")]
    shouted = repair(words.upper(), "O B-PER O O", heads, "mark nsubj root obj", "WRB NNP VBD PRP")
    assert shouted == [("ZORA", "PER")]


def test_an_office_without_a_name_is_no_person() -> None:
    found = repair("Mayor of Lomar", "B-PER I-PER I-PER", [0, 2, 0], "root case nmod")
    assert found == [("Lomar", "LOC")]


def test_a_republic_of_somewhere_is_a_place_and_its_army_a_body() -> None:
    found = repair("Republic of Lomar", "B-ORG I-ORG I-ORG", [0, 2, 0], "root case nmod")
    assert found == [("Republic of Lomar", "LOC")]
    found = repair(
        "Republic of Lomar Army",
        *("B-ORG I-ORG I-ORG I-ORG", [3, 2, 0, 3], "compound case nmod root"),
    )
    assert found == [("Republic of Lomar Army", "ORG")]


def test_the_capital_keeps_its_district() -> None:
    found = repair("Washington , D.C.", "B-LOC O B-LOC", [0, 2, 0], "root punct appos")
    assert found == [("Washington , D.C.", "LOC")]
    found = repair("Lima , Peru", "B-LOC O B-LOC", [0, 2, 0], "root punct appos")
    assert found == [("Lima", "LOC"), ("Peru", "LOC")]
