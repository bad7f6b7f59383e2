"""What a channel's link does, and how its number or address is written; where our own pages are."""

import re
from functools import cache

import phonenumbers
from django.urls import reverse
from django.utils.translation import override

from directory.documents import Channel

DIALLED = {"phone", "short_code", "tty"}
NUMBERS = DIALLED | {"sms", "whatsapp"}
NUMBER = re.compile(r"\+?[0-9*#]+")
WEB = re.compile(r"https?://[^\s]+")
EMAIL = re.compile(r"[^\s@?&]+@[^\s@?&]+")
SAID_IN_WORDS = re.compile(r"\s*\((?:WhatsApp|SMS)\)$|^TTY:?\s+(?=\d)")
"""What the type of the channel says already."""


def href(channel: Channel) -> str:
    """Where pressing the channel leads; empty where its value is none that a browser could follow."""
    value = channel.value.strip()
    if channel.type in NUMBERS and NUMBER.fullmatch(value):
        digits = value.replace("#", "%23")
        if channel.type in DIALLED:
            return f"tel:{digits}"
        return f"sms:{digits}" if channel.type == "sms" else f"https://wa.me/{value.lstrip('+')}"
    if channel.type == "email" and EMAIL.fullmatch(value):
        return f"mailto:{value}"
    return value if channel.type not in NUMBERS and WEB.fullmatch(value) else ""


def web(address: str) -> str:
    """The address, if a browser would open it as a page; else empty, for an address may also be a script."""
    return address if WEB.fullmatch(address) else ""


def shown(channel: Channel) -> str:
    """The number or address as people write it."""
    if channel.display and channel.display != channel.value:
        text = channel.display if channel.type == "short_code" else SAID_IN_WORDS.sub("", channel.display)
        return text or channel.display
    return international(channel.value) or re.sub(r"^https?://(www\.)?|/$", "", channel.value)


def abroad(channel: Channel) -> str:
    """The number in full, where `shown` gives only what is pressed inside its country; else empty."""
    if channel.type in NUMBERS and not shown(channel).lstrip("(").startswith("+"):
        return international(channel.value)
    return ""


def international(value: str) -> str:
    """+525513099024 as +52 55 1309 9024; empty where the value is no full number."""
    if not value.startswith("+"):
        return ""
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def national(value: str) -> str:
    """The digits of a full number without its country code; empty where the value is no full number."""
    try:
        return phonenumbers.national_significant_number(phonenumbers.parse(value)) if value.startswith("+") else ""
    except phonenumbers.NumberParseException:
        return ""


@cache
def page(name: str, language: str) -> str:
    """The address of a page of which each language has one."""
    with override(language):
        return reverse(name)
