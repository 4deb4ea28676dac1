"""Learn lemmas: suffix rules for each tag, and a table of what they get wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from dragoman.language.lemmas import MAX_SUFFIX, apply_rules
from training.corpora import Paragraph

MIN_RULE_COUNT = 2


def _get_edit(form: str, lemma: str) -> str:
    """Describe how the lemma comes from the form: ``characters to cut|suffix to add``."""
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}|{lemma[shared:]}"


def learn_lemmas(paragraphs: Iterable[Paragraph]) -> dict[str, Any]:
    """Learn the table and the rules.

    Args:
        paragraphs: Treebank paragraphs with tags and lemmas.

    Returns:
        ``rules`` by tag and suffix (longest suffix wins), ``table`` by tag and
        form, both in lower case; ``capitals``, the words that are always written
        with one (``Turkish``), and ``common``, the adjectives that are not.
    """
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    capitals: Counter[str] = Counter()
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            rows = zip(sentence.words, sentence.xpos, sentence.upos, sentence.lemmas, strict=True)
            for word, xpos, upos, lemma in rows:
                if lemma == "_":
                    continue
                counts[f"{upos}/{xpos}", word.lower()][lemma.lower()] += 1
                if upos in {"ADJ", "NOUN"} and word[:1].isupper():
                    capitals[word.lower()] += 1 if lemma[:1].isupper() else -1
                elif upos == "ADJ":
                    capitals[word.lower()] -= 1
    best = {key: counter.most_common(1)[0][0] for key, counter in counts.items()}
    rules = _learn_rules(best)
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemma in best.items():
        if apply_rules(rules.get(tag, {}), form) != lemma:
            table[tag][form] = lemma
    adjectives = {form for tag, form in best if tag.startswith("ADJ/JJ")}
    return {
        "rules": rules,
        "table": dict(table),
        "capitals": sorted(form for form, count in capitals.items() if count > 0),
        "common": sorted(f for f in adjectives if capitals[f] <= 0 and f.isalpha()),
    }


def _learn_rules(best: dict[tuple[str, str], str]) -> dict[str, dict[str, str]]:
    suffixes: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (tag, form), lemma in best.items():
        edit = _get_edit(form, lemma)
        if int(edit.split("|")[0]) > 4:
            continue
        for size in range(min(MAX_SUFFIX, len(form)) + 1):
            suffixes[tag][form[len(form) - size :]][edit] += 1
    rules: dict[str, dict[str, str]] = {}
    for tag, found in suffixes.items():
        kept: dict[str, str] = {}
        for suffix in sorted(found, key=len):
            edit, count = found[suffix].most_common(1)[0]
            if suffix and count < MIN_RULE_COUNT:
                continue
            shorter = next((kept[suffix[i:]] for i in range(1, len(suffix) + 1)
                            if suffix[i:] in kept), None) if suffix else None  # fmt: skip
            if edit != shorter:
                kept[suffix] = edit
        rules[tag] = kept
    return rules
