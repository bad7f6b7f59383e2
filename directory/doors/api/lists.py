"""Hotlines, organizations and initiatives: lists of them, each by itself, and all of them one a line."""

from collections.abc import Iterable, Iterator

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from directory import documents
from directory.doors import reaching
from directory.doors.api import answers, paging, shapes
from directory.doors.api.questions import NothingToAsk, StandingQuestion
from directory.doors.api.remembered import withdrawn_shapes
from directory.doors.cards import public, published_organizations
from directory.doors.filters import HotlineFilter, ListingFilter, Question
from directory.doors.visit import Visit
from directory.edition.models import Entry
from directory.edition.reach import reach
from directory.edition.withdrawn import withdrawn

LISTS = {"hotline": HotlineFilter, "organization": ListingFilter, "initiative": ListingFilter}
ITEMS = {"hotline": StandingQuestion, "organization": NothingToAsk, "initiative": NothingToAsk}
"""The question that may be put to each type of listing, together and one by one."""


@answers.for_programs
def hotlines(request: HttpRequest) -> HttpResponse:
    return list_of("hotline", request.GET)


@answers.for_programs
def hotline(request: HttpRequest, code: str) -> HttpResponse:
    return item("hotline", code, request.GET)


@answers.for_programs
def organizations(request: HttpRequest) -> HttpResponse:
    return list_of("organization", request.GET)


@answers.for_programs
def organization(request: HttpRequest, code: str) -> HttpResponse:
    return item("organization", code, request.GET)


@answers.for_programs
def initiatives(request: HttpRequest) -> HttpResponse:
    return list_of("initiative", request.GET)


@answers.for_programs
def initiative(request: HttpRequest, code: str) -> HttpResponse:
    return item("initiative", code, request.GET)


def list_of(type_: str, asked: QueryDict) -> HttpResponse:
    question = LISTS[type_](asked, queryset=Entry.objects.of_type(type_))
    visit = visit_of(question)
    return paging.listed(question, lambda entries: documents_of(entries, visit))


def visit_of(question: Question) -> Visit:
    here = question.value("from") if isinstance(question, (HotlineFilter, StandingQuestion)) else None
    return Visit(timezone.now(), timezone.localdate(), here or None)


def item(type_: str, code: str, asked: QueryDict) -> HttpResponse:
    """One listing; 410 for a while where it was hidden, 404 where `from` is no country that we know."""
    question = ITEMS[type_](asked)
    if question.malformed:
        return answers.malformed(question)
    if question.invalid:
        return answers.problem(404, "There is no such place to reach it from.", invalid=question.invalid)
    entry = Entry.objects.of_type(type_).filter(code=code.lower()).first()
    if entry is None:
        return gone(type_, code)
    return answers.answer(documents_of([entry], visit_of(question))[0])


def gone(type_: str, code: str) -> HttpResponse:
    listing = withdrawn(type_, code, timezone.localdate())
    if listing is None:
        raise Http404
    detail = "This listing was withdrawn and is being checked. Do not call the number that it had."
    return answers.problem(410, detail, withdrawn=withdrawn_shapes([listing])[0])


def documents_of(entries: list[Entry], visit: Visit) -> list[shapes.Hotline | shapes.Organization | shapes.Initiative]:
    """The listings; an organization they refer to is named only if it is published itself. One query at most."""
    named = published_organizations(key for entry in entries for key in referred(entry.listing))
    return [document(entry.listing, named, visit) for entry in entries]


def referred(listing: documents.Listing) -> Iterator[str]:
    """The keys of the organizations that a listing refers to."""
    match listing:
        case documents.Hotline():
            yield listing.organization or ""
        case documents.Organization():
            yield listing.parent or ""
        case documents.Initiative():
            yield from (member.organization for member in listing.members)


def document(
    listing: documents.Listing, named: dict[str, Entry], visit: Visit
) -> shapes.Hotline | shapes.Organization | shapes.Initiative:
    match listing:
        case documents.Hotline():
            channels = tuple(channel(one, listing, visit) for one in public(listing))
            operator = reference(named.get(listing.organization))
            return shapes.Hotline(**shapes.members(listing, organization=operator, channels=channels))
        case documents.Organization():
            return shapes.Organization(**shapes.members(listing, parent=reference(named.get(listing.parent))))
        case documents.Initiative():
            return shapes.Initiative(**shapes.members(listing, members=tuple(members(listing.members, named))))


def channel(one: documents.Channel, hotline: documents.Hotline, visit: Visit) -> shapes.Channel:
    """A channel, with how it is reached from where the question says."""
    if not visit.here:
        return shapes.Channel(**shapes.members(one))
    reached = reaching.as_data(reach(one, hotline.regions, visit.region), visit)
    return shapes.Channel(**shapes.members(one), reach=msgspec.convert(reached, shapes.Reach))


def members(of: Iterable[documents.Member], named: dict[str, Entry]) -> Iterator[shapes.Member]:
    for member in of:
        if member.organization in named:
            yield shapes.Member(organization=reference(named[member.organization]), role=member.role)


def reference(entry: Entry | None) -> shapes.Reference | None:
    return shapes.Reference(entry.key, entry.code, entry.listing.name) if entry else None
