"""Links quotations to the cues beside them, by order and punctuation alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dragoman.records import Span
from dragoman.statements.cues import Cue, is_quoted_saying
from dragoman.statements.page import Page
from dragoman.statements.quotations import Quotation
from dragoman.syntax import get_label

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FARTHEST_AFTER = 30  # tokens from the end of a quotation to the verb that follows it
_NEAR = 8
_LEADS = (",", ":", "—", "–", "-", "(", ":-", "...", "…")
_WORD = re.compile(r"\w+")
_NAME_LIKE = re.compile(r"(?=.*\d)\S+(?:\s\S+)?\Z")


def link_quotations(page: Page, cues: Sequence[Cue]) -> dict[int, Cue]:
    """For each quotation, by its index, the cue that stands beside it; absent where none does.

    Args:
        page: The article.
        cues: Its cues in order.
    """
    by_token = {cue.token.i: cue for cue in cues if "q" in cue.entry.frames}
    links: dict[int, Cue] = {}
    for index, quotation in enumerate(page.quotations):
        if is_name(page, quotation):
            continue
        before = _get_cue_before(page, quotation, by_token)
        after = _get_cue_after(page, quotation, by_token)
        cue = after or before
        if before is not None and after is not None and _leads_in(page, before, quotation):
            cue = before
        if cue is not None:
            links[index] = cue
    return links


def count_words(text: str) -> int:
    """The words in a piece of text."""
    return len(_WORD.findall(text))


def is_name(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation merely names something: "S-400", "Blue Dawn" outside a headline."""
    inner = quotation.inner.text_in(page.text).strip()
    if _NAME_LIKE.match(inner):
        return True
    words = inner.split()
    if not words or page.article.get_part_kind(quotation.outer) == "headline":
        return False
    capitalised = all(w[0].isupper() or w[0].isdigit() or len(w) < 4 for w in words)
    return capitalised and inner[-1] not in ".,!?" and len(words) <= 6


def is_sentence_like(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation could stand alone: begins upper case and ends as sentences do."""
    inner = quotation.inner.text_in(page.text).strip(" \u00a0\n'’")
    after = page.text[quotation.outer.end : quotation.outer.end + 1]
    return (
        bool(inner)
        and not inner[0].islower()
        and (inner[-1] in ".,!?…—" or after in (".", ",", "") or not quotation.closed)
    )


def find_tokens_after(page: Page, position: int, limit: int) -> Iterator[Token]:
    """Tokens from a position on, at most ``limit``, not past the paragraph."""
    start = page.get_index(position)
    for token in page.doc[start : start + limit]:
        if token.is_space and "\n" in token.text:
            return
        yield token


def _get_cue_after(page: Page, quotation: Quotation, by_token: dict[int, Cue]) -> Cue | None:
    inner = quotation.inner.text_in(page.text).rstrip()
    after = page.text[quotation.outer.end : quotation.outer.end + 1]
    if not inner or after in (".", ":", ";"):
        return None
    joined = inner[-1] in ",—–-…" or after == ","
    reach = _FARTHEST_AFTER if joined else _NEAR
    relative = False
    opening = page.doc[page.get_index(quotation.outer.end) :][:2]
    if any(token.lower_ in ("and", "but") for token in opening) and after == ",":
        return None
    for token in find_tokens_after(page, quotation.outer.end, reach):
        if page.quotation_of[token.i] >= 0 or token.text in (".", ";", ":"):
            return None
        cue = by_token.get(token.i)
        lets_speak = cue is not None and is_quoted_saying(cue.token)
        usual = cue is not None and not cue.passive and not cue.is_participle
        if cue is not None and not relative and (usual or lets_speak):
            leads_on = page.text[cue.span.end : cue.span.end + 1] == ":"
            return cue if joined or (_ends_soon(page, cue, inner) and not leads_on) else None
        if token.lower_ in ("who", "which", "that", "whose", "where"):
            relative = True
        elif relative and token.text == ",":
            relative = False
        elif _is_quoting(token) or (get_label(token) == "aux" and _is_quoting(token.head)):
            continue
        elif not relative and cue is None and token.tag_ in _FINITE and token.pos_ != "PROPN":
            return None
    return None


def _is_quoting(token: Token) -> bool:
    """Whether a verb lets somebody else speak ("was quoted as saying")."""
    return any(is_quoted_saying(child) for child in token.children)


def _ends_soon(page: Page, cue: Cue, inner: str) -> bool:
    """Whether a verb after a full stop or a bare mark still belongs to the quotation before."""
    if count_words(inner) < 2:
        return False
    if any(
        get_label(child) in ("ccomp", "xcomp", "obj")
        for child in cue.token.children
        if child.i > cue.token.i
    ):
        return False
    return not any(
        page.quotation_of[token.i] >= 0 for token in page.doc[cue.token.i : cue.token.sent.end]
    )


def _leads_in(page: Page, cue: Cue, quotation: Quotation) -> bool:
    gap = page.text[cue.span.end : quotation.outer.start].rstrip()
    return gap.endswith(":") or gap == ""


def _get_cue_before(page: Page, quotation: Quotation, by_token: dict[int, Cue]) -> Cue | None:
    start = quotation.outer.start
    place = page.get_index(start) - 1
    crossed = False
    while place >= 0 and page.doc[place].is_space:
        crossed = crossed or "\n" in page.doc[place].text
        place -= 1
    if place < 0:
        return None
    last = page.doc[place]
    if crossed and last.text != ":":
        return None
    sentence_start = last.sent.start
    colon = last.text == ":"
    for index in range(place, max(sentence_start, place - 60) - 1, -1):
        if page.quotation_of[index] >= 0:
            return None
        cue = by_token.get(index)
        if cue is None:
            continue
        gap = page.text[cue.span.end : start].strip()
        if gap == "" or colon or gap.endswith(_LEADS) or gap.lower().endswith("that"):
            fitting = colon or not gap.endswith(",") or _may_follow_comma(page, quotation, gap)
            return cue if fitting else None
        return None
    return None


def _may_follow_comma(page: Page, quotation: Quotation, gap: str) -> bool:
    return is_sentence_like(page, quotation) or gap in (",", "that,")


def get_root_before(page: Page, quotation: Quotation) -> Token | None:
    """The main verb of a sentence that ends in a colon right before a quotation, or None."""
    place = page.get_index(quotation.outer.start) - 1
    while place >= 0 and page.doc[place].is_space:
        place -= 1
    if place < 0 or page.doc[place].text != ":":
        return None
    return page.doc[place].sent.root


def stands_alone(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own, nothing of the reporter's before or after."""
    text = page.text
    before = text[: quotation.outer.start].rstrip(" \u00a0")
    after = text[quotation.outer.end :].lstrip(" \u00a0")[:2]
    inner = quotation.inner.text_in(text).strip()
    starts = not before or before[-1] in '\n.!?"”’»'
    ends = after[:1] in ("", "\n") or (
        (inner[-1:] in ".!?…" or after[:1] == ".") and not after[:1].islower()
    )
    return starts and ends


def are_neighbours(paragraphs: Sequence[Span], first: int, second: int) -> bool:
    """Whether two positions lie in the same paragraph or in one and the next."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start <= first < paragraph.end:
            following = paragraphs[index : index + 2]
            return any(p.start <= second < p.end for p in following)
    return False
