"""Any text in any field renders as text: a page has the elements that we wrote, whatever the listings say."""

from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import PAYLOADS, hostile_listings

pytestmark = [
    pytest.mark.django_db(databases=["edition"]),
    pytest.mark.promise(30, "Any text in any field of a listing renders as text, on every kind of page"),
]

SAFE = ("#", "/", "?", "tel:", "sms:", "mailto:", "https://", "http://")
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)


class Elements(HTMLParser):
    """The kinds of elements of a page with their attributes' names, and where its links lead."""

    def __init__(self, html):
        super().__init__()
        self.kinds, self.links, self.scripts = set(), [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.kinds |= {(tag, name) for name, _value in attributes} | {(tag, "")}
        self.links += [value for name, value in attributes if name in {"href", "src", "action", "formaction"}]
        self.scripts += tag == "script"


@pytest.fixture
def shown(client, world, publish):
    """The elements of all pages that show listings full of a text."""

    def show(text):
        line, helpers, together = hostile_listings(text, 0)
        publish(line, helpers, together)
        paths = ["mx/", "mx/?from=us", "us/mx/", "mx/card/", f"h/{line.code}/", f"h/{line.code}/?from=us"]
        paths += [f"o/{helpers.code}/", f"i/{together.code}/", "search/?country=mx", f"h/{line.code}/card/"]
        responses = [client.get(f"/es/{path}") for path in paths] + [client.get(f"/en/h/{line.code}/")]
        assert {response.status_code for response in responses} == {200}
        return [Elements(response.content.decode()) for response in responses]

    return show


def same(found, harmless):
    """Nothing more than on the harmless pages, and no link with a scheme of its own."""
    for page, plain in zip(found, harmless, strict=True):
        strange = page.kinds - plain.kinds - {("span", ""), ("span", "class"), ("span", "lang")}
        assert strange == set()
        assert page.scripts == plain.scripts
        assert [link for link in page.links if link and not link.startswith(SAFE)] == []
        assert [link for link in page.links if link and link.startswith("//")] == []


def test_a_payload_is_shown_as_it_is(shown):
    harmless = shown("https://harmless.example/")

    for payload in PAYLOADS:
        same(shown(payload), harmless)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY)
def test_any_text_is_shown_as_it_is(shown, text):
    same(shown(text), shown("https://harmless.example/"))
