"""Lemmas by table and suffix rule, given the tags.

Source: learnt from the training parts of the EWT and GUM treebanks by
``training.lemma_rules``; see the model card for licences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

MAX_SUFFIX = 6
CACHE_SIZE = 50_000
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
    """

    rules: Mapping[str, Mapping[str, str]]
    table: Mapping[str, Mapping[str, str]]
    capitals: frozenset[str]
    common: frozenset[str]
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
        lemma = self.table.get(tag, {}).get(form)
        if lemma is None:
            lemma = apply_rules(self.rules.get(tag, {}), form)
        return self._restore_case(lemma, word, form, upos, xpos) or word

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
