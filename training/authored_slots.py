"""What fills the slots of the authored patterns: persons, states, bodies, words."""

# ruff: noqa: E501, SIM905
from __future__ import annotations

import random

from training.authored_bodies import make_club, make_firm, make_office, make_school
from training.authored_rows import Row, make_name
from training.names import AGENCIES, CITIES, COUNTRIES, FAMILY_NAMES, GIVEN_NAMES, MONTHS

DEMONYMS = (
    "Turkish Russian Ukrainian Iranian Iraqi Syrian Lebanese Israeli Palestinian Egyptian Libyan "
    "Sudanese Ethiopian Somali Kenyan Nigerian Malian Yemeni Saudi Qatari Jordanian Afghan Pakistani "
    "Indian Chinese Japanese Korean Vietnamese Thai Burmese Kazakh Uzbek Azerbaijani Armenian "
    "Georgian Belarusian Moldovan Romanian Bulgarian Greek Cypriot Serbian Albanian Hungarian Polish "
    "German Austrian French Spanish Italian Belgian Dutch Danish Norwegian Swedish Finnish Estonian "
    "Latvian Lithuanian British Canadian American Mexican Cuban Venezuelan Colombian Brazilian "
    "Argentine Chilean Australian European Western Kurdish Crimean Chechen Rwandan Ugandan Congolese"
).split()
BODIES = ("UN", "EU", "NATO", "OSCE", "IAEA", "OPEC", "ECOWAS", "ASEAN", "WHO", "Hamas", "Hezbollah",
          "Taliban", "PKK", "Kremlin", "Pentagon", "Gazprom", "Rosneft", "M23", "Interpol", "UNESCO",
          "Amnesty", "Greenpeace", "Boeing", "Huawei", "FARC", "Houthis", "Bundestag", "Duma",
          "Knesset", "IMF", "Fatah", "SBU", "FSB", "CIA")  # fmt: skip
LONG_BODIES = (
    "European Union", "United Nations", "African Union", "Arab League", "European Commission",
    "World Bank", "Red Cross", "Security Council", "State Department", "White House",
    "Defense Ministry", "Foreign Ministry", "Islamic State", "Boko Haram", "Amnesty International",
    "Human Rights Watch", "Supreme Court", "Constitutional Court", "Labour Party", "Syriza",
    "National Assembly", "Treasury Department", "Interior Ministry", "Revolutionary Guards",
)  # fmt: skip
LONG_STATES = ("United States", "United Kingdom", "Saudi Arabia", "South Korea", "North Korea",
               "South Africa", "South Sudan", "New Zealand", "Sri Lanka", "Burkina Faso", "Hong Kong",
               "Sierra Leone", "El Salvador", "Costa Rica", "Northern Cyprus", "East Timor")  # fmt: skip
SHORT_STATES = ("US", "U.S.", "UK", "U.K.", "UAE", "USA", "US", "U.S.", "EU", "DPRK")
TITLES = ("President", "Senator", "General", "Premier", "Chancellor", "King", "Ambassador", "Governor",
          "Pope", "Ayatollah", "Secretary", "Justice", "Queen", "Prince", "Colonel")  # fmt: skip
OFFICES = (("Prime", "ADJ", "Minister"), ("Foreign", "ADJ", "Minister"), ("Vice", "ADJ", "President"),
           ("Defense", "NOUN", "Minister"), ("Interior", "NOUN", "Minister"),
           ("Finance", "NOUN", "Minister"), ("Attorney", "PROPN", "General"))  # fmt: skip
ROLES = ("spokesman", "spokeswoman", "leader", "analyst", "lawyer", "commander", "lawmaker",
         "negotiator", "envoy", "activist", "journalist", "minister")  # fmt: skip

