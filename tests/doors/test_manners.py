"""What search engines and those who find a hole are told."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest

from tests.listings import hotline, initiative, organization

pytestmark = pytest.mark.django_db(databases=["edition"])

NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "html": "http://www.w3.org/1999/xhtml"}


def links(page):
    """The canonical address, and the same page by language."""
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', page.html)
    return canonical, dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page.html))


@pytest.mark.parametrize(("asked", "es"), [("/en/mx/?from=us", "/es/mx/"), ("/en/us/mx/", "/es/us/mx/")])
def test_a_page_names_its_one_address_and_the_other_language(page, world, asked, es):
    canonical, others = links(page(asked))

    assert canonical == [f"http://testserver{asked.partition('?')[0]}"]
    assert others == {
        "es": f"http://testserver{es}",
        "en": canonical[0],
        "x-default": f"http://testserver{es}",
    }


@pytest.mark.parametrize("path", ["/es/h/nothing/", "/es/zz/", "/es/us/us/", "/es/mx/card/"])
def test_what_is_not_there_or_only_good_there_has_no_address_to_keep(page, world, path):
    assert links(page(path)) == ([], {})


def test_an_answer_to_what_was_posted_has_no_address_to_keep(client, world):
    assert b"canonical" not in client.post("/es/search/", {"q": "mx"}).content


def test_the_sitemap_names_every_kind_of_page_and_days_only_where_known(client, world, publish):
    line, helpers, together = hotline(regions=("MX-BCN",)), organization(), initiative()
    publish(line, helpers, together)

    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (ours)
    found = {one.find("map:loc", NAMES).text: one for one in root.findall("map:url", NAMES)}
    days = {address: one.findtext("map:lastmod", None, NAMES) for address, one in found.items()}

    paths = {address.removeprefix("http://testserver") for address in found}
    listings = {f"/es/h/{line.code}/", f"/en/o/{helpers.code}/", f"/es/i/{together.code}/"}
    assert listings | {"/es/", "/en/safety/", "/es/mx/", "/es/mx-bcn/", "/en/001/"} <= paths
    assert "/es/us-ca/" not in paths  # nothing of its own
    assert days["http://testserver/es/mx/"] == days[f"http://testserver/es/h/{line.code}/"] is not None
    assert days["http://testserver/es/safety/"] is days["http://testserver/es/us/"] is None
    for one in found.values():
        assert [link.get("hreflang") for link in one.findall("html:link", NAMES)] == ["es", "en", "x-default"]


@pytest.mark.django_db(databases=["edition", "default"])  # the figures count the open reports
def test_everything_in_the_sitemap_is_there(client, world, publish):
    publish(hotline(), organization(), initiative())
    text = client.get("/sitemap.xml").content.decode()
    addresses = set(re.findall(r'(?:<loc>|href=")http://testserver([^<"]*)', text))

    missing = [address for address in addresses if client.get(address, follow=True).status_code != 200]

    assert len(addresses) > 20
    assert missing == []


def test_robots_may_read_everything_but_the_desk_and_answers(client):
    text = client.get("/robots.txt").content.decode()

    assert "User-agent: *" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    closed = re.findall(r"Disallow: (\S+)", text)
    assert "/admin/" in closed
    assert not [path for path in closed if path in {"/", "/embed/", "/es/", "/en/", "/data/", "/api/"}]


def test_who_finds_a_hole_learns_whom_to_tell(client, settings, today):
    settings.SECURITY_CONTACT = "security@example.org"

    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    assert datetime.fromisoformat(fields["Expires"]).date().isoformat() == "2027-05-20"
    address, _, mark = fields["Policy"].removeprefix("http://testserver").partition("#")
    assert f'id="{mark}"'.encode() in client.get(address).content


def test_without_anybody_to_tell_there_is_no_such_file(client, settings):
    settings.SECURITY_CONTACT = ""

    assert client.get("/.well-known/security.txt").status_code == 404
