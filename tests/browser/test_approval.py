"""The whole way of a number, in a real browser: an editor changes it, a reviewer approves it, a visitor reads it."""

import pytest

from tests.browser.staff import at_the_desk, hire

LINE, OPERATOR = "cdm-linea", "cdm"
PERSONS = ("ana:editor:{}", "berta:reviewer:", "zoe::")
VALUE, NUMBER = "+525513099024", "55 1309 9024"


@pytest.fixture(scope="module")
def sessions(site):
    people = [person.format(OPERATOR) for person in PERSONS]
    return hire(site.installation, *people)


@pytest.fixture
def sit_down(browser, site, sessions):
    """A page at the desk for one of the people; nothing on it may be complained about by the browser."""
    contexts, complaints = [], []

    def page_of(name, **options):
        page = at_the_desk(browser, site, sessions[name], **options)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        contexts.append(page.context)
        return page

    yield page_of
    for context in contexts:
        context.close()
    assert not [told for told in complaints if "404" not in told and "403" not in told]


class Clicks:
    """A hand on the mouse that counts."""

    def __init__(self):
        self.count = 0

    def __call__(self, target):
        self.count += 1
        target.click()


def change_number(editor, click, value=VALUE, number=NUMBER):
    """Change the number of the only line that the editor sees, and propose it; give back its public address."""
    editor.goto("/admin/hotlines/hotline/")
    click(editor.locator("#result_list tbody th a"))
    address = editor.locator(".field-public_page a").get_attribute("href")
    click(editor.locator("#id_channels-0-value"))
    editor.keyboard.press("Control+A")
    editor.keyboard.type(value)
    click(editor.locator("#id_channels-0-display"))
    editor.keyboard.press("Control+A")
    editor.keyboard.type(number)
    click(editor.get_by_role("button", name="Save and propose"))
    return address


def approve(reviewer, click, last_digits):
    reviewer.goto("/admin/desk/proposal/?state__exact=open")
    click(reviewer.locator("#result_list tbody th a").first)
    click(reviewer.get_by_label("last 4 digits"))
    reviewer.keyboard.type(last_digits)
    click(reviewer.get_by_role("button", name="Approve: visitors see it at once"))


def test_a_number_goes_from_an_editor_over_a_reviewer_to_visitors_and_back(sit_down, visit):
    click, editor, reviewer = Clicks(), sit_down("ana"), sit_down("berta")

    address = change_number(editor, click)
    assert editor.get_by_text("somebody else has to decide").is_visible()
    assert editor.get_by_role("button", name="Approve").count() == 0
    assert visit(address).get_by_text(NUMBER).count() == 0

    approve(reviewer, click, VALUE[-4:])
    assert reviewer.get_by_text("Approved. Visitors see it now.").is_visible()
    assert visit(address).get_by_text(NUMBER).count() > 0
    assert click.count <= 12

    editor.goto(f"/admin/desk/proposal/of/hotline/{LINE}/")
    click(editor.get_by_role("button", name="Propose to go back to version 1"))
    approve(reviewer, click, editor.locator(".digits dd").last.inner_text()[-4:])
    assert visit(address).get_by_text(NUMBER).count() == 0


def test_wrong_digits_are_told_and_nothing_is_published(sit_down, visit):
    click, editor, reviewer = Clicks(), sit_down("ana"), sit_down("berta")
    address = change_number(editor, click)

    approve(reviewer, click, "0000")

    assert reviewer.locator(".messagelist .error").is_visible()
    assert visit(address).get_by_text(NUMBER).count() == 0
    reviewer.get_by_label("What should be different?").fill("Which page says so?")
    reviewer.get_by_role("button", name="Give it back").click()
    assert reviewer.get_by_text("Given back.").is_visible()


def test_the_review_fits_a_phone_and_needs_no_mouse(sit_down):
    editor, reviewer = sit_down("ana"), sit_down("berta", viewport={"width": 390, "height": 800})
    change_number(editor, Clicks(), "+525513099025", "55 1309 9025")

    reviewer.goto("/admin/desk/proposal/?state__exact=open")
    reviewer.locator("#result_list tbody th a").first.focus()
    reviewer.keyboard.press("Enter")
    reviewer.get_by_role("heading", name="Look, then decide").wait_for()
    assert reviewer.evaluate("document.documentElement.scrollWidth") == 390
    reviewer.get_by_label("last 4 digits").focus()
    reviewer.keyboard.type("9025")
    reviewer.get_by_role("button", name="Approve: visitors see it at once").focus()
    reviewer.keyboard.press("Enter")

    reviewer.get_by_text("Approved. Visitors see it now.").wait_for()


def test_a_stranger_with_a_staff_account_sees_nothing(sit_down):
    stranger = sit_down("zoe")

    stranger.goto("/admin/")

    assert stranger.locator("#content-main a").count() == 0
    assert stranger.goto("/admin/hotlines/hotline/").status == 403
