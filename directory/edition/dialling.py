"""The digits to press for a full number, from the country where one stands.

ITU-T E.164 gives country code and national number (no trunk zero from abroad, Italy's zero stays, Argentina's 9 comes
in); the library writes both as each country does. The exit prefix is the region document's.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

from directory.documents import Region
from directory.edition.toll_free import home_countries, is_home_only

FULL_NUMBER = re.compile(r"\+[1-9][0-9]{5,14}")
NANP = "1"

ONE_DIALLING_PLAN = {"1", "39", "44", "47", "61", "212", "262", "358", "590"}
"""Calling codes whose territories dial each other as one country does. +7 and +599 are left out: Russia and Kazakhstan,
Curaçao and the Caribbean Netherlands have separate networks, and sources disagree on what is pressed between them."""

OTHER_PREFIX_TO = {"KE": {"255", "256"}, "MY": {"65"}, "IT": {"378"}, "SM": {"39"}}
"""Where a neighbour's exit prefix is not the usual one (Kenya presses 007 for Tanzania, 006 for Uganda).
https://howtophoneto.com/tanzania; wikimili.com/en/Telephone_numbers_in_Tanzania; jokris.info country notes 5, 6, 9."""

NEEDS_CARRIER_AT_HOME = {"BR"}
"""From one area to another, 0 and a company's two digits come first (Anatel): https://editalconcursosbrasil.com.br/?p=494859"""


class Route(StrEnum):
    """What kind of call it is for the caller."""

    HOME = "home"
    SHARED_PLAN = "shared_plan"
    ABROAD = "abroad"


class Hint(StrEnum):
    """What else a caller needs to know to press the digits."""

    PLUS = "plus"
    SECOND_TONE = "second_tone"
    CARRIER = "carrier"
    CARRIER_AT_HOME = "carrier_at_home"
    LEADING_ONE = "leading_one"


@dataclass(frozen=True)
class Dial:
    """`text` has digits in groups; a leading + where the exit prefix is not known, and ~ for "wait for the tone".

    `exit_code` is what stands before the country code, as shown: "011", "8 ~ 10"; empty on other routes.
    """

    text: str
    route: Route
    hint: Hint | None = None
    exit_code: str = ""


def full_number(value: str) -> PhoneNumber | None:
    """The number in an E.164 text; None for all else and for what its numbering plan does not have."""
    number = parsed(value)
    return number if number and phonenumbers.is_valid_number(number) else None


def parsed(value: str) -> PhoneNumber | None:
    """The number in an E.164 text, with its plus sign, whether or not its numbering plan has it."""
    try:
        return phonenumbers.parse(value) if FULL_NUMBER.fullmatch(value) else None
    except phonenumbers.NumberParseException:
        return None


def dial(number: PhoneNumber, regions: tuple[str, ...], here: Region) -> Dial:
    """What to press for a valid number, from `here`. `regions` are its hotline's."""
    code = str(number.country_code)
    at_home = here.key in home_countries(number, regions)
    if at_home or (here.calling_code == code and code in ONE_DIALLING_PLAN):
        return national_dial(number, here, Route.HOME if at_home else Route.SHARED_PLAN)
    return dial_abroad(number, here)


def national_dial(number: PhoneNumber, here: Region, route: Route) -> Dial:
    if here.calling_code == NANP:
        # One and ten digits reach every number of the plan, from every mobile phone and most landlines (NANPA).
        hint = Hint.LEADING_ONE if route == Route.HOME and not is_home_only(number) else None
        return Dial(f"{NANP} {national(number)}", route, hint)
    if here.key in NEEDS_CARRIER_AT_HOME and not is_home_only(number):
        return Dial(international(number), route, Hint.CARRIER_AT_HOME)
    return Dial(national(number), route)


def dial_abroad(number: PhoneNumber, here: Region) -> Dial:
    full, code = international(number), str(number.country_code)
    if not here.exit_prefix or code == here.calling_code or code in OTHER_PREFIX_TO.get(here.key, ()):
        return Dial(full, Route.ABROAD, Hint.CARRIER)
    exit_code = here.exit_prefix.replace("~", " ~ ")
    hint = Hint.SECOND_TONE if "~" in exit_code else Hint.PLUS
    return Dial(f"{exit_code} {full.removeprefix('+')}", Route.ABROAD, hint, exit_code)


def national(number: PhoneNumber) -> str:
    """As pressed at home, with the trunk prefix: 0800 22210, 8 800 200 01 22."""
    return spaced(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))


def international(number: PhoneNumber) -> str:
    """+52 55 1309 9024."""
    return "+" + spaced(phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))


def e164(number: PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def spaced(text: str) -> str:
    """The digits of a written number, its groups kept apart by single spaces."""
    return " ".join(re.findall(r"[0-9]+", text))
