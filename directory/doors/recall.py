"""What was hidden and is being checked, as pages say it: the name, never the former number."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from directory.documents import Text
from directory.doors import cards, words
from directory.edition.models import Place, Withdrawal, WithdrawnPlace
from directory.edition.withdrawn import withdrawn


@dataclass(frozen=True)
class Recall:
    """A listing that people may still have kept. `on` is the day in words."""

    type: str
    name: Text
    where: str
    on: str


def gone(request: HttpRequest, type_: str, code: str) -> HttpResponse:
    """The page of a listing that was hidden. Raises Http404 if there was none, or too long ago."""
    listing = withdrawn(type_, code, timezone.localdate())
    if listing is None:
        raise Http404
    codes = listing.places.values_list("code", "country")
    context = {
        "recall": warnings([listing])[0],
        "places": Place.objects.filter(code__in={one for pair in codes for one in pair}).defer("document").by_name(),
    }
    return render(request, "gone.html", context, status=410)


def warnings(listings: Iterable[Withdrawal]) -> list[Recall]:
    """Two queries, however many there are; none for none."""
    listings = list(listings)
    if not listings:
        return []
    served: dict = {}
    for place in WithdrawnPlace.objects.filter(withdrawal__in=listings).order_by("country"):
        served.setdefault(place.withdrawal_id, {})[place.country] = None
    names = cards.place_names(code for codes in served.values() for code in codes)
    return [
        Recall(
            type=listing.type,
            name=listing.name,
            where=", ".join(names.get(code, code) for code in served.get(listing.id, ())),
            on=words.day(listing.at.date()),
        )
        for listing in listings
    ]
