"""Both sides of a border in a real browser, without scripts, on the screen and on paper."""

import re

import pytest

PAIRS = ["us/mx", "mx/us", "us/gt", "mx/gt", "pe/bo", "co/ve", "es/co"]
PAGES = ["us/mx/", "mx/us/", "mx/?from=us", "us/?from=mx", "number/", "us/mx/card/", "us/us/"]


@pytest.fixture
def two_sides(visit):
    """From the home page to the page of both countries, as a visitor goes."""
    page = visit("/en/")
    page.locator("#from").select_option("us")
    page.locator("#place").select_option("mx")
    page.get_by_role("button", name="See who to call").click()
    return page


def test_the_line_where_one_is_comes_first(two_sides):
    assert two_sides.url.endswith("/en/us/mx/")
    first = two_sides.locator("main a.call").first
    assert first.get_attribute("href") == "tel:+18883737888"


def test_whatsapp_is_offered_and_the_free_number_carries_its_warning(two_sides):
    there = two_sides.locator("#mx")

    assert there.locator("a[href='https://wa.me/528005533000']").first.is_visible()
    blocked = there.locator(".cannot", has_text="800 5533 000")
    assert "do not press 800 5533 000 as it is printed: somebody else could answer" in blocked.inner_text()
    assert there.locator("a[href='tel:+528005533000']").count() == 0


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_both_sides_fit_on_one_sheet(visit, language, pair, paper):
    sheet = visit(f"/{language}/{pair}/").pdf(format=paper)

    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", ["us/mx/card/", "mx/card/"])
def test_eight_cards_fit_on_one_sheet(visit, address, paper):
    sheet = visit(f"/es/{address}").pdf(format=paper)

    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(visit, path, width):
    page = visit(f"/es/{path}", viewport={"width": width, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
