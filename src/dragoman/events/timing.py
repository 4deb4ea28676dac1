"""When an event happened, and whether it is the news of the day or told as history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from dragoman.codebook import Entry
from dragoman.dates import DateMention, find_dates, has_future_cue
from dragoman.events.grammar import get_clause_head, is_verb
from dragoman.events.triggers import Candidate
from dragoman.records import Article, DateInterval
from dragoman.syntax import find_children, get_head, get_label, get_token_span

_NEWS_DAYS = 8
_CLIMB = 12
_HABITS = frozenset(
    {"regularly", "often", "repeatedly", "long", "always", "previously", "formerly", "already",
     "historically", "traditionally", "frequently", "once", "ever"}
)  # fmt: skip
_PRESENT = frozenset({"has", "have", "is", "are", "'s", "’s", "'re", "'ve", "been", "being", "do",
                      "does", "not", "n't"})  # fmt: skip
_ACCOMPANYING = frozenset({"on", "during", "at", "for", "amid", "before", "with", "in"})
_SPEECH = frozenset(
    {"say", "tell", "add", "announce", "state", "report", "note", "write", "declare"}
)


class Calendar:
    """The date phrases of one article, tied to the words that they stand with.

    Args:
        article: The article.
        doc: Its analysis.
    """

    __slots__ = ("_by_sentence", "_published_on", "_published_span")

    def __init__(self, article: Article, doc: Doc) -> None:
        self._published_on = article.published_on
        text = article.text
        self._by_sentence: dict[int, list[tuple[DateMention, Token]]] = {}
        dates = find_dates(
            text, article.published_on, future=lambda span: has_future_cue(text, span)
        )
        for mention in dates:
            span = mention.interval.span
            if span is None or article.get_part_kind(span) in ("label", "dateline"):
                continue
            head, tokens = get_head(doc, span), get_token_span(doc, span)
            if head is not None and tokens is not None and tokens.sent.start >= 0:
                self._by_sentence.setdefault(head.sent.start, []).append((mention, head))

    def get_date(self, candidate: Candidate, background: bool) -> DateInterval | None:
        """The date of an event: the phrase closest to its trigger in the tree, else publication.

        Args:
            candidate: The trigger.
            background: History without a date of its own has none.
        """
        mention = self.get_mention(candidate)
        if mention is not None:
            return mention.interval
        if background or self._published_on is None:
            return None
        day = self._published_on.isoformat()
        return DateInterval(start=day, end=day, basis="publication")

    def get_mention(self, candidate: Candidate) -> DateMention | None:
        """The date phrase that belongs to a trigger, or None."""
        rows = self._by_sentence.get(candidate.token.sent.start, ())
        best: tuple[int, DateMention] | None = None
        for mention, head in rows:
            if mention.rule.startswith("since") and _is_record(candidate, head):
                continue
            distance = _get_distance(candidate, head)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, mention)
        return best[1] if best else None

    def is_old(self, interval: DateInterval) -> bool:
        """Whether an interval began more than about a week before publication."""
        if self._published_on is None or interval.basis == "publication":
            return False
        if interval.start is None:
            return True
        parts = [int(part) for part in interval.start.split("-")]
        first = date(*[*parts, 1, 1][:3])
        return first < self._published_on - timedelta(days=_NEWS_DAYS)


def _is_record(candidate: Candidate, date: Token) -> bool:
    """Whether a date says since when nothing like it was ("the first meeting since 2009")."""
    nouns = {candidate.token, candidate.noun or candidate.token, date.head}
    return any(
        child.lower_ in ("first", "only") or child.tag_ in ("JJS", "RBS")
        for noun in nouns
        for child in find_children(noun, "amod", "advmod")
    )


def _get_distance(candidate: Candidate, head: Token) -> int | None:
    """Steps in the tree from a date to the clause or noun of a trigger; None where unrelated.

    A date counts for the verb that it depends on, for the nouns below that verb as long as they
    stand in the same clause, and for speech verbs only when nothing else takes it.
    """
    path = [head, *head.ancestors]
    lemma_penalty = 0
    for steps, token in enumerate(path[:_CLIMB]):
        if token in (candidate.token, candidate.anchor):
            return steps + lemma_penalty
        if is_verb(token) and steps:
            anchor = candidate.anchor
            current = anchor
            for depth in range(1, _CLIMB):
                if current.head == current:
                    return None
                label = get_label(current)
                if label == "acl" and current.dep_ == "acl:relcl":
                    return None
                if label in ("ccomp", "advcl", "conj", "parataxis", "csubj", "acl"):
                    lemma_penalty += 3
                current = current.head
                if current == token:
                    bound = 9 if token.lemma_.lower() in _SPEECH else 12
                    distance = steps + depth + lemma_penalty
                    return distance if distance <= bound else None
            return None
    return None


def get_history(
    candidate: Candidate,
    calendar: Calendar,
    *,
    spoken: bool,
    lead: bool,
    hostile: bool,
    get_entry: Callable[[Token], Entry | None],
) -> str | None:
    """Why an event is told as history or as a standing state; None for news of the day.

    News is told in the past tense; the present and the perfect report it only at the top of an
    article, further down they tell what stands and what went before.

    Args:
        candidate: The trigger.
        calendar: The article's dates.
        spoken: Whether a statement contains the trigger (a pluperfect there is backshift).
        lead: Whether it stands at the top of the article: headline or first sentences.
        hostile: Whether its type is one of material conflict.
        get_entry: The lexicon's entry of a trigger token, or None.
    """
    mention = calendar.get_mention(candidate)
    if mention is not None:
        if mention.interval.start != mention.interval.end and mention.rule.startswith("since"):
            return "it has gone on since then"
        old = calendar.is_old(mention.interval)
        return "its date lies more than a week before publication" if old else None
    anchor = candidate.anchor
    if not is_verb(anchor):
        named = _is_noun_background(candidate, get_entry, hostile)
        return "a noun that another act only names" if named else None
    auxiliaries = {child.lower_ for child in find_children(anchor, "aux")}
    if auxiliaries & {"had", "'d", "’d"} and anchor.tag_ in ("VBN", "VBG", "VBD"):
        reported = spoken or get_label(anchor) == "ccomp"
        return None if reported else "pluperfect"
    if _is_earlier(anchor, spoken):
        return "a participle that lies before its main clause"
    if not (lead or spoken) and _is_standing(anchor):
        return "present or perfect tense, below the top of the article"
    perfect = bool(auxiliaries & {"has", "have", "'ve", "’ve", "'s"})
    if perfect and (anchor.tag_ == "VBG" or _has_any(anchor, _HABITS) or _has_long_time(anchor)):
        return "perfect tense of something that lasts"
    if _has_any(anchor, _HABITS):
        return "a word of habit"
    if _has_long_time(anchor):
        return "it says for how long"
    return "past tense in a relative clause" if _is_relative_history(anchor) else None


def _is_earlier(verb: Token, spoken: bool) -> bool:
    """Whether a participle lies before its main clause, or with one in the pluperfect."""
    label = get_label(verb)
    marks = {child.lower_ for child in verb.children if child.dep_ in ("mark", "case")}
    if verb.tag_ == "VBG" and label in ("advcl", "acl", "obl") and marks & {"after", "for"}:
        return True
    current = verb
    while current.head != current and current.tag_ in ("VBG", "VBN", "VB"):
        if get_label(current) not in ("advcl", "acl", "xcomp", "ccomp", "conj"):
            return False
        if current is not verb and any(find_children(current, "aux")):
            break
        current = current.head
    had = any(child.lower_ in ("had", "'d", "’d") for child in find_children(current, "aux"))
    return had and current is not verb and not spoken


def _is_standing(verb: Token) -> bool:
    """Whether a finite verb is in the present or the perfect, with no modal."""
    forms = {child.lower_ for child in find_children(verb, "aux")}
    if forms:
        return forms <= _PRESENT
    return verb.tag_ in ("VBZ", "VBP")


def _has_any(verb: Token, words: Iterable[str]) -> bool:
    wanted = set(words)
    return any(child.lower_ in wanted for child in find_children(verb, "advmod"))


def _has_long_time(verb: Token) -> bool:
    """Whether a verb says how long: "in recent years", "for decades", "over the past months"."""
    return any(
        child.lemma_.lower() in ("year", "decade", "century", "month")
        and any(
            c.lower_ in ("for", "in", "over", "during", "since", "throughout")
            for c in child.children
        )
        for child in find_children(verb, "obl")
    )


def _is_relative_history(verb: Token) -> bool:
    """A past tense in a relative clause that says nothing of the day ("who led the revolt")."""
    current = verb
    for _ in range(_CLIMB):
        if current.dep_ == "acl:relcl":
            return current.tag_ in ("VBD", "VBN", "VBG") and current.lemma_.lower() not in _SPEECH
        if get_label(current) not in ("conj", "xcomp") or current.head == current:
            return False
        current = current.head
    return False


def _is_noun_background(
    candidate: Candidate, get_entry: Callable[[Token], Entry | None], hostile: bool
) -> bool:
    """An act only named inside another's report lies before it ("condemned the annexation")."""
    token = candidate.token
    head = token.head
    label = get_label(token)
    if head == token or label == "nsubj":
        return False
    cases = {child.lower_ for child in find_children(token, "case")}
    if candidate.entry.mutual and not (hostile and "after" in cases):
        return False
    if candidate.entry.role != "event" or (label == "obl" and cases & _ACCOMPANYING):
        return False
    verb = get_clause_head(token)
    entry = get_entry(verb) if verb != token else None
    return entry is not None and entry.type != "" and label in ("obj", "nmod", "obl", "conj")
