"""Explanations of what a reading holds, found by reading its article again."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.actors import find_actors
from dragoman.events.explaining import Reason, explain_event_mentions, write_path
from dragoman.figures import find_figures
from dragoman.language import STATES_KEY, read_document
from dragoman.reading import Reader
from dragoman.records import Article, Cast, Figure, Span, Statement
from dragoman.records.figures import write_number
from dragoman.statements import find_statements
from dragoman.syntax import get_head


class Explainer(Reader):
    """Reads an article again and says what each field of a finding rests on."""

    def explain(self, article: Article, record_id: str) -> tuple[Reason, ...]:
        """What a finding rests on.

        Args:
            article: The article that it was found in.
            record_id: Id of the event mention, statement or figure.

        Returns:
            Its reasons, field by field; none when the article, read by this code, model and
            codebook, holds no such finding.
        """
        doc = read_document(self._nlp, article)
        actors, _ = find_actors(article, doc, self._reference)
        cast = Cast(actors)
        statements, _ = find_statements(article, doc, cast)
        if record_id.startswith("evm-"):
            explained = explain_event_mentions(
                article,
                doc,
                cast,
                statements,
                self._codebook,
                self._reference,
                self._head,
                doc.user_data.get(STATES_KEY),
            )
            found = (one.reasons for one in explained if one.mention.id == record_id)
            return next(found, ())
        for statement in statements:
            if statement.id == record_id:
                return tuple(_explain_statement(statement, article, doc, cast))
        figures, _ = find_figures(article, doc, cast, statements)
        for figure in figures:
            if figure.id == record_id:
                return tuple(_explain_figure(figure, statements, article, cast))
        return ()


def _explain_statement(
    statement: Statement, article: Article, doc: Doc, cast: Cast
) -> Iterator[Reason]:
    text = article.text
    content = statement.content.text_in(text)
    why = {
        "direct": "it stands in quotation marks",
        "indirect": "it is told without quotation marks",
        "mixed": "some of it stands in quotation marks",
    }[statement.kind]
    yield Reason(field="content", value=content, why=why, span=statement.content)
    cue, speaker = statement.cue, statement.speaker_span
    if cue is not None:
        words = cue.text_in(text)
        way = _write_way(doc, cue, statement.content)
        yield Reason(field="cue", value=words, why=f"marks it as speech: {way}", span=cue)
    name = _get_name(cast, statement.speaker)
    if speaker is None:
        why = "no words name the speaker here: the one who spoke before goes on"
        yield Reason(field="speaker", value=name, why=why)
    else:
        way = _write_way(doc, cue, speaker) if cue else "stands before what is said"
        yield Reason(field="speaker", value=name, why=way, span=speaker)
    if statement.addressee is not None:
        name = _get_name(cast, statement.addressee)
        yield Reason(field="addressee", value=name, why="named as who is spoken to")
    if statement.date is not None:
        words = statement.date.span.text_in(text) if statement.date.span else "publication"
        value = statement.date.start or statement.date.end or ""
        why = f"“{words}” ({statement.date.basis})"
        yield Reason(field="date", value=value, why=why, span=statement.date.span)


def _explain_figure(
    figure: Figure, statements: tuple[Statement, ...], article: Article, cast: Cast
) -> Iterator[Reason]:
    words = figure.evidence.text_in(article.text)
    number = write_number(figure.value, figure.low, figure.high, figure.comparator)
    amount = f"{number} {figure.unit}".lstrip()
    why = f"“{words}” is read as {amount}"
    yield Reason(field="value", value=amount, why=why, span=figure.evidence)
    yield Reason(field="what", value=figure.what, why="the noun that the number counts")
    if figure.attributed_to is not None:
        said = next((one for one in statements if one.content.contains(figure.evidence)), None)
        why = "the number stands in what they say" if said else "the sentence names them as source"
        name = _get_name(cast, figure.attributed_to)
        span = said.cue if said else None
        yield Reason(field="attributed_to", value=name, why=why, span=span)
    else:
        yield Reason(field="attributed_to", value="the article", why="nobody else vouches for it")
    if figure.as_of is not None:
        yield Reason(field="as_of", value=figure.as_of, why="the date that belongs to the number")


def _write_way(doc: Doc, start: Span, goal: Span) -> str:
    first, last = get_head(doc, start), get_head(doc, goal)
    return write_path(first, last) if first is not None and last is not None else "no path"


def _get_name(cast: Cast, actor_id: str | None) -> str:
    actor = cast.get(actor_id) if actor_id is not None else None
    return actor.name if actor is not None else "not known"
