"""What a visitor sees when something is missing or broken: still a way to help."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language_from_path

from directory.doors import countries
from directory.doors.threshold import uncached

logger = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing is here; the countries and their emergency numbers are."""
    response = render(request, "404.html", {"countries": countries.main(timezone.localdate())}, status=404)
    return response if get_language_from_path(request.path_info) else uncached(response)


def failed(request: HttpRequest) -> HttpResponse:
    """Something broke. The page is drawn without the request, and without the edition where that is what broke."""
    with translation.override(get_language_from_path(request.path_info) or settings.LANGUAGE_CODE):
        page = render_to_string("500.html", {"countries": countries_if_readable()})
    return uncached(HttpResponse(page, status=500))


def countries_if_readable() -> list:
    try:
        return countries.main(timezone.localdate())
    except Exception:
        logger.exception("The edition cannot be read.")
        return []
