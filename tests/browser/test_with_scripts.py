"""What scripts add: the page changes in place, and can be filtered without a request."""


def test_saying_where_one_is_changes_the_page_in_place(visit):
    page = visit("/en/mx/", java_script_enabled=True)
    page.evaluate("window.stayed = true")
    page.get_by_role("combobox", name="Where are you?").select_option("us")
    page.get_by_role("button", name="See what works from there").click()
    blocked = page.locator(".cannot", has_text="800 5533 000").first
    blocked.wait_for()

    assert page.evaluate("window.stayed") is True
    assert page.url.endswith("/en/mx/?from=us")
    assert "from=us" in page.get_by_role("link", name="Español").get_attribute("href")
    assert page.evaluate("document.activeElement.id") == "from"


def test_the_filter_works_after_the_page_changed_in_place(visit):
    page = visit("/en/mx/", java_script_enabled=True)
    page.get_by_role("combobox", name="Where are you?").select_option("us")
    page.get_by_role("button", name="See what works from there").click()
    page.locator(".cannot").first.wait_for()

    page.get_by_label("Filter this page").fill("anti-trafficking line")

    assert page.locator("article", has_text="National Anti-Trafficking Line").first.is_visible()
    assert not page.locator("article", has_text="missing persons").first.is_visible()


def test_filtering_asks_nothing_and_leaves_the_address(visit):
    page = visit("/es/mx/", java_script_enabled=True)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.get_by_label("Filtrar esta página").fill("refugio")
    page.wait_for_timeout(600)

    assert asked == []
    assert page.url.endswith("/es/mx/")
