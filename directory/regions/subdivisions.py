"""The subdivisions of the countries, from ISO 3166-2, with names from Unicode CLDR."""

import re

import pycountry

from directory.regions.models import Region
from directory.regions.tables import REGION_DATA, rows

# ISO adds a second language in brackets (“Wales [Cymru GB-CYM]”) and a dagger or an asterisk for a note.
ISO_NOTES = re.compile(r"\s*(\[.*\]|[†*])\s*$")


def subdivisions(time_zones: dict[str, list[str]]) -> list[Region]:
    """Every ISO 3166-2 subdivision, unsaved, directly under its country. Zones come by code (`cities.time_zones`)."""
    names = {row["code"]: row for row in rows(REGION_DATA / "subdivision_names.csv")}
    return [
        Region(
            code=subdivision.code,
            kind=Region.Kind.SUBDIVISION,
            name_es=names.get(subdivision.code, {}).get("es") or local_name(subdivision.name),
            name_en=names.get(subdivision.code, {}).get("en") or local_name(subdivision.name),
            parent_id=subdivision.country_code,
            time_zones=time_zones.get(subdivision.code, []),
        )
        for subdivision in pycountry.subdivisions
    ]


def local_name(name: str) -> str:
    """What the place calls itself, for where CLDR has no name: ISO's, without its notes."""
    return ISO_NOTES.sub("", name)
