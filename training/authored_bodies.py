"""Firms, schools, clubs and offices with names drawn at random, for the authored patterns.

The stems are made of syllables, so that a reader must go by the form of a name and its
place in the sentence, and cannot learn a list.
"""

# ruff: noqa: SIM905
from __future__ import annotations

import random
import string

from training.authored_rows import Row, make_name
from training.names import CITIES, FAMILY_NAMES

ONSETS = "b br c ch cl d dr f fl g gr h j k kl l m n p pr qu r s sk st str t tr v w z".split()
VOWELS = "a e i o u a e i o ea oo ia io".split()
CODAS = ["", "", "", "n", "r", "x", "l", "m", "s", "th", "ck", "nt", "rd", "lt", "sk"]
TRADES = (
    "Airlines Motors Pharmacy Foods Energy Systems Logistics Insurance Partners Media Telecom "
    "Capital Software Hotels Records Robotics Bank Mining Steel Textiles Dental Realty Bakery "
    "Diner Cafe Grill Salon Plumbing Rentals Travel Books Labs Studios Hospital Clinic Museum"
).split()
FORMS = ("Inc.", "Corp.", "Ltd.", "LLC", "Group", "Holdings", "Co.", "AG", "plc")
SIDES = (
    "United", "City", "Tigers", "Rovers", "Wanderers", "Wolves", "Giants", "Athletic", "Eagles",
)  # fmt: skip
FIELDS = ("Health", "Transport", "Agriculture", "Labor", "Fisheries", "Housing", "Education",
          "Energy", "Tourism", "Culture", "Justice", "Trade", "Forestry", "Water")  # fmt: skip
SEATS = ("Department", "Ministry", "Bureau", "Office", "Board", "Institute")
ARTICLE = Row(word="the", upos="DET", xpos="DT", head=1, label="det")


def make_stem(chance: random.Random) -> str:
    """Make up a name of two or three syllables."""
    syllables = [
        chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)
        for _ in range(chance.choice((1, 2, 2, 3)))
    ]
    stem = "".join(syllables)
    return stem[:1].upper() + stem[1:]


def make_initials(chance: random.Random) -> str:
    """Make up an abbreviation of two to five capitals."""
    return "".join(chance.choices(string.ascii_uppercase, k=chance.choice((2, 3, 3, 4, 4, 5))))


def make_firm(chance: random.Random) -> list[Row]:
    """Name a business: "Velmora", "Strand Foods", "Quil & Marck", "Ozan Ltd.", "TRK"."""
    draw = chance.random()
    if draw < 0.25:
        words = [make_stem(chance)]
    elif draw < 0.4:
        words = [make_initials(chance)]
    elif draw < 0.6:
        words = [_pick_first(chance), chance.choice(TRADES)]
    elif draw < 0.7:
        words = [_pick_first(chance), chance.choice(TRADES), chance.choice(FORMS)]
    elif draw < 0.8:
        words = [make_stem(chance), chance.choice(FORMS)]
    else:
        return _join_partners(chance)
    rows = _compound(words)
    if chance.random() < 0.12 and not words[0].isupper():
        rows = [_respell(row, row.word.lower()) for row in rows]
    return rows


def make_school(chance: random.Random) -> list[Row]:
    """Name a school: "Lomar University", "the University of Ghent", "Strand High School"."""
    draw = chance.random()
    if draw < 0.4:
        rows = _compound([_pick_first(chance), chance.choice(("University", "College", "Academy"))])
    elif draw < 0.6:
        rows = _compound([_pick_first(chance), "High", "School"])
    else:
        kind = chance.choice(("University", "Institute", "College"))
        rows = _of(kind, [chance.choice(CITIES)], "I-ORG")
    return rows


def make_club(chance: random.Random) -> list[Row]:
    """Name a club: "Ghent United", "the Strand Wolves"."""
    first = chance.choice(CITIES) if chance.random() < 0.6 else make_stem(chance)
    rows = _compound([first, chance.choice(SIDES)])
    if rows[-1].word.endswith("s"):
        rows[-1] = Row(word=rows[-1].word, upos="PROPN", xpos="NNPS", head=-1, label="",
                       entity="I-ORG")  # fmt: skip
        rows = _precede(ARTICLE, rows)
    return rows


def make_office(chance: random.Random) -> list[Row]:
    """Name an office of state: "the Ministry of Fisheries and Trade"."""
    fields = chance.sample(FIELDS, chance.choice((1, 1, 2)))
    return _of(chance.choice(SEATS), fields, "I-ORG")


def _pick_first(chance: random.Random) -> str:
    draw = chance.random()
    if draw < 0.6:
        return make_stem(chance)
    return chance.choice(CITIES if draw < 0.8 else FAMILY_NAMES)


def _compound(words: list[str]) -> list[Row]:
    """Hang all words on the last."""
    last = len(words) - 1
    return [
        make_name(
            word,
            -1 if number == last else last,
            "" if number == last else "compound",
            "I-ORG" if number else "B-ORG",
        )
        for number, word in enumerate(words)
    ]


def _join_partners(chance: random.Random) -> list[Row]:
    """Name a firm after its partners: "Strand & Quil", "Quil and Sons"."""
    first = _pick_first(chance)
    mark = chance.choice(("&", "and"))
    second = make_stem(chance) if chance.random() < 0.7 else "Sons"
    plural = "NNPS" if second == "Sons" else "NNP"
    return [
        make_name(first, -1, "", "B-ORG"),
        Row(word=mark, upos="CCONJ", xpos="CC", head=2, label="cc", entity="I-ORG"),
        Row(word=second, upos="PROPN", xpos=plural, head=0, label="conj", entity="I-ORG"),
    ]


def _of(kind: str, fields: list[str], inner: str) -> list[Row]:
    """Write "the KIND of FIELD and FIELD"."""
    rows = [
        ARTICLE,
        make_name(kind, -1, "", "B-ORG"),
        Row(word="of", upos="ADP", xpos="IN", head=3, label="case", entity=inner),
        make_name(fields[0], 1, "nmod", inner),
    ]
    if len(fields) > 1:
        rows += [
            Row(word="and", upos="CCONJ", xpos="CC", head=5, label="cc", entity=inner),
            make_name(fields[1], 3, "conj", inner),
        ]
    return rows


def _precede(first: Row, rows: list[Row]) -> list[Row]:
    """Put a word that hangs on the head of the others before them."""
    top = next(i for i, row in enumerate(rows) if row.head < 0)
    moved = [
        Row(word=r.word, upos=r.upos, xpos=r.xpos, head=r.head + 1 if r.head >= 0 else -1,
            label=r.label, entity=r.entity)
        for r in rows
    ]  # fmt: skip
    lead = Row(word=first.word, upos=first.upos, xpos=first.xpos, head=top + 1, label=first.label)
    return [lead, *moved]


def _respell(row: Row, word: str) -> Row:
    return Row(word=word, upos=row.upos, xpos=row.xpos, head=row.head, label=row.label,
               entity=row.entity)  # fmt: skip
