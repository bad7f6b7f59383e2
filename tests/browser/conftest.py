"""A real Chromium in front of a real server with the whole data set."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.elsewhere import serving
from tests.browser.embedding import partner  # noqa: F401 (a fixture for the tests of this folder)
from tests.lacking import require

LACKING = "Chromium is not installed. Install it with: sudo apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome")
WITHOUT_WINDOWS = ("chromium-headless-shell", *NAMES)
"""The same engine with no window around it opens a page in half the time, for all that asks only what a page does."""
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
    "--disable-component-update",
    "--host-resolver-rules=MAP wrong.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
WITH_MEMORY = ["--disable-back-forward-cache"]
"""What drivers add for their convenience, and what would make every test of Back worthless."""


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium_path():
    return require(next(filter(None, map(shutil.which, NAMES)), None), LACKING)


@pytest.fixture(scope="session")
def playwright(chromium_path):
    from playwright.sync_api import sync_playwright

    # The driver keeps an event loop running in this thread, where other tests go on to use the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright, chromium_path):
    path = next(filter(None, map(shutil.which, WITHOUT_WINDOWS)))
    chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def elsewhere():
    """The other site to which people leave."""
    with serving() as elsewhere:
        yield elsewhere


@pytest.fixture(scope="session")
def site(set_up, tmp_path_factory, elsewhere):
    """The site as `make run` serves it. Its desk may be written to. People leave it for `elsewhere`."""
    installation = set_up.copy(tmp_path_factory.mktemp("browser") / "site")
    installation.environment["EXIT_URL"] = elsewhere.address
    with installation.server() as site:
        yield site


@pytest.fixture
def own_browser(playwright, chromium_path, site, tmp_path):
    """Start a browser as people have it, with the pages that Back shows and a profile on disk (tmp_path/"profile")."""
    started = []

    def start(**options):
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=chromium_path,
            args=QUIET,
            ignore_default_args=WITH_MEMORY,
            base_url=site.address,
            **options,
        )
        context.set_default_timeout(10_000)
        started.append(context)
        return context

    yield start
    for context in started:
        context.close()


@pytest.fixture
def visit(browser, site):
    """Open an address of the site as a visitor does, with what Playwright calls the options of a context.

    Afterwards nothing may have been stored, asked of another host, or complained about by the browser.
    """
    contexts, troubles, pages = [], [], set()

    def open_page(path, **options):
        context = browser.new_context(base_url=site.address, **{"java_script_enabled": False} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", note_request)
        page.on("console", note_complaint)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
        page.goto(path)
        return page

    def note_request(request):
        if request.is_navigation_request():
            pages.add(request.url)
        if urlsplit(request.url).netloc != urlsplit(site.address).netloc:
            troubles.append(f"asked another host: {request.url}")

    def note_complaint(message):
        address = message.location["url"]
        if address not in pages and not address.endswith("/favicon.ico"):  # the page itself may well be missing
            troubles.append(f"console: {message.text}")

    yield open_page

    stored = [context.storage_state() for context in contexts]
    for context in contexts:
        context.close()
    assert troubles == []
    assert stored == [{"cookies": [], "origins": []}] * len(contexts)
