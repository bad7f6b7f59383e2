"""Which of our pages can be embedded, and at which address."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from directory.doors.embed.question import EmbedFilter
from directory.edition.models import Entry, Place

TURNED_INTO = {
    "home": "embed-all",
    "place": "embed-place",
    "hotline": "embed-hotline",
    "organization": "embed-organization",
}
"""The page and its embed page."""
PAGES = {embedded: page for page, embedded in TURNED_INTO.items()}


@dataclass(frozen=True)
class Embeddable:
    """One thing to embed: `page` is its page, `frame` its embed page without signals; both without our host."""

    language: str
    title: str
    page: str
    frame: str
    parameters: dict[str, str]

    @property
    def page_address(self) -> str:
        """The page, with where its reader stands."""
        return self.page + (f"?from={self.parameters['from'].lower()}" if "from" in self.parameters else "")

    def frame_address(self, **more: str) -> str:
        given = self.parameters | more
        return self.frame + (f"?{urlencode(given)}" if given else "")


def of_address(url: str, request: HttpRequest) -> Embeddable | None:
    """What the address of a page, or of an embed page, leads to; None where it is none of ours or nothing is there."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != request.get_host().lower():
        return None
    language = get_language_from_path(parts.path)
    try:
        with translation.override(language or "es"):
            match = resolve(parts.path)
    except (Resolver404, UnicodeError):
        return None
    view = TURNED_INTO.get(match.view_name, match.view_name)
    language = match.kwargs.get("language") or language
    if view not in PAGES or not language:
        return None
    with translation.override(language):
        return thing(view, match.kwargs.get("code", ""), language, QueryDict(parts.query[:1_000]))


def thing(view: str, code: str, language: str, query: QueryDict) -> Embeddable | None:
    title = title_of(view, code)
    if title is None:
        return None
    where = [code] if code else []
    question = EmbedFilter(query)
    return Embeddable(
        language=language,
        title=title,
        page=reverse(PAGES[view], args=where),
        frame=reverse(view, args=[language, *where]),
        parameters=question.given,
    )


def title_of(view: str, code: str) -> str | None:
    """What the frame is called: neutral, and without a number. None where there is no such thing."""
    if view == "embed-place":
        place = Place.objects.filter(code=code.upper()).defer("document").first()
        return place and _("Help lines: %(place)s") % {"place": place.name}
    if view == "embed-hotline":
        return _("Help line") if Entry.objects.of_type("hotline").filter(code=code.lower()).exists() else None
    if view == "embed-organization":
        return _("Organization") if Entry.objects.of_type("organization").filter(code=code.lower()).exists() else None
    return _("Help lines")
