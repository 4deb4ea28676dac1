"""Noun phrases that name nobody and denote people or bodies."""

from __future__ import annotations

import pytest

from dragoman.actors import find_actors
from dragoman.records import Actor
from dragoman.reference import Reference, load_reference
from tests.actors.documents import get_mentions, make_article, make_doc


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def find(reference: Reference, *sentences: str) -> list[tuple[Actor, list[str]]]:
    doc = make_doc(*sentences)
    actors, _ = find_actors(make_article(doc), doc, reference)
    return [(actor, get_mentions(actor, doc)) for actor in actors]


@pytest.mark.parametrize(
    ("phrase", "mention", "country", "sector"),
    [
        ("dozens/NNS/obj/2 of/IN/case/5 nurses/NNS/nmod/3", "dozens of nurses", None, "MED"),
        ("a/DT/det/4 group/NN/obj/2 of/IN/case/6 farmers/NNS/nmod/4", "a group of farmers", None, "AGR"),
        ("one/CD/obj/2 of/IN/case/6 two/CD/nummod/6 sailors/NNS/nmod/3", "one of two sailors", None, "MIL"),
        ("12,500/CD/nummod/5 Chilean/JJ/amod/5/B-MISC soldiers/NNS/obj/2", "12,500 Chilean soldiers", "CHL", "MIL"),
        ("the/DT/det/4 company/NN/obj/2", "the company", None, "BUS"),
        ("the/DT/det/4 committee/NN/obj/2", "the committee", None, "GOV"),
        ("asylum/NN/compound/5 -/HYPH/punct/3 seekers/NNS/obj/2", "asylum-seekers", None, "REF"),
        ("activists/NNS/obj/2", "activists", None, "NGO"),
        ("local/JJ/amod/4 managers/NNS/obj/2", "local managers", None, "BUS"),
    ],
)  # fmt: skip
def test_people_and_bodies_are_in_the_cast(reference, phrase, mention, country, sector):
    found = find(reference, f"She/PRP/nsubj/2 warned/VBD/root/0 {phrase}")
    assert [(mentions, actor.country, actor.sector) for actor, mentions in found] == [
        ([mention], country, sector)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "She/PRP/nsubj/4 was/VBD/cop/4 a/DT/det/4 nurse/NN/root/0",
        "She/PRP/nsubj/2 worked/VBD/root/0 as/IN/case/5 a/DT/det/5 nurse/NN/obl/2",
        "She/PRP/nsubj/2 left/VBD/root/0 the/DT/det/4 building/NN/obj/2",
        "She/PRP/nsubj/2 left/VBD/root/0 the/DT/det/5 Chilean/JJ/amod/5/B-MISC base/NN/obj/2",
        "She/PRP/nsubj/2 won/VBD/root/0 the/DT/det/4 election/NN/obj/2",
        "She/PRP/nsubj/2 blamed/VBD/root/0 others/NNS/obj/2",
    ],
)
def test_predicates_and_things_are_nobody(reference, sentence):
    assert not [a for a, mentions in find(reference, sentence) if mentions != ["Chilean"]]


def test_the_country_is_the_only_state_named_before(reference):
    found = find(
        reference,
        "Nepal/NNP/nsubj/2 slept/VBD/root/0 ././punct/2",
        "Sanctions/NNS/nsubj/5 on/IN/case/4 the/DT/det/4 country/NN/nmod/1 ended/VBD/root/0",
    )
    (nepal,) = [mentions for actor, mentions in found if actor.name == "Nepal"]
    assert nepal == ["Nepal", "the country"]


def test_a_member_of_an_alliance_is_the_member_that_is_acted_upon(reference):
    found = find(
        reference,
        "Spain/NNP/nsubj/2 punished/VBD/root/0 Portugal/NNP/obj/2 by/IN/mark/5 "
        "suing/VBG/advcl/2 a/DT/det/8 NATO/NNP/compound/8 ally/NN/obj/5",
    )
    (portugal,) = [mentions for actor, mentions in found if actor.name == "Portugal"]
    assert portugal == ["Portugal", "a NATO ally"]


