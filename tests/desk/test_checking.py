"""“I checked this today”, on the page of an entry."""

import pytest
from django.utils import timezone

from directory.evidence.models import Check
from hotlines.models import Channel

pytestmark = pytest.mark.django_db(databases=["default", "edition"])  # pages that are not there are doors

SENT = {"how": "site", "outcome": "confirmed"}


def press(client, key="ours", **sent):
    return client.post(f"/admin/desk/proposal/of/hotline/{key}/checked/", SENT | sent, follow=True)


def noted():
    return [(check.subject.pk, check.how, check.outcome, check.by, check.checked_on) for check in Check.objects.all()]


@pytest.fixture
def at_the_desk(client, writer):
    client.force_login(writer)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def test_one_press_notes_a_check_of_the_entry_and_of_no_number(at_the_desk, our_line, writer):
    page = press(at_the_desk)

    assert "1 check was noted." in page.text
    assert noted() == [(our_line.pk, "site", "confirmed", writer, timezone.localdate())]
    assert Check.objects.get().subject == our_line


def test_the_numbers_that_were_ticked_count_as_well(at_the_desk, our_line):
    ticked = our_line.channels.get()
    Channel.objects.create(hotline=our_line, type="phone", value="+525555550102", grade="A")

    press(at_the_desk, channels=[ticked.pk], outcome="no_answer")

    assert {check.subject for check in Check.objects.all()} == {our_line, ticked}
    assert set(Check.objects.values_list("outcome", flat=True)) == {"no_answer"}


def test_the_page_offers_it_with_every_number_and_none_ticked(at_the_desk, our_line):
    page = at_the_desk.get(f"/admin/hotlines/hotline/{our_line.pk}/change/")

    boxes = page.context["panel"]["checked"]["channels"]
    assert [str(box.choice_label) for box in boxes] == ["+528005533000"]
    assert "checked/" in page.text
    assert not boxes.value()


@pytest.mark.parametrize("wrong", [{"how": "a dream"}, {"outcome": ""}, {"channels": ["999999"]}])
def test_what_cannot_be_read_notes_nothing(at_the_desk, our_line, wrong):
    page = press(at_the_desk, **wrong)

    assert "Nothing was noted" in page.text
    assert not Check.objects.exists()


def test_a_number_of_another_line_cannot_be_ticked(at_the_desk, our_line, line):
    press(at_the_desk, channels=[line("theirs", "+525555550103").channels.get().pk])

    assert not Check.objects.exists()


def test_an_entry_of_others_is_not_there(at_the_desk, our_line, line):
    line("theirs", "+525555550103")

    assert press(at_the_desk, "theirs").status_code == 404
    assert not Check.objects.exists()


def test_who_may_note_no_checks_is_not_offered_it_and_cannot(client, our_line, reviewer):
    client.force_login(reviewer)

    assert client.get(f"/admin/hotlines/hotline/{our_line.pk}/change/").context["panel"]["checked"] is None
    assert press(client).status_code == 403
    assert not Check.objects.exists()
