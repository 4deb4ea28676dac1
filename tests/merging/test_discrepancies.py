"""What kind of difference two reports make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.merging import ArticleFacts, fold
from dragoman.records import Discrepancy
from tests.merging.building import RUSSIA, TURKEY, Draft, make_strike, write_filler


def find_kinds(*facts: ArticleFacts) -> list[str]:
    return sorted(one.kind for one in fold(facts).discrepancies)


def find_one(*facts: ArticleFacts) -> Discrepancy:
    (found,) = fold(facts).discrepancies
    return found


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [
        ({"deaths": 5}, {"deaths": 5}, []),
        ({"deaths": 5}, {"deaths": 7}, ["conflict"]),
        ({"deaths": 5}, {"deaths": 7, "published": 4}, ["update"]),
        ({"deaths": 7}, {"deaths": 5, "published": 4}, ["conflict"]),
        ({"deaths": 5, "comparator": "at least"}, {"deaths": 7}, ["narrower"]),
        ({"deaths": 5, "comparator": "at least"}, {"deaths": 5}, []),
        ({"deaths": 5, "comparator": "at least"}, {"deaths": 4}, ["conflict"]),
        (
            {"deaths": 5, "comparator": "at least"},
            {"deaths": 6, "comparator": "at least"},
            [],
        ),
        ({"deaths": 5, "outlet": "A"}, {"deaths": 7, "outlet": "A"}, ["update"]),
        ({"deaths": 12000}, {"deaths": 12340}, ["narrower"]),
        ({"deaths": 5}, {"deaths": 5, "status": "denied"}, ["status"]),
    ],
)
def test_figures_and_status(
    first: dict[str, object], second: dict[str, object], kinds: list[str]
) -> None:
    left = make_strike("Odesa", 3, number=1, **first)  # type: ignore[arg-type]
    right = make_strike("Odesa", 3, number=2, **second)  # type: ignore[arg-type]
    assert find_kinds(left, right) == kinds


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (20.0, 30.0, "20 to 30 deaths"),
        (20.0, None, "at least 20 deaths"),
        (None, 9.0, "up to 9 deaths"),
    ],
)
def test_claims_tell_the_bounds_of_figures_without_one_value(
    low: float | None, high: float | None, words: str
) -> None:
    vague = make_strike("Odesa", 3, number=1, deaths=25)
    (figure,) = vague.figures
    vague = replace(vague, figures=(replace(figure, value=None, low=low, high=high),))
    other = make_strike("Odesa", 3, number=2, deaths=12 if low else 40)
    found = find_one(vague, other)
    assert found.kind == "conflict"
    assert words in (found.left.value, found.right.value)
    assert words in found.why


def test_figures_of_two_strikes_are_not_compared() -> None:
    facts = [make_strike("Odesa", 3, deaths=5), make_strike("Kherson", 3, number=1, deaths=9)]
    assert find_kinds(*facts) == []


def test_a_claim_names_who_else_makes_it() -> None:
    facts = [make_strike("Odesa", 3, number=number, deaths=5) for number in range(3)]
    found = find_one(*facts, make_strike("Odesa", 3, number=9, deaths=6))
    sides = {len(found.left.support), len(found.right.support)}
    assert sides == {0, 2}
    assert found.independent


def test_two_versions_of_one_outlet_are_not_independent() -> None:
    found = find_one(
        make_strike("Odesa", 3, number=1, deaths=5, outlet="A"),
        make_strike("Odesa", 3, number=2, deaths=6, outlet="A"),
    )
    assert not found.independent


def make_quotation(side: str, number: int) -> ArticleFacts:
    text = (
        f"Lavrov spoke. We value their resolve to continue in spite of pressure {side} Ankara "
        f"and of its threats, Lavrov said in version {number}."
    )
    draft = Draft(text)
    lavrov = draft.name("Lavrov", "Sergey Lavrov", "person", "RUS")
    content = text[text.index("We") : text.index(", Lavrov")]
    draft.quote(lavrov, content)
    return draft.collect()


def test_a_direction_that_is_turned_round_in_one_utterance() -> None:
    found = find_one(make_quotation("from", 1), make_quotation("on", 2))
    assert found.kind == "direction"
    assert {found.left.value, found.right.value} == {
        "pressure from Ankara",
        "pressure on Ankara",
    }
    assert find_kinds(make_quotation("from", 1), make_quotation("from", 2)) == []


def make_meeting(name: str, number: int) -> ArticleFacts:
    text = f"Russia's envoy and {name} of Turkey met in May over the straits. Version {number}."
    draft = Draft(text)
    turk = draft.name(name, "Mevlüt Çavuşoğlu", "person", "TUR")
    parties = [draft.name("Russia", *RUSSIA), turk, draft.name("Turkey", *TURKEY)]
    draft.report("met", "CONSULT", parties, [], on="2023-05-03")
    return draft.collect()


def test_the_name_of_another_known_person() -> None:
    found = find_one(make_meeting("Cavusoglu", 1), make_meeting("Davutoglu", 2))
    assert (found.kind, found.left.value, found.right.value) == ("name", "Cavusoglu", "Davutoglu")
    assert find_kinds(make_meeting("Cavusoglu", 1), make_meeting("Çavuşoğlu", 2)) == []


def make_toll(text: str, deaths: float, number: int) -> ArticleFacts:
    """A dispatch that counts deaths and reports no event."""
    draft = Draft(f"{text}. {write_filler(number)}.", published=f"2023-05-0{number}", outlet=text)
    draft.count(f"{deaths:g} people", deaths, unit="deaths")
    return draft.collect()


@pytest.mark.parametrize(("town", "kinds"), [("Kherson", ["update"]), ("Lviv", []), (None, [])])
def test_a_later_toll_without_event_is_of_one_town(town: str | None, kinds: list[str]) -> None:
    first = "Rockets that hit a market of Kherson on Tuesday killed 5 people, a doctor said"
    where = f" of {town}" if town else ""
    later = f"The number of those who died in the blast{where} rose to 8 people, a doctor said"
    assert find_kinds(make_toll(first, 5.0, 2), make_toll(later, 8.0, 3)) == kinds


def test_people_captured_and_people_detained_are_counted_together() -> None:
    facts = []
    for number, (unit, count) in enumerate((("captured", 18.0), ("detained", 25.0))):
        one = make_strike("Odesa", 3, number=number, deaths=count)
        (figure,) = one.figures
        draft = Draft(f"{count:g} people", outlet=f"O{number}")
        counted = draft.count(f"{count:g} people", count, unit=unit)
        (scoped,) = draft.collect().figures
        assert counted.unit == unit
        facts.append(replace(one, figures=(replace(figure, unit=unit, scope=scoped.scope),)))
    assert find_kinds(*facts) == ["conflict"]


def make_shipment(tonnes: float, number: int, *, apart: bool) -> ArticleFacts:
    """A dispatch on one treaty, with its tonnes in the next sentence or in the one after."""
    between = "The weather was fine. " if apart else ""
    text = (
        "Russia and Turkey signed a treaty on grain in Sochi on Wednesday. "
        f"{between}It covers {tonnes:g} tonnes a year. {write_filler(number)}."
    )
    draft = Draft(text, outlet=f"O{number}")
    draft.report(
        "signed",
        "AGREE",
        [draft.name("Russia", *RUSSIA), draft.name("Turkey", *TURKEY)],
        [],
        on="2023-05-03",
    )
    draft.count(f"{tonnes:g} tonnes", tonnes, unit="tonnes")
    return draft.collect()


@pytest.mark.parametrize(("apart", "kinds"), [(False, ["conflict"]), (True, [])])
def test_figures_of_the_next_sentence_belong_to_its_event(apart: bool, kinds: list[str]) -> None:
    facts = [make_shipment(300.0, 1, apart=False), make_shipment(500.0, 2, apart=apart)]
    assert find_kinds(*facts) == kinds
