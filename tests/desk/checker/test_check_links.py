"""manage.py check_links: hints for staff, never checks."""

import os

import pytest
from django.core.management import call_command

from directory.desk.checker import hints
from directory.desk.checker.models import LinkHint
from directory.evidence.models import Check, Evidence
from hotlines.models import Channel

pytestmark = pytest.mark.django_db


@pytest.fixture
def web(monkeypatch):
    """What the process apart would say of links; all work but those that are noted here."""
    outcomes = {}
    monkeypatch.setattr(
        "directory.desk.management.commands.check_links.looked_at",
        lambda urls: [{"url": url, "outcome": outcomes.get(url, "works"), "status": 200, "final": url} for url in urls],
    )
    return outcomes


def noticed():
    return dict(LinkHint.objects.values_list("value", "outcome"))


def test_links_of_listings_channels_and_evidence_are_looked_at_once(line, helpers, web):
    helpers.website = "https://helpers.example.org/"
    helpers.save()
    hotline = line(organization=helpers)
    Channel.objects.create(hotline=hotline, type="chat", value="https://chat.example.org/", grade="A")
    Evidence.objects.create(subject=hotline, url="https://helpers.example.org/")
    web["https://chat.example.org/"] = "missing"

    call_command("check_links", verbosity=0)

    assert noticed() == {
        "https://helpers.example.org/": "works",
        "https://chat.example.org/": "missing",
        "+528005533000": "works",
    }
    assert [one.value for one in LinkHint.objects.worrying()] == ["https://chat.example.org/"]


def test_a_number_that_the_phone_library_does_not_know_is_noticed(line, web):
    hotline = line()
    Channel.objects.create(hotline=hotline, type="phone", value="+5212", grade="A")

    call_command("check_links", numbers_only=True, verbosity=0)

    assert noticed() == {"+528005533000": "works", "+5212": "invalid"}


def test_looking_again_replaces_the_hint_and_forgets_what_is_gone(line, helpers, web):
    helpers.website = "https://old.example.org/"
    helpers.save()
    call_command("check_links", verbosity=0)
    helpers.website = "https://new.example.org/"
    helpers.save()
    web["https://new.example.org/"] = "failing"
    call_command("check_links", verbosity=0)
    web.clear()

    call_command("check_links", verbosity=0)

    assert noticed() == {"https://new.example.org/": "works"}


def test_a_hint_is_no_check(line, web):
    line()

    call_command("check_links", verbosity=0)

    assert LinkHint.objects.exists()
    assert not Check.objects.exists()


def test_the_process_apart_gets_no_setting_of_ours(monkeypatch):
    given = {}
    monkeypatch.setenv("DATABASE_URL", "postgres://user:secret@host/name")
    monkeypatch.setattr(hints.subprocess, "run", lambda *args, **options: given.update(options) or Said())

    assert [one["outcome"] for one in hints.looked_at(["https://example.org/"])] == ["works"]
    assert set(given["env"]) == {"PATH", "PYTHONDONTWRITEBYTECODE"}
    assert os.environ["DATABASE_URL"]


class Said:
    stdout = '{"url": "https://example.org/", "outcome": "works", "status": 200, "final": "https://example.org/"}'


def test_a_process_that_hangs_or_breaks_means_silence(monkeypatch):
    def hang(*args, **options):
        raise hints.subprocess.TimeoutExpired(args, options["timeout"])

    monkeypatch.setattr(hints.subprocess, "run", hang)

    assert [one["outcome"] for one in hints.looked_at(["https://example.org/"])] == ["silent"]


def test_staff_read_the_hints_and_change_none(desk, line, web):
    line()
    call_command("check_links", verbosity=0)
    hint = LinkHint.objects.get()

    assert "+528005533000" in desk.get("/admin/desk/linkhint/").text
    assert desk.post(f"/admin/desk/linkhint/{hint.pk}/delete/", {"post": "yes"}).status_code == 403
