"""One bare mention resolved without a parse: what ``dragoman actors`` answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.actors.people import PersonChoice, choose_holder, choose_person
from dragoman.actors.phrases import PhraseReading, read_phrase
from dragoman.dates import find_dates
from dragoman.reference import Organisation, Person, Reference, Region, Tenure, split_words

_OPEN_DAY = date(9999, 1, 1)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TITLES_BEFORE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionAnswer:
    """What one bare mention was resolved to.

    Args:
        country: ISO 3166-1 alpha-3, or EUR UNO IGO NGO ...; None when not known.
        sector: PLOVER sector; None for states and places as such.
        name: Canonical name where one is known, else the mention's own words.
        office: Office held on the day, or None.
    """

    country: str | None
    sector: str | None
    name: str
    office: str | None


def resolve_mention(
    mention: str, context: str | None, on: str | None, reference: Reference
) -> MentionAnswer:
    """Who a bare mention names.

    Args:
        mention: "the Turkish foreign minister", "Tony Blair", "gunmen".
        context: The text around it, or a word such as a country; None or empty for none.
        on: The day, in any usual form; None, empty or "today" for now.
        reference: The reference.
    """
    context = context or ""
    day = _parse_day(on or "") or _parse_day(context) or _OPEN_DAY
    reading = read_phrase(mention, reference)
    context_country = _get_context_country(context, mention, reference)
    if reading.known is not None:
        return _answer_known(mention, reading, context_country, reference, day)
    if reading.person_name is not None:
        answer = _answer_person(reading, context, context_country, day, reference)
        if answer is not None:
            return answer
    if reading.role is not None:
        return _answer_role(mention, reading, context_country, day, reference)
    place = reference.get_place(_strip(mention))
    if place is not None:
        return MentionAnswer(country=place.country, sector="CVL", name=place.name, office=None)
    is_name = any(character.isupper() for character in _strip(mention))
    return MentionAnswer(
        country=reading.country or context_country,
        sector=None if is_name else "UNK",
        name=_strip(mention) or mention,
        office=None,
    )


def _answer_known(
    mention: str,
    reading: PhraseReading,
    context_country: str | None,
    reference: Reference,
    day: date,
) -> MentionAnswer:
    known = reading.known
    assert known is not None
    if context_country is not None and known.country not in (context_country, None):
        choices = [
            other
            for other in reference.get_names(_strip(mention))
            if other.country == context_country
        ]
        known = choices[0] if choices else known
    sector = known.sector
    if known.kind == "capital":
        sector = "GOV"
    if isinstance(known.target, Region) and known.target.kind == "people":
        sector = "CVL"
    country = known.country
    if isinstance(known.target, Organisation):
        sector = known.target.get_sector(day)
        if context_country and _is_generic(mention, reference):
            country = context_country
    return MentionAnswer(country=country, sector=sector, name=known.name, office=None)


def _answer_person(
    reading: PhraseReading,
    context: str,
    context_country: str | None,
    day: date,
    reference: Reference,
) -> MentionAnswer | None:
    name = reading.person_name
    assert name is not None
    title = reading.title
    offices = reference.get_offices(title)
    choice = choose_person(
        name, reference, on=day, country=reading.country, offices=offices
    ) or choose_person(name, reference, on=day, country=context_country, offices=offices)
    if choice is not None:
        return _answer_choice(choice, reading, day, reference)
    introduced = _read_introduction(name, context, reference)
    role = reading.role or (introduced.role if introduced else None)
    country = reading.country or (introduced.country if introduced else None) or context_country
    if role is None and introduced is None:
        place = reference.get_place(name)
        if place is not None:
            return None
    return MentionAnswer(
        country=country, sector=role.sector if role else "CVL", name=name, office=None
    )


def _answer_choice(
    choice: PersonChoice, reading: PhraseReading, day: date, reference: Reference
) -> MentionAnswer:
    tenure = choice.tenure
    if tenure is not None and not (reading.role and reading.role.is_former):
        return MentionAnswer(
            country=tenure.country,
            sector=get_office_sector(tenure),
            name=choice.person.name,
            office=reference.get_office_name(tenure.title, tenure.country),
        )
    return MentionAnswer(
        country=choice.person.country or reading.country,
        sector=get_sector_out_of_office(choice.person, day)
        if not reading.role or reading.role.is_former
        else reading.role.sector,
        name=choice.person.name,
        office=None,
    )


def _answer_role(
    mention: str,
    reading: PhraseReading,
    context_country: str | None,
    day: date,
    reference: Reference,
) -> MentionAnswer:
    role = reading.role
    assert role is not None
    country = reading.country or (None if reading.is_driven else context_country)
    offices = reference.get_offices(reading.title)
    name, office = _strip(mention), None
    if country and offices and len(offices) == 1 and not role.is_former and day != _OPEN_DAY:
        holder = choose_holder(reference, country, offices, day)
        if holder is not None and holder.tenure is not None:
            name = holder.person.name
            office = reference.get_office_name(holder.tenure.title, holder.tenure.country)
    return MentionAnswer(country=country, sector=role.sector, name=name, office=office)


def get_sector_out_of_office(person: Person, day: date) -> str | None:
    """The sector of a person who holds no office of the table on a day.

    Who will hold one again, or held none yet, is of a party; who held their last, of the elite.
    On the day itself that ends an office they are still of it: the news is of their fall.
    """
    sector = person.get_sector(day)
    if sector is not None:
        return sector
    if not person.tenures:
        return None
    last = person.tenures[-1]
    text = day.isoformat()
    if last.until_on == text:
        return get_office_sector(last)
    if last.until_on is not None and text[: len(last.until_on)] >= last.until_on:
        return "ELI"
    return "PTY"


def get_office_sector(tenure: Tenure) -> str:
    """The PLOVER sector of an office: GOV but for speakers, commanders, leaders of groups."""
    if tenure.sector is not None:
        return tenure.sector
    if tenure.office == "SPK":
        return "LEG"
    if tenure.office in ("CAS", "CDS", "CIC"):
        return "MIL"
    if tenure.office in ("HEZ", "HAM"):
        return "REB"
    if tenure.title == "pope":
        return "REL"
    return "GOV"


def _is_generic(mention: str, reference: Reference) -> bool:
    """Whether the name is also a plain role noun ("National Guard"), so that others have one."""
    return reference.roles.get(split_words(_strip(mention))) is not None


def _get_context_country(context: str, mention: str, reference: Reference) -> str | None:
    """The country that the context names: the only one, or the nearest before the mention."""
    if not context:
        return None
    at = context.find(mention)
    found = [
        match
        for match in reference.find_names(context)
        if match.known.kind in ("name", "adjective", "people", "capital")
    ]
    if not found:
        return None
    before = [match for match in found if at >= 0 and match.end <= at]
    return (before or found[:1])[-1].known.country


def _read_introduction(name: str, context: str, reference: Reference) -> PhraseReading | None:
    """What the context says of a person: a title before the name, or an apposition after."""
    at = context.find(name)
    if at < 0:
        return None
    before = re.split(r"[.;:,]\s", context[:at])[-1].split()[-_TITLES_BEFORE:]
    for start in range(len(before)):
        reading = read_phrase(" ".join((*before[start:], name)), reference)
        if reading.role is not None and reading.person_name:
            return reading
    after = re.match(r",\s*([^,.;]+)", context[at + len(name) :])
    if after is not None:
        reading = read_phrase(after.group(1), reference)
        if reading.role is not None and reading.role.role.kind == "person":
            return reading
    return None


def _parse_day(text: str) -> date | None:
    match = _ISO_DAY.search(text)
    if match is not None:
        try:
            return date.fromisoformat(match.group())
        except ValueError:
            return None
    for found in find_dates(text, None):
        start = found.interval.start
        if start is not None and len(start) == 10:
            return date.fromisoformat(start)
    return None


def _strip(mention: str) -> str:
    text = mention.strip()
    for article in ("the ", "a ", "an "):
        if text.lower().startswith(article):
            return text[len(article) :].strip()
    return text
