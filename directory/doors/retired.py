"""Numbers that must not be called any more, found by their digits however they are typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory import documents
from directory.documents import RetiredNumber, Source
from directory.doors import cards, links, words
from directory.edition.models import Entry, Place, Retired
from directory.edition.unchanged import read_once
from directory.search.phones import WHOLE_NUMBER, Typed, guesses


def retired_numbers(typed: list[Typed]) -> list[RetiredNumber]:
    """The retired numbers among those that were typed. Without a number no query is made, else two."""
    known = Retired.objects.order_by("key").values_list("key", "value") if typed else ()
    keys = [key for key, value in known if is_among(value, typed)]
    rows = Retired.objects.filter(key__in=keys).order_by("key") if keys else ()
    return [documents.decode(row.document) for row in rows]


def not_to_call_in(place: Place) -> list[RetiredNumber]:
    """The numbers of the place's country that nobody should call any more; an old spelling of a good one is none."""
    return [number for number in all_retired() if number.region == place.country and number.why != "old_spelling"]


@read_once
def all_retired() -> list[RetiredNumber]:
    return [documents.decode(row.document) for row in Retired.objects.order_by("key")]


def is_among(value: str, typed: Iterable[Typed]) -> bool:
    """Whether one of the numbers typed is this one, with or without its country. With a plus sign it must be all."""
    digits = re.sub("[^0-9]", "", value)
    return any(
        digits == number.digits
        or (not number.international and any(is_end(guess, digits) for guess in guesses(number)))
        for number in typed
    )


def is_end(guess: str, digits: str) -> bool:
    return digits == guess or (len(guess) >= WHOLE_NUMBER and digits.endswith(guess))


@dataclass(frozen=True)
class RetiredWarning:
    """A retired number as a page shows it. `line` is the published hotline to turn to instead, `instead` its number."""

    shown: str
    country: str
    still_works: bool
    why: str
    since: str
    line: Entry | None
    instead: str
    sources: tuple[Source, ...]


def warnings(numbers: list[RetiredNumber]) -> list[RetiredWarning]:
    """Two queries, however many there are."""
    keys = {number.hotline for number in numbers if number.hotline}
    lines = {entry.key: entry for entry in Entry.objects.of_type("hotline").filter(key__in=keys)} if keys else {}
    places = {place.code: place for place in Place.objects.filter(code__in={number.region for number in numbers})}
    return [warning(number, lines.get(number.hotline), places.get(number.region)) for number in numbers]


def warning(number: RetiredNumber, line: Entry | None, place: Place | None) -> RetiredWarning:
    return RetiredWarning(
        shown=links.international(number.value) or number.value,
        country=place.name if place else "",
        still_works=number.why == "old_spelling",
        why=reason(number.why),
        since=words.partial_date(number.since),
        line=line,
        instead=instead(number, line),
        sources=number.sources,
    )


def instead(number: RetiredNumber, line: Entry | None) -> str:
    """The number to use now, if its line is at work and has it for everybody."""
    channels = cards.public(line.listing) if line and line.listing.status == "active" else []
    return next((links.shown(channel) for channel in channels if channel.value == number.replaced_by), "")


def reason(code: str) -> str:
    return {
        "replaced": _("Another number replaced it."),
        "closed": _("The line closed."),
        "reassigned": _("Somebody else has the number now."),
        "false": _("It never belonged to those who were said to answer."),
        "old_spelling": _("This is an old way of writing a number that still works."),
    }.get(code, "")