WORDS = {
    "HITV": "denounces condemns punishes backs rejects accuses praises slams urges warns threatens "
    "sanctions attacks invades arrests meets visits thanks fines defends blames blasts sues bans "
    "rebukes snubs welcomes expels probes mocks hits courts deports frees pardons ousts",
    "HITVP": "denounce condemn punish back reject accuse praise slam urge warn threaten sanction "
    "attack meet visit defend blame blast sue ban snub welcome expel",
    "TVD": "denounced condemned punished backed rejected praised criticized thanked threatened "
    "sanctioned attacked invaded arrested met visited defended blamed expelled fined sued helped "
    "assisted supported betrayed pressured ignored rebuked warned bombed shelled recognized freed",
    "TVP": "denounce condemn punish back reject praise criticize thank threaten sanction attack "
    "invade arrest meet visit defend blame expel fine help support betray pressure recognize",
    "TVN": "denounced condemned punished rejected praised criticized threatened sanctioned attacked "
    "invaded arrested expelled killed wounded bombed shelled detained kidnapped evacuated fined",
    "TVG": "denouncing condemning punishing backing rejecting praising criticizing threatening "
    "attacking arresting visiting defending expelling helping supporting buying seizing occupying",
    "PTVN": "killed wounded arrested detained expelled kidnapped sentenced charged released bombed "
    "shot injured jailed freed evicted beaten captured",
    "SAYD": "said announced stressed added insisted confirmed warned claimed declared noted stated",
    "TELLD": "told informed assured reminded warned",
    "ABSTRACT": "demolition invasion closure blockade ceasefire crackdown election referendum "
    "agreement resolution proposal decision offensive withdrawal strike shutdown plan deal "
    "killing arrest visit embargo verdict coup bombing siege",
    "THING": "missiles drones oil gas weapons grain tanks ships banks companies factories uranium "
    "jets artillery ammunition fertilizer cement steel coal",
    "PERSONS": "soldiers protesters civilians militants rebels journalists diplomats activists "
    "troops officers refugees villagers gunmen lawmakers migrants workers students prisoners "
    "officials police fighters separatists",
    "ADJ": "illegal new military economic nuclear political bilateral joint regional humanitarian "
    "tough unacceptable hasty brutal peaceful historic so-called strategic",
    "RELN": "ties relations cooperation trade talks friendship dialogue",
    "DEVV": "develop boost strengthen expand deepen restore cut sever improve discuss resume suspend",
    "FUTV": "sign send build supply deploy buy sell hold host launch open close seize destroy ship",
    "GOODS": "sanctions tariffs aid weapons troops missiles help support warships drones visas",
    "GIVED": "gave sent offered handed granted",
    "IMPD": "imposed lifted tightened eased",
    "OPIN": "unfair good bad historic great shameful pointless dangerous unacceptable",
    "WDAY": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "REPORTERS": "reporters journalists lawmakers diplomats supporters parliament",
    "KILLD": "killed wounded arrested detained injured executed shot beheaded",
    "NUM": "two three four five 12 20 30 45 100 150 dozens hundreds",
    "LVN": "visit meeting summit speech interview ceremony conference briefing",
    "FIRMS": "firms companies banks officials oligarchs generals ships individuals entities judges",
    "POST": "president minister premier senator governor mayor general lawmaker opposition",
    "OUSTN": "ousted impeached jailed arrested acquitted convicted sentenced detained removed",
    "COURT": "court parliament army police tribunal government",
    "MATTER": "situation conflict war crisis election ceasefire fighting violence transition",
    "MODAL": "will would could should must may can",
    "VAGUE": "vague thin reckless shabby generous bold confusing modest",
    "CROP": "lemons beans onions olives apples grapes tomatoes",
    "STORM": "storm flood landslide earthquake drought",
    "BUILDING": "school museum library bridge station theatre hospital",
    "MONTH": " ".join(MONTHS),
    "GIVEN": " ".join(GIVEN_NAMES),
    "TASTE": "great terrible slow rude excellent fine awful",
    "ROLE": " ".join(ROLES),
    "ADV": "strongly again repeatedly also sharply publicly recently already reportedly officially",
}
POOLS = {name: words.split() for name, words in WORDS.items()}


def pick_words(name: str, chance: random.Random) -> str:
    """Pick a word from a pool."""
    return chance.choice(POOLS[name])


