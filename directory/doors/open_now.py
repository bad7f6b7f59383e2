"""Which hours are open now, for search: the values under which the index files lines (`edition.open_lines`).

There are few of them, however many lines there are. Each is asked once, and again when one of them changes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from directory.edition.models import Place
from directory.edition.open_lines import FACET, opening_of
from directory.edition.opening import State
from directory.edition.unchanged import read_once
from directory.search.snapshot import snapshot

QUARTER = timedelta(minutes=15)
"""An answer holds no longer than to the next quarter of an hour: midnight, when holidays begin, is one everywhere."""


@dataclass(frozen=True)
class OpenHours:
    """The values that are open from `since` until just before `until`, in the index with this stamp."""

    stamp: str
    since: datetime
    until: datetime
    values: tuple[str, ...]


_kept: OpenHours | None = None


def open_hours() -> tuple[str, ...]:
    """The values that are certainly open now. Hours of which that is not known are not among them."""
    global _kept
    now, index, kept = timezone.now(), snapshot(), _kept
    if kept is None or kept.stamp != index.stamp or not kept.since <= now < kept.until:
        kept = _kept = ask(index.stamp, index.facets.get(FACET, ()), now)
    return kept.values


def ask(stamp: str, values: tuple[str, ...], now: datetime) -> OpenHours:
    minute = now.replace(second=0, microsecond=0)
    answers = {value: opening_of(value, zones_of_place, minute) for value in values}
    changes = [change for one in answers.values() for two in (one, *one.possible) if (change := two.until or two.opens)]
    quarter = minute - timedelta(minutes=minute.minute % 15) + QUARTER
    is_open = tuple(value for value, one in answers.items() if one.state == State.OPEN)
    return OpenHours(stamp, minute, min([quarter, *changes]), is_open)


@read_once
def zones_of_place(code: str) -> tuple[str, ...]:
    place = Place.objects.filter(code=code).first()
    return place.facts.time_zones if place else ()
