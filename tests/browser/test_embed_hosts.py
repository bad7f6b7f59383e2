"""The four snippets, copied as the site makes them, in the sites of partners."""

import re

import pytest

from tests.browser.embedding import inside, is_shown
from tests.browser.hosts import in_wordpress

NUMBER = "800 5533 000"


@pytest.mark.parametrize("form", ["frame", "element"])
def test_in_a_plain_site_the_lines_are_shown(partner, form):
    page = partner.open(partner.snippet(form))

    assert is_shown(page)
    assert inside(page).get_by_text(NUMBER).first.is_visible()


@pytest.mark.parametrize("form", ["frame", "element"])
def test_a_strict_site_needs_the_line_that_was_suggested_and_no_more(partner, form):
    text = partner.snippet(form)
    allowed = partner.policy if form == "frame" else partner.element_policy

    page = partner.open(text, {"Content-Security-Policy": f"default-src 'none'; {allowed}"})

    assert is_shown(page)


@pytest.mark.parametrize("form", ["frame", "element"])
def test_a_site_that_requires_permission_for_everything_it_loads(partner, form):
    page = partner.open(partner.snippet(form), {"Cross-Origin-Embedder-Policy": "require-corp"})

    assert is_shown(page)
    assert inside(page).locator("body").evaluate("body => getComputedStyle(body).paddingTop") == "12px"


def test_where_scripts_are_blocked_the_link_of_the_element_stays(partner):
    page = partner.open(partner.snippet("element"), {"Content-Security-Policy": "script-src 'none'"})

    assert page.get_by_role("link", name="Líneas de ayuda: México").is_visible()
    assert page.locator("iframe").count() == 0


@pytest.mark.parametrize("form", ["frame", "element"])
def test_where_frames_are_blocked_a_link_can_be_seen(partner, form):
    page = partner.open(partner.snippet(form), {"Content-Security-Policy": "frame-src 'none'"})
    page.locator("iframe").first.wait_for(state="attached")
    page.wait_for_timeout(500)

    link = page.get_by_role("link", name="Líneas de ayuda: México")
    assert link.is_visible()
    link.click()
    page.get_by_text(NUMBER).first.wait_for()


def test_a_script_that_was_changed_does_not_run(partner):
    text = partner.snippet("element").replace("sha384-", "sha384-AAAA")

    page = partner.open(text)
    page.wait_for_timeout(300)

    assert page.locator("iframe").count() == 0
    assert page.get_by_role("link", name="Líneas de ayuda: México").is_visible()


def test_the_badge_is_a_picture_that_leads_to_the_page(partner):
    page = partner.open(partner.snippet("badge"), {"Cross-Origin-Embedder-Policy": "require-corp"})

    assert page.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth)") == 240
    page.get_by_role("link").click()
    page.get_by_text(NUMBER).first.wait_for()


@pytest.fixture
def wordpress(partner):
    """The address of the snippet, pasted into a post of WordPress."""
    return partner.open(
        in_wordpress(partner.oembed(partner.snippet("address"))), viewport={"width": 700, "height": 900}
    )


def test_wordpress_shows_the_frame_at_its_height_in_place_of_the_link(wordpress):
    wordpress.locator("iframe:not([style])").wait_for()

    assert not wordpress.locator("blockquote").is_visible()
    content = inside(wordpress).locator("body").evaluate("body => Math.ceil(body.getBoundingClientRect().height)")
    assert int(wordpress.locator("iframe").get_attribute("height")) == min(content, 1000)


def test_in_wordpress_a_tap_on_a_number_leads_to_our_page_where_it_can_be_called(wordpress):
    wordpress.locator("iframe:not([style])").wait_for()
    inside(wordpress).locator("article a[href^='tel:']").first.click()
    wordpress.wait_for_url(re.compile("/es/h/"))

    assert wordpress.locator("a[href^='tel:']").first.is_visible()


def test_in_wordpress_a_country_is_chosen_inside_the_frame(partner):
    page = partner.open(in_wordpress(partner.oembed(f"{partner.site.address}/es/")))
    page.locator("iframe:not([style])").wait_for()
    before = page.locator("iframe").get_attribute("height")
    inside(page).get_by_role("link", name="México").click()
    inside(page).get_by_text(NUMBER).first.wait_for()

    page.wait_for_function("height => document.querySelector('iframe').getAttribute('height') !== height", arg=before)
    assert inside(page).get_by_text(NUMBER).first.is_visible()


@pytest.mark.promise(34, "In a frame on another site a number can be called")
def test_a_number_in_the_frame_can_be_called(partner):
    page = partner.open(partner.snippet("frame"))
    is_shown(page)

    inside(page).locator("a[href='tel:+528005533000'], a[href='tel:8005533000']").first.click()
    page.wait_for_timeout(300)

    assert [url for url in partner.asked if url.startswith("tel:")]
    by_us = [said for said in partner.said if not said.startswith("Blocked script execution")]
    assert not [said for said in by_us if "sandbox" in said]


@pytest.mark.promise(34, "A frame on another site can do nothing else there")
def test_the_frame_can_do_nothing_else_to_the_site(partner):
    """The sandbox of the snippet: no script of ours runs, even if our server were taken over."""
    page = partner.open(partner.snippet("frame"))
    is_shown(page)

    sandbox = page.locator("iframe").get_attribute("sandbox")
    assert sandbox == "allow-popups allow-popups-to-escape-sandbox"
    assert not [url for url in partner.asked if url.endswith(".js")]
