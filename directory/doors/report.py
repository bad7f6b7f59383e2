"""Tell us: one tap says what is wrong with a listing. Nothing about the visitor is kept, not even the time of day."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.documents import Hotline
from directory.doors import cards, links, listings
from directory.doors.fields import CONTROLS
from directory.doors.search import question_of
from directory.doors.threshold import uncached
from directory.edition.models import Entry
from directory.limiter import Limiter
from directory.reports.models import LONGEST_TEXT, Report

limiter = Limiter(each=20, all_together=300)
"""Reports in ten minutes: many people may share one network, a shelter's or a carrier's."""


@csrf_exempt  # there is no cookie to abuse
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kind: str = "", code: str = "") -> HttpResponse:
    entry = get_object_or_404(Entry.objects.of_type(kind), code=code.lower()) if kind else None
    context = about(entry)
    if request.method != "POST":
        return render(request, "report.html", context)
    try:
        status = tell(question_of(request), entry, request.META.get("REMOTE_ADDR", ""), context)
    except (RequestDataTooBig, TooManyFieldsSent):
        context["problem"], status = "long", 413
    return uncached(render(request, "report.html", context, status=status))


def about(entry: Entry | None) -> dict:
    """What the page says before anything is told: the listing, its places and its ways to be reached."""
    context = {"choices": Report.What.choices, "longest": LONGEST_TEXT}
    if entry:
        listing = entry.listing
        context |= {"listing": listing, "type": entry.type, "places": listings.places(listing.regions)}
        channels = cards.public(listing) if isinstance(listing, Hotline) else []
        context["ways"] = [links.shown(channel) for channel in channels]
    return context


def tell(given: QueryDict, entry: Entry | None, address: str, context: dict) -> int:
    """Keep the report; note in the context what became of it and give back the status of the answer."""
    said = CONTROLS.sub(" ", given.get("said", "")).strip()
    what, way = given.get("what", ""), given.get("way", "")
    context |= {"said": said[:LONGEST_TEXT], "way": way}
    context["problem"] = problem(what, said, entry)
    if context["problem"]:
        return 400
    if not limiter.allows(address):
        context["problem"] = "busy"
        return 429
    try:
        Report.objects.create(
            what=what,
            type=entry.type if entry else "",
            key=entry.key if entry else "",
            way=way if way in context.get("ways", ()) else "",
            said=said,
            language=get_language(),
            told_on=timezone.localdate(),
        )
    except DatabaseError:
        context["problem"] = "closed"
        return 503
    context["kept"] = True
    return 200


def problem(what: str, said: str, entry: Entry | None) -> str:
    """Why this cannot be kept; empty where it can."""
    if len(said) > LONGEST_TEXT:
        return "long"
    if what not in Report.What.values:
        return "what"
    return "" if entry or said else "empty"
