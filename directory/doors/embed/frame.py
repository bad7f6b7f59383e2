"""The embed pages: what a partner's site shows in a frame. They can only show and dial."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import conditional_page, require_safe

from directory.doors import board, cards, countries, facts, recall
from directory.doors.embed import lines
from directory.doors.embed.question import EmbedFilter
from directory.doors.visit import Visit
from directory.edition.models import Entry, Place
from directory.edition.withdrawn import withdrawn

WITH_SIGNALS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The content security policy where the partner's side asked for messages; else no script may run at all."""


def framed(view: Callable[..., dict]) -> Callable[..., HttpResponse]:
    """Ask the question, show the answer in its language, and let who has it already keep it."""

    @require_safe
    @wraps(view)
    def frame(request: HttpRequest, language: str, **where: str) -> HttpResponse:
        question = EmbedFilter(request.GET)

        @conditional_page
        def shown(request: HttpRequest) -> HttpResponse:
            with translation.override(language):
                request.visit = Visit(timezone.now(), timezone.localdate(), question.value("from") or None)
                content = view(question, request.visit, **where)
                context = {"question": question, "updated": lines.updated(), **content}
                return render(request, "embed/frame.html", context)

        response = shown(request)
        response["Content-Language"] = language
        if question.has_signals:
            response["Content-Security-Policy"] = WITH_SIGNALS  # also on the answer that nothing changed
        return response

    return frame


@framed
def place(question: EmbedFilter, visit: Visit, code: str) -> dict:
    found = Place.objects.filter(code=code.upper()).first()
    return {"here": lines.here(found, question, visit)} if found else choice()


@framed
def hotline(question: EmbedFilter, visit: Visit, code: str) -> dict:
    """One line; under a withdrawn one the others of its country."""
    entry = Entry.objects.of_type("hotline").filter(code=code.lower()).first()
    if entry is None:
        return recalled("hotline", code, question, visit)
    listing = entry.listing
    if listing.status != "withdrawn":
        return {"lines": lines.lines([listing], question, visit), "single": listing}
    country = Place.objects.filter(code__in=listing.regions[:1]).first()
    here = lines.here(country, question, visit) if country else None
    return {"withdrawn": listing, "warning": facts.standing(listing.status), "here": here}


@framed
def organization(question: EmbedFilter, visit: Visit, code: str) -> dict:
    """An organization with its lines."""
    entry = Entry.objects.of_type("organization").filter(code=code.lower()).first()
    if entry is None:
        return recalled("organization", code, question, visit)
    listing = entry.listing
    run = question.narrow(Entry.objects.of_type("hotline").filter(organization=entry.key).most_needed_first())
    terms = board.service_names()
    return {
        "organization": listing,
        "services": [terms[code] for code in terms if code in listing.services],
        "warning": facts.standing(listing.status),
        "checked": cards.check(listing.checked, visit.today),
        "lines": lines.lines([line.listing for line in run], question, visit),
    }


def recalled(type_: str, code: str, question: EmbedFilter, visit: Visit) -> dict:
    """For what was hidden lately, its name and the lines of its country; for anything else, the countries."""
    listing = withdrawn(type_, code, visit.today)
    if listing is None:
        return choice(gone=True)
    country = Place.objects.filter(code__in=listing.places.values("country")).order_by("code").first()
    here = lines.here(country, question, visit) if country else None
    return {"recall": recall.warnings([listing])[0], "here": here} | ({} if here else choice())


@framed
def chooser(question: EmbedFilter, visit: Visit) -> dict:
    return choice()


def anything(request: HttpRequest, address: str) -> HttpResponse:
    """Any other address below ours: with the slash that it lacks, or the countries."""
    if not address.endswith("/"):
        query = request.META.get("QUERY_STRING")
        return redirect(f"{request.path.replace('//', '/')}/" + (f"?{query}" if query else ""))
    return chooser(request, language="en" if address.startswith("en/") else "es")


def choice(gone: bool = False) -> dict:
    """The countries to choose from. `gone`: what should stand here is not published, or not any more."""
    found = {place.code: place for place in Place.objects.filter(code__in=countries.MAIN).defer("document")}
    return {"countries": [found[code] for code in countries.MAIN if code in found], "gone": gone}
