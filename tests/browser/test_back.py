"""Promise 3: whoever presses Back after somebody left sees nothing of this site. The back/forward cache is on."""

import pytest

from tests.browser.elsewhere import WORDS

pytestmark = pytest.mark.promise(3, "After leaving, Back and Forward show nothing of this site")

COVER = "Continuar / Continue"
WATCH = """
    window.seen = [];
    addEventListener("pageshow", (event) => (window.kept = event.persisted));
    addEventListener("pagehide", () => (window.seen = []));
    function look() {
      const body = document.body;
      if (body?.checkVisibility({ visibilityProperty: true })) {
        const said = body.innerText.trim();
        if (!window.seen.includes(said)) window.seen.push(said);
      }
      requestAnimationFrame(look);
    }
    look();
"""
"""Notes what each frame shows, from the first on."""
STILL = """
    new Promise((still) => {
      const wait = () => {
        const there = document.readyState === "complete" && !document.documentElement.style.visibility;
        requestAnimationFrame(there ? () => requestAnimationFrame(still) : wait);
      };
      wait();
    })
"""
"""Waits until the page is there, and two frames more."""


@pytest.fixture
def page(own_browser):
    """A visitor who looks at three pages."""
    context = own_browser()
    context.add_init_script(WATCH)
    page = context.pages[0]
    page.goto("/en/")
    page.get_by_role("link", name="Mexico").first.click()
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url("**/search/")
    return page


def leave(page, elsewhere):
    page.locator(".leave").click()
    page.wait_for_url(elsewhere.address)


def move(page, way):
    """Press Back or Forward, and give back every text that was to be seen until the page stood still."""
    (page.go_back if way == "back" else page.go_forward)(wait_until="commit")
    page.evaluate(STILL)
    return set(page.evaluate("window.seen")) - {""}


def test_back_and_forward_after_leaving_show_the_cover_and_nothing_else(page, elsewhere):
    leave(page, elsewhere)

    assert [move(page, "back") for _ in range(2)] == [{COVER}, {COVER}]
    assert page.title() == COVER
    assert move(page, "back") == set()  # the empty page from which the visit began
    assert [move(page, "forward") for _ in range(2)] == [{COVER}, {COVER}]
    assert WORDS in move(page, "forward").pop()
    assert move(page, "back") == {COVER}


def test_back_shows_nothing_where_the_cache_could_not_be_emptied(page, elsewhere):
    page.route("**/x?quiet", lambda route: None)
    leave(page, elsewhere)

    assert move(page, "back") == {COVER}
    assert page.evaluate("window.kept"), "The back/forward cache was not at work: this test proves nothing."
    assert move(page, "back") == {COVER}


def test_places_inside_a_page_are_covered_too(page, elsewhere):
    page.goto("/en/mx/")
    page.evaluate("location.hash = 'main'")
    page.get_by_role("link", name="Search", exact=True).click()
    leave(page, elsewhere)

    assert [move(page, "back") for _ in range(4)] == [{COVER}] * 4


def test_the_visitor_who_comes_back_presses_one_button_and_goes_on(page, elsewhere):
    leave(page, elsewhere)
    move(page, "back")
    page.get_by_role("button", name=COVER).click()

    assert page.get_by_role("heading", level=1).inner_text() == "Mexico"
    assert page.title() == "Mexico · Puente"
    page.reload()
    assert page.get_by_role("heading", level=1).is_visible()
    assert "Find someone to call" in move(page, "back").pop()


def test_a_covered_page_stays_covered_when_it_is_loaded_again(page, elsewhere):
    leave(page, elsewhere)
    move(page, "back")
    page.reload()

    assert page.locator("body").inner_text() == COVER


def test_back_inside_the_site_is_as_ever(page):
    page.go_back(wait_until="commit")
    page.get_by_role("heading", name="Mexico", level=1).wait_for()
    page.evaluate("scrollTo(0, 700)")
    page.get_by_role("link", name="About this site").evaluate("link => link.click()")
    page.wait_for_url("**/about/")

    assert "Mexico" in move(page, "back").pop()
    assert page.evaluate("window.kept"), "The back/forward cache was not at work: this test proves nothing."
    assert page.evaluate("scrollY") == 700
    assert "Find someone to call" in move(page, "back").pop()


def test_a_link_of_another_site_shows_the_page_at_once(own_browser, site, elsewhere):
    context = own_browser()
    context.add_init_script(WATCH)
    page = context.pages[0]
    page.goto(elsewhere.linking_to(f"{site.address}/en/mx/"))
    page.get_by_role("link").click()
    page.get_by_role("heading", name="Mexico", level=1).wait_for()

    assert COVER not in page.evaluate("window.seen")
    page.reload()
    assert page.get_by_role("heading", name="Mexico", level=1).is_visible()


def test_whoever_follows_a_link_out_and_comes_back_finds_the_cover(page, elsewhere):
    page.evaluate("address => location.assign(address)", elsewhere.address)
    page.wait_for_url(elsewhere.address)

    assert move(page, "back") == {COVER}


def test_a_browser_that_cannot_tell_where_one_comes_from_covers_every_return(page, elsewhere):
    page.context.add_init_script("Object.defineProperty(window, 'navigation', { value: undefined })")
    page.goto("/en/")
    page.get_by_role("link", name="Mexico").first.click()
    page.get_by_role("heading", name="Mexico", level=1).wait_for()
    leave(page, elsewhere)

    assert [move(page, "back") for _ in range(2)] == [{COVER}, {COVER}]


def test_without_scripts_a_page_is_never_covered(own_browser, elsewhere):
    page = own_browser(java_script_enabled=False).pages[0]
    page.goto("/en/mx/")
    page.goto(elsewhere.address)
    page.go_back(wait_until="commit")

    assert page.get_by_role("heading", name="Mexico", level=1).is_visible()
