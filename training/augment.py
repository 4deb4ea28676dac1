"""Change training sentences at random, so that news in all its dress is familiar.

Every change keeps the gold annotation true: words are respelt, or leaves of the
tree are dropped.
"""

from __future__ import annotations

import random
from dataclasses import replace

from training.corpora import ENTITY_TYPES, LABEL_INDEX, Paragraph, Sentence
from training.names import (
    AGENCIES,
    CITIES,
    COUNTRIES,
    FAMILY_NAMES,
    GIVEN_NAMES,
    MONTHS,
)

SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or",
     "but", "as", "into", "over", "after", "amid", "vs", "nor", "per"}
)  # fmt: skip
QUOTE_PAIRS = (("“", "”"), ("‘", "’"), ("''", "''"), ("``", "''"), ("„", "“"), ("„", "”"),
               ("'", "'"), ("«", "»"), ("\"", "\""), ("“", "“"), ("”", "”"))  # fmt: skip
PER_FIRST = 1 << LABEL_INDEX["B-PER"]
PER_INNER = 1 << LABEL_INDEX["I-PER"]
LOC_FIRST = 1 << LABEL_INDEX["B-LOC"]
LOC_INNER = 1 << LABEL_INDEX["I-LOC"]


def augment(paragraph: Paragraph, chance: random.Random) -> Paragraph:
    """Return the paragraph, changed at random; most are left as they are.

    Args:
        paragraph: The paragraph; is not changed itself.
        chance: The source of randomness.
    """
    sentences = list(paragraph.sentences)
    if paragraph.source != "authored":
        sentences = [_rename(sentence, chance) for sentence in sentences]
        if len(sentences) == 1 and sentences[0].has_tree and len(sentences[0].words) <= 22:
            if chance.random() < 0.3:
                sentences = [make_headline(sentences[0], chance)]
        elif sentences[0].has_tree and chance.random() < 0.05:
            sentences = [make_dateline(chance), *sentences]
    if chance.random() < 0.35:
        sentences = _restyle_marks(sentences, chance)
    draw = chance.random()
    if draw < 0.025:
        sentences = [_respell(s, [w.lower() for w in s.words]) for s in sentences]
    elif draw < 0.05:
        sentences = [_respell(s, [w.upper() for w in s.words]) for s in sentences]
    return replace(paragraph, sentences=sentences)


def pick_headlines(paragraph: Paragraph, chance: random.Random, share: float) -> list[Paragraph]:
    """Take some sentences out of a paragraph as headlines of their own (copies)."""
    made = []
    for sentence in paragraph.sentences:
        if sentence.has_tree and 4 <= len(sentence.words) <= 18 and chance.random() < share:
            headline = make_headline(_rename(sentence, chance), chance)
            made.append(replace(paragraph, sentences=[headline]))
    return made


def _respell(sentence: Sentence, words: list[str]) -> Sentence:
    return replace(sentence, words=words)


def make_headline(sentence: Sentence, chance: random.Random) -> Sentence:
    """Dress a sentence as a headline: no final stop, few articles, title case."""
    tree = sentence
    if tree.words[-1] in {".", ":"}:
        tree = drop_words(tree, {len(tree.words) - 1})
    if chance.random() < 0.7:
        tree = drop_words(
            tree,
            {i for i, (word, label) in enumerate(zip(tree.words, tree.labels, strict=True))
             if label == "det" and word.lower() in {"a", "an", "the"}},
        )  # fmt: skip
    if chance.random() < 0.35:
        tree = drop_words(
            tree,
            {i for i, (word, label) in enumerate(zip(tree.words, tree.labels, strict=True))
             if label in {"aux:pass", "cop"} and word.lower() in {"is", "are", "was", "were"}},
        )  # fmt: skip
    if not tree.words:
        return sentence
    if chance.random() < 0.75:
        every = chance.random() < 0.3
        tree = _respell(tree, title_case(tree.words, every=every))
    return tree


