from __future__ import annotations

from dragoman.actors.scene import _find_definitions
from dragoman.reference import load_reference


def test_an_article_defines_its_own_abbreviations() -> None:
    text = "Reporters Without Borders (RSF) spoke. RSF was heard."
    defined = _find_definitions(text, list(load_reference().find_names(text)))
    assert {short: known.name for short, known in defined.items()} == {
        "RSF": "Reporters Without Borders"
    }


def test_without_a_definition_the_reference_decides() -> None:
    text = "The RSF was heard."
    (match,) = load_reference().find_names(text)
    assert match.known.name == "Rapid Support Forces"
    assert _find_definitions(text, [match]) == {}


def test_brussels_is_the_union_and_not_belgium() -> None:
    (match,) = load_reference().find_names("Brussels")
    assert (match.known.name, match.known.country) == ("European Union", "EUR")
