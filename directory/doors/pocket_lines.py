"""The numbers on a pocket card: what to press where the person stands, and when somebody answers. No line is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.documents import Channel, Hotline
from directory.doors import cards, facts, links, reaching, words
from directory.doors.emergency import emergency_lines
from directory.doors.results import national_line
from directory.doors.visit import Visit
from directory.edition.models import Place
from directory.edition.opening import hours_of

MOST_WAYS = 2
"""Numbers of one line on a card."""


@dataclass(frozen=True)
class CardLine:
    """One number. `where` is the country that it helps in; `hours` are empty where they are not known."""

    where: str
    word: str
    number: str
    hours: str
    urgent: bool = False


def lines_in(here: Place, visit: Visit) -> list[CardLine]:
    """The country's own line and its emergency number."""
    country = visit.here or here
    return [*national(country, visit), *emergency(country, visit)]


def lines_between(here: Place, there: Place, visit: Visit) -> list[CardLine]:
    """The line where the person stands, that of the other side as reached from there, and the emergency number."""
    return [*national(here, visit, 1), *national(there, visit, 1), *emergency(here, visit)]


def national(country: Place, visit: Visit, most: int = MOST_WAYS) -> list[CardLine]:
    entry = national_line(country.code)
    return lines_of(entry.listing, visit, country.name, most) if entry else []


def emergency(country: Place, visit: Visit) -> list[CardLine]:
    found = emergency_lines([country.facts], visit.today)[country.code] if country.kind == "country" else []
    return [CardLine(country.name, words.channel_type("phone"), line.number, "", urgent=True) for line in found[:1]]


def lines_of(hotline: Hotline, visit: Visit, where: str = "", most: int = MOST_WAYS) -> list[CardLine]:
    """The first numbers of each type that work from where the person stands; as printed where that is not known."""
    found = [(channel, dialled(channel, hotline, visit)) for channel in numbers(cards.public(hotline))]
    lines = [line(channel, number, hotline, where) for channel, number in found if number]
    return list({one.word: one for one in reversed(lines)}.values())[::-1][:most]


def line(channel: Channel, number: str, hotline: Hotline, where: str) -> CardLine:
    word = words.channel_type(channel.type)
    keyword = f"{word}: {channel.keyword}" if channel.keyword else word
    return CardLine(where, keyword, number, hours(channel, hotline))


def numbers(channels: Iterable[Channel]) -> list[Channel]:
    return [channel for channel in channels if channel.type in links.NUMBERS]


def dialled(channel: Channel, hotline: Hotline, visit: Visit) -> str:
    reached = reaching.reached(channel, hotline, visit)
    if reached is None:
        return links.international(channel.value) or links.shown(channel)
    return reached.dial if reached.works else ""


def hours(channel: Channel, hotline: Hotline) -> str:
    return facts.opening(hours_of(hotline, channel), hotline.time_zone).worded
