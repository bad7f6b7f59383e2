"""Feeds of what changed, read by an outside reader."""

import re

import feedparser
import pytest

from tests.listings import channel, checked, hotline, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])

NUMBER = "800 553 3000"


@pytest.fixture
def feed(client):
    def read(address):
        response = client.get(address)
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        parsed = feedparser.parse(response.content)
        assert not parsed.bozo, parsed.get("bozo_exception")
        return parsed

    return read


@pytest.fixture
def history(world, publish, hide):
    line = {"name": text(f"Línea {NUMBER}", f"Line {NUMBER}"), "regions": ("MX-BCN",)}
    publish(hotline(**line), organization(name=text("Casa <b>Azul</b>", None), regions=("US",)))
    publish(hotline(**line, checked=checked(how="called")))
    publish(hotline(**line, hours=""))
    hide(hotline(**line))


def test_a_feed_says_what_happened_the_newest_first(feed, history):
    read = feed("/es/changes.atom")

    assert [entry.title for entry in read.entries] == [
        "Retirado: Línea …",
        "Cambió: Línea …",
        "Revisado otra vez: Línea …",
        "Nuevo: Casa <b>Azul</b>",
        "Nuevo: Línea …",
    ]
    assert read.entries[0].link == f"http://testserver/es/h/{hotline().code}/"
    assert [tag.term for tag in read.entries[0].tags] == ["withdrawn", "MX-BCN"]
    assert len({entry.id for entry in read.entries}) == 5


def test_a_former_number_is_told_nowhere(client, history):
    for address in ("/es/changes.atom", "/en/mx/changes.atom", "/api/v1/changes", "/api/v1/changes?format=ndjson"):
        content = client.get(address).getvalue()
        assert "Línea".encode() in content or b"Line " in content
        assert b"553" not in content


def test_a_place_has_its_own(feed, history):
    assert [entry.title for entry in feed("/en/us/changes.atom").entries] == ["New: Casa <b>Azul</b>"]
    assert len(feed("/en/mx-bcn/changes.atom").entries) == len(feed("/en/mx/changes.atom").entries) == 4
    assert feed("/en/ni/changes.atom").entries == []


def test_the_title_is_neutral(feed, history):
    assert feed("/en/mx/changes.atom").feed.title == "Changes · Mexico · Puente"


def test_a_place_that_is_not_known_has_none(client, world):
    assert client.get("/es/zz/changes.atom").status_code == 404


def test_what_has_not_changed_is_not_sent_again(client, history, publish):
    first = client.get("/es/changes.atom")
    again = client.get("/es/changes.atom", headers={"if-none-match": first["ETag"]})
    publish(hotline("another", channels=(channel(value="+525555550100"),)))

    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/es/changes.atom", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_page_of_a_place_leads_to_its_feed(client, feed, history):
    """A reader of feeds finds it by the address of the page."""
    found = re.search(r'type="application/atom\+xml"[^>]* href="([^"]*)"', client.get("/es/mx/").content.decode())

    assert feed(found[1]).feed.title.startswith("Cambios · México")
