"""What partners get besides the frame: oEmbed, the badge, and the page that makes their snippets."""

import json
import re
from html import unescape
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.doors.conftest import Page
from tests.listings import hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])

DIGITS = re.compile(r"\+?\d[\d ()-]{6,}\d")
"""What could be a phone number; dates and sizes are shorter."""


@pytest.fixture
def oembed(client, lines):
    return lambda url, **more: client.get("/oembed", {"url": url, **more})


def test_the_address_of_a_page_becomes_a_frame_with_a_link_to_fall_back_on(oembed):
    answer = oembed("http://testserver/es/mx/?from=us").json()

    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", "Líneas de ayuda: México")
    assert re.findall(r"<(\w+)", answer["html"]) == ["blockquote", "a", "iframe"]
    assert 'href="http://testserver/es/mx/?from=us"' in answer["html"]
    assert 'src="http://testserver/embed/v1/es/mx/?from=us&amp;signals=1"' in answer["html"]


def test_xml_says_the_same_as_json(oembed):
    root = ElementTree.fromstring(oembed("http://testserver/en/mx/", format="xml").content)  # noqa: S314 (our own answer)

    told = oembed("http://testserver/en/mx/").json()
    assert {part.tag: part.text for part in root} == {name: str(value) for name, value in told.items()}


@pytest.mark.parametrize("page", ["es/", "en/mx-bcn/", "es/h/{h}/", "en/o/{o}/", "embed/v1/es/mx/"])
def test_whatever_can_be_embedded_says_so_and_is_found_by_what_it_says(client, oembed, page):
    page = page.format(h=hotline("first").code, o=organization().code)
    assert oembed(f"http://testserver/{page}").status_code == 200
    if page.startswith("embed"):
        return

    head = client.get(f"/{page}").content.decode()
    links = re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">', head)

    assert [kind for kind, _href in links] == ["application/json+oembed", "text/xml+oembed"]
    for kind, href in links:
        answer = client.get(unescape(href))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(kind.replace("+oembed", ""))


@pytest.mark.parametrize(
    ("asked", "size"), [("300", 300), ("5000", 600), ("x", 600), ("-1", 600), ("0", 600), ("9" * 99, 600)]
)
def test_the_frame_is_no_larger_than_the_consumer_has_room_for(oembed, asked, size):
    assert oembed("http://testserver/es/mx/", maxwidth=asked).json()["width"] == size


@pytest.mark.parametrize(
    "url",
    [
        *("", "x", "http://[", "http://testserver/es/zz/", "http://testserver/es/h/none/"),
        *("http://testserver/es/about/", "http://testserver/admin/", "http://testserver/es/%00/"),
        *("http://other.example/es/mx/", "ftp://testserver/es/mx/"),
    ],
)
def test_nothing_is_embedded_that_is_not_ours_or_not_there(oembed, url):
    assert oembed(url).status_code == 404


def test_a_format_that_is_neither_json_nor_xml_is_refused(oembed):
    assert oembed("http://testserver/es/mx/", format="yaml").status_code == 501


def test_no_number_is_in_what_hosts_keep(client, oembed):
    """They cache and copy it; a number that is withdrawn here would live on there."""
    assert DIGITS.search(client.get("/embed/v1/es/mx/").content.decode())

    kept = [json.dumps(oembed("http://testserver/es/mx/").json()), Page(client.get("/embed/v1/badge/es/mx.svg")).text]
    kept += snippets(Page(client.get("/es/widget/?place=mx"))).values()

    assert [text for text in kept if DIGITS.search(re.sub('sha384-[^"]*', "", text))] == []


def test_the_badge_names_the_place_in_its_language(client, lines, publish):
    publish(region("US", name=text("Estados Unidos", "United States"), neighbours=(), subdivisions=()))

    picture = client.get("/embed/v1/badge/en/us.svg")

    assert picture["Content-Type"] == "image/svg+xml"
    assert "United States" in ElementTree.fromstring(picture.content)[-1].text  # noqa: S314 (our own answer)


@pytest.mark.parametrize("name", ["all", "zz"])
def test_the_badge_of_no_place_is_a_badge_all_the_same(client, lines, name):
    assert "Elija un país" in client.get(f"/embed/v1/badge/es/{name}.svg").content.decode()


def snippets(page):
    """The texts to copy, by their form."""
    return {
        key: unescape(text) for key, text in re.findall(r'<textarea id="(\w+)"[^>]*>(.*?)</textarea>', page.html, re.S)
    }


def test_the_snippets_hold_what_was_chosen(page, lines):
    made = snippets(page("/es/widget/?place=mx&lang=en&from=us&kind=women&kind=child&theme=dark&limit=5"))

    address = "http://testserver/embed/v1/en/mx/?kind=women%2Cchild&amp;from=us&amp;theme=dark"
    assert f'src="{address}"' in made["frame"]
    assert 'title="Help lines: Mexico"' in made["frame"]
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in made["frame"]
    assert '<hotline-list country="mx" lang="en" kind="women,child" from="us" theme="dark"' in made["element"]
    assert 'integrity="sha384-' in made["element"]
    assert made["address"] == "http://testserver/en/mx/?from=us"
    assert "http://testserver/embed/v1/badge/en/mx.svg" in made["badge"]


def test_the_preview_is_the_frame_of_the_snippet(page, lines):
    made = page("/es/widget/?place=mx&theme=light&limit=2")

    src = unescape(re.search(r'<iframe class="preview" src="([^"]*)"', made.html)[1])
    assert src == "/embed/v1/es/mx/?theme=light&limit=2"
    assert f'src="http://testserver{src.replace("&", "&amp;")}"' in snippets(made)["frame"]
    assert "frame-src 'self'" in made.response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "query",
    ["place=zz", "place=%00", "lang=xx", "kind=ghosts", "from=zz", "theme=pink", "limit=no", "x=" + quote("<script>")],
)
def test_a_choice_that_cannot_be_read_is_as_if_it_was_not_made(page, lines, query):
    assert snippets(page(f"/es/widget/?{query}")) == snippets(
        page("/es/widget/?limit=5" if query == "limit=no" else "/es/widget/")
    )


def test_a_name_cannot_break_out_of_a_snippet(page, lines, publish):
    publish(region("NI", name=text('Nica"><script>', "Nicaragua"), neighbours=(), subdivisions=()))

    made = page("/es/widget/?place=ni")

    assert "<script>" not in snippets(made)["frame"]
    assert "<script>" not in made.html
