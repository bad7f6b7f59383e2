"""The countries as home and the error pages list them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from directory.doors.emergency import EmergencyLine, emergency_lines
from directory.edition.models import EntryPlace, Place

MAIN = [
    "US", "MX", "GT", "HN", "SV", "NI", "CR", "PA", "CO", "VE", "EC", "PE",
    "BO", "BR", "PY", "AR", "UY", "CL", "CU", "DO", "HT", "PR", "CA", "ES",
]  # fmt: skip
"""Put where the thumb is: the Americas' main ways north and south, and Spain."""


@dataclass(frozen=True)
class Country:
    place: Place
    lines: int


@dataclass(frozen=True)
class MainCountry:
    """`emergency` are the numbers for danger now."""

    place: Place
    emergency: list[EmergencyLine]


def with_lines() -> list[Country]:
    """Every country by name with its number of lines, worldwide ones left out; two queries."""
    counts = dict(
        EntryPlace.objects.filter(entry__type="hotline")
        .values_list("country")
        .annotate(lines=Count("entry", distinct=True))
    )
    places = Place.objects.countries().by_name().defer("document")
    return [Country(place, counts.get(place.code, 0)) for place in places]


def main_first(countries: Iterable[Country]) -> list[Country]:
    """The main countries among these, in their own order."""
    by_code = {country.place.code: country for country in countries}
    return [by_code[code] for code in MAIN if code in by_code]


def main(today: date) -> list[MainCountry]:
    """The main countries with their emergency numbers; two queries."""
    places = {place.code: place for place in Place.objects.filter(code__in=MAIN)}
    lines = emergency_lines([place.facts for place in places.values()], today)
    return [MainCountry(places[code], lines[code]) for code in MAIN if code in places]
