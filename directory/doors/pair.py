"""Both sides of a border on one page, made to be printed on one sheet."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.doors import two_sides
from directory.doors.visit import visit_of
from directory.edition.models import Place


@require_safe
def pair(request: HttpRequest, here: str, there: str) -> HttpResponse:
    """`here` is where the visitor stands, `there` where help should be: two different countries."""
    if (here, there) != (here.lower(), there.lower()):
        return redirect("pair", here=here, there=there, permanent=True)
    countries = pair_of(here, there)
    if countries is None:
        return no_pair(request, here, there)
    left, right = countries
    request.visit = visit = replace(visit_of(request), here=left)
    context = {
        "here": left,
        "there": right,
        "back": reverse("pair", args=[there, here]),
        "sides": two_sides.sides(left, right, visit),
        "joining": two_sides.joining(left, right),
        "today": visit.today,
    }
    return render(request, "pair.html", context)


def pair_of(here: str, there: str) -> tuple[Place, Place] | None:
    """The two countries by their codes, in the order of the address; None unless they are two."""
    codes = [here.upper(), there.upper()]
    found = {place.code: place for place in Place.objects.countries().filter(code__in=codes)}
    return (found[codes[0]], found[codes[1]]) if len(found) == 2 else None


def no_pair(request: HttpRequest, here: str, there: str) -> HttpResponse:
    """The page that says what is wrong with the two, with the pages that may have been meant."""
    codes = [code.upper() for code in (here, there)]
    known = {place.code: place for place in Place.objects.filter(code__in=codes).defer("document")}
    found = [known[code] for code in dict.fromkeys(codes) if code in known]
    around = list(dict.fromkeys(known[code].country for code in codes if code in known))
    meant = pair_of(*around) if len(around) == 2 else None
    context = {
        "same": len(around) == 1 and len(found) == len(set(codes)),
        "found": found,
        "meant": meant,
        "all": Place.objects.countries().by_name().defer("document"),
    }
    return render(request, "no_pair.html", context, status=404)
