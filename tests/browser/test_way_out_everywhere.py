"""Promise 1: the way out is on every kind of page and every error, in view, first, free and large enough."""

import re

import pytest

pytestmark = pytest.mark.promise(1, "The way out is on every page and error, in view wherever one has scrolled to")

PAGES = [
    "",
    "mx/",
    "mx-bcn/",
    "us/mx/",
    "us/us/",
    "number/",
    "search/",
    "search/?q=lima",
    "about/",
    "quality/",
    "report/",
]
PAGES += ["mx/card/", "aq/", "nothing/"]
WINDOWS = [(320, 640), (390, 844), (1280, 800), (320, 256)]
"""The last one is a screen of 1280 × 1024 at 400 %."""
LOOK = """() => {
    const found = [];
    const box = document.querySelector(".leave");
    const end = document.documentElement.scrollHeight;
    for (const at of [0, end / 3, end / 2, end]) {
        scrollTo({ top: at, behavior: "instant" });
        const { left, top, right, bottom } = box.getBoundingClientRect();
        const points = [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2], [right - 2, bottom - 2]];
        const free = points.every(([x, y]) => document.elementFromPoint(x, y)?.closest(".leave") === box);
        const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        found.push([free, inside, Math.min(right - left, bottom - top) >= 44]);
    }
    const last = [...document.querySelectorAll("footer :is(a, p)")].at(-1).getBoundingClientRect();
    const bar = box.getBoundingClientRect();
    return [found, last.bottom <= bar.top || last.top >= bar.bottom];
}"""
"""At four places of the page: is the control free, in view, large enough? And at its end: is the last line readable?"""


def assert_way_out(page):
    found, last_line_is_free = page.evaluate(LOOK)
    assert found == [[True, True, True]] * 4
    assert last_line_is_free


def assert_first_in_focus_order(page):
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "leave"


@pytest.fixture(scope="module")
def window(browser, site):
    """One window for many pages. Scripts run: the control is the same without."""
    context = browser.new_context(base_url=site.address)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def listings(site):
    """A hotline, an organization and an initiative."""
    pages = "".join(site.get(f"/es/{path}")[1].decode() for path in ("mx/", "us/pe/", "us/mx/"))
    found = [re.search(rf'href="/es/({kind}/\w+/)', pages) for kind in "hoi"]
    return [match[1] for match in found if match]


@pytest.mark.parametrize("language", ["es", "en"])
def test_on_every_kind_of_page(window, listings, language):
    assert len(listings) == 3
    for path in [*PAGES, *listings]:
        window.goto(f"/{language}/{path}")
        for width, height in WINDOWS:
            window.set_viewport_size({"width": width, "height": height})
            assert_way_out(window)
        assert_first_in_focus_order(window)


SEND = """([address, method, length]) => {
    const form = document.body.appendChild(document.createElement("form"));
    const box = form.appendChild(document.createElement("input"));
    Object.assign(form, { action: address, method });
    Object.assign(box, { name: "q", value: "a".repeat(length) });
    form.submit();
}"""
ERRORS = {
    403: ("/admin/login/", "post", 1),  # without its token
    413: ("/es/search/", "post", 150_000),
}


@pytest.mark.parametrize("status", ERRORS)
def test_on_an_error_that_is_sent_for(window, status):
    window.goto("/es/about/")
    with window.expect_navigation() as answer:
        window.evaluate(SEND, ERRORS[status])

    assert answer.value.status == status
    assert_everywhere(window)


@pytest.mark.parametrize(
    "status, address", [(404, "/nothing"), (400, "http://wrong.test:{port}/es/"), (404, "/static/x")]
)
def test_on_an_error_that_is_visited(window, site, status, address):
    assert window.goto(address.format(port=site.port)).status == status
    assert_everywhere(window)


def test_on_a_page_that_broke_because_nothing_can_be_read(window, set_up, tmp_path):
    broken = set_up.copy(tmp_path / "broken")
    for file in broken.folder.glob("edition.sqlite3*"):
        file.write_bytes(b"This is no database. " * 1000)
    with broken.server() as site:
        assert window.goto(f"{site.address}/es/mx/").status == 500
        assert_everywhere(window)


def assert_everywhere(window):
    for width, height in WINDOWS:
        window.set_viewport_size({"width": width, "height": height})
        assert_way_out(window)
    assert_first_in_focus_order(window)


def test_paper_has_no_way_out(visit):
    page = visit("/es/mx/")
    page.emulate_media(media="print")

    assert not page.locator(".leave").is_visible()
