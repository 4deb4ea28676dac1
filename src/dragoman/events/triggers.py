"""Finds the words that report an event: verbs with particle or object, nouns, light verbs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.codebook import (
    COMPLEMENT,
    FORMS,
    INTRANSITIVE,
    PASSIVE,
    TRANSITIVE,
    Entry,
    Lexicon,
    Role,
    Slot,
)
from dragoman.events.grammar import (
    find_agents,
    find_patients,
    find_phrases,
    get_own_subject,
    get_preposition,
    is_passive,
    is_verb,
)
from dragoman.records import Span
from dragoman.syntax import find_children, get_label, join_span

_TIME_WORDS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
     "february", "march", "april", "may", "june", "july", "august", "september", "october",
     "november", "december", "week", "month", "year", "day", "morning", "evening", "night"}
)  # fmt: skip
_ENTITY_TYPES = frozenset({"PER", "ORG"})
_CARRIERS = ("light", "suffer", "pass", "end")
_MEASURES = frozenset(
    {"series", "round", "wave", "number", "set", "string", "spate", "form", "million", "billion",
     "thousand", "hundred", "dozen", "worth", "ton", "tonne", "batch", "package", "shipment",
     "amount", "load", "kind", "lot", "group", "piece", "dollar", "euro", "increase", "doubling",
     "tripling", "boost", "rise", "result"}
)  # fmt: skip
DUTIES = frozenset({"must", "should", "ought", "need"})
_DUTY_WEIGHT = 0.7
_PHRASE_CASES = frozenset({"under", "into", "on", "to", "behind"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words that may report an event.

    Args:
        token: The word that the lexicon knows.
        entry: What the lexicon says.
        words: All words of the trigger, in order.
        carrier: The light verb that carries a noun ("launched" of "launched an attack"), or None.
        carried: What the carrier does with the noun: ``light``, ``suffer`` ("came under attack"),
            ``pass`` ("continued attacks"), ``end`` ("suspended talks"), or None.
        noun: The object noun that the entry asked for, or None.
        cases: The prepositions of the sentence, lower case.
    """

    token: Token
    entry: Entry
    words: tuple[Token, ...]
    carrier: Token | None = None
    carried: Role | None = None
    noun: Token | None = None
    cases: frozenset[str] = frozenset()

    @property
    def suffered(self) -> bool:
        """Whether the carrier's subject suffers the act ("came under attack")."""
        return self.carried == "suffer"

    @property
    def anchor(self) -> Token:
        """The predicate whose tense, mood and negation hold for the event."""
        return self.carrier if self.carrier is not None else self.token

    @property
    def span(self) -> Span:
        """From the first to the last word of the trigger."""
        return join_span(sorted(self.words, key=lambda token: token.i))


def get_key(token: Token, lexicon: Lexicon) -> str:
    """The lemma under which the lexicon knows a noun: lower case, no hyphen, singular.

    "cease-fire" is one word to the lexicon, whether or not the tokenizer parts it.
    """
    key = str(token.lemma_).lower().replace("-", "")
    if token.tag_ in ("NNS", "NNPS") and key.endswith("s") and key == token.lower_.replace("-", ""):
        key = key[:-1]
    if token.i > 1 and token.doc[token.i - 1].text == "-":
        joined = token.doc[token.i - 2].lower_ + key
        if lexicon.knows_noun(joined):
            return joined
    return key


def get_verb_key(token: Token, lexicon: Lexicon) -> str:
    """The lemma under which the lexicon knows a verb ("testfire" of "test-fired")."""
    lemma = lexicon.get_verb_lemma(token.lemma_.lower(), token.lower_)
    if token.i - token.sent.start > 1 and token.nbor(-1).text == "-":
        joined = token.nbor(-2).lower_ + lemma
        if any(lexicon.find_entries(joined, "verb")):
            return joined
    return lemma


def find_candidates(
    tokens: Iterable[Token], lexicon: Lexicon, blocked: frozenset[int]
) -> Iterator[Candidate]:
    """The triggers of a sentence, in order of the text.

    Args:
        tokens: The sentence.
        lexicon: The codebook's triggers.
        blocked: Indexes of tokens that belong to the name of an actor ("Trade Ministry").
    """
    sentence = list(tokens)
    taken: set[int] = set()
    found: list[Candidate] = []
    for token in sentence:
        if token.i in blocked or not is_verb(token):
            continue
        candidate = _match_verb(token, lexicon)
        if candidate is not None:
            found.append(candidate)
            taken.update(word.i for word in candidate.words)
    for token in sentence:
        if token.i in blocked or token.i in taken:
            continue
        candidate = _match_other(token, lexicon)
        if candidate is None:
            continue
        rival = _get_rival(candidate, found)
        if rival is not None and rival.entry.role != "promise":
            continue
        if rival is not None:
            found.remove(rival)
        found.append(candidate)
    cases = frozenset(get_preposition(token) for token in sentence if token.dep_ == "case")
    for candidate in sorted(found, key=lambda candidate: candidate.token.i):
        yield replace(candidate, cases=cases)