def test_groups_in_the_country_are_of_the_country_named_before(reference):
    found = find(
        reference,
        "Mali/NNP/nsubj/2 fights/VBZ/root/0 rebels/NNS/obj/2 in/IN/case/8 the/DT/det/6 "
        "country/NN/nmod:poss/8 's/POS/case/6 north/NN/nmod/3",
    )
    (rebels,) = [actor for actor, mentions in found if mentions == ["rebels"]]
    assert (rebels.country, rebels.sector) == ("MLI", "REB")


def test_civic_bodies_act_for_no_country(reference):
    found = find(reference, "Rights/NN/compound/2 groups/NNS/nsubj/3 objected/VBD/root/0")
    assert [(actor.country, actor.sector) for actor, _ in found] == [("NGO", "NGO")]


def test_they_are_the_only_group_nearby(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC freed/VBD/root/0 several/JJ/amod/4 farmers/NNS/obj/2 ././punct/2",
        "They/PRP/nsubj/2 went/VBD/root/0 home/RB/advmod/2 ././punct/2",
    )
    (farmers,) = [mentions for actor, mentions in found if actor.sector == "AGR"]
    assert farmers == ["several farmers", "They"]


def test_they_are_nobody_where_two_groups_are_near(reference):
    found = find(
        reference,
        "Farmers/NNS/nsubj/2 met/VBD/root/0 nurses/NNS/obj/2 and/CC/cc/5 miners/NNS/conj/3",
        "They/PRP/nsubj/2 argued/VBD/root/0 ././punct/2",
    )
    assert all("They" not in mentions for actor, mentions in found if actor.sector != "AGR")


@pytest.mark.parametrize("noun", ["tanker", "headquarters", "warehouse", "drone"])
def test_objects_are_nobody_whosever_they_are(reference, noun):
    found = find(
        reference,
        f"She/PRP/nsubj/2 sold/VBD/root/0 the/DT/det/5 Chilean/JJ/amod/5/B-MISC {noun}/NN/obj/2",
    )
    assert [mentions for _, mentions in found] == [["Chilean"]]


def test_a_suicide_bomber_is_a_person(reference):
    found = find(reference, "A/DT/det/3 suicide/NN/compound/3 bomber/NN/nsubj/4 died/VBD/root/0")
    assert [(actor.kind, actor.sector) for actor, _ in found] == [("person", "REB")]


def test_nationalities_that_share_a_noun_are_groups_of_their_own(reference: Reference) -> None:
    found = find(
        reference,
        "Kenyan/JJ/amod/6 ,/,/punct/3 Ugandan/NNP/conj/1 and/CC/cc/5 Rwandan/JJ/conj/1 "
        "troops/NNS/nsubj/7 left/VBD/root/0",
    )
    assert {(actor.name, actor.country, actor.sector) for actor, _ in found} == {
        ("Kenyan troops", "KEN", "MIL"),
        ("Ugandan troops", "UGA", "MIL"),
        ("Rwandan troops", "RWA", "MIL"),
    }


def test_a_name_before_a_role_that_stands_for_itself_is_no_group(reference: Reference) -> None:
    found = find(
        reference,
        "Kenya/NNP/nsubj/5/B-LOC and/CC/cc/4 Ugandan/JJ/amod/4 troops/NNS/conj/1 left/VBD/root/0",
    )
    assert {actor.name for actor, _ in found} == {"Kenya", "Ugandan troops"}


def test_a_noun_for_a_body_takes_the_name_beside_it(reference: Reference) -> None:
    found = find(
        reference,
        "They/PRP/nsubj/2 helped/VBD/root/0 a/DT/det/5 rebel/NN/compound/5 group/NN/obj/2 ,/,/punct/9 "
        "the/DT/det/9 Oromoor/NNP/compound/9/B-ORG Front/NNP/appos/5/I-ORG",
    )
    [(actor, mentions)] = found
    assert mentions == ["a rebel group", "the Oromoor Front"]
    assert actor.name == "Oromoor Front"


