"""What figures and agreements belong to, on a reading written by hand."""

from __future__ import annotations

import pytest

from dragoman.records import (
    Actor,
    Agreement,
    Article,
    EventMention,
    Figure,
    Participant,
    Reading,
    Span,
    Statement,
    find_agreement_events,
    get_figure_agreement,
    get_figure_event,
    get_figure_statement,
)

TEXT = (
    "Norway signed a $90 million contract with Ghana, Oslo said. "
    "A storm that day wounded 12 dockers after police met them."
)


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


FIRST = place("Norway signed a $90 million contract with Ghana, Oslo said.")
SECOND = place("A storm that day wounded 12 dockers after police met them.")


@pytest.fixture
def reading() -> Reading:
    article = Article(text=TEXT)
    norway = Actor(name="Norway", kind="state", country="NOR", mentions=(place("Norway"),))
    ghana = Actor(name="Ghana", kind="state", country="GHA", mentions=(place("Ghana"),))

    def mention(trigger: str, sentence: Span, *sides: Actor) -> EventMention:
        return EventMention(
            article_id=article.id,
            type="CONSULT",
            actors=tuple(Participant(actor=a.id, span=a.mentions[0]) for a in sides),
            trigger=place(trigger),
            sentence=sentence,
            confidence=0.5,
        )

    def figure(evidence: str, unit: str, value: float) -> Figure:
        return Figure(
            article_id=article.id,
            what=unit,
            value=value,
            unit=unit,
            evidence=place(evidence),
            confidence=0.9,
        )

    money, dockers = figure("$90 million", "USD", 9e7), figure("12 dockers", "injured", 12)
    return Reading(
        article=article,
        actors=(norway, ghana),
        event_mentions=(
            mention("signed", FIRST, norway, ghana),
            mention("wounded", SECOND),
            mention("met", SECOND),
        ),
        statements=(
            Statement(
                article_id=article.id,
                speaker=norway.id,
                kind="indirect",
                content=place("Norway signed a $90 million contract with Ghana"),
                confidence=0.9,
            ),
        ),
        figures=(money, dockers),
        agreements=(
            Agreement(
                article_id=article.id,
                parties=(norway.id, ghana.id),
                subject="contract with Ghana",
                value=money.id,
                status="signed",
                evidence=place("contract with Ghana"),
                confidence=0.8,
            ),
        ),
    )


def test_a_figure_goes_with_the_nearest_deed_of_its_sentence(reading: Reading) -> None:
    money, dockers = reading.figures
    assert get_figure_event(money, reading.event_mentions) == reading.event_mentions[0]
    assert get_figure_event(dockers, reading.event_mentions) == reading.event_mentions[1]


def test_a_figure_goes_with_the_words_that_hold_it(reading: Reading) -> None:
    money, dockers = reading.figures
    assert get_figure_statement(money, reading.statements) == reading.statements[0]
    assert get_figure_statement(dockers, reading.statements) is None


def test_a_figure_goes_with_the_agreement_that_it_prices(reading: Reading) -> None:
    money, dockers = reading.figures
    assert get_figure_agreement(money, reading.agreements) == reading.agreements[0]
    assert get_figure_agreement(dockers, reading.agreements) is None


def test_deeds_between_the_parties_concern_an_agreement(reading: Reading) -> None:
    (agreement,) = reading.agreements
    assert list(find_agreement_events(agreement, reading.event_mentions)) == [
        reading.event_mentions[0]
    ]