def title_case(words: list[str], *, every: bool) -> list[str]:
    """Capitalise words as headlines do.

    Args:
        words: The words.
        every: Whether prepositions and articles get a capital too.
    """
    out = []
    for index, word in enumerate(words):
        small = word.lower() in SMALL_WORDS and not every and index > 0
        suffix = word.lower() in {"'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "’re"}
        if small or suffix or not word[:1].islower():
            out.append(word)
        else:
            out.append(word[:1].upper() + word[1:])
    return out


def drop_words(sentence: Sentence, places: set[int]) -> Sentence:
    """Take words out of a tree; a word with dependents stays."""
    with_dependents = set(sentence.heads)
    gone = {i for i in places if i not in with_dependents and sentence.heads[i] >= 0}
    if not gone:
        return sentence
    kept = [i for i in range(len(sentence.words)) if i not in gone]
    moved = {old: new for new, old in enumerate(kept)}
    moved[-1] = -1
    entities = [sentence.entities[i] for i in kept] if sentence.entities else []
    return Sentence(
        words=[sentence.words[i] for i in kept],
        upos=[sentence.upos[i] for i in kept],
        xpos=[sentence.xpos[i] for i in kept],
        heads=[moved[sentence.heads[i]] for i in kept],
        labels=[sentence.labels[i] for i in kept],
        lemmas=[sentence.lemmas[i] for i in kept],
        entities=_repair_entities(entities),
    )


def _repair_entities(entities: list[int]) -> list[int]:
    """Let an entity that lost its first word begin at its second."""
    repaired = list(entities)
    for index, mask in enumerate(entities):
        for kind in ENTITY_TYPES:
            begin, inner = 1 << LABEL_INDEX[f"B-{kind}"], 1 << LABEL_INDEX[f"I-{kind}"]
            before = repaired[index - 1] if index else 0
            if mask == inner and before not in {begin, inner}:
                repaired[index] = begin
    return repaired


def make_dateline(chance: random.Random) -> Sentence:
    """Write a dateline, such as ``KYIV, Dec 3 (Reuters) -``, as a sentence of its own."""
    city = chance.choice(CITIES)
    words = [city.upper() if chance.random() < 0.75 else city]
    rows: list[tuple[str, str, int, str, int]] = [
        (words[0], "PROPN/NNP", -1, "root", LOC_FIRST),
    ]
    if chance.random() < 0.25:
        rows.append((",", "PUNCT/,", 2, "punct", 1))
        rows.append((chance.choice(COUNTRIES), "PROPN/NNP", 0, "nmod:unmarked", LOC_FIRST))
    if chance.random() < 0.5:
        month = len(rows) + 1
        rows.append((",", "PUNCT/,", month, "punct", 1))
        rows.append((chance.choice(MONTHS), "PROPN/NNP", 0, "nmod:unmarked", 1))
        rows.append((str(chance.randint(1, 31)), "NUM/CD", month, "nummod", 1))
    if chance.random() < 0.5:
        agency = len(rows) + 1
        rows.append(("(", "PUNCT/-LRB-", agency, "punct", 1))
        rows.append((chance.choice(AGENCIES), "PROPN/NNP", 0, "parataxis",
                     1 << LABEL_INDEX["B-ORG"]))  # fmt: skip
        rows.append((")", "PUNCT/-RRB-", agency, "punct", 1))
    rows.append((chance.choice(("-", "--", "—", "–", ":", "-")), "PUNCT/:", 0, "punct", 1))
    return Sentence(
        words=[row[0] for row in rows],
        upos=[row[1].split("/")[0] for row in rows],
        xpos=[row[1].split("/")[1] for row in rows],
        heads=[row[2] for row in rows],
        labels=[row[3] for row in rows],
        lemmas=[row[0] for row in rows],
        entities=[row[4] for row in rows],
    )


def _restyle_marks(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Write quotation marks, apostrophes and dashes in another fashion."""
    opening, closing = chance.choice(QUOTE_PAIRS)
    apostrophe = "’" if chance.random() < 0.6 else "'"
    dash = chance.choice(("-", "–", "—", "--"))
    is_open = False
    out = []
    for sentence in sentences:
        words = []
        for index, word in enumerate(sentence.words):
            if word == '"':
                is_open = not is_open
                words.append(opening if is_open else closing)
            elif word in {"-", "--", "–", "—"} and _is_dash(sentence, index):
                words.append(dash)
            elif "'" in word and len(word) > 1 and word != "''":
                words.append(word.replace("'", apostrophe))
            else:
                words.append(word)
        out.append(_respell(sentence, words))
    return out


def _is_dash(sentence: Sentence, index: int) -> bool:
    return bool(sentence.xpos) and sentence.xpos[index] in {":", ","}


def _rename(sentence: Sentence, chance: random.Random) -> Sentence:
    """Put names from everywhere in place of some persons and places."""
    if not sentence.entities or chance.random() > 0.35:
        return sentence
    words = list(sentence.words)
    entities = sentence.entities
    for index, mask in enumerate(entities):
        if mask not in {PER_FIRST, LOC_FIRST} or chance.random() > 0.5:
            continue
        inner = PER_INNER if mask == PER_FIRST else LOC_INNER
        end = index + 1
        while end < len(words) and entities[end] == inner:
            end += 1
        spelt = all(word.isalpha() and len(word) > 2 for word in words[index:end])
        if not spelt or (sentence.upos and set(sentence.upos[index:end]) != {"PROPN"}):
            continue
        if mask == PER_FIRST and end - index <= 3:
            names = [chance.choice(GIVEN_NAMES) for _ in range(end - index - 1)]
            words[index:end] = [*names, chance.choice(FAMILY_NAMES)]
        elif mask == LOC_FIRST and end - index == 1:
            words[index] = chance.choice(CITIES if chance.random() < 0.4 else COUNTRIES)
    return _respell(sentence, words)
