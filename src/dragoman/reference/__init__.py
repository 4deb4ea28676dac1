"""What is known of the world before an article is read: states, roles, offices, persons, places."""

from dragoman.reference.entries import (
    Country,
    KnownName,
    KnownPlace,
    Metonym,
    NameKind,
    Organisation,
    Person,
    Region,
    Role,
    Tenure,
)
from dragoman.reference.folding import fold, get_spelling_key, split_words
from dragoman.reference.names import NameMatch
from dragoman.reference.persons import PersonMatch, get_name_words
from dragoman.reference.reference import CountryMatch, Reference, load_reference
from dragoman.reference.roles import RoleMatch

__all__ = [
    "Country",
    "CountryMatch",
    "KnownName",
    "KnownPlace",
    "Metonym",
    "NameKind",
    "NameMatch",
    "Organisation",
    "Person",
    "PersonMatch",
    "Reference",
    "Region",
    "Role",
    "RoleMatch",
    "Tenure",
    "fold",
    "get_name_words",
    "get_spelling_key",
    "load_reference",
    "split_words",
]