def test_a_body_listed_after_another_is_not_its_name(reference: Reference) -> None:
    found = find(
        reference,
        "They/PRP/nsubj/2 helped/VBD/root/0 a/DT/det/4 group/NN/obj/2 ,/,/punct/8 "
        "the/DT/det/8 Oromoor/NNP/compound/8/B-ORG Front/NNP/conj/4/I-ORG",
    )
    assert len(found) == 2


def test_names_without_a_shared_noun_stay_apart(reference: Reference) -> None:
    # "Kenya" is no adjective: it acts beside the rebels, it does not describe them.
    found = find(
        reference,
        "Kenya/NNP/compound/4/B-LOC and/CC/cc/3 Tigray/NNP/conj/1/B-LOC rebels/NNS/nsubj/5 left/VBD/root/0",
    )
    assert {actor.name for actor, _ in found} == {"Kenya", "Tigray rebels"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Thousands/NNS/nsubj/2 marched/VBD/root/0", "Thousands of people"),
        ("They/PRP/nsubj/2 kill/VBD/root/0 12/CD/obj/2", "12 people"),
        ("Nine/CD/nsubj:pass/3 were/VBD/aux/3 wound/VBN/root/0", "Nine people"),
    ],
)
def test_a_bare_number_is_of_people(reference: Reference, sentence: str, name: str) -> None:
    [(actor, _)] = find(reference, sentence)
    assert (actor.name, actor.kind, actor.sector) == (name, "group", "CVL")


@pytest.mark.parametrize(
    "sentence",
    [
        "Thousands/NNS/nsubj/4 of/IN/case/3 tonnes/NNS/nmod/1 leaked/VBD/root/0",
        "They/PRP/nsubj/2 bought/VBD/root/0 12/CD/obj/2",
    ],
)
def test_a_number_of_things_is_nobody(reference: Reference, sentence: str) -> None:
    assert find(reference, sentence) == []


def test_those_whose_things_are_acted_upon(reference: Reference) -> None:
    [(actor, _)] = find(
        reference,
        "They/PRP/nsubj/2 raided/VBD/root/0 the/DT/det/4 rooms/NNS/obj/2 of/IN/case/7 a/DT/det/7 newspaper/NN/nmod/4",
    )
    assert actor.sector == "JRN"


def test_a_body_whose_members_are_acted_upon_is_not_itself(reference: Reference) -> None:
    found = find(
        reference,
        "They/PRP/nsubj/2 met/VBD/root/0 members/NNS/obj/2 of/IN/case/6 a/DT/det/6 newspaper/NN/nmod/3",
    )
    assert "newspaper" not in {actor.name for actor, _ in found}


def test_a_name_that_ends_like_a_body_is_not_the_one_before(reference: Reference) -> None:
    found = find(
        reference,
        "A/DT/det/2 coalition/NN/nsubj/3 met/VBD/root/0 ././punct/3",
        "The/DT/det/3 Democratic/NNP/amod/3 Coalition/NNP/nsubj/4 agreed/VBD/root/0 ././punct/4",
        "The/DT/det/2 coalition/NN/nsubj/3 split/VBD/root/0",
    )
    assert [mentions for _, mentions in found] == [
        ["A coalition"],
        ["The Democratic Coalition", "The coalition"],
    ]


def test_those_who_do_not_exist_are_not_referred_to(reference: Reference) -> None:
    found = find(
        reference,
        "No/DT/det/2 protesters/NNS/nsubj/3 came/VBD/root/0 ././punct/3",
        "The/DT/det/2 protesters/NNS/nsubj/3 left/VBD/root/0",
    )
    assert len(found) == 2
