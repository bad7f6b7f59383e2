"""What the search page shows of an answer."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
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
from directory.edition.unchanged import Kept, read_once

MOST_PLACES = 3
"""Places named beside a result; what serves more says how many."""

results_kept = Kept(2000)
"""Results by what they depend on besides the edition and the minute, as `cards.cards_kept` has it."""


@dataclass(frozen=True)
class Result:
    """A hotline as a card; anything else as a row with its address, name and what it offers."""

    where: str
    card: HotlineCard | None = None
    href: str = ""
    name: Text | None = None
    said: str = ""


def results(entries: list[Entry], names: dict[str, str], terms: dict[str, str], visit: Visit) -> list[Result]:
    """The entries as they are shown, in their order; of those not kept, one query for all operators."""
    kept = results_kept.now(visit.minute)
    about = get_language(), visit.query
    missing = [entry for entry in entries if (*about, entry.id, entry.version) not in kept]
    if missing:
        made = made_results(missing, names, terms, visit)
        kept |= {(*about, entry.id, entry.version): result for entry, result in zip(missing, made, strict=True)}
    return [kept[*about, entry.id, entry.version] for entry in entries]


def made_results(entries: list[Entry], names: dict[str, str], terms: dict[str, str], visit: Visit) -> list[Result]:
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


@dataclass(frozen=True)
class Nation:
    """What to call in a country whatever else was asked: the number for danger now, and its own line.

    `country` is its name as it stands inside a sentence.
    """

    code: str
    country: str
    emergency: tuple[EmergencyLine, ...]
    line: HotlineCard | None


def nation(found: Found, question: SearchFilter, visit: Visit) -> Nation | None:
    """The nation of the country that the question names, else of the one it is narrowed to or asked from."""
    named = next((place.country for group in found.answer.groups for place in group.places), None)
    chosen = question.chosen.get("country") or question.chosen.get("from")
    country = country_named(named) if named else chosen
    if country is None:
        return None
    emergency = emergency_lines([country.facts], visit.today)[country.code]
    first = found.listings[0][1] if found.listings else None
    line = national_line(country.code)
    card = cards.hotline_cards([line], visit)[0] if line and line != first else None
    return Nation(country.code, words.in_sentence(country.code, country.name), tuple(emergency), card)


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
