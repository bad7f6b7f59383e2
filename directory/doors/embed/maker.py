"""The page where a partner chooses what to embed, sees it, and copies it. It asks nothing about the partner."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directory.doors import words
from directory.doors.embed import heights, lines
from directory.doors.embed.addresses import thing
from directory.doors.embed.question import MOST_LINES, THEMES, USUAL_LINES, EmbedFilter
from directory.doors.embed.snippets import SANDBOX, Snippets, snippets
from directory.doors.visit import Visit, visit_of
from directory.edition.models import WORLDWIDE, Place
from directory.edition.order import HOTLINE_KINDS

LIMITS = (1, 3, USUAL_LINES, 10, MOST_LINES)
"""Numbers of lines to choose from. Three are suggested, as five can be high for a side column."""


@require_safe
def widget(request: HttpRequest) -> HttpResponse:
    visit = visit_of(request)
    place = Place.objects.filter(code=request.GET.get("place", "")[:10].replace("\0", "").upper()).first()
    language = request.GET.get("lang") if request.GET.get("lang") in dict(settings.LANGUAGES) else get_language()
    asked = asked_of(request)
    question = EmbedFilter(asked)
    made, frame, height = make(place, language, asked, question, visit, request)
    context = {
        "visit": visit,
        "countries": Place.objects.countries().by_name().defer("document"),
        "place": place,
        "worldwide": WORLDWIDE,
        "language": language,
        "languages": settings.LANGUAGES,
        "kinds": [(code, words.hotline_kind(code), code in question.value("kind")) for code in HOTLINE_KINDS],
        "theme": question.theme_chosen,
        "limit": question.most,
        "limits": LIMITS,
        "made": made,
        "frame": frame,
        "height": height,
        "sandbox": SANDBOX,
    }
    return render(request, "widget.html", context)


def asked_of(request: HttpRequest) -> QueryDict:
    """The parameters of the embed page that the form stands for; what is usual is left out."""
    asked = QueryDict(mutable=True)
    if kinds := request.GET.getlist("kind"):
        asked["kind"] = ",".join(kinds)
    for name, suggested, usual in (("from", "", ""), ("limit", "3", str(USUAL_LINES)), ("theme", THEMES[0], THEMES[0])):
        if (given := request.GET.get(name, suggested)) != usual:
            asked[name] = given
    return asked


def make(
    place: Place | None, language: str, asked: QueryDict, question: EmbedFilter, visit: Visit, request: HttpRequest
) -> tuple[Snippets, str, int]:
    """The snippets, the address for the preview, and the height to keep."""
    code = place.code if place else ""
    with translation.override(language):
        found = thing("embed-place" if place else "embed-all", code, language, asked)
        here = lines.here(place, question, visit) if place else None
        height = heights.reserved(here, question) if here else heights.CHOOSER
        return snippets(found, code, height, request), found.frame_address(), height
