"""What must hold of merging whatever it merges: order, batches, judgements, ids."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import JudgementError
from dragoman.merging import ArticleFacts, Fold, check_judgements, fold
from dragoman.records import DateInterval, Judgement, Place, get_founder_id
from tests.merging.building import RUSSIA, TOWNS, TURKEY, UKRAINE, Draft, make_strike, write_filler

STRIKES = st.lists(
    st.tuples(st.sampled_from(sorted(TOWNS)), st.integers(1, 9), st.integers(0, 5)),
    min_size=1,
    max_size=12,
    unique=True,
)


def make_all(strikes: list[tuple[str, int, int]]) -> list[ArticleFacts]:
    return [make_strike(town, day, number=number, deaths=5) for town, day, number in strikes]


def get_event_of(found: Fold) -> dict[str, str]:
    return {mention: event.id for event in found.events for mention in event.mentions}


@given(STRIKES, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(
    strikes: list[tuple[str, int, int]], chance: random.Random
) -> None:
    facts = make_all(strikes)
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert fold(facts) == fold(shuffled)


@given(STRIKES)
def test_what_comes_twice_counts_once(strikes: list[tuple[str, int, int]]) -> None:
    facts = make_all(strikes)
    assert fold([*facts, *facts]) == fold(facts)


@given(STRIKES)
def test_each_mention_is_in_exactly_one_event(strikes: list[tuple[str, int, int]]) -> None:
    facts = make_all(strikes)
    held = [mention for event in fold(facts).events for mention in event.mentions]
    assert sorted(held) == sorted(one.id for article in facts for one in article.mentions)


@given(STRIKES, st.integers(1, 11))
def test_ids_survive_growth(strikes: list[tuple[str, int, int]], n_first: int) -> None:
    facts = make_all(strikes)
    before, after = fold(facts[:n_first]), get_event_of(fold(facts))
    for event in before.events:
        assert get_founder_id(event.id) in event.mentions
        assert get_founder_id(event.id) in after


@given(STRIKES, st.data())
def test_judgements_outrank_the_program(
    strikes: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    facts = make_all(strikes)
    ids = sorted(one.id for article in facts for one in article.mentions)
    if len(ids) < 2:
        return
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(("same", "different")), pairs)))
    judgements = [
        Judgement(verdict=verdict, left=pair[0], right=pair[1])  # type: ignore[arg-type]
        for verdict, pair in chosen
    ]
    try:
        check_judgements(judgements)
    except JudgementError:
        with pytest.raises(JudgementError, match="link them as the same"):
            fold(facts, judgements)
        return
    event_of = get_event_of(fold(facts, judgements))
    for judgement in judgements:
        together = event_of[judgement.left] == event_of[judgement.right]
        assert together == (judgement.verdict == "same")


def test_reports_of_one_strike_are_one_event_and_of_two_strikes_two() -> None:
    facts = [make_strike("Odesa", 3, number=number, deaths=5) for number in range(3)]
    other = make_strike("Kherson", 3, number=3, deaths=8)
    events = fold([*facts, other]).events
    assert sorted(event.n_articles for event in events) == [1, 3]
    assert sorted(event.n_voices for event in events) == [1, 3]


def test_a_day_counts_as_often_as_independent_voices_say_it() -> None:
    said = [(3, "A"), (3, "A"), (3, "A"), (4, "B"), (4, "C")]
    facts = [
        make_strike("Odesa", day, number=number, outlet=outlet, published=5, deaths=5)
        for number, (day, outlet) in enumerate(said)
    ]
    (event,) = fold(facts).events
    assert event.date is not None
    assert event.date.start == "2023-05-04"


def make_talks(guest: str, country: str, topic: str, number: int) -> ArticleFacts:
    text = f"Russia met {guest} over {topic} in Odesa on Wednesday."
    draft = Draft(f"{text} {write_filler(number)}.", outlet=f"O{number}")
    sides = [draft.name("Russia", *RUSSIA), draft.name(guest, guest, "state", country)]
    latitude, longitude = TOWNS["Odesa"]
    odesa = Place(name="Odesa", country="UKR", latitude=latitude, longitude=longitude)
    draft.report("met", "CONSULT", sides, [], on="2023-05-03", place=odesa)
    return draft.collect()


def test_meetings_of_one_day_are_told_apart_by_whom_each_side_met() -> None:
    facts = [make_talks("Turkey", "TUR", "grain", 1), make_talks("Turkey", "TUR", "grain", 2)]
    assert len(fold(facts).events) == 1
    assert len(fold([*facts, make_talks("Moldova", "MDA", "fuel prices", 3)]).events) == 2


def make_treaty(reporter: str, country: str, number: int) -> ArticleFacts:
    words = ("a treaty on shipping in the straits", "the accord that lets barley pass")
    text = f"Russia and Turkey signed {words[number - 1]}, {reporter} said."
    draft = Draft(f"{text} {write_filler(number)}.", outlet=f"O{number}")
    sides = [draft.name("Russia", *RUSSIA), draft.name("Turkey", *TURKEY)]
    speaker = draft.name(reporter, reporter, "person", country)
    mention = draft.report("signed", "SUPPORT", sides, [], on="2023-05-03")
    draft.mentions = [replace(mention, reported_by=speaker.actor)]
    return draft.collect()


def test_either_signer_may_report_what_both_signed() -> None:
    facts = [make_treaty("Lavrov", "RUS", 1), make_treaty("Fidan", "TUR", 2)]
    assert len(fold(facts).events) == 1


def test_strikes_on_one_town_a_week_apart_are_two() -> None:
    events = fold([make_strike("Odesa", 3), make_strike("Odesa", 10, number=1)]).events
    assert len(events) == 2


def test_an_event_that_is_divided_leaves_its_id_with_the_founder() -> None:
    facts = [make_strike("Odesa", 3, number=number, deaths=5) for number in range(2)]
    (whole,) = fold(facts).events
    parted = fold(facts, [Judgement(verdict="different", left=whole.id, right=whole.mentions[1])])
    assert [event.mentions for event in parted.events if event.id == whole.id] == [
        whole.mentions[:1]
    ]
    assert len(parted.events) == 2


def test_a_withdrawn_judgement_leaves_no_trace() -> None:
    facts = [make_strike("Odesa", 3, number=number, deaths=5) for number in range(2)]
    (whole,) = fold(facts).events
    judgement = Judgement(verdict="different", left=whole.id, right=whole.mentions[1])
    assert fold(facts, [judgement]) != fold(facts)
    assert fold(facts, []) == fold(facts)


def test_judgements_on_what_is_not_there_are_passed_over() -> None:
    facts = [make_strike("Odesa", 3)]
    strangers = Judgement(verdict="same", left="evm-01", right="evt-02")
    assert fold(facts, [strangers]) == fold(facts)


def test_contradictory_judgements_name_the_path_that_links_them() -> None:
    rows = [
        Judgement(verdict="same", left="evm-a", right="evm-b"),
        Judgement(verdict="same", left="evm-b", right="evm-c"),
        Judgement(verdict="different", left="evt-c", right="evt-a"),
    ]
    with pytest.raises(JudgementError, match=r"evm-a = evm-b .*evm-b = evm-c"):
        check_judgements(rows)
    check_judgements(rows[1:])


def test_nothing_gives_nothing() -> None:
    assert fold([]) == Fold(copies=(), events=(), utterances=(), discrepancies=())


def test_an_undated_report_takes_the_day_of_a_copy_in_which_nothing_was_found() -> None:
    text = f"Russia struck Ukraine with rockets. {write_filler(1)}."
    undated = Draft(text, published=None, outlet="A")
    sides = [undated.name("Russia", *RUSSIA)], [undated.name("Ukraine", *UKRAINE)]
    undated.report("struck", "ASSAULT", *sides)
    dated = Draft(text, published="2023-05-04", outlet="B")
    (event,) = fold([undated.collect(), dated.collect()]).events
    assert event.date == DateInterval(start="2023-05-04", end="2023-05-04", basis="publication")
