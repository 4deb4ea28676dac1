"""Every mention in a document, from the gazetteer, the entities, the tags and the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.actors.mentions import Mention, MentionForm
from dragoman.actors.phrases import PhraseReading, read_phrase
from dragoman.actors.tokens import (
    TokenMap,
    get_case,
    is_argument,
    is_name_part,
    is_placing,
    is_plural,
    is_possessive,
    is_subject,
    join_words,
)
from dragoman.records import Article, Span
from dragoman.reference import NameMatch, Reference, Region, get_name_words
from dragoman.syntax import join_span

_MAX_TITLE = 14
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "ADV"})
_POSSESSORS = frozenset("his her its their our my your".split())
_DEFINITE = frozenset("the this that these those both".split())
_PLACE_PARTS = frozenset({"dateline", "label"})
_NOT_ROLES_ALONE = frozenset(
    """capital house home street village town city building park bus train district suburb province
    neighborhood neighbourhood shelter market plant mine business enterprise industry exchange
    network channel portal website journal host major private press media opinion power state
    country nation mission campaign community movement faction intelligence command division
    club team society assembly house bench crown palace resistance underground network school
    society industry magazine blog farm library campus temple shop store mall hotel casino
    warehouse factory restaurant street radio operator utility fighter jet tank drone pilot
    minor local national general royal model count exile radical native moderate critic source
    thing monster savage rival enemy foe group region area territory target side host""".split()
)


@dataclass(slots=True)
class _Cut:
    """What has been taken already, so that nothing is found twice."""

    taken: set[int] = field(default_factory=set)
    titled: set[int] = field(default_factory=set)


def find_mentions(article: Article, doc: Doc, reference: Reference) -> list[Mention]:
    """All mentions but pronouns and group phrases, in order of the text.

    Args:
        article: For the roles of its parts: datelines and labels are not read.
        doc: Its analysis.
        reference: The reference.
    """
    token_map = TokenMap(doc)
    skipped = _find_skipped(article, doc)
    names = [
        (match, *token_map.get_range(match.start, match.end))
        for match in reference.find_names(doc.text)
    ]
    names = [row for row in names if row[1] not in skipped]
    cut = _Cut(taken=set(skipped))
    mentions = list(_find_persons(doc, reference, token_map, names, cut))
    mentions += _find_roles(doc, reference, token_map, names, cut)
    mentions += _find_known(doc, token_map, names, cut)
    mentions += _find_entities(doc, reference, token_map, names, cut)
    return sorted(mentions, key=lambda mention: (mention.span, mention.form))


def _find_skipped(article: Article, doc: Doc) -> set[int]:
    spans = [part.span for part in article.parts if part.kind in _PLACE_PARTS]
    if not spans:
        return set()
    return {token.i for token in doc if any(span.start <= token.idx < span.end for span in spans)}


# --- persons --------------------------------------------------------------------------


def _find_persons(
    doc: Doc,
    reference: Reference,
    token_map: TokenMap,
    names: list[tuple[NameMatch, int, int]],
    cut: _Cut,
) -> Iterator[Mention]:
    covered = _get_covered(doc, names)
    for first, last in _find_name_runs(doc, reference, covered):
        if any(index in cut.taken for index in range(first, last + 1)):
            continue
        start, reading = _read_title(doc, reference, first, last)
        name = join_words(doc[first : last + 1])
        head = token_map.get_root(first, last)
        cut.taken.update(range(first, last + 1))
        title_tokens = range(start, first)
        cut.titled.update(
            index for index in title_tokens if not is_possessive(doc, _end_of(names, index))
        )
        cut.taken.update(index for index in title_tokens if doc[index].pos_ != "PROPN" or True)
        yield Mention(
            span=join_span(doc[start : last + 1]),
            head=head.i,
            sentence=token_map.sentences[first],
            form="person",
            name=name,
            country=reading.country,
            role=reading.role,
            title=reading.title,
            offices=reference.get_offices(reading.title) if reading.title else (),
            is_definite=True,
            is_subject=is_subject(head),
            possessor=_get_possessor(doc, start, first),
        )


def _end_of(names: list[tuple[NameMatch, int, int]], index: int) -> int:
    return next((last for _, first, last in names if first <= index <= last), index)


def _get_covered(doc: Doc, names: list[tuple[NameMatch, int, int]]) -> dict[int, NameMatch]:
    """Tokens of known names, unless they are part of a person's name ("Michael Jordan")."""
    covered = {}
    for match, first, last in names:
        if first == last and match.known.kind in ("name", "capital", "region", "organisation"):
            token = doc[first]
            previous = doc[first - 1] if first else None
            if (
                token.ent_type_ == "PER"
                and previous is not None
                and previous.ent_type_ == "PER"
                and token.ent_iob_ == "I"
                and previous.pos_ == "PROPN"
            ):
                continue
        for index in range(first, last + 1):
            covered[index] = match
    return covered


