from __future__ import annotations

import itertools

import pytest

from dragoman.records import Actor, DateInterval, Position, Span, Stance
from dragoman.reference import Reference, load_reference
from dragoman.statements import (
    Held,
    build_issue_key,
    draw_lines,
    get_side,
    group_issues,
    matches_issue,
)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("annexation of Crimea", "Russia's takeover of Crimea"),
        ("seizure of the Crimean Peninsula", "annexation of Crimea"),
        ("sanctions on Iran", "US penalties against Iran"),
        ("ties with Beijing", "relations with China"),
        ("truce in Gaza", "ceasefire in Gaza"),
        ("Swedish membership of NATO", "accession of Sweden to NATO"),
        ("arms sales to Riyadh", "sale of arms to Saudi Arabia"),
    ],
)
def test_one_issue_in_other_words_is_one_issue(
    first: str, second: str, reference: Reference
) -> None:
    names = group_issues([first, second], reference)
    assert names[first] == names[second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("annexation of Crimea", "annexation of the Golan Heights"),
        ("sanctions", "sanctions on Iran"),
        ("war in Sudan", "aid to Sudan"),
        ("membership of NATO", "expansion of NATO"),
    ],
)
def test_two_issues_stay_two(first: str, second: str, reference: Reference) -> None:
    names = group_issues([first, second], reference)
    assert names[first] != names[second]


def test_a_group_bears_its_commonest_wording(reference: Reference) -> None:
    issues = ["takeover of Crimea", "annexation of Crimea", "annexation of Crimea"]
    for order in itertools.permutations(issues):
        assert set(group_issues(order, reference).values()) == {"annexation of Crimea"}


def test_the_head_of_an_issue_is_the_noun_before_its_phrase(reference: Reference) -> None:
    assert build_issue_key("territorial integrity of Ukraine", reference).head == "integrity"
    assert build_issue_key("Kosovo", reference).head != ""


@pytest.mark.parametrize(
    ("asked", "found"),
    [("crimea", True), ("takeover", True), ("Crimean seizure", True), ("Donbas", False)],
)
def test_an_issue_is_found_by_its_words(asked: str, found: bool, reference: Reference) -> None:
    assert matches_issue("annexation of Crimea", asked, reference) is found


@pytest.mark.parametrize("asked", ["art", "arms", "rights of part"])
def test_an_issue_is_not_found_by_a_piece_of_a_word(asked: str, reference: Reference) -> None:
    assert not matches_issue("rights of parties", asked, reference)
    assert matches_issue("rights of parties", "rights", reference)


def hold(holder: Actor, stance: Stance, issue: str, day: str) -> Held:
    position = Position(
        article_id="art-1",
        holder=holder.id,
        issue=issue,
        stance=stance,
        evidence=Span(0, 5),
        date=DateInterval(start=day, end=day, basis="stated"),
        confidence=0.7,
    )
    return Held(holder=holder, position=position, published="2024-05-05")


STATE = Actor(name="Norway", kind="state", country="NOR", sector="GOV")
MINISTER = Actor(name="Siri Halvorsen", kind="person", country="NOR", sector="GOV")
CHARITY = Actor(name="Oceanwatch", kind="organisation", country="NOR", sector="NGO")


def test_a_line_says_what_stayed_and_what_changed(reference: Reference) -> None:
    rows = [
        hold(STATE, "opposes", "ban on whaling", "2021-03-01"),
        hold(MINISTER, "opposes", "whaling ban", "2022-01-10"),
        hold(STATE, "neutral", "ban on whaling", "2023-06-01"),
        hold(MINISTER, "opposes", "ban on whaling", "2023-09-01"),
        hold(STATE, "supports", "ban on whaling", "2024-02-02"),
        hold(CHARITY, "supports", "ban on whaling", "2020-01-01"),
    ]
    for order in (rows, rows[::-1]):
        norway, charity = draw_lines(order, reference)
        assert (norway.side, norway.issue) == ("NOR", "ban on whaling")
        assert [step.move for step in norway.steps] == [
            "first",
            "stayed",
            "shifted",
            "shifted",
            "reversed",
        ]
        assert [step.held.day for step in norway.steps] == sorted(h.day for h in rows[:5])
        assert norway.has_changed
        assert (charity.side, charity.has_changed) == ("Oceanwatch", False)


def test_a_minister_stands_for_his_state_and_a_charity_for_itself() -> None:
    assert get_side(MINISTER) == "NOR"
    assert get_side(CHARITY) == "Oceanwatch"
    assert get_side(Actor(name="NATO", kind="organisation", country="IGO", sector="MIL")) == "NATO"
