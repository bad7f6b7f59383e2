"""Whom to call today, and what comes of it."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from directory.desk import call_sheet
from directory.evidence.models import Check
from directory.regions.models import Region

pytestmark = pytest.mark.django_db

SHEET = "/admin/call-sheet/"


@pytest.fixture
def due(line, confirm):
    """A line whose number was checked so many days ago; the line itself was checked today."""

    def note(key="line", days_ago=100, value="+528005533000", **facts):
        hotline = line(key, value, **facts)
        confirm(hotline, 0)
        confirm(hotline.channels.get(), days_ago)
        return hotline.channels.get()

    return note


def numbers_on(page):
    return re.findall(r'<span class="large">(.+?)</span>', page.content.decode())


def test_what_waited_longest_is_called_first_and_what_holds_is_left_alone(desk, due):
    for key, days_ago, value in [("a", 95, "+525555550101"), ("b", 300, "+525555550102"), ("c", 10, "+525555550103")]:
        due(key, days_ago, value)

    assert numbers_on(desk.get(SHEET)) == ["+525555550102", "+525555550101"]


def test_the_numbers_stand_by_time_zone_with_the_time_of_day_there(due, administrator):
    due("a", time_zone="America/Lima", value="+525555550101")
    due("b", time_zone="Europe/Madrid", value="+525555550102")
    now = datetime(2026, 11, 21, 15, 0, tzinfo=ZoneInfo("UTC"))

    calls = [call_sheet.call_of(one, now) for one in call_sheet.to_call(administrator, timezone.localdate())]

    assert [(zone, clock) for zone, clock, _calls in call_sheet.grouped(calls)] == [
        ("America/Lima", "10:00"),
        ("Europe/Madrid", "16:00"),
    ]


def test_a_country_of_several_zones_says_from_when_to_when_it_is_there(due, administrator):
    Region.objects.filter(code="MX").update(time_zones=["America/Tijuana", "America/Cancun", "America/Mexico_City"])
    due(time_zone="")
    now = datetime(2026, 11, 21, 15, 0, tzinfo=ZoneInfo("UTC"))

    [channel] = call_sheet.to_call(administrator, timezone.localdate())
    call = call_sheet.call_of(channel, now)

    assert (call.zone, call.clock) == (Region.objects.get(code="MX").name, "07:00–10:00")


def test_of_a_line_of_several_countries_no_time_of_day_is_said(due, administrator):
    channel = due(time_zone="")
    channel.hotline.regions.add("PE", "US")
    Region.objects.filter(code="PE").update(time_zones=["America/Lima"])
    Region.objects.filter(code="US").update(time_zones=["America/New_York"])

    call = call_sheet.call_of(channel, timezone.now())

    assert (call.zone, call.clock) == ("", "")


def test_the_sheet_can_be_narrowed_to_a_language_and_a_country(desk, due):
    due("a", value="+525555550101", languages=["es"])
    due("b", value="+525555550102", languages=["en"])

    assert numbers_on(desk.get(SHEET, {"spoken": "en"})) == ["+525555550102"]
    assert numbers_on(desk.get(SHEET, {"country": "PE"})) == []
    assert len(numbers_on(desk.get(SHEET, {"country": "MX"}))) == 2


def test_a_wish_that_cannot_be_read_empties_the_sheet_and_says_so(desk, due):
    due()

    page = desk.get(SHEET, {"spoken": "xx"})

    assert numbers_on(page) == []
    assert "cannot be read" in page.content.decode()


@pytest.mark.parametrize(
    "code, outcome, note",
    [
        ("es", "confirmed", "Answered in: es. They were kind."),
        ("en", "confirmed", "Answered in: en. They were kind."),
        ("no_answer", "no_answer", "They were kind."),
        ("wrong_party", "wrong_party", "They were kind."),
        ("changed", "changed", "They were kind."),
    ],
)
def test_what_is_filled_in_becomes_a_check(desk, due, administrator, code, outcome, note):
    channel = due()

    desk.post(SHEET, {"called_from": "US", f"result-{channel.pk}": code, f"note-{channel.pk}": " They were kind. "})

    check = channel.checks.get(checked_on=timezone.localdate())
    assert (check.outcome, check.how, check.note) == (outcome, "called", note)
    assert (check.by, check.from_region) == (administrator, Region.objects.get(code="US"))


@pytest.mark.parametrize("name", ["result-", "result-x", "result-99999999", "result-１", "note-1"])
def test_a_row_that_is_not_on_the_sheet_notes_nothing(desk, due, name):
    due()
    before = Check.objects.count()

    desk.post(SHEET, {"called_from": "US", name: "es"})

    assert Check.objects.count() == before


def test_without_the_country_of_the_caller_nothing_is_noted(desk, due):
    channel = due()

    page = desk.post(SHEET, {f"result-{channel.pk}": "es"})

    assert page.status_code == 200
    assert not channel.checks.filter(checked_on=timezone.localdate()).exists()


def test_an_editor_calls_for_their_own_organization_only(client, due, helpers, django_user_model):
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    from directory.desk.models import Membership

    call_command("setup_roles")
    editor = django_user_model.objects.create_user("of the helpers", is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    Membership.objects.create(user=editor, organization=helpers)
    own, other = due("own", value="+525555550101", organization=helpers), due("other", value="+525555550102")
    client.force_login(editor)

    assert numbers_on(client.get(SHEET)) == [own.value]
    client.post(SHEET, {"called_from": "US", f"result-{other.pk}": "es"})
    assert not other.checks.filter(checked_on=timezone.localdate()).exists()


def test_a_stranger_with_a_staff_account_has_no_sheet(client, due, django_user_model):
    due()
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(SHEET).status_code == 403


def test_the_script_is_in_both_languages(desk, due):
    due()
    page = desk.get(SHEET).content.decode()

    assert page.index('<ol lang="en">') < page.index('<ol lang="es">')
    assert "No es una emergencia" in page
