"""Mode and contexts of an event, by the cue words around it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.codebook import Codebook, EventType
from dragoman.events.triggers import Candidate

_MAX_CONTEXTS = 4


class CueIndex:
    """The cue words of a codebook, ready for matching against a sentence.

    Args:
        codebook: The codebook.
    """

    __slots__ = ("_contexts", "_modes")

    def __init__(self, codebook: Codebook) -> None:
        self._contexts = {name: _split(c.cues) for name, c in codebook.contexts.items()}
        self._modes = {
            name: {mode.name: _split(mode.cues) for mode in event_type.modes}
            for name, event_type in codebook.types.items()
        }

    def find_contexts(self, lemmas: tuple[str, ...]) -> tuple[str, ...]:
        """The contexts that a sentence's words show, in order of the codebook.

        Args:
            lemmas: Lower-case lemmas of the sentence, in order.
        """
        counts = {name: _count(cues, lemmas) for name, cues in self._contexts.items()}
        shown = [name for name, count in counts.items() if count]
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
        near = tuple(token.lemma_.lower() for token in inner)
        modes = self._modes.get(event_type.name, {})
        for words in (lemmas, near):
            counts = {name: _count(cues, words) for name, cues in modes.items()}
            best = max(counts, key=lambda name: counts[name], default=None)
            if best is not None and counts[best]:
                return best
        return None


def _split(cues: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cue.split()) for cue in cues)


def _count(cues: Iterable[tuple[str, ...]], lemmas: tuple[str, ...]) -> int:
    found = 0
    present = set(lemmas)
    for cue in cues:
        if len(cue) == 1:
            found += cue[0] in present
        elif cue[0] in present:
            size = len(cue)
            found += any(lemmas[i : i + size] == cue for i in range(len(lemmas) - size + 1))
    return found


def get_lemmas(tokens: Iterable[Token]) -> tuple[str, ...]:
    """The lower-case lemmas of some tokens, white space left out."""
    return tuple(token.lemma_.lower() for token in tokens if not token.is_space)
