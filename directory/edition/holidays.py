"""Which days are public holidays, and which days nobody should be sure of.

The calendars are those of the opening hours library. They were compared, for the years in COMPARED, with those of the
Python package `holidays` 0.108. A day on which the two agree is known; a day on which they differ is not, and stands in
doubtful_holidays.csv. Where they differ on more than six days a year, or the library has no calendar, no day of the
country is known. Only the holidays of whole countries are here, not those of states or provinces.
"""

import csv
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from opening_hours import OpeningHours

COMPARED = range(2026, 2032)


def known(country: str, day: date) -> bool:
    """Whether it is known if this day is a public holiday there."""
    return country in doubtful() and day.year in COMPARED and day not in doubtful()[country]


def all_known(country: str, first: date, last: date) -> bool:
    """Whether that is known of each of the days, the last one too."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return all(known(country, day) for day in days)


def is_holiday(country: str, day: date) -> bool:
    """Whether the day is known to be a public holiday there."""
    return known(country, day) and calendar(country).is_open(datetime.combine(day, time(12)))


@cache
def doubtful() -> dict[str, frozenset[date]]:
    """By each country with a calendar to rely on, the days on which not to rely on it."""
    with Path(__file__).with_name("doubtful_holidays.csv").open(encoding="utf-8") as file:
        return {row["country"]: frozenset(map(date.fromisoformat, row["days"].split())) for row in csv.DictReader(file)}


@cache
def calendar(country: str) -> OpeningHours:
    return OpeningHours("PH", country=country)
