"""Open until when, closed until when, or not known, on fixed clocks. All instants are in UTC."""

from datetime import UTC, datetime

import pytest

from directory.edition import holidays
from directory.edition.opening import State, Why, country_of, hours_of, state_at, unreadable, zones_of
from tests import listings

LIMA, SANTIAGO, MADRID = "America/Lima", "America/Santiago", "Europe/Madrid"
COPENHAGEN, KOLKATA, MEXICO_CITY = "Europe/Copenhagen", "Asia/Kolkata", "America/Mexico_City"
OFFICE = "Mo-Fr 09:00-17:00"
EVENINGS = "Mo-Fr 08:00-24:00; PH off"
DANISH = "Mo-Fr 08:30-16:00; Sa,Su,PH 09:00-15:00"


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def asked(hours, zone, now, country=""):
    return state_at(hours, (zone,) if zone else (), country, utc(now))


def open_until(text):
    return (State.OPEN, utc(text))


def closed_until(text):
    return (State.CLOSED, utc(text))


def told(opening):
    return (opening.state, opening.until or opening.opens)


@pytest.mark.parametrize(
    ("hours", "now", "answer"),
    [
        (OFFICE, "2026-11-20 13:59", closed_until("2026-11-20 14:00")),
        (OFFICE, "2026-11-20 14:00", open_until("2026-11-20 22:00")),
        (OFFICE, "2026-11-20 21:59:59", open_until("2026-11-20 22:00")),
        (OFFICE, "2026-11-20 22:00", closed_until("2026-11-23 14:00")),
        ("Mo-Fr 09:00-12:30,13:30-17:00", "2026-11-20 18:00", closed_until("2026-11-20 18:30")),
        ("08:00-12:00,12:00-16:00", "2026-11-20 14:00", open_until("2026-11-20 21:00")),
        ("Mo-Su 06:00-24:00", "2026-11-21 04:59", open_until("2026-11-21 05:00")),
        ("Mo-Fr 00:00-24:00", "2026-11-20 14:00", open_until("2026-11-21 05:00")),
        ("Mo-Fr 08:00-16:00, Sa 08:00-12:00", "2026-11-21 14:00", open_until("2026-11-21 17:00")),
    ],
)
def test_hours_are_read_on_the_clock_of_the_line(hours, now, answer):
    assert told(asked(hours, LIMA, now)) == answer


@pytest.mark.parametrize(
    ("hours", "now", "answer"),
    [
        ("22:00-06:00", "2026-11-20 04:00", open_until("2026-11-20 11:00")),
        ("22:00-06:00", "2026-11-20 05:00", open_until("2026-11-20 11:00")),
        ("22:00-06:00", "2026-11-20 11:00", closed_until("2026-11-21 03:00")),
        ("Fr 22:00-06:00", "2026-11-21 10:59", open_until("2026-11-21 11:00")),
        ("Fr 22:00-30:00", "2026-11-21 10:59", open_until("2026-11-21 11:00")),
        ("Fr 22:00-06:00", "2026-11-20 10:00", closed_until("2026-11-21 03:00")),
    ],
)
def test_nights_go_on_past_midnight(hours, now, answer):
    assert told(asked(hours, LIMA, now)) == answer


@pytest.mark.parametrize(
    ("hours", "now", "answer"),
    [
        ("Mo-Th 22:00-06:00; Fr-Su 10:00-12:00", "2026-11-20 04:00", open_until("2026-11-20 11:00")),
        ("Mo-Th 22:00-06:00; Fr-Su 10:00-12:00", "2026-11-20 08:00", open_until("2026-11-20 11:00")),
        ("Mo-Th 22:00-06:00; Fr-Su 10:00-12:00", "2026-11-20 11:00", closed_until("2026-11-20 15:00")),
        ("Mo-Th 22:00-06:00; Fr off", "2026-11-20 08:00", open_until("2026-11-20 11:00")),
        ("Mo-Fr 08:00-08:00; Sa off", "2026-11-21 12:59", open_until("2026-11-21 13:00")),
        ("Mo-Fr 08:00-08:00; Sa off", "2026-11-21 13:00", closed_until("2026-11-23 13:00")),
        ("24/7; Fr off", "2026-11-20 08:00", closed_until("2026-11-21 05:00")),
    ],
)
def test_another_rule_for_the_next_day_does_not_end_the_night(hours, now, answer):
    assert told(asked(hours, LIMA, now)) == answer


