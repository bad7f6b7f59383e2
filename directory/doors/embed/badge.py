"""A picture to link from: the name of the site and of the place. It never says a number, as hosts keep copies."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from directory.edition.models import Place

WIDTH, HEIGHT = 240, 64
LONGEST_NAME = 22
"""Letters that fit beside the mark; a longer name is drawn narrower."""


@require_safe
def badge(request: HttpRequest, language: str, code: str) -> HttpResponse:
    with translation.override(language):
        place = Place.objects.filter(code=code.upper()).defer("document").first()
        name = place.name if place else ""
        context = {"name": name, "narrow": len(name) > LONGEST_NAME, "width": WIDTH, "height": HEIGHT}
        response = render(request, "embed/badge.svg", context, content_type="image/svg+xml")
    response["Content-Language"] = language
    return response
