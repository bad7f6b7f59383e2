"""What the page of a country, a subdivision or the world shows, in the order in which a person would want it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.documents import Region, Text
from directory.doors import cards, recall, words
from directory.doors.emergency import EmergencyLine, all_above, emergency_lines
from directory.doors.recall import Recall
from directory.doors.routes import Route, across
from directory.doors.visit import Visit
from directory.edition.models import WORLDWIDE, Entry, Place, Term
from directory.edition.order import sort_key
from directory.edition.unchanged import read_once
from directory.edition.withdrawn import withdrawn_in

OWN, PART, AROUND, WORLD = range(4)
"""How near an entry is (`Entry.objects.in_place`): here, in a part or what contains it, in the country, worldwide."""

MOST_ORGANIZATIONS = 20
"""Organizations on the page of a country, so that it loads at once anywhere; search has all of them."""


@dataclass(frozen=True)
class OrganizationRow:
    code: str
    name: Text
    services: str


@dataclass(frozen=True)
class Section:
    """Listings that serve the same place. `code` leads to the page of that place where it is another one."""

    nearness: int
    heading: str
    code: str
    listings: list


@dataclass(frozen=True)
class Board:
    """`danger` is the country whose emergency numbers stand on top.

    `confirmed`: is there any line of the place's own? `searched_on`: when somebody last looked and found none.
    """

    place: Place
    country: Place
    danger: Place
    emergency: list[EmergencyLine]
    lines: list[Section]
    organizations: list[Section]
    all_shown: bool
    neighbours: list[Place]
    routes: list[Route]
    confirmed: bool
    searched_on: str
    number_of_lines: int
    number_of_organizations: int
    recalls: list[Recall]


def board(here: Place, visit: Visit) -> Board:
    """Everything on the page of a place. The number of queries does not depend on how much there is."""
    country = Place.objects.get(code=here.country)
    hotlines = list(Entry.objects.of_type("hotline").in_place(here).nearest_first())
    organizations = list(Entry.objects.of_type("organization").in_place(here).nearest_first())
    names = cards.place_names(codes_named(country.facts, hotlines, organizations))
    danger = visit.here or country
    emergency = emergency_lines([danger.facts], visit.today)[danger.code]
    below = [entry for entry in hotlines if not all_above(entry.listing, emergency)]
    shown = organizations[:MOST_ORGANIZATIONS] if country.kind == "country" else organizations
    neighbours = list(Place.objects.filter(code__in=country.facts.neighbours).by_name())
    return Board(
        place=here,
        country=country,
        danger=danger,
        emergency=emergency,
        lines=sections(below, cards.hotline_cards(below, visit), here, names),
        organizations=sections(shown, organization_rows(shown, service_names()), here, names),
        all_shown=len(shown) == len(organizations),
        neighbours=neighbours,
        routes=across(country, neighbours) if country.kind == "country" else [],
        confirmed=any(entry.nearness != WORLD for entry in below),
        searched_on=words.day(country.facts.reviewed_on) if country.facts.reviewed_on else "",
        number_of_lines=sum(entry.nearness != WORLD for entry in hotlines),
        number_of_organizations=len(organizations),
        recalls=recall.warnings(withdrawn_in(here, visit.today)),
    )


def codes_named(country: Region, hotlines: Iterable[Entry], organizations: Iterable[Entry]) -> set[str]:
    """The places whose names stand above the cards and rows."""
    codes = {country.key}
    for entry in [*hotlines, *organizations]:
        codes.update(entry.listing.regions)
    return codes


def organization_rows(entries: Iterable[Entry], terms: Mapping[str, str]) -> list[OrganizationRow]:
    """One line for each organization: its name, and what it offers in the order in which people need it (`terms`)."""
    return [
        OrganizationRow(
            entry.code,
            entry.listing.name,
            " · ".join(terms[code] for code in terms if code in entry.listing.services),
        )
        for entry in entries
    ]


def service_names() -> dict[str, str]:
    """What organizations offer, by code and in order, in the language of the page."""
    return names_of_services(get_language())


@read_once
def names_of_services(language: str) -> dict[str, str]:
    return dict(Term.objects.values_list("code", f"name_{language}"))


def sections(entries: list[Entry], listings: list, here: Place, names: Mapping[str, str]) -> list[Section]:
    """The listings under the place that they serve: this one, its parts by name, what contains it, the world."""
    groups: dict[tuple, list] = {}
    for entry, listing in zip(entries, listings, strict=True):
        groups.setdefault((entry.nearness, parts_served(entry, here)), []).append(listing)
    found = [
        Section(nearness, heading(nearness, parts, here, names), parts[0] if len(parts) == 1 else "", group)
        for (nearness, parts), group in groups.items()
    ]
    return sorted(found, key=lambda section: (section.nearness, sort_key(section.heading, None)))


def parts_served(entry: Entry, here: Place) -> tuple[str, ...]:
    """For what is a part's only, the parts of this country that it serves."""
    if entry.nearness != PART:
        return ()
    return tuple(code for code in entry.listing.regions if code.startswith(f"{here.country}-"))


def heading(nearness: int, parts: tuple[str, ...], here: Place, names: Mapping[str, str]) -> str:
    if nearness == PART:
        return ", ".join(names.get(code, code) for code in parts)
    if nearness == AROUND:
        country = words.in_sentence(here.country, names.get(here.country, here.country))
        # Translators: above lines that serve the whole country, for example “All of Mexico”.
        return _("All of %(country)s") % {"country": country}
    return _("For people in any country") if nearness == WORLD or here.code == WORLDWIDE else here.name
