"""From mentions to actors: states, organisations, groups, bare roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.context import Context
from dragoman.actors.drafts import Draft
from dragoman.actors.mentions import Mention
from dragoman.actors.people import choose_holder
from dragoman.actors.words import load_words
from dragoman.records import ActorKind
from dragoman.reference import (
    Metonym,
    Organisation,
    Region,
    RoleMatch,
    get_name_words,
    split_words,
)

_MINISTRIES = (
    (("foreign", "external"), "Ministry of Foreign Affairs"),
    (("defense", "defence"), "Ministry of Defence"),
    (("interior", "home", "internal"), "Ministry of the Interior"),
)

_BLOC_CODES = frozenset({"EUR", "IGO"})
_ABBREVIATION = re.compile(r"\s*\(\s?[\"“]?([A-Z][A-Za-z&.-]*[A-Z][A-Za-z]*)[\"”]?\s?\)")


class Linker:
    """Links the mentions of one article, in order of the text.

    Args:
        context: The article around the mentions.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._abbreviations: dict[str, Draft] = {}
        self._text = context.text
        self._drafts = context.drafts
        self._reference = context.reference
        self._on = context.on

    def link(self, mention: Mention) -> Draft | None:
        """The actor of one mention that is no named person, made if need be; None for nobody."""
        if mention.form in ("state", "capital", "nationality"):
            return self.get_state(mention.country or "")
        if mention.form == "people":
            return self._link_people(mention)
        if mention.form == "organisation":
            return self._link_known(mention)
        if mention.form == "unknown-organisation":
            return self._link_unknown(mention)
        if mention.form == "place":
            return self._link_place(mention)
        if mention.form == "role" and mention.role is not None:
            if mention.title.lower() in load_words().states and not mention.is_plural:
                return self._link_state_role(mention)
            if mention.role.role.kind == "person" and not mention.is_plural:
                return self._link_person_role(mention)
            if mention.role.role.kind == "organisation" and not mention.is_plural:
                return self._link_organisation_role(mention)
            return self._link_group(mention)
        return None

    def note_abbreviation(self, mention: Mention, draft: Draft) -> None:
        """Keep the abbreviation that stands in brackets after a name: "the Gulf Fund (GF)"."""
        found = _ABBREVIATION.match(self._text, mention.span.end)
        if found is not None and draft.kind in ("organisation", "group"):
            self._abbreviations.setdefault(found[1], draft)

    def _get_surnamed(self, name: str) -> Draft | None:
        """The person of the article whose surname was taken for an organisation, or None."""
        words = get_name_words(name)
        named = [
            draft
            for draft in self._drafts
            if draft.kind == "person" and any(get_name_words(n)[-1:] == words for n in draft.names)
        ]
        return named[0] if len(words) == 1 and len(named) == 1 else None

    def get_state(self, code: str) -> Draft | None:
        """The draft of a state."""
        name = self._reference.get_state_name(code)
        if name is None:
            return None
        return self._drafts.add(
            Draft(
                key=("state", code),
                name=name,
                kind="state",
                country=code,
                sector="GOV",
                confidence=0.97,
            )
        )

    def _link_place(self, mention: Mention) -> Draft | None:
        """Those who live in a place and rule it, as one group of the place's country."""
        country = mention.country
        if mention.points_back:
            before = [
                draft
                for _, draft in self._drafts.find_recent(mention.span.start)
                if draft.key[0] == "place"
            ]
            if len(before) == 1:
                return before[0]
            if mention.name is None:
                return None
            if mention.title == "capital":
                country = self._context.get_country_meant(mention)
        name = mention.name or self._get_text(mention)
        return self._drafts.add(
            Draft(
                key=("place", country or "", name.lower()),
                name=name,
                kind="group",
                country=country,
                sector="CVL" if mention.title in load_words().settlements else None,
                confidence=0.8 if country else 0.5,
            )
        )

    def _link_state_role(self, mention: Mention) -> Draft | None:
        """The state that "the country" points back to; "the state" alone is a government."""
        meant = self._context.get_country_meant(mention)
        if meant is not None:
            return self.get_state(meant)
        if mention.title.lower() == "state" and not mention.is_extended:
            return self._link_organisation_role(mention)
        return None

    def _link_people(self, mention: Mention) -> Draft:
        known = mention.known
        assert known is not None
        name = known.name if isinstance(known.target, Region) else known.text
        return self._drafts.add(
            Draft(
                key=("people", known.name),
                name=name,
                kind="group",
                country=known.country,
                sector="CVL",
                confidence=0.9,
                is_plural=True,
            )
        )

    def _link_known(self, mention: Mention) -> Draft:
        known = mention.known
        assert known is not None
        target = known.target
        kind: ActorKind = "organisation"
        name, sector, country = known.name, known.sector, mention.country
        if isinstance(target, Metonym):
            # "Brussels" is the European Union; "the Kremlin" keeps its name.
            name = name if self._reference.get_organisation(name) else target.text
        elif isinstance(target, Organisation):
            kind = target.kind
            if self._on is not None:
                sector = target.get_sector(self._on)
        elif isinstance(target, Region):
            kind = "state"
        return self._drafts.add(
            Draft(
                key=("organisation", name, country or ""),
                name=name,
                kind=kind,
                country=country,
                sector=sector,
                confidence=0.95,
                titles={split_words(name)[-1]},
            )
        )

    def _link_unknown(self, mention: Mention) -> Draft:
        name = mention.name or self._get_text(mention)
        words = split_words(name)
        meant = self._abbreviations.get(name) or self._get_surnamed(name)
        if meant is not None:
            return meant
        sector = _get_sector(mention.role)
        draft = self._drafts.add(
            Draft(
                key=("organisation", *words),
                name=name,
                kind="organisation",
                country=mention.country,
                sector=sector,
                confidence=0.75 if mention.country else 0.55,
            )
        )
        if mention.title:
            draft.titles.add(mention.title.lower())
        return draft

    def _link_organisation_role(self, mention: Mention) -> Draft | None:
        title = mention.title.lower()
        owner = self._context.get_owner(mention)
        country = mention.country or self._context.get_country(mention)
        if owner is not None:
            country = owner.country
        elif country is None and mention.is_definite and not _is_name(self._get_text(mention)):
            for _, draft in self._drafts.find_recent(mention.span.start):
                if draft.kind in ("organisation", "state") and _shares_title(title, draft.titles):
                    return draft
            if title in load_words().blocs:
                bloc = self._get_bloc_meant(mention)
                if bloc is not None:
                    return bloc
        if country is None and owner is None:
            country = self._context.get_only_country(mention)
        is_state = owner is not None or not mention.is_regional
        if country is not None and title in load_words().governments and is_state:
            state = self.get_state(country)
            if state is not None:
                state.titles.add(title)
                return state
        member = self._context.get_member_meant(mention)
        if member is not None:
            return member
        name = self._name_organisation(mention)
        if owner is not None:
            name = f"{mention.title.capitalize()} of {owner.name}"
        return self._drafts.add(
            Draft(
                key=("organisation", country or "", name.lower()),
                name=name,
                kind="organisation",
                country=country,
                sector=_get_sector(mention.role),
                confidence=0.85 if country else 0.5,
                titles={title},
            )
        )

    def _get_bloc_meant(self, mention: Mention) -> Draft | None:
        """The alliance of states last named, one that was a subject rather than another."""
        recent = [
            (place.is_subject, draft)
            for place, draft in self._drafts.find_recent(mention.span.start)
            if draft.kind == "organisation" and draft.country in _BLOC_CODES
        ]
        recent.sort(key=lambda pair: not pair[0])
        return recent[0][1] if recent else None

    def _name_organisation(self, mention: Mention) -> str:
        title = mention.title.lower()
        state = self._reference.get_state_name(mention.country or "")
        if state is not None and ("ministry" in title or title.endswith(" department")):
            for words, name in _MINISTRIES:
                if any(word in title for word in words):
                    return f"{name} of {state}"
        return mention.name or _strip_determiner(self._get_text(mention))

    def _link_group(self, mention: Mention) -> Draft:
        assert mention.role is not None
        title = mention.title.lower()
        country = mention.country or self._context.get_country(mention)
        if country is None and mention.is_definite:
            for _, draft in self._drafts.find_recent(mention.span.start):
                if draft.kind == "group" and title in draft.titles:
                    return draft
        country = country or self._context.get_only_country(mention)
        name = mention.name or _strip_determiner(self._get_text(mention))
        possessor = self._context.get_possessor(mention)
        sector = _get_sector(mention.role)
        if possessor is not None:
            name = f"{mention.title} of {possessor.name}"
            if possessor.kind == "organisation" and mention.role.role.strength == "inherited":
                sector = possessor.sector or sector
        return self._drafts.add(
            Draft(
                key=("group", country or "", title, "" if country else name.lower()),
                name=name,
                kind="group",
                country=country or _get_bloc(mention),
                sector=sector,
                confidence=0.85 if country else 0.6,
                is_plural=True,
                titles=set() if name.lower().startswith("no ") else {title},
            )
        )

    def _link_person_role(self, mention: Mention) -> Draft | None:
        role = mention.role
        assert role is not None
        master = self._get_master(mention)
        if mention.country is None and master is not None:
            mention = replace(mention, country=master.country)
        elif mention.country is None and (mention.offices or mention.possessor == "its"):
            mention = replace(mention, country=self._context.get_country(mention))
        if mention.is_definite or mention.country is not None:
            if "counterpart" in mention.title.lower():
                return self._link_counterpart(mention)
            named = self._find_named(mention)
            if named is not None:
                return named
            if mention.country and len(mention.offices) == 1 and mention.is_definite:
                introduced = self._find_introduced(mention)
                if introduced is not None:
                    return introduced
                holder = choose_holder(self._reference, mention.country, mention.offices, self._on)
                if holder is not None and not role.is_former:
                    return self._draft_holder(holder.person.name, mention.country, mention.offices)
        name = _strip_determiner(self._get_text(mention))
        office = None
        if mention.offices and mention.country and not role.is_former:
            office = self._reference.get_office_name(mention.title.lower(), mention.country)
        return self._drafts.add(
            Draft(
                key=("role", mention.country or "", name.lower()),
                name=name,
                kind="person",
                country=mention.country,
                sector=(master.sector if master else None) or _get_sector(role),
                office=office,
                confidence=0.75 if mention.country else 0.5,
                offices=set(mention.offices),
                titles={mention.title.lower()},
            )
        )

    def _get_master(self, mention: Mention) -> Draft | None:
        """Whom somebody without an office of their own serves ("Macron's aide"), or None."""
        if mention.role is None or mention.role.role.strength == "own" or mention.offices:
            return None
        return self._context.get_owner(mention) or self._context.get_possessor(mention)

    def _find_introduced(self, mention: Mention) -> Draft | None:
        """The only person whom the article itself, before or after, gives such a title.

        The article's own introduction outranks what the reference knows of the holder.
        """
        last = mention.title.lower().split()[-1]
        found = [
            draft
            for draft in self._drafts
            if draft.key[0] == "person"
            and draft.person is None
            and draft.country == mention.country
            and any(title.split()[-1] == last for title in draft.titles)
        ]
        return found[0] if len(found) == 1 else None

    def _find_named(self, mention: Mention) -> Draft | None:
        """The last person before a bare role whom it fits."""
        title = mention.title.lower()
        for _, draft in self._drafts.find_recent(mention.span.start):
            if draft.kind != "person" or draft.is_plural:
                continue
            if mention.country is not None and draft.country != mention.country:
                continue
            if _is_same_role(title, mention, draft):
                return draft
        return None

    def _link_counterpart(self, mention: Mention) -> Draft | None:
        """Who holds the same office for the other country ("his Turkish counterpart")."""
        if mention.country is None:
            return None
        for _, draft in self._drafts.find_recent(mention.span.start):
            if draft.kind != "person" or not draft.offices or draft.country == mention.country:
                continue
            offices = sorted(draft.offices)
            for _, other in self._drafts.find_recent(len(self._text)):
                if other.country == mention.country and other.offices & draft.offices:
                    return other
            holder = choose_holder(self._reference, mention.country, offices, self._on)
            if holder is not None:
                return self._draft_holder(holder.person.name, mention.country, offices)
            return None
        return None

    def _draft_holder(self, name: str, country: str, offices: Sequence[str]) -> Draft:
        """The draft of a person whom only the office names."""
        person = self._reference.get_named_person(name)
        held = person.find_tenures(self._on) if person and self._on else ()
        tenure = next((item for item in held if item.office in offices), None)
        return self._drafts.add(
            Draft(
                key=("person", name),
                name=name,
                kind="person",
                country=country,
                sector="GOV",
                office=self._reference.get_office_name(tenure.title, country) if tenure else None,
                confidence=0.6,
                offices=set(offices),
                person=person,
            )
        )

    def _get_text(self, mention: Mention) -> str:
        return " ".join(mention.span.text_in(self._text).split())


