"""Promises 2, 5 and 7: leaving is at once, whatever the server does, and tells nobody."""

import os
import signal
from contextlib import contextmanager

import pytest

from tests.browser.elsewhere import WORDS
from tests.postgres import children

PRESS = """() => {
    document.querySelector(".leave").click();
    return [document.body.checkVisibility(), document.title];
}"""
"""Presses the control, and sees what is shown in the same breath."""


@contextmanager
def hanging(site):
    """The server stops where it stands: connections are taken, and nothing is answered."""
    processes = [site.process.pid, *children(site.process.pid)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


@pytest.fixture
def page(own_browser):
    page = own_browser().pages[0]
    page.goto("/en/mx/")
    return page


@pytest.mark.promise(2, "Leaving hides the page at once, even when the server does not answer")
def test_the_page_is_hidden_in_the_same_breath_as_the_press(page, site, elsewhere):
    with hanging(site):
        assert page.evaluate(PRESS) == [False, f"localhost:{elsewhere.port}"]
        page.wait_for_url(elsewhere.address)

        assert page.get_by_role("heading").inner_text() == WORDS


@pytest.mark.promise(2, "Leaving hides the page at once, even when the server does not answer")
def test_the_control_works_after_the_page_was_changed_in_place(page, elsewhere):
    page.locator("#from").select_option("us")
    page.get_by_role("button", name="See what works from there").click()
    page.locator(".cannot").first.wait_for()

    assert page.locator(".leave").get_attribute("aria-describedby")
    assert page.evaluate(PRESS)[0] is False
    page.wait_for_url(elsewhere.address)


@pytest.mark.promise(2, "Leaving hides the page at once, even when the server does not answer")
def test_an_answer_that_comes_late_shows_nothing_to_who_already_left(page):
    page.route("**/x?quiet", lambda route: None)
    shown = page.evaluate("""() => new Promise((done) => {
        window.setTimeout = () => {};  // who leaves never arrives
        document.addEventListener("shown", () => done(document.body.checkVisibility()));
        document.querySelector(".from-form").requestSubmit();
        document.querySelector(".leave").click();
    })""")

    assert shown is False


@pytest.mark.promise(2, "Leaving hides the page at once, even when the server does not answer")
def test_the_page_that_was_left_is_not_in_the_history(page, elsewhere):
    before = page.evaluate("history.length")
    page.locator(".leave").click()
    page.wait_for_url(elsewhere.address)

    assert page.evaluate("history.length") == before


@pytest.mark.promise(7, "Leaving leads to the same neutral page for everybody, and tells it nothing")
@pytest.mark.parametrize("scripts", [True, False])
def test_the_neutral_site_is_not_told_where_one_comes_from(own_browser, elsewhere, scripts):
    page = own_browser(java_script_enabled=scripts).pages[0]
    page.goto("/es/search/")
    elsewhere.asked.clear()
    page.locator(".leave").click()
    page.wait_for_url(elsewhere.address)

    ((address, headers),) = elsewhere.asked
    assert address == "/"
    assert not {"referer", "origin", "cookie"} & headers.keys()
    assert "127.0.0.1" not in str(headers)


@pytest.mark.promise(5, "Without scripts the way out is one link, and everything works")
def test_without_scripts_one_link_leads_away(own_browser, elsewhere):
    page = own_browser(java_script_enabled=False).pages[0]
    page.goto("/es/mx/")
    with page.expect_response("**/x") as answer:
        page.locator(".leave").click()
    page.wait_for_url(elsewhere.address)

    assert answer.value.status == 303
    assert answer.value.all_headers()["clear-site-data"] == '"cache", "storage"'
