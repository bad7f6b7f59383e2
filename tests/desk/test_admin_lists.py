"""Lists of the desk: finding an entry, seeing what is due, and what visitors see of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.publication import append
from directory.regions.models import Region, SearchName
from hotlines.models import Channel, Hotline, RetiredNumber
from tests.desk.forms import shown

pytestmark = pytest.mark.django_db
HOTLINES = reverse("admin:hotlines_hotline_changelist")
CHANNELS = reverse("admin:hotlines_channel_changelist")


@pytest.mark.parametrize(
    "typed",
    ["800 553 3000", "800-553-3000", "(800) 553 3000", "+52 800 553 3000", "00 52 800 5533000", "01 800 553 3000"],
)
def test_a_number_is_found_the_way_it_is_printed(desk, line, typed):
    line("mexico", "+528005533000")
    line("united-states", "+18883737888")

    assert shown(desk.get(HOTLINES, {"q": typed})) == ["mexico"]
    assert [channel.value for channel in desk.get(CHANNELS, {"q": typed}).context["cl"].result_list] == [
        "+528005533000"
    ]


def test_a_number_with_its_trunk_one_is_found(desk, line):
    line("mexico", "+528005533000")
    line("united-states", "+18883737888")

    assert shown(desk.get(HOTLINES, {"q": "1-888-373-7888"})) == ["united-states"]


def test_a_retired_number_is_found_with_hyphens(desk, line):
    RetiredNumber.objects.create(region=line().regions.get(), value="+18005533000", why="reassigned")

    response = desk.get(reverse("admin:hotlines_retirednumber_changelist"), {"q": "1-800-553-3000"})

    assert [number.value for number in response.context["cl"].result_list] == ["+18005533000"]


def test_a_name_is_found_without_its_accents(desk, line):
    line("mexico", name_es="Línea de Atención a la Niñez")
    line("other", "+18883737888")

    for typed in ("atencion linea", "ATENCIÓN", "ninez", '"linea de atencion"'):
        assert shown(desk.get(HOTLINES, {"q": typed})) == ["mexico"]


@pytest.mark.parametrize("typed", ["(", "[a", "*", "a|b", "\\", '"', "'", "l'aide", "\u0301", "word " * 3000])
def test_what_cannot_be_found_finds_nothing(desk, line, typed):
    line()

    assert shown(desk.get(HOTLINES, {"q": typed})) == []


def test_the_list_tells_what_visitors_see(desk, line, release, editor):
    shown_line, hidden, _draft = line("shown"), line("hidden", "+18883737888"), line("draft", "+5116126000")
    release(shown_line, hidden)
    append.hide("hotline", "hidden", editor, "Wrong number.")

    told = {row.key: row.state for row in desk.get(HOTLINES).context["cl"].result_list}
    assert told == {"shown": "publish", "hidden": "hide", "draft": None}
    assert shown(desk.get(HOTLINES, {"state": "publish"})) == ["shown"]
    assert shown(desk.get(HOTLINES, {"state": "hide"})) == ["hidden"]
    assert shown(desk.get(HOTLINES, {"state": "draft"})) == ["draft"]


def test_a_hotline_is_due_when_one_of_its_numbers_is(desk, line, confirm):
    fresh, last_day, late, never, failed = (
        line(key, f"+5280055330{place:02}")
        for place, key in enumerate(["fresh", "last-day", "late", "never", "failed"])
    )
    for hotline, days_ago in [(fresh, 10), (last_day, 90), (late, 91), (failed, 91)]:
        confirm(hotline, 10)
        confirm(hotline.channels.get(), days_ago)
    confirm(failed.channels.get(), 1, outcome="no_answer")
    confirm(never, 10)

    assert shown(desk.get(HOTLINES, {"due": "now"})) == ["failed", "late", "never"]
    assert shown(desk.get(HOTLINES, {"due": "soon"})) == ["last-day"]
    assert shown(desk.get(HOTLINES, {"due": "never"})) == ["never"]
    assert desk.get(HOTLINES).text.count("1 day late") == 2


def test_hours_that_nobody_can_read_are_found(desk, line):
    for key, hours in [
        ("right", "24/7"),
        ("wrong", "when the sun shines"),
        ("never", "Feb 30 09:00-17:00"),
        ("none", ""),
    ]:
        hotline = line(key)
        Hotline.objects.filter(pk=hotline.pk).update(hours=hours)

    assert shown(desk.get(HOTLINES, {"hours": "unreadable"})) == ["never", "wrong"]


def test_a_text_holds_longer_than_a_number(desk, line, confirm):
    hotline = line()
    confirm(hotline, 100)
    confirm(hotline.channels.get(), 1)
    chat = Channel.objects.create(hotline=hotline, type="chat", value="https://chat.example/", grade="A")
    confirm(chat, 100)

    assert shown(desk.get(HOTLINES, {"due": "now"})) == []
    assert shown(desk.get(CHANNELS, {"due": "now"})) == []


def test_an_organization_is_due_after_a_year(desk, helpers, confirm):
    confirm(helpers, 366)

    assert shown(desk.get(reverse("admin:organizations_organization_changelist"), {"due": "now"})) == ["helpers"]


def test_a_country_is_chosen_with_its_parts_and_others_are_left_out(desk, line):
    line("mexico")
    line("baja", "+18883737888").regions.set([Region.objects.get(code="MX-BCN")])
    line("peru", "+5116126000").regions.set([Region.objects.get(code="PE")])

    response = desk.get(HOTLINES, {"country": "MX"})

    assert shown(response) == ["baja", "mexico"]
    assert '<option value="MX" selected>Mexico</option>' in response.text
    assert shown(desk.get(HOTLINES, {"country": "nonsense"})) == []
    assert len(shown(desk.get(HOTLINES, {"country": ""}))) == 3


@pytest.mark.parametrize("question", [{"state": "nonsense"}, {"due": "nonsense"}])
def test_a_filter_that_cannot_be_read_finds_nothing(desk, line, question):
    line()

    assert shown(desk.get(HOTLINES, question)) == []


@pytest.mark.parametrize("address", [HOTLINES, CHANNELS])
def test_a_list_costs_the_same_for_one_row_and_for_fifty(desk, line, confirm, release, helpers, address):
    release(line())
    desk.get(address)
    with CaptureQueriesContext(
        connection,
    ) as for_one:
        desk.get(address)
    for number in range(49):
        hotline = line(f"line-{number}", f"+5280055330{number + 1:02}", organization=helpers)
        confirm(hotline.channels.get(), number)
    with CaptureQueriesContext(connection) as for_fifty:
        response = desk.get(address)

    assert len(shown(response)) == 50
    assert len(for_fifty) == len(for_one)
    assert len(for_fifty) <= 10


def test_a_place_is_offered_by_name_before_a_city_of_that_name(desk, places):
    SearchName.objects.create(region_id="US", name="Mexico", source="geonames")
    SearchName.objects.create(region_id="MX-BCN", name="Tijuana", source="geonames")

    assert offered(desk, "mexico") == ["MX", "US"]
    assert offered(desk, "tijuana") == ["MX-BCN"]
    assert offered(desk, "peru") == ["PE"]
    assert offered(desk, "\0") == []


def offered(desk, typed):
    question = {"app_label": "hotlines", "model_name": "hotline", "field_name": "regions", "term": typed}
    return [one["id"] for one in desk.get(reverse("admin:autocomplete"), question).json()["results"]]
