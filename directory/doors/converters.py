"""What may stand in an address: anything else is not found before it reaches a database."""

import re

from django.urls import register_converter


class RegionCode:
    """An ISO 3166-1 or -2 code or 001; lower case is the right way, any other leads there."""

    regex = r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?|001"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value.lower()


class PublicCode(RegionCode):
    """A listing's public address."""

    regex = r"[A-Za-z0-9]{1,8}"


class Digits(RegionCode):
    """A phone number as digits, with its plus sign or without."""

    regex = r"\+?[0-9]{2,20}"


class Language:
    """A language of the site, where the address does not begin with it."""

    regex = "es|en"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def is_region(text: str) -> bool:
    """Whether the text could be a region's code in an address."""
    return re.fullmatch(RegionCode.regex, text) is not None


register_converter(RegionCode, "region")
register_converter(PublicCode, "public")
register_converter(Digits, "digits")
register_converter(Language, "language")
