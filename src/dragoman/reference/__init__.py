"""What is known of the world before an article is read: states, roles, offices, persons, places."""

from dragoman.reference.entries import (
    Country,
    KnownName,
    KnownPlace,
    Membership,
    Metonym,
    NameKind,
    Organisation,
    Person,
    Region,
    Role,
    Standing,
    Tenure,
)
from dragoman.reference.facts import Fact, Subject, find_facts, find_subjects
from dragoman.reference.folding import fold, get_spelling_key, split_words
from dragoman.reference.names import NameMatch
from dragoman.reference.own import OwnActor, OwnActors, Term, add_taught, read_own_actors
from dragoman.reference.persons import PersonMatch, agree_in_between, get_name_words
from dragoman.reference.reference import CountryMatch, Reference, load_reference
from dragoman.reference.roles import RoleMatch

__all__ = [
    "Country",
    "CountryMatch",
    "Fact",
    "KnownName",
    "KnownPlace",
    "Membership",
    "Metonym",
    "NameKind",
    "NameMatch",
    "Organisation",
    "OwnActor",
    "OwnActors",
    "Person",
    "PersonMatch",
    "Reference",
    "Region",
    "Role",
    "RoleMatch",
    "Standing",
    "Subject",
    "Tenure",
    "Term",
    "add_taught",
    "agree_in_between",
    "find_facts",
    "find_subjects",
    "fold",
    "get_name_words",
    "get_spelling_key",
    "load_reference",
    "read_own_actors",
    "split_words",
]
