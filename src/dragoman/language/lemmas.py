"""Lemmas by table and suffix rule, given the tags.

Source: learnt from the training parts of the EWT and GUM treebanks by
``training.lemma_rules``; see the model card for licences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MAX_SUFFIX = 6
CACHE_SIZE = 50_000
INFLECTIONS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s"}
"""The regular ending of a tag."""
ENDS_IN_E = re.compile(r"(?:[aeiou][kvcgz]|[lnr]v|at|[bcdfgkptz]l|u)$")
"""Stems of unknown verbs that lack their ``e``: ``rebuk``, ``encircl``, ``capitulat``."""
NAME_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(slots=True, kw_only=True)
class Lemmatizer:
    """Finds the dictionary form of a word.

    Attributes:
        rules: By tag (``NOUN/NNS``) and suffix: how many characters to cut and
            what to add, as ``1|y``.
        table: By tag and lower-case form: the lemma where the rules fail.
        capitals: Lower-case forms of words always written with a capital.
        common: Lower-case forms of adjectives never so written.
        words: Known words in lower case, to check what a rule makes of a new word.
    """

    rules: Mapping[str, Mapping[str, str]]
    table: Mapping[str, Mapping[str, str]]
    capitals: frozenset[str]
    common: frozenset[str]
    words: frozenset[str] = frozenset()
    _cache: dict[tuple[str, str], str] = field(default_factory=dict)

    def get_lemma(self, word: str, upos: str, xpos: str) -> str:
        """Return the lemma of a word.

        Args:
            word: The word as written.
            upos: Its universal tag.
            xpos: Its English tag.
        """
        tag = f"{upos}/{xpos}"
        key = (word, tag)
        found = self._cache.get(key)
        if found is None:
            found = self._make_lemma(word, upos, xpos, tag)
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            self._cache[key] = found
        return found

    def get_lemmas(
        self, words: Sequence[str], upos: Sequence[str], xpos: Sequence[str]
    ) -> list[str]:
        """Return the lemmas of tagged words, in order."""
        return [self.get_lemma(*row) for row in zip(words, upos, xpos, strict=True)]

    def _make_lemma(self, word: str, upos: str, xpos: str, tag: str) -> str:
        if upos == "PROPN" and xpos != "NNPS":
            return word
        form = word.lower().replace("’", "'")
        lemma = self.get_base(form, tag, xpos)
        return self._restore_case(lemma, word, form, upos, xpos) or word

    def get_base(self, form: str, tag: str, xpos: str) -> str:
        """Return the lemma of a form, both in lower case.

        Args:
            form: The form.
            tag: Universal and English tag, as ``NOUN/NNS``.
            xpos: The English tag.
        """
        lemma = self.table.get(tag, {}).get(form)
        if lemma is None:
            lemma = apply_rules(self.rules.get(tag, {}), form)
            if xpos in INFLECTIONS:
                lemma = self._check_inflected(lemma, form, xpos)
        return lemma

    def _check_inflected(self, lemma: str, form: str, xpos: str) -> str:
        """Prefer a known word that is inflected to the form by the book."""
        candidates = list(find_bases(form, INFLECTIONS[xpos]))
        if lemma in candidates and lemma in self.words:
            return lemma
        known = [base for base in candidates if base in self.words]
        if known:
            return known[0]
        if INFLECTIONS[xpos] != "s" and lemma in candidates and ENDS_IN_E.search(lemma):
            return lemma + "e"
        return lemma if lemma in candidates or not candidates else candidates[0]

    def _restore_case(self, lemma: str, word: str, form: str, upos: str, xpos: str) -> str:
        if lemma == "i" and upos == "PRON":
            return "I"
        if not word[:1].isupper() or not lemma:
            return lemma
        if upos in {"NOUN", "NUM", "X", "SYM"} and len(word) < 6 and word.isupper():
            return word if lemma == form else lemma
        is_name = xpos in NAME_TAGS and form not in self.common
        is_demonym = upos in {"ADJ", "NOUN"} and form in self.capitals
        is_unknown = upos == "ADJ" and word[1:].islower() and form not in self.common
        if is_name or is_demonym or is_unknown:
            return word[:1] + (word[1:] if lemma == form else lemma[1:])
        return lemma


def find_known_words(vocabulary: Iterable[str]) -> frozenset[str]:
    """Return the whole words of a word-piece vocabulary."""
    return frozenset(word for word in vocabulary if word.isalpha() and len(word) > 2)


def find_bases(form: str, ending: str) -> Iterator[str]:
    """Find the words that a regular ending makes into a form, the likeliest first.

    Args:
        form: An inflected word in lower case.
        ending: ``ed``, ``ing`` or ``s``.

    Yields:
        ``provoke`` for ``provoked``, ``plan`` for ``planned``, ``carry`` for ``carries``.
    """
    if not form.endswith(ending) or len(form) < len(ending) + 2:
        return
    stem = form[: len(form) - len(ending)]
    if ending == "s":
        if form.endswith("ies") and len(form) > 4:
            yield form[:-3] + "y"
        if form.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
            yield form[:-2]
        if not form.endswith("ss"):
            yield stem
        return
    if ending == "ed" and stem.endswith("i"):
        yield stem[:-1] + "y"
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouwy"
    if doubled and stem[-1] not in "sl":
        yield stem[:-1]
    yield stem
    yield stem + "e"
    if doubled:
        yield stem[:-1]


def apply_rules(rules: Mapping[str, str], form: str) -> str:
    """Apply the rule with the longest suffix that fits; without one, the form itself.

    Args:
        rules: By suffix: characters to cut and what to add, as ``1|y``.
        form: A word in lower case.
    """
    for size in range(min(MAX_SUFFIX, len(form)), -1, -1):
        edit = rules.get(form[len(form) - size :])
        if edit is not None:
            cut, _, added = edit.partition("|")
            return form[: len(form) - int(cut)] + added
    return form
