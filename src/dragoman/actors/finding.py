"""Every mention in a document, from the gazetteer, the entities, the tags and the parse."""

from __future__ import annotations

import calendar

from dragoman.actors.counts import find_counts
from dragoman.actors.known import find_entities, find_halves, find_known
from dragoman.actors.mentions import Mention
from dragoman.actors.naming import find_persons, trim_names
from dragoman.actors.places import find_places
from dragoman.actors.roles import find_roles
from dragoman.actors.scene import Scene


def find_mentions(scene: Scene) -> list[Mention]:
    """All mentions but pronouns and group phrases, in order of the text.

    Persons come first, since a title may hold a nationality and a role; then places, which may
    end with a role noun ("Borno State"); then roles, which may hold a nationality; then what is
    left of the known names and the entities.

    Args:
        scene: The article; what is found is marked there as taken.
    """
    mentions = [mention for mention in find_persons(scene) if not _is_date(scene, mention)]
    mentions += find_halves(scene)
    mentions += find_places(scene)
    mentions += find_roles(scene)
    mentions += find_counts(scene)
    mentions += find_known(scene)
    mentions += find_entities(scene)
    mentions = trim_names(mentions, scene)
    return sorted(mentions, key=lambda mention: (mention.span, mention.form))


def _is_date(scene: Scene, mention: Mention) -> bool:
    """Whether a name is a day of the week, or a month beside its day ("May 22")."""
    if mention.name in list(calendar.day_name):
        return True
    if mention.name not in calendar.month_name[1:]:
        return False
    beside = (
        scene.tree[mention.head - 1] if mention.head else None,
        scene.tree.get_next(mention.head),
    )
    return any(node is not None and node.text.isdecimal() for node in beside)
