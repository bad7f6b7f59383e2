"""What goes into a pocket: cards to print and cut, their QR codes, and a contact for the phone."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.doors import pair, qr, vcard
from directory.doors.pocket_lines import lines_between, lines_in, lines_of
from directory.doors.visit import Visit, visit_of
from directory.edition.models import Entry, Place

CARDS_ON_A_SHEET = range(8)


@require_safe
def place_card(request: HttpRequest, code: str) -> HttpResponse:
    here = get_object_or_404(Place, code=code.upper())
    country = Place.objects.get(code=here.country)
    return sheet(request, "place", [code], lines_in(here, standing(request, country)))


@require_safe
def hotline_card(request: HttpRequest, code: str) -> HttpResponse:
    hotline = active(code)
    own = Place.objects.countries().filter(code=hotline.regions[0][:2] if hotline.regions else "").first()
    visit = visit_of(request)
    visit = standing(request, own) if own and not visit.here else visit
    return sheet(request, "hotline", [code], lines_of(hotline, visit))


@require_safe
def pair_card(request: HttpRequest, here: str, there: str) -> HttpResponse:
    countries = pair.pair_of(here, there)
    if countries is None:
        return pair.no_pair(request, here, there)
    left, right = countries
    return sheet(request, "pair", [here, there], lines_between(left, right, standing(request, left)))


def standing(request: HttpRequest, place: Place) -> Visit:
    """A visit of somebody who stands in this country: the numbers on the card are to be pressed there."""
    visit = visit_of(request)
    return replace(visit, here=place if place.kind == "country" else None)


def sheet(request: HttpRequest, name: str, args: list[str], lines: list) -> HttpResponse:
    args = [arg.lower() for arg in args]
    page = reverse(name, args=args)
    context = {
        "lines": lines,
        "page": page,
        "address": f"{request.get_host()}{page}",
        "qr": reverse(f"{name}-qr", args=args),
        "sheet": CARDS_ON_A_SHEET,
    }
    response = render(request, "pocket.html", context)
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


@require_safe
def place_qr(request: HttpRequest, code: str) -> HttpResponse:
    return drawn(request, "place", [get_object_or_404(Place, code=code.upper()).code])


@require_safe
def hotline_qr(request: HttpRequest, code: str) -> HttpResponse:
    return drawn(request, "hotline", [active(code).code])


@require_safe
def pair_qr(request: HttpRequest, here: str, there: str) -> HttpResponse:
    if pair.pair_of(here, there) is None:
        raise Http404
    return drawn(request, "pair", [here, there])


def drawn(request: HttpRequest, name: str, args: list[str]) -> HttpResponse:
    """The address of a page of ours as a QR code, black on white."""
    address = request.build_absolute_uri(reverse(name, args=[arg.lower() for arg in args]))
    return HttpResponse(qr.svg(address), content_type="image/svg+xml")


@require_safe
def contact(request: HttpRequest, code: str) -> HttpResponse:
    """The line as a contact. `name=neutral` gives it the name of this site, and only its numbers."""
    version, name = request.GET.get("version", "4.0"), request.GET.get("name", "")
    if version not in vcard.VERSIONS or name not in {"", "neutral"}:
        raise Http404
    shown = settings.SITE_NAME if name else ""
    response = HttpResponse(vcard.vcard(active(code), version, shown), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="contact.vcf"'
    return response


def active(code: str):
    """The hotline at this address, if it is at work."""
    hotline = get_object_or_404(Entry.objects.of_type("hotline"), code=code.lower()).listing
    if hotline.status != "active":
        raise Http404
    return hotline