def _get_rival(candidate: Candidate, found: Iterable[Candidate]) -> Candidate | None:
    """The trigger whose verb carries a noun: it wins, but for promises ("offered criticism")."""
    if candidate.carrier is None:
        return None
    return next((other for other in found if other.token == candidate.carrier), None)


def _match_verb(token: Token, lexicon: Lexicon) -> Candidate | None:
    nouns: list[Token] | None = None
    for entry in lexicon.find_entries(get_verb_key(token, lexicon), "verb"):
        blocking = entry.role == "idiom" or (entry.role == "pass" and entry.particle == "to")
        if not entry.type and not blocking:
            continue
        words = [token]
        if entry.particle:
            particle = find_particle(token, entry.particle, adverbial=entry.adverbial)
            if not particle:
                continue
            words += particle
        noun = None
        if not _has_form(token, entry, lexicon):
            continue
        if not entry.objects <= FORMS.keys():
            nouns = _find_object_nouns(token) if nouns is None else nouns
            noun = next(
                (
                    n
                    for n in nouns
                    if _completes(n, token, entry) and get_key(n, lexicon) in entry.objects
                ),
                None,
            )
            if noun is None or (entry.role == "event" and _is_told_to(noun, token, lexicon)):
                continue
            if entry.role == "event" and _means_other(noun, entry, lexicon):
                continue
            words.append(noun)
        if not entry.type:
            return None
        return Candidate(token=token, entry=entry, words=tuple(words), noun=noun)
    return None


