"""What holds on every public page."""

import re

import brotli
import pytest
from django.conf import settings

from tests.doors.conftest import Page
from tests.listings import hotline, initiative, organization

pytestmark = pytest.mark.django_db(databases=["edition"])

TOPIC = re.compile(r"trata|traffick|víctima|victima|victim|explot|exploit|esclav|slave", re.IGNORECASE)
PAGES = [
    "/",
    "/mx/",
    "/mx-bcn/",
    "/ni/",
    "/001/",
    "/about/",
    "/data/",
    "/h/{gone}/",
    "/search/",
    "/search/?q=name",
    "/zz/",
    "/mx/?from=us",
    "/h/{h}/?from=us",
    "/us/mx/",
    "/us/us/",
    "/number/",
    "/widget/",
    "/h/{h}/",
    "/o/{o}/",
    "/i/{i}/",
]


@pytest.fixture(params=[f"/{language}{path}" for language in ("es", "en") for path in PAGES])
def any_page(request, client, world, publish, hide):
    listings = hotline(organization="helpers"), organization(), initiative()
    publish(*listings, hotline("gone"))
    hide(hotline("gone"))
    codes = {listing.__struct_config__.tag[0]: listing.code for listing in listings}
    return Page(client.get(request.param.format(**codes, gone=hotline("gone").code), headers={"accept-language": "de"}))


def test_the_way_out_is_first_on_every_page(any_page):
    assert any_page.links[0] == "/x"
    assert any_page.links[1] == "#main"


def test_no_title_or_address_names_the_topic(any_page):
    own = [link for link in any_page.links if link.startswith("/")]

    assert not TOPIC.search(any_page.title)
    assert not [link for link in own if TOPIC.search(link)]


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(any_page):
    loaded = re.findall(
        r'<(?:script|link rel="(?:stylesheet|icon)"|img|iframe) [^>]*?(?:src|href)="([^"]*)"', any_page.html
    )

    own = re.sub("<textarea.*?</textarea>", "", any_page.html, flags=re.DOTALL)  # partners copy what stands in those
    assert not re.search(
        r"<script(?![^>]* src=\"/static/| type=\"application/ld\+json\">)|<style|\sstyle=|\son\w+=|javascript:", own
    )
    assert loaded
    assert all(address.startswith(("/static/", "/embed/")) for address in loaded)


def test_no_cookie_is_set(any_page):
    assert not any_page.response.cookies
    assert "Cookie" not in any_page.response.get("Vary", "")


def test_links_to_other_sites_tell_them_nothing(any_page):
    outside = re.findall(r'<a\b[^>]*href="https?://[^>]*>', any_page.html)

    assert all('rel="noreferrer"' in link for link in outside)
    assert 'target="' not in any_page.html


def test_the_page_says_its_language_and_leads_to_the_other(any_page):
    language = re.search(r'<html lang="(..)">', any_page.html)[1]
    other = {"es": "en", "en": "es"}[language]

    assert any_page.response["Content-Language"] == language
    assert re.search(rf'href="/{other}/[^"]*" lang="{other}" hreflang="{other}"', any_page.html)


def test_every_page_has_one_heading_of_the_first_order(any_page):
    assert any_page.html.count("<h1") == 1


def test_a_first_visit_fits_in_one_round_trip(client, world, publish):
    """Far more than any shipped country has; the shipped ones are measured in the browser's tests."""
    publish(*(hotline(f"line-{number}") for number in range(30)), *(organization(f"o-{n}") for n in range(75)))

    page = client.get("/es/mx/", headers={"accept-encoding": "br"})
    named = set(re.findall(r'="/static/([^"]+)"', brotli.decompress(page.content).decode()))
    files = [(settings.BASE_DIR / "static" / name).read_bytes() for name in named]

    assert {"site.css", "mark.svg"} < named
    assert len(page.content) + sum(len(brotli.compress(file)) for file in files) <= 14 * 1024


@pytest.mark.parametrize(
    "address",
    [
        "/es/%00/",
        "/es/mx%00/",
        "/es/h/%00/",
        "/es/%ff%fe/",
        "/%ff/",
        "/es/mx/?x=%00",
        "/es/?" + "a" * 10_000,
        "/es/mx/?" + "&".join(f"a{number}=1" for number in range(2_000)),
        "/es/go/?place=%00",
        "/es/go/?place=%ff%fe",
        "/api/v1/hotlines?x=%00",
        "/api/v1/hotlines?" + "&".join(f"a{number}=1" for number in range(2_000)),
        "/es/h/" + "x" * 5_000 + "/",
        "/es/../../etc/passwd",
        "//evil.example/%2f..",
    ],
)
def test_hostile_addresses_break_nothing(client, world, address):
    response = client.get(address)

    assert response.status_code in {200, 301, 302, 400, 404}
    assert not response.get("Location", "").startswith(("//", "http"))


@pytest.mark.parametrize("address", ["/es/", "/es/mx/", "/es/about/", "/x", "/"])
def test_pages_are_only_read(client, world, address):
    assert client.post(address).status_code == 405
