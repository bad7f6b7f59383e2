"""The desk under its own strict policy: what Django's admin scripts do still works, and the browser refuses nothing."""

from contextlib import closing

import pytest

LOG_IN = """
import django
django.setup()
from django.contrib.auth.models import User
from django.test import Client
person, _made = User.objects.get_or_create(username="editor in a browser", is_staff=True, is_superuser=True)
client = Client()
client.force_login(person)
print(client.cookies["session"].value)
"""
LISTEN = "window.refused = []; addEventListener('securitypolicyviolation', one => refused.push(one.violatedDirective))"


def is_complaint(said):
    return said.type == "error" and not said.location["url"].endswith("/favicon.ico")


@pytest.fixture
def desk(browser, site):
    """A form of the desk, opened by somebody who is logged in. The browser may not have refused anything there."""
    process = site.installation.run_python("-c", LOG_IN)
    key, complaint = process.communicate()
    assert process.returncode == 0, complaint
    with closing(browser.new_context(base_url=site.address, locale="en")) as context:
        context.set_default_timeout(10_000)
        context.add_cookies([{"name": "session", "value": key.strip(), "url": site.address}])
        context.add_init_script(LISTEN)
        page = context.new_page()
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if is_complaint(said) else None)
        yield page
        assert page.evaluate("refused") == []
        assert troubles == []


@pytest.mark.promise(46, "The desk's date pickers and choosers work under its policy")
def test_a_date_is_picked_and_a_place_is_found_under_the_strict_policy(desk):
    desk.goto("/admin/hotlines/hotline/add/")
    desk.get_by_text("Add another Check").click()

    desk.get_by_role("link", name="Today").locator("visible=true").first.click()
    desk.locator(".field-regions .select2-selection").first.click()
    desk.locator(".select2-search__field").last.fill("Mexico")
    desk.locator(".select2-results__option", has_text="Mexico").first.click()

    assert desk.locator(".vDateField").locator("visible=true").first.input_value()
    assert "Mexico" in desk.locator(".field-regions .select2-selection").first.inner_text()


@pytest.mark.promise(46, "The desk's date pickers and choosers work under its policy")
def test_the_calendar_opens_and_gives_a_day(desk):
    desk.goto("/admin/hotlines/hotline/add/")
    desk.get_by_text("Add another Check").click()

    desk.locator("a:has(> .date-icon)").locator("visible=true").first.click()
    desk.locator(".calendar td a", has_text="15").locator("visible=true").first.click()

    assert desk.locator(".vDateField").locator("visible=true").first.input_value().endswith("-15")


@pytest.mark.promise(46, "The desk's date pickers and choosers work under its policy")
@pytest.mark.parametrize("path", ["", "hotlines/hotline/", "organizations/organization/", "regions/region/MX/change/"])
def test_the_browser_refuses_nothing_on_the_desk(desk, path):
    desk.goto(f"/admin/{path}")

    assert desk.locator("h1, #site-name").first.is_visible()
