"""The lexicon: which words report which type of event, and where they name who takes part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from dragoman.records import Status

WordClass = Literal["verb", "noun", "adjective"]
WORD_CLASSES: tuple[str, ...] = get_args(WordClass)

# What an entry does with an act that depends on it: "event" nothing; "promise", "refusal",
# "threat" and "request" make it part of their own event ("agreed to withdraw"); "command" is a
# request, or the deed itself ("ordered the arrest of"; with a status of its own: "ordered him to
# stay indoors", "granted him leave to go"); "pass" lets it stand with the own subject ("began to
# withdraw"); "end" ends it ("stopped supporting"); "light" carries a noun ("launched an attack"),
# "suffer" too, from the other side ("came under attack").
# "verdict" is an act of whoever says it, on the subject ("said Mali was responsible"); "duty" asks
# the subject on behalf of whoever says it ("said Mali must"); "idiom" is no event ("met the goal").
Role = Literal[
    "event", "promise", "refusal", "threat", "request", "command", "pass", "end", "light",
    "suffer", "verdict", "duty", "idiom",
]  # fmt: skip
# What an entry may ask for in place of object nouns: a verdict on the object ("called him a liar"),
# no object at all ("the workers struck"), any object ("want Mali to leave", but not "want to go"),
# or the passive ("is expected to").
COMPLEMENT = "="
INTRANSITIVE = "-"
TRANSITIVE = "*"
PASSIVE = "~"
FORMS = {
    COMPLEMENT: "with a verdict on its object",
    INTRANSITIVE: "without object",
    TRANSITIVE: "with an object",
    PASSIVE: "in the passive",
}
ROLES: tuple[str, ...] = get_args(Role)
_VOWELS = frozenset("aeiou")


class Slot(NamedTuple):
    """A place in the sentence where a participant stands.

    Args:
        relation: ``subj``, ``clause`` (subject of the clause in which a noun is an adjunct),
            ``answer`` (subject of the clause that tells what followed upon a noun), ``obj``,
            ``iobj``, ``obl``, ``nmod``, ``poss``, ``mod`` (a name before the noun) or ``host`` (the
            state where a passive without agent is done: "was jailed in Chad").
        preposition: The preposition of ``obl``, ``nmod`` and ``host``; empty for the others.
    """

    relation: str
    preposition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One trigger.

    Args:
        lemma: Lemma of the head word, lower case.
        particle: Particle or preposition that must go with it ("over" in "hand over"), or "".
        word_class: ``verb``, ``noun`` or ``adjective``.
        adverbial: Whether the particle must be an adverb ("gave in to"), not a preposition ("gave
            it in principle").
        objects: Lemmas of which one must head its object, or :data:`COMPLEMENT` or
            :data:`INTRANSITIVE`, :data:`TRANSITIVE` or :data:`PASSIVE`; empty for any object or
            none. Of a noun: words of which one must stand before it ("hunger strike").
        subjects: Lemmas of which one must head the subject of a verb ("the last soldiers left") or
            say whose a noun is ("a strike by truckers"); empty for any.
        type: Event type; empty for a word that only carries another event ("begin to").
        mode: Mode of the type, or None when other words decide.
        actors: Where the actor stands; the first slot that names one is taken.
        recipients: Where the recipient stands, likewise.
        mutual: Whether all who take part are actors ("met", "talks between").
        doer: Whether an act in a slot stands for who did it ("condemned the US sanctions"),
            not for whom it struck ("lifted the sanctions on Iran").
        role: What it does with an act that depends on it.
        status: Status of the event itself; None for what role and sentence say.
        weight: How surely the word reports this type, 0..1.
        line: Line of the file, for messages.
    """

    lemma: str
    particle: str = ""
    word_class: WordClass
    adverbial: bool = False
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    type: str
    mode: str | None = None
    actors: tuple[Slot, ...] = ()
    recipients: tuple[Slot, ...] = ()
    mutual: bool = False
    doer: bool = False
    role: Role = "event"
    status: Status | None = None
    weight: float = 0.8
    line: int = 0

    @property
    def specificity(self) -> int:
        """How much the entry asks for: entries that ask for more are tried first."""
        asked = bool(self.particle) + (self.role == "verdict" and self.word_class != "verb")
        narrow = bool(self.objects - {TRANSITIVE})
        return 2 * (narrow + bool(self.subjects)) + asked

    @property
    def demands(self) -> str:
        """What the entry asks for besides its words, for people; empty when nothing."""
        nouns = sorted(self.objects - FORMS.keys())
        found = [form for sign, form in FORMS.items() if sign in self.objects]
        found += [f"with {' or '.join(nouns)}"] if nouns else []
        found += [f"of {' or '.join(sorted(self.subjects))}"] if self.subjects else []
        return ", ".join(found)


class Lexicon:
    """All entries, to be looked up by lemma and word class.

    Args:
        entries: The entries in order of the file.
        irregular: Irregular forms of verbs and their lemmas ("fled": "flee").
    """

    __slots__ = ("_by_lemma", "_lemmas", "_nouns", "entries")

    def __init__(
        self, entries: Iterable[Entry], irregular: Mapping[str, str] | None = None
    ) -> None:
        self.entries = tuple(entries)
        verbs = sorted({entry.lemma for entry in self.entries if entry.word_class == "verb"})
        self._lemmas = {form: verb for verb in verbs for form in inflect(verb)} | {
            form: lemma for form, lemma in (irregular or {}).items() if lemma in verbs
        }
        self._nouns = frozenset(
            noun
            for entry in self.entries
            for noun in (*entry.objects, *((entry.lemma,) if entry.word_class == "noun" else ()))
        )
        by_lemma: dict[tuple[str, str], list[Entry]] = {}
        for entry in self.entries:
            by_lemma.setdefault((entry.lemma, entry.word_class), []).append(entry)
        self._by_lemma = {
            key: tuple(sorted(row, key=lambda entry: (-entry.specificity, -entry.weight)))
            for key, row in by_lemma.items()
        }

    def find_entries(self, lemma: str, word_class: WordClass) -> Iterator[Entry]:
        """The entries of a word, the most demanding first.

        Args:
            lemma: Lemma, lower case.
            word_class: ``verb``, ``noun`` or ``adjective``.
        """
        yield from self._by_lemma.get((lemma, word_class), ())

    def knows_noun(self, lemma: str) -> bool:
        """Whether a noun is a trigger or the object of one."""
        return lemma in self._nouns

    def get_verb_lemma(self, lemma: str, form: str) -> str:
        """The lemma under which a verb is known.

        A lemmatiser that does not know a word may leave "conced" for "conceded": the form
        itself then leads to the entry.

        Args:
            lemma: What the pipeline gives, lower case.
            form: The word as it stands, lower case.
        """
        if (lemma, "verb") in self._by_lemma:
            return lemma
        return self._lemmas.get(form, lemma)

    def __len__(self) -> int:
        return len(self.entries)


def inflect(verb: str) -> Iterator[str]:
    """The regular forms that a verb may take, doubled and undoubled where both are written."""
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}d", f"{verb}s", f"{verb[:-1]}ing", f"{verb}ing")
        return
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield from (f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing")
        return
    yield from (f"{verb}ed", f"{verb}ing", f"{verb}s", f"{verb}es")
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS:
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