def _has_form(verb: Token, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether a clause has the subject and the form that an entry asks for."""
    if entry.subjects:
        keys = {get_key(noun, lexicon) for noun in find_agents(verb) or _find_misread(verb)}
        if keys.isdisjoint(entry.subjects):
            return False
    if not entry.objects.isdisjoint((INTRANSITIVE, TRANSITIVE)):
        governs = bool(find_patients(verb)) or any(find_children(verb, "ccomp"))
        return governs == (TRANSITIVE in entry.objects)
    if COMPLEMENT in entry.objects:
        return _has_complement(verb)
    return PASSIVE not in entry.objects or is_passive(verb)


def _find_misread(verb: Token) -> list[Token]:
    """The subject that the parse took for that of a passive ("missiles slammed into")."""
    subject = get_own_subject(verb)
    return [] if subject is None or any(find_children(verb, "aux")) else [subject]


def _means_other(noun: Token, entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the word before a verb's object makes it another type's ("launched air strikes")."""
    head = noun.head if get_label(noun) in ("compound", "amod") else noun
    types = {
        other.type
        for other in lexicon.find_entries(get_key(head, lexicon), "noun")
        if other.objects and _is_qualified(head, other.objects)
    }
    return bool(types) and entry.type not in types


def _is_told_to(noun: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether the object of a verb of command is told to do something ("ordered troops to go")."""
    if noun not in find_patients(verb):
        return False
    told = any(child.tag_ == "VB" and child.i > noun.i for child in find_children(verb, "xcomp"))
    entries = lexicon.find_entries(get_verb_key(verb, lexicon), "verb") if told else ()
    return any(entry.role == "command" for entry in entries)


def _has_complement(verb: Token) -> bool:
    """Whether a verb says what its object is ("called him a liar"), as no clause does."""
    patients = find_patients(verb)
    named = [c for c in find_children(verb, "xcomp") if not is_verb(c) and c not in patients]
    return bool(named) and bool(len(named) > 1 or patients)


def find_duties(
    tokens: Iterable[Token], request: str, taken: Collection[int]
) -> Iterator[Candidate]:
    """What must be done, where no other trigger says it ("said the border must stay open").

    Args:
        tokens: The sentence.
        request: The type of what is asked for.
        taken: Words that are triggers already.
    """
    for token in tokens:
        if token.lower_ in DUTIES and token.dep_ == "aux" and token.head.i not in taken:
            entry = Entry(
                lemma=token.lower_, word_class="verb", type=request, role="duty",
                actors=(Slot("subj"), Slot("obj")), weight=_DUTY_WEIGHT,
            )  # fmt: skip
            yield Candidate(token=token.head, entry=entry, words=(token, token.head))


def _completes(noun: Token, verb: Token, entry: Entry) -> bool:
    """Whether a noun stands close enough to a verb to complete its meaning.

    An object does; a phrase only behind a preposition of the entry or one of those that make
    fixed phrases ("put on alert"), not behind "in", "after", "during".
    """
    if noun.head != verb or get_label(noun) != "obl":
        return True
    cases = {child.lower_ for child in find_children(noun, "case")}
    return not cases or bool(cases & (_PHRASE_CASES | set(entry.particle.split())))


def _find_object_nouns(verb: Token) -> list[Token]:
    """The nouns that can complete a verb's meaning: objects, and phrases close behind it."""
    found = [*find_patients(verb), *(find_children(verb, "obj") if is_passive(verb) else ())]
    for child in verb.children:
        if (
            get_label(child) in ("obl", "xcomp", "nsubj", "advcl")
            and child.i > verb.i
            and not is_verb(child)
        ):
            found.append(child)
    counted = [
        item
        for noun in found
        if noun.pos_ in ("NUM", "SYM") or noun.lemma_.lower() in _MEASURES or noun.text in "$€£¥"
        for item in find_children(noun, "nmod", "nummod")
    ]
    found += counted
    compounds = [c for noun in found for c in find_children(noun, "compound", "amod", "nmod:desc")]
    return [*found, *(c for c in compounds if c.pos_ in ("NOUN", "ADJ"))][:14]


def find_particle(verb: Token, particle: str, *, adverbial: bool = False) -> list[Token]:
    """The words of a particle or preposition that goes with a verb; empty when it does not.

    Args:
        verb: The verb.
        particle: One or more words ("over", "out of"); the first depends on the verb or opens a
            phrase of it, the others follow at once.
        adverbial: Whether the first must be an adverb ("gave in to") and not open a phrase of the
            verb ("gave it in principle").
    """
    first, *rest = particle.split()
    marks = _find_object_marks(verb) if rest or first == "for" else ()
    for word in (*_find_particle_words(verb), *marks):
        if word.lower_ != first or word.i < verb.i:
            continue
        if adverbial and _opens_phrase(word):
            continue
        found = [word]
        for number, expected in enumerate(rest, 1):
            index = word.i + number
            if index >= len(verb.doc):
                break
            follower = verb.doc[index]
            if expected not in (follower.lower_, follower.lemma_.lower()):
                break
            found.append(follower)
        else:
            return found
    return []


def _opens_phrase(word: Token) -> bool:
    """Whether a word is the preposition of the phrase behind it ("in" of "in principle")."""
    if word.dep_ not in ("case", "mark") or word.head.i < word.i:
        return False
    follower = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
    return follower is None or follower.dep_ not in ("case", "mark")


def _find_particle_words(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ not in ("compound:prt", "advmod") and child.lower_ in _TIME_WORDS:
            continue
        if child.dep_ in ("compound:prt", "advmod", "case", "mark", "obl", "obj", "iobj"):
            yield child
        if child.dep_ == "xcomp" and child.pos_ == "ADJ":
            yield child
        if get_label(child) in ("obl", "obj", "iobj", "advcl", "xcomp", "ccomp", "nmod", "advmod"):
            for mark in child.children:
                if mark.dep_ in ("case", "mark") and mark.i > verb.i:
                    yield mark


def _find_object_marks(verb: Token) -> Iterator[Token]:
    """What opens a clause on the object ("gave approval for Chad to fly food")."""
    for item in find_children(verb, "obj"):
        for clause in find_children(item, "acl"):
            yield from find_children(clause, "mark")


def _match_other(token: Token, lexicon: Lexicon) -> Candidate | None:
    if token.pos_ == "ADJ" or token.tag_ == "JJ":
        entry = next(_find_fitting(token, lexicon, "adjective"), None)
        governs = any(find_children(token, "xcomp", "advcl", "ccomp"))
        if entry is not None and (governs or entry.role == "verdict"):
            return Candidate(token=token, entry=entry, words=(token,))
        return None
    if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ in _ENTITY_TYPES:
        return None
    state = _match_state(token, lexicon)
    if state is not None:
        return state
    if get_label(token) in ("compound", "flat") or token.dep_ == "nmod:desc":
        return None
    entry = next(_find_fitting(token, lexicon, "noun"), None)
    if entry is None or entry.role == "idiom":
        return None
    carrier, carried = _find_carrier(token, lexicon)
    if carrier is None:
        carrier, carried = _find_participle(token, lexicon), None
    words = [token]
    if carrier is not None:
        words = [carrier, token] if carrier.i < token.i else [token, carrier]
    return Candidate(token=token, entry=entry, words=tuple(words), carrier=carrier, carried=carried)


def _match_state(noun: Token, lexicon: Lexicon) -> Candidate | None:
    """What a noun tells of its subject behind "be" ("is on a visit to", "is a donor to")."""
    copula = next(iter(find_children(noun, "cop")), None)
    if copula is None:
        return None
    cases = [child for child in find_children(noun, "case") if child.i > copula.i]
    particle = " ".join(child.lower_ for child in cases)
    key = get_key(noun, lexicon)
    for entry in lexicon.find_entries("be", "verb"):
        if entry.type and entry.particle == particle and key in entry.objects:
            words = (copula, *cases, noun)
            return Candidate(token=noun, entry=entry, words=words, noun=noun)
    return None


def _find_fitting(token: Token, lexicon: Lexicon, word_class: str) -> Iterator[Entry]:
    for entry in lexicon.find_entries(
        get_key(token, lexicon), "adjective" if word_class == "adjective" else "noun"
    ):
        if entry.particle and not find_particle(token, entry.particle):
            continue
        if entry.objects and not _is_qualified(token, entry.objects):
            continue
        if entry.subjects and entry.subjects.isdisjoint(_find_owner_keys(token, lexicon)):
            continue
        if entry.role == "verdict" and not any(find_children(token, "cop")):
            continue
        yield entry


def _find_owner_keys(noun: Token, lexicon: Lexicon) -> Iterator[str]:
    """Whose an act is ("a strike by truckers", "the nurses' strike"), as the lexicon has them."""
    yield from (
        get_key(o, lexicon) for o in find_children(noun, "nmod:poss", "compound", "nmod:desc")
    )
    for preposition in ("by", "of"):
        yield from (get_key(o, lexicon) for o in find_phrases(noun, "nmod", preposition))


def _is_qualified(token: Token, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a noun ("hunger strike")."""
    return any(
        child.lemma_.lower().replace("-", "") in words
        for child in find_children(token, "compound", "amod", "nmod:desc", "nmod:unmarked")
    )


def _find_carrier(noun: Token, lexicon: Lexicon) -> tuple[Token | None, Role | None]:
    """The light verb that carries a noun, and what it does with it."""
    head = _get_carried_head(noun)
    verb = head.head
    if not is_verb(verb):
        return None, None
    label = get_label(head)
    passive_subject = label == "nsubj" and is_passive(verb)
    if label not in ("obj", "obl", "xcomp") and not passive_subject:
        return None, None
    for entry in lexicon.find_entries(get_verb_key(verb, lexicon), "verb"):
        if entry.role not in _CARRIERS:
            continue
        if entry.particle:
            if not find_particle(verb, entry.particle, adverbial=entry.adverbial):
                continue
        elif label == "obl":
            continue
        return verb, entry.role
    return None, None


def _get_carried_head(noun: Token) -> Token:
    """The noun that a verb governs: itself, or the first of a coordination, or "a series of"."""
    head = noun
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ == "nmod" and head.head.lemma_.lower() in _MEASURES:
        return head.head
    return head


def find_measured(noun: Token) -> Iterator[Token]:
    """What a noun of measure counts ("a wave of attacks"); any other noun stands for itself."""
    counted = []
    if noun.lemma_.lower() in _MEASURES:
        counted = list(find_phrases(noun, "nmod", "of"))
    yield from counted or [noun]


def _find_participle(noun: Token, lexicon: Lexicon) -> Token | None:
    """A participle behind a noun that carries it ("an attack carried out by rebels"), or None."""
    for child in find_children(noun, "acl"):
        if is_verb(child) and child.dep_ != "acl:relcl" and is_passive(child):
            entries = lexicon.find_entries(get_verb_key(child, lexicon), "verb")
            if any(entry.role == "light" for entry in entries):
                return child
    return None


def find_noun_phrases(candidate: Candidate, preposition: str) -> Iterator[Token]:
    """The phrases with a preposition that belong to a trigger noun or to its carrier.

    "between" tells the sides even where it hangs on what they do it with ("an exchange of
    prisoners between Chad and Niger").
    """
    found = list(find_phrases(candidate.token, "nmod", preposition))
    if preposition == "between" and not found:
        for child in find_children(candidate.token, "nmod"):
            found += find_phrases(child, "nmod", preposition)
    yield from found
    if candidate.carrier is not None:
        yield from find_phrases(candidate.carrier, "obl", preposition)
