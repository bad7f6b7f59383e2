"""What changed, and what was withdrawn. Names are those of today; a former number is told nowhere."""

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse

from directory.documents import Text
from directory.doors.api import answers, paging, shapes
from directory.doors.api.questions import ChangesQuestion
from directory.edition.models import Change, Entry, Head, Withdrawal


@answers.for_programs
def changes(request: HttpRequest) -> HttpResponse:
    question = ChangesQuestion(request.GET, queryset=Change.objects.all())
    return paging.listed(question, change_shapes, shapes.ChangesPage, position=position())


def position() -> int:
    """How far the edition has come in the log."""
    return Head.objects.filter(pk=1).values_list("position", flat=True).first() or 0


def change_shapes(changes: list[Change]) -> list[shapes.Change]:
    """Three queries, however many they are."""
    names = names_of(changes)
    prefetch_related_objects(changes, "places")
    return [
        shapes.Change(
            position=change.position,
            at=change.at,
            change=change.change,
            type=change.type,
            key=change.key,
            code=change.code,
            name=names.get((change.type, change.code), Text()),
            regions=shapes.codes(change.places.all()),
        )
        for change in changes
    ]


def names_of(changes: Iterable[Change]) -> dict[tuple[str, str], Text]:
    """What the listings are called now, by type and code: published ones, else withdrawn ones without their numbers."""
    codes = {change.code for change in changes}
    withdrawn = {(one.type, one.code): one.name for one in Withdrawal.objects.filter(code__in=codes)}
    return withdrawn | {(one.type, one.code): one.listing.name for one in Entry.objects.filter(code__in=codes)}


def withdrawn_shapes(listings: list[Withdrawal]) -> list[shapes.Withdrawn]:
    prefetch_related_objects(listings, "places")
    return [
        shapes.Withdrawn(
            listing=listing.type,
            key=listing.key,
            code=listing.code,
            name=listing.name,
            regions=shapes.codes(listing.places.all()),
            withdrawn_on=listing.at.date(),
        )
        for listing in listings
    ]
