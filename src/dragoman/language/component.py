"""The engine as a spaCy component: fills a ``Doc`` segment by segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.language.engine import MODEL_FOLDER, Analysis, Engine, load_engine

COMPONENT = "dragoman_engine"
WINDOW_PIECES = 250
MAX_WINDOW_PIECES = 440
STATES_KEY = "dragoman_states"
SPACE_TAG = "_SP"
SPACE_LABEL = "dep"
ENTITY_CODES = {"B": 3, "I": 1, "O": 2}
COLUMNS = ("HEAD", "DEP", "TAG", "POS", "LEMMA", "ENT_IOB", "ENT_TYPE")


class EngineComponent:
    """Runs the engine over a ``Doc``.

    Newlines and tokens that the caller has marked as sentence starts bound the
    segments; the encoder sees one segment a call.
    """

    def __init__(self, vocab: Vocab, folder: Path, *, with_states: bool) -> None:
        self.vocab = vocab
        self.folder = folder
        self.with_states = with_states
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The model, loaded when first needed."""
        if self._engine is None:
            self._engine = load_engine(self.folder, with_states=self.with_states)
        return self._engine

    def __call__(self, doc: Doc) -> Doc:
        """Fill sentences, tags, lemmas, heads, labels and entities."""
        size = len(doc)
        if size == 0:
            return doc
        values = np.zeros((size, len(COLUMNS)), dtype=np.int64)
        states: list[tuple[int, Any]] = []
        words = [token.text for token in doc]
        for places in find_segments(doc, words):
            for part, analysis in self._analyse(places, [words[i] for i in places]):
                self._fill(values, part, analysis)
                if analysis.states is not None:
                    states.extend(zip(part.tolist(), analysis.states, strict=True))
        self._fill_spaces(values, words)
        doc.from_array(list(COLUMNS), cast(Any, values.astype(np.uint64)))
        if states:
            table = np.zeros((size, states[0][1].shape[0]), dtype=np.float32)
            for place, state in states:
                table[place] = state
            doc.user_data[STATES_KEY] = table
        return doc

    def _analyse(
        self, places: NDArray[np.int64], words: list[str]
    ) -> Iterator[tuple[NDArray[np.int64], Analysis]]:
        """Analyse a segment in windows, cut where the engine ends a sentence."""
        counts = self.engine.tokenizer.count_pieces(words)
        totals = np.concatenate([[0], np.cumsum(counts)])
        begin = 0
        while begin < len(words):
            end = _get_window_end(totals, begin, WINDOW_PIECES)
            analysis = self.engine.analyse(words[begin:end])
            if end < len(words):
                cut = _get_cut(analysis)
                if cut == 0:
                    end = _get_window_end(totals, begin, MAX_WINDOW_PIECES)
                    analysis = self.engine.analyse(words[begin:end])
                    cut = _get_cut(analysis) if end < len(words) else 0
                if cut:
                    end = begin + cut
                    analysis = _shorten(analysis, cut)
            yield places[begin:end], analysis
            begin = end

    def _fill(
        self, values: NDArray[np.int64], places: NDArray[np.int64], analysis: Analysis
    ) -> None:
        values[places, 0] = places[analysis.heads] - places
        values[places, 1] = self._get_hashes(analysis.labels)
        values[places, 2] = self._get_hashes(analysis.xpos)
        values[places, 3] = self._get_hashes(analysis.upos)
        values[places, 4] = self._get_hashes(analysis.lemmas)
        values[places, 5] = [ENTITY_CODES[name[0]] for name in analysis.entities]
        values[places, 6] = self._get_hashes([name[2:] for name in analysis.entities])

    def _fill_spaces(self, values: NDArray[np.int64], words: list[str]) -> None:
        """Tag white space and hang it on the word before, or at the start the one after."""
        spaces = [index for index, word in enumerate(words) if word.isspace() or not word]
        if not spaces:
            return
        space = set(spaces)
        first = next((i for i in range(len(words)) if i not in space), 0)
        neighbour = first
        for index in spaces:
            if index - 1 not in space and index > first:
                neighbour = index - 1
            head = neighbour if index > first else first
            values[index, 0] = (head if first not in space else 0) - index
            values[index, 1:5] = self._get_hashes((SPACE_LABEL, SPACE_TAG, "SPACE", words[index]))
            values[index, 5] = ENTITY_CODES["O"]
        self._keep_entities_whole(values, spaces)

    def _keep_entities_whole(self, values: NDArray[np.int64], spaces: list[int]) -> None:
        """Let white space inside an entity be part of it, so that no entity breaks."""
        for index in reversed(spaces):
            if index + 1 < len(values) and values[index + 1, 5] == ENTITY_CODES["I"]:
                values[index, 5:] = values[index + 1, 5:]

    def _get_hashes(self, names: Sequence[str]) -> NDArray[np.int64]:
        """Return spaCy's numbers for strings, as signed ones; new strings are added."""
        add = self.vocab.strings.add
        return np.array([add(name) for name in names], dtype=np.uint64).view(np.int64)

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write nothing: the model is package data."""

    def from_disk(
        self,
        path: Path,  # noqa: ARG002
        *,
        exclude: tuple[str, ...] = (),  # noqa: ARG002
    ) -> EngineComponent:
        """Read nothing: the model is package data."""
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Leave the session behind; a copy loads its own."""
        return {**self.__dict__, "_engine": None}


def _get_window_end(totals: NDArray[np.int64], begin: int, limit: int) -> int:
    """Return where a window of at most ``limit`` pieces ends, one word or more on."""
    end = int(np.searchsorted(totals, totals[begin] + limit, side="right")) - 1
    return max(begin + 1, end)


def _get_cut(analysis: Analysis) -> int:
    """Return the place of the last sentence start, where the next window begins."""
    return int(np.flatnonzero(analysis.starts)[-1])


def _shorten(analysis: Analysis, size: int) -> Analysis:
    return Analysis(
        upos=analysis.upos[:size],
        xpos=analysis.xpos[:size],
        lemmas=analysis.lemmas[:size],
        heads=analysis.heads[:size],
        labels=analysis.labels[:size],
        starts=analysis.starts[:size],
        entities=analysis.entities[:size],
        states=None if analysis.states is None else analysis.states[:size],
    )


def find_segments(doc: Doc, words: list[str]) -> Iterator[NDArray[np.int64]]:
    """Find the stretches that are read in one pass.

    Args:
        doc: A tokenized document; sentence starts that it carries bound segments.
        words: The texts of its tokens.

    Yields:
        The places of the words of each segment; white space belongs to none.
    """
    marks = doc.to_array("SENT_START")
    places: list[int] = []
    for index, word in enumerate(words):
        if marks[index] == 1 and places:
            yield np.array(places, dtype=np.int64)
            places = []
        if word.isspace() or not word:
            if "\n" in word and places:
                yield np.array(places, dtype=np.int64)
                places = []
        else:
            places.append(index)
    if places:
        yield np.array(places, dtype=np.int64)


@Language.factory(
    COMPONENT,
    default_config={"folder": None, "with_states": False},
    assigns=["token.head", "token.dep", "token.tag", "token.pos", "token.lemma", "doc.ents"],
)
def make_engine_component(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy passes it
    folder: str | None,
    with_states: bool,
) -> EngineComponent:
    """Build the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        folder: The model folder; None for the one that is shipped.
        with_states: Whether ``doc.user_data["dragoman_states"]`` gets the encoder's states.
    """
    path = Path(folder) if folder else MODEL_FOLDER
    return EngineComponent(nlp.vocab, path, with_states=with_states)
