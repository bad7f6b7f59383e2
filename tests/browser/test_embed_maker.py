"""The page that makes the snippets: without scripts, and with the one that copies."""

import pytest
from axe_playwright_python.sync_playwright import Axe


def test_a_partner_chooses_and_gets_the_texts_without_scripts(visit):
    page = visit("/en/widget/")
    page.get_by_label("Lines of which country?").select_option("mx")
    page.get_by_label("In which language?").select_option("es")
    page.get_by_label("violence against women").check()
    page.get_by_role("button", name="Make it").click()

    assert "/embed/v1/es/mx/?kind=women" in page.locator("#frame").input_value()
    assert page.get_by_label("Lines of which country?").input_value() == "mx"
    assert page.get_by_label("violence against women").is_checked()
    assert page.frame_locator("iframe").locator("a[href^='tel:']").first.is_visible()


def test_one_tap_copies_the_text(visit):
    page = visit("/es/widget/?place=mx", java_script_enabled=True)
    text = page.locator("#frame").input_value()
    page.get_by_role("button", name="Copiar").first.click()
    page.get_by_role("button", name="Copiado").wait_for()

    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").focus()
    page.keyboard.press("Control+V")

    assert page.locator("body > textarea").input_value() == text


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_page(visit, width):
    page = visit("/es/widget/?place=mx", viewport={"width": width, "height": 800}, java_script_enabled=True)

    found = Axe().run(page, options={"iframes": False}).response["violations"]

    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