def fill_slot(name: str, chance: random.Random) -> list[Row]:
    """Fill a slot with a small tree.

    Args:
        name: ``PER`` (full or titled name), ``NAME`` (family name), ``STATE``, ``BODY``,
            ``CITY``, ``ACTOR`` (any of those), ``DEM`` (a demonym), ``OFFICIAL`` (a role
            with its name), ``GROUP`` (a plural noun phrase), ``FIRM``, ``SCHOOL``,
            ``CLUB`` or ``OFFICE`` (bodies with made-up names).
        chance: The source of randomness.
    """
    makers = {
        "PER": _make_person, "NAME": _make_family_name, "STATE": _make_state, "BODY": _make_body,
        "CITY": _make_city, "DEM": _make_demonym, "OFFICIAL": _make_official,
        "GROUP": _make_group, "AGENCY": _make_agency, "SHORT": _make_short,
        "FIRM": make_firm, "SCHOOL": make_school, "CLUB": make_club, "OFFICE": make_office,
    }  # fmt: skip
    if name == "ACTOR":
        name = chance.choice(
            ("PER", "PER", "NAME", "NAME", "STATE", "STATE", "STATE", "STATE", "BODY", "BODY",
             "OFFICIAL", "OFFICIAL", "CITY", "CITY", "FIRM", "OFFICE")
        )  # fmt: skip
    if name == "HACTOR":
        name = chance.choice(("NAME", "NAME", "STATE", "STATE", "BODY", "PER", "CITY"))
    return makers[name](chance)


def _make_family_name(chance: random.Random) -> list[Row]:
    return [make_name(chance.choice(FAMILY_NAMES), -1, "", "B-PER")]


def _make_person(chance: random.Random) -> list[Row]:
    if chance.random() < 0.3:
        return _make_family_name(chance)
    given = [chance.choice(GIVEN_NAMES)]
    if chance.random() < 0.15:
        given.append(chance.choice(GIVEN_NAMES))
    words = [*given, chance.choice(FAMILY_NAMES)]
    rows = [make_name(words[0], -1, "", "B-PER")]
    rows += [make_name(word, 0, "flat", "I-PER") for word in words[1:]]
    return rows


def _make_state(chance: random.Random) -> list[Row]:
    draw = chance.random()
    if draw < 0.28:
        first, second = chance.choice(LONG_STATES).split()
        kind = {"United": ("ADJ", "amod")}.get(first)
        if kind:
            return [
                Row(word="the", upos="DET", xpos="DT", head=2, label="det"),
                Row(word=first, upos="ADJ", xpos="NNP", head=2, label="amod", entity="B-LOC"),
                Row(word=second, upos="PROPN", xpos="NNPS" if second == "States" else "NNP",
                    head=-1, label="", entity="I-LOC"),
            ]  # fmt: skip
        return [make_name(first, -1, "", "B-LOC"), make_name(second, 0, "flat", "I-LOC")]
    if draw < 0.45:
        word = chance.choice(SHORT_STATES)
        kind_ = "B-ORG" if word == "EU" else "B-LOC"
        if chance.random() < 0.5:
            return [
                Row(word="the", upos="DET", xpos="DT", head=1, label="det"),
                make_name(word, -1, "", kind_),
            ]
        return [make_name(word, -1, "", kind_)]
    return [make_name(chance.choice(COUNTRIES), -1, "", "B-LOC")]


def _make_short(chance: random.Random) -> list[Row]:
    word = chance.choice((*SHORT_STATES, "UN", "EU"))
    return [make_name(word, -1, "", "B-ORG" if word in {"EU", "UN"} else "B-LOC")]


def _make_city(chance: random.Random) -> list[Row]:
    return [make_name(chance.choice(CITIES), -1, "", "B-LOC")]


