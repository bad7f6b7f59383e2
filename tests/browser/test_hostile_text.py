"""Listings full of harm in a real browser with scripts: nothing runs, nothing is asked elsewhere, all of it is text."""

import json
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.hostile import PAYLOADS, hostile_listings

PUBLISH = """
import django
django.setup()
from django.contrib.auth.models import User
from directory.publication import append
from tests.hostile import PAYLOADS, hostile_listings
from tests.log import triggers_lifted
people = [User.objects.get_or_create(username=name)[0] for name in ("one", "other")]
found = [one for number, payload in enumerate(PAYLOADS) for one in hostile_listings(payload, number, "AD")]
with triggers_lifted():  # nobody would agree on these
    append.publish(found, *people)
"""
LISTEN = """
window.troubles = [];
addEventListener("securitypolicyviolation", one => troubles.push(one.violatedDirective + " " + one.blockedURI));
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => troubles.push(name);
"""


@pytest.fixture(scope="module")
def hostile_site(set_up, tmp_path_factory):
    installation = set_up.copy(tmp_path_factory.mktemp("hostile") / "site")
    process = installation.run_python("-c", PUBLISH)
    _said, complaint = process.communicate()
    assert process.returncode == 0, complaint
    installation.manage("follow")
    with installation.server() as site:
        yield site


def addresses():
    """The pages that show the payloads; each language takes a half of the listings."""
    yield from (
        "/es/ad/",
        "/en/ad/?from=mx",
        "/es/mx/ad/",
        "/es/ad/card/",
        "/en/search/?country=ad",
        "/es/search/?q=alert",
    )
    for number, payload in enumerate(PAYLOADS):
        language = ("es", "en")[number % 2]
        line, helpers, together = hostile_listings(payload, number, "AD")
        yield from (f"/{language}/h/{line.code}/", f"/{language}/o/{helpers.code}/", f"/{language}/i/{together.code}/")


@pytest.mark.promise(30, "In a browser with scripts no text of a listing runs, and the policy has nothing to refuse")
def test_no_text_of_a_listing_runs(browser, hostile_site):
    troubles, headings = [], {}
    with closing(browser.new_context(base_url=hostile_site.address)) as context:
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda said: troubles.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("request", lambda asked: troubles.append(asked.url) if elsewhere(asked.url, hostile_site) else None)
        for address in addresses():
            assert page.goto(address).status == 200, address
            troubles += [f"{address}: {one}" for one in page.evaluate("troubles")]
            headings[address] = page.locator("h1").inner_text()

    assert troubles == []
    assert len(headings) == 6 + 3 * len(PAYLOADS)
    shown = [" ".join(text.split()) for text in headings.values()]
    assert [one for one in PAYLOADS if not any(" ".join(one.split()) in text for text in shown)] == []


def elsewhere(url, site):
    return urlsplit(url).netloc != urlsplit(site.address).netloc


@pytest.mark.promise(11, "What pages say to search engines is neither refused by the policy nor run")
def test_what_is_said_to_search_engines_is_not_refused(browser, site):
    with closing(browser.new_context(base_url=site.address)) as context:
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.goto("/es/mx/")
        text = page.locator("script[type='application/ld+json']").text_content()

        assert page.evaluate("troubles") == []
    assert json.loads(text)["@context"] == "https://schema.org"
