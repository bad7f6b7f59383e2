"""Numbers that reach somebody else when they are pressed, as they are printed, in another country.

Mexico's 800 553 3000 pressed in the United States is +1 800 553 3000, a stranger's.
"""

import re
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

from directory.documents import Channel, Region
from directory.edition.dialling import NANP, full_number

ANYWHERE = "*"

MOBILE_EMERGENCY = {"112", "911"}
"""What any mobile phone takes for an emergency call, in any country: 3GPP TS 22.101, 10.1.1."""

NUMBER_IN_TEXT = re.compile(r"[+(]{0,2}[0-9][0-9 ().\-–\u00a0]*")
LOCAL_IN_NANP = re.compile(r"[2-9][0-9]{6}")
"""Seven digits are a neighbour's number wherever ten are not yet required."""


class Collision(StrEnum):
    """Who would answer instead; `sentences.sentence` says it in words."""

    SOMEBODY_ELSE = "somebody_else"
    EMERGENCY = "emergency"


def collision(channel: Channel, here: Region) -> bool:
    """Whether the channel's printed digits, pressed in `here`, may reach somebody else.

    A short code is judged by its `callable_from` alone; with its hotline's regions one knows better where it works.
    """
    return warning(channel, here) is not None


def warning(channel: Channel, here: Region) -> Collision | None:
    """Who may answer instead of the line; None where nobody does, or where the digits are right."""
    if number := full_number(channel.value):
        answers = [answered_by(digits_of(text), number, here) for text in written_numbers(channel, number)]
        return next(filter(None, answers), None)
    works = here.key in channel.callable_from or ANYWHERE in channel.callable_from
    emergency = MOBILE_EMERGENCY.union(number.number for number in here.emergency_numbers)
    return Collision.EMERGENCY if channel.value in emergency and not works else None


def printed(channel: Channel) -> str:
    """The number as people write it inside its country, without words; a short code's own digits."""
    number = full_number(channel.value)
    written = written_numbers(channel, number) if number else []
    return written[0] if written else channel.value


def answered_by(digits: str, number: PhoneNumber, here: Region) -> Collision | None:
    """Who may answer these digits in `here`, if not `number`."""
    theirs = pressed_in(digits, here)
    if theirs == number or phonenumbers.region_code_for_number(number) == here.key:
        return None
    if any(digits.startswith(emergency.number) for emergency in here.emergency_numbers):
        return Collision.EMERGENCY  # a landline connects as soon as it has heard the emergency number
    local = here.calling_code == NANP and LOCAL_IN_NANP.fullmatch(digits)
    return Collision.SOMEBODY_ELSE if theirs or local else None


def pressed_in(digits: str, here: Region) -> PhoneNumber | None:
    """The valid number that one reaches by pressing exactly these digits inside the country, if any."""
    try:
        number = phonenumbers.parse(digits, here.key)
    except phonenumbers.NumberParseException:
        return None
    if str(number.country_code) != here.calling_code or not phonenumbers.is_valid_number(number):
        return None
    right = {digits_of(phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL))}
    if here.calling_code == NANP:
        right.add(NANP + phonenumbers.national_significant_number(number))
    return number if digits in right else None


def written_numbers(channel: Channel, number: PhoneNumber) -> list[str]:
    """The ways in which the display writes this number without its country code: "800 5533 000" of a WhatsApp's.

    Words, letters for digits, an extension and anything with a plus sign are left out.
    """
    national = phonenumbers.national_significant_number(number)
    found = []
    for text in NUMBER_IN_TEXT.findall(channel.display):
        digits = digits_of(text)
        same = len(digits) > 4 and (national.endswith(digits) or digits.endswith(national))
        if same and "+" not in text:
            found.append(without_loose_ends(text))
    return found


def without_loose_ends(text: str) -> str:
    """The number without spaces, dashes and half brackets around it."""
    inside = re.fullmatch(r"\(?([^()]*)\)?", text := text.strip(" .-–\u00a0"))
    return inside[1] if inside else text.removesuffix("(").strip()


def digits_of(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
