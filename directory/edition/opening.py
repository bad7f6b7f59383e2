"""Does somebody answer now? Open until when, closed until when, or not known: never closed because it is not known.

Hours are in opening_hours syntax on the clock of the line's place. Pure functions: the clock is an argument, and
nothing here reads a database. Whoever asks gives all the zones that the line may be in; where they disagree, the answer
is not known, with both possibilities.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from directory.documents import Channel, Hotline, Region, Subdivision
from directory.edition import holidays, timetable
from directory.edition.timetable import Timetable

ALWAYS = "24/7"
ANSWERED_BY_VOICE = {"phone", "short_code", "tty"}
AHEAD = timedelta(days=timetable.DAYS_AHEAD)
STEPS = 64
"""At most so many moments are looked at to find the next change; a timetable of eight days has far fewer."""


class State(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Why(StrEnum):
    """Why it is not known."""

    NO_HOURS = "no_hours"
    UNREADABLE = "unreadable"
    VAGUE = "vague"  # a comment, an open end, the sun or school holidays decide
    NO_ZONE = "no_zone"
    ZONES = "zones"  # the clocks of the country disagree; `possible` has what each would mean
    HOLIDAYS = "holidays"  # closed, unless today is a public holiday


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Whether a line is open at the minute `at`.

    `until` (of open) and `opens` (of closed) are in UTC; None where that is not within eight days. Where the line may
    be in several zones they are the earliest, `latest` is the last possible one, and `wall` is what the line's own
    clock shows then; None where even that differs. `holidays_known` is of the days up to then. `holiday` tells that
    today (if open) or the day it opens (if closed) is a public holiday about which the hours say nothing.
    """

    state: State
    at: datetime
    why: Why | None = None
    until: datetime | None = None
    opens: datetime | None = None
    latest: datetime | None = None
    wall: datetime | None = None
    mentions_holidays: bool = False
    holidays_known: bool = False
    holiday: bool = False
    possible: tuple["Opening", ...] = ()


def state_at(hours: str, zones: Iterable[str], country: str, now: datetime) -> Opening:
    """Whether a line with these hours is open. `country` is empty where the line is in several, `now` must be aware.

    Raises ValueError for a naive `now`. Answers stay the same for a minute.
    """
    if now.utcoffset() is None:
        raise ValueError("now must be aware")
    minute = now.astimezone(UTC).replace(second=0, microsecond=0)
    return answer(hours.strip(), tuple(dict.fromkeys(zones)), country.partition("-")[0], minute)


def hours_of(hotline: Hotline, channel: Channel) -> str:
    """The channel's own hours; else those of the hotline, where they can only be meant for this channel.

    The sources give a hotline's hours for calling it, so a chat or a mailbox never inherits them. Neither does a number
    beside another with hours of its own: there a source told them apart.
    """
    if channel.hours or channel.type not in ANSWERED_BY_VOICE:
        return channel.hours
    return "" if any(other.hours for other in hotline.channels) else hotline.hours


def zones_of(hotline: Hotline, places: Mapping[str, Region | Subdivision]) -> tuple[str, ...]:
    """All zones that the line may be in: its own, or those of its regions; none where one of these is not known."""
    if hotline.time_zone:
        return (hotline.time_zone,)
    zones = [places[code].time_zones if code in places else () for code in hotline.regions]
    return tuple(dict.fromkeys(zone for some in zones for zone in some)) if all(zones) else ()


def country_of(hotline: Hotline) -> str:
    """The country whose public holidays count; empty where the line serves several."""
    countries = {code.partition("-")[0] for code in hotline.regions}
    return countries.pop() if len(countries) == 1 else ""


def unreadable(hours: str) -> bool:
    """Whether these are hours that nobody can be told about, so that staff should write them anew."""
    return bool(hours.strip()) and timetable.read(hours.strip()) is None


@lru_cache(maxsize=8192)
def answer(hours: str, zones: tuple[str, ...], country: str, at: datetime) -> Opening:
    clocks = [zone_named(name) for name in zones]
    if not hours:
        return unknown(Why.NO_HOURS, at)
    if unreadable(hours):
        return unknown(Why.UNREADABLE, at)
    if timetable.VAGUE.search(hours):
        return unknown(Why.VAGUE, at)
    if hours == ALWAYS:
        return Opening(state=State.OPEN, at=at)
    if clocks and all(clocks):
        return merged([in_zone(hours, clock, country, at) for clock in clocks])
    return Opening(state=State.OPEN, at=at) if never_closes(hours, at) else unknown(Why.NO_ZONE, at)


