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
