"""What a page says to search engines in schema.org's words (JSON-LD): the documents again, nothing else, never a guess.

The types are those that npm `schema-dts` accepts (tests/doors/test_linked_data.py); a phone line has no address,
so it is never a place.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from directory.documents import Channel, Hotline, Listing, Organization, Text
from directory.doors import cards, links
from directory.doors.cards import Operator
from directory.doors.templatetags.listings import in_language
from directory.edition.models import Entry, Place

Thing = dict[str, Any]

ORGANIZATIONS = {
    "ngo": "NGO",
    "survivor_led": "NGO",
    "faith_based": "NGO",
    "government": "GovernmentOrganization",
    "law_enforcement": "GovernmentOrganization",
}
BY_PHONE = {"phone", "short_code", "tty"}
MOST_LISTED = 8


def written(thing: Thing) -> SafeString:
    """The text of a script element: what could end the element, or open another, is written as an escape."""
    text = json.dumps({"@context": "https://schema.org", **known(thing)}, ensure_ascii=False, separators=(",", ":"))
    for mark in "<>&":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return mark_safe(text)  # noqa: S308 (no mark that HTML knows is left)


def known(value: Any) -> Any:
    """The same without what is not known."""
    if isinstance(value, dict):
        return {name: known(one) for name, one in value.items() if one not in (None, "", [], {})}
    return [known(one) for one in value] if isinstance(value, list) else value


def home(request: HttpRequest) -> Thing:
    address = request.build_absolute_uri(reverse("home"))
    site = {"@type": "WebSite", "name": settings.SITE_NAME, "url": address, "inLanguage": get_language()}
    return {"@graph": [site, ourselves(request)]}


def ourselves(request: HttpRequest) -> Thing:
    return {"@type": "Organization", "name": settings.SITE_NAME, "url": request.build_absolute_uri("/")}


def place(request: HttpRequest, here: Place, country: Place, codes: Iterable[str]) -> Thing:
    """Where the page stands, and the lines on it."""
    steps = [country, here] if here.code != country.code else [here]
    lines = [
        {"@type": "ListItem", "position": number, "url": whole(request, "hotline", code)}
        for number, code in enumerate(list(codes)[:MOST_LISTED], 1)
    ]
    found = [breadcrumbs(request, steps)]
    return {"@graph": found + ([{"@type": "ItemList", "itemListElement": lines}] if lines else [])}


def hotline(request: HttpRequest, entry: Entry, operator: Operator | None, places: list[Place]) -> Thing:
    listing: Hotline = entry.listing
    by_state = operator and ORGANIZATIONS.get(operator.kind) == "GovernmentOrganization"
    running = listing.status == "active"
    service = {
        "@type": "GovernmentService" if by_state else "Service",
        "name": said(listing.name),
        "description": said(listing.summary),
        "areaServed": areas(places),
        "hoursAvailable": hours(listing.hours),
        "offers": {"@type": "Offer", "price": 0} if listing.cost == "free" else None,
        "provider": named(request, operator) if operator else None,
        "availableChannel": [channel(one, listing) for one in cards.public(listing)] if running else [],
    }
    return page(request, entry, places) | {"mainEntity": service}


def organization(request: HttpRequest, entry: Entry, lines: Iterable[Hotline], places: list[Place]) -> Thing:
    listing: Organization = entry.listing
    points = [
        {"@type": "ContactPoint", "telephone": one.value, "contactType": said(line.name)}
        | {"availableLanguage": list(one.languages or line.languages), "hoursAvailable": hours(one.hours or line.hours)}
        for line in lines
        for one in cards.public(line)
        if line.status == "active" and one.type in BY_PHONE
    ]
    about = named(request, listing) | {
        "alternateName": said(listing.acronym),
        "description": said(listing.summary),
        "email": listing.email,
        "sameAs": links.web(listing.website),
        "areaServed": areas(places),
        "knowsLanguage": list(listing.languages),
        "contactPoint": points,
    }
    return page(request, entry, places) | {"mainEntity": about}


def page(request: HttpRequest, entry: Entry, places: list[Place]) -> Thing:
    """The page of a listing: in which language, since when, last checked when and by whom, on what sources."""
    listing: Listing = entry.listing
    return {
        "@type": "WebPage",
        "url": request.build_absolute_uri(request.path),
        "name": said(listing.name),
        "inLanguage": get_language(),
        "dateModified": entry.published_at.date().isoformat(),
        "lastReviewed": listing.checked.on.isoformat() if listing.checked else None,
        "reviewedBy": ourselves(request) if listing.checked else None,
        "citation": list(dict.fromkeys(source.url for source in listing.sources if links.web(source.url))),
        "breadcrumb": breadcrumbs(request, places[:1]) if places else None,
    }


def channel(one: Channel, hotline: Hotline) -> Thing:
    found: Thing = {"@type": "ServiceChannel", "availableLanguage": list(one.languages or hotline.languages)}
    point = {"@type": "ContactPoint", "telephone": one.value, "hoursAvailable": hours(one.hours)}
    if one.type in BY_PHONE:
        return found | {"servicePhone": point}
    return found | ({"serviceSmsNumber": point} if one.type == "sms" else {"serviceUrl": links.href(one)})


def hours(text: str) -> Thing | None:
    """Only what needs no reading: always."""
    return {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "23:59"} if text == "24/7" else None


def areas(places: list[Place]) -> list[Thing]:
    kinds = {"country": "Country", "subdivision": "AdministrativeArea"}
    return [{"@type": kinds.get(one.kind, "Place"), "name": one.name, "identifier": one.code} for one in places]


def named(request: HttpRequest, one: Organization | Operator) -> Thing:
    kind = ORGANIZATIONS.get(one.kind, "Organization")
    return {"@type": kind, "name": said(one.name), "url": whole(request, "organization", one.code)}


def breadcrumbs(request: HttpRequest, places: list[Place]) -> Thing:
    steps = [(settings.SITE_NAME, request.build_absolute_uri(reverse("home")))]
    steps += [(one.name, whole(request, "place", one.code.lower())) for one in places]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def whole(request: HttpRequest, view: str, code: str) -> str:
    return request.build_absolute_uri(reverse(view, args=[code]))


def said(text: Text) -> str:
    return in_language(text)[0]
