"""Places that something is done to are in the cast; places where something happens are not."""

from __future__ import annotations

import pytest

from dragoman.actors import find_actors
from dragoman.reference import Reference, load_reference
from tests.actors.documents import find_by_name as find
from tests.actors.documents import get_mentions, make_article, make_doc


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Troops/NNS/nsubj/2 seized/VBD/root/0 Benghazi/NNP/obj/2/B-LOC", "Benghazi", "LBY"),
        ("Jets/NNS/nsubj/2 fired/VBD/root/0 on/IN/case/4 Benghazi/NNP/obl/2/B-LOC", "Benghazi", "LBY"),
        ("The/DT/det/2 siege/NN/nsubj/5 of/IN/case/4 Benghazi/NNP/nmod/2/B-LOC ended/VBD/root/0", "Benghazi", "LBY"),
        ("They/PRP/nsubj/2 left/VBD/root/0 Corsica/NNP/obj/2/B-LOC", "Corsica", "FRA"),
        ("They/PRP/nsubj/2 shelled/VBD/root/0 Sicily/NNP/compound/4/B-LOC province/NN/obj/2", "Sicily", "ITA"),
        ("Aid/NN/nsubj/4 to/IN/case/3 Corsica/NNP/nmod/1/B-LOC stopped/VBD/root/0", "Corsica", "FRA"),
        ("They/PRP/nsubj/2 stayed/VBD/root/0 on/IN/case/4 alert/NN/obl/2 in/IN/case/6 Benghazi/NNP/obl/2/B-LOC", "Benghazi", "LBY"),
        ("They/PRP/nsubj/2 built/VBD/root/0 homes/NNS/obj/2 in/IN/case/5 Benghazi/NNP/nmod/3/B-LOC", "Benghazi", "LBY"),
        ("They/PRP/nsubj/2 left/VBD/root/0 the/DT/det/4 West/NNP/compound/5/B-LOC Bank/NNP/obj/2/I-LOC", "West Bank", "PSE"),
        ("A/DT/det/2 curfew/NN/nsubj/5 in/IN/case/4 Karabakh/NNP/nmod/2/B-LOC ended/VBD/root/0", "Nagorno-Karabakh", "AZE"),
        ("They/PRP/nsubj/2 set/VBD/root/0 up/RP/compound:prt/2 teams/NNS/obj/2 of/IN/case/6 doctors/NNS/nmod/4 in/IN/case/8 Benghazi/NNP/nmod/6/B-LOC", "Benghazi", "LBY"),
        ("A/DT/det/3 curfew/NN/compound/3 order/NN/nsubj/6 in/IN/case/5 Benghazi/NNP/nmod/3/B-LOC ended/VBD/root/0", "Benghazi", "LBY"),
        ("Troops/NNS/nsubj/2 stood/VBD/root/0 at/IN/case/5 the/DT/det/5 border/NN/obl/2 with/IN/case/7 Sicily/NNP/nmod/5/B-LOC", "Sicily", "ITA"),
    ],
)  # fmt: skip
def test_a_place_that_something_is_done_to(reference, sentence, name, country):
    place = find(reference, sentence)[name]
    assert (place.kind, place.country, place.sector) == ("group", country, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers/NNS/nsubj/2 met/VBD/root/0 in/IN/case/4 Benghazi/NNP/obl/2/B-LOC",
        "Ministers/NNS/nsubj/2 met/VBD/root/0 near/IN/case/4 Corsica/NNP/obl/2/B-LOC",
        "Ministers/NNS/nsubj/2 flew/VBD/root/0 to/IN/case/4 Benghazi/NNP/obl/2/B-LOC",
        "They/PRP/nsubj/2 went/VBD/root/0 on/IN/case/4 strike/NN/obl/2 in/IN/case/6 Corsica/NNP/obl/2/B-LOC",
        "Talks/NNS/nsubj/4 in/IN/case/3 Zurich/NNP/nmod/1/B-LOC began/VBD/root/0",
    ],
)
def test_a_place_where_something_happens_is_nobody(reference, sentence):
    assert {actor.name for actor in find(reference, sentence).values()} <= {"Ministers"}


