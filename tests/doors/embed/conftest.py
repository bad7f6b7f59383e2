"""What the tests of the widget share: two countries with lines, and a way to read a frame."""

import re

import pytest

from tests.listings import channel, hotline, organization, text

WHATSAPP = {"type": "whatsapp", "value": "+525555550100", "display": "55 5555 0100", "callable_from": ("*",)}


@pytest.fixture
def lines(world, publish):
    """Three lines of Mexico, and one for people in any country."""
    publish(
        hotline(
            "first", name=text("Primera", "First"), organization="helpers", channels=(channel(), channel(**WHATSAPP))
        ),
        hotline("second", name=text("Segunda", "Second"), kind="women", channels=(channel(value="+525555550101"),)),
        hotline(
            "third",
            name=text("Tercera", "Third"),
            kind="child",
            languages=("es", "en"),
            hours="",
            channels=(channel(value="075", type="short_code", hours=""),),
        ),
        hotline(
            "world", name=text("Mundial", "Worldwide"), regions=("001",), channels=(channel(value="+15555550102"),)
        ),
        organization(services=("shelter",)),
    )


@pytest.fixture
def frame(page):
    """Open an embed page by what follows /embed/v1/."""
    return lambda address, query=None, **given: page(f"/embed/v1/{address}", query or {}, **given)


def names(page):
    """The lines of a frame, in their order."""
    headings = re.findall(r"<article.*?<h2><a[^>]*>(.*?)<span", page.html, re.DOTALL)
    return [re.sub("<[^>]+>", "", heading).strip() for heading in headings]