def _find_name_runs(
    doc: Doc, reference: Reference, covered: dict[int, NameMatch]
) -> Iterator[tuple[int, int]]:
    """First and last token of every person's name."""
    index = 0
    while index < len(doc):
        token = doc[index]
        if not _starts_name(token) or index in covered:
            index += 1
            continue
        last = index
        while (
            last + 1 < len(doc)
            and last + 1 not in covered
            and not doc[last + 1].is_sent_start
            and _continues_name(doc, last + 1)
        ):
            last += 1
        while last > index and not doc[last].text[:1].isupper():
            last -= 1
        yield from _cut_run(doc, reference, index, last)
        index = last + 1


def _starts_name(token: Token) -> bool:
    return token.text[:1].isupper() and (token.pos_ == "PROPN" or token.ent_type_ == "PER")


def _continues_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    if token.is_space:
        return False
    if token.text in ("-", "‑") and index + 1 < len(doc):
        return (
            not token.whitespace_
            and not doc[index - 1].whitespace_
            and is_name_part(doc[index + 1])
        )
    if token.text == "." and not doc[index - 1].whitespace_ and len(doc[index - 1]) == 1:
        return True
    return is_name_part(token) and token.pos_ in (
        "PROPN",
        "NOUN",
        "ADJ",
        "X",
        "DET",
        "ADP",
        "VERB",
        "PART",
    )


