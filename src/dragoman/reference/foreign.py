"""States by their names in Turkish, Russian and Ukrainian.

They are looked up whole and never searched in running text: transliterated, some of them are
common English words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from dragoman.reference.entries import Country
from dragoman.reference.folding import split_words
from dragoman.reference.tables import read_names_abroad

LANGUAGES = ("tr", "ru", "uk")


class ForeignNames:
    """Names of states in other languages, read when the first is asked for.

    Args:
        countries: States by ISO 3166-1 alpha-3 code.

    Source:
        Unicode CLDR, as packed by Babel; short names ("США", "ABD") of our own.
    """

    def __init__(self, countries: Mapping[str, Country]) -> None:
        self._countries = countries

    def get(self, text: str) -> Country | None:
        """The state that ``text`` as a whole names, or None; case does not matter."""
        return self._by_words.get(split_words(text))

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], Country]:
        from babel import Locale  # costs a tenth of a second, so only when it is needed
        from babel.core import get_global

        two_letters = get_global("territory_aliases")
        names = {
            split_words(name): self._countries[code]
            for code, others in read_names_abroad()
            for name in others
        }
        for language in LANGUAGES:
            territories = Locale(language).territories
            for code, country in self._countries.items():
                short = "XK" if code == "XKX" else next(iter(two_letters.get(code, ())), None)
                for name in _split_name(territories.get(short, "")):
                    names.setdefault(split_words(name), country)
        return names


def _split_name(name: str) -> Iterator[str]:
    """A name, and the two that one with a bracket holds: "Мьянма (Бирма)"."""
    if name:
        yield name
    main, bracket, other = name.partition(" (")
    if bracket:
        yield from (main, other.rstrip(")"))
