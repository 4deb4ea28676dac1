"""Words: spaCy's English rules, brought closer to the treebanks and to the news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

LONGEST_RUN = 400
LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
MORE_PREFIXES = (r"''", r"``", r"‘‘", r"’’", r"[-–—]+(?=\w)")
MORE_SUFFIXES = (r"''", r"``", r"’’")
MORE_INFIXES = (
    r"(?<=[0-9]),(?=[12][0-9]{3}$)",
    r"(?<=[A-Za-z0-9.])[-–—](?=[A-Za-z0-9])",
    r"''|``",
    r"(?<=[a-z\"”’'\)])[.!?]+(?=[\"”“]?[A-Z][a-z])",
    r"(?<=[\w.!?,])[\"“”](?=\w)",
    r"(?<=[\w.!?])[,;:](?=[\"“”'‘’A-Za-z])",
)


class ArticleTokenizer:
    """Runs a spaCy tokenizer, but never over an endless run without spaces.

    Such a run is no prose: it is cut into words of equal length.
    """

    def __init__(self, base: Any) -> None:
        self.base = base
        self.vocab = base.vocab

    def __call__(self, text: str) -> Doc:
        """Split text into words; the words and spaces add up to the text."""
        if LONG_RUN.search(text) is None:
            doc: Doc = self.base(text)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for part, is_run in _cut_long_runs(text):
            if is_run:
                words.append(part)
                spaces.append(False)
                continue
            for token in self.base(part):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Any, batch_size: int = 1000) -> Iterator[Doc]:  # noqa: ARG002
        """Tokenize texts one by one."""
        for text in texts:
            yield self(text)

    def to_bytes(self, **options: Any) -> bytes:
        """Serialize the inner tokenizer."""
        content: bytes = self.base.to_bytes(**options)
        return content

    def from_bytes(self, content: bytes, **options: Any) -> ArticleTokenizer:
        """Restore the inner tokenizer."""
        self.base.from_bytes(content, **options)
        return self

    def to_disk(self, path: Path, **options: Any) -> None:
        """Write the inner tokenizer."""
        self.base.to_disk(path, **options)

    def from_disk(self, path: Path, **options: Any) -> ArticleTokenizer:
        """Read the inner tokenizer."""
        self.base.from_disk(path, **options)
        return self


def _cut_long_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Cut text into common stretches and pieces of endless runs, each piece one word."""
    position = 0
    for found in LONG_RUN.finditer(text):
        if found.start() > position:
            yield text[position : found.start()], False
        for start in range(found.start(), found.end(), LONGEST_RUN):
            yield text[start : min(start + LONGEST_RUN, found.end())], True
        position = found.end()
    if position < len(text):
        yield text[position:], False


def make_tokenizer(nlp: Language) -> ArticleTokenizer:
    """Build the tokenizer of the engine's pipeline.

    Args:
        nlp: A blank English pipeline.
    """
    base: Any = nlp.tokenizer
    defaults = nlp.Defaults
    prefixes = [*MORE_PREFIXES, *(defaults.prefixes or [])]
    suffixes = [*MORE_SUFFIXES, *(defaults.suffixes or [])]
    infixes = [*MORE_INFIXES, *(defaults.infixes or [])]
    base.prefix_search = compile_prefix_regex(prefixes).search
    base.suffix_search = compile_suffix_regex(suffixes).search
    base.infix_finditer = compile_infix_regex(infixes).finditer
    return ArticleTokenizer(base)
