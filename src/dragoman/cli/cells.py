"""What a reader sees of each row: on the left what was found, on the right the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from dragoman.cli.console import (
    ACTOR,
    CONTENT,
    QUIET,
    RECIPIENT,
    SHORT_ID,
    TRIGGER,
    Mark,
    count,
    highlight,
)
from dragoman.cli.streams import escape
from dragoman.records import Actor, DateInterval, Event, EventMention, Figure, Span
from dragoman.records.figures import write_number
from dragoman.store import (
    AgreementRow,
    ArticleRow,
    FigureRow,
    IssueRow,
    MentionRow,
    PositionRow,
    StatementRow,
)

Cells = tuple[Text, Text]

_AROUND = 40
_MOST_REPORTS = 2


def show_mention(row: MentionRow, *, plain: bool, repeated: bool = False) -> Cells:
    """Who did what to whom, and the sentence that reports it.

    Args:
        row: The event mention.
        plain: Whether brackets stand for styles.
        repeated: Whether the line above shows the same sentence, so that the words around
            the trigger are enough.
    """
    mention = row.mention
    actors, recipients = ([one.actor for one in side] for side in (row.actors, row.recipients))
    left = show_act(mention, actors, recipients, row.reported_by)
    marks = mark_mention(row)
    if not repeated:
        return left, highlight(row.sentence, mention.sentence.start, marks, plain=plain)
    around = _clip(row.sentence, mention.sentence.start, mention.trigger)
    words = around.text_in(row.sentence)
    right = highlight(words, mention.sentence.start + around.start, marks, plain=plain)
    before, after = around.start > 0, around.end < len(row.sentence)
    return left, Text.assemble("… " if before else "", right, " …" if after else "")


def show_act(
    act: EventMention | Event,
    actors: Iterable[Actor],
    recipients: Iterable[Actor],
    reported_by: Actor | None = None,
) -> Text:
    """Who did what to whom, when, where, and whether it happened.

    Args:
        act: An event or a report of one.
        actors: Who did it.
        recipients: To whom.
        reported_by: Whose speech reports it, or None.
    """
    left = _show_actors(actors, ACTOR) or Text("actor not named", QUIET)
    receivers = _show_actors(recipients, RECIPIENT)
    if receivers:
        left.append(" → ")
        left.append_text(receivers)
    left.append("\n")
    left.append(escape(" ".join(filter(None, (act.type, act.mode)))), "bold")
    notes: list[str] = [act.status] if act.status != "actual" else []
    notes += ["background"] if act.background else []
    notes += [f"says {escape(reported_by.name)}"] if reported_by else []
    notes += [f"in {escape(act.place.name)}"] if act.place else []
    _add_notes(left, _write_date(act.date), notes, act.confidence)
    return left


def mark_mention(row: MentionRow) -> list[Mark]:
    """What to highlight of an event mention: who did it, to whom, the act.

    Args:
        row: The event mention.
    """
    marks = [Mark(span=p.span, style=ACTOR) for p in row.actors]
    marks += [Mark(span=p.span, style=RECIPIENT) for p in row.recipients]
    return [*marks, Mark(span=row.mention.trigger, style=TRIGGER, bracket=True)]


def show_statement(row: StatementRow, *, plain: bool) -> Cells:
    """Who said it to whom, and what was said in its passage.

    Args:
        row: The statement.
        plain: Whether brackets stand for styles.
    """
    statement = row.statement
    left = Text()
    if row.speaker:
        left.append_text(show_actor(row.speaker, ACTOR))
    elif row.speaker_words:
        left.append(f"“{escape(row.speaker_words)}”", ACTOR)
    else:
        left.append("speaker not known", QUIET)
    if row.addressee:
        left.append(" → ")
        left.append_text(show_actor(row.addressee, RECIPIENT))
    notes: list[str] = [statement.kind]
    notes += [escape(statement.venue)] if statement.venue else []
    _add_notes(left, _write_date(statement.date), notes, statement.confidence)
    marks = [Mark(span=statement.content, style=CONTENT, bracket=True)]
    marks += [Mark(span=statement.speaker_span, style=ACTOR)] if statement.speaker_span else []
    marks += [Mark(span=statement.cue, style=TRIGGER)] if statement.cue else []
    return left, highlight(row.passage.text, row.passage.span.start, marks, plain=plain)


def show_position(row: PositionRow, *, plain: bool) -> Cells:
    """Where an actor stands, and the words that show it.

    Args:
        row: The position.
        plain: Whether brackets stand for styles.
    """
    left = show_actor(row.holder, ACTOR)
    left.append(f"\n{row.position.stance}", "bold")
    left.append(f"\n{escape(row.position.issue)}")
    _add_notes(left, _write_date(row.position.date), [], row.position.confidence)
    marks = [Mark(span=row.position.evidence, style=CONTENT, bracket=True)]
    return left, highlight(row.passage.text, row.passage.span.start, marks, plain=plain)


def show_figure(row: FigureRow, *, plain: bool) -> Cells:
    """A number, what it counts and who says so, and the words that state it.

    Args:
        row: The figure.
        plain: Whether brackets stand for styles.
    """
    figure = row.figure
    left = Text(escape(write_amount(figure)), "bold")
    if figure.what != figure.unit:
        left.append(f"\n{escape(figure.what)}", "")
    notes = [f"says {escape(row.attributed_to.name)}"] if row.attributed_to else []
    _add_notes(left, f"as of {figure.as_of}" if figure.as_of else None, notes, figure.confidence)
    if row.agreement:
        agreed = row.agreement.agreement
        left.append(f"\nof {escape(agreed.subject)}, {agreed.id[:SHORT_ID]}", QUIET)
    elif row.event:
        left.append(f"\nof {_write_report(row.event)}", QUIET)
    marks = [Mark(span=figure.evidence, style=TRIGGER, bracket=True)]
    return left, highlight(row.passage.text, row.passage.span.start, marks, plain=plain)


def show_agreement(row: AgreementRow, *, plain: bool) -> Cells:
    """Who agreed on what, and the words that report it.

    Args:
        row: The agreement.
        plain: Whether brackets stand for styles.
    """
    agreement = row.agreement
    left = Text()
    left.append_text(_show_actors(row.parties, ACTOR) or Text("parties not named", QUIET))
    left.append(f"\n{escape(agreement.subject)}")
    left.append(f"\n{agreement.status}", "bold")
    notes = [escape(write_amount(row.value))] if row.value else []
    _add_notes(left, _write_date(agreement.date), notes, agreement.confidence)
    for event in row.events[:_MOST_REPORTS]:
        left.append(f"\nby {_write_report(event)}", QUIET)
    if row.events[_MOST_REPORTS:]:
        left.append(f"\nand {count(len(row.events) - _MOST_REPORTS, 'more event')}", QUIET)
    marks = [Mark(span=agreement.evidence, style=CONTENT, bracket=True)]
    return left, highlight(row.passage.text, row.passage.span.start, marks, plain=plain)


def show_issue(row: IssueRow, *, plain: bool) -> Cells:
    """What could not be handled, and where.

    Args:
        row: The issue.
        plain: Whether brackets stand for styles.
    """
    left = Text(f"{escape(row.issue.stage)}\n", "bold")
    left.append(escape(row.issue.code))
    right = Text(escape(row.issue.detail))
    if row.words:
        right.append(f"\n“{escape(row.words[:200])}”", "" if plain else CONTENT)
    return left, right


def show_source(article: ArticleRow | None, source_id: str | None = None) -> Text:
    """Where a line comes from: outlet, date of publication and id of the article.

    Args:
        article: The article, or None.
        source_id: What the input was called, when there is no article.
    """
    if article is None:
        return Text(escape(source_id or "unknown source"), QUIET)
    who = article.outlet or article.agency or article.source_id or "outlet not known"
    when = (article.published or "date not known")[:10]
    return Text(f"{escape(who)}, {when}, {article.id[:SHORT_ID]}", QUIET)


def write_amount(figure: Figure) -> str:
    """A figure in words: "more than 13,000 lives", "2,000 to 3,000 troops".

    Args:
        figure: The figure.
    """
    number = write_number(figure.value, figure.low, figure.high, figure.comparator)
    return f"{number} {figure.unit}"


def _write_report(row: MentionRow) -> str:
    """What an event mention is called in a line of another claim: "“killed”, evm-0123abcd"."""
    return f"“{escape(row.trigger)}”, {row.mention.id[:SHORT_ID]}"


def _clip(sentence: str, offset: int, trigger: Span) -> Span:
    """The words around a trigger, as a span of its sentence."""
    start, end = trigger.start - offset, trigger.end - offset
    first = sentence.rfind(" ", 0, max(0, start - _AROUND)) + 1
    last = sentence.find(" ", min(len(sentence), end + _AROUND))
    return Span(first if start > _AROUND else 0, last if last >= 0 else len(sentence))


def _write_date(date: DateInterval | None) -> str | None:
    if date is None:
        return None
    if date.start == date.end:
        words = date.start or ""
    elif date.end is None:
        words = f"since {date.start}"
    elif date.start is None:
        words = f"until {date.end}"
    else:
        words = f"{date.start} to {date.end}"
    return f"reported {words}" if date.basis == "publication" else words


def show_actor(actor: Actor, style: str) -> Text:
    """An actor's name with country and sector.

    Args:
        actor: The actor.
        style: Style of the name.
    """
    result = Text(escape(actor.name), style)
    codes = [code for code in (actor.country, actor.sector) if code]
    if codes and actor.kind != "state":
        result.append(f" ({escape(' '.join(codes))})", QUIET)
    return result


def _show_actors(actors: Iterable[Actor], style: str) -> Text:
    return Text(" and ").join(show_actor(actor, style) for actor in actors)


def _add_notes(left: Text, date: str | None, notes: Sequence[str], confidence: float) -> None:
    dates = (date,) if date else ()
    left.append("\n" + ", ".join((*dates, *notes, f"confidence {confidence:.2f}")), QUIET)
