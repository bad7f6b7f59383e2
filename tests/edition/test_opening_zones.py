"""Clocks that are put forward and back, countries with several, and what holds for all hours on all clocks."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from directory.edition import opening as opening_module
from directory.edition import timetable
from directory.edition.opening import AHEAD, STEPS, State, Why, state_at
from directory.regions.countries import time_zones

NEW_YORK, SANTIAGO, MEXICO_CITY, ASUNCION = (
    "America/New_York",
    "America/Santiago",
    "America/Mexico_City",
    "America/Asuncion",
)
OFFICE = "Mo-Fr 09:00-17:00"
MINUTE = timedelta(minutes=1)
ZONES = time_zones()


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hours", "now", "state", "change"),
    [
        # The United States, put back on 1 November 2026 at 2:00: the night is an hour longer
        (NEW_YORK, "22:00-06:00", "2026-11-01 03:00", "open", "2026-11-01 11:00"),
        (NEW_YORK, "00:00-01:45", "2026-11-01 05:30", "open", "2026-11-01 05:45"),
        (NEW_YORK, "00:00-01:45", "2026-11-01 06:15", "open", "2026-11-01 06:45"),  # the second 1:15
        (NEW_YORK, OFFICE, "2026-10-31 15:00", "closed", "2026-11-02 14:00"),
        # and forward on 14 March 2027 at 2:00: an hour shorter
        (NEW_YORK, "22:00-06:00", "2027-03-14 04:00", "open", "2027-03-14 10:00"),
        (NEW_YORK, "02:30-05:00", "2027-03-14 06:00", "closed", "2027-03-14 07:00"),  # 2:30 never comes; 3:00 does
        (NEW_YORK, "00:00-02:30", "2027-03-14 06:00", "open", "2027-03-14 07:00"),
        (NEW_YORK, "02:10-02:50", "2027-03-14 06:00", "closed", "2027-03-15 06:10"),  # this span never comes
        # Chile, forward on 6 September 2026 and back on 4 April 2027, at midnight
        (SANTIAGO, "Mo-Su 06:00-24:00", "2026-09-06 02:00", "open", "2026-09-06 04:00"),
        (SANTIAGO, "Su 00:30-06:00", "2026-09-06 02:00", "closed", "2026-09-06 04:00"),
        (SANTIAGO, "Mo-Su 06:00-24:00", "2027-04-04 01:00", "open", "2027-04-04 04:00"),
        (SANTIAGO, "Su 00:00-06:00", "2027-04-04 01:00", "closed", "2027-04-04 04:00"),
        # Mexico stopped in 2022, Paraguay in 2024
        (MEXICO_CITY, "22:00-06:00", "2026-10-25 05:00", "open", "2026-10-25 12:00"),
        (MEXICO_CITY, "22:00-06:00", "2027-04-04 05:00", "open", "2027-04-04 12:00"),
        (ASUNCION, "22:00-06:00", "2026-10-04 02:00", "open", "2026-10-04 09:00"),
        (ASUNCION, "22:00-06:00", "2027-03-28 02:00", "open", "2027-03-28 09:00"),
        # Mexico's northern border goes with the United States
        ("America/Tijuana", "22:00-06:00", "2026-11-01 06:00", "open", "2026-11-01 14:00"),
    ],
)
def test_clocks_that_are_changed(zone, hours, now, state, change):
    opening = state_at(hours, (zone,), "", utc(now))

    assert (opening.state, opening.until or opening.opens) == (state, utc(change))


@pytest.mark.parametrize(
    ("country", "now", "state", "earliest", "latest"),
    [
        ("US", "2026-11-20 21:00", "open", "2026-11-20 22:00", "2026-11-21 03:00"),
        ("US", "2026-11-20 22:30", "unknown", None, None),
        ("US", "2026-11-21 12:00", "closed", "2026-11-23 14:00", "2026-11-23 19:00"),
        ("MX", "2026-11-20 18:00", "open", "2026-11-20 22:00", "2026-11-21 01:00"),
        ("MX", "2026-11-20 15:30", "unknown", None, None),
        ("MX", "2026-11-21 18:00", "closed", "2026-11-23 14:00", "2026-11-23 17:00"),
        ("BR", "2026-11-20 15:00", "open", "2026-11-20 19:00", "2026-11-20 22:00"),
        ("BR", "2026-11-20 20:30", "unknown", None, None),
        ("AR", "2026-11-20 15:00", "open", "2026-11-20 20:00", "2026-11-20 20:00"),
    ],
)
def test_a_country_with_several_clocks(country, now, state, earliest, latest):
    opening = state_at(OFFICE, ZONES[country], country, utc(now))

    assert opening.state == state
    if earliest:
        assert (opening.until or opening.opens, opening.latest) == (utc(earliest), utc(latest))


def test_clocks_that_disagree_tell_both():
    opening = state_at(OFFICE, ZONES["MX"], "MX", utc("2026-11-20 15:30"))
    open_, closed = opening.possible

    assert opening.why == Why.ZONES
    assert (open_.state, open_.until, open_.latest) == ("open", utc("2026-11-20 22:00"), utc("2026-11-20 23:00"))
    assert (closed.state, closed.opens, closed.latest) == ("closed", utc("2026-11-20 16:00"), utc("2026-11-20 17:00"))
    assert (open_.wall, closed.wall) == (datetime(2026, 11, 20, 17), datetime(2026, 11, 20, 9))


def test_one_unknown_clock_among_several_makes_it_unknown():
    assert state_at(OFFICE, (NEW_YORK, "Mars/Olympus"), "US", utc("2026-11-21 12:00")).why == Why.NO_ZONE


def shipped():
    """Every hours string of the shipped listings with the country of its hotline."""
    with (settings.BASE_DIR / "directory/data/hotlines.csv").open(encoding="utf-8") as file:
        hotlines = {row["key"]: row for row in csv.DictReader(file)}
    with (settings.BASE_DIR / "directory/data/channels.csv").open(encoding="utf-8") as file:
        channels = [(hotlines[row["hotline_key"]]["regions"], row["hours"]) for row in csv.DictReader(file)]
    both = [*channels, *((row["regions"], row["hours"]) for row in hotlines.values())]
    return {(code[:2], hours) for regions, hours in both for code in regions.split(";") if hours and code != "001"}


def test_all_shipped_hours_can_be_told_in_the_countries_of_their_hotlines():
    now = utc("2026-11-20 15:00")
    answers = {(country, hours): state_at(hours, ZONES[country], country, now) for country, hours in shipped()}
    unknown = {key: answer.why for key, answer in answers.items() if answer.state == State.UNKNOWN}

    assert len(answers) > 100
    assert set(unknown.values()) <= {Why.ZONES}


SLOW = [
    "Mo-Su 00:00-24:00",
    "00:00-24:00/00:01",
    "00:00-00:00",
    "9999 Mo",
    "2099 Mo-Su 12:30-17:00",
    "Feb 29 Mo 10:00-12:00",
    "week 53 Mo 10:00-12:00",
    "easter",
    "Feb Mo[5]",
    "22:00-06:00; Mo 00:00-24:00",
    "Mo-Su 23:00-22:59; Jan off",
    ",".join(f"{hour:02}:00-{hour:02}:30" for hour in range(16)),
]


@pytest.fixture
def steps(monkeypatch):
    """The moments from which the next change is looked for."""
    looked_from = []
    may_change = timetable.Timetable.may_change

    def counted(self, wall):
        looked_from.append(wall)
        return may_change(self, wall)

    monkeypatch.setattr(timetable.Timetable, "may_change", counted)
    opening_module.answer.cache_clear()
    return looked_from


@pytest.mark.parametrize("hours", SLOW)
def test_slow_hours_take_few_steps(hours, steps):
    state_at(hours, (NEW_YORK,), "US", utc("2026-11-20 15:00"))

    assert len(steps) < STEPS / 2
    assert all(wall < datetime(2026, 11, 20) + AHEAD + timedelta(days=2) for wall in steps)


@pytest.mark.parametrize("hours", SLOW)
def test_the_library_is_never_let_walk_on(hours):
    """Without its limit the library goes on to the year 9999 for these: seconds, for one visitor."""
    change = timetable.parse(hours, "").next_change(datetime(2026, 11, 20, 10))

    assert change is None or change <= datetime(2026, 11, 20, 10) + AHEAD


DAYS = st.sampled_from(["", "Mo ", "Mo-Fr ", "Sa,Su ", "Fr-Mo ", "Su,PH ", "PH ", "Mo-Th,Sa "])
CLOCK = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
TIMES = st.one_of(st.builds("{}-{}".format, CLOCK, CLOCK), st.sampled_from(["off", "00:00-24:00", "22:00-06:00"]))
HOURS = st.lists(st.builds("{}{}".format, DAYS, TIMES), min_size=1, max_size=3).map("; ".join)
ZONE = st.sampled_from([NEW_YORK, SANTIAGO, MEXICO_CITY, "Asia/Kolkata", "Pacific/Chatham", "Australia/Lord_Howe"])
COUNTRY = st.sampled_from(["US", "CL", "MX", "IN", "", "XX"])
CHANGES_OF_CLOCKS = ["2026-11-01", "2027-03-14", "2026-09-06", "2027-04-04", "2026-10-04", "2026-11-20"]
NOW = st.builds(
    lambda day, minutes: utc(day) + minutes * MINUTE, st.sampled_from(CHANGES_OF_CLOCKS), st.integers(-2000, 2000)
)


@given(hours=HOURS, zone=ZONE, country=COUNTRY, now=NOW)
@hypothesis_settings(max_examples=400, deadline=None)
def test_it_changes_at_the_minute_that_is_told_and_not_before(hours, zone, country, now):
    opening = state_at(hours, (zone,), country, now)
    change = opening.until or opening.opens
    if change is None:
        return

    assert now < change <= now + AHEAD
    assert state_at(hours, (zone,), country, change).state != opening.state
    assert state_at(hours, (zone,), country, change - MINUTE).state in {opening.state, State.UNKNOWN}


@given(hours=st.one_of(HOURS, st.text(max_size=30)), zones=st.lists(st.text(max_size=8), max_size=2), now=NOW)
@hypothesis_settings(max_examples=200, deadline=None)
def test_nothing_is_closed_where_the_clock_is_not_known(hours, zones, now):
    assert state_at(hours, [f"?{zone}" for zone in zones], "US", now).state != State.CLOSED


@given(hours=st.text(alphabet='MoTuFrSuPH0123456789:-,;/+ offJanweek[]"|\\x00é', max_size=40), zone=ZONE, now=NOW)
@hypothesis_settings(max_examples=400, deadline=None)
def test_no_text_breaks_it(hours, zone, now):
    opening = state_at(hours, (zone,), "MX", now)

    assert opening.state == State.UNKNOWN or timetable.read(hours.strip()) is not None


@given(hours=HOURS, country=st.sampled_from(["US", "MX", "BR"]), now=NOW)
@hypothesis_settings(max_examples=100, deadline=None)
def test_several_clocks_say_only_what_each_of_them_says(hours, country, now):
    opening = state_at(hours, ZONES[country], country, now)
    states = {state_at(hours, (zone,), country, now).state for zone in ZONES[country]}

    assert opening.state == State.UNKNOWN or states == {opening.state}
