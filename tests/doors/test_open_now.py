"""“Open now” in search: it keeps what is certainly answered now, as the lists of the API do, and counts no other."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from directory.doors import open_now
from directory.doors.answering import Clocks
from directory.doors.visit import Visit
from directory.edition.models import Entry
from directory.edition.open_lines import opening_of
from tests.listings import channel, hotline, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])

MONDAY = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # 10:00 in Mexico City, 8:00 in Tijuana
HOURS = {
    "always": {"hours": "24/7"},
    "office": {"hours": "Mo-Fr 09:00-17:00", "time_zone": "America/Mexico_City"},
    "odd": {"hours": "Mo-Fr 10:05-17:00", "time_zone": "America/Mexico_City"},
    "night": {"hours": "Mo-Su 22:00-06:00", "time_zone": "America/Mexico_City"},
    "somewhere": {"hours": "Mo-Fr 09:00-17:00", "regions": ("MX", "US")},
    "unknown": {"hours": ""},
    "vague": {"hours": '"when we can"'},
    "paused": {"hours": "24/7", "status": "paused"},
}


@pytest.fixture
def at(monkeypatch):
    """Set the clock."""

    def set_to(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return set_to


@pytest.fixture
def lines(world, publish):
    publish(
        *(
            hotline(key, name=text(f"Línea {key}"), channels=(number(place),), **facts)
            for place, (key, facts) in enumerate(HOURS.items())
        ),
        hotline("staff", hours="24/7", channels=(number(50, audience="professionals"),)),
        hotline("mail", hours="24/7", channels=(number(51, type="email", value="a@example.org"),)),
        organization("casa", name=text("Línea Casa", "House")),
    )


def number(place, **facts):
    return channel(**{"value": f"+5280055301{place:02}", "hours": ""} | facts)


@pytest.fixture
def kept(client):
    def keys(**asked):
        answer = client.get("/api/v1/search", {"q": "", "open": "1", **asked}).json()
        assert "invalid" not in answer
        return {one["key"] for one in answer["contents"]}

    return keys


def test_open_keeps_lines_that_are_certainly_open(lines, kept, at):
    at(MONDAY)

    assert kept() == {"always", "office", "somewhere"}


def test_a_line_opens_and_closes_at_its_minute(lines, kept, at):
    found = {minute: kept() for minute in (0, 4, 5, 6) if at(MONDAY + timedelta(minutes=minute))}

    assert found == {minute: {"always", "office", "somewhere", *(["odd"] if minute >= 5 else [])} for minute in found}


@pytest.mark.parametrize("hours", range(0, 48, 5))
def test_search_and_the_cards_agree_on_what_is_open(lines, kept, at, hours):
    now = at(MONDAY + timedelta(hours=hours, minutes=7))
    hotlines = [entry.listing for entry in Entry.objects.of_type("hotline")]
    clocks = Clocks(hotlines, Visit(now, now.date()))

    assert kept() == {line.key for line in hotlines if clocks.is_answered(line)}


def test_the_count_is_what_the_tap_leaves(lines, kept, at, client):
    at(MONDAY)

    counted = client.get("/api/v1/search", {"q": "línea"}).json()["facets"]["open"]

    assert counted == {"1": len(kept(q="línea"))} == {"1": 3}


def test_nothing_open_is_an_empty_answer_and_no_wider_one(world, publish, kept, at, client):
    at(MONDAY)
    publish(hotline("unknown", hours="", channels=(number(1),)))

    assert kept() == set()
    assert client.get("/api/v1/search", {"q": ""}).json()["facets"]["open"] == {}


def test_a_line_that_is_hidden_or_changed_is_seen_at_once(lines, kept, at, publish):
    at(MONDAY)
    before = kept()
    publish(hotline("always", hours="Mo-Fr 20:00-21:00", time_zone="America/Mexico_City", channels=(number(0),)))

    assert before - kept() == {"always"}


def test_hours_are_asked_once_until_one_of_them_changes(lines, kept, at, monkeypatch):
    asked = []
    monkeypatch.setattr(open_now, "opening_of", lambda *given: asked.append(given[0]) or opening_of(*given))
    for seconds in (0, 1, 100):
        at(MONDAY + timedelta(seconds=seconds))
        kept()

    assert len(asked) == len(set(asked)) > 0


@pytest.mark.parametrize("wrong", ["2", "yes", "0"])
def test_what_is_no_answer_to_open_is_invalid(lines, client, wrong):
    answer = client.get("/api/v1/search", {"q": "", "open": wrong}).json()

    assert (list(answer["invalid"]), answer["total_items"]) == (["open"], 0)


def test_the_page_narrows_to_open_lines_without_a_script(lines, at, client):
    at(MONDAY)
    page = client.post("/es/search/", {"q": "línea"}).content.decode()

    assert (
        '<button class="step" form="steps" name="open" value="1">Atiende ahora, con seguridad <small>3</small>' in page
    )

    narrowed = client.post("/es/search/", {"q": "línea", "open": "1"}).content.decode()

    assert "Ahora: Atiende ahora, con seguridad" in narrowed
    assert 'name="without" value="open"' in narrowed
    assert "Línea always" in narrowed
    assert "Línea night" not in narrowed
