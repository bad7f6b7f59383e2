"""What machines that walk the web expect of a site: who may look where, what there is, whom to tell of a hole."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from directory.edition.models import Entry, EntryPlace, Place

PAGES = ("home", "search", "number", "about", "safety", "quality")
LISTINGS = ("hotline", "organization", "initiative")
LISTED = {*PAGES, *LISTINGS, "place", "pair"}
"""The views that search engines may show; a card or an answer is only good where it stands."""

EXPIRES = timedelta(days=180)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be read, by assistants too: people ask them. /embed/ stays open, so that its noindex is read."""
    closed = ["/admin/", "/accounts/", "/x", "/*/go/", "/*/search/?"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Without somebody to tell there is nothing to say."""
    contact = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    expires = datetime.combine(timezone.localdate() + EXPIRES, time(), UTC)
    with translation.override("en"):
        policy = request.build_absolute_uri(reverse("about")) + "#security"
    lines = [
        f"Contact: {contact if ':' in contact else f'mailto:{contact}'}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: es, en",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
        f"Policy: {policy}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page in both languages. A day is given only where the log knows it: the listing's last publication."""
    pages = [(name, [], None) for name in PAGES]
    changed = dict(EntryPlace.objects.values_list("country").annotate(Max("entry__published_at")))
    wholes = Place.objects.exclude(kind="subdivision").order_by("code").values_list("code", flat=True)
    pages += [("place", [code], changed.get(code)) for code in wholes]
    parts = EntryPlace.objects.filter(code__contains="-").values_list("code")
    pages += [("place", [code], day) for code, day in parts.annotate(Max("entry__published_at")).order_by("code")]
    listings = Entry.objects.order_by("type", "code").values_list("type", "code", "published_at")
    pages += [(kind, [code], day) for kind, code, day in listings if kind in LISTINGS]
    root = request.build_absolute_uri("/")[:-1]
    found = [
        {"in": addresses(root, name, [arg.lower() for arg in args]), "changed": changed}
        for name, args, changed in pages
    ]
    return render(request, "sitemap.xml", {"pages": found}, content_type="application/xml")


def addresses(root: str, name: str, args: list[str]) -> dict[str, str]:
    """The whole address of a page in each language; `x-default` is where a browser of any other goes."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found[language] = root + reverse(name, args=args)
    return found | {"x-default": f"{root}/" if name == "home" else found[settings.LANGUAGE_CODE]}
