"""What the page of two countries shows: the same rows on the side where the visitor stands and where help should be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from directory.documents import Hotline
from directory.doors import cards, words
from directory.doors.board import OrganizationRow, organization_rows, service_names
from directory.doors.cards import HotlineCard
from directory.doors.emergency import EmergencyLine, emergency_lines
from directory.doors.reaching import Reached, reached
from directory.doors.visit import Visit
from directory.edition.models import Entry, Place
from directory.edition.way_out import protects

MOST_LINES, MOST_CONSULATES, MOST_ORGANIZATIONS, MOST_RETURNING = 1, 2, 3, 2
MOST_WAYS, MOST_FAILING = 3, 2
WORLD = 3
"""How near an entry is: see `Entry.objects.in_place`."""


@dataclass(frozen=True)
class Number:
    """An emergency number and whether it can be pressed from where the visitor stands."""

    line: EmergencyLine
    reached: Reached


@dataclass(frozen=True)
class Cell:
    """One row of a side. `note` is said below the heading, `nothing` where there is nothing to show."""

    heading: str
    note: str = ""
    consular: bool = False
    nothing: str = ""
    numbers: tuple[Number, ...] = ()
    cards: tuple[HotlineCard, ...] = ()
    organizations: tuple[OrganizationRow, ...] = ()


@dataclass(frozen=True)
class Side:
    heading: str
    place: Place
    cells: list[Cell]


class Listings:
    """What is published for one country, in the order in which people would want it; two queries."""

    def __init__(self, place: Place):
        self.place = place
        self.hotlines = list(Entry.objects.of_type("hotline").in_place(place).nearest_first())
        self.organizations = list(Entry.objects.of_type("organization").in_place(place).nearest_first())

    def trafficking(self) -> list[Entry]:
        return [entry for entry in self.of_its_own() if entry.kind == "trafficking"][:MOST_LINES]

    def next_best(self) -> list[Entry]:
        """The line that serves the whole country and is needed first, where none is on trafficking."""
        others = [entry for entry in self.of_its_own() if entry.kind not in {"emergency_police", "migrant"}]
        return others[:1]

    def of_its_own(self) -> list[Entry]:
        """The lines at work, those of the whole country first, without worldwide ones."""
        return [entry for entry in self.hotlines if entry.nearness != WORLD and entry.listing.status == "active"]

    def consulates(self, nation: Place) -> list[Entry]:
        """The lines here that protect the nationals of another country: one for all of it, or some of its parts'."""
        found = [entry for entry in self.of_its_own() if protects(entry.listing) == nation.code]
        return [entry for entry in found if not entry.nearness][:1] or found[:MOST_CONSULATES]

    def offering(self, services: list[str], most: int) -> list[Entry]:
        """The organizations at work with one of the services; its own before others, then the first service."""
        active = [entry for entry in self.organizations if entry.listing.status == "active"]
        offers = [entry for entry in active if set(services).intersection(entry.listing.services)]
        return sorted(offers, key=lambda entry: self.distance(entry, services[0]))[:most]

    def distance(self, entry: Entry, wanted: str) -> tuple[bool, ...]:
        listing = entry.listing
        return entry.nearness == WORLD, listing.seat != self.place.code, wanted not in listing.services


def sides(here: Place, there: Place, visit: Visit) -> list[Side]:
    """Both sides. The number of queries does not depend on how much there is."""
    left, right = Listings(here), Listings(there)
    chosen = [*shown(left, there), *shown(right, here)]
    show = Showing(chosen, [*left.hotlines, *right.hotlines], visit)
    return [
        Side(_("Where you are"), here, show.cells(left, there)),
        Side(_("Where you look for help"), there, show.cells(right, here)),
    ]


def shown(side: Listings, other: Place) -> list[Entry]:
    """The hotlines that a side shows as cards."""
    return [*(side.trafficking() or side.next_best()), *side.consulates(other)]


class Showing:
    """Turns entries into what is shown; all names, operators and clocks are fetched once."""

    def __init__(self, entries: list[Entry], hotlines: Iterable[Entry], visit: Visit):
        self.visit = visit
        self.terms = service_names()
        built = cards.hotline_cards(entries, visit)
        self.cards = {card.code: card for card in built}
        self.listings: dict[str, Hotline] = {entry.code: entry.listing for entry in hotlines}

    def cells(self, side: Listings, other: Place) -> list[Cell]:
        return [
            self.danger(side.place),
            self.lines(side),
            self.consulates(side, other),
            self.organizations(
                _("Shelter and legal help"),
                side.offering(["shelter", "legal"], MOST_ORGANIZATIONS),
            ),
            self.organizations(_("Going back home"), side.offering(["repatriation"], MOST_RETURNING)),
        ]

    def danger(self, place: Place) -> Cell:
        lines = emergency_lines([place.facts], self.visit.today)[place.code]
        numbers = tuple(filter(None, (self.number(line) for line in lines)))
        nothing = "" if numbers else _("We have not confirmed an emergency number.")
        return Cell(_("In danger now"), numbers=numbers, nothing=nothing)

    def number(self, line: EmergencyLine) -> Number | None:
        hotline = self.listings.get(line.code)
        channels = hotline.channels if hotline else ()
        channel = next((channel for channel in channels if channel.value == line.number), None)
        return Number(line, reached(channel, hotline, self.visit)) if channel else None

    def lines(self, side: Listings) -> Cell:
        own = side.trafficking()
        found = own or side.next_best()
        note = "" if own or not found else _("We have not confirmed a line on human trafficking. This one is nearest.")
        nothing = "" if found else _("We have not confirmed any line.")
        return Cell(_("Who to talk to"), note=note, nothing=nothing, cards=self.as_cards(found))

    def consulates(self, side: Listings, other: Place) -> Cell:
        found = side.consulates(other)
        country = words.in_sentence(other.code, other.name)
        nothing = "" if found else _("We have not confirmed any line of its consulates here.")
        note = _("For people of %(country)s.") % {"country": country}
        return Cell(_("Your consulate"), note=note, consular=bool(found), nothing=nothing, cards=self.as_cards(found))

    def organizations(self, heading: str, entries: list[Entry]) -> Cell:
        rows = tuple(organization_rows(entries, self.terms))
        return Cell(heading, nothing="" if rows else _("We have not confirmed any organization."), organizations=rows)

    def as_cards(self, entries: list[Entry]) -> tuple[HotlineCard, ...]:
        return tuple(shortened(self.cards[entry.code]) for entry in entries)


def shortened(card: HotlineCard) -> HotlineCard:
    """The card with the first way of each type, as many as fit on the sheet; what fails with a warning is kept."""
    firsts = list({(way.word, way.blocked): way for way in reversed(card.ways)}.values())[::-1]
    works = [way for way in firsts if not way.blocked][:MOST_WAYS]
    fails = sorted((way for way in firsts if way.blocked), key=lambda way: not way.reached.warning)
    return replace(card, ways=[*works, *fails[:MOST_FAILING]])


def joining(here: Place, there: Place) -> list[Entry]:
    """The initiatives in which both countries take part; one query."""
    both = Entry.objects.of_type("initiative").filter(places__country=here.code).filter(places__country=there.code)
    return list(both.distinct().most_needed_first())
