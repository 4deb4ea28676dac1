"""What a phrase without a name takes from the words and the article around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.actors.drafts import Draft, Drafts
from dragoman.actors.mentions import Mention
from dragoman.actors.words import load_words
from dragoman.reference import Reference

_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The article around a mention.

    Args:
        text: The article's text.
        drafts: The actors so far; named persons are there already.
        reference: The reference.
        on: Day of publication, or None.
        countries: Codes of the states that the article names.
    """

    text: str
    drafts: Drafts
    reference: Reference
    on: date | None
    countries: Sequence[str]

    def get_country(self, mention: Mention) -> str | None:
        """The country that "its" or "in the country" gives a role, or None."""
        if mention.possessor is not None:
            possessor = self.get_possessor(mention)
            return possessor.country if possessor else None
        return self.get_country_meant(mention) if mention.points_back else None

    def get_only_country(self, mention: Mention) -> str | None:
        """The only country of the article, for "the government", "police", "the army".

        Not where that country does something to them in the same sentence.
        """
        role = mention.role
        if mention.possessor is not None or mention.is_regional:
            return None
        if len(self.countries) != 1 or role is None or role.sector not in _STATE_SECTORS:
            return None
        if not mention.is_definite and mention.title.lower() not in load_words().organs:
            return None
        if self._is_led_by_another(mention):
            return None
        only = self.drafts.get(("state", self.countries[0]))
        if only is not None and any(
            place.is_subject and place.sentence == mention.sentence for place in only.places
        ):
            return None
        return self.countries[0]

    def _is_led_by_another(self, mention: Mention) -> bool:
        """Whether a subject before it in the sentence is of a country that is not named."""
        return any(
            place.is_subject
            and place.sentence == mention.sentence
            and draft.country not in (None, self.countries[0])
            for place, draft in self.drafts.find_recent(mention.span.start)
        )

    def get_country_meant(self, mention: Mention) -> str | None:
        """The country that "the country" points back to: the only one named just before.

        Where it does something itself and no state is named in its sentence, it is that of who
        speaks for it ("a Swedish official said the country would help").
        """
        if mention.country is not None:
            return mention.country
        if mention.possessor in ("his", "her"):
            return None  # "his country will help": he speaks for it
        here: set[str | None] = set()
        spoken_for: set[str | None] = set()
        before: set[str | None] = set()
        for place, draft in self.drafts.find_recent(mention.span.start):
            distance = mention.sentence - place.sentence
            if draft.key[0] in ("state", "people") and distance <= 1:
                (before if distance else here).add(draft.country)
            elif mention.is_subject and place.is_subject and not distance:
                spoken_for.add(self._get_own_state(draft))
        meant = here or (spoken_for - {None}) or before
        return meant.pop() if len(meant) == 1 else None

    def _get_own_state(self, draft: Draft) -> str | None:
        """The country of an actor, where it is one and no bloc."""
        country = draft.country
        return country if country is not None and self.reference.get_state(country) else None

    def get_member_meant(self, mention: Mention) -> Draft | None:
        """The state that "a NATO ally" means: the member beside it, or the only one acted upon."""
        known = mention.known
        if (
            known is None
            or mention.is_plural
            or mention.title.lower() not in load_words().memberships
        ):
            return None
        members = {one.country for one in self.reference.find_members(known.name, self.on)}
        near = [
            (place, draft)
            for place, draft in self.drafts.find_recent(mention.span.start)
            if draft.kind == "state" and place.sentence == mention.sentence
        ]
        for place, draft in near[:1]:
            if self.text[place.span.end : mention.span.start].strip() == ",":
                return draft
        fitting = [d for place, d in near if d.country in members and not place.is_subject]
        return fitting[0] if len(fitting) == 1 else None

    def get_owner(self, mention: Mention) -> Draft | None:
        """The person in whose name the phrase begins ("Macron's office"), or None."""
        for draft in self.drafts:
            if draft.kind == "person" and any(
                place.span.end < mention.span.end
                and place.span.overlaps(mention.span)
                and self.text[place.span.end : place.span.end + 1] in ("'", "’")
                for place in draft.places
            ):
                return draft
        return None

    def get_possessor(self, mention: Mention) -> Draft | None:
        """Whose "its troops" are: the only fitting subject before it in the sentence, or None.

        An ambassador who is expelled is that of the other side, who is no subject.
        """
        wanted = ("person",) if mention.possessor in ("his", "her") else ("state", "organisation")
        if mention.possessor not in ("his", "her", "its"):
            return None
        found = [
            draft
            for place, draft in self.drafts.find_recent(mention.span.start)
            if place.sentence == mention.sentence
            and place.is_subject != mention.is_others
            and draft.kind in wanted
        ]
        return found[0] if len({draft.country for draft in found}) == 1 else None