def unknown(why: Why, at: datetime, **facts) -> Opening:
    return Opening(state=State.UNKNOWN, why=why, at=at, **facts)


@lru_cache(maxsize=1024)  # reading a zone from its file takes most of the time of a page
def zone_named(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone; not a name; a folder of zones, such as America
        return None


def never_closes(hours: str, at: datetime) -> bool:
    """Whether it is open now and for days to come wherever it is."""
    earliest = wall_clock(at, ZoneInfo("Etc/GMT+12"))
    whole = timetable.read(hours).whole
    return not timetable.HOLIDAYS.search(hours) and whole.is_open(earliest) and whole.next_change(earliest) is None


def in_zone(hours: str, zone: ZoneInfo, country: str, at: datetime) -> Opening:
    """The answer where the zone is known. A calendar that is doubtful today is left out, and that is said."""
    wall = wall_clock(at, zone)
    mentioned = bool(timetable.HOLIDAYS.search(hours))
    known = holidays.known(country, wall.date())
    table = timetable.read(hours, country if mentioned and known else "")
    is_open = table.is_open(wall)
    if mentioned and not known and not is_open and not certainly_closed(hours, wall):
        return unknown(Why.HOLIDAYS, at, mentions_holidays=True)
    change = next_change(table, zone, at)
    then = wall_clock(change, zone) if change else None
    last = then.date() if then else wall.date()
    return Opening(
        state=State.OPEN if is_open else State.CLOSED,
        at=at,
        until=change if is_open else None,
        opens=None if is_open else change,
        latest=change,
        wall=then,
        mentions_holidays=mentioned,
        holidays_known=holidays.all_known(country, wall.date(), last),
        holiday=not mentioned
        and (is_open or change is not None)
        and holidays.is_holiday(country, wall.date() if is_open else last),
    )


def certainly_closed(hours: str, wall: datetime) -> bool:
    """Whether it is closed even if today is a public holiday."""
    table = timetable.read(timetable.as_if_holiday(hours))
    return table is not None and not table.is_open(wall)


def next_change(table: Timetable, zone: ZoneInfo, at: datetime) -> datetime | None:
    """When it closes (if open) or opens (if closed), in UTC; None where that is not within the days ahead."""
    state, moment = table.is_open(wall_clock(at, zone)), at
    for _step in range(STEPS):
        change = table.may_change(wall_clock(moment, zone))
        moment = change and instant(change, zone, after=moment)
        if moment is None or moment - at > AHEAD:
            return None
        if table.is_open(wall_clock(moment, zone)) != state:
            return moment
    return None


def wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on a wall there shows, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def instant(wall: datetime, zone: ZoneInfo, after: datetime) -> datetime:
    """The first moment after another at which the clock there shows this time, or has just jumped over it, in UTC."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first <= second:  # the clock shows this once, or twice because it is put back
        return first if first > after else second
    minutes = int((first - second) / timedelta(minutes=1))  # it is put forward past this time
    passed = bisect_left(range(minutes), wall, key=lambda minute: wall_clock(second + timedelta(minutes=minute), zone))
    return second + timedelta(minutes=passed)


def merged(answers: list[Opening]) -> Opening:
    """One answer out of those for all zones that the line may be in."""
    by_state = {state: [answer for answer in answers if answer.state == state] for state in State}
    if by_state[State.UNKNOWN]:
        return by_state[State.UNKNOWN][0]
    possible = [together(some) for some in by_state.values() if some]
    if len(possible) == 1:
        return possible[0]
    return unknown(
        Why.ZONES, answers[0].at, possible=tuple(possible), mentions_holidays=answers[0].mentions_holidays,
        holidays_known=all(answer.holidays_known for answer in answers),
    )  # fmt: skip


def together(answers: list[Opening]) -> Opening:
    """Answers of the same state as one, with the earliest and the latest moment at which it changes."""
    first = answers[0]
    moments = [answer.latest for answer in answers]
    certain = [moment for moment in moments if moment]
    earliest = min(certain, default=None)
    return replace(
        first,
        until=earliest if first.state == State.OPEN else None,
        opens=earliest if first.state == State.CLOSED else None,
        latest=max(certain, default=None) if len(certain) == len(moments) else None,
        wall=first.wall if {answer.wall for answer in answers} == {first.wall} else None,
        holidays_known=all(answer.holidays_known for answer in answers),
        holiday=any(answer.holiday for answer in answers),
    )
