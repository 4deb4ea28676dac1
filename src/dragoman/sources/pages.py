"""A page saved as plain text, to an article: title, byline, date, paragraphs, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dragoman.errors import RecordError
from dragoman.records import Article, Part, PartKind, Span
from dragoman.sources import headers
from dragoman.sources.cleaning import clean_text
from dragoman.sources.datelines import Dateline, find_agency, get_dateline
from dragoman.sources.furniture import LeftOut, get_furniture, trim_line
from dragoman.sources.headers import Dating
from dragoman.sources.languages import guess_language
from dragoman.sources.layout import Line, is_closed, is_prose, join_wrapped, split_lines
from dragoman.sources.publication import infer_published

_TITLE_WORDS = (2, 35)
_LONGEST_TITLE = 250
_TAIL_WORDS, _DATED_WORDS = 12, 14
_LONGEST_CAPTION, _LONGEST_CREDIT, _LONGEST_REPEAT = 1_000, 300, 2_000
_CAPTION_LEAD = re.compile(
    r"(?:(?:in )?(?:an?|this) )?(?:undated |recent |file |handout |archive |aerial |combination )*"
    r"(?:photo(?:graph)?|picture|image|video grab|screen ?(?:grab|shot)|satellite (?:photo|image)"
    r"|illustration)\b.{0,80}\b(?:shows|showing|taken|released|provided|made available)\b",
    re.IGNORECASE,
)
_TITLE_LEAD = re.compile(
    r"(?:\[(?:breaking|exclusive|update\s?\d*|live|video|photos?|watch|opinion|analysis)\]\s*[:–-]?"
    r"|(?:breaking|exclusive|update\s?\d*)(?: news)?\s*(?:[:|]|[–—-](?=\s)))\s*",
    re.IGNORECASE,
)
_CAPTION_SIGN = re.compile(
    r"\((?:left|right|cent(?:er|re)|[LRC]|top|bottom|background|front|rear|[23]nd [LR]"
    r"|(?:first|second|third|fourth|1st|2nd|3rd)? ?from (?:left|right))\)",
    re.IGNORECASE,
)
_PARTY = re.compile(r"\b(?:Sen|Rep|Gov|Senator|Governor|Representative|Congress(?:wo)?man)\b")
_EMPHATIC_CREDIT = re.compile(
    r"(?<=[.!?\"”)])\s+(?:\*\*|__|\*|_)(?P<credit>[^*_]{2,80})(?:\*\*|__|\*|_)\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the article with its role."""

    text: str
    kind: PartKind = "body"


