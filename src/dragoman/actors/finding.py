"""Every mention in a document, from the gazetteer, the entities, the tags and the parse."""

from __future__ import annotations

from dragoman.actors.known import find_entities, find_known
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
    mentions = list(find_persons(scene))
    mentions += find_places(scene)
    mentions += find_roles(scene)
    mentions += find_known(scene)
    mentions += find_entities(scene)
    mentions = trim_names(mentions, scene)
    return sorted(mentions, key=lambda mention: (mention.span, mention.form))
