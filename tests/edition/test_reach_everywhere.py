"""What must hold for every number from everywhere: the shipped listings from forty countries, and generated numbers."""

import csv
import re
from functools import cache
from urllib.parse import unquote

import phonenumbers
import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberType

from directory.edition.dialling import full_number
from directory.edition.reach import State, reach
from directory.edition.sentences import explain, warn
from tests.edition.test_reach_lines import country, line
from tests.listings import text

DATA = settings.BASE_DIR / "directory" / "data"
COUNTRIES = [
    "MX", "US", "CA", "PR", "DO", "JM", "BS", "TT", "GT", "HN", "SV", "NI", "CR", "PA", "CU", "HT", "CO", "VE", "EC",
    "PE", "BO", "CL", "AR", "UY", "PY", "BR", "GY", "ES", "PT", "IT", "GB", "JE", "FR", "RE", "DE", "RU", "KZ", "UA",
    "JP", "AU", "KE", "NG", "IN", "PH", "AQ",
]  # fmt: skip
PLACES = {code: country(code, "911", "112") for code in COUNTRIES}
FREE = PhoneNumberType.TOLL_FREE
EXAMPLES = [
    example
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    for kind in (FREE, PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE)
    if (example := phonenumbers.example_number_for_type(region, kind)) and phonenumbers.is_valid_number(example)
]
TOLL_FREE = [number for number in EXAMPLES if phonenumbers.number_type(number) == FREE]


def e164(number):
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def neighbours_of(number):
    """Its example with other last digits, as long as its plan has them."""
    return st.integers(0, 999).map(lambda tail: f"{e164(number)[:-3]}{tail:03}").filter(full_number)


@cache
def shipped():
    with (DATA / "hotlines.csv").open(encoding="utf-8") as file:
        regions = {row["key"]: row["regions"] for row in csv.DictReader(file)}
    with (DATA / "channels.csv").open(encoding="utf-8") as file:
        return [
            line(row["type"], row["value"], row["callable_from"], regions[row["hotline_key"]], row["display"])
            for row in csv.DictReader(file)
        ]


def pressed(dial, here):
    """The number that one reaches by pressing this in `here`, read by the library without our help."""
    exit_code = here.exit_prefix.replace("~", " ~ ") + " "
    abroad = bool(here.exit_prefix) and dial.startswith(exit_code)
    return phonenumbers.parse("+" + dial.removeprefix(exit_code) if abroad else dial, here.key)


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_shipped_channel_is_answered_truthfully_from(code):
    here = PLACES[code]
    for channel, regions in shipped():
        found = reach(channel, regions, here)

        assert not re.search(r"[A-Za-z]", found.dial), channel.display
        assert bool(found.uri) <= (found.state != State.NOT_CALLABLE), channel.display
        assert bool(found.dial) <= bool(found.uri), channel.display
        if found.state == State.CALLABLE:
            assert code in channel.callable_from or "*" in channel.callable_from, channel.display
        assert None not in dump(explain(found, here=text("aquí", "here"), home=text("allá", "there")))
        assert not found.warning or None not in dump(warn(found, here=text("aquí", "here")))


@hypothesis_settings(deadline=None)
@given(
    number=st.sampled_from(EXAMPLES).flatmap(neighbours_of),
    code=st.sampled_from(COUNTRIES),
    from_=st.sampled_from(["", "*"]),
)
def test_what_is_pressed_is_the_very_number_and_its_plan_has_it(number, code, from_):
    channel, regions = line("phone", number, from_, "001")

    found = reach(channel, regions, PLACES[code])

    if found.dial:
        read_again = pressed(found.dial, PLACES[code])
        assert phonenumbers.is_valid_number(read_again)
        assert e164(read_again) == number == found.uri.removeprefix("tel:")


@hypothesis_settings(deadline=None)
@given(number=st.sampled_from(TOLL_FREE).flatmap(neighbours_of), code=st.sampled_from(COUNTRIES))
def test_a_free_number_with_no_word_on_its_reach_is_never_callable_from_elsewhere(number, code):
    owner = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    channel, regions = line("phone", number, "", owner or "001")

    found = reach(channel, regions, PLACES[code])

    if phonenumbers.number_type(phonenumbers.parse(number)) == FREE:
        assert (found.state == State.CALLABLE) == (code == owner)


@hypothesis_settings(deadline=None)
@given(
    digits=st.from_regex(r"[0-9*#]{2,8}", fullmatch=True),
    code=st.sampled_from(COUNTRIES),
    type_=st.sampled_from(["short_code", "sms"]),
)
def test_a_short_code_is_pressed_as_it_is_at_home_and_never_elsewhere(digits, code, type_):
    channel, regions = line(type_, digits, "", "PE")

    found = reach(channel, regions, PLACES[code])

    assert (found.state == State.CALLABLE) == (code == "PE")
    assert found.dial == (digits if code == "PE" else "")
    assert not found.uri or unquote(found.uri).partition(":")[2] == digits


@hypothesis_settings(deadline=None)
@given(
    value=st.text(max_size=30),
    type_=st.sampled_from(["phone", "short_code", "sms", "whatsapp", "tty", "chat", "email", "web_form", "app", "fax"]),
    display=st.text(max_size=30),
    places=st.lists(st.sampled_from([*COUNTRIES, "*"]), max_size=3),
)
def test_whatever_is_written_is_answered_without_an_error(value, type_, display, places):
    channel, regions = line(type_, value, ";".join(places), "MX", display)

    found = reach(channel, regions, PLACES["US"])

    assert found.state != State.CALLABLE or not {"US", "*"}.isdisjoint(places)


def dump(words):
    return words.es, words.en
