"""A real browser makes a passkey and gets in with it; its authenticator is a virtual one."""

import re

import pytest

WORDS = "five words that nobody guesses"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def strict_site(with_places, tmp_path_factory):
    """The site as a public host has it, but for the encryption: nobody gets in on a password alone."""
    installation = with_places.copy(tmp_path_factory.mktemp("strict") / "site")
    installation.environment["RELAX_STAFF_LOGIN"] = "0"
    with installation.server() as site:
        yield site


@pytest.fixture
def address(strict_site):
    """Passkeys want a name, and no number, for a host."""
    return f"http://localhost:{strict_site.port}"


@pytest.fixture
def page(browser, address):
    """A browser in English with a device that holds passkeys. Nothing may be blocked or go wrong in it."""
    context = browser.new_context(base_url=address, locale="en-US")
    context.set_default_timeout(10_000)
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: message.type == "error" and troubles.append(message.text))
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    context.close()
    assert troubles == []


@pytest.fixture
def invite(strict_site, address):
    def send(whom, role):
        said = strict_site.installation.manage("invite_staff", whom, "--role", role, "--address", address)
        return re.search(r"http://\S+/invitation/\S+", said)[0]

    return send


def test_an_administrator_answers_an_invitation_makes_a_passkey_and_comes_back_with_it_alone(page, invite):
    page.goto(invite("ana@example.org", "administrator"))
    page.locator("#id_new_password1").fill(WORDS)
    page.locator("#id_new_password2").fill(WORDS)
    page.get_by_role("button", name="Next").click()

    page.goto("/admin/hotlines/hotline/")  # not yet
    assert page.get_by_role("heading", name="Your keys").is_visible()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("button", name="Use your passkey").click()  # proves it once
    page.get_by_role("link", name="Go on to the desk").click()
    page.goto("/admin/hotlines/hotline/")
    assert page.title().startswith("Select hotline")

    page.goto("/accounts/sessions/")
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="Log in with a passkey").click()
    page.wait_for_url("**/admin/")
    page.goto("/admin/auth/user/")  # asks nobody who came in just now
    assert page.get_by_role("link", name="ana@example.org").is_visible()
    page.goto("/accounts/keys/passkey/")
    assert page.get_by_label("What you call it").input_value() == "Passkey 2"


def test_a_browser_without_the_passkey_is_told_so(page):
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()

    page.get_by_text("That did not work").wait_for()
    assert page.url.endswith("/accounts/login/")
