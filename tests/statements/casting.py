"""Casts for tests: actors found by the forms that a test lists, no other stage needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dragoman.records import Actor, Article, Cast, Part, Span


def make_cast(text: str, forms: Iterable[str]) -> Cast:
    """A cast from lines "Name | form | form": each whole-word occurrence is a mention.

    Where the name itself stands in the text, it is a mention too.
    """
    patterns = []
    for line in forms:
        name, *others = (cell.strip() for cell in line.split("|"))
        patterns += [(form, name) for form in {name, *others}]
    found: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for form, name in sorted(patterns, key=lambda pair: (-len(pair[0]), pair)):
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                found.setdefault(name, []).append(span)
    return Cast(
        Actor(name=name, kind="person", mentions=tuple(sorted(spans)))
        for name, spans in found.items()
    )


def make_article(text: str, *, headline: bool = False) -> Article:
    """An article published on 12 May 2021; all of it a headline when asked."""
    parts = (Part(kind="headline", span=Span(0, len(text))),) if headline else ()
    return Article(text=text, parts=parts, published="2021-05-12", published_basis="given")


def fold_words(text: str) -> set[str]:
    """The words of a text in lower case, without accents and the commonest little words."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l"))
    bare = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    little = {"the", "a", "an", "of", "and", "in", "on", "for", "to", "s"}
    return set(re.findall(r"[a-z0-9]+", bare)) - little