@dataclass(slots=True, kw_only=True)
class Page:
    """A page while it is being read; every stretch of its text ends in one of the fields.

    Args:
        paragraphs: What belongs to the article, without the title.
        left_out: What does not, with the reasons.
        title: Headline.
        outlet: Outlet, as stated or known from the address.
        agency: Wire agency.
        url: Address.
        dating: Publication as stated, the best basis first.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    title: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    dating: list[Dating] = field(default_factory=list)

    def drop(self, text: str, category: str, reason: str) -> None:
        """Note something that is left out."""
        self.left_out.append(LeftOut(text=text, category=category, reason=reason))


def read_page(text: str) -> Page:
    """Find the parts of a page that was saved as plain text.

    Args:
        text: The decoded file.
    """
    page = Page()
    lines = split_lines(clean_text(text))
    lines = _drop_furniture(page, _read_key_lines(page, lines))
    lines = _drop_repeats(page, lines)
    head, rest = _split_head(join_wrapped(lines))
    _read_head(page, head)
    _read_body(page, rest)
    _drop_tail(page)
    if page.title is not None:
        title, outlet = headers.split_title(page.title)
        page.title, page.outlet = _TITLE_LEAD.sub("", title) or title, page.outlet or outlet
    return page


def make_article(page: Page, source_id: str, dating: Dating | None = None) -> Article:
    """The article of a page.

    Args:
        page: A page with at least one paragraph or a title.
        source_id: What the input calls it.
        dating: Date of publication that outranks what the page says; None to use the page's.

    Raises:
        RecordError: The page holds nothing of an article.
    """
    text, parts = _write_text(page)
    if not text:
        raise RecordError("the page holds no text.")
    body = [item.text for item in page.paragraphs if item.kind == "body"]
    dateline = get_dateline(body[0]) if body else None
    dating = dating or next(iter(page.dating), None)
    if dating is None:
        dating = infer_published(
            _without_dateline(body, dateline), dateline, body[0] if body else ""
        )
    return Article(
        text=text,
        parts=parts,
        source_id=source_id,
        url=page.url,
        title=page.title,
        outlet=page.outlet,
        agency=page.agency or (dateline.agency if dateline else None),
        published=dating.published if dating else None,
        published_basis=dating.basis if dating else None,
        language=guess_language(text),
    )


def _without_dateline(body: list[str], dateline: Dateline | None) -> list[str]:
    if dateline is None:
        return body
    return [body[0][dateline.span.end :].lstrip(), *body[1:]]


def _write_text(page: Page) -> tuple[str, tuple[Part, ...]]:
    """The text of the article and the roles of its stretches."""
    items = list(page.paragraphs)
    if page.title is not None:
        items.insert(0, Paragraph(text=page.title, kind="headline"))
    parts: list[Part] = []
    position, n_body = 0, 0
    for item in items:
        span = Span(position, position + len(item.text))
        if item.kind != "body":
            parts.append(Part(kind=item.kind, span=span))
        elif n_body < 3:
            n_body += 1
            dateline = get_dateline(item.text)
            if dateline is not None:
                parts.append(
                    Part(kind="dateline", span=Span(position, position + dateline.span.end))
                )
        position = span.end + 2
    return "\n\n".join(item.text for item in items), tuple(parts)


def _read_key_lines(page: Page, lines: list[Line]) -> list[Line]:
    """Take out "Key: value" lines at either end and a date before the first sentence."""
    kept: list[Line] = []
    for position, line in enumerate(lines):
        at_end = position < 12 or position >= len(lines) - 8
        found = headers.get_key_line(line.text) if at_end and not is_prose(line.text) else None
        if found is not None and _take_key(page, found):
            page.drop(line.text, "metadata", "line of the page's own data")
            continue
        lead = headers.get_date_lead(line.text) if position < 3 else None
        if lead is not None and _take_key(page, lead):
            page.drop(line.text[: lead.length].strip(), "metadata", "date before the text")
            line = replace(line, text=line.text[lead.length :])
        kept.append(line)
    return _take_addresses(page, kept)


def _take_key(page: Page, found: headers.KeyLine) -> bool:
    """Note what a key line says; False where its value is not what the key promises."""
    if found.meaning in ("published", "updated"):
        published = headers.get_line_date(found.value)
        if published is None:
            return False
        if found.meaning == "published":
            page.dating.append(Dating(published=published, basis="metadata"))
    elif found.meaning == "url":
        url = headers.find_url(found.value)
        if url is None:
            return False
        page.url = page.url or url
    elif found.meaning == "title":
        page.title = page.title or found.value
    elif found.meaning in ("outlet", "source"):
        if len(found.value.split()) > 8:
            return False
        url = headers.find_url(found.value)
        agency = find_agency(found.value)
        if url is not None:
            page.url = page.url or url
        elif found.meaning == "source" and agency is not None:
            page.agency = page.agency or agency
        elif found.meaning == "outlet":
            page.outlet = page.outlet or found.value
    elif found.meaning == "author":
        page.agency = page.agency or find_agency(found.value)
    return len(found.value.split()) <= 40


def _take_addresses(page: Page, lines: list[Line]) -> list[Line]:
    """Find the page's own address after "Original url:" or standing alone at its end."""
    for position, line in enumerate(lines):
        furniture = get_furniture(line.text)
        if furniture is None or furniture.category != "link":
            continue
        url = headers.find_url(line.raw)
        labelled = position > 0 and headers.find_url(line.raw) is not None
        previous = get_furniture(lines[position - 1].text) if position else None
        is_own = previous is not None and previous.category == "link"
        if (
            url
            and labelled
            and (is_own or position >= len(lines) - 1 or ":" in line.text.split("//")[0])
        ):
            page.url = page.url or url
    if page.url is not None:
        published = headers.get_url_date(page.url)
        if published is not None:
            page.dating.append(Dating(published=published, basis="url"))
        page.outlet = page.outlet or headers.get_outlet(page.url)
    return lines


