"""Mode and contexts of an event, by the cue words around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from dragoman.codebook import Codebook, EventType
from dragoman.events.triggers import Candidate

_MAX_CONTEXTS = 4


# First word of a cue: the whole cue and what it shows.
Cues = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


class CueIndex:
    """The cue words of a codebook, ready for matching against a sentence.

    Args:
        codebook: The codebook.
    """

    __slots__ = ("_contexts", "_modes", "_names")

    def __init__(self, codebook: Codebook) -> None:
        self._names = tuple(codebook.contexts)
        self._contexts = _index({name: c.cues for name, c in codebook.contexts.items()})
        self._modes = {
            name: _index({mode.name: mode.cues for mode in event_type.modes})
            for name, event_type in codebook.types.items()
        }

    def find_contexts(self, lemmas: tuple[str, ...]) -> tuple[str, ...]:
        """The contexts that a sentence's words show, in order of the codebook.

        Args:
            lemmas: Lower-case lemmas of the sentence, in order.
        """
        counts = _count(self._contexts, lemmas)
        shown = [name for name in self._names if counts[name]]
        strongest = set(sorted(shown, key=lambda name: -counts[name])[:_MAX_CONTEXTS])
        return tuple(name for name in shown if name in strongest)

    def get_mode(
        self,
        event_type: EventType,
        candidate: Candidate,
        inner: Iterable[Token],
        lemmas: tuple[str, ...],
    ) -> str | None:
        """The mode of an event: by its trigger, else by the words close to it, else None.

        Args:
            event_type: Type of the event.
            candidate: Its trigger.
            inner: What depends on the trigger.
            lemmas: Lower-case lemmas of the trigger's words.
        """
        if candidate.entry.mode and event_type.get_mode(candidate.entry.mode):
            return candidate.entry.mode
        cues = self._modes.get(event_type.name)
        if not cues:
            return None
        counts = _count(cues, lemmas) or _count(
            cues, tuple(token.lemma_.lower() for token in inner)
        )
        names = [mode.name for mode in event_type.modes if counts[mode.name]]
        return max(names, key=lambda name: counts[name], default=None)


def _index(cues: Mapping[str, Iterable[str]]) -> Cues:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in cues.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    return found


def _count(cues: Cues, lemmas: tuple[str, ...]) -> Counter[str]:
    """How many different cues of each name stand in a row of words."""
    shown: set[tuple[tuple[str, ...], str]] = set()
    for index, lemma in enumerate(lemmas):
        for words, name in cues.get(lemma, ()):
            if len(words) == 1 or lemmas[index : index + len(words)] == words:
                shown.add((words, name))
    return Counter(name for _, name in shown)


def get_lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The lower-case lemmas of some tokens, white space left out."""
    return tuple(token.lemma_.lower() for token in tokens if not token.is_space)
