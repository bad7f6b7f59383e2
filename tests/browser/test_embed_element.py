"""What the custom element does in a page that changes, and whom it believes."""

import pytest

from tests.browser.embedding import inside, is_shown

LINK = "Líneas de ayuda: México"


@pytest.fixture
def element(partner):
    return partner.snippet("element")


def test_two_on_one_page_each_have_their_own_height(partner, element):
    other = partner.snippet("element", "place=pe&limit=1")
    page = partner.open(element + other)
    page.wait_for_function("document.querySelectorAll('iframe[style*=px]').length === 2")

    first, second = page.locator("iframe").evaluate_all("frames => frames.map((frame) => frame.offsetHeight)")
    assert first > second > 80


def test_one_that_a_script_inserts_works_and_one_that_it_removes_leaves_nothing(partner, element):
    page = partner.open(element)
    page.locator("iframe[style*=px]").wait_for()

    page.evaluate("() => { window.kept = document.querySelector('hotline-list'); kept.remove(); }")
    assert page.locator("iframe").count() == 0
    assert page.evaluate("kept.querySelectorAll('iframe').length") == 0
    page.evaluate("() => { document.body.append(kept); }")

    page.locator("iframe[style*=px]").wait_for()
    assert page.locator("iframe").count() == 1


def test_an_attribute_that_changes_changes_the_frame(partner, element):
    page = partner.open(element)
    assert is_shown(page)

    page.evaluate("document.querySelector('hotline-list').setAttribute('country', 'pe')")

    inside(page).get_by_role("heading", level=1, name="Perú").wait_for()
    assert page.locator("iframe").count() == 1


def test_one_organization_or_line_can_be_shown(partner, element):
    line = partner.open(element)
    code = inside(line).locator("article").first.get_attribute("id")

    page = partner.open(element.replace('country="mx"', f'hotline="{code}"'))

    inside(page).locator(f"article[id='{code}']").wait_for()
    assert inside(page).locator("article").count() == 1


FORGED = """() => new Promise((done) => {
  const forge = document.createElement("iframe");
  const message = '{"type":"hotline-list","v":1,"height":3999}';
  forge.srcdoc = `<script>parent.postMessage(${message}, "*")<` + `/script>`;
  addEventListener("message", (event) => event.source === forge.contentWindow && setTimeout(done, 200));
  document.body.append(forge);
  postMessage(JSON.parse(message), "*");
})"""


def test_a_message_from_another_frame_or_from_the_page_itself_is_not_believed(partner, element):
    page = partner.open(element)
    page.locator("iframe[style*=px]").wait_for()
    before = page.locator("hotline-list iframe").evaluate("frame => frame.style.height")

    page.evaluate(FORGED)

    assert page.locator("hotline-list iframe").evaluate("frame => frame.style.height") == before


def test_a_frame_that_was_led_elsewhere_is_not_believed(partner, element):
    """The window is still that of our frame, but not the origin."""
    forger = "<script>parent.postMessage({ type: 'hotline-list', v: 1, height: 3999 }, '*')</script>"
    partner.pages["/forger"] = ({}, forger)
    page = partner.open(element)
    page.locator("iframe[style*=px]").wait_for()

    heard = "new Promise((done) => addEventListener('message', () => setTimeout(done, 200)))"
    page.evaluate(f"() => {{ const heard = {heard}; document.querySelector('iframe').src = '/forger'; return heard; }}")

    assert page.locator("iframe").evaluate("frame => frame.style.height") != "3999px"


@pytest.mark.parametrize("answer", ["{}", "{ type: 'hotline-list', v: 2, height: 100 }", "null", "'hotline-list'"])
def test_what_is_no_height_is_ignored(partner, element, answer):
    page = partner.open(element)
    page.locator("iframe[style*=px]").wait_for()
    before = page.locator("iframe").evaluate("frame => frame.style.height")

    frame = page.frames[1]
    frame.evaluate(f"parent.postMessage({answer}, '*')")
    frame.evaluate("parent.postMessage({ type: 'hotline-list', v: 1, height: 1e9 }, '*')")
    page.wait_for_timeout(200)

    assert page.locator("iframe").evaluate("frame => frame.style.height") in {before, "4000px"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("form", ["frame", "element"])
def test_nothing_jumps_where_the_snippet_keeps_the_room(partner, form, width):
    page = partner.open(partner.snippet(form), viewport={"width": width, "height": 900})
    assert is_shown(page)
    page.wait_for_timeout(300)

    assert page.evaluate("window.shifted") <= 0.02
