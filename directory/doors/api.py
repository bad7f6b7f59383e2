"""The JSON API: the listings of the pages as documents, in the same order, and search, for programs."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from directory.documents import Channel, Hotline, Organization
from directory.doors import finding, reaching
from directory.doors.cards import public, published_organizations
from directory.doors.filters import HotlineFilter, ListingFilter, Parameters, SearchFilter
from directory.doors.visit import Visit
from directory.edition.models import Entry, EntryQuerySet
from directory.edition.reach import reach
from directory.search.rank import Scored


@require_safe
def hotlines(request: HttpRequest) -> HttpResponse:
    return page_of(HotlineFilter, request, Entry.objects.of_type("hotline"))


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    return page_of(ListingFilter, request, Entry.objects.of_type("organization"))


@translation.override("en")
def page_of(asked: type[ListingFilter], request: HttpRequest, entries: EntryQuerySet) -> HttpResponse:
    """One page of the entries that the question asks for, with what of the question could not be read.

    The answer is bilingual and shared caches keep it, so its order and its messages do not follow Accept-Language.
    """
    question = asked(request.GET, queryset=entries)
    found = question.entries()
    contents = list(found[question.start : question.start + question.size])
    here = question.value("from") if asked is HotlineFilter else None
    visit = Visit(timezone.now(), timezone.localdate(), here)
    body = {**turn(question, found.count()), "empty": not contents, "contents": documents(contents, visit)}
    return answer(body, question)


@require_safe
@translation.override("en")
def search(request: HttpRequest) -> HttpResponse:
    """What search finds, best first, with how the question was understood and how many answers each facet would leave.

    `lang` is the language of the question; names of places are given in it.
    """
    question = SearchFilter(request.GET)
    found = finding.find(question, question.value("lang") or "")
    with translation.override(question.value("lang") or "es"):
        understood = finding.understood(found.answer.groups)
    body = {
        "query": {"text": question.text, "understood": understood, "corrected": found.answer.corrected or None},
        "facets": finding.facet_counts(found.answer),
        **turn(question, found.total),
        "empty": not found.listings,
        "contents": [result(scored, entry) for scored, entry in found.listings],
    }
    if found.missing_number:
        body["missing_number"] = found.missing_number
    if found.retired:
        body["retired"] = msgspec.to_builtins(found.retired)
    return answer(body, question)


def turn(question: Parameters, total: int) -> dict[str, Any]:
    """Which page this is, and of how many."""
    pages = -(-total // question.size)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": question.page_number,
        "size": question.size,
        "first_page": question.page_number == 1,
        "last_page": question.page_number >= pages,
    }


def answer(body: dict[str, Any], question: Parameters) -> HttpResponse:
    if question.invalid:
        body["invalid"] = question.invalid
    headers = {"Content-Language": "es, en"}
    return HttpResponse(msgspec.json.encode(body), content_type="application/json", headers=headers)


def result(scored: Scored, entry: Entry) -> dict[str, Any]:
    """A listing as search answers it: enough to choose it and ask for more. `country` is the first that it serves."""
    listing = entry.listing
    return {
        "type": entry.type,
        "key": entry.key,
        "code": entry.code,
        "name": msgspec.to_builtins(listing.name),
        "country": listing.regions[0].partition("-")[0] if listing.regions else None,
        "score": scored.score,
    }


def documents(entries: list[Entry], visit: Visit) -> list[dict[str, Any]]:
    """The documents; an organization they refer to is named only if it is published itself."""
    named = published_organizations(name for entry in entries for name in referred(entry.listing).values())
    return [document(entry.listing, named, visit) for entry in entries]


def document(listing: Hotline | Organization, named: dict[str, Entry], visit: Visit) -> dict[str, Any]:
    content = msgspec.to_builtins(listing)
    if isinstance(listing, Hotline):
        content["channels"] = [channel(one, listing, visit) for one in public(listing)]
    for field, key in referred(listing).items():
        content[field] = reference(named.get(key))
    return content


def channel(one: Channel, hotline: Hotline, visit: Visit) -> dict[str, Any]:
    """A channel, with how it is reached from where the question says."""
    content = msgspec.to_builtins(one)
    if visit.here:
        content["reach"] = reaching.as_data(reach(one, hotline.regions, visit.region), visit)
    return content


def referred(listing: Hotline | Organization) -> dict[str, str]:
    """The keys of the organizations that a listing refers to, by field."""
    field = "organization" if isinstance(listing, Hotline) else "parent"
    return {field: getattr(listing, field) or ""}


def reference(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {"key": entry.key, "code": entry.code, "name": msgspec.to_builtins(entry.listing.name)}
