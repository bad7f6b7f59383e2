"""Whether a number is ours, however it is spelled. An old spelling is called old; a near number is never shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from directory.documents import Channel, Hotline, Text
from directory.doors import cards, links, words
from directory.doors.cards import Check
from directory.doors.facts import standing
from directory.edition import dialling
from directory.edition.models import Entry, Place
from directory.edition.toll_free import countries
from directory.search import phones
from directory.search.models import Doc
from directory.search.phones import Typed

SHORT = 7
"""Digits up to which a number is a short code, which means something in its own country only."""

OLD_IN_MEXICO = ("001", "01", "044", "045")
"""What Mexico printed before its numbers until August 2019; see `search.phones.DIALLED_BEFORE`."""

LONGEST_READ = 500
TWO_DIGITS = re.compile(r"\D*(\d{2})\D*")


@dataclass(frozen=True)
class Ours:
    """A line that has the number. `how` says what it is for, `short` that it is so in its country only, `old` that it
    was typed as it is no longer dialled.
    """

    code: str
    name: Text
    where: str
    shown: str
    how: str
    short: bool
    old: bool
    warning: str
    checked: Check | None


def typed_in(text: str) -> list[Typed]:
    """The numbers in a text. A text that is one number of two digits is that number: some countries have such."""
    found = phones.numbers_in(text[:LONGEST_READ])
    alone = TWO_DIGITS.fullmatch(text[:LONGEST_READ].strip())
    return found or ([Typed(alone[1], alone[1], False)] if alone and alone[1].isascii() else [])


def ours(typed: Iterable[Typed], seen_in: Place | None, today: date) -> list[Ours]:
    """The published lines that have one of the numbers on a channel for everybody, each line once."""
    typed = list(typed)
    rids = {match.rid for number in typed for match in phones.find(number) if match.how == 0}
    ids = Doc.objects.filter(rid__in=rids).values_list("entry", flat=True)
    entries = Entry.objects.of_type("hotline").filter(id__in=list(ids)).most_needed_first()
    lines = [entry.listing for entry in entries]
    names = cards.place_names(code.partition("-")[0] for line in lines for code in line.regions)
    found = [one for line in lines for number in typed if (one := as_ours(line, number, seen_in, names, today))]
    return list({one.code: one for one in reversed(found)}.values())[::-1]


def as_ours(line: Hotline, number: Typed, seen_in: Place | None, names: dict[str, str], today: date) -> Ours | None:
    channel = next((channel for channel in cards.public(line) if is_the_same(channel, number)), None)
    if channel is None or not (works_in(seen_in, line) or len(digits(channel)) > SHORT):
        return None
    return Ours(
        code=line.code,
        name=line.name,
        where=", ".join(names.get(code, code) for code in countries(line.regions)),
        shown=links.shown(channel),
        how=words.channel_type(channel.type),
        short=len(digits(channel)) <= SHORT,
        old=is_old(channel, number),
        warning=standing(line.status),
        checked=cards.check(channel.checked or line.checked, today),
    )


def works_in(seen_in: Place | None, line: Hotline) -> bool:
    return seen_in is None or seen_in.code in countries(line.regions)


def is_the_same(channel: Channel, number: Typed) -> bool:
    """Whether the channel has this number, whole: with a plus sign its full digits, else also as dialled at home."""
    full = digits(channel)
    if channel.type not in links.NUMBERS:
        return False
    if number.international and number.whole:
        country = phones.OLD_MOBILE.get(number.digits[:3], number.digits[:3])
        return full == country + number.digits[3:]
    return bool(spellings(channel).intersection(phones.guesses(number)))


def is_old(channel: Channel, number: Typed) -> bool:
    """Whether a Mexican number was typed with what is no longer dialled before it."""
    if not channel.value.startswith("+52"):
        return False
    mobile = number.international and number.digits[:3] in phones.OLD_MOBILE and number.digits != digits(channel)
    return mobile or any(number.digits == before + national(channel) for before in OLD_IN_MEXICO)


def digits(channel: Channel) -> str:
    return re.sub(r"[^0-9]", "", channel.value)


def spellings(channel: Channel) -> set[str]:
    """The digits with the country code, without it, and as dialled at home."""
    number = dialling.parsed(channel.value)
    at_home = re.sub(r"[^0-9]", "", dialling.national(number)) if number else ""
    return {digits(channel), national(channel), at_home} - {""}


def national(channel: Channel) -> str:
    return links.national(channel.value) or digits(channel)
