"""As in Tor Browser's “Safest”: no scripts, no drawings. Every task can still be done."""

import re

import pytest

pytestmark = pytest.mark.promise(5, "Without scripts and drawings every task can be done")
DRAWING = re.compile(r"<svg\b.*?</svg>|<img\b[^>]*>|<math\b.*?</math>", re.DOTALL)


@pytest.fixture
def bare(visit):
    """A page without scripts, and from then on without anything drawn."""

    def open_page(path):
        page = visit("/healthz", java_script_enabled=False)
        page.route(re.compile(r"\.(svg|png|jpg|woff2?)(\?|$)"), lambda route: route.fulfill(status=204))
        page.route(re.compile(r"/(es|en)/[^.]*$"), undrawn)
        page.goto(path)
        return page

    return open_page


def undrawn(route):
    response = route.fetch(max_redirects=0)
    if "text/html" not in response.headers.get("content-type", "") or response.status >= 300:
        return route.fulfill(response=response)
    return route.fulfill(response=response, body=DRAWING.sub("", response.text()))


def test_finding_a_line_and_saying_where_one_stands(bare):
    page = bare("/es/")
    page.locator("select[name=from]").first.select_option("us")
    page.locator("#place").select_option("mx")
    page.get_by_role("button", name="Ver a quién llamar").click()
    page.wait_for_url("**/es/us/mx/")

    page.reload()  # what a redirect led to was drawn

    assert page.locator("a[href^='tel:']").first.is_visible()
    assert page.locator("svg, img").count() == 0


def test_searching_and_narrowing(bare):
    page = bare("/en/search/")
    page.locator("#q").fill("shelter tijuana")
    page.get_by_role("button", name="Search").click()
    before = page.locator("main h3").count()
    page.locator("button.step").first.click()

    assert before > 0
    assert page.url.endswith("/en/search/")
    assert page.locator("main").inner_text()


def test_asking_whether_a_number_is_real(bare):
    page = bare("/es/number/")
    page.locator("#number").fill("800 553 3000")
    page.get_by_role("button", name="Revisar").or_(page.locator("main form button")).first.click()

    assert "está en este directorio" in page.locator("main").inner_text()


def test_changing_the_language_and_reading_what_stays(bare):
    page = bare("/es/mx/")
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="What this visit leaves behind").click()

    assert page.url.endswith("/en/safety/")
    assert "history" in page.locator("main").inner_text()


def test_cards_to_print_have_their_numbers_and_address(bare):
    page = bare("/es/mx/card/")

    assert "800" in page.locator(".pocket").first.inner_text()
    assert "/es/mx/" in page.locator(".pocket .address").first.inner_text()


def test_leaving(bare):
    page = bare("/es/mx/")
    asked = []
    page.route("**/x", lambda route: (asked.append(route.request.url), route.fulfill(status=200, body="elsewhere")))
    page.locator("a.leave").click()

    assert [url.rpartition("/")[2] for url in asked] == ["x"]
