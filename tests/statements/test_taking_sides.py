"""Sentences of our own that take a side, read with the language model as shipped."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.reading import Reader
from dragoman.records import Article

SENTENCES = {
    "Djibouti's refusal to recognise the annexation of Assab angered Eritrea.": (
        "Djibouti",
        "non-recognition",
        "annexation of Assab",
    ),
    "Vietnam's refusal to lift the ban on timber angered Laos.": (
        "Vietnam",
        "supports",
        "ban on timber",
    ),
    "Peru refuses to remove the tariff on copper.": ("Peru", "supports", "tariff on copper"),
    "Chad's refusal to accept the ruling led to protests.": ("Chad", "opposes", "ruling"),
    "The refusal of Kenya to join the boycott surprised France.": (
        "Kenya",
        "opposes",
        "join boycott",
    ),
    "The willingness of Iran to renew the treaty pleased Iraq.": (
        "Iran",
        "supports",
        "renew treaty",
    ),
    "Oman refused to recognise the annexation of Aden.": (
        "Oman",
        "non-recognition",
        "annexation of Aden",
    ),
    "Poland's veto of the farm budget angered Spain.": ("Poland", "opposes", "farm budget"),
    "Ghana voted against the resolution on the lake.": (
        "Ghana",
        "opposes",
        "resolution on lake",
    ),
    "Peru boycotted the summit in Lima.": ("Peru", "opposes", "summit in Lima"),
    "Chile came out against the pipeline.": ("Chile", "opposes", "pipeline"),
    "Norway warned against any closure of the strait.": (
        "Norway",
        "opposes",
        "closure of strait",
    ),
    "Finland is critical of the mining deal.": ("Finland", "opposes", "mining deal"),
    "Kenya is a fierce opponent of the dam.": ("Kenya", "opposes", "dam"),
    "Bolivia has been a supporter of the rail link.": ("Bolivia", "supports", "rail link"),
    "Kenya repudiated the border treaty.": ("Kenya", "opposes", "border treaty"),
    "Rwanda seized the port of Kalemie in May. Zambia has never recognised the takeover.": (
        "Zambia",
        "non-recognition",
        "takeover of port of Kalemie",
    ),
    "Kenya would not sign the fisheries treaty.": ("Kenya", "opposes", "fisheries treaty"),
    "Chile will never lift the ban on salmon.": ("Chile", "supports", "ban on salmon"),
    "Peru said it would not resign itself to the levy but would comply with the ruling.": (
        "Peru",
        "supports",
        "ruling",
    ),
    "Norway remains open to a joint patrol.": ("Norway", "supports", "joint patrol"),
    "Chad demands that the governor of Moundou step down.": ("Chad", "supports", "step down"),
    "Teachers marched against the exam in Lima.": ("Teachers", "opposes", "exam"),
    "Ghana refused every offer of a loan.": ("Ghana", "opposes", "offer of loan"),
    "Oman backs neither camp.": ("Oman", "neutral", "camp"),
    "Ghana described the shelling as a massacre.": ("Ghana", "opposes", "shelling"),
    "Vietnam bought six frigates from Poland. China opposes the purchase.": (
        "China",
        "opposes",
        "purchase of six frigates",
    ),
}
NO_SIDES = (
    "Nobody in Chad expects a refusal to sign the deal.",
    "Togo withdrew its opposition to the dam.",
    "Kenya threatened to boycott the summit.",
    "Mali ended its boycott of the summit.",
    "Opponents of the dam met in Togo.",
    "A clerk in Peru did not want to be named.",
    "Kenya has not signed the treaty.",
    "Oman denied entry to two monitors.",
    "The drought brought Chad to disaster.",
    "Kenya is ready to help them.",
    "Kenya stopped short of endorsing the dam.",
    "Kenya left the talks without backing the treaty.",
)


@cache
def load_reader() -> Reader:
    return Reader()


def find_sides(text: str) -> list[tuple[str, str, str]]:
    reading = load_reader().read(
        Article(text=text, published="2021-01-01", published_basis="given")
    )
    names = {actor.id: actor.name for actor in reading.actors}
    return [(names[one.holder], one.stance, one.issue) for one in reading.positions]


@pytest.mark.parametrize(("text", "side"), SENTENCES.items())
def test_a_side_is_taken(text: str, side: tuple[str, str, str]) -> None:
    assert find_sides(text) == [side]


@pytest.mark.parametrize("text", NO_SIDES)
def test_no_side_is_taken(text: str) -> None:
    assert find_sides(text) == []
