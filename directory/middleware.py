"""What every answer carries: its language, its security headers, and fewer bytes."""

import brotli
from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_from_path

NOTHING_ALLOWED = ", ".join(
    f"{feature}=()"
    for feature in [
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "clipboard-read",
        "clipboard-write",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "idle-detection",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "usb",
        "xr-spatial-tracking",
    ]
)

PUBLIC = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; worker-src 'none'; manifest-src 'none'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'",
    "Cache-Control": "no-store",
    "CDN-Cache-Control": "public, max-age=60, stale-while-revalidate=30, stale-if-error=604800",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": NOTHING_ALLOWED,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noarchive",
    "X-DNS-Prefetch-Control": "off",
}
API = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'; sandbox",
    "Cache-Control": "public, max-age=60, stale-if-error=604800",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
}
STAFF = {
    **PUBLIC,
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'",
    "CDN-Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
STAFF_PATH = "/admin/"


class Headers:
    """Sets the headers of design/safety §4 by the kind of address, and compresses pages with brotli."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in self.headers_for(request.path).items():
            response.headers.setdefault(name, value)
        return compress(request, response)

    @staticmethod
    def headers_for(path: str) -> dict[str, str]:
        if path.startswith(STAFF_PATH):
            return STAFF
        if path.startswith("/api/"):
            return API
        return {} if path.startswith(settings.STATIC_URL) else PUBLIC


LONG = 40_000
"""Bytes from which a page is worth more work: it then takes some 30 ms more and travels a twelfth lighter."""


def compress(request, response):
    """Brotli where the browser takes it. Nothing secret shares a public page with what a visitor sent (no BREACH)."""
    wanted = "br" in request.headers.get("Accept-Encoding", "") and not request.path.startswith(STAFF_PATH)
    if (
        wanted
        and not response.streaming
        and not response.has_header("Content-Encoding")
        and len(response.content) > 500
    ):
        response.content = brotli.compress(response.content, quality=10 if len(response.content) > LONG else 7)
        response.headers["Content-Encoding"] = "br"
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Vary"] = "Accept-Encoding"
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
