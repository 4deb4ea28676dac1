"""Why an event mention is what it is: the words and the path behind each of its fields.

Nothing is kept for this while reading: the same code reads the article again and writes down
what it went by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from dragoman.codebook import Codebook, Entry
from dragoman.events.derivation import Act
from dragoman.events.head import FloatArray, Head
from dragoman.events.mentions import Finder
from dragoman.events.placing import Gazetteer
from dragoman.events.triggers import Candidate
from dragoman.records import Article, Cast, EventMention, Span, Statement
from dragoman.syntax import get_span

_OUTLOOKS = {
    "future": "said to come",
    "duty": "said to be due",
    "possible": "said to be possible",
    "condition": "in a condition",
    "wish": "wanted, planned or feared",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one field of an event mention rests on.

    Args:
        field: ``trigger``, ``type``, ``actor``, ``recipient``, ``status``, ``date``, ``place``,
            ``background``, ``reported_by`` or ``confidence``.
        value: What the field says.
        why: What it rests on, in words.
        span: The words that show it, or None.
    """

    field: str
    value: str
    why: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An event mention and what each of its fields rests on.

    Args:
        mention: The event mention.
        reasons: Its reasons, field by field.
    """

    mention: EventMention
    reasons: tuple[Reason, ...]


def explain_event_mentions(
    article: Article,
    doc: Doc,
    cast: Cast,
    statements: Sequence[Statement],
    codebook: Codebook,
    reference: Gazetteer,
    head: Head | None = None,
    states: FloatArray | None = None,
) -> tuple[Explanation, ...]:
    """The event mentions of an article, each with its reasons.

    Args:
        article: What is read.
        doc: Its analysis.
        cast: The article's actors.
        statements: What is said in it, and by whom.
        codebook: Types, triggers, modes, contexts.
        reference: Where places are looked up.
        head: The trained head, or None.
        states: The encoder's states, or None.

    Returns:
        The same mentions as :func:`dragoman.events.find_event_mentions` finds.
    """
    finder = _Explainer(article, doc, cast, statements, codebook, reference, head, states)
    found: list[Explanation] = []
    for sentence in doc.sents:
        found += [finder.explain(mention) for mention in finder.find_in_sentence(sentence)]
    return tuple(found)


class _Explainer(Finder):
    """A finder that remembers by which act it came to each mention."""

    @cached_property
    def _acts(self) -> dict[Span, tuple[Act, dict[int, Entry]]]:
        """The act behind each mention, by its trigger, with the entries of its sentence."""
        return {}

    def _build(
        self, act: Act, contexts: tuple[str, ...], candidates: Sequence[Candidate]
    ) -> EventMention:
        mention = super()._build(act, contexts, candidates)
        self._acts[mention.trigger] = (act, {c.token.i: c.entry for c in candidates})
        return mention

    def explain(self, mention: EventMention) -> Explanation:
        """What each field of a mention rests on.

        Args:
            mention: One that this finder has just found.
        """
        act, entries = self._acts[mention.trigger]
        reasons = (
            self._explain_trigger(mention, act),
            self._explain_type(mention, act),
            *_explain_sides(mention, act),
            _explain_status(mention, act),
            self._explain_date(mention, act),
            self._explain_background(mention, act, entries),
            *self._explain_place(mention),
            *self._explain_reporter(mention),
            _explain_confidence(mention, act, entries),
        )
        return Explanation(mention=mention, reasons=reasons)

    def _explain_trigger(self, mention: EventMention, act: Act) -> Reason:
        entry = act.candidate.entry
        words = " ".join(filter(None, (entry.lemma, entry.particle)))
        why = f"{self._codebook.name} lists the {entry.word_class} “{words}”"
        if entry.demands:
            why += f" {entry.demands}"
        why += f", weight {entry.weight:g}"
        if entry.line:
            why += f", line {entry.line} of the lexicon"
        carrier = act.candidate.carrier
        if carrier is not None:
            why += f"; “{carrier.text}” carries it"
        text = mention.trigger.text_in(self._article.text)
        return Reason(field="trigger", value=text, why=why, span=mention.trigger)

    def _explain_type(self, mention: EventMention, act: Act) -> Reason:
        own = act.candidate.entry.type
        if not act.converted:
            why = "the trigger's own type"
        else:
            names = [
                key for key, name in self._codebook.conversions.items() if name == mention.type
            ]
            done = names[0].replace("_", " ") if names else "changed"
            why = f"{own}, {done}, is {mention.type}"
        value = " ".join(filter(None, (mention.type, mention.mode)))
        return Reason(field="type", value=value, why=why)

    def _explain_date(self, mention: EventMention, act: Act) -> Reason:
        date = mention.date
        found = self._calendar.get_mention(act.candidate)
        if date is None:
            why = "no date phrase belongs to it, and history has no day of publication"
            return Reason(field="date", value="not known", why=why)
        value = date.start or "" if date.start == date.end else f"{date.start} to {date.end}"
        if found is None or date.span is None:
            why = "no date phrase belongs to it: day of publication"
            return Reason(field="date", value=value, why=why)
        words = date.span.text_in(self._article.text)
        why = f"“{words}” ({found.rule}, {date.basis}) stands nearest in the tree"
        return Reason(field="date", value=value, why=why, span=date.span)

    def _explain_background(
        self, mention: EventMention, act: Act, entries: Mapping[int, Entry]
    ) -> Reason:
        why = self._get_history(act, entries) or "nothing tells it as history"
        value = "background" if mention.background else "news"
        return Reason(field="background", value=value, why=why)

    def _explain_place(self, mention: EventMention) -> Iterator[Reason]:
        place = mention.place
        if place is not None and place.span is not None:
            words = place.span.text_in(self._article.text)
            why = f"“{words}” is a phrase of its clause"
            yield Reason(field="place", value=place.name, why=why, span=place.span)

    def _explain_reporter(self, mention: EventMention) -> Iterator[Reason]:
        speaker = self._cast.get(mention.reported_by) if mention.reported_by is not None else None
        if speaker is None:
            return
        around = (one for one in self._statements if one.content.contains(mention.trigger))
        told = next((one for one in around if one.speaker == speaker.id), None)
        why = "the trigger stands in what they say" if told else "the body tells it on their word"
        span = told.cue if told else None
        yield Reason(field="reported_by", value=speaker.name, why=why, span=span)


def _explain_sides(mention: EventMention, act: Act) -> Iterator[Reason]:
    sides = act.participants
    for field, fillers, kept in (
        ("actor", sides.actors, mention.actors),
        ("recipient", sides.recipients, mention.recipients),
    ):
        ids = {participant.actor for participant in kept}
        for filler in fillers:
            if filler.actor.id in ids:
                why = write_path(act.candidate.token, filler.token)
                yield Reason(field=field, value=filler.actor.name, why=why, span=filler.span)


def _explain_status(mention: EventMention, act: Act) -> Reason:
    mood = act.mood
    parts = [_OUTLOOKS[mood.outlook]] if mood.outlook in _OUTLOOKS else []
    parts += ["negated"] if mood.negated else []
    parts += ["somebody denies it"] if mood.denied else []
    parts += ["comes to its end"] if mood.ended else []
    if act.candidate.entry.status is not None:
        parts = ["the trigger itself says so"]
    elif act.candidate.entry.role in ("request", "command") and mention.status == "requested":
        parts.append("the trigger asks for something")
    elif act.converted:
        parts.append(f"as {mention.type} that is {mention.status}")
    if mood.cue is not None:
        parts.append(f"cue “{mood.cue.text}”")
    span = get_span(mood.cue) if mood.cue is not None else None
    why = ", ".join(parts) or "stated as a fact"
    return Reason(field="status", value=mention.status, why=why, span=span)


def _explain_confidence(mention: EventMention, act: Act, entries: Mapping[int, Entry]) -> Reason:
    candidate, sides = act.candidate, act.participants
    parts = [f"the trigger's weight is {candidate.entry.weight:g}"]
    if candidate.entry.word_class == "noun" and candidate.carrier is None:
        parts.append("a noun that no verb carries")
    parts += [] if sides.actors else ["no actor named"]
    mutual = act.type.reciprocal and len(sides.actors) > 1
    parts += [] if sides.recipients or mutual else ["no recipient named"]
    far = [filler for filler in (*sides.actors[:1], *sides.recipients[:1]) if filler.steps]
    parts += [f"{filler.actor.name} stands off its slot by {filler.steps}" for filler in far]
    depth = sum(token.i in entries for token in candidate.anchor.ancestors)
    parts += [f"{depth} other triggers stand above it"] if depth else []
    if act.verdict is not None:
        known = act.verdict.types[mention.type]
        parts.append(f"the trained head gives {mention.type} {known:.2f}")
        parts.append(f"and no event {act.verdict.no_event:.2f}")
    return Reason(field="confidence", value=f"{mention.confidence:.2f}", why=", ".join(parts))


def write_path(start: Token, goal: Token) -> str:
    """The way through the tree from one word to another: "held –obl→ talks –nmod→ Ankara".

    Args:
        start: Where it begins.
        goal: Where it ends; a word of the same sentence, else only its own words are given.
    """
    if start.sent.start != goal.sent.start:
        return f"{goal.text} (in another sentence)"
    above = [start, *start.ancestors]
    way = [goal]
    while way[-1] not in above:
        way.append(way[-1].head)
    turn = above.index(way[-1])
    parts = [start.text]
    parts += [f" ←{below.dep_}– {below.head.text}" for below in above[:turn]]
    parts += [f" –{token.dep_}→ {token.text}" for token in reversed(way[:-1])]
    return "".join(parts)
