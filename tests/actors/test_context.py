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


def test_a_president_without_nationality_is_of_the_country_in_question(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC met/VBD/root/0 Laos/NNP/obj/2/B-LOC and/CC/cc/5 Laos/NNP/conj/3/B-LOC",
        "President/NN/nmod:desc/2 Wanja/NNP/nsubj/4/B-PER Otsieno/NNP/flat/2/I-PER spoke/VBD/root/0",
        "Secretary/NN/nmod:desc/2 Paula/NNP/nsubj/4/B-PER Quaxley/NNP/flat/2/I-PER spoke/VBD/root/0",
    )
    assert found["Wanja Otsieno"][0].country == "LAO"
    assert found["Paula Quaxley"][0].country is None


def test_its_minister_is_of_the_country_that_acts(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC sent/VBD/root/0 its/PRP$/nmod:poss/5 foreign/JJ/amod/5 "
        "minister/NN/obj/2 ,/,/punct/7 Wanja/NNP/appos/5/B-PER Otsieno/NNP/flat/7/I-PER ././punct/2",
    )
    assert found["Wanja Otsieno"][0].country == "LAO"
    assert found["Wanja Otsieno"][1] == ["its foreign minister", "Wanja Otsieno"]


def test_a_name_takes_the_noun_for_a_body_before_it(reference):
    found = find(
        reference,
        "The/DT/det/3 Danish/JJ/amod/3/B-MISC company/NN/nsubj/5 Quaxley/NNP/appos/3/B-PER "
        "grew/VBD/root/0",
        "Quaxley/NNP/nsubj/2/B-PER sold/VBD/root/0 shares/NNS/obj/2",
    )
    company, mentions = found["Quaxley"]
    assert (company.kind, company.country, company.sector) == ("organisation", "DNK", "BUS")
    assert mentions == ["The Danish company Quaxley", "Quaxley"]


def test_a_role_with_a_complement_is_apposed_to_a_name(reference):
    found = find(
        reference,
        "The/DT/det/2 chair/NN/nsubj/9 of/IN/case/5 the/DT/det/5 bank/NN/nmod/2 ,/,/punct/7 "
        "Wanja/NNP/appos/2/B-PER Otsieno/NNP/flat/7/I-PER ,/,/punct/7",
    )
    assert found["Wanja Otsieno"][1] == ["The chair", "Wanja Otsieno"]


def test_their_troops_are_named_after_whose_they_are(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC sent/VBD/root/0 its/PRP$/nmod:poss/4 troops/NNS/obj/2",
    )
    assert found["troops of Laos"][0].country == "LAO"


@pytest.mark.parametrize(
    ("state", "country"),
    [("Laos", "LAO"), ("America", "USA")],
)
def test_the_senate_is_of_the_states_that_are_named(reference, state, country):
    found = find(
        reference,
        f"Floods/NNS/nsubj/2 hit/VBD/root/0 {state}/NNP/obj/2/B-LOC ././punct/2",
        "The/DT/det/2 Senate/NNP/nsubj/3/B-ORG met/VBD/root/0 ././punct/3",
    )
    (senate,) = [actor for actor, mentions in found.values() if mentions == ["The Senate"]]
    assert (senate.country, senate.sector) == (country, "LEG")


def test_the_government_of_a_region_is_not_that_of_the_state(reference):
    found = find(
        reference,
        "The/DT/det/3 Sicilian/JJ/amod/3 government/NN/nsubj/4 sued/VBD/root/0 the/DT/det/7 "
        "Italian/JJ/amod/7 government/NN/obj/4 ././punct/4",
    )
    assert found["Sicilian government"][0].country == "ITA"
    assert found["Italy"][1] == ["the Italian government"]


def test_a_day_of_the_week_is_nobody(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC voted/VBD/root/0 on/IN/case/4 Friday/NNP/obl/2/B-PER ././punct/2",
    )
    assert set(found) == {"Laos"}


def test_a_month_beside_its_day_is_nobody(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC voted/VBD/root/0 on/IN/case/4 May/NNP/obl/2/B-PER "
        "22/CD/nummod/4 ././punct/2",
    )
    assert set(found) == {"Laos"}


def test_the_government_is_the_one_that_was_called_so_where_two_states_are_named(reference):
    found = find(
        reference,
        "Chad/NNP/nmod:poss/3 's/POS/case/1 government/NN/nsubj/4 left/VBD/root/0 ././punct/4",
        "Niger/NNP/nsubj/2 waited/VBD/root/0 ././punct/2",
        "The/DT/det/2 government/NN/nsubj/3 agreed/VBD/root/0 ././punct/3",
    )
    assert "The government" in found["Chad"][1]
    assert "The government" not in found["Niger"][1]


def test_the_country_is_that_of_who_speaks_for_it(reference: Reference) -> None:
    doc = make_doc(
        "A/DT/det/3 Swedish/JJ/amod/3 official/NN/nsubj/4 said/VBD/root/0 the/DT/det/6 "
        "country/NN/nsubj/8 would/MD/aux/8 help/VB/ccomp/4 Mali/NNP/obj/8/B-LOC"
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    meant = [actor for actor in actors if "the country" in get_mentions(actor, doc)]
    assert [actor.country for actor in meant] == ["SWE"]


def test_the_country_in_which_something_is_may_be_any(reference: Reference) -> None:
    doc = make_doc(
        "Swedish/JJ/amod/2 troops/NNS/nsubj/3 stayed/VBD/root/0 in/IN/case/6 the/DT/det/6 country/NN/obl/3"
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    assert not any("the country" in get_mentions(actor, doc) for actor in actors)


@pytest.mark.parametrize(
    ("verb", "country"), [("expel", "IRN"), ("summon", "IRN"), ("recall", "MAR")]
)
def test_an_ambassador_who_is_expelled_is_the_other_sides(
    reference: Reference, verb: str, country: str
) -> None:
    doc = make_doc(
        "Morocco/NNP/nsubj/2/B-LOC left/VBD/root/0 Iran/NNP/obj/2/B-LOC and/CC/cc/5 "
        f"{verb}/VBD/conj/2 its/PRP$/nmod:poss/7 ambassador/NN/obj/5"
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    assert [a.country for a in actors if a.name == "its ambassador"] == [country]
