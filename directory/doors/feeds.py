"""Atom feeds of what changed, for all places and for each. A former number is told in none of them."""

from datetime import datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.doors.api import answers, shapes
from directory.doors.api.remembered import change_shapes
from directory.doors.templatetags.listings import in_language
from directory.edition.models import Change, Place

LONGEST = 100
"""Changes in a feed; `/api/v1/changes` has all of them."""


class Changes(Feed):
    """The newest changes, of one place or of all (`place` is None)."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, code: str = "") -> Place | None:
        return get_object_or_404(Place, code=code.upper()) if code else None

    def title(self, place: Place | None) -> str:
        where = f" · {place.name}" if place else ""
        # Translators: the name of a feed.
        return _("Changes") + f"{where} · {settings.SITE_NAME}"

    def link(self, place: Place | None) -> str:
        return reverse("place", args=[place.code]) if place else reverse("home")

    def feed_url(self, place: Place | None) -> str:
        return reverse("place-changes", args=[place.code]) if place else reverse("changes")

    def items(self, place: Place | None) -> list[shapes.Change]:
        changes = Change.objects.in_place(place) if place else Change.objects.all()
        return change_shapes(list(changes.order_by("-position")[:LONGEST]))

    def item_title(self, change: shapes.Change) -> str:
        return f"{kind(change.change)}: {in_language(change.name)[0]}"

    def item_description(self, change: shapes.Change) -> str:
        return sentence(change.change)

    def item_link(self, change: shapes.Change) -> str:
        return reverse(change.type, args=[change.code])

    def item_guid(self, change: shapes.Change) -> str:
        return f"urn:change:{change.type}:{change.code}:{change.position}:{get_language()}"

    def item_pubdate(self, change: shapes.Change) -> datetime:
        return change.at

    item_updateddate = item_pubdate

    def item_categories(self, change: shapes.Change) -> tuple[str, ...]:
        return (change.change, *change.regions)


def kind(change: str) -> str:
    return {
        "new": _("New"),
        "changed": _("Changed"),
        "verified": _("Checked again"),
        "withdrawn": _("Withdrawn"),
    }[change]


def sentence(change: str) -> str:
    return {
        "new": _("It is in the directory now."),
        "changed": _("What the directory says of it has changed. Read it again before you pass it on."),
        "verified": _("Somebody looked again: nothing has changed."),
        "withdrawn": _("Do not pass it on any more. If you kept its number, do not call it: it is being checked."),
    }[change]


_feed = Changes()


@require_safe
def changes(request: HttpRequest, code: str = "") -> HttpResponse:
    tag = answers.entity_tag(request)
    if answers.is_known(request, tag):
        return answers.unchanged(tag)
    response = _feed(request, **({"code": code} if code else {}))
    response["ETag"] = tag
    return response
