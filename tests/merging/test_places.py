"""Where an attack or visit happened, when its own phrase does not say so."""

from __future__ import annotations

import pytest

from dragoman.merging import fold
from dragoman.records import DateInterval, Place
from tests.merging.building import RUSSIA, UKRAINE, Draft, write_filler


def make(text: str, number: int = 0, *, on: str = "2023-05-03", trigger: str = "struck") -> Draft:
    draft = Draft(f"{text}. {write_filler(number)}.", outlet=f"O{number}")
    sides = [draft.name("Russia", *RUSSIA)], [draft.name("Ukraine", *UKRAINE)]
    draft.report(trigger, "ASSAULT", *sides, on=on)
    return draft


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russia struck a depot on the edge of Kherson in Ukraine", "Kherson"),
        ("Russia struck a depot in the southern city of Kherson in Ukraine", "Kherson"),
        ("In Kherson, Russia struck a grain depot that belongs to Ukraine", "Kherson"),
        ("Russia struck a grain depot in Ukraine, officials in Kherson said", None),
        ("During a ceremony in Kherson, Russia struck a grain depot in Ukraine", None),
        ("Russia struck Ukraine with rockets after a meeting in Kherson", None),
        ("Russia struck Ukraine near Kherson and near Odesa with rockets", None),
        ("Russia struck Ukraine while leaders met in Paris", None),
    ],
)
def test_the_one_town_of_a_sentence_is_where_it_happened(text: str, place: str | None) -> None:
    (mention,) = make(text).collect().mentions
    assert (mention.mention.place and mention.mention.place.name) == place


def test_attacks_on_two_towns_are_two_though_both_killed_two() -> None:
    texts = (
        "Russia struck a bus station of Kherson in Ukraine and killed 2 people",
        "Russia struck a crowded bus station of Kherson, Ukraine, where 2 people died",
        "Russia struck a minibus outside Lviv in western Ukraine, and 2 people were killed",
    )
    drafts = [make(text, number) for number, text in enumerate(texts)]
    for draft in drafts:
        draft.count("2 people", 2.0, unit="deaths")
    events = fold(draft.collect() for draft in drafts).events
    assert sorted(event.n_articles for event in events) == [1, 2]


def test_an_act_of_nobody_known_is_compared_where_it_happened() -> None:
    izmail = Place(name="Izmail", country="UKR", latitude=45.35, longitude=28.84)
    facts = []
    for number, country in enumerate((None, "UKR")):
        text = f"Masked gunmen stormed the old customs house at the river. {write_filler(number)}."
        draft = Draft(text, outlet=f"O{number}")
        gunmen = draft.name("Masked gunmen", "gunmen", "group", country)
        draft.report("stormed", "ASSAULT", [gunmen], [], on="2023-05-03", place=izmail)
        facts.append(draft.collect())
    assert len(fold(facts).events) == 1


def test_a_report_may_come_days_after_the_stated_day() -> None:
    stated = make("Russia struck the grain depot of Izmail in Ukraine", 1, on="2023-05-03")
    told = make("Russia struck the grain depot of Izmail in Ukraine", 2, on="2023-05-05")
    (mention,) = told.mentions
    vague = DateInterval(start="2023-05-05", end="2023-05-05", basis="publication")
    object.__setattr__(mention, "date", vague)
    assert len(fold([stated.collect(), told.collect()]).events) == 1


def test_a_region_and_a_town_in_it_are_not_apart() -> None:
    texts = (
        "Russia struck a depot in Crimea with rockets and drones and harmed Ukraine",
        "Russia struck a depot in Kerch with drones and rockets and harmed Ukraine",
    )
    found = fold(make(text, number).collect() for number, text in enumerate(texts))
    assert len(found.events) == 1
    assert found.discrepancies == ()
