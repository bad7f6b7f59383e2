"""In and out: the bare address that leads to a language, and the way to leave in a hurry."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_safe


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the home page in the language that the browser wishes."""
    return uncached(redirect("home"))


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Away to a neutral site, emptying what the browser keeps of this one. Never its cookies: staff may have some.

    A script, which leaves by itself and waits for nobody, asks for the emptying only: `?quiet`.
    """
    response = (
        HttpResponse(status=204) if "quiet" in request.GET else HttpResponseRedirect(settings.EXIT_URL, status=303)
    )
    response["Clear-Site-Data"] = '"cache", "storage"'
    return uncached(response)


def uncached(response: HttpResponse) -> HttpResponse:
    """The answer with the wish that nobody keeps it, shared caches included."""
    response["Cache-Control"] = response["CDN-Cache-Control"] = "no-store"
    return response