def _is_same_role(title: str, mention: Mention, draft: Draft) -> bool:
    if mention.role is not None and mention.role.is_former:
        return title in draft.titles
    if mention.country is None and (mention.is_extended or len(mention.offices) > 2):
        return title in draft.titles and not mention.is_extended
    if title in draft.titles:
        return True
    if mention.offices and set(mention.offices) & draft.offices:
        return True
    last = title.split()[-1] if title else ""
    if last in load_words().generic_titles and mention.country is not None and not mention.offices:
        return any(known.split()[-1] == last for known in draft.titles if known)
    return False


def _shares_title(title: str, titles: set[str]) -> bool:
    return any(known == title or known.split()[-1] == title for known in titles if known)


def _get_sector(role: RoleMatch | None) -> str | None:
    """The sector that a role tells; None where it tells none ("group")."""
    return None if role is None or role.sector == "UNK" else role.sector


def _get_bloc(mention: Mention) -> str | None:
    known = mention.known
    if known is not None:
        return known.country
    role = mention.role
    if (
        role is not None
        and role.sector in ("NGO", "IGO")
        and split_words(mention.title)[-1] in load_words().civic_bodies
    ):
        return role.sector
    return None


def _is_name(text: str) -> bool:
    """Whether a phrase for a body is its name: several words, all with capitals."""
    words = _strip_determiner(text).split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _strip_determiner(text: str) -> str:
    for determiner in ("the ", "a ", "an ", "this ", "that ", "these ", "those "):
        if text.lower().startswith(determiner):
            return text[len(determiner) :]
    return text