def _cut_run(doc: Doc, reference: Reference, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The part of a run of capitalised words that is a person's name."""
    start = first
    while start < last and _is_title_word(doc, reference, start, last):
        start += 1
    tokens = doc[start : last + 1]
    if start > first and _is_title_word(doc, reference, last, last) and start == last:
        return
    is_entity = any(token.ent_type_ == "PER" for token in tokens)
    if is_entity:
        inside = [token.i for token in tokens if token.ent_type_ == "PER"]
        begin = min(inside)
        end = max(inside)
        if begin > start and not reference.get_person(join_words(tokens)):
            start = begin
        while end < last and doc[end + 1].ent_type_ in ("", "PER") and is_name_part(doc[end + 1]):
            end += 1
        yield start, end
        return
    name = join_words(tokens)
    matches = reference.get_person(name)
    if matches and (matches[0].strength == "full" or len(get_name_words(name)) == 1):
        if matches[0].strength == "surname" and not _is_likely_surname(doc, start):
            return
        yield start, last
    elif start > first and len(tokens) <= 4 and tokens[0].ent_type_ != "ORG":
        yield start, last


def _is_likely_surname(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.pos_ == "PROPN" and token.ent_type_ not in ("ORG", "MISC") and len(token) > 2


def _is_title_word(doc: Doc, reference: Reference, start: int, last: int) -> bool:
    """Whether a word of a run belongs to the title before the name."""
    for end in range(start, min(last + 1, start + 4)):
        keys = tuple(word for token in doc[start : end + 1] for word in (token.lower_.strip("."),))
        if reference.roles.get(keys) is not None and end < last:
            return True
    return doc[start].lower_.strip(".") in _TITLE_WORDS


_TITLE_WORDS = frozenset(
    """mr mrs ms miss dr sir dame foreign defense defence interior deputy vice prime acting former
    chief state senior lord lady saint st opposition general major lieutenant colonel admiral
    parliament house senate party gen lt col sen rep gov prof rev maj sgt capt cmdr adm justice
    energy finance trade economy health education industry home internal external affairs""".split()
)


def _read_title(doc: Doc, reference: Reference, first: int, last: int) -> tuple[int, PhraseReading]:
    """Where the noun phrase of a name starts, and what stands before the name says."""
    start = first
    lowest = max(0, first - _MAX_TITLE)
    while start - 1 >= lowest and not doc[start].is_sent_start and _joins_title(doc, start - 1):
        start -= 1
    nothing = PhraseReading()
    best, best_reading = first, nothing
    for begin in range(start, first):
        if doc[begin].tag_ == "POS" or doc[begin].text in ("-", "‑"):
            continue
        text = join_words(doc[begin : last + 1])
        reading = read_phrase(text, reference)
        if (
            reading.role is not None
            and reading.person_name
            and _ends_at_name(doc, reading, begin, first, reference)
        ):
            if not _is_clean(doc, reference, begin, first, reading):
                continue
            return begin, reading
        if reading.role is None and begin == first - 1 and _is_nationality(reference, doc, begin):
            best, best_reading = begin, reading
        if reading.role is None and is_possessive(doc, first - 2) and begin < first - 1:
            owner = reference.get_country(join_words(doc[begin : first - 1]))
            if owner is not None:
                return begin, PhraseReading(country=owner.country.code)
    return best, best_reading


def _joins_title(doc: Doc, index: int) -> bool:
    token = doc[index]
    if token.is_space:
        return False
    if token.tag_ == "POS" or token.lower_ in _POSSESSORS or token.text in ("-", "‑"):
        return True
    if token.lower_ in ("of", "and", "for", "the"):
        return True
    return token.pos_ in _MODIFIERS or (token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG"))


def _ends_at_name(
    doc: Doc, reading: PhraseReading, begin: int, first: int, reference: Reference
) -> bool:
    """Whether the title stands right before the name."""
    before = join_words(doc[begin:first])
    title = " ".join(reading.title.split())
    if before.endswith(title):
        return True
    tail = read_phrase(before, reference)
    return tail.role is not None and " of " in f" {before} "


def _is_clean(
    doc: Doc, reference: Reference, begin: int, first: int, reading: PhraseReading
) -> bool:
    """Whether a title phrase holds nothing foreign to titles (a weekday, another name)."""
    token = doc[begin]
    if token.lower_ in ("and", "of", "for"):
        return False
    for index in range(begin, first):
        current = doc[index]
        if current.pos_ != "PROPN" or current.tag_ == "POS":
            continue
        key = current.lower_.strip(".")
        if key in " ".join(reading.title.lower().split()).replace("-", " ").split():
            continue
        if key in _TITLE_WORDS or any(True for _ in reference.find_names(current.text)):
            continue
        if reference.roles.get((key,)) is not None:
            continue
        if index + 1 < first and any(
            True for _ in reference.find_names(join_words(doc[index : index + 2]))
        ):
            continue
        if index > begin and any(
            True for _ in reference.find_names(join_words(doc[index - 1 : index + 1]))
        ):
            continue
        return False
    return True


def _is_nationality(reference: Reference, doc: Doc, index: int) -> bool:
    found = reference.get_country(doc[index].text)
    return found is not None and found.kind == "adjective"


def _get_possessor(doc: Doc, start: int, end: int) -> str | None:
    for index in range(start, end):
        if doc[index].lower_ in _POSSESSORS:
            return str(doc[index].lower_)
    return None


# --- roles ----------------------------------------------------------------------------


def _find_roles(
    doc: Doc,
    reference: Reference,
    token_map: TokenMap,
    names: list[tuple[NameMatch, int, int]],
    cut: _Cut,
) -> Iterator[Mention]:
    last_tokens = {last: match for match, _, last in names}
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i in cut.taken:
            continue
        if token.i in last_tokens and last_tokens[token.i].known.kind != "organisation":
            continue
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is not None and _goes_on(token, following):
            continue
        mention = _read_role(doc, reference, token_map, token, last_tokens, cut)
        if mention is not None:
            yield mention


def _goes_on(token: Token, following: Token) -> bool:
    """Whether the noun is only the modifier of the next one."""
    if following.text in ("-", "‑") and not token.whitespace_:
        return True
    return (
        following.pos_ in ("NOUN", "PROPN")
        and following.i not in (token.i,)
        and token.dep_ in ("compound", "amod", "nmod:desc")
        and token.head.i > token.i
    )


def _read_role(
    doc: Doc,
    reference: Reference,
    token_map: TokenMap,
    token: Token,
    last_tokens: dict[int, NameMatch],
    cut: _Cut,
) -> Mention | None:
    if (
        reference.roles.get((token.lower_,)) is None
        and reference.roles.get((token.lemma_.lower(),)) is None
    ):
        if not any(
            reference.roles.get(tuple(doc[i].lower_ for i in range(token.i - n, token.i + 1)))
            for n in (1, 2)
            if token.i - n >= 0
        ):
            return None
    start = _get_phrase_start(doc, token, cut)
    end = _get_of_end(doc, reference, token)
    text = join_words(doc[start : end + 1])
    reading = read_phrase(text, reference)
    if reading.known is not None or reading.role is None:
        return None
    role = reading.role.role
    plural = is_plural(token)
    first = doc[start]
    definite = (
        first.lower_ in _DEFINITE or first.lower_ in _POSSESSORS or "'s" in text or "’s" in text
    )
    if not _is_worth(token, reading, definite=definite, plural=plural):
        return None
    span_end = token.i
    cut.taken.update(
        index
        for index in range(start, token.i + 1)
        if index not in last_tokens or last_tokens[index].known.kind == "organisation"
    )
    cut.titled.update(range(start, token.i + 1))
    return Mention(
        span=join_span(doc[start : span_end + 1]),
        head=token.i,
        sentence=token_map.sentences[token.i],
        form="role",
        country=reading.country,
        known=reading.organisation,
        role=reading.role,
        title=reading.title,
        offices=reference.get_offices(reading.title.lower()) if role.kind == "person" else (),
        is_definite=definite,
        is_plural=plural,
        is_subject=is_subject(token),
        possessor=_get_possessor(doc, start, token.i),
    )


def _is_worth(token: Token, reading: PhraseReading, *, definite: bool, plural: bool) -> bool:
    """Whether a role noun is likely somebody who acts, and not a thing or a place."""
    assert reading.role is not None
    role = reading.role.role
    if not is_argument(token) and not is_subject(token) and token.dep_ != "nmod:poss":
        return False
    if reading.country is not None or reading.organisation is not None:
        return token.lemma_.lower() not in ("capital", "country", "city", "region", "area", "side")
    if token.lemma_.lower() in _NOT_ROLES_ALONE and reading.role.n_words == 1:
        return False
    if reading.role.sector == "UNK":
        return False
    if role.strength == "inherited" and not (definite or is_subject(token)):
        return False
    if get_case(token) in ("as", "like", "than"):
        return False
    return definite or plural or is_subject(token) or role.kind != "organisation"


def _get_phrase_start(doc: Doc, token: Token, cut: _Cut) -> int:
    """The leftmost token of the noun phrase that a head ends."""
    start = token.i
    while start > 0 and not doc[start].is_sent_start:
        previous = doc[start - 1]
        if previous.i in cut.taken and previous.pos_ != "DET":
            break
        if previous.is_space or previous.pos_ == "PUNCT" and previous.text not in ("-", "‑"):
            break
        if previous.pos_ == "DET" or previous.lower_ in _POSSESSORS:
            start -= 1
            break
        if previous.tag_ == "POS" or previous.text in ("-", "‑"):
            start -= 1
            continue
        if previous.tag_ in ("VBN", "VBG", "VBD") and doc[start].pos_ != "DET":
            if previous.dep_ in ("amod", "compound") and previous.head.i >= start:
                start -= 1
                continue
            break
        if previous.pos_ in ("ADJ", "NOUN", "PROPN", "NUM"):
            start -= 1
            continue
        break
    while start < token.i and (doc[start].tag_ == "POS" or doc[start].text in ("-", "‑")):
        start += 1
    return start


def _get_of_end(doc: Doc, reference: Reference, token: Token) -> int:
    """The end of "of Turkey", "of the SDF", "in France" after a role, for reading only."""
    index = token.i + 1
    if index >= len(doc) or doc[index].lower_ not in ("of", "in", "for", "from"):
        return token.i
    end = index
    for step in range(1, 5):
        if index + step >= len(doc):
            break
        current = doc[index + step]
        if current.pos_ in ("DET", "ADJ", "PROPN", "NOUN"):
            end = index + step
            if current.pos_ == "PROPN" and (
                end + 1 >= len(doc) or doc[end + 1].pos_ not in ("PROPN", "NOUN")
            ):
                break
            continue
        break
    return end if end > index else token.i


# --- states, organisations ------------------------------------------------------------


def _find_known(
    doc: Doc,
    token_map: TokenMap,
    names: list[tuple[NameMatch, int, int]],
    cut: _Cut,
) -> Iterator[Mention]:
    persons = {index for index in cut.taken if index not in cut.titled}
    for match, first, last in names:
        known = match.known
        if first in persons and first not in cut.titled and doc[first].ent_type_ == "PER":
            if not is_possessive(doc, last):
                continue
        possessive = is_possessive(doc, last)
        if first in cut.titled and not possessive:
            continue
        head = token_map.get_root(first, last)
        form = _get_form(doc, match, head, first, last, possessive=possessive)
        if form is None:
            continue
        if form == "organisation" and first in cut.taken and not possessive:
            continue
        start = first
        if first and doc[first - 1].lower_ == "the" and form != "nationality" and not possessive:
            start = first - 1 if form == "organisation" else first
        cut.taken.update(range(first, last + 1))
        yield Mention(
            span=Span(doc[start].idx, match.end),
            head=head.i,
            sentence=token_map.sentences[first],
            form=form,
            known=known,
            country=known.country,
            is_definite=True,
            is_plural=known.kind in ("people", "region-people"),
            is_subject=is_subject(head),
        )


def _get_form(
    doc: Doc, match: NameMatch, head: Token, first: int, last: int, *, possessive: bool
) -> MentionForm | None:
    """What kind of mention a known name is, or None where it is none."""
    known = match.known
    following = doc[last + 1] if last + 1 < len(doc) else None
    hyphen = following is not None and following.text in ("-", "‑") and not doc[last].whitespace_
    if known.kind in ("organisation", "metonym"):
        if first == last and not _is_name_here(doc[first], known.text):
            return None
        return "organisation"
    if known.kind in ("name", "adjective", "people") and known.country is not None:
        noun_like = head.pos_ in ("NOUN", "PROPN") and head.i >= first
        if known.kind == "name":
            return None if hyphen and not known.text.isupper() else "state"
        modifies = head.dep_ in ("amod", "compound", "nmod", "nmod:desc") and head.head.i > last
        if known.kind == "people" or (not modifies and is_plural(head) and noun_like):
            return "people"
        if hyphen:
            return None
        return "nationality" if modifies or head.pos_ == "ADJ" else "people" if noun_like else None
    if known.kind == "capital":
        if hyphen or (not possessive and is_placing(head)):
            return None
        if head.dep_ in ("compound", "nmod:desc", "flat", "appos") and not possessive:
            return None
        return "capital"
    target = known.target
    if isinstance(target, Region):
        if known.kind == "region-people" and known.country is not None:
            return "people"
        if known.kind == "region" and target.kind == "proto-state" and not is_placing(head):
            return "organisation"
    return None


def _is_name_here(token: Token, spelling: str) -> bool:
    """Whether a single word that may be a common noun is a name where it stands."""
    if spelling.isupper() or not spelling[:1].isupper():
        return True
    if token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "LOC", "MISC", "PER"):
        return True
    return not token.is_sent_start and token.text[:1].isupper() and token.pos_ == "NOUN"


# --- what only the entity recogniser knows ----------------------------------------------


def _find_entities(
    doc: Doc,
    reference: Reference,
    token_map: TokenMap,
    names: list[tuple[NameMatch, int, int]],
    cut: _Cut,
) -> Iterator[Mention]:
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        indices = range(entity.start, entity.end)
        if any(index in cut.taken for index in indices):
            continue
        text = join_words(entity)
        if not any(character.isupper() for character in text) or len(text) < 2:
            continue
        reading = read_phrase(text, reference)
        start = entity.start
        if start and doc[start - 1].lower_ == "the":
            start -= 1
        head = token_map.get_root(entity.start, entity.end - 1)
        cut.taken.update(indices)
        yield Mention(
            span=join_span(doc[start : entity.end]),
            head=head.i,
            sentence=token_map.sentences[entity.start],
            form="unknown-organisation",
            name=text,
            country=reading.country,
            role=reading.role,
            title=reading.title,
            is_definite=True,
            is_subject=is_subject(head),
        )
