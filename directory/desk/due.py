"""When an entry was last confirmed and what has to be checked again, for whole lists at once."""

from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, F, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from directory.desk.compose import NUMBER_TYPES
from directory.evidence.models import Check
from directory.evidence.values import DAYS_UNTIL_DUE, falls_due
from hotlines.models import Channel, Hotline

NEVER = date(1900, 1, 1)
"""Stands in the database for a thing that nobody ever confirmed, so that it sorts as the oldest."""

NOTHING = date.max
"""Stands for the checks of channels that a hotline does not have."""

CHECKED = {"checked_on": "text", "numbers_checked_on": "number", "others_checked_on": "text"}
"""The dates that `with_dates` adds, and how long a check of each holds."""


class Due(NamedTuple):
    """The day of the oldest check that counts, and the day on which an entry has to be checked again; None: never."""

    checked_on: date | None
    due_on: date | None


def last_confirmed(model: type[Model]) -> Coalesce:
    """The day of the newest check that confirmed a row, or NEVER."""
    checks = Check.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=OuterRef("pk"),
        outcome=Check.Outcome.CONFIRMED,
    )
    newest = checks.order_by("-checked_on").values("checked_on")[:1]
    return Coalesce(Subquery(newest), Value(NEVER), output_field=DateField())


def with_dates(listings: QuerySet) -> QuerySet:
    """Add `checked_on`; for hotlines the oldest date of their numbers and of their other channels, or NOTHING;
    and `oldest_checked_on`, the first of all these."""
    listings = listings.annotate(checked_on=last_confirmed(listings.model))
    if listings.model is not Hotline:
        return listings.annotate(oldest_checked_on=F("checked_on"))
    numbers = Q(type__in=NUMBER_TYPES)
    listings = listings.annotate(numbers_checked_on=oldest(numbers), others_checked_on=oldest(~numbers))
    return listings.annotate(oldest_checked_on=Least(*CHECKED))


def oldest(some: Q) -> Coalesce:
    """The day on which that one of a hotline's channels was confirmed whose confirmation is the oldest."""
    channels = Channel.objects.filter(some, hotline=OuterRef("pk")).annotate(checked_on=last_confirmed(Channel))
    days = channels.order_by("checked_on").values("checked_on")[:1]
    return Coalesce(Subquery(days), Value(NOTHING), output_field=DateField())


def due(entry: Model) -> Due:
    """What falls due first of an entry that `with_dates` has dated."""
    dates = {name: getattr(entry, name, NOTHING) for name in CHECKED}
    found = [Due(day, falls_due(day, holds(entry, name))) for name, day in dates.items() if day != NOTHING]
    if not found or any(one.checked_on == NEVER for one in found):
        return Due(None, None)
    return Due(min(one.checked_on for one in found), min(one.due_on for one in found))


def holds(entry: Model, name: str) -> str:
    """Whether a date is one of a number or of a text, which decides how long it holds."""
    return "number" if isinstance(entry, Channel) and entry.type in NUMBER_TYPES else CHECKED[name]


def is_due(model: type[Model], on: date) -> Q:
    """The condition for an entry that `with_dates` has dated and that has to be checked again on this day, or ever."""
    if model is Channel:
        numbers = Q(type__in=NUMBER_TYPES)
        return numbers & older("checked_on", "number", on) | ~numbers & older("checked_on", "text", on)
    condition = older("checked_on", "text", on)
    if model is Hotline:
        condition |= older("numbers_checked_on", "number", on) | older("others_checked_on", "text", on)
    return condition


def never_checked(model: type[Model]) -> Q:
    names = CHECKED if model is Hotline else ["checked_on"]
    return Q.create([(name, NEVER) for name in names], connector=Q.OR)


def older(name: str, kind: str, on: date) -> Q:
    """On the very day on which it falls due, a check still holds, as the pages tell visitors."""
    return Q(**{f"{name}__lt": on - timedelta(days=DAYS_UNTIL_DUE[kind])})