def test_a_measure_falls_upon_its_place(reference):
    found = find(
        reference,
        "A/DT/det/2 curfew/NN/nsubj/5 in/IN/case/4 Zurich/NNP/nmod/2/B-LOC began/VBD/root/0",
    )
    assert (found["Zurich"].kind, found["Zurich"].country) == ("group", "CHE")


def test_what_befalls_a_building_befalls_its_town(reference):
    found = find(
        reference,
        "Rebels/NNS/nsubj/2 stormed/VBD/root/0 a/DT/det/4 prison/NN/obj/2 "
        "in/IN/case/6 Benghazi/NNP/nmod/4/B-LOC",
    )
    assert found["Benghazi"].country == "LBY"


def test_a_piece_of_land_has_the_country_of_its_words(reference):
    doc = make_doc(
        "Rebels/NNS/nsubj/2 seized/VBD/root/0 a/DT/det/4 village/NN/obj/2 in/IN/case/7 "
        "northern/JJ/amod/7 Mali/NNP/nmod/4/B-LOC"
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    (village,) = [actor for actor in actors if actor.name == "village in northern Mali"]
    assert (village.kind, village.country) == ("group", "MLI")
    assert get_mentions(village, doc) == ["a village"]


def test_an_unknown_place_keeps_its_name_and_gets_no_country(reference):
    found = find(reference, "Troops/NNS/nsubj/2 took/VBD/root/0 Qrblzov/NNP/obj/2/B-LOC")
    assert found["Qrblzov"].country is None


def test_the_peninsula_is_the_only_place_named_before(reference):
    doc = make_doc(
        "Navies/NNS/nsubj/2 seized/VBD/root/0 Corsica/NNP/obj/2/B-LOC ././punct/2",
        "The/DT/det/2 seizure/NN/nsubj/6 of/IN/case/5 the/DT/det/5 island/NN/nmod/2 "
        "failed/VBD/root/0",
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    (corsica,) = [actor for actor in actors if actor.name == "Corsica"]
    assert get_mentions(corsica, doc) == ["Corsica", "the island"]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("She/PRP/nsubj/2 arrive/VBD/root/0 in/IN/case/4 Riyadh/NNP/obl/2/B-LOC", "Saudi Arabia", "state"),
        ("She/PRP/nsubj/2 travel/VBD/root/0 to/IN/case/4 Lisbon/NNP/obl/2/B-LOC", "Portugal", "state"),
        ("They/PRP/nsubj/2 launch/VBD/root/0 missile/NNS/obj/2 toward/IN/case/5 Doha/NNP/obl/2/B-LOC", "Qatar", "state"),
        ("They/PRP/nsubj/2 close/VBD/root/0 their/PRP$/nmod:poss/4 embassy/NN/obj/2 in/IN/case/6 Dakar/NNP/nmod/4/B-LOC", "Senegal", "state"),
        ("They/PRP/nsubj/2 fire/VBD/root/0 rocket/NNS/obj/2 at/IN/case/5 Benghazi/NNP/obl/2/B-LOC", "Benghazi", "group"),
        ("They/PRP/nsubj/2 mass/VBD/root/0 armour/NN/obj/2 outside/IN/case/5 Benghazi/NNP/obl/2/B-LOC", "Benghazi", "group"),
        ("They/PRP/nsubj/2 cut/VBD/root/0 off/RP/compound:prt/2 water/NN/obj/2 to/IN/case/6 Benghazi/NNP/obl/2/B-LOC", "Benghazi", "group"),
    ],
)  # fmt: skip
def test_a_town_that_an_act_is_for_is_somebody(reference, sentence, name, kind):
    assert find(reference, sentence)[name].kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        # Where they only meet.
        "She/PRP/nsubj/2 fly/VBD/root/0 to/IN/case/4 Vienna/NNP/obl/2/B-LOC for/IN/case/6 talk/NNS/obl/2 with/IN/case/8 them/PRP/nmod/6",
        # Where several states are.
        "They/PRP/nsubj/2 tour/VBD/root/0 Europe/NNP/obj/2/B-LOC",
        # Where they are flown.
        "They/PRP/nsubj/2 fly/VBD/root/0 them/PRP/obj/2 to/IN/case/5 Vienna/NNP/obl/2/B-LOC",
        "They/PRP/nsubj/2 spoke/VBD/root/0 in/IN/case/4 Vienna/NNP/obl/2/B-LOC",
    ],
)
def test_a_town_where_they_only_meet_is_nobody(reference, sentence):
    assert find(reference, sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "name", "sector"),
    [
        ("They/PRP/nsubj/2 shelled/VBD/root/0 the/DT/det/4 village/NN/obj/2", "village", "CVL"),
        ("They/PRP/nsubj/2 blockaded/VBD/root/0 the/DT/det/4 island/NN/obj/2", "island", None),
        ("They/PRP/nsubj/2 march/VBD/root/0 on/IN/case/5 the/DT/det/5 capital/NN/obl/2", "capital", "CVL"),
    ],
)  # fmt: skip
def test_a_settlement_without_a_name_is_those_who_live_there(reference, sentence, name, sector):
    place = find(reference, sentence)[name]
    assert (place.kind, place.country, place.sector) == ("group", None, sector)