def _make_body(chance: random.Random) -> list[Row]:
    rows = []
    if chance.random() < 0.6:
        body = chance.choice(BODIES)
        with_article = body in {"UN", "EU", "Kremlin", "Taliban", "Pentagon", "Houthis", "PKK"}
        if with_article:
            rows.append(Row(word="the", upos="DET", xpos="DT", head=1, label="det"))
        rows.append(make_name(body, -1, "", "B-ORG"))
        return rows
    words = chance.choice(LONG_BODIES).split()
    last = len(words)
    rows.append(Row(word="the", upos="DET", xpos="DT", head=last, label="det"))
    adjectives = {"European", "United", "African", "Red", "Supreme", "Constitutional", "White",
                  "Foreign", "National", "Islamic", "Human", "Revolutionary"}  # fmt: skip
    for number, word in enumerate(words):
        entity = "I-ORG" if number else "B-ORG"
        plural = word in {"Nations", "Guards"}
        if number == len(words) - 1:
            rows.append(Row(word=word, upos="PROPN", xpos="NNPS" if plural else "NNP", head=-1,
                            label="", entity=entity))  # fmt: skip
        elif word in adjectives:
            rows.append(Row(word=word, upos="ADJ", xpos="NNP", head=last, label="amod",
                            entity=entity))  # fmt: skip
        else:
            rows.append(make_name(word, last, "compound", entity))
    if words[0] in {"Amnesty", "Boko", "Syriza", "Human"}:
        rows = [
            Row(word=r.word, upos=r.upos, xpos=r.xpos, head=r.head - 1 if r.head > 0 else r.head,
                label=r.label, entity=r.entity)
            for r in rows[1:]
        ]  # fmt: skip
    return rows


def _make_agency(chance: random.Random) -> list[Row]:
    return [make_name(chance.choice(AGENCIES), -1, "", "B-ORG")]


def _make_demonym(chance: random.Random) -> list[Row]:
    return [Row(word=chance.choice(DEMONYMS), upos="ADJ", xpos="JJ", head=-1, label="",
                entity="B-MISC")]  # fmt: skip


def _make_official(chance: random.Random) -> list[Row]:
    """Write a title before a name: "Turkish Foreign Minister Hakan Fidan"."""
    rows: list[Row] = []
    draw = chance.random()
    if draw < 0.4:
        title = [Row(word=chance.choice(TITLES), upos="PROPN", xpos="NNP", head=-9, label="x")]
    elif draw < 0.75:
        first, tag, second = chance.choice(OFFICES)
        label = "amod" if tag == "ADJ" else "compound"
        title = [
            Row(word=first, upos=tag if tag == "ADJ" else "PROPN", xpos="NNP", head=1, label=label),
            Row(word=second, upos="PROPN", xpos="NNP", head=-9, label="x"),
        ]
    else:
        title = [Row(word=chance.choice(ROLES), upos="NOUN", xpos="NN", head=-9, label="x")]
    before: list[Row] = []
    choice = chance.random()
    if choice < 0.5:
        before = [Row(word=chance.choice(DEMONYMS), upos="ADJ", xpos="JJ", head=len(title),
                      label="amod", entity="B-MISC")]  # fmt: skip
    elif choice < 0.6:
        before = [make_name(chance.choice(("US", "U.S.", "UN", "EU", "UK", "NATO")), len(title),
                        "compound", "")]  # fmt: skip
        kind = "B-ORG" if before[0].word in {"UN", "EU", "NATO"} else "B-LOC"
        before = [make_name(before[0].word, len(title), "compound", kind)]
    shift = len(before)
    person = len(before) + len(title)
    rows += before
    for row in title:
        head = person if row.head == -9 else row.head + shift
        label = "nmod:desc" if row.head == -9 else row.label
        rows.append(Row(word=row.word, upos=row.upos, xpos=row.xpos, head=head, label=label))
    names = _make_person(chance)
    for row in names:
        head = -1 if row.head < 0 else row.head + person
        rows.append(Row(word=row.word, upos=row.upos, xpos=row.xpos, head=head, label=row.label,
                        entity=row.entity))  # fmt: skip
    return rows


def _make_group(chance: random.Random) -> list[Row]:
    rows: list[Row] = []
    plural = chance.choice(POOLS["PERSONS"])
    draw = chance.random()
    if draw < 0.3:
        rows.append(Row(word=chance.choice(DEMONYMS), upos="ADJ", xpos="JJ", head=1, label="amod",
                        entity="B-MISC"))  # fmt: skip
    elif draw < 0.6:
        rows.append(Row(word=chance.choice(POOLS["NUM"][:8]), upos="NUM", xpos="CD", head=1,
                        label="nummod"))  # fmt: skip
    elif draw < 0.75:
        rows.append(Row(word="the", upos="DET", xpos="DT", head=1, label="det"))
    rows.append(Row(word=plural, upos="NOUN", xpos="NNS", head=-1, label=""))
    return rows
