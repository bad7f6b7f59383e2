"""Ways that many people go, as `routes.csv` lists them: the pages of two sides that home and countries offer."""

import csv
from dataclasses import dataclass
from pathlib import Path

from directory.edition.models import Place

ROUTES = [
    (row["from"], row["to"]) for row in csv.DictReader(Path(__file__).with_name("routes.csv").read_text().splitlines())
]


@dataclass(frozen=True)
class Route:
    """From where the visitor stands to where help should be."""

    here: Place
    there: Place


def well_used() -> list[Route]:
    """The routes of the file between countries of the edition; one query."""
    places = {place.code: place for place in Place.objects.filter(code__in={code for way in ROUTES for code in way})}
    return [Route(places[here], places[there]) for here, there in ROUTES if here in places and there in places]


def across(country: Place, neighbours: list[Place]) -> list[Route]:
    """From a country to its neighbours and along its routes, each once; one query."""
    codes = [there for here, there in ROUTES if here == country.code]
    known = {place.code for place in neighbours}
    further = Place.objects.countries().filter(code__in=[code for code in codes if code not in known]).by_name()
    return [Route(country, there) for there in [*neighbours, *further]]
