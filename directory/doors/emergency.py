"""The numbers for danger now, each held up by a published hotline that has its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from directory.documents import Channel, Hotline, Region, Source, Text
from directory.doors import cards, links
from directory.doors.cards import Check
from directory.edition.models import Entry
from directory.edition.unchanged import read_once


@dataclass(frozen=True)
class EmergencyLine:
    """`code` and `name` are those of the hotline that has the source."""

    number: str
    href: str
    code: str
    name: Text
    source: Source | None
    checked: Check | None


def emergency_lines(countries: Iterable[Region], today: date) -> dict[str, list[EmergencyLine]]:
    """The emergency numbers by country. What no published hotline has on a public channel is left out."""
    countries = list(countries)
    keys = {number.hotline for country in countries for number in country.emergency_numbers}
    published = published_lines(frozenset(keys))
    return {country.key: lines_of(country, published, today) for country in countries}


@read_once
def published_lines(keys: frozenset[str]) -> dict[str, Hotline]:
    return {entry.key: entry.listing for entry in Entry.objects.of_type("hotline").filter(key__in=keys)}


def lines_of(country: Region, published: dict[str, Hotline], today: date) -> list[EmergencyLine]:
    found = []
    for number in country.emergency_numbers:
        hotline = published.get(number.hotline)
        channels = [channel for channel in at_work(hotline) if channel.value == number.number]
        for channel in channels[:1]:
            sources = channel.sources or hotline.sources
            checked = cards.check(channel.checked or hotline.checked, today)
            found.append(
                EmergencyLine(
                    number=number.number,
                    href=links.href(channel),
                    code=hotline.code,
                    name=hotline.name,
                    source=sources[0] if sources else None,
                    checked=checked,
                )
            )
    return found


def at_work(hotline: Hotline | None) -> list[Channel]:
    return cards.public(hotline) if hotline and hotline.status == "active" else []


def all_above(hotline: Hotline, emergency: Iterable[EmergencyLine]) -> bool:
    """Whether the emergency numbers on top say already all that this line would."""
    above = {line.number for line in emergency if line.code == hotline.code}
    return bool(above) and all(channel.value in above for channel in cards.public(hotline))
