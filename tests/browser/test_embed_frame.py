"""An embed page by itself: its heights, its weight, its colours, and what axe says of it."""

from itertools import product

import pytest

from tests.browser.embedding import inside

COUNTRIES = ["mx", "us", "pe", "gt", "co", "es", "ni", "aq", "001", "mx-bcn"]
HEIGHTS = "[...document.querySelectorAll('article')].map((card) => card.offsetHeight)"


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_card_is_as_high_in_a_wide_frame_as_in_a_narrow_one(visit, country):
    page = visit(f"/embed/v1/es/{country}/?limit=20", viewport={"width": 320, "height": 600})
    narrow = page.evaluate(HEIGHTS)
    page.set_viewport_size({"width": 900, "height": 600})
    wide = page.evaluate(HEIGHTS)

    assert len(narrow) == len(wide) > 0
    assert all(abs(a - b) <= 0.15 * max(a, b) for a, b in zip(narrow, wide, strict=True)), (narrow, wide)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_height_that_the_snippet_reserves_is_the_one_the_frame_needs(visit, country):
    page = visit("/es/widget/", viewport={"width": 360, "height": 600})
    heights = []
    for language, query in product(["es", "en"], ["", "&from=us", "&limit=5"]):
        page.goto(f"/{language}/widget/?place={country}{query}")
        preview = page.locator("iframe.preview")
        reserved, address = int(preview.get_attribute("height")), preview.get_attribute("src")
        page.goto(address)
        needed = page.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        heights.append((language, query, needed, reserved))

    assert [one for one in heights if not one[2] <= one[3] <= 1.35 * one[2] + 40] == []


@pytest.mark.parametrize("width", [280, 320, 900])
@pytest.mark.parametrize("address", ["es/mx/", "en/us/?compact=1", "es/all/", "en/pe/?from=us"])
def test_no_frame_scrolls_sideways(visit, address, width):
    page = visit(f"/embed/v1/{address}", viewport={"width": width, "height": 600})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["es/mx/", "en/us/?from=mx", "es/all/", "es/ni/?compact=1"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_inside_the_frame(partner, address, theme):
    from axe_playwright_python.sync_playwright import Axe

    source = f"{partner.site.address}/embed/v1/{address}{'&' if '?' in address else '?'}theme={theme}"
    body = f'<main><iframe title="Lines" width="320" height="900" src="{source}"></iframe></main>'
    page = partner.open(body, viewport={"width": 400, "height": 900})
    inside(page).locator("footer").wait_for()

    found = Axe().run(page.frames[1]).response["violations"]

    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


def test_the_theme_is_the_partners_whatever_the_screen_has(visit):
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    dark = visit("/embed/v1/es/mx/?theme=dark", color_scheme="light").evaluate(colour)
    light = visit("/embed/v1/es/mx/?theme=light", color_scheme="dark").evaluate(colour)

    assert visit("/embed/v1/es/mx/", color_scheme="dark").evaluate(colour) == dark != light


def test_with_forced_colours_a_number_still_has_an_edge(visit):
    page = visit("/embed/v1/es/mx/", forced_colors="active")

    assert page.locator("a.call").first.evaluate("link => getComputedStyle(link).borderTopStyle") == "solid"


def test_the_frames_of_all_shipped_countries_weigh_little_and_ask_for_two_things(visit, site):
    import brotli

    for country in ("mx", "us", "gt"):
        page = visit(f"/embed/v1/es/{country}/?limit=20")
        asked = page.evaluate(
            "[...document.querySelectorAll('link, script, img')].map((one) => one.getAttribute('href'))"
        )
        weight = sum(len(brotli.compress(site.get(path)[1])) for path in [f"/embed/v1/es/{country}/?limit=20", *asked])

        assert len(asked) == 1
        assert weight <= 8_000, country
