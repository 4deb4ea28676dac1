"""What phrases without a name of their own take from the article around them."""

from __future__ import annotations

import pytest

from dragoman.actors import find_actors
from dragoman.actors.phrases import read_phrase
from dragoman.records import Actor
from dragoman.reference import Reference, load_reference
from tests.actors.documents import get_mentions, make_article, make_doc


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def find(reference: Reference, *sentences: str) -> dict[str, tuple[Actor, list[str]]]:
    doc = make_doc(*sentences)
    actors, _ = find_actors(make_article(doc, "2021-06-01"), doc, reference)
    return {actor.name: (actor, get_mentions(actor, doc)) for actor in actors}


def test_the_government_is_that_of_the_only_country(reference):
    found = find(
        reference,
        "Floods/NNS/nsubj/2 hit/VBD/root/0 Laos/NNP/obj/2/B-LOC ././punct/2",
        "The/DT/det/2 government/NN/nsubj/3 waited/VBD/root/0 ././punct/3",
        "Police/NNS/nsubj/2 left/VBD/root/0 ././punct/2",
    )
    assert found["Laos"][1] == ["Laos", "The government"]
    assert found["Police"][0].country == "LAO"


def test_whom_the_only_country_acts_upon_are_not_its_own(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC urged/VBD/root/0 the/DT/det/4 army/NN/obj/2 ././punct/2",
    )
    assert found["army"][0].country is None


def test_the_government_of_one_of_two_countries_stays_open(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC met/VBD/root/0 Nepal/NNP/obj/2/B-LOC ././punct/2",
        "The/DT/det/2 government/NN/nsubj/3 waited/VBD/root/0 ././punct/3",
    )
    assert found["government"][0].country is None


def test_a_persons_government_is_the_state(reference):
    found = find(
        reference,
        "Italian/JJ/amod/3/B-MISC Prime/JJ/amod/3 Minister/NN/nmod:desc/4 Mario/NNP/nsubj/6/B-PER "
        "Draghi/NNP/flat/4/I-PER left/VBD/root/0 ././punct/6",
        "Draghi/NNP/nmod:poss/3/B-PER 's/POS/case/1 government/NN/nsubj/4 fell/VBD/root/0",
    )
    assert "Draghi's government" in found["Italy"][1]
    assert "Draghi" in found["Mario Draghi"][1]


def test_an_abbreviation_in_brackets_is_the_name_before_it(reference):
    found = find(
        reference,
        "Quaxley/NNP/compound/2/B-ORG Fund/NNP/nsubj/6/I-ORG (/-LRB-/punct/4 QF/NNP/appos/2 "
        ")/-RRB-/punct/4 grew/VBD/root/0",
        "The/DT/det/2 QF/NNP/nsubj/3/B-PER sued/VBD/root/0",
    )
    assert set(found) == {"Quaxley Fund"}
    assert found["Quaxley Fund"][1][-1].endswith("QF")
    assert len(found["Quaxley Fund"][1]) == 3


def test_a_surname_taken_for_an_organisation_is_the_person(reference):
    found = find(
        reference,
        "Wanja/NNP/nsubj/3/B-PER Otsieno/NNP/flat/1/I-PER spoke/VBD/root/0 ././punct/3",
        "Otsieno/NNP/nsubj/2/B-ORG left/VBD/root/0 ././punct/2",
    )
    assert {name: mentions for name, (_, mentions) in found.items()} == {
        "Wanja Otsieno": ["Wanja Otsieno", "Otsieno"]
    }


def test_a_town_taken_for_an_organisation_is_the_town(reference):
    found = find(reference, "Benghazi/NNP/nsubj/2/B-ORG objected/VBD/root/0 ././punct/2")
    assert (found["Benghazi"][0].kind, found["Benghazi"][0].country) == ("group", "LBY")


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("the U.N.-backed government", None),
        ("the NATO-trained police", None),
        ("the U.N. police", "UNO"),
    ],
)
def test_a_backing_organisation_gives_no_country(reference, phrase, country):
    assert read_phrase(phrase, reference).country == country
