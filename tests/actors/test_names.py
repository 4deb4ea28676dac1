"""Whom a name alone means: the words and the article first, the reference last, never a guess."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors import find_actors
from dragoman.actors.people import choose_person
from dragoman.actors.phrases import read_phrase
from dragoman.records import Actor
from dragoman.reference import Reference, load_reference
from tests.actors.documents import get_mentions, make_article, make_doc

ON = date(2021, 6, 1)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def find(reference: Reference, *sentences: str) -> dict[str, Actor]:
    doc = make_doc(*sentences)
    actors, _ = find_actors(make_article(doc, ON.isoformat()), doc, reference)
    return {actor.name: actor for actor in actors}


@pytest.mark.parametrize(
    ("name", "context", "person"),
    [
        ("Draghi", (), "Mario Draghi"),  # head of government on the day
        ("Hollande", (), None),  # no longer
        ("Hollande", ("FRA",), "François Hollande"),
        ("Le Drian", (), None),  # a foreign minister needs his country
        ("Le Drian", ("FRA",), "Jean-Yves Le Drian"),
        ("Ali", (), None),  # a given name
        ("Ali", ("ETH",), None),
        ("Assad", ("SYR",), "Bashar al-Assad"),
        ("Quaxley", ("FRA", "SYR"), None),
    ],
)
def test_a_surname_alone(reference, name, context, person):
    choice = choose_person(name, reference, on=ON, context=context)
    assert (choice.person.name if choice else None) == person


def test_the_articles_own_introduction_outranks_the_reference(reference):
    found = find(
        reference,
        "Engineer/NN/nmod:desc/2 Paula/NNP/nsubj/4/B-PER Draghi/NNP/flat/2/I-PER spoke/VBD/root/0",
        "Draghi/NNP/nsubj/2/B-PER left/VBD/root/0 Italy/NNP/obj/2/B-LOC",
    )
    assert "Mario Draghi" not in found
    assert found["Paula Draghi"].country is None


def test_a_bare_title_that_fits_nobody_known_names_nobody_known(reference):
    found = find(
        reference,
        "Farmer/NN/nmod:desc/2 Hollande/NNP/nsubj/3/B-PER met/VBD/root/0 France/NNP/obj/3/B-LOC",
    )
    assert "François Hollande" not in found


def test_months_are_no_surnames(reference):
    found = find(
        reference,
        "Rebels/NNS/nsubj/2 attacked/VBD/root/0 on/IN/case/5 May/NNP/nmod:unmarked/5 3/CD/obl/2",
    )
    assert set(found) == {"Rebels"}


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("the National Security Council", "USA"),
        ("the Supreme National Security Council", None),
        ("Iran's Supreme National Security Council", "IRN"),
        ("the former National Security Council", "USA"),
        ("the Moonlight Foreign Office", None),
    ],
)
def test_a_name_within_a_longer_one_tells_no_country(reference, phrase, country):
    assert read_phrase(phrase, reference).country == country


def test_a_name_is_taken_whole(reference):
    doc = make_doc(
        "The/DT/det/4 Federal/NNP/amod/4/B-ORG Farming/NNP/compound/4 Office/NNP/nsubj/5/B-ORG "
        "apologised/VBD/root/0"
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    assert [get_mentions(actor, doc) for actor in actors] == [["The Federal Farming Office"]]


def test_members_of_a_body_are_of_its_side(reference):
    doc = make_doc(
        "Members/NNS/nsubj/4 of/IN/case/3 Hezbollah/NNP/nmod/1/B-ORG left/VBD/root/0 ././punct/4"
    )
    actors, _ = find_actors(make_article(doc), doc, reference)
    found = {actor.name: (actor.kind, actor.country, actor.sector) for actor in actors}
    assert found["Members"] == ("group", "LBN", "REB")
    assert "Hezbollah" in found


def test_a_surname_given_in_full_elsewhere_is_known_anywhere(reference):
    doc = make_doc(
        "Italian/JJ/amod/3/B-MISC Prime/JJ/amod/3 Minister/NN/nmod:desc/4 Mario/NNP/nsubj/6/B-PER "
        "Draghi/NNP/flat/4/I-PER spoke/VBD/root/0",
        "Talks/NNS/nsubj/4 with/IN/case/3 Draghi/NNP/nmod/1 ended/VBD/root/0",
    )
    actors, _ = find_actors(make_article(doc, ON.isoformat()), doc, reference)
    (draghi,) = [actor for actor in actors if actor.kind == "person"]
    assert get_mentions(draghi, doc) == ["Italian Prime Minister Mario Draghi", "Draghi"]


@pytest.mark.parametrize(
    ("sentence", "absent"),
    [
        # A given name that is a state's, and a town that bears one.
        ("Israel/NNP/nsubj/3/B-PER Quaxley/NNP/flat/1/I-PER left/VBD/root/0", "Israel"),
        ("Camp/NNP/compound/2/B-LOC Kenya/NNP/nsubj/3/I-LOC slept/VBD/root/0", "Kenya"),
        # A town that was tagged as a person.
        ("Riots/NNS/nsubj/2 began/VBD/root/0 in/IN/case/4 Benghazi/NNP/obl/2/B-PER", "Benghazi"),
    ],
)
def test_names_within_names_are_nobody(reference, sentence, absent):
    assert absent not in find(reference, sentence)


def test_directions_part_a_country_and_make_no_other_name(reference):
    found = find(
        reference, "Northern/NNP/compound/2/B-LOC Sudan/NNP/nsubj/3/I-LOC slept/VBD/root/0"
    )
    assert "Sudan" in found


def test_an_organisation_keeps_its_name_behind_adjectives(reference):
    found = find(
        reference,
        "The/DT/det/5 paramilitary/JJ/amod/5 Rapid/NNP/compound/5/B-ORG Support/NNP/compound/5/I-ORG "
        "Forces/NNPS/nsubj/6/I-ORG left/VBD/root/0",
    )
    assert set(found) == {"Rapid Support Forces"}


def test_a_given_name_is_not_cut_at_its_hyphen(reference):
    doc = (
        "South/JJ/compound/2/B-MISC Korean/JJ/amod/3/I-MISC President/NNP/nmod:desc/4"
        " Moon/NNP/nsubj/8/B-PER Jae/NNP/flat/4/I-PER -/HYPH/punct/7/I-PER in/NNP/flat/4/I-PER"
        " greeted/VBD/root/0 Han/NNP/obj/8/B-PER Mi/NNP/flat/9/I-PER -/HYPH/punct/12/I-PER"
        " sook/NNP/flat/9/I-PER"
    )
    assert {"Moon Jae-in", "Han Mi-sook"} <= set(find(reference, doc))


def test_what_a_name_does_stays_outside_it(reference):
    found = find(
        reference,
        "Draghi/NNP/obl/3/B-PER -/HYPH/punct/3 backed/VBN/amod/4 rebels/NNS/nsubj/5"
        " left/VBD/root/0",
    )
    assert {actor.kind for actor in found.values() if "backed" in actor.name} <= {"group"}
    assert any(actor.sector == "REB" for actor in found.values())


def test_a_surname_that_is_a_role_noun_too_is_a_name(reference):
    found = find(
        reference,
        "Lawmaker/NNP/nmod:desc/2 Park/NNP/nsubj/4/B-PER Mira/NNP/flat/2/I-PER left/VBD/root/0",
    )
    assert "Park Mira" in found


def test_siblings_of_one_article_stay_two(reference):
    found = find(
        reference,
        "Han/NNP/nsubj/5/B-PER Mi/NNP/flat/1/I-PER -/HYPH/punct/4/I-PER sook/NNP/flat/1/I-PER"
        " met/VBD/root/0 Han/NNP/obj/5/B-PER Bo/NNP/flat/6/I-PER -/HYPH/punct/9/I-PER"
        " sook/NNP/flat/6/I-PER",
    )
    assert {"Han Mi-sook", "Han Bo-sook"} <= set(found)


def test_who_serves_somebody_is_of_their_country_and_sector(reference):
    found = find(
        reference,
        "Draghi/NNP/nmod:poss/3/B-PER 's/POS/case/1 aide/NN/nsubj/4 spoke/VBD/root/0 ././punct/4",
    )
    aide = found["Draghi's aide"]
    assert (aide.country, aide.sector) == ("ITA", "GOV")


def test_fighters_are_of_the_sector_of_the_body_that_has_them(reference):
    found = find(
        reference,
        "Hamas/NNP/nsubj/2/B-ORG withdrew/VBD/root/0 its/PRP$/nmod:poss/4 fighters/NNS/obj/2",
    )
    assert found["fighters of Hamas"].sector == found["Hamas"].sector


def test_a_vague_title_does_not_put_anybody_back_in_office(reference):
    found = find(
        reference,
        "The/DT/det/3 detained/VBN/amod/3 leader/NN/nmod:desc/4 Aung/NNP/nsubj/8/B-PER"
        " San/NNP/flat/4/I-PER Suu/NNP/flat/4/I-PER Kyi/NNP/flat/4/I-PER spoke/VBD/root/0",
    )
    assert found["Aung San Suu Kyi"].sector == "ELI"


@pytest.mark.parametrize(
    ("words", "is_person"),
    [
        (
            "Georgian/JJ/amod/2 troops/NNS/nsubj/3 shelled/VBD/root/0 Tskhinvali/NNP/obj/3/B-PER",
            False,
        ),
        (
            "Finnish/JJ/amod/2 troops/NNS/nsubj/3 shelled/VBD/root/0 Tskhinvali/NNP/obj/3/B-PER",
            True,
        ),
        ("Tskhinvali/NNP/nsubj/2/B-PER left/VBD/root/0 Georgia/NNP/obj/2/B-LOC", True),
    ],
)
def test_a_town_of_a_state_that_is_named_is_no_person(reference, words, is_person):
    persons = {actor.name for actor in find(reference, words).values() if actor.kind == "person"}
    assert persons == ({"Tskhinvali"} if is_person else set())


def test_an_ambassador_is_of_the_state_that_has_one(reference):
    found = find(
        reference,
        "Laos/NNP/nsubj/2/B-LOC recalled/VBD/root/0 its/PRP$/nmod:poss/4 ambassador/NN/obj/2",
    )
    assert found["its ambassador"].country == "LAO"


def test_a_title_that_is_part_of_a_name_stays_in_it(reference):
    found = find(
        reference,
        "Prime/NNP/amod/2 Minister/NNP/nmod:desc/4 Sheikh/NNP/compound/4 Hasina/NNP/nsubj/5/B-PER"
        " spoke/VBD/root/0",
    )
    assert found["Sheikh Hasina"].office == "prime minister of Bangladesh"
    assert found["Sheikh Hasina"].mentions[0].start == 0


@pytest.mark.parametrize("below", ["deputy", "vice", "shadow"])
def test_who_is_below_an_office_does_not_hold_it(reference, below):
    reading = read_phrase(f"the Russian {below} foreign minister", reference)
    assert reading.title == f"{below} foreign minister"
    assert reference.get_offices(reading.title) == ()
    found = find(
        reference,
        f"The/DT/det/5 Russian/JJ/amod/5 {below}/JJ/amod/5 foreign/JJ/amod/5"
        " minister/NN/nsubj/6 spoke/VBD/root/0",
    )
    (actor,) = found.values()
    assert (actor.country, actor.office) == ("RUS", None)
    assert actor.name != "Sergey Lavrov"


def test_troops_that_another_sends_are_not_of_the_only_state_named(reference):
    found = find(
        reference,
        "Draghi/NNP/nsubj/2/B-PER sent/VBD/root/0 the/DT/det/4 army/NN/obj/2"
        " to/IN/case/6 Laos/NNP/obl/2/B-LOC",
    )
    assert found["army"].country is None


def test_the_body_inside_a_title_tells_the_country(reference):
    found = find(
        reference,
        "State/NNP/compound/3/B-ORG Department/NNP/compound/3/I-ORG spokesman/NN/nsubj/6 "
        "Ned/NNP/flat/3/B-PER Quill/NNP/flat/3/I-PER resigned/VBD/root/0",
    )
    assert found["Ned Quill"].country == "USA"


def test_an_indefinite_role_takes_the_name_apposed_to_it(reference):
    found = find(
        reference,
        "A/DT/det/2 cleric/NN/nsubj/8 ,/,/punct/5 Sheikh/NNP/appos/2/B-PER Omar/NNP/flat/4/B-PER "
        "Tahan/NNP/flat/4/I-PER ,/,/punct/4 resigned/VBD/root/0",
    )
    assert {actor.name for actor in found.values()} == {"Omar Tahan"}


def test_a_verb_between_a_role_and_a_name_keeps_them_apart(reference):
    found = find(
        reference,
        "The/DT/det/2 mayor/NN/nsubj/5 of/IN/case/4 Aleppo/NNP/nmod/2/B-LOC met/VBD/root/0 "
        "a/DT/det/7 judge/NN/obj/5 ,/,/punct/9 Ana/NNP/appos/7/B-PER Ruiz/NNP/flat/9/I-PER",
    )
    assert found["Ana Ruiz"].sector == "JUD"
    assert found["mayor"].country == "SYR"


def test_the_government_of_a_region_is_not_the_states(reference):
    found = find(
        reference,
        "The/DT/det/2 government/NN/nsubj/5 of/IN/case/4 Aragon/NNP/nmod/2/B-LOC sued/VBD/root/0 "
        "Spain/NNP/obj/5/B-LOC",
    )
    assert found["government"].country is None


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Pyongyang/NNP/nsubj/2/B-LOC agreed/VBD/root/0", "The/DT/det/2 South/NNP/nsubj/3 agreed/VBD/root/0", "South Korea"),
        ("Seoul/NNP/nsubj/2/B-LOC agreed/VBD/root/0", "They/PRP/nsubj/2 warned/VBD/root/0 the/DT/det/4 North/NNP/obj/2", "North Korea"),
        ("Khartoum/NNP/nsubj/2/B-LOC agreed/VBD/root/0", "The/DT/det/2 South/NNP/nsubj/3 agreed/VBD/root/0", "South Sudan"),
    ],
)  # fmt: skip
def test_the_north_and_the_south_are_states_where_one_is_named(reference, first, second, name):
    assert name in find(reference, f"{first} ././punct/2", second)


@pytest.mark.parametrize(
    "second",
    [
        "They/PRP/nsubj/2 stayed/VBD/root/0 in/IN/case/5 the/DT/det/5 South/NNP/obl/2",
        "The/DT/det/3 South/NNP/compound/3 Bank/NNP/nsubj/4 closed/VBD/root/0",
    ],
)
def test_the_south_as_a_place_or_in_a_name_is_no_state(reference, second):
    found = find(reference, "Pyongyang/NNP/nsubj/2/B-LOC agreed/VBD/root/0 ././punct/2", second)
    assert "South Korea" not in found
