"""The number grammar on plain text: no model, no parse."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.figures.numbers import Quantity, read_numbers
from dragoman.figures.reserved import Reserved, find_reserved
from dragoman.figures.scanning import parse_digits

CASES = tomllib.loads((Path(__file__).parent / "figures.toml").read_text())["cases"]
WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def read_quantities(text: str) -> list[Quantity]:
    return [item for item in read_numbers(text) if isinstance(item, Quantity)]


def read_one(text: str) -> Quantity:
    found = read_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13,000 people", 13_000),
        ("1.500.000 people", 1_500_000),
        ("13 000 people", 13_000),
        ("1,5 million people", 1_500_000),
        ("12,34,567 voters", 1_234_567),
        ("2.5 billion people", 2_500_000_000),
        ("half a million people", 500_000),
        ("a quarter of a million people", 250_000),
        ("two and a half million people", 2_500_000),
        ("one hundred and fifty thousand men", 150_000),
        ("three thousand five hundred and sixty-two sheep", 3_562),
        ("one million two hundred thousand voters", 1_200_000),
        ("a dozen men", 12),
        ("half a dozen ships", 6),
        ("two dozen ships", 24),
        ("2 lakh voters", 200_000),
        ("2½ acres", 2.5),
        ("60k fans", 60_000),
    ],
)
def test_values(text: str, value: float) -> None:
    assert read_one(text).value == value


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$36 million", 36e6, "USD"),
        ("€1.5bn", 1.5e9, "EUR"),
        ("£400m", 400e6, "GBP"),
        ("US$2bn", 2e9, "USD"),
        ("EUR500m", 500e6, "EUR"),
        ("USD 500 million", 500e6, "USD"),
        ("2.5 billion roubles", 2.5e9, "RUB"),
        ("300 Turkish lira", 300, "TRY"),
        ("40 million Australian dollars", 40e6, "AUD"),
        ("5 million-dollar", 5e6, "USD"),
        ("Rs 500 crore", 5e9, "INR"),
        ("₺90,000", 90e3, "TRY"),
        ("900 million złoty", 900e6, "PLN"),
        ("600 pounds", 600, "GBP"),
    ],
)
def test_money(text: str, value: float, currency: str | None) -> None:
    quantity = read_one(text)
    assert (quantity.value, quantity.currency) == (value, currency)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30 soldiers", 20, 30),
        ("20 to 30 tanks", 20, 30),
        ("6-7 %", 6, 7),
        ("$2-3 billion", 2e9, 3e9),
        ("from $2 to $3 billion", 2e9, 3e9),
        ("15,000–20,000 shells", 15_000, 20_000),
        ("two or three weeks", 2, 3),
        ("500 to 1 million", 500, 1e6),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    quantity = read_one(text)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, high)


def test_before_and_after_are_two_numbers() -> None:
    found = read_quantities("Exports rose from 20 to 45 million dollars.")
    assert [(q.value, q.currency) for q in found] == [(20e6, "USD"), (45e6, "USD")]


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("more than 13,000 lives", "more than", 13_000, None),
        ("well over 500 lives", "more than", 500, None),
        ("at least 40 lives", "at least", 40, None),
        ("no fewer than 40 lives", "at least", 40, None),
        ("40 or more lives", "at least", 40, None),
        ("40+ lives", "at least", 40, None),
        ("nearly “500 lives”", "nearly", None, 500),
        ("just under 500 lives", "nearly", None, 500),
        ("fewer than 500 lives", "less than", None, 500),
        ("as many as 300 lives", "up to", None, 300),
        ("no more than 300 lives", "up to", None, 300),
        ("some 400 lives", "around", None, None),
        ("400 or so lives", "around", None, None),
        ("up to around 400 lives", "up to", None, 400),
        ("a total of 400 lives", "exact", 400, 400),
        ("talked about 300 prisoners", "exact", 300, 300),
        ("a dispute over 12 islands", "exact", 12, 12),
    ],
)
def test_comparators(text: str, comparator: str, low: float | None, high: float | None) -> None:
    quantity = read_one(text)
    assert (quantity.comparator, quantity.low, quantity.high) == (comparator, low, high)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens of men", 24),
        ("hundreds of thousands of men", 200_000),
        ("several hundred men", 200),
        ("tens of millions of dollars", 20_000_000),
    ],
)
def test_vague_numbers_have_a_least_value_only(text: str, low: float) -> None:
    quantity = read_one(text)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("the S-400 system", "model"),
        ("an F-16", "model"),
        ("flight MH17", "model"),
        ("Resolution 68/262", "name"),
        ("Article 5", "name"),
        ("in 2014", "year"),
        ("on 12 May 2021", "date"),
        ("May 5, 2019", "date"),
        ("at 10:30", "time"),
        ("at 5 p.m.", "time"),
        ("aged 25", "age"),
        ("a 36-year-old", "age"),
        ("Lopez, 54, said", "age"),
        ("+44 20 7946 0958", "telephone"),
        ("https://example.org/2023/05/81312", "address"),
        ("won 3-1", "score"),
        ("a 7-2 majority", "score"),
        ("10^30 stars", "power"),
        ("48291048291048291048 grains", "absurd"),
        ("the 12th attempt", "ordinal"),
        ("two-thirds of it", "fraction"),
        ("World War Two", "name"),
        ("1. Begin", "list"),
        ("the 1990s", "date"),
    ],
)
def test_what_is_no_quantity(text: str, reason: str) -> None:
    assert read_quantities(text) == []
    assert reason in {item.reason for item in read_numbers(text) if isinstance(item, Reserved)}


def test_the_suite_is_large() -> None:
    assert sum(len(case["figures"]) for case in CASES) >= 250
    assert sum(not case["figures"] for case in CASES) >= 50


def test_the_grammar_alone_reads_the_numbers_of_the_suite() -> None:
    missed, total = [], 0
    for case in CASES:
        found = [(q.value, q.low, q.high, q.comparator) for q in read_quantities(case["text"])]
        for figure in case["figures"]:
            total += 1
            value = figure.get("value")
            if not any(
                comparator == figure["comparator"]
                and (got == value if value is not None else (low, high) == _get_bounds(figure))
                for got, low, high, comparator in found
            ):
                missed.append((case["text"], figure))
    assert len(missed) <= 0.02 * total, missed


def _get_bounds(figure: dict[str, float]) -> tuple[float | None, float | None]:
    return figure.get("low"), figure.get("high")


@given(st.integers(1, 999_999_999_999))
def test_a_formatted_number_reads_back(number: int) -> None:
    assert parse_digits(f"{number:,}") == number
    assert read_one(f"They counted {number:,} grains of sand.").value == number


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion"]))
def test_a_number_with_a_multiplier_reads_back(number: int, scale: str) -> None:
    factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]
    assert read_one(f"It sold {number} {scale} tickets.").value == number * factor


@given(st.integers(1, 99_999), st.sampled_from(["$", "€", "£"]))
def test_money_reads_back(number: int, sign: str) -> None:
    quantity = read_one(f"The fee was {sign}{number:,} in all.")
    assert quantity.value == number
    assert quantity.kind == "money"


@given(st.sampled_from(WORDS), st.sampled_from(["", "hundred", "thousand", "million"]))
def test_number_words_read_back(word: str, scale: str) -> None:
    factor = {"": 1, "hundred": 100, "thousand": 1_000, "million": 1_000_000}[scale]
    assert read_one(f"exactly {word} {scale} crates").value == (WORDS.index(word) + 1) * factor


PIECES = st.sampled_from(
    [
        *"0123456789.,:;-–/ $€£%()'’\n",
        "million",
        " two ",
        "dozens",
        "US$",
        "between ",
        " and ",
        "-day",
        "S-",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_read_without_a_crash_and_spans_stay_inside(text: str) -> None:
    position = 0
    for item in read_quantities(text):
        assert position <= item.span.start < item.span.end <= len(text)
        assert 0 <= item.evidence.start <= item.span.start
        assert item.span.end <= item.evidence.end <= len(text)
        bounds = [bound for bound in (item.low, item.value, item.high) if bound is not None]
        assert bounds
        assert bounds == sorted(bounds)
        position = item.span.end
    for reserved in find_reserved(text):
        assert 0 <= reserved.span.start < reserved.span.end <= len(text)
