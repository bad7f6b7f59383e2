"""Promises 1, 3, 5 and 6 in Firefox, the last but one with what Tor Browser switches off at “Safest”."""

import shutil

import pytest

from tests.browser.elsewhere import WORDS
from tests.browser.firefox import SAFEST, firefox
from tests.browser.test_back import COVER
from tests.browser.test_way_out_everywhere import LOOK
from tests.lacking import require

LACKING = "Firefox is not installed. Install it with: sudo apt-get install firefox-esr"


@pytest.fixture(scope="module")
def path():
    return require(shutil.which("firefox-esr") or shutil.which("firefox"), LACKING)


@pytest.fixture(scope="module")
def fox(path, tmp_path_factory):
    with firefox(path, tmp_path_factory.mktemp("firefox") / "profile", {}) as running:
        running("WebDriver:SetWindowRect", width=500, height=640)  # it refuses to be narrower
        yield running


@pytest.fixture(scope="module")
def safest(path, tmp_path_factory):
    with firefox(path, tmp_path_factory.mktemp("safest") / "profile", SAFEST) as running:
        yield running


@pytest.mark.promise(1, "The way out is on every page and error, in view wherever one has scrolled to")
@pytest.mark.parametrize("address", ["/es/", "/en/mx/", "/es/us/mx/", "/es/search/", "/es/about/", "/es/nothing/"])
def test_the_way_out_is_in_view_and_first(fox, site, address):
    fox.goto(site.address + address)

    assert fox.run("return innerWidth") == 500
    assert fox.run(f"return ({LOOK})()") == [[[True, True, True]] * 4, True]
    fox.press("\ue004")  # Tab
    assert fox.run("return document.activeElement.className") == "leave"


@pytest.mark.promise(3, "After leaving, Back and Forward show nothing of this site")
def test_back_after_leaving_shows_the_cover_and_nothing_else(fox, site, elsewhere):
    for address in ("/en/", "/en/mx/", "/en/search/"):
        fox.goto(site.address + address)
    fox("WebDriver:Back")
    assert "Mexico" in fox.text(), "Back inside the site is as ever."
    fox("WebDriver:Forward")
    fox.click(".leave")
    fox.wait_for(elsewhere.address)

    said = []
    for way in ["Back", "Back", "Forward", "Forward", "Back"]:
        fox(f"WebDriver:{way}")
        said.append(fox.text())
    assert said == [COVER, COVER, COVER, f"{WORDS}\nA link", COVER]
    fox.click("button")
    assert "Mexico" in fox.text("h1")


@pytest.mark.promise(3, "After leaving, Back and Forward show nothing of this site")
def test_a_link_of_another_site_shows_the_page_at_once(fox, site, elsewhere):
    fox.goto(elsewhere.linking_to(f"{site.address}/en/mx/"))
    fox.click("a")
    fox.wait_for(f"{site.address}/en/mx/")

    assert "Mexico" in fox.text("h1")
    fox("WebDriver:Refresh")
    assert "Mexico" in fox.text("h1")


@pytest.mark.promise(6, "Pressing Shift three times leaves; writing in capitals never does")
def test_shift_three_times_leaves(fox, site, elsewhere):
    fox.goto(f"{site.address}/es/mx/")
    fox.press(*["\ue008"] * 3)
    fox.wait_for(elsewhere.address)


@pytest.mark.promise(5, "Without scripts the way out is one link, and everything works")
def test_with_all_switched_off_every_task_works(safest, site, elsewhere):
    safest.goto(f"{site.address}/en/")
    assert not safest.run("return document.querySelector('.leave').hasAttribute('aria-describedby')"), "Scripts run."
    safest.click("#from option[value=us]")
    safest.click("#place option[value=mx]")
    safest.click(".ask button")
    safest.wait_for(f"{site.address}/en/us/mx/")
    assert "Mexico" in safest.text("#mx")

    safest.goto(f"{site.address}/en/search/")
    safest.write("#q", "shelter in lima")
    safest.click(".find button")
    assert "Lima" in safest.text("main")
    assert safest.address == f"{site.address}/en/search/"

    safest.goto(f"{site.address}/en/number/")
    safest.write("#number", "1 888 373 7888")
    safest.click(".ask button")
    assert "1-888-373-7888" in safest.text("main")

    safest.click("a[hreflang=es], button[lang=es]")
    safest.click(".leave")
    safest.wait_for(elsewhere.address)
    safest("WebDriver:Back")
    assert COVER not in safest.text()
