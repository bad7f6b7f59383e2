"""The security headers of each kind of address, as constants; `kind_of` says which an address has.

A page that needs another value sets it itself: these are put in only where nothing stands yet.
"""

import re

HEADERS = dict[str, str]

FEATURES = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "clipboard-write", "display-capture"),
    *("fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone"),
    *("midi", "payment", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial"),
    *("storage-access", "usb", "xr-spatial-tracking"),
)
NO_FEATURES = ", ".join(f"{feature}=()" for feature in FEATURES)
PASSKEYS_ONLY = re.sub(r"(publickey-credentials-\w+)=\(\)", r"\1=(self)", NO_FEATURES)

ALL: HEADERS = {"X-Content-Type-Options": "nosniff", "Server": "web"}  # and not the name of a product
PUBLIC: HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; worker-src 'none'; manifest-src 'none'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'",
    "Cache-Control": "no-store",
    "CDN-Cache-Control": "public, max-age=60, stale-while-revalidate=30, stale-if-error=604800",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": NO_FEATURES,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noarchive",
    "X-DNS-Prefetch-Control": "off",
}
SNIPPETS: HEADERS = PUBLIC | {  # shows partners the widget that they are about to embed
    "Content-Security-Policy": PUBLIC["Content-Security-Policy"] + "; frame-src 'self'",
}
EXIT: HEADERS = PUBLIC | {
    "CDN-Cache-Control": "no-store",
    "Clear-Site-Data": '"cache", "storage"',  # never "cookies": staff of the same domain may have some
    "X-Robots-Tag": "noindex",
}
WIDGET: HEADERS = {  # no frame-ancestors: even * would shut out the schemes of apps
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'",
    "Cache-Control": "public, max-age=60, stale-while-revalidate=30, stale-if-error=86400",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": NO_FEATURES,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Robots-Tag": "noindex",
    "X-DNS-Prefetch-Control": "off",
}
API: HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'; sandbox",
    "Cache-Control": "public, max-age=60, stale-if-error=604800",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
}
ELEMENT: HEADERS = API | {"Cache-Control": "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800"}
FROZEN_ELEMENT: HEADERS = API | {"Cache-Control": "public, max-age=31536000, immutable"}
BADGE: HEADERS = API | {"Content-Security-Policy": "default-src 'none'", "Cache-Control": "public, max-age=86400"}
STATIC: HEADERS = {  # WhiteNoise says how long they may be kept; the widget needs them from any sandbox
    name: API[name] for name in ("Content-Security-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy")
}
STAFF: HEADERS = PUBLIC | {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'",
    "CDN-Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser sends “Origin: null”, and every form fails
    "Permissions-Policy": PASSKEYS_ONLY,
    "X-Robots-Tag": "noindex",
}
LOGGED_OUT: HEADERS = STAFF | {"Clear-Site-Data": '"cache", "cookies", "storage"'}

KINDS: list[tuple[str, HEADERS]] = [
    (r"/static/", STATIC),
    (r"/(?:admin|accounts)(?:/.*)?/logout/", LOGGED_OUT),
    (r"/(?:admin|accounts)(?:/|$)", STAFF),
    (r"/x$", EXIT),
    (r"/embed/v1\.js$", ELEMENT),
    (r"/embed/v\d+\.\d+\.\d+\.js$", FROZEN_ELEMENT),
    (r"/embed/v1/badge/", BADGE),
    (r"/embed/", WIDGET),
    (r"/(?:es|en)/widget/", SNIPPETS),
    (r"/(?:api|hsds|data)/|/oembed$|/healthz$|/readyz$|/robots\.txt$|/sitemap.*\.xml$|/\.well-known/|.*\.atom$", API),
]
"""What an address begins with, or is; the first that fits counts, and everything else is a public page."""
_kinds = [(re.compile(start), headers) for start, headers in KINDS]

KEPT_FAILURES = {404, 410}
"""The failures that a shared cache may keep like a page."""


def kind_of(path: str) -> HEADERS:
    return next((headers for start, headers in _kinds if start.match(path)), PUBLIC)


def headers_for(path: str, method: str, status: int) -> tuple[HEADERS, HEADERS]:
    """What to put in where nothing stands yet, and what to put in whatever stands there.

    Nobody may keep the answer to what was posted, nor a failure; a form that was not posted logs nobody out.
    """
    given = kind_of(path)
    if given is LOGGED_OUT and (method != "POST" or status >= 400):
        given = STAFF
    if given is STATIC and status >= 400:
        given = PUBLIC  # the page that says so
    if status >= 400 and status not in KEPT_FAILURES:
        return given, {"Cache-Control": "no-store", "CDN-Cache-Control": "no-store"}
    if method not in {"GET", "HEAD"}:
        return given, {"CDN-Cache-Control": "no-store"}
    return given, {}
