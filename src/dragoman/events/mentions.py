"""Event mentions of one article: triggers, participants, status, time, place, modes, contexts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from dragoman.codebook import CameoCode, Codebook, Entry
from dragoman.events.arguments import (
    Participants,
    face,
    find_participants,
    is_mishap,
    step_away,
)
from dragoman.events.confidence import Evidence, get_confidence, get_threshold
from dragoman.events.contexts import CueIndex, get_lemmas
from dragoman.events.derivation import (
    Act,
    derive_act,
    find_governed,
    get_voice,
)
from dragoman.events.fillers import Filler, Mentions, index_mentions, unique, without_known
from dragoman.events.grammar import find_agents, find_clause_tokens, is_purpose
from dragoman.events.head import FloatArray, Head, make_case
from dragoman.events.merging import find_distinct
from dragoman.events.placing import Gazetteer, find_place
from dragoman.events.reaching import (
    OCCASIONS,
    find_conditioned,
    find_homes,
    find_named,
    find_purposed,
    find_reached,
)
from dragoman.events.reporters import attribute_headlines, get_reporter
from dragoman.events.sharing import find_aims, is_denial, share_sides
from dragoman.events.status import find_mood
from dragoman.events.timing import Calendar, get_history
from dragoman.events.triggers import Candidate, find_candidates, find_duties, get_verb_key
from dragoman.records import (
    Actor,
    Article,
    Cast,
    EventMention,
    Issue,
    Participant,
    Span,
    Statement,
)
from dragoman.syntax import get_sentence_span, get_span

_MAX_WORDS = 400
_SURE = 0.5
"""Weight from which a mutual trigger may stand with one party ("met reporters", not "spoke")."""
_LEAD_SENTENCES = 3
_PRESS = "JRN"


def find_event_mentions(
    article: Article,
    doc: Doc,
    cast: Cast,
    statements: Sequence[Statement],
    codebook: Codebook,
    reference: Gazetteer,
    head: Head | None = None,
    states: FloatArray | None = None,
) -> tuple[tuple[EventMention, ...], tuple[Issue, ...]]:
    """Who does what to whom in an article, as far as its words say.

    Args:
        article: What is read.
        doc: Its analysis; ``doc.text`` is ``article.text``.
        cast: The article's actors.
        statements: What is said in it, and by whom.
        codebook: Types, triggers, modes, contexts.
        reference: Where places are looked up.
        head: The trained head; asked where it fits the codebook and there are states.
        states: The encoder's states, one row a token; None when the pipeline gives none.

    Returns:
        Event mentions in order of the text, and what could not be handled.
    """
    finder = Finder(article, doc, cast, statements, codebook, reference, head, states)
    found: list[EventMention] = []
    for sentence in doc.sents:
        found += finder.find_in_sentence(sentence)
    return tuple(attribute_headlines(article, found, cast)), tuple(finder.issues)


@lru_cache(maxsize=8)
def _get_cue_index(codebook: Codebook) -> CueIndex:
    return CueIndex(codebook)


@lru_cache(maxsize=4096)
def _get_cameo(
    codebook: Codebook, name: str, mode: str | None, contexts: tuple[str, ...]
) -> CameoCode | None:
    return codebook.get_cameo(name, mode, contexts)


class Finder:
    """Finds the event mentions of one article, sentence by sentence.

    Args:
        article: The article.
        doc: Its analysis.
        cast: Its actors.
        statements: Its statements.
        codebook: The codebook.
        reference: Where places are looked up.
        head: The trained head, or None.
        states: The encoder's states, or None.
    """

    keeps_weak = False
    """Whether mentions below the threshold are kept, as fitting the confidence needs them."""

    def __init__(
        self,
        article: Article,
        doc: Doc,
        cast: Cast,
        statements: Sequence[Statement],
        codebook: Codebook,
        reference: Gazetteer,
        head: Head | None = None,
        states: FloatArray | None = None,
    ) -> None:
        self._article = article
        self._cast = cast
        self._codebook = codebook
        self._reference = reference
        self._mentions: Mentions = index_mentions(doc, cast)
        self._blocked = frozenset(_find_blocked(doc, cast))
        self._statements = sorted(statements, key=lambda s: s.content.end - s.content.start)
        self._calendar = Calendar(article, doc)
        self._cues = _get_cue_index(codebook)
        self._states = states
        self._head = head if states is not None and head and head.fits(codebook) else None
        self._n_sentences = 0
        self.issues: list[Issue] = []

    def find_in_sentence(self, sentence: TokenSpan) -> Iterator[EventMention]:
        """The distinct mentions of one sentence, in order; weak ones become issues."""
        first = next((token for token in sentence if not token.is_space), None)
        if first is None or self._article.get_part_kind(get_span(first)) in ("label", "dateline"):
            return
        self._n_sentences += self._article.get_part_kind(get_span(first)) == "body"
        if len(sentence) > _MAX_WORDS:
            self._report(sentence, "sentence-too-long", f"{len(sentence)} words: not coded.")
            return
        candidates, acts = self.find_acts(sentence)
        contexts = self._cues.find_contexts(get_lemmas(sentence)) if acts else ()
        built = [self._build(act, contexts, candidates) for act in acts]
        for mention in find_distinct(built):
            n_parties = len(mention.actors) + len(mention.recipients)
            threshold = 0.0 if self.keeps_weak else get_threshold(n_parties)
            if mention.confidence < threshold:
                self._report_weak(mention, threshold)
            else:
                yield mention

    def find_acts(self, sentence: TokenSpan) -> tuple[list[Candidate], list[Act]]:
        """The triggers of a sentence and the acts they report, with the head's word on each."""
        candidates = self._find_candidates(sentence)
        acts = share_sides(find_aims(list(self._derive_acts(candidates)), self._codebook))
        if self._head is None or self._states is None or not acts:
            return candidates, acts
        cases = [make_case(act.candidate, act.participants, sentence) for act in acts]
        verdicts = self._head.judge(self._states, cases)
        judged = zip(acts, verdicts, strict=True)
        return candidates, [replace(act, verdict=verdict) for act, verdict in judged]

    def _find_candidates(self, sentence: TokenSpan) -> list[Candidate]:
        """The triggers of a sentence: the lexicon's, and what a speaker says must be done."""
        found = [
            candidate
            for candidate in find_candidates(sentence, self._codebook.lexicon, self._blocked)
            if candidate.entry.type
        ]
        request = self._codebook.conversions.get("requested")
        if request is not None:
            taken = {word.i for candidate in found for word in candidate.words}
            found += find_duties(sentence, request, taken)
        return found

    def _derive_acts(self, candidates: Sequence[Candidate]) -> Iterator[Act]:
        by_token: dict[int, Candidate] = {}
        for candidate in candidates:
            for word in (candidate.carrier, candidate.token):
                if word is not None:
                    by_token[word.i] = candidate
        entries = {i: c.entry for i, c in by_token.items()}
        filled = {id(c): self._fill(c) for c in candidates}
        governed = {id(c): list(find_governed(c, by_token, self._codebook)) for c in candidates}
        taken = {id(inner) for row in governed.values() for inner in row}
        for candidate in candidates:
            if id(candidate) in taken:
                continue
            speaker = self._get_speaker(candidate.span)
            mood = find_mood(
                candidate.anchor, self._get_entry_look_up(entries), self._is_spoken(candidate.span)
            )
            act = derive_act(
                candidate,
                filled[id(candidate)],
                mood,
                [(inner, filled[id(inner)]) for inner in governed[id(candidate)]],
                codebook=self._codebook,
                mentions=self._mentions,
                speaker=speaker,
            )
            if act is not None and act.converted and candidate.entry.mutual:
                act = self._split_sides(act)
            if act is not None and _is_supported(act):
                if is_mishap(candidate, act.participants, act.type):
                    continue
                yield self._see_in_context(self._complete(act, entries))

    def _see_in_context(self, act: Act) -> Act:
        """The act as the type that it is in a context ("deployed troops as peacekeepers")."""
        if not act.type.in_context:
            return act
        words = [act.candidate.anchor, *find_clause_tokens(act.candidate.anchor)]
        words += [w for head in find_agents(act.candidate.anchor) for w in head.subtree]
        for context in self._cues.find_contexts(get_lemmas(words)):
            other = self._codebook.get_type(act.type.in_context.get(context, ""))
            if other is not None:
                return replace(act, type=other, converted=True)
        return act

    def _split_sides(self, act: Act) -> Act:
        """The act with who refuses or threatens apart from whom ("will not talk to")."""
        if act.type.reciprocal or act.participants.recipients:
            return act
        sides = find_participants(act.candidate, self._mentions, reciprocal=False)
        return replace(act, participants=sides)

    def _complete(self, act: Act, stops: Mapping[int, Entry]) -> Act:
        """The act with the recipients that no slot of its frame names."""
        candidate, sides = act.candidate, act.participants
        doers = unique((*sides.actors, *find_named(sides.actors, self._mentions)))
        sides = replace(sides, actors=tuple(doers))
        known = {filler.actor.id for filler in doers}
        recipients = sides.recipients
        if is_denial(candidate):
            return replace(act, participants=replace(sides, recipients=()))
        if not recipients and len(sides.actors) > 1 and _is_mutual(act):
            if act.converted and not act.type.reciprocal:
                return replace(act, participants=face(sides))
        elif not recipients:
            recipients = self._find_conditioned(act) or self._find_addressee(act)
        if not recipients and not (len(sides.actors) > 1 and _is_mutual(act)):
            recipients = find_reached(candidate, self._mentions, sides.actors, stops)
            if not recipients and candidate.entry.doer:
                recipients = find_reached(
                    candidate, self._mentions, sides.actors, stops, through_clauses=True
                )
            if not recipients:
                others = {i for i, entry in stops.items() if entry.type != act.type.name}
                recipients = find_reached(
                    candidate, self._mentions, sides.actors, others, through_clauses=True
                )
        if not recipients and act.type.answers:
            told = find_conditioned(candidate.anchor, self._mentions, known, OCCASIONS)
            recipients = step_away(told)
        if act.type.verbal:
            recipients = self._add_reached(act, recipients, known)
        homes = find_homes(candidate, recipients, self._mentions, known)
        named = find_named(recipients, self._mentions)
        recipients = without_known(unique((*recipients, *named, *homes)), doers)
        recipients = tuple(f for f in recipients if not self._is_voice(f, candidate))
        return replace(act, participants=replace(sides, recipients=recipients))

    def _add_reached(
        self, act: Act, recipients: Sequence[Filler], known: set[str]
    ) -> tuple[Filler, ...]:
        """The recipients with whom one called or visited to say so, where these are their side."""
        reached = find_purposed(act.candidate.anchor, self._mentions, known)
        sides = {filler.actor.country for filler in recipients} - {None}
        own = [f for f in reached if not recipients or f.actor.country in sides]
        return tuple(unique((*recipients, *own)))

    def _find_conditioned(self, act: Act) -> tuple[Filler, ...]:
        """Of whom something is wanted before a refusal ends ("will not leave until Mali pays")."""
        conversions = self._codebook.conversions
        if act.type.name not in (conversions.get("refused"), conversions.get("threatened")):
            return ()
        known = {filler.actor.id for filler in act.participants.actors}
        return find_conditioned(act.candidate.anchor, self._mentions, known)

    def _get_entry_look_up(self, entries: Mapping[int, Entry]) -> Callable[[Token], Entry | None]:
        lexicon = self._codebook.lexicon

        def get_entry(token: Token) -> Entry | None:
            found = entries.get(token.i)
            if found is not None:
                return found
            return next(
                (
                    entry
                    for entry in lexicon.find_entries(get_verb_key(token, lexicon), "verb")
                    if entry.role in ("pass", "end")
                ),
                None,
            )

        return get_entry

    def _fill(self, candidate: Candidate) -> Participants:
        event_type = self._codebook.get_type(candidate.entry.type)
        reciprocal = event_type is not None and event_type.reciprocal
        return find_participants(candidate, self._mentions, reciprocal)

    def _get_speaker(self, span: Span) -> Actor | None:
        statement = self._get_statement(span)
        return self._cast.get(statement.speaker) if statement and statement.speaker else None

    def _get_statement(self, span: Span) -> Statement | None:
        """The shortest statement of somebody known that contains a span."""
        return next((s for s in self._statements if s.speaker and s.content.contains(span)), None)

    def _is_voice(self, filler: Filler, candidate: Candidate) -> bool:
        """Whether a mention is that of who says it, beside what is said ("..., Ana Ruiz said")."""
        statement = self._get_statement(candidate.span)
        if statement is None or filler.actor.id != statement.speaker:
            return False
        return not statement.content.contains(filler.span)

    def _find_addressee(self, act: Act) -> tuple[Filler, ...]:
        """To whom a speaker says what the own side will or will not do ("told Mali it would")."""
        statement = self._get_statement(act.candidate.span)
        speaker = self._get_speaker(act.candidate.span)
        if statement is None or statement.addressee is None or speaker is None:
            return ()
        sides = {actor.id for actor in (speaker,)} | {speaker.country}
        doers = [filler.actor for filler in act.participants.actors]
        own = any(actor.id in sides or actor.country in sides - {None} for actor in doers)
        told = self._cast.get(statement.addressee)
        heard = told is not None and told.sector == _PRESS  # who reports it is no side
        if not own or told is None or heard or told.id in {actor.id for actor in doers}:
            return ()
        return (get_voice(told, act.candidate),)

    def _is_spoken(self, span: Span) -> bool:
        return any(statement.content.contains(span) for statement in self._statements)

    def _build(
        self, act: Act, contexts: tuple[str, ...], candidates: Sequence[Candidate]
    ) -> EventMention:
        candidate, name = act.candidate, act.type.name
        entries = {c.token.i: c.entry for c in candidates}
        background = self._get_history(act, entries) is not None
        mode = self._cues.get_mode(
            act.type, candidate, candidate.anchor.subtree, get_lemmas(candidate.words)
        )
        cameo = _get_cameo(self._codebook, name, mode, contexts)
        doers = [filler.actor.id for filler in act.participants.actors]
        return EventMention(
            article_id=self._article.id,
            type=name,
            mode=mode,
            contexts=contexts,
            cameo=cameo.code if cameo else None,
            quad=act.type.quad,
            score=self._codebook.score(name, mode),
            actors=_get_participants(act.participants.actors),
            recipients=_get_participants(act.participants.recipients),
            trigger=candidate.span,
            sentence=get_sentence_span(candidate.token),
            date=self._calendar.get_date(candidate, background),
            place=find_place(candidate, self._reference),
            status=act.status,
            background=background,
            reported_by=get_reporter(candidate.span, doers, self._statements),
            confidence=get_confidence(self.weigh(act, entries)),
        )

    def weigh(self, act: Act, entries: Mapping[int, Entry]) -> Evidence:
        """What makes an act sure or unsure.

        Args:
            act: The act.
            entries: The entries of the sentence's triggers by their place.
        """
        entry, sides = act.candidate.entry, act.participants
        two_sided = bool(sides.recipients) or (_is_mutual(act) and len(sides.actors) > 1)
        return Evidence(
            type=act.type.name,
            weight=entry.weight,
            is_noun=entry.word_class == "noun",
            is_carried=act.candidate.carrier is not None,
            has_actor=bool(sides.actors),
            has_recipient=two_sided,
            is_mutual=two_sided and not sides.recipients,
            needs_recipient=act.type.requires_recipient,
            is_converted=act.converted,
            is_hypothetical=act.status == "hypothetical",
            steps=sum(f.steps for f in (*sides.actors[:1], *sides.recipients[:1])),
            depth=sum(token.i in entries for token in act.candidate.anchor.ancestors),
            serves=any(is_purpose(c) and c.i in entries for c in act.candidate.anchor.children),
            verdict=act.verdict,
        )

    def _get_history(self, act: Act, entries: Mapping[int, Entry]) -> str | None:
        """Why an act is told as history; None for news."""
        return get_history(
            act.candidate,
            self._calendar,
            spoken=self._is_spoken(act.candidate.span),
            lead=self._n_sentences <= _LEAD_SENTENCES,
            hostile=act.type.quad == 4,
            get_entry=lambda token: entries.get(token.i),
        )

    def _report(self, sentence: TokenSpan, code: str, detail: str) -> None:
        self.issues.append(
            Issue(stage="events", code=code, detail=detail, span=get_sentence_span(sentence[0]))
        )

    def _report_weak(self, mention: EventMention, threshold: float) -> None:
        words = mention.trigger.text_in(self._article.text)
        self.issues.append(
            Issue(
                stage="events",
                code="event-below-threshold",
                detail=f"{mention.type} '{words}': confidence {mention.confidence} is below"
                f" {threshold}, not coded.",
                span=mention.trigger,
            )
        )


def _find_blocked(doc: Doc, cast: Cast) -> Iterator[int]:
    """The tokens inside the mention of an actor: no triggers ("Trade Ministry")."""
    for span, _ in cast.find_mentions():
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None:
            yield from (token.i for token in tokens)


def _get_participants(fillers: Iterable[Filler]) -> tuple[Participant, ...]:
    return tuple(Participant(actor=filler.actor.id, span=filler.span) for filler in fillers)


def _is_mutual(act: Act) -> bool:
    return act.type.reciprocal or act.candidate.entry.mutual


def _is_supported(act: Act) -> bool:
    """Whether enough actors are named for the act to be an event at all."""
    participants = act.participants
    if not participants.actors and not participants.recipients:
        return False
    candidate = act.candidate
    if candidate.entry.mutual and participants.n_sides < 2 and candidate.entry.weight < _SURE:
        return False
    if candidate.entry.word_class == "noun" and candidate.carrier is None:
        return bool(participants.actors)
    return bool(participants.actors) or candidate.entry.word_class != "adjective"
