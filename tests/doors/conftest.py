"""What the doors' tests share: the desk is forbidden to all of them, and pages are read as a visitor reads them."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils import timezone, translation

from tests import listings

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """All tests are on one day."""
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)


@pytest.fixture(autouse=True)
def default_language():
    """What a test or a page switched on is switched off."""
    with translation.override("es"):
        yield


@pytest.fixture
def world(publish):
    """The places and the word that most pages need."""
    publish(
        listings.region("001", kind="world", name=listings.text("Mundo", "World"), neighbours=(), subdivisions=()),
        listings.region("MX", neighbours=("US",)),
        listings.region(
            "US",
            name=listings.text("Estados Unidos", "United States"),
            neighbours=("MX",),
            subdivisions=(
                listings.subdivision(code="US-CA", name=listings.text("California", "California"), search_names=()),
            ),
        ),
        listings.region("NI", name=listings.text("Nicaragua", "Nicaragua"), neighbours=(), subdivisions=()),
        listings.service("legal"),
        listings.service("shelter", order=0, name=listings.text("Refugio", "Shelter")),
    )


class Page:
    """A page as its reader finds it."""

    def __init__(self, response):
        self.response = response
        self.html = response.content.decode()

    @property
    def text(self):
        """What can be read, in one line."""
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", self.html))).strip()

    @property
    def links(self):
        return [unescape(address) for address in re.findall(r'<a\b[^>]*?\shref="([^"]*)"', self.html)]

    @property
    def title(self):
        return unescape(re.search(r"<title>(.*?)</title>", self.html)[1])

    def says(self, *texts):
        """Whether the page says these things, in this order."""
        position = -1
        for text in texts:
            position = self.text.find(text, position + 1)
            if position < 0:
                return False
        return True


@pytest.fixture
def page(client):
    """Open a page by its address."""
    return lambda *args, **kwargs: Page(client.get(*args, **kwargs))
