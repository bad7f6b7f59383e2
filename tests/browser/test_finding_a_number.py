"""From the home page to a number that can be called, without scripts."""

import pytest

PAGES = ["", "mx/", "us/", "pe/", "mx-bcn/", "aq/", "001/", "about/", "nothing/"]


@pytest.mark.parametrize(
    ("language", "button", "country"), [("es", "Ver a quién llamar", "México"), ("en", "See who to call", "Mexico")]
)
def test_choosing_mexico_on_the_home_page_leads_to_its_line(visit, language, button, country):
    page = visit(f"/{language}/")
    page.locator("#place").select_option("mx")
    page.get_by_role("button", name=button).click()

    assert page.get_by_role("heading", level=1).inner_text() == country
    assert page.locator("a[href='tel:+528005533000'], a[href='tel:8005533000']").first.is_visible()
    assert page.locator("a[href^='https://wa.me/528005533000']").first.is_visible()
    assert "800 553 3000" in page.locator("main").inner_text().replace("800 5533 000", "800 553 3000")


def test_the_line_of_the_united_states_names_who_runs_it_and_its_source(visit):
    page = visit("/en/us/")
    number = page.locator("a[href='tel:+18883737888']").first

    assert "1-888-373-7888" in number.inner_text()
    line = page.locator("article", has=page.locator("a[href='tel:+18883737888']")).first
    assert "Compass Connections" in line.inner_text()
    assert line.locator("a[href^='https://']").count() > 0


@pytest.mark.parametrize("words", ["1818", "Línea 100", "Centro Yanapanakusun"])
def test_peru_shows_its_lines_and_the_centre_in_cusco(visit, words):
    assert visit("/es/pe/").get_by_text(words).first.is_visible()


def test_a_visitor_changes_the_language_and_stays_on_the_page(visit):
    page = visit("/es/mx/")
    page.get_by_role("link", name="English").click()

    assert page.url.endswith("/en/mx/")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(visit, path, width):
    page = visit(f"/es/{path}", viewport={"width": width, "height": 700}, java_script_enabled=True)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_with_scripts_a_page_says_the_same(visit, path):
    without = visit(f"/en/{path}").locator("main").inner_text()

    page = visit(f"/en/{path}", java_script_enabled=True)
    page.evaluate("document.querySelectorAll('.sift').forEach(box => box.remove())")  # the filter is all they add

    assert page.locator("main").inner_text() == without
