"""Copies: found as an exact comparison of all pairs finds them."""

from __future__ import annotations

import random

import numpy as np

from dragoman.merging import Voices, find_copies
from dragoman.merging.copies import make_signature
from dragoman.merging.prints import make_print
from dragoman.records import Article
from tests.merging.building import make_strike

CHANCE = random.Random(3)
VOCABULARY = [f"word{number}" for number in range(4000)]
TEXT = " ".join(CHANCE.choices(VOCABULARY, k=200))


def make_article(text: str, **fields: str) -> Article:
    basis = "given" if "published" in fields else None
    return Article(text=text, published_basis=basis, **fields)  # type: ignore[arg-type]


def test_the_same_words_are_one_text_whatever_case_and_punctuation() -> None:
    left = make_article(TEXT, outlet="A")
    right = make_article(TEXT.upper().replace(" ", ", ", 5), outlet="B")
    (group,) = find_copies([left, right])
    assert group.basis == "exact"
    assert set(group.articles) == {left.id, right.id}


def test_a_few_words_changed_make_a_near_copy_and_a_stretch_a_rewritten_one() -> None:
    words = TEXT.split()
    words[40], words[160] = "other", "words"
    (near,) = find_copies([make_article(TEXT), make_article(" ".join(words))])
    stretch = " ".join(TEXT.split()[:110]) + " " + " ".join(CHANCE.choices(VOCABULARY, k=90))
    (rewritten,) = find_copies([make_article(TEXT), make_article(stretch)])
    assert (near.basis, rewritten.basis) == ("near", "rewritten")


def test_short_texts_and_texts_of_other_weeks_are_no_copies_unless_exact() -> None:
    short = "Russia fired two rockets at Odesa on Monday"
    assert list(find_copies([make_article(f"{short}."), make_article(f"{short} again.")])) == []
    old = make_article(TEXT, published="2023-05-01")
    new = make_article(f"{TEXT} more", published="2023-06-01")
    assert list(find_copies([old, new])) == []


def test_the_agency_is_traced_and_the_original_is_the_earliest() -> None:
    late = make_article(TEXT, outlet="B", published="2023-05-04", agency="AFP")
    early = make_article(f"{TEXT} end", outlet="A", published="2023-05-03")
    (group,) = find_copies([late, early])
    assert group.articles == (early.id, late.id)
    assert group.agency == "AFP"


def test_groups_are_those_of_an_exact_comparison() -> None:
    chance = random.Random(11)
    texts = [chance.choices(VOCABULARY, k=chance.randint(60, 240)) for _ in range(60)]
    for _ in range(60):
        words = list(chance.choice(texts[:60]))
        for _ in range(chance.choice((0, 1, 3, 8))):
            words[chance.randrange(len(words))] = chance.choice(VOCABULARY)
        texts.append(words[: len(words) * 2 // 3] if chance.random() < 0.3 else words)
    articles = [make_article(" ".join(words), outlet=f"O{n}") for n, words in enumerate(texts)]
    shingles = {one.id: set(make_print(one.text).shingles.tolist()) for one in articles}
    linked = {one.id: {one.id} for one in articles}
    for left in articles:
        for right in articles:
            few, many = sorted((shingles[left.id], shingles[right.id]), key=len)
            shared = len(few & many)
            alike = shared >= 0.6 * len(few | many) or shared >= max(30, 0.5 * len(few))
            if alike and linked[left.id] is not linked[right.id]:
                joined = linked[left.id] | linked[right.id]
                for name in joined:
                    linked[name] = joined
    exact = {frozenset(group) for group in linked.values() if len(group) > 1}
    assert {frozenset(group.articles) for group in find_copies(articles)} == exact
    assert len(exact) > 20


def test_signatures_agree_about_as_often_as_texts() -> None:
    chance = random.Random(5)
    values = np.array(chance.sample(range(2**32), 900), np.uint32)
    left, right = np.sort(values[:600]), np.sort(values[300:])
    agreeing = np.mean(make_signature(left) == make_signature(right))
    assert 0.2 < agreeing < 0.47  # Jaccard is one third


def test_a_word_has_one_hash_wherever_it_stands() -> None:
    text = "one two three four five"
    alone, inside = make_print(text), make_print(f"zero words before {text} six")
    assert set(alone.shingles.tolist()) <= set(inside.shingles.tolist())
    assert make_print("").shingles.size == 0


def test_one_agency_or_outlet_is_one_voice() -> None:
    facts = [
        make_strike("Odesa", 3, number=number, outlet=outlet) for number, outlet in enumerate("AAB")
    ]
    voices = Voices(facts, ())
    assert voices.count(one.article_id for one in facts) == 2
