"""Which headers really come back: every route, by every method, with every status that we know how to cause."""

import csv
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, reverse

from directory import middleware
from directory.doors import pages
from tests.listings import hotline, initiative, organization

pytestmark = [
    pytest.mark.django_db(databases=["edition", "default"]),
    pytest.mark.promise(46, "Every route answers with the headers of its kind, by every method and status"),
]

PAGE, PROGRAM, FRAME, PICTURE, LEAVING, DESK = "page", "program", "frame", "picture", "leaving", "desk"

TABLE = Path(__file__).with_name("routes.csv").read_text()
ROUTES = {row["route"]: row["kind"] for row in csv.DictReader(TABLE.splitlines())}
"""Every route outside the desk, and the kind of its headers. A new route needs a row."""
UNNAMED = {"/api/nothing": "program", "/data/nothing": "program", "/embed/v1/nothing/": "frame"}
"""What answers where nothing is."""
STAFF_ROUTES = ("admin/", "accounts/")
METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE"]

EXPECTED = {
    PAGE: {
        "default-src": "'none'",
        "script-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    },
    PROGRAM: {
        "default-src": "'none'",
        "script-src": None,
        "sandbox": "",
        "frame-ancestors": "'none'",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Referrer-Policy": "no-referrer",
    },
    DESK: {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": None,
        "Referrer-Policy": "same-origin",
        "CDN-Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "X-Robots-Tag": "noindex",
    },
}
EXPECTED[FRAME] = {
    "default-src": "'none'",
    "script-src": None,
    "form-action": "'none'",
    "frame-ancestors": None,
    "X-Frame-Options": None,
    "Cross-Origin-Opener-Policy": None,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}
EXPECTED[PICTURE] = {
    "default-src": "'none'",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
}
EXPECTED[LEAVING] = EXPECTED[PAGE] | {"CDN-Cache-Control": "no-store", "Clear-Site-Data": '"cache", "storage"'}


KEPT_BY_BROWSERS = {PROGRAM, FRAME, PICTURE}


def carried(response):
    """What an answer carries: its headers, and its content security policy by directive."""
    policy = (one.strip().partition(" ") for one in response.headers["Content-Security-Policy"].split(";"))
    return {**response.headers, **{name: value for name, _space, value in policy}}


def wrong(response, kind):
    """What an answer of this kind should carry and does not."""
    found = carried(response)
    expected = EXPECTED[kind] | {"X-Content-Type-Options": "nosniff", "Server": "web"}
    differing = {name: found.get(name) for name, value in expected.items() if found.get(name) != value}
    if "no-store" not in found["Cache-Control"] and kind not in KEPT_BY_BROWSERS:
        differing["Cache-Control"] = found["Cache-Control"]
    if "Cookie" in found.get("Vary", "") and kind != DESK:
        differing["Vary"] = found["Vary"]
    return differing


def routes(entries=None, before=""):
    """Every route: its name, its whole pattern, and what has to be filled in."""
    for entry in get_resolver().url_patterns if entries is None else entries:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield entry.name, pattern, entry.pattern.converters
        else:
            yield from routes(entry.url_patterns, pattern)


PUBLIC_ROUTES = {name: needs for name, pattern, needs in routes() if name and not pattern.startswith(STAFF_ROUTES)}


@pytest.fixture
def address(world, publish, settings):
    """The address of a route, with something there."""
    listings = {"hotline": hotline(), "organization": organization(), "initiative": initiative()}
    publish(*listings.values())
    settings.SECURITY_CONTACT = "security@example.org"
    codes = {name: listings[name].code for name in listings} | {"contact": listings["hotline"].code}

    def of(name):
        code = next((codes[word] for word in name.split("-") if word in codes), "mx")
        known = {"here": "us", "there": "mx", "language": "es", "name": "hotlines", "digits": "911", "code": code}
        path = reverse(name, kwargs={need: known[need] for need in PUBLIC_ROUTES[name]})
        return f"{path}?url=http://testserver/es/mx/" if name == "oembed" else path

    return of


def test_every_route_has_a_row_and_every_row_a_route():
    assert set(PUBLIC_ROUTES) == set(ROUTES)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ROUTES)