@pytest.mark.parametrize("zone", [LIMA, "", "Mars/Olympus"])
def test_round_the_clock_is_open_whatever_the_clock(zone):
    assert told(asked("24/7", zone, "2026-11-20 14:00")) == (State.OPEN, None)


def test_what_never_closes_needs_no_clock_either():
    assert told(asked("Mo-Su 00:00-24:00", "", "2026-11-20 14:00")) == (State.OPEN, None)


@pytest.mark.parametrize(
    ("hours", "zone", "why"),
    [
        ("", LIMA, Why.NO_HOURS),
        ("  ", LIMA, Why.NO_HOURS),
        ("Lunes a viernes", LIMA, Why.UNREADABLE),
        ("Mo-Fr 9am-5pm", LIMA, Why.UNREADABLE),
        ("Feb 30 10:00-12:00", LIMA, Why.UNREADABLE),
        (OFFICE, "", Why.NO_ZONE),
        (OFFICE, "Mars/Olympus", Why.NO_ZONE),
        (OFFICE, "America", Why.NO_ZONE),
        (OFFICE, "../etc", Why.NO_ZONE),
        ("24/7; PH off", "", Why.NO_ZONE),
        ('Mo-Fr 09:00-17:00 "by appointment"', LIMA, Why.VAGUE),
        ("sunrise-sunset", LIMA, Why.VAGUE),
        ("10:00-12:00+", LIMA, Why.VAGUE),
        ("10:00+", LIMA, Why.VAGUE),
        ("Mo-Fr 09:00-17:00; SH off", LIMA, Why.VAGUE),
        ("Mo-Fr 09:00-17:00 unknown", LIMA, Why.VAGUE),
    ],
)
@pytest.mark.parametrize("now", ["2026-11-20 03:00", "2026-11-20 15:00", "2026-11-22 15:00"])
def test_what_cannot_be_told_is_not_known(hours, zone, why, now):
    opening = asked(hours, zone, now, "PE")

    assert (opening.state, opening.why) == (State.UNKNOWN, why)


def test_staff_hear_of_hours_that_cannot_be_read():
    assert unreadable("Lunes a viernes")
    assert unreadable("Mo-Fr 08:00-17:00, " * 20 + "Sa 08:00-12:00")
    assert not unreadable(OFFICE)
    assert not unreadable('Mo 22:00-06:00 "ask; please"')
    assert not unreadable("")


def test_days_further_away_than_eight_are_not_looked_for():
    assert told(asked("2099 Mo-Su 12:30-17:00", LIMA, "2026-11-20 14:00")) == (State.CLOSED, None)


def test_a_clock_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        state_at(OFFICE, (LIMA,), "PE", datetime(2026, 11, 20))


@pytest.mark.parametrize(
    ("hours", "zone", "country", "now", "answer"),
    [
        (EVENINGS, MEXICO_CITY, "MX", "2026-09-16 16:00", closed_until("2026-09-17 14:00")),
        (EVENINGS, MEXICO_CITY, "MX", "2026-09-15 23:00", open_until("2026-09-16 06:00")),
        (EVENINGS, LIMA, "PE", "2026-07-28 16:00", closed_until("2026-07-30 13:00")),
        (EVENINGS, SANTIAGO, "CL", "2026-09-18 16:00", closed_until("2026-09-21 11:00")),
        (DANISH, COPENHAGEN, "DK", "2026-12-25 13:30", open_until("2026-12-25 14:00")),
        (DANISH, COPENHAGEN, "DK", "2026-12-25 14:30", closed_until("2026-12-26 08:00")),
    ],
)
def test_public_holidays_are_those_of_the_country(hours, zone, country, now, answer):
    opening = asked(hours, zone, now, country)

    assert told(opening) == answer
    assert (opening.mentions_holidays, opening.holidays_known) == (True, True)


def test_a_night_before_a_holiday_goes_on():
    assert told(asked("Mo-Fr 22:00-06:00; PH off", SANTIAGO, "2026-09-18 06:00", "CL")) == open_until(
        "2026-09-18 09:00"
    )


