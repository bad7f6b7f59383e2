"""What a channel's value must look like, by its type. Numbers are E.164 or digits dialled inside one country."""

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext_lazy as _

from directory.evidence.values import validate_web_address

SHORT = re.compile(r"\d{2,10}")
"""Digits as dialled inside a country. The phone library's table of short numbers rejects real lines (1818, 145)."""

E164 = re.compile(r"\+[1-9]\d{6,14}")
FULL_NUMBER_TYPES = {"phone", "whatsapp", "tty"}
LINK_TYPES = {"chat", "web_form"}
check_url = URLValidator(schemes=["https", "http"])


def validate_value(type_: str, value: str) -> None:
    """Refuse a value that cannot work for its type. Raises ValidationError with a reason for staff."""
    if type_ == "short_code" or (type_ == "sms" and not value.startswith("+")):
        require_short(value)
    elif type_ in FULL_NUMBER_TYPES or type_ == "sms":
        require_full_number(value)
    elif type_ == "email":
        validate_email(value)
    elif type_ in LINK_TYPES:
        check_url(value)
        validate_web_address(value)
    elif not value.strip():  # an app: its name, or its address
        raise ValidationError(_("Give the name of the app or its address."))


def require_short(value: str) -> None:
    if not SHORT.fullmatch(value) or not value.isascii():
        raise ValidationError(
            _("“%(value)s” is not a short number: 2 to 10 digits, nothing else."), params={"value": value}
        )


def require_full_number(value: str) -> None:
    if not E164.fullmatch(value) or not value.isascii():
        raise ValidationError(
            _("“%(value)s” is not a full number: a plus sign, the country's code and the digits, nothing else."),
            params={"value": value},
        )
    if not phonenumbers.is_valid_number(phonenumbers.parse(value)):
        raise ValidationError(
            _("“%(value)s” is not a number that the numbering plan of its country has."), params={"value": value}
        )
