"""Under which hours search files a line, so that it can tell which lines are open now."""

from collections.abc import Callable, Iterator
from datetime import datetime

from directory.documents import Hotline
from directory.edition.opening import ALWAYS, Opening, country_of, hours_of, state_at

FACET = "hours"
LONGEST = 250
"""Characters of a value. A line whose places make it longer is not filed: it is then never said to be open."""


def filed_hours(hotline: Hotline) -> Iterator[str]:
    """The hours of each channel for everybody with all that their meaning depends on: the zone, else the places whose
    zones count, and the country whose holidays do.
    """
    for channel in hotline.channels if hotline.status == "active" else ():
        hours = " ".join(hours_of(hotline, channel).split())
        if hours and channel.audience == "public":
            places = "" if hotline.time_zone else " ".join(sorted(hotline.regions))
            depends = ("", "", "") if hours == ALWAYS else (hotline.time_zone, places, country_of(hotline))
            value = "|".join((hours, *depends))
            if len(value) <= LONGEST:
                yield value


def opening_of(value: str, zones_of_place: Callable[[str], tuple[str, ...]], now: datetime) -> Opening:
    """What a value says at a moment, like `state_at`."""
    hours, zone, places, country = value.rsplit("|", 3)  # in hours it means “else”
    zones = [zones_of_place(code) for code in places.split()]
    known = [one for some in zones for one in some] if all(zones) else []
    return state_at(hours, [zone] if zone else known, country, now)