@pytest.mark.parametrize(
    ("zone", "country", "now"),
    [
        (KOLKATA, "IN", "2026-11-20 06:00"),  # a country that the library does not know
        ("America/El_Salvador", "SV", "2027-01-01 18:00"),  # one whose calendar is wrong
        (LIMA, "", "2026-11-20 16:00"),  # a line of several countries
        (LIMA, "PE", "2026-07-23 16:00"),  # a holiday that the library lacks
        (MEXICO_CITY, "MX", "2027-04-30 16:00"),  # one that it makes up
        (MEXICO_CITY, "MX", "2040-11-20 16:00"),  # years that nobody compared
    ],
)
def test_hours_are_answered_and_it_is_said_where_holidays_are_not_known(zone, country, now):
    opening = asked("Mo-Fr 08:00-17:00; PH off", zone, now, country)

    assert (opening.state, opening.mentions_holidays, opening.holidays_known) == (State.OPEN, True, False)


def test_a_doubtful_day_before_it_opens_is_told():
    opening = asked("Mo-Fr 08:00-17:00; PH off", MEXICO_CITY, "2027-04-30 01:00", "MX")

    assert (opening.state, opening.holidays_known) == (State.CLOSED, False)


def test_it_is_not_closed_where_a_holiday_nobody_knows_of_would_open_it():
    opening = asked("Mo-Fr 09:00-12:00; PH 09:00-15:00", KOLKATA, "2026-11-20 08:00", "IN")

    assert (opening.state, opening.why) == (State.UNKNOWN, Why.HOLIDAYS)


def test_it_is_closed_where_no_holiday_would_open_it():
    opening = asked("Mo-Fr 09:00-12:00; PH 09:00-15:00", KOLKATA, "2026-11-20 10:00", "IN")

    assert told(opening) == closed_until("2026-11-23 03:30")


def test_a_holiday_that_the_hours_do_not_mention_is_told():
    assert asked(OFFICE, LIMA, "2026-07-28 16:00", "PE").holiday
    assert asked(OFFICE, LIMA, "2026-07-27 23:00", "PE").holiday  # it opens on the holiday
    assert not asked(OFFICE, LIMA, "2026-07-27 16:00", "PE").holiday
    assert not asked("Mo-Fr 09:00-17:00; PH 09:00-17:00", LIMA, "2026-07-28 16:00", "PE").holiday


def test_holidays_of_a_region_are_those_of_its_country():
    assert asked("Mo-Fr 08:00-17:00; PH off", MEXICO_CITY, "2026-09-16 16:00", "MX-JAL").state == State.CLOSED


def test_every_country_with_a_calendar_is_known_to_the_library():
    assert all(holidays.calendar(country) for country in holidays.doubtful())


@pytest.mark.parametrize("type_", ["phone", "short_code", "tty"])
def test_a_number_has_the_hours_of_its_hotline(type_):
    number, mail = listings.channel(type=type_, hours=""), listings.channel(type="email", value="a@b.example", hours="")
    line = listings.hotline(hours=OFFICE, channels=(number, mail))

    assert (hours_of(line, number), hours_of(line, mail)) == (OFFICE, "")


def test_a_number_beside_one_with_hours_of_its_own_has_none():
    own, other = listings.channel(hours="24/7"), listings.channel(value="+5215512345678", hours="")
    line = listings.hotline(hours=OFFICE, channels=(own, other))

    assert (hours_of(line, own), hours_of(line, other)) == ("24/7", "")


def test_the_zone_is_the_line_s_own_or_that_of_its_regions():
    mexico = listings.region("MX", time_zones=(MEXICO_CITY, "America/Tijuana"))
    places = {"MX": mexico, "MX-BCN": mexico.subdivisions[0], "001": listings.region("001", time_zones=())}

    assert zones_of(listings.hotline(time_zone=LIMA), places) == (LIMA,)
    assert zones_of(listings.hotline(regions=("MX-BCN", "MX")), places) == ("America/Tijuana", MEXICO_CITY)
    assert zones_of(listings.hotline(regions=("MX", "001")), places) == ()
    assert zones_of(listings.hotline(regions=("MX", "GT")), places) == ()


def test_the_country_is_known_where_there_is_one():
    assert country_of(listings.hotline(regions=("MX-BCN", "MX-SON"))) == "MX"
    assert country_of(listings.hotline(regions=("MX", "US"))) == ""


def test_answers_are_the_same_for_a_minute():
    assert asked(OFFICE, LIMA, "2026-11-20 14:00:59") == asked(OFFICE, LIMA, "2026-11-20 14:00:00")
