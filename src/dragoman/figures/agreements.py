"""The agreements of an article: contracts, treaties, memoranda, truces, deals, deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.figures.folding import Found, fold_agreements
from dragoman.figures.parties import PartyFinder
from dragoman.figures.terms import (
    AgreementNoun,
    Standing,
    find_agreement_nouns,
    get_standing,
    load_term_tables,
)
from dragoman.records import (
    Agreement,
    Article,
    Cast,
    DateInterval,
    EventMention,
    Figure,
    Issue,
    Span,
)
from dragoman.syntax import (
    find_children,
    find_conjuncts,
    get_dates,
    get_label,
    get_noun_phrase_span,
    get_preposition,
    get_sentence_span,
    get_span,
    get_text,
    get_token_span,
    join_span,
)

_SUBJECT_LIMIT = 110
_EVIDENCE_LIMIT = 160
_TOPIC = frozenset({"on", "regarding", "concerning", "of", "for", "over", "about", "to", "in"})
_DETERMINERS = frozenset({"DET", "PRON"})


def find_agreements(
    article: Article,
    doc: Doc,
    cast: Cast,
    figures: Sequence[Figure],
    event_mentions: Sequence[EventMention],
) -> tuple[tuple[Agreement, ...], tuple[Issue, ...]]:
    """The agreements of an article, in order of the text.

    Args:
        article: The article.
        doc: Its parse.
        cast: Its actors, from whom the parties are taken.
        figures: Its figures: money tied to an agreement is its value.
        event_mentions: Its event mentions, which lend dates and parties.
    """
    finder = PartyFinder(doc, cast, event_mentions)
    found: list[Found] = []
    for noun, known in find_agreement_nouns(doc):
        part = article.get_part_kind(get_span(noun))
        if part in ("dateline", "label") or _is_taken_up(noun, known):
            continue
        standing = get_standing(noun, known)
        if standing is None:
            continue
        parties, named = finder.get_parties(noun, standing)
        item = Found(
            agreement=_build(
                article, doc, noun, standing, parties, figures, event_mentions, named=named
            ),
            family=known.family,
            stated=standing.stated,
            definite=_is_definite(noun),
            headline=part == "headline",
        )
        item = _lend_parties(item, noun, found)
        if _is_worth(item, noun, known, found) and finder.is_anybody_named(item.agreement.parties):
            found.append(item)
    for agreement in _find_deliveries(article, doc, finder, figures, event_mentions):
        found.append(Found(agreement=agreement, family="delivery", stated=True))
    names = frozenset(
        word for actor in cast.actors for word in actor.name.casefold().split() if word
    )
    return tuple(fold_agreements(found, names)), ()


def _is_taken_up(noun: Token, known: AgreementNoun) -> bool:
    """Whether the noun only says more of another agreement of its clause.

    "A truce and an exchange of prisoners" is one agreement, and so is "a truce, the widest deal
    in years".
    """
    nouns = load_term_tables().nouns
    if get_label(noun) == "appos":
        return any(other.lemma_.lower() in nouns for other in find_conjuncts(noun.head))
    if known.strong:
        return False
    others = [nouns.get(other.lemma_.lower()) for other in find_conjuncts(noun) if other != noun]
    return any(other is not None and other.strong for other in others)


def _lend_parties(item: Found, noun: Token, found: Sequence[Found]) -> Found:
    """The agreement with the parties of an earlier one where it names none ("a previous truce")."""
    earlier = load_term_tables().settings["earlier"]
    if item.agreement.parties or not any(c.lower_ in earlier for c in noun.children):
        return item
    lender = next((f for f in reversed(found) if f.family == item.family), None)
    if lender is None:
        return item
    return replace(item, agreement=replace(item.agreement, parties=lender.agreement.parties))


def _is_worth(item: Found, noun: Token, known: AgreementNoun, found: Sequence[Found]) -> bool:
    """Whether enough is said: two parties, or one and a verb; and not "the deal" once more."""
    parties, status = item.agreement.parties, item.agreement.status
    if not parties or (len(parties) < 2 and not item.stated):
        return False
    if not known.strong and (len(parties) < 2 or not item.stated or status == "in force"):
        return False
    earlier = [f.agreement for f in found if known.family in (f.family, "agreement")]
    if item.definite and earlier and not _has_topic(noun):
        return any(a.status != status for a in earlier) and status in ("ended", "suspended")
    return True


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "that", "these", "its") for child in noun.children)


def _has_topic(noun: Token) -> bool:
    return any(get_label(child) in ("amod", "compound") for child in noun.children)


def _build(
    article: Article,
    doc: Doc,
    noun: Token,
    standing: Standing,
    parties: tuple[str, ...],
    figures: Sequence[Figure],
    events: Sequence[EventMention],
    *,
    named: bool,
) -> Agreement:
    phrase = _get_phrase(noun)
    evidence = _get_evidence(noun, standing, phrase)
    confidence = 0.5 + 0.15 * standing.stated + 0.15 * named + 0.1 * (len(parties) >= 2)
    return Agreement(
        article_id=article.id,
        parties=parties,
        subject=_get_subject_words(doc, noun, phrase),
        value=_get_value(noun, phrase, evidence, figures),
        status=standing.status,
        date=_get_date(article, doc, evidence, events),
        evidence=evidence,
        confidence=round(confidence, 2),
    )


def _get_phrase(noun: Token) -> Span:
    """The noun with its modifiers and what it is about."""
    span = _with_infinitive(noun, get_noun_phrase_span(noun))
    for child in find_children(noun, "nmod", "acl"):
        if child.i < noun.i or child.dep_ == "acl:relcl":
            continue
        words = [token for token in child.subtree if not token.is_space]
        case = get_preposition(child)
        infinitive = any(c.lower_ == "to" for c in find_children(child, "mark"))
        if (case in _TOPIC or case == "between" or case == "with" or infinitive) and words:
            end = join_span(words).end
            if end - span.start <= _SUBJECT_LIMIT:
                span = Span(span.start, max(span.end, end))
    return span


def _with_infinitive(noun: Token, span: Span) -> Span:
    """The phrase with a "to" clause right after it, however the parse attaches that."""
    doc, sentence = noun.doc, noun.sent
    if noun.i + 2 >= sentence.end or doc[noun.i + 1].lower_ != "to":
        return span
    verb = doc[noun.i + 1].head
    if verb.i <= noun.i or verb.pos_ != "VERB" or get_label(doc[noun.i + 1]) != "mark":
        return span
    end = join_span([token for token in verb.subtree if token.i > noun.i]).end
    return Span(span.start, end) if end - span.start <= _SUBJECT_LIMIT else span


def _get_evidence(noun: Token, standing: Standing, phrase: Span) -> Span:
    """The phrase with the verb that says how it stands, if they are close."""
    if standing.verb is None:
        return phrase
    verb = get_span(standing.verb)
    members = [get_span(c) for c in standing.verb.children if get_label(c) == "aux"]
    start = min([phrase.start, verb.start, *(m.start for m in members if m.start > phrase.start)])
    end = max(phrase.end, verb.end)
    whole = Span(start, end)
    inside = get_sentence_span(noun).contains(whole)
    return whole if inside and whole.end - whole.start <= _EVIDENCE_LIMIT else phrase


def _get_subject_words(doc: Doc, noun: Token, phrase: Span) -> str:
    tokens = get_token_span(doc, phrase)
    if tokens is None:
        return str(noun.text)
    first = 0
    while first < len(tokens) - 1 and (
        (tokens[first].pos_ in _DETERMINERS and tokens[first].i < noun.i) or tokens[first].is_punct
    ):
        first += 1
    words = " ".join(get_text(doc)[tokens[first].idx : phrase.end].split())
    return words or str(noun.text)


def _get_value(noun: Token, phrase: Span, evidence: Span, figures: Sequence[Figure]) -> str | None:
    """The money in the agreement's own words, or the only money of its sentence."""
    sentence = get_sentence_span(noun)
    money = [
        f
        for f in figures
        if len(f.unit) == 3 and f.unit.isupper() and sentence.contains(f.evidence)
    ]
    inside = [f for f in money if phrase.contains(f.evidence) or evidence.overlaps(f.evidence)]
    if inside:
        return inside[0].id
    return money[0].id if len(money) == 1 else None


