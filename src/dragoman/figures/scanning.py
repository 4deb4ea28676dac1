"""Single numbers in a text: digits and words, multipliers, money signs, units of measure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.figures.tables import (
    Measure,
    NumberTables,
    build_pattern,
    load_number_tables,
    read_lines,
)
from dragoman.records import Span
from dragoman.records.letters import lower_matched

_DIGITS = (
    r"(?<![\d#@№])\d{1,3}(?:(?P<gap>[,\u00a0\u202f\u2009 ’'])\d{3}(?!\d))"
    r"(?:(?P=gap)\d{3}(?!\d))*(?:\.\d+)?"
    r"|(?<![\d#@№])\d+(?:[.,]\d+)*|(?<![\w#@№])[½¼¾]"
)
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_SCALED = re.compile(r"\.\d|\s?(?:k|m|bn?|mn|tn|thousand|hundred|million|billion|trillion)\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_NOUN_AFTER = re.compile(r"\s+([a-z]+)")
_TEMPORAL = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|to|before|after|circa|year|years|and|the|through|early|late"
    r"|spring|summer|autumn|winter|last|mid)\s+(?:at\s+least\s+|around\s+|about\s+|early\s+|late\s+)?$",
    re.IGNORECASE,
)


_OF_YEAR = re.compile(r"\ban?\s+$", re.IGNORECASE)  # "an 1899 award": no count has "a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """One number with what is written on to it.

    Args:
        span: Number, multiplier, money sign and unit.
        value: In base units; the least value where ``vague``.
        scale: The multiplier in it (1 when none).
        vague: Whether it has no value of its own ("dozens").
        spelled: Whether it is written in words.
        currency: ISO 4217, or None.
        unit: Unit of measure, or None.
        kind: ``money``, ``measure``, ``duration``, ``share`` or ``count``.
        attached: Whether a hyphen ties the unit to the number.
        strong: Whether "-strong" follows.
    """

    span: Span
    value: float
    scale: float = 1
    vague: bool = False
    spelled: bool = False
    currency: str | None = None
    unit: str | None = None
    kind: str = "count"
    attached: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Core:
    start: int
    end: int
    value: float
    scale: float
    vague: bool
    spelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    scale: re.Pattern[str]
    long_sign: re.Pattern[str]
    short_sign: re.Pattern[str]
    sign_before: re.Pattern[str]
    money_after: re.Pattern[str]
    measure: re.Pattern[str]
    people: re.Pattern[str]


def find_atoms(text: str, reserved: Sequence[Span]) -> Iterator[Atom]:
    """The single numbers of a text, in order, without overlap.

    Args:
        text: Any text.
        reserved: Stretches to leave out, in order; they may overlap.
    """
    position = 0
    for span in [*reserved, Span(len(text), len(text))]:
        if span.start > position:
            yield from _find_between(text, position, span.start)
        position = max(position, span.end)


def is_year(text: str, atom: Atom) -> bool:
    """Whether bare digits are a year rather than a count.

    Args:
        text: The text.
        atom: A number in it.
    """
    digits = atom.span.text_in(text)
    if len(digits) != 4 or not digits.isdigit() or atom.kind != "count" or atom.scale > 1:
        return False
    grammar = _compile_grammar()
    counted = grammar.people.match(text, atom.span.end) is not None
    before = text[max(0, atom.span.start - 24) : atom.span.start]
    if counted:
        return (
            bool(re.search(r"\b(?:the|of|early|late|mid)\s+$", before))
            and 1900 <= atom.value <= 2100
        )
    if 1900 <= atom.value <= 2100:
        following = _NOUN_AFTER.match(text, atom.span.end)
        bounded = re.search(
            r"\b(?:more than|at least|nearly|almost|up to|fewer than|some)\s+$", before
        )
        if not bounded or following is None or not following.group(1).endswith("s"):
            return True
        return re.search(r"\b(?:until|since|by|through)\s+[\w ]+$", before) is not None
    old = _TEMPORAL.search(before) or _OF_YEAR.search(before)
    return 1000 <= atom.value < 1900 and old is not None


def _find_between(text: str, start: int, end: int) -> Iterator[Atom]:
    position = start
    while position < end:
        core = _find_core(text, position, end)
        if core is None:
            return
        atom = _complete(text, core, end)
        if atom is not None:
            yield atom
        position = max(core.end, atom.span.end if atom else 0)


def _find_core(text: str, start: int, end: int) -> _Core | None:
    """The first number at or after ``start``: digits, words or a vague plural."""
    pattern = _compile_core()
    position = start
    while (match := pattern.search(text, position, end)) is not None:
        readers = {"vague": _read_vague, "words": _read_words, "digits": _read_digits}
        core = readers[match.lastgroup or "digits"](text, match)
        if core is not None:
            return core
        position = match.end()
    return None


def _read_vague(text: str, match: re.Match[str]) -> _Core | None:
    phrase = " ".join(match.group().lower().split())
    if phrase == "scores" and not re.match(
        r"\s+(?:of|more|were|have|others|dead|killed|injured)\b", text[match.end() :]
    ):
        return None
    low = load_number_tables().vague[phrase]
    return _Core(start=match.start(), end=match.end(), value=low, scale=1, vague=True, spelled=True)


def _read_digits(text: str, match: re.Match[str]) -> _Core | None:
    if match.start() and (text[match.start() - 1] in "/^" or _is_glued(text, match.start())):
        return None
    value = parse_digits(match.group())
    if value is None:
        return None
    return _Core(
        start=match.start(), end=match.end(), value=value, scale=1, vague=False, spelled=False
    )


def _is_glued(text: str, start: int) -> bool:
    """Whether a letter and a hyphen stand right before ("S-400"), or a digit and a point."""
    left = text[max(0, start - 2) : start]
    if len(left) < 2:
        return False
    return (left[1] in "-‐‑–" and left[0].isalpha()) or (left[1] in ".,:" and left[0].isdigit())


def parse_digits(digits: str) -> float | None:
    """The value of a numeral in digits; None where it is no number ("10.30.1").

    Args:
        digits: Digits with points, commas, thin or plain spaces.
    """
    if digits in _HALVES:
        return _HALVES[digits]
    plain = re.sub(r"[\u00a0\u202f\u2009 ’']", "", digits)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,2}(,\d{2})+,\d{3}", plain):
        return _to_float(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", plain):
        return _to_float(plain.replace(".", ""))
    if re.fullmatch(r"\d+(\.\d+)?", plain):
        return _to_float(plain)
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        return _to_float(plain.replace(",", "."))
    return None


def _to_float(plain: str) -> float:
    return float(plain) if len(plain) < 300 else 1e300


def _read_words(text: str, match: re.Match[str]) -> _Core | None:
    """The longest beginning of a row of number words that is one number."""
    reader = _WordReader()
    for word in _WORD.finditer(text, match.start(), match.end()):
        if not reader.take(word.group().lower(), word.end()):
            break
    if not reader.end or text[reader.end : reader.end + 2] in ("'s", "’s"):
        return None
    return _Core(
        start=match.start(), end=reader.end, value=reader.total + reader.current,
        scale=reader.largest, vague=False, spelled=True,
    )  # fmt: skip


class _WordReader:
    """Adds up number words one by one: "two", "hundred", "and", "fifty", "thousand"."""

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.largest, self.smallest = 1.0, 1e18
        self.end = 0
        self._linked = self._halved = False
        self._before_and: tuple[float, float, int] | None = None

    def take(self, form: str, end: int) -> bool:
        """Add one word that ends at ``end``; False when it begins another number."""
        if form in ("a", "an", "of"):
            return True
        if form == "and":
            self._linked = True
            self._before_and = (self.total, self.current, self.end)
            return True
        if form in ("half", "quarter", "quarters"):
            self.current += 0.25 if form == "quarter" else 0.75 if form == "quarters" else 0.5
            self._halved = True
            self.end = end if self._linked else self.end
            self._linked = False
            return True
        tables = load_number_tables()
        small = tables.small.get(form) or tables.tens.get(form)
        taken = (
            self._add(float(small)) if small else self._multiply(form, float(tables.scales[form]))
        )
        if taken:
            self._linked, self.end = False, end
        return taken

    def _add(self, value: float) -> bool:
        rest = self.current % 100
        fits = rest == 0 or (rest >= 20 and rest % 10 == 0 and value < 10)
        if not fits or self._halved or (self._linked and not self.total and self.current < 100):
            return False
        self.current += value
        return True

    def _multiply(self, form: str, factor: float) -> bool:
        if self._linked or (not self.current and self.total):
            return False
        if form == "hundred":
            if self.current >= 100:
                if self._before_and:
                    self.total, self.current, self.end = self._before_and
                return False
            self.current = (self.current or 1.0) * factor
        elif factor < self.smallest:
            self.total += (self.current or 1.0) * factor
            self.current, self.smallest = 0.0, factor
        else:
            return False
        self.largest = max(self.largest, factor)
        return True


def _complete(text: str, core: _Core, limit: int) -> Atom | None:
    """The number with sign, multiplier, unit; None where it turns out to be none."""
    grammar = _compile_grammar()
    tables = load_number_tables()
    start, currency = _read_sign(text, core, grammar, tables)
    if start and text[start - 1].isalpha():
        return None
    value, scale, end = core.value, core.scale, core.end
    if not core.vague and not core.spelled:
        half = re.compile(r"\s?[½¼¾]|\s+and\s+a\s+half(?=\s)").match(text, end)
        if half:
            value += _HALVES.get(half.group().strip(), 0.5)
            end = half.end()
        sign = grammar.long_sign.match(text, end) or _match_short(text, end, currency, grammar)
        if sign:
            factor = tables.signs[lower_matched(sign.group(1))]
            value, scale, end = value * factor, float(factor), sign.end()
        else:
            while scale < 1e9 and (word := grammar.scale.match(text, end)):
                factor = tables.scales[lower_matched(word.group(1))]
                value, scale, end = value * factor, scale * factor, word.end()
    unit: Measure | None = None
    attached = False
    money = grammar.money_after.match(text, end)
    if money and not currency:
        currency = _get_currency(money.group(1), tables)
        end, attached = money.end(), "-" in text[end : money.start(1)]
    elif money and currency == _get_currency(money.group(1), tables):
        end = money.end()
    elif not currency and (found := _match_measure(text, core, end, grammar, tables)):
        unit, unit_end = found
        attached, end = text[end] in "-‐‑–", unit_end
        value, scale = value * unit.factor, scale * unit.factor
    strong = re.compile(r"[-\s]strong(?!\w)").match(text, end)
    end = strong.end() if strong else end
    if min(end, limit) < end or not _ends_well(text, end):
        return None
    kind = "money" if currency else unit.kind if unit else "count"
    if (
        unit
        and unit.unit.startswith("degrees")
        and re.search(r"(?:minus\s+|(?<!\S)[-−])$", text[:start][-8:], re.I)
    ):
        value = -value
    return Atom(
        span=Span(start, end), value=value, scale=scale, vague=core.vague, spelled=core.spelled,
        currency=currency, unit=unit.unit if unit else None, kind=kind, attached=attached,
        strong=strong is not None,
    )  # fmt: skip


def _read_sign(
    text: str, core: _Core, grammar: _Grammar, tables: NumberTables
) -> tuple[int, str | None]:
    floor = max(0, core.start - 12)
    match = None if core.spelled else grammar.sign_before.search(text[floor : core.start])
    if match is None:
        return core.start, None
    sign = match.group(1).replace(" ", "")
    if sign in tables.codes and not (core.value >= 1000 or _SCALED.match(text, core.end)):
        return core.start, None
    return floor + match.start(1), tables.symbols.get(sign) or sign


def _match_short(
    text: str, end: int, currency: str | None, grammar: _Grammar
) -> re.Match[str] | None:
    """The sign k, m or b right after digits, unless the letter is a unit ("400m race")."""
    match = grammar.short_sign.match(text, end)
    if match is None or match.group(1).lower() == "k" or currency:
        return match
    following = _NOUN_AFTER.match(text, match.end())
    plural = following is not None and (
        following.group(1).endswith("s") or following.group(1) == "people"
    )
    return match if plural and match.group(1) in "mM" else None


def _match_measure(
    text: str, core: _Core, end: int, grammar: _Grammar, tables: NumberTables
) -> tuple[Measure, int] | None:
    match = grammar.measure.match(text, end)
    if match is None:
        return None
    alias = " ".join(match.group(1).split())
    if alias.lower() == "second" and "-" not in match.group():
        return None
    found = tables.measures.get(alias) or tables.measures.get(lower_matched(alias))
    if found is None:
        by_lower = {name.lower(): measure for name, measure in tables.measures.items()}
        found = by_lower[lower_matched(alias)]
    if core.vague and "of" not in match.group().lower() and found.kind != "duration":
        return None
    return found, match.end()


def _get_currency(alias: str, tables: NumberTables) -> str:
    name = " ".join(alias.split())
    return tables.money.get(name.lower()) or tables.symbols.get(name) or name.upper()


def _ends_well(text: str, end: int) -> bool:
    """Whether what follows lets the number stand ("5G", "12-member" and "3:1" do not)."""
    following = text[end : end + 2]
    if not following:
        return True
    if following[0].isalnum() or following[0] in "^°":
        return False
    if following[0] in "-‐‑" and following[1:].isalpha():
        return re.match(r"[-‐‑](?:plus|odd|ish|to-|or-|\w+ing\b)", text[end : end + 12]) is not None
    return not (following[0] in "/:" and following[1:].isdigit())


@functools.cache
def _compile_core() -> re.Pattern[str]:
    tables = load_number_tables()
    scale = build_pattern(tables.scales)
    word = build_pattern([*tables.small, *tables.tens, *tables.scales])
    part = r"half\s+an?|an?\s+quarter\s+of\s+an?|three\s+quarters\s+of\s+an?|an?"
    article = rf"(?:(?:{part})\s+(?={scale}))?"
    link = r"(?:[\s-]+(?:and[\s-]+)?)"
    words = rf"(?<!\w){article}{word}(?:\s+and\s+a\s+half(?!\w)|{link}{word})*"
    vague = build_pattern(tables.vague)
    return re.compile(rf"(?P<vague>{vague})|(?P<words>{words})|(?P<digits>{_DIGITS})", re.I)


@functools.cache
def _compile_grammar() -> _Grammar:
    tables = load_number_tables()
    names = build_pattern(tables.money)
    codes = "|".join(sorted(tables.codes))
    symbols = "|".join(re.escape(sign) for sign in sorted(tables.symbols, key=len, reverse=True))
    after = build_pattern(tables.symbols)
    plural = "|".join(sorted(tables.scales))
    return _Grammar(
        scale=re.compile(rf"[\s-]*({plural})s?(?!\w)", re.I),
        long_sign=re.compile(r"\s?(mn|mln|bn|bln|tn|trn)\.?(?!\w)", re.I),
        short_sign=re.compile(r"([kKmMb])(?!\w)"),
        sign_before=re.compile(rf"(?<!\w)((?:US\s?)?(?:{symbols})|(?:{codes}))\s?[-−]?$|((?!))"),
        money_after=re.compile(
            rf"\s?(?:[-‐‑]|of\s+)?\s*((?:(?:US|U\.S\.|American)\s+)?{names}|{after}|(?:{codes})(?!\w))"
            rf"(?!\s+of\s+(?:explosive|cocaine|heroin|drug|food|gold|fish|rice|wheat|meat|uranium|thrust|pressure|TNT))",
            re.I,
        ),
        measure=re.compile(rf"[\s ]?(?:[-‐‑–]|of\s+)?({build_pattern(tables.measures)})", re.I),
        people=re.compile(rf"\s+(?:\w+\s+)?{build_pattern(read_lines('count_nouns.txt'))}", re.I),
    )