def test_every_route_carries_its_headers_by_every_method(client, address, name, method):
    response = client.generic(method, address(name))

    read = {200, 302, 303, 503}  # the probe of an installation without a log answers 503
    assert response.status_code in (read if method in {"GET", "HEAD"} else {200, 204, 400, 405})
    assert wrong(response, ROUTES[name]) == {}
    assert method in {"GET", "HEAD"} or response["CDN-Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("path", "kind"), UNNAMED.items())
def test_an_address_without_a_page_carries_the_headers_of_its_kind(client, world, path, kind, method):
    assert wrong(client.generic(method, path), kind) == {}


@pytest.mark.parametrize("log_in", [False, True])
def test_every_address_of_the_desk_carries_its_headers(client, admin_user, log_in):
    if log_in:
        client.force_login(admin_user)
    staff = {re.sub(r"<[^>]+>", "1", f"/{pattern}") for _, pattern, _ in routes() if pattern.startswith(STAFF_ROUTES)}

    found = {address: wrong(client.get(address), DESK) for address in staff if "(" not in address}

    assert len(found) > 40
    assert {address: what for address, what in found.items() if what} == {}


def test_the_desk_may_ask_for_a_passkey_and_nobody_else(client, world):
    public, desk = (client.get(address)["Permissions-Policy"] for address in ("/es/", "/admin/login/"))

    assert "publickey-credentials-get=(self), publickey-credentials-create=(self)" in ", ".join(
        sorted(desk.split(", "), reverse=True)
    )
    assert "(self)" not in public
    assert desk.count("=()") == public.count("=()") - 2


def test_logging_out_empties_the_browser(client, admin_user):
    client.force_login(admin_user)

    looked, left = client.get("/admin/logout/"), client.post("/admin/logout/")

    assert left["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "Clear-Site-Data" not in looked
    assert wrong(left, DESK) == {}


def breaks(*args):
    raise RuntimeError("This page is broken on purpose.")


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        ("/es/zz/", {}, 404),
        ("/nothing", {}, 404),
        ("/static/nothing.css", {}, 404),
        ("/es/mx", {}, 301),
        ("/es/MX/", {}, 301),
        ("/es/mx/", {"HTTP_HOST": "elsewhere.example"}, 400),
        ("/es/mx/", {"HTTP_HOST": "a b"}, 400),
        ("/es/search/", {"CONTENT_LENGTH": "99999999", "REQUEST_METHOD": "POST"}, 413),
        ("/es/about/", {"REQUEST_METHOD": "POST"}, 405),
        ("/es/us/", {}, 500),
    ],
)
def test_an_answer_that_is_no_page_carries_the_headers_of_one(client, world, monkeypatch, path, asked, status):
    if status == 500:
        client.raise_request_exception = False
        monkeypatch.setattr(pages.board, "board", breaks)

    response = client.get(path, **asked)

    assert response.status_code == status
    assert {**wrong(response, PAGE), "status": status} == {"status": status}
    assert status in {301, 404} or response["CDN-Cache-Control"] == response["Cache-Control"] == "no-store"


def test_the_way_to_the_encrypted_site_carries_them_and_the_encrypted_site_says_to_stay(world, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 63072000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    client = Client()  # reads the settings anew

    plain, encrypted = client.get("/es/"), client.get("/es/", secure=True)

    assert (plain.status_code, wrong(plain, PAGE)) == (301, {})
    assert encrypted["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"


def test_an_answer_that_says_unchanged_carries_them():
    response = through(lambda request: HttpResponse(status=304), "/api/v1/hotlines")

    assert wrong(response, PROGRAM) == {}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/embed/v1/es/mx/", {"frame-ancestors": None, "X-Frame-Options": None, "X-Robots-Tag": "noindex"}),
        ("/embed/v1/es/mx/", {"script-src": None, "form-action": "'none'", "Cross-Origin-Opener-Policy": None}),
        ("/embed/v1/es/mx/", {"Cross-Origin-Embedder-Policy": "require-corp", "style-src": "'self'"}),
        ("/embed/v1/badge/es/mx.svg", {"Cache-Control": "public, max-age=86400", "default-src": "'none'"}),
        ("/embed/v1.0.0.js", {"Cache-Control": "public, max-age=31536000, immutable"}),
        ("/embed/v1.js", {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}),
        ("/oembed", {"Access-Control-Allow-Origin": "*", "sandbox": ""}),
        ("/data/v1/hotlines.csv", {"Access-Control-Allow-Origin": "*", "sandbox": ""}),
        ("/es/mx/changes.atom", {"Access-Control-Allow-Origin": "*", "sandbox": ""}),
        ("/es/widget/", {"frame-src": "'self'", "frame-ancestors": "'none'"}),
        ("/es/mx/", {"frame-src": None}),
    ],
)
def test_what_partners_use_can_be_used_elsewhere(path, expected):
    found = carried(through(lambda request: HttpResponse("content"), path))

    assert {name: found.get(name) for name in expected} == expected


def test_a_page_may_say_otherwise_but_a_failure_is_never_kept():
    own = {"Cache-Control": "public, max-age=5"}

    assert (
        through(lambda request: HttpResponse(headers=own), "/api/v1/hotlines")["Cache-Control"] == "public, max-age=5"
    )
    assert (
        through(lambda request: HttpResponse(headers=own, status=503), "/embed/v1/es/mx/")["Cache-Control"]
        == "no-store"
    )


def test_other_bytes_of_the_same_page_are_not_called_the_same():
    page = HttpResponse("x" * 1000, headers={"ETag": '"1"', "Vary": "Origin"})

    response = through(lambda request: page, "/api/v1/hotlines", headers={"accept-encoding": "br"})

    assert (response["ETag"], response["Vary"]) == ('W/"1"', "Origin, Accept-Encoding")


def through(view, path, **asked):
    return middleware.Headers(view)(RequestFactory().get(path, **asked))
