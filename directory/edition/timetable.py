"""Hours as a timetable on a wall clock, read no further than a few days ahead.

All times here are naive: what the clock on the line's wall shows. The library is never given a time zone, as it has a
zone database of its own, which may be older than ours.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, ParserError

LONGEST = 200
"""As long as staff may write (`hotlines.hours`); what is longer came from elsewhere."""

DAYS_AHEAD = 8
"""The library walks on to the year 9999 unless it is stopped, which takes seconds for some legal strings."""

IMPOSSIBLE = re.compile(r"\b(?:Feb 3[01]|(?:Apr|Jun|Sep|Nov) 31)\b")
"""Days that do not exist. The library reads some of them as every day."""

VAGUE = re.compile(r'"|\+(?!\d| ?\d+ days?\b)|\b(?:unknown|dawn|dusk|sunrise|sunset|SH)\b')
"""Comments, open ends, the sun and school holidays: the library has an answer to each, but it is a guess."""

HOLIDAYS = re.compile(r"\bPH\b")
SPAN = re.compile(r"\b(\d?\d):(\d\d)\s*-\s*(\d?\d):(\d\d)\b")


@dataclass(frozen=True)
class Timetable:
    """`nights` are the rules that run past midnight, each with the time of day at which its night ends.

    The library lets a later rule for a day cut off the night before: to “Mo-Th 22:00-06:00; Fr-Su 10:00-12:00” it says
    closed on Friday at 3:00. In the standard, hours past midnight belong to the day on which they begin.
    """

    whole: OpeningHours
    nights: tuple[tuple[OpeningHours, timedelta], ...]

    def is_open(self, wall: datetime) -> bool:
        return self.whole.is_open(wall) or any(self.runs_on(night, ends, wall) for night, ends in self.nights)

    def runs_on(self, night: OpeningHours, ends: timedelta, wall: datetime) -> bool:
        """Whether it is still the night that began the evening before."""
        midnight = datetime.combine(wall, time.min)
        evening = midnight - timedelta(minutes=1)
        return (
            wall < midnight + ends
            and all(rule.is_open(evening) for rule in (self.whole, night))
            and night.is_open(wall)
        )

    def may_change(self, wall: datetime) -> datetime | None:
        """The next moment at which it may open or close; None where that is not within the days ahead."""
        midnight = datetime.combine(wall, time.min)
        ends = [midnight + timedelta(days=day) + end for _night, end in self.nights for day in (0, 1)]
        moments = [self.whole.next_change(wall), *(end for end in ends if end > wall)]
        return min((moment for moment in moments if moment), default=None)


@lru_cache(maxsize=4096)
def read(hours: str, country: str = "") -> Timetable | None:
    """The timetable with the public holidays of a country, without any where none is given; None if unreadable."""
    if len(hours) > LONGEST or IMPOSSIBLE.search(hours):
        return None
    rules = [] if VAGUE.search(hours) else hours.split(";")  # a comment may hold anything
    try:
        return Timetable(
            parse(hours, country),
            tuple((parse(rule, country), ends) for rule in rules if len(rules) > 1 and (ends := end_of_night(rule))),
        )
    except ParserError:
        return None


def parse(hours: str, country: str) -> OpeningHours:
    return OpeningHours(hours.strip(), country=country or None, max_interval_days=DAYS_AHEAD)


def end_of_night(rule: str) -> timedelta | None:
    """How long after midnight the hours of a rule end; None where they do not run past midnight."""
    ends = []
    for span in SPAN.findall(rule):
        hour, minute, end_hour, end_minute = map(int, span)
        opens, closes = timedelta(hours=hour, minutes=minute), timedelta(hours=end_hour, minutes=end_minute)
        ends.append(closes if closes <= opens else closes - timedelta(days=1))
    return max((end for end in ends if end > timedelta()), default=None)


def as_if_holiday(hours: str) -> str:
    """The same hours where every day is a public holiday."""
    return HOLIDAYS.sub("Mo-Su", hours)
