"""The pages. Each reads its question, asks the edition, and shows the answer."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directory.doors import board, converters, countries, listings
from directory.doors.threshold import uncached
from directory.edition.models import WORLDWIDE, Entry, Place


def lower_case(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """One address for each thing: codes in capitals lead to the same in lower case."""

    @wraps(view)
    def in_lower_case(request: HttpRequest, code: str) -> HttpResponse:
        if code != code.lower():
            return redirect(view.__name__, code=code, permanent=True)
        return view(request, code)

    return in_lower_case


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    known = countries.with_lines()
    context = {
        "main": countries.main_first(known),
        "with_lines": [country for country in known if country.lines],
        "without_lines": [country for country in known if not country.lines],
        "all": known,
        "worldwide": WORLDWIDE,
    }
    return render(request, "home.html", context)


@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """From the form on the home page to the page of the country chosen there."""
    code = request.GET.get("place", "")
    if not code:
        return uncached(redirect("home"))
    if not converters.is_region(code):
        raise Http404
    return uncached(redirect("place", code=code))


@require_safe
@lower_case
def place(request: HttpRequest, code: str) -> HttpResponse:
    here = get_object_or_404(Place, code=code.upper())
    return render(request, "place.html", {"board": board.board(here, timezone.localdate())})


@require_safe
@lower_case
def hotline(request: HttpRequest, code: str) -> HttpResponse:
    entry = get_object_or_404(Entry.objects.of_type("hotline"), code=code)
    return render(request, "hotline.html", listings.hotline(entry, timezone.localdate()))


@require_safe
@lower_case
def organization(request: HttpRequest, code: str) -> HttpResponse:
    entry = get_object_or_404(Entry.objects.of_type("organization"), code=code)
    return render(request, "organization.html", listings.organization(entry, timezone.localdate()))


@require_safe
@lower_case
def initiative(request: HttpRequest, code: str) -> HttpResponse:
    entry = get_object_or_404(Entry.objects.of_type("initiative"), code=code)
    return render(request, "initiative.html", listings.initiative(entry, timezone.localdate()))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Long prose: one template a language."""
    return render(request, f"about/{get_language()}.html")
