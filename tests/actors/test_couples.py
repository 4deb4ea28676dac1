"""Phrases for two ("both sides") stand for the two that the text has set side by side."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from dragoman.actors import find_actors
from dragoman.reference import Reference, load_reference
from tests.actors.documents import get_mentions, make_article, make_doc

BOTH_SIDES = "Both/DT/det/2 sides/NNS/nsubj/3 agreed/VBD/root/0 ././punct/3"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


def find_named(doc: Doc, reference: Reference, phrase: str) -> set[str]:
    actors, _ = find_actors(make_article(doc, None), doc, reference)
    return {actor.name for actor in actors if phrase in get_mentions(actor, doc)}


def test_who_brokers_is_no_side(reference: Reference) -> None:
    doc = make_doc(
        "Nepal/NNP/nsubj/2 attacked/VBD/root/0 Bhutan/NNP/obj/2 ././punct/2",
        "Norway/NNP/nsubj/4 and/CC/cc/3 Qatar/NNP/conj/1 mediate/VBP/root/0 ././punct/4",
        BOTH_SIDES,
    )
    assert find_named(doc, reference, "Both sides") == {"Nepal", "Bhutan"}


def test_who_urges_the_two_is_neither(reference: Reference) -> None:
    doc = make_doc(
        "Nepal/NNP/nsubj/4 and/CC/cc/3 Bhutan/NNP/conj/1 clashed/VBD/root/0 ././punct/4",
        "Norway/NNP/nsubj/2 warned/VBD/root/0 Nepal/NNP/obj/2 ././punct/2",
        "Norway/NNP/nsubj/2 urged/VBD/root/0 both/DT/det/4 countries/NNS/obj/2 ././punct/2",
    )
    assert find_named(doc, reference, "both countries") == {"Nepal", "Bhutan"}


@pytest.mark.parametrize(
    ("noun", "expected"), [("sides", {"Nepal", "Hamas"}), ("countries", set())]
)
def test_sides_need_not_be_states(noun: str, expected: set[str], reference: Reference) -> None:
    doc = make_doc(
        "Nepal/NNP/nsubj/2 fought/VBD/root/0 Hamas/NNP/obj/2/B-ORG ././punct/2",
        f"Both/DT/det/2 {noun}/NNS/nsubj/3 agreed/VBD/root/0 ././punct/3",
    )
    assert find_named(doc, reference, f"Both {noun}") == expected


def test_those_between_whom_something_is_are_closer_than_those_merely_named(
    reference: Reference,
) -> None:
    doc = make_doc(
        "Chile/NNP/nsubj/2 praised/VBD/root/0 Nepal/NNP/obj/2 ././punct/2",
        "Trade/NN/nsubj/6 between/IN/case/3 Nepal/NNP/nmod/1 and/CC/cc/5 Bhutan/NNP/conj/3 "
        "grew/VBD/root/0 ././punct/6",
        BOTH_SIDES,
    )
    assert find_named(doc, reference, "Both sides") == {"Nepal", "Bhutan"}


@pytest.mark.parametrize(
    "words",
    [
        "The/DT/det/{0} rivals/NNS/nsubj/{1}",
        "The/DT/det/{0} two/CD/nummod/{0} rivals/NNS/nsubj/{1}",
        "The/DT/det/{0} nuclear/JJ/amod/{0} rivals/NNS/nsubj/{1}",
        "The/DT/det/{0} two/CD/nummod/{0} landlocked/JJ/amod/{0} neighbours/NNS/nsubj/{1}",
    ],
)
def test_rivals_and_neighbours_are_the_two(words: str, reference: Reference) -> None:
    n = len(words.split())
    doc = make_doc(
        "Nepal/NNP/nsubj/2 fought/VBD/root/0 Bhutan/NNP/obj/2 ././punct/2",
        words.format(n, n + 1) + f" agreed/VBD/root/0 ././punct/{n + 1}",
    )
    phrase = " ".join(word.split("/")[0] for word in words.split())
    assert find_named(doc, reference, phrase) == {"Nepal", "Bhutan"}


def test_the_leaders_are_the_two_people_named_together_and_so_are_they(
    reference: Reference,
) -> None:
    doc = make_doc(
        "Anna/NNP/nsubj/4/B-PER and/CC/cc/3 Maria/NNP/conj/1/B-PER met/VBD/root/0 ././punct/4",
        "The/DT/det/2 leaders/NNS/nsubj/3 agreed/VBD/root/0 ././punct/3",
        "They/PRP/nsubj/2 left/VBD/root/0 ././punct/2",
    )
    assert find_named(doc, reference, "The leaders") == {"Anna", "Maria"}
    assert find_named(doc, reference, "They") == {"Anna", "Maria"}


def test_the_bloc_is_the_alliance_last_named(reference: Reference) -> None:
    doc = make_doc(
        "The/DT/det/3 European/NNP/amod/3/B-ORG Union/NNP/nsubj/4/I-ORG met/VBD/root/0 ././punct/4",
        "The/DT/det/2 bloc/NN/nsubj/3 agreed/VBD/root/0 ././punct/3",
    )
    assert find_named(doc, reference, "The bloc") == {"European Union"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She/PRP/nsubj/2 urged/VBD/root/0 both/DT/det/4 sides/NNS/obj/2", {"both sides"}),
        ("The/DT/det/3 two/CD/nummod/3 parties/NNS/nsubj/4 agreed/VBD/root/0", {"two parties"}),
        ("Trust/NN/nsubj/6 between/IN/case/5 the/DT/det/5 two/CD/nummod/5 sides/NNS/nmod/1 grew/VBD/root/0", set()),
        ("Both/DT/det/2 countries/NNS/nsubj/3 agreed/VBD/root/0", set()),
    ],
)  # fmt: skip
def test_two_who_are_not_named_are_a_group(
    sentence: str, expected: set[str], reference: Reference
) -> None:
    doc = make_doc(sentence)
    actors, _ = find_actors(make_article(doc), doc, reference)
    assert {actor.name for actor in actors} == expected


def test_an_apposition_names_the_two(reference: Reference) -> None:
    doc = make_doc(
        "She/PRP/nsubj/2 called/VBD/root/0 the/DT/det/5 two/CD/nummod/5 generals/NNS/obj/2 ,/,/punct/7 "
        "Ana/NNP/appos/5/B-PER Ruiz/NNP/flat/7/I-PER and/CC/cc/10 Jan/NNP/conj/7/B-PER Vos/NNP/flat/10/I-PER"
    )
    assert find_named(doc, reference, "the two generals") == {"Ana Ruiz", "Jan Vos"}


def test_a_place_that_was_struck_is_no_side(reference: Reference) -> None:
    doc = make_doc(
        "Nepal/NNP/nsubj/2 shelled/VBD/root/0 the/DT/det/4 village/NN/obj/2 ././punct/2",
        BOTH_SIDES,
    )
    assert find_named(doc, reference, "Both sides") == {"Both sides"}
