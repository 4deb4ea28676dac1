"""A noun phrase read from its words alone: nationality, role, name.

Nothing here needs a parse: bare mentions are read by it, and so are the phrases that the
mention finder cuts out of a parsed article.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.words import load_words
from dragoman.reference import KnownName, NameMatch, Reference, RoleMatch, split_words
from dragoman.reference.folding import Word, find_words

_BREAK = re.compile(r"[,;:()–—]|\s-{1,2}\s")
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "from",
        "at",
        "for",
        "with",
        "who",
        "that",
        "which",
        "near",
        "across",
        "on",
        "by",
        "against",
        "to",
        "inside",
        "outside",
        "during",
        "over",
        "under",
        "between",
        "among",
        "amid",
        "after",
        "before",
        "whose",
        "where",
        "into",
        "throughout",
    ]
)
_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "its", "his", "her", "their", "some", "two"]
)
_PLACING = frozenset(["of", "in", "from", "across", "inside", "at", "throughout", "near"])
_DRIVEN = re.compile(
    r"-(?:backed|led|sponsored|funded|made|built|supported|trained|allied|linked|aligned"
    r"|occupied|mediated|brokered|friendly|born|style|drafted)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"-(?:held|controlled|ruled|based|administered|occupied|annexed)\b", re.IGNORECASE
)
_QUANTITY = re.compile(
    r"(?:(?:some|several|many|most|dozens|scores|hundreds|thousands|tens|members|one|two|three|all"
    r"|both|a (?:group|team|number|handful|crowd|couple|majority)) of )+(?=\w)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\b(?:pro|anti|ex|post|non|former)-\Z", re.IGNORECASE)
_TITLE_OF = frozenset(["ministry", "minister", "department", "secretary", "office", "bank"])
_COUNTRY_KINDS = frozenset({"name", "adjective", "people", "capital"})
_REGION_KINDS = frozenset({"region", "region-adjective", "region-people"})
_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "sen",
        "rep",
        "gov",
        "gen",
        "lt",
        "col",
        "prof",
        "hon",
        "rev",
    ]
)


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """What a noun phrase says.

    Args:
        known: The known name that the phrase as a whole is ("the Kremlin"), or None.
        country: Code of the country or bloc that it names as belonging to, or None.
        role: The role that its head noun tells, or None.
        title: The role's words as they stand ("Foreign Minister"); empty without role.
        organisation: An organisation that modifies the role ("CIA official"), or None.
        person_name: Capitalised words after a title or a comma, or a bare name; or None.
        is_driven: Whether the nationality is that of a backer ("Russian-backed"), so that it
            tells nothing of the actor's own country.
        is_of_state: Whether the country is named as a state, not as a region or a people in it.
        is_regional: Whether it is named by one of its regions or towns only.
    """

    known: KnownName | None = None
    country: str | None = None
    role: RoleMatch | None = None
    title: str = ""
    organisation: KnownName | None = None
    person_name: str | None = None
    is_driven: bool = False
    is_of_state: bool = False
    is_regional: bool = False


def is_prefixed(text: str, start: int) -> bool:
    """Whether "pro-", "anti-", "ex-" or the like stands before a name."""
    return _PREFIX.search(text[max(0, start - 8) : start]) is not None


def read_phrase(text: str, reference: Reference, without: Collection[str] = ()) -> PhraseReading:
    """Read one noun phrase.

    Args:
        text: "Russian Foreign Minister Sergei Lavrov", "members of the SDF", "the Kremlin".
        reference: The reference.
        without: Spellings that name nothing here.
    """
    text = _QUANTITY.sub("", text.strip())
    names = _settle_owners(text, list(_find_whole_names(text, reference, without)))
    words = list(find_words(text))
    if not words:
        return PhraseReading()
    first = 1 if words[0].key in ("the", "a", "an") and len(words) > 1 else 0
    if len(names) == 1 and names[0].start <= words[first].start and names[0].end >= words[-1].end:
        return PhraseReading(known=names[0].known, country=names[0].known.country)
    n_head = _get_head_length(text, words, names, reference)
    head, rest = words[:n_head], words[n_head:]
    role_at = _find_role(text, head, names, reference)
    if role_at is None:
        return _read_without_role(text, words, n_head, names)
    role_end, n_words = role_at
    title_words = _get_title_words(head, role_end, n_words)
    title_start, title_end = title_words[0].start, title_words[-1].end
    before = [match for match in names if match.end <= title_start]
    after = [match for match in names if match.start >= title_end]
    inside = [
        m
        for m in names
        if m.known.kind == "metonym" and title_start <= m.start and m.end < title_end
    ]
    owner = _get_organisation(text, [*inside, *before], after)
    keys = [word.key for word in head[:role_end]]
    role = reference.roles.match(keys, owner.sector if owner else None)
    nation, is_driven = _get_country(text, before, after)
    country = nation.country if nation else None
    if owner is not None and (country is None or owner.kind == "metonym"):
        country = country or owner.country
    is_local = False
    if country is None and not is_driven:
        country = _get_town_country(text, head[: role_end - n_words], rest, reference)
        is_local = country is not None
    return PhraseReading(
        country=country,
        role=role,
        title=text[title_start:title_end],
        organisation=owner,
        person_name=_get_person_name(text, head[role_end:], rest, names),
        is_driven=is_driven,
        is_of_state=nation is not None and nation.kind in _COUNTRY_KINDS,
        is_regional=is_local
        or (nation is not None and nation.kind in _REGION_KINDS and owner is None),
    )


def _get_title_words(head: Sequence[Word], end: int, n_words: int) -> Sequence[Word]:
    """The words of a role, with what puts it below the office: "deputy foreign minister"."""
    start = end - n_words
    while start and head[start - 1].key in load_words().below:
        start -= 1
    return head[start:end]


def _find_whole_names(
    text: str, reference: Reference, without: Collection[str]
) -> Iterator[NameMatch]:
    """Known names but for those that end a longer one ("Supreme National Security Council").

    Only names that end with a common noun for a body can be the end of another's name.
    """
    end = 0
    for match in reference.find_names(text):
        if match.known.text in without:
            continue
        words = text[end : match.start].split()
        end = match.end
        if words and text[match.start - 1] == " " and not text[match.start : match.end].isupper():
            before = words[-1]
            own = split_words(text[match.start : match.end])
            if (
                before[:1].isupper()
                and before.lower() not in _DETERMINERS
                and before.lower() not in load_words().title_words - {"supreme"}
                and not before.endswith((",", "'s", "’s"))
                and match.known.kind in ("organisation", "metonym")
                and reference.roles.get(own[-1:]) is not None
            ):
                continue
        yield match


def _settle_owners(text: str, names: Sequence[NameMatch]) -> list[NameMatch]:
    """Organisations after a nationality belong to it ("the Australian Labour Party")."""
    settled: list[NameMatch] = []
    for match in names:
        owner = settled[-1] if settled else None
        if (
            match.known.kind == "organisation"
            and owner is not None
            and owner.known.kind in ("adjective", "name")
            and owner.known.country not in (None, match.known.country)
            and text[owner.end : match.start] in (" ", "'s ", "’s ", "' ", "’ ")
        ):
            name = f"{owner.known.text} {text[match.start : match.end]}"
            known = replace(match.known, country=owner.known.country, name=name)
            match = NameMatch(match.start, match.end, known)
        settled.append(match)
    return settled


def _get_head_length(
    text: str, words: Sequence[Word], names: Sequence[NameMatch], reference: Reference
) -> int:
    """How many words stand before the first post-modifier."""
    for number, word in enumerate(words):
        if number == 0:
            continue
        between = text[words[number - 1].end : word.start]
        if between == "," and words[number - 1].key.isdigit() and word.key.isdigit():
            continue
        if _BREAK.search(between):
            return number
        if word.key in _PREPOSITIONS and text[word.start].islower():
            inside = any(match.start < word.start < match.end for match in names)
            if inside or _is_in_role(words, number, reference):
                continue
            if word.key == "of" and words[number - 1].key in _TITLE_OF:
                following = text[words[number + 1].start :] if number + 1 < len(words) else ""
                if not any(following.startswith(match.known.text) for match in names):
                    continue
            return number
    return len(words)


def _is_in_role(words: Sequence[Word], number: int, reference: Reference) -> bool:
    keys = [word.key for word in words]
    return any(
        reference.roles.get(keys[start:end]) is not None
        for start in range(max(0, number - 3), number)
        for end in range(number + 2, min(len(keys), number + 5) + 1)
    )


def _find_role(
    text: str, head: Sequence[Word], names: Sequence[NameMatch], reference: Reference
) -> tuple[int, int] | None:
    """Where the role ends and how many words it takes: at the head noun, or before a name."""
    keys = [word.key for word in head]
    for end in range(len(head), 0, -1):
        last = reference.roles.get_last(keys[:end])
        if last is not None:
            start = head[end - last[1]].start
            if any(match.start < head[end - 1].end <= match.end < start for match in names):
                continue
            if not any(match.start <= start and head[end - 1].end <= match.end for match in names):
                return end, last[1]
        if not text[head[end - 1].start].isupper():
            of_at = next((n for n, key in enumerate(keys) if key == "of" and n), None)
            if of_at is not None and end > of_at:
                last = reference.roles.get_last(keys[:of_at])
                return (of_at, last[1]) if last else None
            return None
    return None


def _read_without_role(
    text: str, words: Sequence[Word], n_head: int, names: Sequence[NameMatch]
) -> PhraseReading:
    head_end = words[n_head - 1].end
    in_head = [match for match in names if match.end <= head_end]
    after = [match for match in names if match.start >= head_end]
    last = in_head[-1] if in_head else None
    if last is not None and last.end >= head_end and last.known.kind not in ("adjective",):
        country = last.known.country
        return PhraseReading(known=last.known, country=country, is_driven=False)
    nation, is_driven = _get_country(text, in_head, after)
    country = nation.country if nation else None
    head = list(words[:n_head])
    if head and head[0].key in ("the", "a", "an"):
        head = head[1:]
    name = None
    capitals = [word for word in head if text[word.start].isupper()]
    if head and len(capitals) >= max(1, len(head) - 2) and text[head[-1].start].isupper():
        start = next(
            (w.start for w in head if w.key not in _HONORIFICS and text[w.start].isupper()),
            head[0].start,
        )
        name = text[start:head_end]
    return PhraseReading(country=country, person_name=name, is_driven=is_driven)


def _get_organisation(
    text: str, before: Sequence[NameMatch], after: Sequence[NameMatch]
) -> KnownName | None:
    """An organisation that stands before the role or, by "of", after it, and backs nobody."""
    for match in (*reversed(before), *after):
        if match.known.kind in ("organisation", "metonym") and not _DRIVEN.match(
            text[match.end : match.end + 14]
        ):
            return match.known
    return None


def _get_country(
    text: str,
    before: Sequence[NameMatch],
    after: Sequence[NameMatch],
) -> tuple[KnownName | None, bool]:
    """The known name that gives a phrase its country, and whether it is only that of a backer."""
    is_driven = False
    for match in reversed(before):
        if match.known.kind not in _COUNTRY_KINDS | _REGION_KINDS:
            continue
        tail = text[match.end : match.end + 14]
        if _DRIVEN.match(tail) or is_prefixed(text, match.start):
            is_driven = True
            continue
        if match.known.country is not None:
            return match.known, False
    for match in after:
        if match.known.kind not in _COUNTRY_KINDS | _REGION_KINDS or _HELD.match(
            text[match.end : match.end + 14]
        ):
            continue
        preceding = [word.key for word in find_words(text[: match.start])][-2:]
        if set(preceding) & _PLACING and match.known.country is not None:
            return match.known, is_driven
    return None, is_driven


def _get_town_country(
    text: str, before: Sequence[Word], rest: Sequence[Word], reference: Reference
) -> str | None:
    """The country of a town that stands before the role or after "in", "of", "from"."""
    for row in (before, rest[1:] if rest and rest[0].key in _PLACING else ()):
        capitals = [word for word in row if text[word.start].isupper()]
        if not capitals:
            continue
        for start in range(len(capitals)):
            name = text[capitals[start].start : capitals[-1].end]
            place = reference.get_place(name)
            if place is not None and place.country:
                return place.country
    return None


def _get_person_name(
    text: str, after_role: Sequence[Word], rest: Sequence[Word], names: Sequence[NameMatch]
) -> str | None:
    if after_role:
        return text[after_role[0].start : after_role[-1].end]
    if not rest or not text[: rest[0].start].rstrip().endswith((",", "-", "–", "—")):
        return None
    run = []
    for word in rest:
        if not text[word.start].isupper() and word.key not in ("al", "el", "bin", "von", "de"):
            break
        run.append(word)
    if not run or any(match.start <= run[0].start < match.end for match in names):
        return None
    return text[run[0].start : run[-1].end]