def _drop_furniture(page: Page, lines: list[Line]) -> list[Line]:
    """Leave out the lines that are furniture wherever they stand."""
    kept: list[Line] = []
    for line in lines:
        found = get_furniture(line.text)
        if found is not None:
            page.left_out.append(found)
            if found.category == "rights":
                page.agency = page.agency or find_agency(line.text)
                page.outlet = page.outlet or headers.get_copyright_outlet(line.text)
        elif line.is_link and not line.is_heading and kept:
            page.drop(line.text, "link", "a link and nothing else")
        elif line.text:
            kept.append(line)
    if len(kept) > 1 and kept[0].is_link and not kept[0].is_heading and not is_prose(kept[1].text):
        page.drop(kept.pop(0).text, "link", "a link and nothing else, above the title")
    return kept


def _drop_repeats(page: Page, lines: list[Line]) -> list[Line]:
    """Leave out lines that stand on the page before; two in a row are a caption and its echo."""
    kept: list[Line] = []
    seen: dict[str, int] = {}
    for line in lines:
        words = re.findall(r"\w+", line.text[:_LONGEST_REPEAT].lower())
        key = " ".join(words) if len(line.text) <= _LONGEST_REPEAT else line.text
        if len(words) >= 4 and key in seen:
            page.drop(line.text, "repeat", "stands on the page before")
            position = seen[key]
            if position == len(kept) - 1 and position > 0 and not is_closed(line.text):
                kept[position] = replace(kept[position], is_echoed=True)
            continue
        seen[key] = len(kept)
        kept.append(line)
    return kept


