"""What a visitor sees when something is missing or broken: still a way to help, and the way out.

Only the page of what is missing reads the edition. All others are drawn without request, session and databases.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language_from_path

from directory.doors import countries
from directory.doors.threshold import uncached

remembered: list[countries.MainCountry] = []
"""The countries and their emergency numbers as this process last read them, for when nothing can be read."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing is here; the countries and their emergency numbers are."""
    remember()
    response = render(request, "404.html", {"countries": remembered}, status=404)
    return response if get_language_from_path(request.path_info) else uncached(response)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 400)


def refused(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """Also what staff see whose form came without its token (CSRF_FAILURE_VIEW)."""
    return page(request, 403)


def failed(request: HttpRequest) -> HttpResponse:
    return page(request, 500)


def page(request: HttpRequest, status: int) -> HttpResponse:
    """The page that says what went wrong, in the language of the address or else of the browser; nobody keeps it."""
    with translation.override(getattr(request, "LANGUAGE_CODE", None) or settings.LANGUAGE_CODE):
        text = render_to_string("error.html", {"status": status, "countries": remembered})
    return uncached(HttpResponse(text, status=status))


def remember() -> None:
    """Read the countries again. Raises DatabaseError where the edition cannot be read."""
    remembered[:] = countries.main(timezone.localdate())


def no_bare_errors(get_response: Callable) -> Callable:
    """Middleware: to a browser, an error of which nothing is said (405, 429) says it on a page like the others."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        bare = response.status_code >= 400 and not response.streaming and not response.content
        if bare and "text/html" in request.headers.get("Accept", ""):
            said = page(request, response.status_code)
            response.content = said.content
            for name, value in [*said.items(), ("Content-Length", str(len(said.content)))]:
                response[name] = value
        return response

    return answer
