"""The gazetteer: towns and regions by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.records import Place
from dragoman.reference.entries import KnownPlace, Region
from dragoman.reference.folding import fold


class PlaceIndex:
    """Towns and regions by folded name, the largest town first.

    Args:
        places: Towns, largest first.
        regions: Regions, waters, proto-states, disputed islands.
    """

    __slots__ = ("_regions", "_towns")

    def __init__(self, places: Iterable[KnownPlace], regions: Iterable[Region]) -> None:
        self._towns: dict[str, list[KnownPlace]] = {}
        for place in places:
            for name in (place.name, *place.aliases):
                row = self._towns.setdefault(fold(name), [])
                if not row or row[-1] is not place:
                    row.append(place)
        self._regions: dict[str, Region] = {}
        for region in regions:
            if region.kind != "people":
                for name in (region.name, *region.aliases):
                    self._regions.setdefault(fold(name), region)

    def get(self, name: str, countries: Sequence[str] = ()) -> Place | None:
        """The likeliest place of that name, or None.

        Args:
            name: In any spelling of the gazetteer; case and accents do not matter.
            countries: Countries that the article names: a town in one of them is preferred
                to a larger one elsewhere.
        """
        key = fold(name)
        region = self._regions.get(key)
        towns = self._towns.get(key, [])
        near = [town for town in towns if town.country in countries]
        if region is not None and not near:
            return Place(
                name=region.name,
                country=region.country,
                latitude=region.latitude,
                longitude=region.longitude,
            )
        if not towns:
            return None
        town = max(near or towns, key=lambda item: (fold(item.name) == key, item.population))
        return Place(
            name=town.name,
            country=town.country,
            latitude=town.latitude,
            longitude=town.longitude,
        )

    def is_wide(self, name: str) -> bool:
        """Whether a place has towns in it: a region, a sea, a disputed land.

        Args:
            name: In any spelling of the gazetteer.
        """
        region = self._regions.get(fold(name))
        return region is not None and region.kind != "city"
