"""Read by keyboard, by ear, enlarged, on a small phone and on a slow line: every kind of page."""

import re
from itertools import pairwise

import pytest

from tests.browser.kinds import kinds

SHIFTS = """
() => new Promise((say) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (moved += entry.value)))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => say(moved), 50)));
})
"""
OUTLINE = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => +heading.tagName[1])"
LANDMARKS = "() => ['header', 'nav:not(.turn)', 'main', 'footer'].map((name) => document.querySelectorAll(name).length)"
FOREIGN = """
() => [...document.querySelectorAll('a[hreflang]:not([rel=alternate])')]
  .filter((link) => link.hreflang !== document.documentElement.lang && link.lang !== link.hreflang)
  .map((link) => link.outerHTML)
"""
PAINTED = """
() => new Promise((say) => {
  new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").length && say(true))
    .observe({type: "paint", buffered: true});
  setTimeout(say, 10_000, false);
})
"""
ASKED_TOGETHER = """
() => {
  const needed = performance.getEntriesByType("resource").filter((it) => /site\\.|leave\\./.test(it.name));
  const lastAsked = Math.max(...needed.map((it) => it.startTime));
  return needed.length === 2 && needed.every((it) => lastAsked < it.responseStart);
}
"""
WIDTH = "document.documentElement.scrollWidth"
TABBED = """
() => {
  const {top, bottom, width} = document.activeElement.getBoundingClientRect();
  const style = getComputedStyle(document.activeElement);
  const bar = document.querySelector(".leave");
  const hidden = document.activeElement !== bar && bottom > bar.getBoundingClientRect().top + 1;
  const everything = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")];
  return [everything.indexOf(document.activeElement), top < -1 || hidden || !width, style.outlineStyle];
}
"""


@pytest.fixture(scope="module")
def seen(browser, site):
    """What was found on one page of every kind, by what it is; each is loaded at two widths."""
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    yield {name: look_at(page, f"/es/{path}") for name, path in kinds(site.installation).items()}
    context.close()


def look_at(page, path):
    moved = [load(page, path, width) for width in (1280, 360)]
    found = {
        "moved": sum(moved),
        "levels": page.evaluate(OUTLINE),
        "landmarks": page.evaluate(LANDMARKS),
        "foreign": page.evaluate(FOREIGN),
        "moving": page.evaluate("document.getAnimations().length"),
    }
    page.set_viewport_size({"width": 320, "height": 256})  # what is left of 1280 at 400 %
    found["at 400 %"] = page.evaluate(WIDTH)
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found["letters at 200 %"] = page.evaluate(WIDTH)
    return found


def load(page, path, width):
    """How much the page moved while it was loaded."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(path, wait_until="load")
    return page.evaluate(SHIFTS)


def only_those(seen, what, wanted):
    return {name: found[what] for name, found in seen.items() if not wanted(found[what])}


def test_nothing_moves_while_a_page_loads(seen):
    assert only_those(seen, "moved", lambda moved: moved == 0) == {}


@pytest.mark.parametrize(("enlarged", "width"), [("at 400 %", 320), ("letters at 200 %", 360)])
def test_an_enlarged_page_does_not_scroll_sideways(seen, enlarged, width):
    assert only_those(seen, enlarged, lambda needed: needed <= width) == {}


def test_every_page_has_one_main_heading_and_skips_no_level(seen):
    def in_order(levels):
        return levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))

    assert only_those(seen, "levels", in_order) == {}


def test_every_page_has_its_landmarks_once(seen):
    assert only_those(seen, "landmarks", lambda counts: counts == [1, 1, 1, 1]) == {}


def test_titles_in_another_language_say_so(seen):
    assert only_those(seen, "foreign", lambda links: links == []) == {}


def test_nothing_on_a_page_moves_by_itself(seen):
    assert only_those(seen, "moving", lambda animations: animations == 0) == {}


@pytest.mark.parametrize("path", ["", "mx/?from=us", "us/mx/", "search/?q=refugio"])
def test_the_keyboard_goes_through_a_page_in_the_order_of_reading(visit, path):
    page = visit(f"/es/{path}", java_script_enabled=True, viewport={"width": 390, "height": 600})
    stops = []
    for _step in range(25):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(TABBED))

    assert stops[0][0] == 0  # the way out
    assert [order for order, _hidden, _outline in stops] == sorted(order for order, _hidden, _outline in stops)
    assert [stop for stop in stops if stop[1] or stop[2] == "none"] == []


def test_on_a_slow_line_the_text_is_there_one_round_trip_after_the_page(visit):
    page = visit("/es/about/", java_script_enabled=True)
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    line = {"offline": False, "latency": 300, "downloadThroughput": 30_000, "uploadThroughput": 15_000}
    slow.send("Network.emulateNetworkConditions", line)
    asked, held = [], []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.route(re.compile(r"/here\.[^/]*js$"), lambda route: held.append(route))  # what no text waits for never comes

    page.goto("/es/us/?from=mx", wait_until="commit")

    assert page.evaluate(PAINTED)
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("main a.call b").first.is_visible()
    assert page.evaluate(ASKED_TOGETHER)  # the style, and the script that covers the page when Back leads here
    assert asked.count("stylesheet") == 1
    assert set(asked) <= {"document", "stylesheet", "script", "image", "other"}
    assert len(held) == 1
    held[0].fulfill(body="", content_type="text/javascript")
