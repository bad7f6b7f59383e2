"""The pages. Each reads its question, asks the edition, and shows the answer."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directory.doors import board, converters, countries, linked_data, listings, recall, routes
from directory.doors.pair import pair_of
from directory.doors.threshold import uncached
from directory.doors.visit import FROM, visit_of
from directory.edition.models import WORLDWIDE, Entry, Place

LONGEST_CODE = 20
"""What of an unreadable country goes on to the page that says so."""


def lower_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """One address for each thing: codes in capitals lead to the same in lower case."""

    @wraps(view)
    def in_lower_case(request: HttpRequest, code: str) -> HttpResponse:
        if code != code.lower():
            return redirect(reverse(view.__name__, args=[code]) + visit_of(request).query, permanent=True)
        return view(request, code)

    return in_lower_case


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    known = countries.with_lines()
    visit = visit_of(request)
    context = {
        "visit": visit,
        "main": countries.main_first(known),
        "with_lines": [country for country in known if country.lines],
        "without_lines": [country for country in known if not country.lines],
        "all": [country.place for country in known],
        "routes": routes.well_used(),
        "worldwide": WORLDWIDE,
        "linked": linked_data.written(linked_data.home(request)),
    }
    return render(request, "home.html", context)


@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """From the sentence on the home page to the page of two countries, or of one."""
    code, here = request.GET.get("place", ""), request.GET.get(FROM, "")
    stands = f"?{urlencode({FROM: here[:LONGEST_CODE]})}" if here else ""
    if not code:
        return uncached(redirect(reverse("home") + stands))
    if not converters.is_region(code):
        raise Http404
    if pair_of(here, code):
        return uncached(redirect("pair", here=here, there=code))
    return uncached(redirect(reverse("place", args=[code]) + stands))


@require_safe
@lower_case
def place(request: HttpRequest, code: str) -> HttpResponse:
    here = get_object_or_404(Place, code=code.upper())
    found = board.board(here, visit_of(request))
    codes = [card.code for section in found.lines for card in section.listings]
    linked = linked_data.written(linked_data.place(request, here, found.country, codes))
    return render(request, "place.html", {"board": found, "linked": linked})


@require_safe
@lower_case
def hotline(request: HttpRequest, code: str) -> HttpResponse:
    entry = Entry.objects.of_type("hotline").filter(code=code).first()
    if entry is None:
        return recall.gone(request, "hotline", code)
    context = listings.hotline(entry, visit_of(request))
    linked = linked_data.hotline(request, entry, context["card"].operator, context["places"])
    return render(request, "hotline.html", context | {"linked": linked_data.written(linked)})


@require_safe
@lower_case
def organization(request: HttpRequest, code: str) -> HttpResponse:
    entry = Entry.objects.of_type("organization").filter(code=code).first()
    if entry is None:
        return recall.gone(request, "organization", code)
    context = listings.organization(entry, visit_of(request))
    lines = [card.document for card in context["lines"]]
    linked = linked_data.organization(request, entry, lines, context["places"])
    return render(request, "organization.html", context | {"linked": linked_data.written(linked)})


@require_safe
@lower_case
def initiative(request: HttpRequest, code: str) -> HttpResponse:
    entry = Entry.objects.of_type("initiative").filter(code=code).first()
    if entry is None:
        return recall.gone(request, "initiative", code)
    context = listings.initiative(entry, visit_of(request).today)
    linked = linked_data.page(request, entry, context["places"])
    return render(request, "initiative.html", context | {"linked": linked_data.written(linked)})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Long prose: one template a language."""
    return render(request, f"about/{get_language()}.html")


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """What we cannot hide, and what a visitor can do."""
    return render(request, f"safety/{get_language()}.html")
