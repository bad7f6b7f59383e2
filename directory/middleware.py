"""What every answer carries: its language, its security headers, and fewer bytes."""

import brotli
from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path

from directory import headers

LONG = 40_000
"""Bytes from which a page is worth more work: some 30 ms more, and it travels a twelfth lighter."""


class Headers:
    """Sets the headers of directory/headers.py on every answer, whoever made it, and compresses pages with brotli."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        wanted, forced = headers.headers_for(request.path, request.method, response.status_code)
        for name, value in (headers.ALL | wanted).items():
            response.headers.setdefault(name, value)
        for name, value in forced.items():
            response.headers[name] = value
        return compress(request, response)


def compress(request, response):
    """Brotli where the browser takes it. Nothing secret shares a public page with what a visitor sent (no BREACH)."""
    staff = headers.kind_of(request.path)["Referrer-Policy"] == "same-origin"
    if staff or response.streaming or response.has_header("Content-Encoding") or len(response.content) <= 500:
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    if "br" in request.headers.get("Accept-Encoding", ""):
        long = len(response.content) > LONG and response.headers["Content-Type"].startswith("text/html")
        response.content = brotli.compress(response.content, quality=10 if long else 7)
        response.headers["Content-Encoding"] = "br"
        response.headers["Content-Length"] = str(len(response.content))
        if response.headers.get("ETag", "").startswith('"'):
            response.headers["ETag"] = "W/" + response.headers["ETag"]  # same content, other bytes
    return response


class PathLanguage:
    """The language lives in the path. Elsewhere (the desk, errors) the browser's wish decides; no cookie is read.

    Django's LocaleMiddleware would read a cookie and let caches keep one copy for each Accept-Language header.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = get_language_from_path(request.path_info) or wished_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def wished_language(request) -> str:
    """The first of our languages in Accept-Language, else Spanish."""
    for wish in request.headers.get("Accept-Language", "")[:200].split(","):
        language = wish.split(";")[0].strip().lower().split("-")[0]
        if language in dict(settings.LANGUAGES):
            return language
    return settings.LANGUAGE_CODE
