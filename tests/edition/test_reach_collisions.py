"""Numbers that are somebody else's where the visitor stands."""

import pytest

from directory.edition.collisions import Collision, collision, printed, warning
from directory.edition.reach import reach
from tests.edition.test_reach_lines import LINES, country, line


@pytest.mark.parametrize(
    "type_, value, display, here, expected",
    [
        ("phone", "+528005533000", "800 5533 000", "US", Collision.SOMEBODY_ELSE),  # +1 800 553 3000
        ("phone", "+528005533000", "800 5533 000", "CA", Collision.SOMEBODY_ELSE),
        ("phone", "+528005533000", "800 5533 000", "JM", Collision.SOMEBODY_ELSE),
        ("phone", "+528005533000", "800 5533 000", "MX", None),  # at home
        ("phone", "+528005533000", "800 5533 000", "GT", None),  # ten digits are nobody's there
        ("phone", "+528005533000", "+52 800 553 3000", "US", None),  # printed in full
        ("whatsapp", "+525513099024", "55 1309 9024 (WhatsApp)", "US", Collision.SOMEBODY_ELSE),  # +1 551, New Jersey
        ("phone", "+50218003750042", "1-800-375-0042", "US", Collision.SOMEBODY_ELSE),  # pressed with its 1
        ("phone", "+18883737888", "1-888-373-7888", "CA", None),  # the same number there, whether it answers or not
        ("phone", "+18008435678", "1-800-843-5678 (1-800-THE-LOST)", "GB", None),
        ("phone", "+12423768477", "376-8477 (TIPS)", "US", Collision.SOMEBODY_ELSE),  # seven digits: a neighbour
        ("phone", "+12423768477", "376-8477 (TIPS)", "BS", None),
        ("phone", "+448008083733", "0800 808 3733", "NZ", Collision.SOMEBODY_ELSE),  # New Zealand's 0800 808 373
        ("phone", "+351800202148", "800 202 148", "ES", Collision.SOMEBODY_ELSE),  # Spain's 800 202 148
        ("phone", "+351800202148", "800 202 148", "GB", None),  # no trunk zero: it does not leave the exchange
        ("phone", "+9718007283", "800 SAVE (800 7283)", "US", Collision.SOMEBODY_ELSE),
        ("phone", "+12139001098", "(213) 900-1098, opción 2", "MX", None),
        ("phone", "+529990101658", "999 010 1658", "GB", Collision.EMERGENCY),  # a landline stops listening at 999
        ("short_code", "911", "911", "GB", Collision.EMERGENCY),  # any mobile knows 911
        ("short_code", "112", "112", "MX", Collision.EMERGENCY),  # and 112
        ("short_code", "119", "119", "JM", Collision.EMERGENCY),
        ("short_code", "100", "100", "GB", None),
        ("sms", "233733", "233733 (BEFREE)", "MX", None),
        ("email", "help@example.org", "help@example.org", "MX", None),
    ],
)
def test_a_number_says_whether_it_is_somebody_elses_here(type_, value, display, here, expected):
    channel, _regions = line(type_, value, "", "001", display)
    place = country(here, *{"GB": ["999", "112"], "JM": ["119"]}.get(here, []))

    assert warning(channel, place) == expected
    assert collision(channel, place) is bool(expected)


def test_nobody_is_warned_of_an_emergency_number_where_it_is_right():
    channel, regions = LINES["eu 112"]

    assert reach(channel, regions, country("FR", "112")).warning is None
    assert reach(channel, regions, country("IN", "112")).warning == Collision.EMERGENCY


def test_an_unreachable_free_number_carries_its_warning_and_no_link():
    channel, regions = LINES["mx 800"]

    found = reach(channel, regions, country("US"))

    assert (found.state, found.dial, found.uri) == ("not_callable", "", "")
    assert (found.warning, found.printed) == (Collision.SOMEBODY_ELSE, "800 5533 000")


def test_a_number_that_can_be_called_in_full_still_warns_of_its_printed_form():
    channel, regions = line("phone", "+525513099024", "*", "MX", "55 1309 9024")

    found = reach(channel, regions, country("US"))

    assert (found.dial, found.warning) == ("011 52 55 1309 9024", Collision.SOMEBODY_ELSE)


@pytest.mark.parametrize(
    "value, display, expected",
    [
        ("+12423768477", "376-8477 (TIPS)", "376-8477"),
        ("+12139001098", "(213) 900-1098, opción 2", "(213) 900-1098"),
        ("+18007873224", "TTY 1-800-787-3224", "1-800-787-3224"),
        ("+9718007283", "800 SAVE (800 7283)", "800 7283"),
        ("+18888472345", "888-TRAFFICK", "+18888472345"),
    ],
)
def test_the_warning_quotes_the_number_without_its_words(value, display, expected):
    channel, _regions = line("phone", value, "*", "001", display)

    assert printed(channel) == expected
