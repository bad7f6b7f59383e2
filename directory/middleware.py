"""What every answer carries: its language, its security headers, and fewer bytes."""

import re

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
WIDGET = {  # no frame-ancestors: even * would shut out the schemes of apps
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'",
    "Cache-Control": "public, max-age=60, stale-while-revalidate=30, stale-if-error=86400",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": NOTHING_ALLOWED,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex",
    "X-DNS-Prefetch-Control": "off",
}
FROZEN_ELEMENT = API | {"Cache-Control": "public, max-age=31536000, immutable"}
BADGE = API | {"Content-Security-Policy": "default-src 'none'", "Cache-Control": "public, max-age=86400"}
STATIC = {"Cross-Origin-Resource-Policy": "cross-origin"}
SNIPPETS = PUBLIC | {"Content-Security-Policy": PUBLIC["Content-Security-Policy"] + "; frame-src 'self'"}
PARTNERS = [
    (r"/embed/v\d+\.\d+\.\d+\.js$", FROZEN_ELEMENT),
    (r"/embed/v1/badge/", BADGE),
    (r"/embed/", WIDGET),
    (r"/(?:es|en)/widget/", SNIPPETS),
    (r"/oembed$|/api/", API),
    (r"/static/", STATIC),
]
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
        return next((headers for start, headers in PARTNERS if re.match(start, path)), PUBLIC)


def compress(request, response):
    """Brotli where the browser takes it. Nothing secret shares a public page with what a visitor sent (no BREACH)."""
    wanted = "br" in request.headers.get("Accept-Encoding", "") and not request.path.startswith(STAFF_PATH)
    if (
        wanted
        and not response.streaming
        and not response.has_header("Content-Encoding")
        and len(response.content) > 500
    ):
        response.content = brotli.compress(response.content, quality=7)
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
