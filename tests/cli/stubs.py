"""A reader for tests: no model, one finding, and articles that fail on purpose."""

from __future__ import annotations

import os
import signal
from functools import cache

from dragoman.records import (
    Actor,
    Article,
    EventMention,
    Figure,
    Participant,
    Reading,
    Span,
    Statement,
)

RAISES, KILLS = "RAISE", "KILL"


class StubReader:
    """Finds one actor, who did and said what the first word tells."""

    model_digest = "stub model"
    codebook_digest = "stub codebook"

    def read(self, article: Article) -> Reading:
        if RAISES in article.text:
            raise ValueError("this article is too hard")
        if KILLS in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        end = len(article.text.split()[0])
        word, whole = Span(0, end), Span(0, len(article.text.split("\n")[0]))
        actor = Actor(
            name=word.text_in(article.text), kind="state", country="TUR", mentions=(word,)
        )
        return Reading(
            article=article,
            actors=(actor,),
            event_mentions=(
                EventMention(
                    article_id=article.id,
                    type="CONSULT",
                    actors=(Participant(actor=actor.id, span=word),),
                    trigger=word,
                    sentence=whole,
                    confidence=0.5,
                ),
            ),
            statements=(
                Statement(
                    article_id=article.id,
                    speaker=actor.id,
                    kind="indirect",
                    content=whole,
                    confidence=0.5,
                ),
            ),
            figures=(
                Figure(
                    article_id=article.id,
                    what="words",
                    value=float(len(article.text.split())),
                    unit="words",
                    evidence=word,
                    confidence=0.5,
                ),
            ),
        )


@cache
def load_stub(*_: object) -> StubReader:
    return StubReader()
