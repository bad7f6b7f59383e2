"""Brings the database in line with the standards and shipped tables, and leaves what staff wrote as it is."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Self

from django.db import models, transaction

from directory.regions import cities, countries, emergency, subdivisions
from directory.regions.models import CountryReview, Region, SearchName, Service
from directory.regions.tables import LISTING_DATA, REGION_DATA, rows

REGION_FIELDS = (
    "kind", "name_es", "name_en", "parent_id", "calling_code", "exit_prefix", "time_zones",
)  # fmt: skip
"""What the standards say. Emergency numbers come with a new country and are staff's from then on."""
CITY_FIELDS = ("region_id", "name", "spellings", "population")
WORDS = ("name_es", "name_en", "synonyms_es", "synonyms_en")
ROWS_A_STATEMENT = 1000


class Outcome(NamedTuple):
    """How many rows of one kind were written anew, written over, or found as they should be."""

    created: int
    changed: int
    unchanged: int

    @classmethod
    def of(cls, wanted: int, created: int, changed: int = 0) -> Self:
        return cls(created, changed, wanted - created - changed)


@transaction.atomic
def load_regions() -> dict[str, Outcome]:
    """Write what is missing or different, all of it or nothing. Returns an outcome for each kind of row.

    Nothing is ever deleted, and what staff wrote (search names, searches without result, the words for services) is
    not touched.
    """
    found = cities.cities()
    zones = cities.time_zones(found)
    regions = [
        countries.world(),
        *countries.countries(emergency.numbers(), zones),
        *subdivisions.subdivisions(zones),
    ]
    return {
        "regions": write(Region, regions, "code", REGION_FIELDS),
        "neighbours": write_neighbours(countries.neighbours()),
        "cities": write_cities([city.name for city in found]),
        "services": write(Service, services(), "code", ()),
        "searches without result": write_reviews(),
    }


def write(model: type[models.Model], wanted: list[models.Model], key: str, fields: tuple[str, ...]) -> Outcome:
    """Insert the wanted rows that are missing by their `key`, and overwrite the named fields of those that differ."""
    known = {row[0]: row[1:] for row in model.objects.values_list(key, *fields)}
    new = [row for row in wanted if getattr(row, key) not in known]
    kept = [row for row in wanted if getattr(row, key) in known]
    different = [row for row in kept if known[getattr(row, key)] != tuple(getattr(row, field) for field in fields)]
    model.objects.bulk_create(new, batch_size=ROWS_A_STATEMENT)
    if different:
        model.objects.bulk_create(
            different, batch_size=ROWS_A_STATEMENT, update_conflicts=True, update_fields=fields, unique_fields=[key]
        )
    return Outcome.of(len(wanted), created=len(new), changed=len(different))


def write_cities(wanted: list[SearchName]) -> Outcome:
    """Write the cities, except those that staff made their own."""
    staffs = SearchName.objects.filter(source=SearchName.Source.STAFF, geonames_id__isnull=False)
    kept = set(staffs.values_list("geonames_id", flat=True))
    return write(SearchName, [name for name in wanted if name.geonames_id not in kept], "geonames_id", CITY_FIELDS)


def write_neighbours(pairs: Iterable[tuple[str, str]]) -> Outcome:
    """Add the borders that are missing. A symmetrical relation is stored both ways round, so each pair comes twice."""
    border = Region.neighbours.through
    known = set(border.objects.values_list("from_region_id", "to_region_id"))
    missing = sorted(set(pairs) - known)
    border.objects.bulk_create(border(from_region_id=one, to_region_id=other) for one, other in missing)
    return Outcome.of(len(set(pairs)), created=len(missing))


def write_reviews() -> Outcome:
    """Add the searches without result that are missing; a date that staff noted themselves stays theirs."""
    wanted = [(row["country"], date.fromisoformat(row["searched_on"])) for row in rows(LISTING_DATA / "reviews.csv")]
    known = set(CountryReview.objects.values_list("region_id", "reviewed_on"))
    missing = [
        CountryReview(region_id=country, reviewed_on=day) for country, day in wanted if (country, day) not in known
    ]
    CountryReview.objects.bulk_create(missing)
    return Outcome.of(len(wanted), created=len(missing))


def services() -> list[Service]:
    """The kinds of help, unsaved, in the order in which a person in need asks for them."""
    return [
        Service(code=row["code"], order=int(row["order"]), **{name: row[name] for name in WORDS})
        for row in rows(REGION_DATA / "services.csv")
    ]
