"""Sites, vehicles and bodies without a name: in the cast where something is done to them."""

from __future__ import annotations

import pytest

from dragoman.reference import Reference, load_reference
from tests.actors.documents import find_by_name as find


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(
    ("sentence", "name", "sector", "country"),
    [
        ("They/PRP/nsubj/2 shell/VBD/root/0 an/DT/det/5 army/NN/compound/5 post/NN/obj/2", "army post", "MIL", None),
        ("They/PRP/nsubj/2 hijack/VBD/root/0 an/DT/det/5 Omani/JJ/amod/5 tanker/NN/obj/2", "Omani tanker", "BUS", "OMN"),
        ("A/DT/det/4 Chadian/JJ/amod/4 police/NN/compound/4 station/NN/nsubj:pass/6 was/VBD/aux/6 torch/VBN/root/0", "Chadian police station", "COP", "TCD"),
        ("A/DT/det/2 raid/NN/nsubj/6 on/IN/case/5 a/DT/det/5 convoy/NN/nmod/2 failed/VBD/root/0", "convoy", "CVL", None),
        ("They/PRP/nsubj/2 fire/VBD/root/0 shells/NNS/obj/2 into/IN/case/6 a/DT/det/6 market/NN/obl/2", "market", "BUS", None),
        ("They/PRP/nsubj/2 storm/VBD/root/0 a/DT/det/4 base/NN/obj/2 in/IN/case/6 Chad/NNP/obl/2/B-LOC", "base", "MIL", "TCD"),
        ("They/PRP/nsubj/2 storm/VBD/root/0 a/DT/det/5 Malian/JJ/amod/5 base/NN/obj/2 in/IN/case/7 Chad/NNP/obl/2/B-LOC", "Malian base", "MIL", "MLI"),
        ("A/DT/det/2 visit/NN/nsubj/6 to/IN/case/5 a/DT/det/5 barracks/NN/nmod/2 ended/VBD/root/0", "barracks", "MIL", None),
        ("They/PRP/nsubj/2 sued/VBD/root/0 a/DT/det/5 radio/NN/compound/5 station/NN/obj/2", "radio station", "JRN", None),
        ("Syrian/JJ/amod/2 warplanes/NNS/nsubj/3 circled/VBD/root/0", "Syrian warplanes", "MIL", "SYR"),
    ],
)  # fmt: skip
def test_what_is_struck_stands_for_those_whose_it_is(reference, sentence, name, sector, country):
    site = find(reference, sentence)[name]
    assert (site.sector, site.country) == (sector, country)


@pytest.mark.parametrize(
    "sentence",
    [
        "They/PRP/nsubj/2 bought/VBD/root/0 a/DT/det/4 tanker/NN/obj/2",
        "They/PRP/nsubj/2 met/VBD/root/0 near/IN/case/5 a/DT/det/5 barracks/NN/obl/2",
        "They/PRP/nsubj/2 torch/VBD/root/0 trucks/NNS/obj/2",
        "They/PRP/nsubj/2 shut/VBD/root/0 their/PRP$/nmod:poss/4 stores/NNS/obj/2",
        "They/PRP/nsubj/2 shell/VBD/root/0 mock/JJ/amod/4 bunkers/NNS/obj/2",
        "They/PRP/nsubj/2 restored/VBD/root/0 the/DT/det/4 services/NNS/obj/2",
        "They/PRP/nsubj/2 seize/VBD/root/0 more/JJR/amod/4 funds/NNS/obj/2",
        "They/PRP/nsubj/2 form/VBD/root/0 a/DT/det/4 council/NN/obj/2",
        "They/PRP/nsubj/2 stop/VBD/root/0 at/IN/case/5 a/DT/det/5 checkpoint/NN/obl/2",
        "They/PRP/nsubj/2 blockade/VBD/root/0 no/DT/det/4 town/NN/obj/2",
        "They/PRP/nsubj/2 blamed/VBD/root/0 no/DT/det/4 militia/NN/obj/2",
        "They/PRP/nsubj/2 moved/VBD/root/0 an/DT/det/5 aircraft/NN/compound/5 carrier/NN/obj/2",
    ],
)
def test_a_thing_that_is_only_there_is_nobody(reference, sentence):
    assert find(reference, sentence) == {}


def test_whose_a_site_is_comes_before_the_site(reference):
    found = find(
        reference,
        "They/PRP/nsubj/2 shell/VBD/root/0 a/DT/det/4 depot/NN/obj/2 of/IN/case/7 the/DT/det/7 militia/NN/nmod/4",
    )
    assert set(found) == {"militia"}


@pytest.mark.parametrize(
    ("sentence", "name", "sector"),
    [
        ("They/PRP/nsubj/2 outlawed/VBD/root/0 a/DT/det/4 faction/NN/obj/2", "faction", "PTY"),
        ("They/PRP/nsubj/2 dissolved/VBD/root/0 parliament/NN/obj/2", "parliament", "LEG"),
        ("They/PRP/nsubj/2 slammed/VBD/root/0 the/DT/det/4 press/NN/obj/2", "press", "JRN"),
        ("The/DT/det/2 general/NN/nsubj/3 resigned/VBD/root/0", "general", "MIL"),
        ("The/DT/det/2 military/JJ/nsubj/3 agreed/VBD/root/0", "military", "MIL"),
        ("They/PRP/nsubj/2 helped/VBD/root/0 the/DT/det/4 displaced/VBN/obj/2", "displaced", "REF"),
        ("They/PRP/nsubj/2 paid/VBD/root/0 midwives/NNS/obj/2", "midwives", "MED"),
    ],
)
def test_persons_and_bodies_by_common_noun(reference, sentence, name, sector):
    assert find(reference, sentence)[name].sector == sector


def test_a_participle_before_its_noun_is_nobody(reference):
    found = find(
        reference,
        "They/PRP/nsubj/2 counted/VBD/root/0 the/DT/det/5 displaced/VBN/amod/5 stones/NNS/obj/2",
    )
    assert found == {}


def test_a_vehicle_that_crashes_does_nothing(reference):
    assert (
        find(reference, "A/DT/det/3 military/JJ/amod/3 helicopter/NN/nsubj/4 crash/VBD/root/0")
        == {}
    )


def test_works_of_a_state_are_dealt_with_like_firms(reference):
    found = find(
        reference,
        "They/PRP/nsubj/2 froze/VBD/root/0 the/DT/det/4 assets/NNS/obj/2 of/IN/case/8 a/DT/det/8 Belarusian/JJ/amod/8 plant/NN/nmod/4",
    )
    assert found["Belarusian plant"].country == "BLR"
