"""What the page of one hotline, organization or initiative shows. Each is a dictionary for its template."""

from collections.abc import Iterable
from datetime import date

import msgspec

from directory.documents import Hotline, Listing
from directory.doors import cards, reaching, words
from directory.doors.answering import Clocks
from directory.doors.board import service_names
from directory.doors.visit import Visit, said
from directory.edition import traces
from directory.edition.models import Entry, Membership, Place


def hotline(entry: Entry, visit: Visit) -> dict:
    listing = entry.listing
    callable_from = {code for channel in listing.channels for code in channel.callable_from}
    names = cards.place_names([*listing.regions, *callable_from])
    operator = cards.published_organizations([entry.organization]).get(entry.organization)
    public = cards.public(listing)
    ordered = msgspec.structs.replace(listing, channels=tuple(traces.least_traceable_first(public)))
    card = cards.hotline_card(ordered, operator, names, Clocks([listing], visit))
    return {
        "card": card,
        "kind": words.hotline_kind(listing.kind),
        "why_first": why_first(ordered, card),
        "groups": reaching.groups(listing, visit) if any(way.blocked for way in card.ways) else [],
        **common(listing, visit.today),
    }


def why_first(ordered: Hotline, card: cards.HotlineCard) -> str:
    """Why the way that leaves least stands first; nothing where another does, because it is the one that works."""
    least = said(traces.traces(ordered.channels[0].type)) if card.ways else ""
    return said(traces.why_first(ordered.channels)) if least and card.ways[0].trace == least else ""


def organization(entry: Entry, visit: Visit) -> dict:
    listing = entry.listing
    lines = list(Entry.objects.of_type("hotline").filter(organization=entry.key).most_needed_first())
    parts = Membership.objects.filter(organization=entry.key, entry__type="initiative").select_related("entry")
    terms = service_names()
    return {
        "listing": listing,
        "kind": words.organization_kind(listing.kind),
        "services": [terms[code] for code in terms if code in listing.services],
        "languages": words.languages(listing.languages),
        "lines": cards.hotline_cards(lines, visit),
        "parts": [(part.entry.listing, words.role(part.role)) for part in parts.order_by("entry__code", "role")],
        "parent": cards.published_organizations([listing.parent]).get(listing.parent),
        **common(listing, visit.today),
    }


def initiative(entry: Entry, today: date) -> dict:
    """Members that are not published themselves are not named."""
    listing = entry.listing
    published = cards.published_organizations(member.organization for member in listing.members)
    return {
        "listing": listing,
        "kind": words.initiative_kind(listing.kind),
        "members": [
            (published[member.organization].listing, words.role(member.role))
            for member in listing.members
            if member.organization in published
        ],
        "starts": words.partial_date(listing.starts),
        "ends": words.partial_date(listing.ends),
        **common(listing, today),
    }


def common(listing: Listing, today: date) -> dict:
    """The places that a listing serves, and who looked at it last."""
    return {"places": places(listing.regions), "checked": cards.check(listing.checked, today)}


def places(codes: Iterable[str]) -> list[Place]:
    """Countries before their parts."""
    found = Place.objects.filter(code__in=list(codes)).defer("document").by_name()
    return sorted(found, key=lambda place: (place.country, place.kind == "subdivision"))
