"""Training sentences written for this project, as patterns with gold trees.

They teach what the treebanks hold little of and the news much: headlines in the
present tense, who was told or accused, agentive passives, quotations, names from
everywhere and bodies of all kinds.  A pattern is a line of tokens::

    [name=]form/UPOS/XPOS>head:label

where ``head`` is the name of another token, or ``0``; a form in braces is a slot that
:mod:`training.authored_slots` fills.
"""

from __future__ import annotations

import random
import re

from training.augment import make_dateline, title_case
from training.authored_patterns import HEADLINES, SENTENCES, WEB
from training.authored_slots import Row, fill_slot, pick_words
from training.corpora import LABEL_INDEX, Paragraph, Sentence

WEB_SHARE = 0.3
TOKEN = re.compile(r"(?:(\w+)=)?(\{\w+\}|.+?)(?:/([A-Z]+)/(\S+?))?>(\w+):([\w:]+)$")


def make_authored(chance: random.Random, n_segments: int = 600) -> list[Paragraph]:
    """Write the authored segments of one epoch.

    Args:
        chance: The source of randomness.
        n_segments: How many segments to write; a third are headlines.
    """
    paragraphs = []
    for number in range(n_segments):
        if number % 3 == 0:
            sentences = [make_headline(chance)]
        else:
            n_sentences = chance.choice((1, 2, 2, 3, 4))
            sentences = [make_sentence(chance) for _ in range(n_sentences)]
            if chance.random() < 0.2:
                sentences.insert(0, make_dateline(chance))
        paragraphs.append(Paragraph(sentences=sentences, source="authored", genre="news"))
    return paragraphs


def make_headline(chance: random.Random) -> Sentence:
    """Write a headline, in title case or as a sentence without a stop."""
    sentence = build_tree(chance.choice(HEADLINES), chance)
    if chance.random() < 0.65:
        sentence.words = title_case(sentence.words, every=chance.random() < 0.3)
    elif sentence.words[0][:1].islower():
        sentence.words[0] = sentence.words[0][:1].upper() + sentence.words[0][1:]
    return sentence


def make_sentence(chance: random.Random) -> Sentence:
    """Write a sentence as it stands in the body of an article, a mail or a review."""
    patterns = WEB if chance.random() < WEB_SHARE else SENTENCES
    sentence = build_tree(chance.choice(patterns), chance)
    first = next((i for i, word in enumerate(sentence.words) if word[:1].isalpha()), 0)
    word = sentence.words[first]
    sentence.words[first] = word[:1].upper() + word[1:]
    return sentence


def build_tree(pattern: str, chance: random.Random) -> Sentence:
    """Turn a pattern into a sentence.

    Args:
        pattern: The pattern.
        chance: The source of randomness.

    Raises:
        ValueError: A token of the pattern cannot be read.
    """
    sentence = Sentence(words=[])
    names: dict[str, int] = {}
    pending: list[tuple[int, str]] = []
    for item in pattern.split():
        found = TOKEN.match(item)
        if found is None:
            raise ValueError(f"no token: {item!r} in {pattern!r}")
        name, form, upos, xpos, head, label = found.groups()
        if form.startswith("{") and upos is None:
            rows = fill_slot(form[1:-1], chance)
        else:
            text = pick_words(form[1:-1], chance) if form.startswith("{") else form
            rows = [Row(word=text, upos=upos, xpos=xpos, head=-1, label="", entity="O")]
        offset = len(sentence.words)
        for row in rows:
            index = len(sentence.words)
            sentence.words.append(row.word)
            sentence.upos.append(row.upos)
            sentence.xpos.append(row.xpos)
            sentence.entities.append(1 << LABEL_INDEX[row.entity])
            if row.head < 0:
                if name:
                    names[name] = index
                pending.append((index, head))
                sentence.heads.append(-1)
                sentence.labels.append(label)
            else:
                sentence.heads.append(offset + row.head)
                sentence.labels.append(row.label)
    for index, head in pending:
        sentence.heads[index] = -1 if head == "0" else names[head]
    sentence.lemmas = list(sentence.words)
    return sentence
