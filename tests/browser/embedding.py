"""What the tests of the widget in a real browser share."""

import json
from contextlib import ExitStack
from urllib.parse import quote, urlsplit

import pytest

from tests.browser.hosts import PAGE, hosting

SHIFT = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


class Partner:
    """A partner's site. `asked` are the addresses that its page asked for, `said` what the browser complained about."""

    def __init__(self, browser, site, origin, pages, stack):
        self.browser, self.site, self.origin, self.pages, self.stack = browser, site, origin, pages, stack
        self.asked, self.said = [], []
        self.contexts = []

    def open(self, body, headers=None, script="", **options):
        """A page of the partner with this in its middle; scripts of the page itself come from its own origin."""
        path = f"/{len(self.pages)}"
        self.pages[path] = (headers or {}, PAGE.format(body))
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.add_init_script(SHIFT)
        page.goto(self.origin + path)
        if script:
            page.evaluate(script)
        return page

    def snippet(self, form, query="place=mx"):
        """One of the four texts, copied from our page as a partner does."""
        context = self.browser.new_context()
        page = context.new_page()
        page.goto(f"{self.site.address}/es/widget/?{query}")
        text = page.locator(f"#{form}").input_value()
        policies = page.locator("code").all_inner_texts()
        context.close()
        self.policy, self.element_policy = policies
        return text

    def oembed(self, address):
        _status, body = self.site.get(f"/oembed?url={quote(address, safe='')}")
        return json.loads(body)


@pytest.fixture
def partner(browser, site):
    """A partner's site. Afterwards only it and we may have been asked for anything, and nothing may be stored."""
    with ExitStack() as stack:
        origin, pages = stack.enter_context(hosting())
        made = Partner(browser, site, origin, pages, stack)
        yield made
        stored = [context.storage_state() for context in made.contexts]
        for context in made.contexts:
            context.close()
    ours = {urlsplit(site.address).netloc, urlsplit(origin).netloc, ""}
    assert {urlsplit(url).netloc for url in made.asked} <= ours
    assert all(state == {"cookies": [], "origins": []} for state in stored)


def inside(page):
    """The document of the first frame."""
    return page.frame_locator("iframe").first


def is_shown(page):
    """Whether the frame shows its lines to a visitor."""
    inside(page).locator("a[href^='tel:']").first.wait_for()
    return page.locator("iframe").first.is_visible()
