"""Who is bound by an agreement: from its prepositions, possessives, verbs, and from the event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.figures.terms import Standing, load_term_tables
from dragoman.records import Actor, Cast, EventMention, Span
from dragoman.syntax import (
    find_children,
    find_conjuncts,
    get_head,
    get_label,
    get_preposition,
    get_span,
    join_span,
)

_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD"})
_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "armistice"})
_RELATIVE = frozenset({"who", "which", "that"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_PLACING = frozenset({"in", "at", "near", "across", "around", "inside", "on"})
_PARTY_PREPOSITIONS = frozenset({"between", "with", "among"})


class PartyFinder:
    """Finds the parties of the agreements of one article.

    Args:
        doc: The parsed article.
        cast: Its actors.
        event_mentions: Its event mentions.
    """

    def __init__(self, doc: Doc, cast: Cast, event_mentions: Sequence[EventMention]) -> None:
        self._doc = doc
        self._cast = cast
        self._events = tuple(event_mentions)

    def get_parties(self, noun: Token, standing: Standing) -> tuple[tuple[str, ...], bool]:
        """The ids of the parties, and whether the text names them as such.

        Args:
            noun: The noun that names the agreement.
            standing: How it stands here.
        """
        parties, named = self._get_parties(noun, standing)
        itself = {a.id for a in (*self._get_itself(noun), *self._get_mediators(noun))}
        return tuple(party for party in parties if party not in itself), named

    def _get_parties(self, noun: Token, standing: Standing) -> tuple[tuple[str, ...], bool]:
        named = self._get_by_preposition(noun)
        if standing.verb is not None:
            named += self._get_by_preposition(standing.verb)
        if len(_unique(named)) < 2:
            named += self._get_modifiers(noun)
        if standing.verb is not None:
            named += self._get_by_verb(standing, noun)
        if len(_unique(self._to_states(named))) >= 2:
            return _unique(self._to_states(named)), True
        with_event = self._to_states([*named, *self._get_from_events(noun, standing)])
        if len(_unique(with_event)) >= 2:
            return _unique(with_event), True
        acting = [*self._get_acting_under(noun, named), *self._get_granted(noun)]
        under = self._to_states([*named, *acting])
        if len(_unique(under)) == 2:
            return _unique(under), bool(named)
        in_clause = self._to_states([*named, *self._get_from_sentence(noun, standing)])
        states = _unique(in_clause)
        return (states, False) if 2 <= len(states) <= 3 else (_unique(with_event), bool(with_event))

    def get_supplier(self, goods: Token) -> list[Actor]:
        """Who earlier in the article is said to own or make what is delivered here."""
        found: list[Actor] = []
        for token in self._doc[: goods.i + 1]:
            if token.lemma_.lower() != goods.lemma_.lower():
                continue
            found += self._get_modifiers(token)
            found += [
                a
                for child in find_children(token, "nmod")
                if get_preposition(child) == "from"
                for a in self.get_at(child)
            ]
        return list(self._to_states(found))

    def get_at(self, token: Token) -> list[Actor]:
        """The actors whose mention is headed by a token or lies around it alone."""
        place = get_span(token)
        spans = list(self._cast.find_overlapping(place))
        if not spans:
            return []
        widest = max(spans, key=lambda pair: (pair[0].end - pair[0].start, -pair[0].start))[0]
        return [actor for span, actor in spans if span == widest]

    def is_anybody_named(self, parties: Sequence[str]) -> bool:
        """Whether one of the parties at least has a name or a country ("27 countries" has none)."""
        actors = [actor for party in parties if (actor := self._cast.get(party)) is not None]
        return any(a.country or (a.kind != "group" and a.name[:1].isupper()) for a in actors)

    def get_states(self, actors: Iterable[Actor]) -> tuple[str, ...]:
        """The ids of the states for which some actors act, or of the actors themselves."""
        return _unique(self._to_states(actors))

    def _to_states(self, actors: Iterable[Actor]) -> list[Actor]:
        return [self._get_state(actor) for actor in actors]

    def _get_state(self, actor: Actor) -> Actor:
        """The state for which a person or a ministry acts, where the article names it."""
        if actor.kind == "state" or actor.country is None:
            return actor
        if actor.sector is not None and actor.sector not in _STATE_SECTORS:
            return actor
        states = [a for a in self._cast.actors if a.kind == "state" and a.country == actor.country]
        return states[0] if states else actor

    def _get_by_preposition(self, noun: Token) -> list[Actor]:
        """By preposition: "between A and B", "with A", "on trade in fish between A and B"."""
        found: list[Actor] = []
        for child in find_children(noun, "nmod", "obl"):
            preposition = get_preposition(child)
            if preposition in _PARTY_PREPOSITIONS:
                found += self._get_all(child)
            elif noun.pos_ in _NOUNS and child.i > noun.i:
                found += [
                    actor
                    for inner in child.subtree
                    if inner.i != child.i and get_preposition(inner) == "between"
                    for actor in self._get_all(inner)
                ]
        return found

    def _get_mediators(self, noun: Token) -> list[Actor]:
        """Who brought an agreement about: "a UN-brokered truce" binds others."""
        found: list[Actor] = []
        for child in find_children(noun, "amod", "compound"):
            tokens = list(child.subtree)
            if any(token.lower_ in load_term_tables().settings["mediated"] for token in tokens):
                found += [actor for token in tokens for actor in self.get_at(token)]
        return found

    def _get_modifiers(self, noun: Token) -> list[Actor]:
        """By what stands before: "Kenya's contract"; "a French-brokered truce" names no party."""
        found: list[Actor] = []
        for child in noun.children:
            label = get_label(child)
            if child.i > noun.i or (
                label not in ("amod", "compound") and child.dep_ != "nmod:poss"
            ):
                continue
            tokens = list(child.subtree)
            if any(token.lower_ in load_term_tables().settings["mediated"] for token in tokens):
                continue
            for token in tokens:
                found += self.get_at(token)
        return found

    def _get_by_verb(self, standing: Standing, noun: Token) -> list[Actor]:
        verb = standing.verb
        if verb is not None and verb.pos_ == "NOUN" and standing.status == "under negotiation":
            return self._get_talking(verb)
        if verb is None or not standing.binding:
            return []
        found: list[Actor] = []
        for child in verb.children:
            case = get_preposition(child)
            if (
                child.dep_ == "nsubj"
                or child.dep_ == "obl:agent"
                or (child.dep_ == "obl" and case in ("by", "with", "between"))
            ):
                found += self._get_all(child)
        if not any(child.dep_ == "nsubj" for child in verb.children) and verb.pos_ == "VERB":
            found = [*self._get_controller(verb, noun), *found]
        return found

    def _get_talking(self, talks: Token) -> list[Actor]:
        """Who holds the talks: the subject of the verb above "talks on a free-trade deal"."""
        holders = [
            talks.head if child.lower_ in _RELATIVE and get_label(talks) == "acl" else child
            for child in find_children(talks, "nsubj")
        ]
        if holders:
            return [actor for holder in holders for actor in self._get_all(holder)]
        for ancestor in talks.ancestors:
            if ancestor.pos_ == "VERB":
                subjects = list(find_children(ancestor, "nsubj"))
                found = [actor for subject in subjects for actor in self._get_all(subject)]
                return found if len(_unique(found)) > 1 else []
        return []

    def _get_controller(self, verb: Token, noun: Token) -> list[Actor]:
        """The subject of "signed" in "met and signed", "agreed to sign", "after signing"."""
        current = verb
        for _ in range(3):
            if (
                get_label(current) not in ("conj", "xcomp", "advcl", "acl")
                or current.head.i == current.i
            ):
                return []
            if current.dep_ == "acl:relcl" or (
                get_label(current) == "acl" and current.head.i == noun.i
            ):
                return []
            if get_label(current) == "acl":
                return self._get_all(current.head)
            current = current.head
            subjects = list(find_children(current, "nsubj"))
            if subjects:
                return [actor for subject in subjects for actor in self._get_all(subject)]
        return []

    def _get_all(self, token: Token) -> list[Actor]:
        """The actors of a noun and of what is coordinated with it."""
        found: list[Actor] = []
        for conjunct in find_conjuncts(token) if get_label(token) != "conj" else [token]:
            apposed = [
                actor
                for child in find_children(conjunct, "appos")
                if child.pos_ == "PROPN"
                for actor in self.get_at(child)
            ]
            found += apposed or self.get_at(conjunct)
        return found

    def _get_from_events(self, noun: Token, standing: Standing) -> list[Actor]:
        """The participants of the event whose trigger is the verb or the noun."""
        places = [get_span(noun)]
        if standing.verb is not None and standing.binding:
            places.append(get_span(standing.verb))
        found: list[Actor] = []
        for event in self._events:
            if any(event.trigger.overlaps(place) for place in places):
                for participant in (*event.actors, *event.recipients):
                    actor = self._cast.get(participant.actor)
                    if actor is not None and not self._is_place(participant.span):
                        found.append(actor)
        return found

    def _is_place(self, span: Span) -> bool:
        """Whether words only say where something holds ("a ceasefire in Tripoli")."""
        head = get_head(self._doc, span)
        return head is not None and get_preposition(head) in _PLACING

    def _get_itself(self, noun: Token) -> list[Actor]:
        """The agreement where it was taken for an actor, by its name."""
        return [actor for actor in self.get_at(noun) if actor.kind != "state"]

    def _get_acting_under(self, noun: Token, named: Sequence[Actor]) -> list[Actor]:
        """Who acts under an agreement: the subject ("Peru buys gas under a deal with Chile").

        Where no party is named with the agreement, all actors of the clause are taken.
        """
        verb, preposition = noun.head, get_preposition(noun)
        if preposition == "in" and verb.pos_ == "VERB" and not named:
            subjects = find_children(verb, "nsubj")
            sides = [actor for subject in subjects for actor in self._get_all(subject)]
            return sides if len(_unique(sides)) > 1 else []
        if preposition not in load_term_tables().settings["under"]:
            return []
        while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
            verb = verb.head
        own = self._get_itself(noun)
        if all(actor in own for actor in named):
            return [actor for actor in self._find_in(verb) if actor.country and actor not in own]
        acting = [a for s in find_children(verb, "nsubj") for a in self._get_all(s)]
        return acting or self._get_controller(verb, noun)

    def _get_granted(self, noun: Token) -> list[Actor]:
        """Whom its clause gives or asks something: "that gives A", "under which A may"."""
        found: list[Actor] = []
        for clause in noun.children:
            if clause.dep_ != "acl:relcl":
                continue
            pronouns = [c for c in clause.children if c.lower_ in _RELATIVE]
            if any(c.dep_ == "nsubj" for c in pronouns):
                if clause.lemma_.lower() not in load_term_tables().settings["granting"]:
                    continue
                sides = find_children(clause, "obj", "iobj")
            elif any(get_preposition(c) in load_term_tables().settings["under"] for c in pronouns):
                sides = find_children(clause, "nsubj")
            else:
                continue
            found += [actor for side in sides for actor in self._get_all(side)]
        return found

    def _get_from_sentence(self, noun: Token, standing: Standing) -> list[Actor]:
        """The actors of the clause that a passive or a bare noun leaves to the reader."""
        if noun.lemma_.lower() in _TRUCES:
            return self._get_between(noun, load_term_tables().settings["fights"])
        sides = self._get_between(noun, load_term_tables().settings["mediating"])
        verb = standing.verb
        if sides or verb is None or not any(c.dep_ == "nsubj:pass" for c in verb.children):
            return sides
        return list(self._find_in(verb))

    def _get_between(self, noun: Token, words: frozenset[str]) -> list[Actor]:
        """The sides that the sentence names elsewhere: "the war between A and B"."""
        for token in noun.sent:
            if token.lemma_.lower() in words:
                found = self._get_by_preposition(token)
                if found:
                    return found
        return []

    def _find_in(self, clause: Token) -> Iterator[Actor]:
        for span, actor in self._cast.find_inside(_get_subtree(clause)):
            if not self._is_place(span):
                yield actor


def _get_subtree(token: Token) -> Span:
    return join_span(token.subtree)


def _unique(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.id for actor in actors))
