"""The stage on documents written by hand."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dragoman.actors import find_actors
from dragoman.records import Actor
from dragoman.reference import Reference, load_reference
from tests.actors.documents import get_mentions, make_article, make_doc


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def find(doc: Doc, reference: Reference, published: str | None = None) -> dict[str, Actor]:
    actors, _ = find_actors(make_article(doc, published), doc, reference)
    return {actor.name: actor for actor in actors}


def test_a_titled_person_holds_the_office(reference):
    doc = make_doc(
        "Greek/JJ/amod/3/B-MISC Foreign/JJ/amod/3 Minister/NN/nmod:desc/4 "
        "Nikos/NNP/nsubj/6/B-PER Dendias/NNP/flat/4/I-PER spoke/VBD/root/0 ././punct/6"
    )
    found = find(doc, reference, "2021-05-05")
    person = found["Nikos Dendias"]
    assert (person.kind, person.country, person.sector) == ("person", "GRC", "GOV")
    assert person.office == "foreign minister of Greece"
    assert get_mentions(person, doc) == ["Greek Foreign Minister Nikos Dendias"]
    assert set(found) == {"Nikos Dendias"}


def test_an_unknown_person_keeps_the_words_of_the_text(reference):
    doc = make_doc(
        "Kenyan/JJ/amod/2/B-MISC lawmaker/NN/nmod:desc/3 Wanja/NNP/nsubj/5/B-PER "
        "Otsieno/NNP/flat/3/I-PER resigned/VBD/root/0 ././punct/5",
        "Otsieno/NNP/nsubj/2/B-PER denied/VBD/root/0 it/PRP/obj/2 ././punct/2",
    )
    person = find(doc, reference)["Wanja Otsieno"]
    assert (person.country, person.sector, person.office) == ("KEN", "LEG", None)
    assert get_mentions(person, doc) == ["Kenyan lawmaker Wanja Otsieno", "Otsieno"]


def test_a_name_alone_is_not_guessed(reference):
    doc = make_doc("Ali/NNP/nsubj/3/B-PER Khomeyn/NNP/flat/1/I-PER left/VBD/root/0 ././punct/3")
    person = find(doc, reference, "2020-05-05")["Ali Khomeyn"]
    assert (person.country, person.office) == (None, None)


def test_capitals_are_governments_or_towns(reference):
    doc = make_doc(
        "In/IN/case/2 Lima/NNP/obl/5 ,/,/punct/2 Quito/NNP/nsubj/5 praised/VBD/root/0 "
        "Bogota/NNP/obj/5 ././punct/5"
    )
    found = find(doc, reference)
    assert set(found) == {"Ecuador", "Colombia"}


def test_possessives_and_adjectives_are_mentions_of_their_own(reference):
    doc = make_doc(
        "Chad/NNP/nmod:poss/3/B-LOC 's/POS/case/1 army/NN/nsubj/4 fears/VBZ/root/0 "
        "French/JJ/amod/6/B-MISC sanctions/NNS/obj/4 ././punct/4"
    )
    found = find(doc, reference)
    assert get_mentions(found["Chad"], doc) == ["Chad"]
    assert get_mentions(found["France"], doc) == ["French"]
    army = next(actor for actor in found.values() if actor.sector == "MIL")
    assert (army.country, get_mentions(army, doc)) == ("TCD", ["Chad's army"])


@pytest.mark.parametrize(
    ("adjective", "noun", "country", "sector"),
    [
        ("Peruvian", "troops", "PER", "MIL"),
        ("Peruvian", "police", "PER", "COP"),
        ("Omani", "protesters", "OMN", "CVL"),
        ("Cuban", "journalists", "CUB", "JRN"),
    ],
)
def test_demonym_groups(reference, adjective, noun, country, sector):
    doc = make_doc(f"{adjective}/JJ/amod/2/B-MISC {noun}/NNS/nsubj/3 left/VBD/root/0 ././punct/3")
    (actor,) = find(doc, reference).values()
    assert (actor.country, actor.sector) == (country, sector)
    assert get_mentions(actor, doc) == [f"{adjective} {noun}"]


def test_unnamed_groups_act_without_a_country(reference):
    doc = make_doc(
        "Gunmen/NNS/nsubj/2 attacked/VBD/root/0 two/CD/nummod/4 villagers/NNS/obj/2 ././punct/2"
    )
    found = find(doc, reference)
    assert {(actor.country, actor.sector) for actor in found.values()} == {
        (None, "UAF"),
        (None, "CVL"),
    }


def test_a_lexicon_beats_a_wrong_entity(reference):
    doc = make_doc("US/NNP/nsubj/2/B-PER left/VBD/root/0 ././punct/2")
    found = find(doc, reference)
    assert found["United States"].kind == "state"


def test_a_surname_that_is_a_country_stays_a_surname(reference):
    doc = make_doc("Lena/NNP/nsubj/3/B-PER Jordan/NNP/flat/1/I-PER won/VBD/root/0 ././punct/3")
    assert set(find(doc, reference)) == {"Lena Jordan"}


def test_a_bare_role_is_the_person_introduced(reference):
    doc = make_doc(
        "Iraqi/JJ/amod/3/B-MISC Foreign/JJ/amod/3 Minister/NN/nmod:desc/4 Fuad/NNP/nsubj/6/B-PER "
        "Hussein/NNP/flat/4/I-PER arrived/VBD/root/0 ././punct/6",
        "The/DT/det/3 Iraqi/JJ/amod/3 minister/NN/nsubj/4 smiled/VBD/root/0 ././punct/4",
        "He/PRP/nsubj/2 left/VBD/root/0 ././punct/2",
    )
    person = find(doc, reference, "2022-03-03")["Fuad Hussein"]
    assert get_mentions(person, doc) == [
        "Iraqi Foreign Minister Fuad Hussein",
        "The Iraqi minister",
        "He",
    ]


def test_a_role_alone_names_the_holder_on_the_day(reference):
    doc = make_doc(
        "The/DT/det/4 Hungarian/JJ/amod/4 prime/JJ/amod/4 minister/NN/nsubj/5 left/VBD/root/0"
    )
    person = find(doc, reference, "2005-03-03")["Ferenc Gyurcsány"]
    assert person.office == "prime minister of Hungary"
    assert person.confidence < 0.7


def test_pronouns_without_one_antecedent_stay_unresolved(reference):
    doc = make_doc(
        "Anna/NNP/nsubj/2/B-PER and/CC/cc/3 Maria/NNP/conj/1/B-PER left/VBD/root/0 ././punct/4",
        "She/PRP/nsubj/2 wept/VBD/root/0 ././punct/2",
    )
    found = find(doc, reference)
    assert len(found) == 2
    assert all("She" not in get_mentions(actor, doc) for actor in found.values())


def test_two_countries_stand_for_both(reference):
    doc = make_doc(
        "Nepal/NNP/nsubj/2 told/VBD/root/0 Bhutan/NNP/obj/2 ././punct/2",
        "The/DT/det/3 two/CD/nummod/3 countries/NNS/nsubj/4 agreed/VBD/root/0 ././punct/4",
    )
    found = find(doc, reference)
    for name in ("Nepal", "Bhutan"):
        assert "The two countries" in get_mentions(found[name], doc)
    assert set(found) == {"Nepal", "Bhutan"}


def test_ministries_get_one_name(reference):
    doc = make_doc(
        "The/DT/det/4 Danish/JJ/amod/4/B-MISC Defense/NN/compound/4 Ministry/NN/nsubj/5 "
        "complained/VBD/root/0 ././punct/5",
        "The/DT/det/2 ministry/NN/nsubj/3 waited/VBD/root/0 ././punct/3",
    )
    ministry = find(doc, reference)["Ministry of Defence of Denmark"]
    assert (ministry.kind, ministry.country, ministry.sector) == ("organisation", "DNK", "GOV")
    assert get_mentions(ministry, doc) == ["The Danish Defense Ministry", "The ministry"]


def test_datelines_are_not_read(reference):
    doc = make_doc("CAIRO/NNP/root/0", "Malta/NNP/nsubj/2 agreed/VBD/root/0 ././punct/2")
    actors, _ = find_actors(make_article(doc, dateline=5), doc, reference)
    assert [actor.name for actor in actors] == ["Malta"]


def test_a_stale_name_is_the_holder_and_an_issue(reference):
    doc = make_doc(
        "French/JJ/amod/3/B-MISC Foreign/JJ/amod/3 Minister/NN/nmod:desc/4 "
        "Catherine/NNP/nsubj/6/B-PER Colonna/NNP/flat/4/I-PER spoke/VBD/root/0 ././punct/6",
        "Kouchner/NNP/nsubj/2/B-PER agreed/VBD/root/0 ././punct/2",
    )
    actors, issues = find_actors(make_article(doc, "2023-03-03"), doc, reference)
    assert [actor.name for actor in actors] == ["Catherine Colonna"]
    assert get_mentions(actors[0], doc)[-1] == "Kouchner"
    (issue,) = issues
    assert issue.code == "office-conflict"
    assert "Bernard Kouchner" in issue.detail
    assert "Catherine Colonna" in issue.detail


def test_a_former_holder_in_full_is_no_conflict(reference):
    doc = make_doc(
        "French/JJ/amod/3/B-MISC Foreign/JJ/amod/3 Minister/NN/nmod:desc/4 "
        "Catherine/NNP/nsubj/6/B-PER Colonna/NNP/flat/4/I-PER spoke/VBD/root/0 ././punct/6",
        "Bernard/NNP/nsubj/3/B-PER Kouchner/NNP/flat/1/I-PER agreed/VBD/root/0 ././punct/3",
    )
    actors, issues = find_actors(make_article(doc, "2023-03-03"), doc, reference)
    assert issues == ()
    assert {actor.name for actor in actors} == {"Catherine Colonna", "Bernard Kouchner"}


def test_the_same_article_gives_the_same_actors(reference):
    doc = make_doc("Nepal/NNP/nsubj/2 told/VBD/root/0 Bhutan/NNP/obj/2 ././punct/2")
    article = make_article(doc)
    assert find_actors(article, doc, reference) == find_actors(article, doc, reference)
