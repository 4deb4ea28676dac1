"""On whose word an event is told."""

from __future__ import annotations

from dragoman.events.reporters import attribute_headlines, get_reporter
from dragoman.records import Actor, Article, Cast, EventMention, Part, Participant, Span, Statement

TEXT = "Togo to reopen port\n\nTogo will reopen its port, Ana Adjo said."
HEADLINE = Span(0, 19)
BODY = Span(21, len(TEXT))
ARTICLE = Article(text=TEXT, parts=(Part(kind="headline", span=HEADLINE),))
TOGO = Actor(name="Togo", kind="state", country="TGO", mentions=(Span(0, 4), Span(21, 25)))
ADJO = Actor(name="Ana Adjo", kind="person", country="TGO", mentions=(Span(48, 56),))
CAST = Cast([TOGO, ADJO])


def make_mention(sentence: Span, doer: str, reported_by: str | None) -> EventMention:
    place = Span(sentence.start, sentence.start + 4)
    return EventMention(
        article_id=ARTICLE.id,
        type="AGREE",
        actors=(Participant(actor=doer, span=place),),
        trigger=Span(
            TEXT.index("reopen", sentence.start), TEXT.index("reopen", sentence.start) + 6
        ),
        sentence=sentence,
        status="planned",
        reported_by=reported_by,
        confidence=0.7,
    )


def make_statement(speaker: str, start: int, end: int) -> Statement:
    return Statement(
        article_id=ARTICLE.id,
        speaker=speaker,
        kind="indirect",
        content=Span(start, end),
        confidence=0.9,
    )


def test_a_headline_is_told_on_the_word_on_which_alone_the_body_tells_it() -> None:
    body = make_mention(BODY, ADJO.id, ADJO.id)
    headline, kept = attribute_headlines(
        ARTICLE, [make_mention(HEADLINE, TOGO.id, None), body], CAST
    )
    assert headline.reported_by == ADJO.id
    assert kept == body


def test_what_the_body_tells_itself_is_the_articles_in_the_headline() -> None:
    mentions = [
        make_mention(HEADLINE, TOGO.id, None),
        make_mention(BODY, ADJO.id, ADJO.id),
        make_mention(BODY, TOGO.id, None),
    ]
    assert attribute_headlines(ARTICLE, mentions, CAST)[0].reported_by is None


def test_who_tells_of_an_announcement_reports_what_was_announced() -> None:
    inner, outer = make_statement("togo", 25, 40), make_statement("adjo", 21, 45)
    assert get_reporter(Span(30, 36), ["togo"], [inner, outer]) == "adjo"
    assert get_reporter(Span(30, 36), ["benin"], [inner, outer]) == "togo"
    assert get_reporter(Span(30, 36), ["togo"], [inner]) == "togo"
    assert get_reporter(Span(50, 52), ["togo"], [inner, outer]) is None
