"""Common words that tell what a name is of: offices, bodies and wide places."""

from __future__ import annotations

OFFICES = frozenset(
    {"president", "prophet", "king", "queen", "pope", "god", "chancellor", "governor", "senator",
     "minister", "mayor", "judge", "doctor", "professor", "captain", "general", "mr.", "mrs."}
)  # fmt: skip
"""Offices and titles: no names when they stand alone."""

BODY_NOUNS = frozenset(
    {"Academy", "Agency", "Airlines", "Airways", "Alliance", "Army", "Assembly", "Association",
     "Authority", "Bank", "Board", "Bureau", "Cabinet", "Club", "Coalition", "College",
     "Commission", "Committee", "Company", "Congress", "Corporation", "Council", "Court",
     "Department", "Federation", "Forces", "Foundation", "Front", "Fund", "Group", "Guard",
     "Guards", "Institute", "League", "Ministry", "Movement", "Museum", "Navy", "Network",
     "Organization", "Parliament", "Partners", "Party", "Police", "Post", "School", "Senate",
     "Society", "Times", "Tribune", "Union", "University"}
)  # fmt: skip
"""Nouns that make the name before them the name of a body."""

JOINED_BODIES = frozenset(
    {"Alliance", "Army", "Association", "Campaign", "Center", "Centre", "Coalition", "Committee",
     "Council", "Federation", "Front", "Fund", "League", "Ministry", "Movement", "Party", "Union"}
)  # fmt: skip
"""Nouns that are one name with the cause after ``for``."""

JOINED_PLACES = frozenset(
    {"Bay", "Cape", "Gulf", "Isle", "Kingdom", "Lake", "Mount", "Republic", "Sea", "State",
     "Strait", "Straits"}
)  # fmt: skip
"""Nouns that are one name with the place after ``of``."""
