"""What the search page shows of an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.documents import Listing, Text
from directory.doors import cards, words
from directory.doors.board import organization_rows
from directory.doors.cards import HotlineCard
from directory.doors.emergency import EmergencyLine, emergency_lines
from directory.doors.filters import SearchFilter
from directory.doors.finding import Found
from directory.doors.visit import Visit
from directory.edition.models import WORLDWIDE, Entry, Place
from directory.edition.unchanged import read_once

MOST_PLACES = 3
"""Places named beside a result; what serves more says how many."""


@dataclass(frozen=True)
class Result:
    """A hotline as a card; anything else as a row with its address, name and what it offers."""

    where: str
    card: HotlineCard | None = None
    href: str = ""
    name: Text | None = None
    said: str = ""


def results(entries: list[Entry], names: dict[str, str], terms: dict[str, str], visit: Visit) -> list[Result]:
    """The entries as they are shown, in their order; one query for all operators."""
    hotlines = [entry for entry in entries if entry.type == "hotline"]
    shown = {card.code: card for card in cards.hotline_cards(hotlines, visit)}
    found = []
    for entry in entries:
        where = places(entry.listing, names)
        if entry.type == "hotline":
            found.append(Result(where, card=shown[entry.code]))
        else:
            href = reverse(entry.type, args=[entry.code])
            found.append(Result(where, href=href, name=entry.listing.name, said=said(entry, terms)))
    return found


def said(entry: Entry, terms: dict[str, str]) -> str:
    if entry.type == "organization":
        return organization_rows([entry], terms)[0].services
    return words.initiative_kind(entry.kind)


def places(listing: Listing, names: dict[str, str]) -> str:
    """Where a listing helps, in a few words."""
    if WORLDWIDE in listing.regions:
        return _("Any country")
    named = [names.get(code, code) for code in listing.regions[:MOST_PLACES]]
    around = {code.partition("-")[0] for code in listing.regions}
    if len(around) == 1 and not around.intersection(listing.regions):
        named += [names.get(code, code) for code in around]
    if more := len(listing.regions[MOST_PLACES:]):
        # Translators: after the names of some places, for example “Peru, Chile, Bolivia and 4 more”.
        return _("%(places)s and %(count)s more") % {"places": ", ".join(named), "count": more}
    return ", ".join(named)


def codes_named(entries: Iterable[Entry]) -> set[str]:
    """The places whose names stand beside the cards and rows."""
    codes = set()
    for entry in entries:
        codes.update(entry.listing.regions, (code.partition("-")[0] for code in entry.listing.regions))
    return codes


@dataclass(frozen=True)
class Nation:
    """What to call in a country whatever else was asked: the number for danger now, and its own line."""

    country: Place
    emergency: list[EmergencyLine]
    line: Entry | None


def nation(found: Found, question: SearchFilter, today: date) -> Nation | None:
    """The nation of the country that the question names, else of the one it is narrowed to or asked from."""
    named = next((place.country for group in found.answer.groups for place in group.places), None)
    chosen = question.chosen.get("country") or question.chosen.get("from")
    country = country_named(named) if named else chosen
    if country is None:
        return None
    emergency = emergency_lines([country.facts], today)[country.code]
    first = found.listings[0][1] if found.listings else None
    line = national_line(country.code)
    return Nation(country, emergency, None if line == first else line)


@read_once
def country_named(code: str) -> Place | None:
    return Place.objects.countries().filter(code=code).first()


@read_once
def national_line(code: str) -> Entry | None:
    """The line that serves the whole country and is needed first. Not the police's: their number stands above; and not
    a consulate's, which is for some of those who are there."""
    lines = Entry.objects.of_type("hotline").filter(places__code=code).exclude(kind="emergency_police")
    own = lines.exclude(key__startswith=cards.CONSULAR).most_needed_first()[:5]
    return next((entry for entry in own if entry.listing.status == "active" and cards.public(entry.listing)), None)
