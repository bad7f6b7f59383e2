"""Letters to organizations, and what their links may do."""

import re

import pytest
from django.core import mail, signing
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from directory.desk import reminding
from directory.evidence.models import Check
from directory.publication.models import Publication
from directory.reports.models import Report
from organizations.models import Organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator(helpers, line):
    """An organization with an address and one line, none of it ever checked."""
    Organization.objects.filter(pk=helpers.pk).update(email="hola@example.org")
    line("own", organization=helpers)
    return helpers


@pytest.fixture
def visitor():
    return Client(headers={"accept-language": "en"})


def links():
    return re.findall(r"http://[^/]+(/accounts/confirm/\S+)", mail.outbox[0].body)


def remind(**options):
    call_command("remind", address="http://desk.example.org", **options)


def test_one_letter_names_everything_of_an_organization_in_both_languages(operator, line):
    line("other", value="+525555550102")

    remind()

    assert [letter.to for letter in mail.outbox] == [["hola@example.org"]]
    body = mail.outbox[0].body
    assert len(set(links())) == 2
    assert body.index("Hola") < body.index("Hello")
    assert "other" not in body


def test_what_holds_needs_no_letter(operator, confirm):
    for subject in (operator, *operator.hotlines.all(), *(h.channels.get() for h in operator.hotlines.all())):
        confirm(subject, 1)

    remind()

    assert mail.outbox == []


def test_a_dry_run_sends_nothing(operator, capsys):
    remind(dry_run=True)

    assert mail.outbox == []
    assert "helpers <hola@example.org>: helpers, own" in capsys.readouterr().out


def test_looking_confirms_nothing(operator, visitor):
    remind()

    page = visitor.get(links()[1])

    assert "+528005533000" in page.content.decode()
    assert not Check.objects.exists()
    assert "no-store" in page["Cache-Control"]


def test_one_press_confirms_the_entry_and_its_numbers_without_an_account(operator, visitor):
    remind()

    for _time in range(2):
        visitor.post(links()[1], {"right": "1"})

    checks = Check.objects.order_by("pk")
    assert [(check.subject.__class__.__name__, check.how, check.outcome) for check in checks] == [
        ("Hotline", "operator", "confirmed"),
        ("Channel", "operator", "confirmed"),
    ]
    assert checks[0].checked_on == timezone.localdate()
    assert "hola@example.org" in checks[0].note
    assert not Publication.objects.exists()


def test_what_has_changed_is_told_to_staff_and_changes_nothing(operator, visitor):
    remind()

    visitor.post(links()[1], {"changed": "1", "said": "Our number is another now."})

    report = Report.objects.get()
    assert (report.type, report.key, report.what) == ("hotline", "own", "not_as_said")
    assert report.said == "From hola@example.org: Our number is another now."
    assert not Check.objects.exists()


def test_an_entry_that_changed_since_the_letter_can_not_be_confirmed(operator, visitor):
    remind()
    operator.hotlines.get().channels.update(value="+525555550199")

    page = visitor.get(links()[1]).content.decode()
    answer = visitor.post(links()[1], {"right": "1"})

    assert "+525555550199" in page
    assert answer.status_code == 400
    assert not Check.objects.exists()


def test_a_new_check_does_not_end_the_link(operator, visitor, confirm):
    remind()
    confirm(operator.hotlines.get(), 1)

    assert visitor.post(links()[1], {"right": "1"}).status_code == 200


@pytest.mark.parametrize("empty", [{}, {"changed": "1", "said": "  "}])
def test_an_answer_that_says_nothing_is_asked_again(operator, visitor, empty):
    remind()

    assert visitor.post(links()[0], empty).status_code == 400
    assert not Report.objects.exists()


@pytest.mark.parametrize("spoil", [lambda token: token[:-2] + "xx", lambda token: "x", lambda token: token + "é"])
def test_a_link_that_was_not_made_here_opens_nothing(operator, visitor, spoil):
    remind()
    token = links()[0].split("/")[3]

    assert visitor.get(f"/accounts/confirm/{spoil(token)}/").status_code == 410


def test_a_link_is_good_for_thirty_days(operator, visitor, monkeypatch):
    remind()
    later = reminding.GOOD_FOR + 60
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + later)

    assert visitor.get(links()[0]).status_code == 410
