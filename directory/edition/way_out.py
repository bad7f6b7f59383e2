"""Where to turn when a line cannot be reached from where the visitor stands (DESIGN §4)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from directory.documents import Channel, Hotline, Region
from directory.edition.reach import Reach, State, reach
from directory.edition.toll_free import WORLDWIDE, countries

CONSULAR_LINE = re.compile(r"consular-([a-z]{2})(?:-|$)")
"""The data set's keys of consular lines: consular-mx-pe is Mexico's in Peru."""

OF_A_COUNTRY = re.compile(r".*-([a-z]{2})")
"""The data set's keys of a country's organizations: sre-proteccion-mx protects Mexico's nationals."""


class Kind(StrEnum):
    """The steps, in the order in which they are offered."""

    OTHER_CHANNEL = "other_channel"
    TRAFFICKING_LINE = "trafficking_line"
    OTHER_LINE = "other_line"
    CONSULATE = "consulate"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Way:
    """A channel that can be used from where the visitor stands, and how."""

    channel: Channel
    reach: Reach


@dataclass(frozen=True)
class Step:
    """A line to turn to, with those of its channels that work from there: at least one."""

    kind: Kind
    hotline: Hotline
    ways: tuple[Way, ...]


def way_out(line: Hotline, here: Region, help_in: str, hotlines: Iterable[Hotline]) -> list[Step]:
    """The steps for a visitor in `here` who cannot reach `line`, which helps in the country `help_in` (ISO 3166-1).

    `hotlines` are published lines of both countries and of the world, in the order in which people would want them.
    Only what is active, public and known to work from `here` is offered; every line stands once, and again as the
    emergency number.
    """
    others = [hotline for hotline in hotlines if hotline.key != line.key and hotline.status == "active"]
    offered = [step(Kind.OTHER_CHANNEL, line, here), *lines(others, here, help_in), *emergency([line, *others], here)]
    seen: set[str] = set()
    steps = []
    for found in filter(None, offered):
        if found.hotline.key not in seen or found.kind == Kind.EMERGENCY:
            steps.append(found)
            seen.add(found.hotline.key)
    return steps


def lines(hotlines: list[Hotline], here: Region, help_in: str) -> list[Step | None]:
    """The trafficking lines here, the country's other lines, the consulates; the whole country's before its parts'."""
    by_kind: dict[Kind, list[Hotline]] = {Kind.TRAFFICKING_LINE: [], Kind.OTHER_LINE: [], Kind.CONSULATE: []}
    for hotline in sorted(hotlines, key=lambda hotline: nearness(hotline, here)):
        if kind := kind_of(hotline, here, help_in):
            by_kind[kind].append(hotline)
    return [step(kind, hotline, here) for kind, found in by_kind.items() for hotline in found]


def kind_of(hotline: Hotline, here: Region, help_in: str) -> Kind | None:
    """What the line is to a visitor in `here`; None where it is not for her."""
    served = countries(hotline.regions)
    if (here.key not in served and WORLDWIDE not in hotline.regions) or hotline.kind == "emergency_police":
        return None
    if hotline.kind == "trafficking":
        return Kind.TRAFFICKING_LINE
    if help_in != here.key and help_in == protects(hotline):
        return Kind.CONSULATE
    return None if CONSULAR_LINE.match(hotline.key) else Kind.OTHER_LINE


def protects(hotline: Hotline) -> str | None:
    """The country whose nationals a line for migrants protects abroad, as its key or its operator's key tells."""
    if hotline.kind != "migrant":
        return None
    told = CONSULAR_LINE.match(hotline.key) or OF_A_COUNTRY.fullmatch(hotline.organization or "")
    return told[1].upper() if told else None


def nearness(hotline: Hotline, here: Region) -> int:
    """0 for the country's own lines, 1 for those of its parts, 2 for the world's."""
    if here.key in hotline.regions:
        return 0
    return 1 if here.key in countries(hotline.regions) else 2


def step(kind: Kind, hotline: Hotline, here: Region) -> Step | None:
    """The line with its channels that work from here; None where there are none."""
    if hotline.status != "active":
        return None
    ways = tuple(way for channel in hotline.channels if (way := way_to(channel, hotline, here)))
    return Step(kind, hotline, ways) if ways else None


def way_to(channel: Channel, hotline: Hotline, here: Region) -> Way | None:
    if channel.audience != "public":
        return None
    reached = reach(channel, hotline.regions, here)
    return Way(channel, reached) if reached.state == State.CALLABLE else None


def emergency(hotlines: list[Hotline], here: Region) -> list[Step]:
    """The country's emergency numbers, each with the published line that has its source; without it none is shown."""
    published = {hotline.key: hotline for hotline in hotlines if hotline.status == "active"}
    steps = []
    for number in here.emergency_numbers:
        hotline = published.get(number.hotline)
        channels = [channel for channel in hotline.channels if channel.value == number.number] if hotline else []
        ways = tuple(way for channel in channels if (way := way_to(channel, hotline, here)))
        if ways:
            steps.append(Step(Kind.EMERGENCY, hotline, ways))
    return steps