def _get_date(
    article: Article, doc: Doc, evidence: Span, events: Sequence[EventMention]
) -> DateInterval | None:
    """The date in the clause, or that of the event that the evidence reports."""
    tokens = get_token_span(doc, evidence)
    if tokens is not None and len(tokens):
        sentence = get_sentence_span(tokens.root)
        near = [
            mention.interval
            for mention in get_dates(doc, article.published_on)
            if mention.interval.span is not None and sentence.contains(mention.interval.span)
        ]
        if len(near) == 1:
            return near[0]
    for event in events:
        if evidence.overlaps(event.trigger) and event.date is not None:
            return event.date
    return None


def _find_deliveries(
    article: Article,
    doc: Doc,
    finder: PartyFinder,
    figures: Sequence[Figure],
    events: Sequence[EventMention],
) -> list[Agreement]:
    """Goods delivered against money: "the navy took delivery of two frigates for €900 million"."""
    found = []
    for noun in doc:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() != "delivery":
            continue
        goods = next((c for c in find_children(noun, "nmod") if get_preposition(c) == "of"), None)
        if goods is None:
            continue
        taker = [
            actor
            for subject in find_children(noun.head, "nsubj")
            if noun.head.lemma_.lower() in ("take", "receive", "accept")
            for actor in finder.get_at(subject)
        ] + [
            actor
            for head in (noun, noun.head, goods)
            for child in find_children(head, "nmod", "obl")
            if get_preposition(child) == "to"
            for actor in finder.get_at(child)
        ]
        giver = [
            actor
            for child in find_children(noun.head, "obl")
            if get_preposition(child) == "from"
            for actor in finder.get_at(child)
        ]
        parties = finder.get_states([*taker, *giver, *finder.get_supplier(goods)])
        standing = Standing(status="delivered", verb=_get_verb(noun), binding=False, stated=True)
        phrase = join_span(noun.subtree)
        priced = _get_value(noun, phrase, phrase, figures) is not None
        if not taker or len(parties) < 2 or not (priced or _is_bought(doc, goods)):
            continue
        agreement = _build(article, doc, noun, standing, parties, figures, events, named=True)
        found.append(replace(agreement, subject=_get_subject_words(doc, goods, _get_phrase(goods))))
    return found


def _get_verb(noun: Token) -> Token | None:
    return noun.head if noun.head.pos_ == "VERB" and get_label(noun) in ("obj", "nsubj") else None


def _is_bought(doc: Doc, goods: Token) -> bool:
    """Whether the article says that the goods were bought."""
    for token in doc:
        if token.lemma_.lower() in load_term_tables().settings["bought"] and token.pos_ in (
            "VERB",
            "NOUN",
        ):
            near = {child.lemma_.lower() for child in token.subtree}
            if goods.lemma_.lower() in near:
                return True
    return False
