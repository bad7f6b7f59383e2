"""The JSON API: the listings of the pages as documents, in the same order, for programs."""

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from directory.documents import Hotline, Organization
from directory.doors.cards import public, published_organizations
from directory.doors.filters import ListingFilter
from directory.edition.models import Entry, EntryQuerySet


@require_safe
def hotlines(request: HttpRequest) -> HttpResponse:
    return page_of(request, Entry.objects.of_type("hotline"))


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    return page_of(request, Entry.objects.of_type("organization"))


@translation.override("en")
def page_of(request: HttpRequest, entries: EntryQuerySet) -> HttpResponse:
    """One page of the entries that the question asks for, with what of the question could not be read.

    The answer is bilingual and shared caches keep it, so its order and its messages do not follow Accept-Language.
    """
    question = ListingFilter(request.GET, queryset=entries)
    found = question.entries()
    total, number, size = found.count(), question.page_number, question.size
    contents = list(found[(number - 1) * size : number * size])
    pages = -(-total // size)
    body = {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": size,
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": documents(contents),
    }
    if question.invalid:
        body["invalid"] = question.invalid
    headers = {"Content-Language": "es, en"}
    return HttpResponse(msgspec.json.encode(body), content_type="application/json", headers=headers)


def documents(entries: list[Entry]) -> list[dict[str, Any]]:
    """The documents; an organization they refer to is named only if it is published itself."""
    named = published_organizations(name for entry in entries for name in referred(entry.listing).values())
    return [document(entry.listing, named) for entry in entries]


def document(listing: Hotline | Organization, named: dict[str, Entry]) -> dict[str, Any]:
    content = msgspec.to_builtins(listing)
    if isinstance(listing, Hotline):
        content["channels"] = msgspec.to_builtins(public(listing))
    for field, key in referred(listing).items():
        content[field] = reference(named.get(key))
    return content


def referred(listing: Hotline | Organization) -> dict[str, str]:
    """The keys of the organizations that a listing refers to, by field."""
    field = "organization" if isinstance(listing, Hotline) else "parent"
    return {field: getattr(listing, field) or ""}


def reference(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {"key": entry.key, "code": entry.code, "name": msgspec.to_builtins(entry.listing.name)}
