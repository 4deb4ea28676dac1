"""Named persons: which mentions are one person, and who that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date

from dragoman.actors.bare import get_office_sector, get_sector_out_of_office
from dragoman.actors.drafts import Draft, Drafts
from dragoman.actors.mentions import Mention
from dragoman.actors.people import PersonChoice, choose_person
from dragoman.reference import Reference, agree_in_between, get_name_words

_HOME_MENTIONS = 3
_STATE_OFFICES = frozenset({"HOS", "HOG", "FM", "DM", "VP"})


def link_persons(
    mentions: Sequence[Mention],
    drafts: Drafts,
    reference: Reference,
    on: date | None,
    context: Collection[str],
) -> dict[int, Draft]:
    """Group the named persons' mentions and resolve each group.

    Full names come first, so that a surname in the headline finds the full name below.

    Args:
        mentions: All mentions of the article.
        drafts: Where the persons are added.
        reference: The reference.
        on: Day of publication, or None.
        context: Codes of the countries that the article names.

    Returns:
        The draft of each person mention, by index in ``mentions``.
    """
    persons = [(n, m) for n, m in enumerate(mentions) if m.form == "person" and m.name]
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, mention in sorted(
        persons, key=lambda pair: (-len(get_name_words(pair[1].name or "")), pair[1].span)
    ):
        words = get_name_words(mention.name or "")
        key = _find_group(words, mention, mentions, groups, reference) or words
        groups.setdefault(key, []).append(number)
    home = get_home(mentions)
    found = {}
    for key in sorted(groups, key=lambda key: groups[key]):
        numbers = groups[key]
        draft = _resolve(
            [mentions[number] for number in numbers], key, drafts, reference, on, context
        )
        if draft.country is None and any(_is_plain_title(mentions[number]) for number in numbers):
            draft.country = home
        for number in numbers:
            draft.add(mentions[number])
            found[number] = draft
    return found


def _is_plain_title(mention: Mention) -> bool:
    """Whether nothing but an office of state stands before a name ("President Cifuentes")."""
    length = mention.span.end - mention.span.start
    return (
        bool(mention.offices)
        and not mention.title.lower().startswith("eu ")
        and _STATE_OFFICES.issuperset(mention.offices)
        and mention.country is None
        and length == len(mention.title) + 1 + len(mention.name or "")
    )


def get_home(mentions: Sequence[Mention]) -> str | None:
    """The country that the article is about: named thrice or more, and twice as often as others.

    "President Cifuentes" is its president where no nationality is said.
    """
    counts = Counter(
        m.country for m in mentions if m.form in ("state", "capital", "nationality") and m.country
    ).most_common(2)
    if not counts or counts[0][1] < _HOME_MENTIONS:
        return None
    return counts[0][0] if len(counts) == 1 or counts[0][1] >= 2 * counts[1][1] else None


def _find_group(
    words: tuple[str, ...],
    mention: Mention,
    mentions: Sequence[Mention],
    groups: dict[tuple[str, ...], list[int]],
    reference: Reference,
) -> tuple[str, ...] | None:
    """The group of a longer name of which these words are the end, the start or the frame."""
    fitting = [key for key in groups if _fits(words, key)]
    if not fitting and len(words) > 1:
        matches = reference.get_person(mention.name or "")
        if matches and matches[0].strength == "full":
            person = matches[0].person
            own = {get_name_words(name) for name in (person.name, *person.aliases)}
            fitting = [key for key in groups if key in own]
    if len(fitting) > 1 and mention.country is not None:
        agreeing = [
            key
            for key in fitting
            if any(mentions[n].country in (None, mention.country) for n in groups[key])
        ]
        fitting = agreeing or fitting
    if len(fitting) > 1:
        before = [
            key for key in fitting if any(mentions[n].span < mention.span for n in groups[key])
        ]
        fitting = sorted(
            before or fitting,
            key=lambda key: max(
                (mentions[n].span for n in groups[key] if mentions[n].span < mention.span),
                default=mention.span,
            ),
        )
    return fitting[-1] if fitting else None


def _fits(words: tuple[str, ...], key: tuple[str, ...]) -> bool:
    if words == key:
        return True
    if len(words) > len(key):
        return False
    if len(words) == 1:
        return words[0] == key[-1] or (len(key) > 1 and len(words[0]) > 2 and words[0] == key[0])
    if key[-len(words) :] == words:
        return True
    return (words[0], words[-1]) == (key[0], key[-1]) and agree_in_between(words, key)


def _resolve(
    group: Sequence[Mention],
    key: tuple[str, ...],
    drafts: Drafts,
    reference: Reference,
    on: date | None,
    context: Collection[str],
) -> Draft:
    countries = Counter(m.country for m in group if m.country)
    country = countries.most_common(1)[0][0] if countries else None
    offices = [office for m in group for office in m.offices]
    names = Counter(m.name or "" for m in group)
    fullest = max(names, key=lambda name: (len(get_name_words(name)), names[name], name))
    is_former = any(m.role is not None and m.role.is_former for m in group)
    is_plain = any(m.role is None or m.offices for m in group)
    choice = choose_person(
        fullest,
        reference,
        on=on,
        country=country,
        offices=offices,
        context=context if is_plain else (),
    )
    if choice is None and country is not None and len(key) > 1 and not offices:
        choice = choose_person(fullest, reference, on=on)
    draft = Draft(key=("person", *key), name=fullest, kind="person", country=country)
    if choice is not None:
        draft = drafts.add(_draft_known(choice, country, reference, on, is_former=is_former))
    else:
        draft.confidence = 0.8 if country else 0.6
        draft = drafts.add(draft)
    draft.offices.update(offices)
    draft.titles.update(m.title.lower() for m in group if m.title)
    draft.names.update(names)
    _take_role(draft, group, reference)
    return draft


def _draft_known(
    choice: PersonChoice,
    country: str | None,
    reference: Reference,
    on: date | None,
    *,
    is_former: bool,
) -> Draft:
    person, tenure = choice.person, choice.tenure
    draft = Draft(
        key=("person", person.name),
        name=person.name,
        kind="person",
        country=country or (tenure.country if tenure else person.country),
        confidence=choice.confidence,
        person=person,
    )
    if tenure is not None and not is_former:
        if country is None or tenure.country == country:
            draft.country = tenure.country
            draft.sector = get_office_sector(tenure)
            draft.office = reference.get_office_name(tenure.title, tenure.country)
            draft.offices.add(tenure.office)
    else:
        draft.sector = get_sector_out_of_office(person, on or date.max)
    return draft


def _take_role(draft: Draft, group: Sequence[Mention], reference: Reference) -> None:
    """Take sector and office from the titles in the text where the reference gave none."""
    roles = [m for m in group if m.role is not None]
    if not roles:
        return
    best = max(roles, key=lambda m: (bool(m.offices), len(m.title)))
    assert best.role is not None
    is_vague = len(best.offices) > 1 and not any(m.country for m in roles)
    if is_vague and draft.person is not None and draft.sector is not None:
        return
    if draft.office is None:
        draft.sector = best.role.sector
        if len(best.offices) == 1 and draft.country and not best.role.is_former:
            draft.office = reference.get_office_name(best.title.lower(), draft.country)
