"""A reviewer approves with a passkey, on a site as strict as a public one; visitors see it within two seconds."""

import re
import time

import pytest

from tests.browser.test_approval import LINE, NUMBER, OPERATOR, VALUE, Clicks, approve, change_number
from tests.browser.test_passkey import DEVICE, WORDS

APPROVE = "Approve: visitors see it at once"
ELEVEN_MINUTES_LATER = """
import django
django.setup()
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
for row in Session.objects.all():
    session = SessionStore(row.session_key)
    for record in session.get("account_authentication_methods", []):
        record["at"] -= 660
    session.save()
"""


@pytest.fixture(scope="module")
def strict_site(set_up, tmp_path_factory):
    """The site as a public host has it, but for the encryption: nobody gets in on a password alone."""
    installation = set_up.copy(tmp_path_factory.mktemp("strict") / "site")
    installation.environment["RELAX_STAFF_LOGIN"] = "0"
    with installation.server() as site:
        yield site


@pytest.fixture
def run(strict_site):
    def script(text):
        process = strict_site.installation.run_python("-c", text)
        _said, complained = process.communicate()
        assert process.returncode == 0, complained

    return script


@pytest.fixture
def comes_in(browser, strict_site):
    """Somebody answers an invitation, makes a passkey and has proved it; give back the page of their browser."""
    address, contexts = f"http://localhost:{strict_site.port}", []

    def invited(email, role, *more):
        sent = strict_site.installation.manage("invite_staff", email, "--role", role, *more, "--address", address)
        context = browser.new_context(base_url=address, locale="en-US")
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        page.goto(re.search(r"http://\S+/invitation/\S+", sent)[0])
        page.locator("#id_new_password1").fill(WORDS)
        page.locator("#id_new_password2").fill(WORDS)
        page.get_by_role("button", name="Next").click()
        page.get_by_role("link", name="Add a passkey").click()
        page.get_by_role("button", name="Make it").click()
        page.get_by_role("button", name="Use your passkey").click()
        page.get_by_role("link", name="Go on to the desk").click()
        return page

    yield invited
    for context in contexts:
        context.close()


def test_a_reviewer_approves_with_a_passkey_and_visitors_see_it_within_two_seconds(comes_in, run, browser, strict_site):
    editor = comes_in("ana@example.org", "editor", "--organization", OPERATOR)
    reviewer = comes_in("berta@example.org", "reviewer")
    visitor = browser.new_page(base_url=f"http://localhost:{strict_site.port}", java_script_enabled=False)
    address = change_number(editor, Clicks())
    assert editor.get_by_role("button", name=APPROVE).count() == 0

    run(ELEVEN_MINUTES_LATER)
    approve(reviewer, Clicks(), VALUE[-4:])
    visitor.goto(address)
    assert visitor.get_by_text(NUMBER).count() == 0  # the desk wants to know who is there
    reviewer.get_by_role("button", name="Use your passkey").click()
    reviewer.wait_for_url("**/admin/desk/proposal/**")
    approve(reviewer, Clicks(), VALUE[-4:])
    reviewer.get_by_text("Approved. Visitors see it now.").wait_for()

    approved = time.monotonic()
    visitor.goto(address)
    assert visitor.get_by_text(NUMBER).count() > 0
    assert time.monotonic() - approved < 2
    visitor.context.close()


def test_the_editor_who_proposed_cannot_approve_even_by_sending_the_form(comes_in):
    editor = comes_in("carla@example.org", "editor", "--organization", OPERATOR)
    change_number(editor, Clicks(), "+525513099026", "55 1309 9026")
    proposal = editor.url

    editor.evaluate(
        """async (address) => {
            const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
            await fetch(address, {method: "POST", body: new URLSearchParams({csrfmiddlewaretoken: token})});
        }""",
        proposal.replace("/change/", "/approve/"),
    )

    editor.goto(f"/admin/desk/proposal/of/hotline/{LINE}/")
    assert editor.get_by_text("is waiting").count() == 1