def _split_head(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines before the first paragraph of running text, and the others."""
    for position, line in enumerate(lines):
        if line.is_heading or _get_caption(line) is not None or headers.is_byline(line.text):
            continue
        if headers.is_date_line(line.text):
            continue
        is_long = len(line.text.split(None, _TAIL_WORDS)) > _TAIL_WORDS
        if is_prose(line.text) or (is_long and get_dateline(line.text) is not None):
            return lines[:position], lines[position:]
    return lines, []


def _read_head(page: Page, head: list[Line]) -> None:
    """Find title, byline, date and captions above the first paragraph."""
    head = _take_masthead(page, head)
    titles = [line for line in head if _may_be_title(line)]
    chosen = _choose_title(titles) if page.title is None else None
    if chosen is not None:
        page.title = chosen.text
    byline: list[Dating] = []
    for line in head:
        if line is chosen or line.text == page.title:
            continue
        caption = _get_caption(line)
        if _read_byline(page, line, byline):
            continue
        if caption is not None:
            _add_caption(page, caption)
        else:
            _read_plain_head(page, line)
    page.dating[:0] = [] if any(item.basis == "metadata" for item in page.dating) else byline
    page.dating.extend(byline)


def _take_masthead(page: Page, head: list[Line]) -> list[Line]:
    """Take out the outlet's name and, at the top of the page, the lines right below it."""
    kept: list[Line] = []
    n_titles = sum(_may_be_title(line) for line in head)
    for position, line in enumerate(head):
        name = headers.get_masthead(line.text)
        if name is not None and n_titles > 1 and not line.is_heading:
            if "agency" in name.lower():
                page.agency = page.agency or find_agency(name) or name
            page.outlet = page.outlet or name
            n_titles -= 1
            if headers.get_line_date(line.text) is None:
                page.drop(line.text, "masthead", "the name of the outlet")
                continue
        elif _is_below_masthead(page, kept, line, position, n_titles):
            n_titles -= 1
            page.drop(line.text, "masthead", "right below the name of the outlet")
            continue
        kept.append(line)
    return kept


def _is_below_masthead(
    page: Page, kept: list[Line], line: Line, position: int, n_titles: int
) -> bool:
    """Whether a line that could be a title stands in the block of the outlet's name."""
    at_top = position > 0 and not kept and not line.after_blank and page.outlet is not None
    return at_top and n_titles > 1 and _may_be_title(line)


def _may_be_title(line: Line) -> bool:
    n_words = len(line.text.split())
    if not _TITLE_WORDS[0] <= n_words <= _TITLE_WORDS[1] or len(line.text) > _LONGEST_TITLE:
        return False
    if line.text.endswith((".", ",", ";")) and not line.is_heading:
        return False
    if headers.is_byline(line.text) or headers.is_date_line(line.text) or line.is_bullet:
        return False
    return _get_caption(line) is None and get_furniture(line.text, at_edge=True) is None


def _choose_title(titles: list[Line]) -> Line | None:
    """The first heading; else the first candidate of four words or more; else the first."""
    headings = [line for line in titles if line.is_heading and len(line.text.split()) >= 3]
    longer = [line for line in titles if len(line.text.split()) >= 4]
    return next(iter((*headings, *longer, *titles)), None)


def _read_byline(page: Page, line: Line, dating: list[Dating]) -> bool:
    """Take a byline or a line that is only a date; False where the line is neither."""
    is_byline = headers.is_byline(line.text)
    if not is_byline and not headers.is_date_line(line.text):
        return False
    published = headers.get_line_date(line.text)
    if published is not None:
        dating.append(Dating(published=published, basis="byline"))
    if is_byline:
        page.agency = page.agency or find_agency(line.text)
    page.drop(line.text, "byline", "names author, agency or date")
    return True


def _read_plain_head(page: Page, line: Line) -> None:
    """A line above the text that is neither title nor byline nor caption."""
    furniture = get_furniture(line.text, at_edge=True)
    published = headers.get_line_date(line.text)
    if furniture is not None:
        page.left_out.append(furniture)
    elif published is not None and len(line.text.split()) <= _DATED_WORDS:
        page.dating.append(Dating(published=published, basis="byline"))
        page.agency = page.agency or find_agency(line.text)
        page.drop(line.text, "byline", "a short line with a date above the text")
    elif len(line.text.split()) < 6 and not is_prose(line.text):
        page.agency = page.agency or find_agency(line.text)
        page.drop(line.text, "structure", "a short line above the text that is no sentence")
    else:
        page.paragraphs.append(
            Paragraph(text=line.text, kind="caption" if line.is_bullet else "headline")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Caption:
    """A caption without its label and credit, and those."""

    text: str
    removed: tuple[LeftOut, ...]


def _get_caption(line: Line) -> _Caption | None:
    """The caption that a line is, or None."""
    emphatic = _EMPHATIC_CREDIT.search(line.raw[-_LONGEST_CREDIT:])
    text = line.text
    removed: list[LeftOut] = []
    if emphatic is not None and text.endswith(emphatic["credit"].strip()) and not is_closed(text):
        credit = emphatic["credit"].strip()
        text = text[: -len(credit)].rstrip()
        removed.append(LeftOut(text=credit, category="credit", reason="set off after a caption"))
    trimmed = trim_line(text)
    removed += [note for _, note in trimmed.removed]
    is_marked = any(note.category in ("credit", "caption") for note in removed)
    if trimmed.span is not None:
        text = trimmed.span.text_in(text)
    elif removed:
        text = ""
    is_signed = bool(_CAPTION_SIGN.search(text[:_LONGEST_CAPTION])) and not _PARTY.search(
        text[:_LONGEST_CAPTION]
    )
    if not (is_marked or is_signed or line.is_echoed or _CAPTION_LEAD.match(text)):
        return None
    return _Caption(text=text.strip(), removed=tuple(removed))


def _add_caption(page: Page, caption: _Caption) -> None:
    page.left_out.extend(caption.removed)
    if caption.text:
        page.paragraphs.append(Paragraph(text=caption.text, kind="caption"))


def _read_body(page: Page, lines: list[Line]) -> None:
    """Sort the lines from the first paragraph on into body, captions, crossheads."""
    for line in lines:
        caption = _get_caption(line)
        if caption is not None:
            _add_caption(page, caption)
            continue
        text, removed = _cut_agency_mark(line.text)
        page.left_out.extend(removed)
        if not text:
            continue
        is_label = line.is_heading or (
            not is_prose(text) and not line.is_bullet and _is_short(text)
        )
        page.paragraphs.append(Paragraph(text=text, kind="label" if is_label else "body"))


def _cut_agency_mark(text: str) -> tuple[str, Iterable[LeftOut]]:
    """A paragraph without the agency in brackets at its end."""
    trimmed = trim_line(text)
    if not trimmed.removed:
        return text, ()
    kept = trimmed.span.text_in(text).strip() if trimmed.span else ""
    return kept, [note for _, note in trimmed.removed]


def _is_short(text: str) -> bool:
    return len(text.split()) <= _TAIL_WORDS and not is_closed(text)


def _drop_tail(page: Page) -> None:
    """Leave out the short lines after the last paragraph of running text."""
    while page.paragraphs and page.paragraphs[-1].kind in ("label",):
        text = page.paragraphs.pop().text
        furniture = get_furniture(text, at_edge=True)
        if furniture is not None:
            page.left_out.append(furniture)
        else:
            page.drop(text, "structure", "a short line after the text that is no sentence")