@pytest.mark.parametrize(
    "sentence",
    [
        "They/PRP/nsubj/2 raised/VBD/root/0 fresh/JJ/amod/4 capital/NN/obj/2",
        "They/PRP/nsubj/2 left/VBD/root/0 the/DT/det/4 area/NN/obj/2",
        "They/PRP/nsubj/2 deploy/VBD/root/0 in/IN/case/5 the/DT/det/5 region/NN/obl/2",
        "They/PRP/nsubj/2 ended/VBD/root/0 the/DT/det/4 quarter/NN/obj/2",
    ],
)
def test_not_every_word_for_land_is_somebody(reference, sentence):
    assert find(reference, sentence) == {}


def test_the_capital_is_of_the_state_just_named(reference):
    found = find(
        reference,
        "Chad/NNP/nsubj/2/B-LOC fell/VBD/root/0 ././punct/2",
        "They/PRP/nsubj/2 march/VBD/root/0 on/IN/case/5 the/DT/det/5 capital/NN/obl/2",
    )
    assert found["capital"].country == "TCD"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The/DT/det/2 West/NNP/nsubj/3 agreed/VBD/root/0", "the West"),
        ("They/PRP/nsubj/2 warned/VBD/root/0 Europe/NNP/obj/2/B-LOC", "Europe"),
        ("Gulf/NNP/compound/2 states/NNS/nsubj/3 agreed/VBD/root/0", "Gulf states"),
    ],
)
def test_regions_of_states_are_parties_without_a_country(reference, sentence, name):
    assert find(reference, sentence)[name].country is None


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("pressure", {"the West"}), ("ultimatum", {"the West"}), ("shoes", set())],
)
def test_the_adjective_of_several_states_names_them_by_what_they_do(reference, noun, expected):
    sentence = f"They/PRP/nsubj/2 liked/VBD/root/0 Western/JJ/amod/4 {noun}/NN/obj/2"
    assert set(find(reference, sentence)) == expected


def test_a_people_may_be_told_by_its_adjective(reference):
    found = find(
        reference, "They/PRP/nsubj/2 expelled/VBD/root/0 the/DT/det/4 Rohingya/NNP/obj/2/B-MISC"
    )
    assert [(actor.country, actor.sector) for actor in found.values()] == [("MMR", "CVL")]
