"""Promises 4, 8, 10 and 11: what a visit leaves in the browser, searched for in every file of its profile."""

import pytest

from tests.browser.elsewhere import WORDS

BODY = "800 5533 000"
"""A number that the page of Mexico shows."""
STYLE = "--bridge-ink"
"""What only the style sheet says."""
TYPED = "xilófono-violeta"
PLAIN = {"Accept-Encoding": "identity"}
"""Files that are kept as they are can be searched."""


@pytest.fixture
def found(tmp_path):
    """The files of the closed profile that hold a text, in either encoding."""

    def search(text):
        needles = [text.encode(), text.encode("utf-16-le")]
        files = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
        assert len(files) > 20
        return [path for path in files if any(needle in path.read_bytes() for needle in needles)]

    return search


def close(context):
    """Close as a person does: what was to be written is written."""
    context.pages[0].wait_for_timeout(300)
    context.close()


@pytest.mark.promise(4, "Leaving empties what the browser kept of this site")
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("leaves", [True, False])
def test_the_disk_cache_is_empty_after_leaving_and_only_then(own_browser, found, elsewhere, scripts, leaves):
    context = own_browser(extra_http_headers=PLAIN, java_script_enabled=scripts)
    page = context.pages[0]
    page.goto("/es/mx/")
    if leaves:
        with page.expect_response("**/x*") as emptied:
            page.locator(".leave").click()
        assert emptied.value.status in {204, 303}
        page.wait_for_url(elsewhere.address)
    close(context)

    assert bool(found(STYLE)) is not leaves
    assert found(BODY) == []


@pytest.mark.promise(8, "A visit leaves no text of this site on the disk, with or without leaving")
def test_no_text_of_the_site_is_on_the_disk_after_a_visit(own_browser, found, elsewhere):
    context = own_browser(extra_http_headers=PLAIN)
    page = context.pages[0]
    page.goto(elsewhere.address)
    for path in ("/es/", "/es/search/?q=lima", "/es/mx/", "/en/us/mx/"):
        page.goto(path)
    assert BODY in page.locator("main").inner_text()
    close(context)

    assert found(WORDS), "Not even a page that may be kept is found: the search finds nothing."
    assert found("México · Puente"), "The history names pages by their titles, which say nothing."
    for text in (BODY, "Línea Nacional", "Usted decide", "trata de personas"):
        assert found(text) == []


@pytest.mark.promise(10, "What was typed is in no address, file, log or database")
def test_what_is_typed_to_filter_a_page_is_nowhere(own_browser, found, site):
    context = own_browser()
    page = context.pages[0]
    page.goto("/es/mx/")
    page.get_by_label("Filtrar esta página").press_sequentially(TYPED)
    page.get_by_role("status").get_by_text("0").wait_for()
    close(context)

    assert found("/es/mx/")
    assert found(TYPED) == []
    assert on_the_server(site) == []


@pytest.mark.promise(10, "What was typed is in no address, file, log or database")
@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_searched_for_is_in_the_files_of_the_open_tabs_at_most(own_browser, found, site, scripts):
    context = own_browser(java_script_enabled=scripts)
    page = context.pages[0]
    page.goto("/es/search/")
    page.locator("#q").press_sequentially(TYPED)
    page.keyboard.press("Enter")
    page.locator("#q[value]").wait_for()
    assert page.locator("#q").input_value() == TYPED
    assert page.url == f"{site.address}/es/search/"
    close(context)

    assert {path.parent.name for path in found(TYPED)} <= {"Sessions"}
    assert not [path for path in found("/es/search/") if path.name == "Web Data"], "It became a search engine."
    assert on_the_server(site) == []


def on_the_server(site):
    """The files of the installation, its log among them, that hold what was typed."""
    needles = [TYPED.encode(), b"xilofono"]
    files = [path for path in site.installation.folder.rglob("*") if path.is_file()]
    assert len(files) > 3
    return [path for path in files if any(needle in path.read_bytes() for needle in needles)]


FORMS = """() => [...document.forms]
    .filter((form) => form.method === "get" && form.querySelector("input:is(:not([type]), [type=text], [type=search])"))
    .filter((form) => !form.querySelector("textarea[hidden]:not([name])"))
    .map((form) => form.outerHTML)"""
"""Forms that Chromium would offer in the address bar from then on."""
FIELDS = """() => [...document.querySelectorAll("input:not([type=hidden]):not([type=submit]), textarea:not([hidden])")]
    .filter((field) => !(field.autocomplete === "off" && field.spellcheck === false))
    .map((field) => field.outerHTML)"""


@pytest.mark.promise(10, "What was typed is in no address, file, log or database")
@pytest.mark.parametrize("path", ["", "mx/", "us/mx/", "search/", "search/?q=lima", "number/", "report/"])
def test_no_field_is_remembered_checked_elsewhere_or_taken_for_a_search_engine(visit, path):
    page = visit(f"/en/{path}", java_script_enabled=True)

    assert page.evaluate(FORMS) == []
    assert page.evaluate(FIELDS) == []


STORED = """async () => [
    document.cookie,
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""
REPORTS = {"set-cookie", "report-to", "nel", "reporting-endpoints"}
VISITED = [
    "",
    "mx/",
    "us/mx/",
    "search/?q=lima",
    "number/",
    "about/",
    "safety/",
    "quality/",
    "report/",
    "data/",
    "widget/",
    "zz/",
]


@pytest.mark.promise(11, "No cookie, no storage, no worker, no other host, no reports")
def test_a_visit_stores_nothing_and_asks_no_other_host(own_browser, site):
    context = own_browser()
    page = context.pages[0]
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    for path in VISITED:
        page.goto(f"/es/{path}")
    page.goto("/es/search/")
    page.locator("#q").fill("lima")
    page.keyboard.press("Enter")
    page.locator("#q[value]").wait_for()

    assert page.evaluate(STORED) == ["", 0, 0, 0, 0, 0]
    assert context.cookies() == []
    assert len(answers) > len(VISITED)
    assert {answer.url.split("/")[2] for answer in answers} == {f"127.0.0.1:{site.port}"}
    assert [answer.url for answer in answers if REPORTS & answer.all_headers().keys()] == []
