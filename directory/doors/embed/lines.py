"""The lines of an embed page: those of the page of the place, by the same functions, narrowed by the question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec
from babel.dates import format_datetime
from django.utils.translation import get_language

from directory.documents import Channel, Hotline
from directory.doors import cards, recall, retired
from directory.doors.answering import Clocks
from directory.doors.embed.question import EmbedFilter
from directory.doors.emergency import EmergencyLine, all_above, emergency_lines
from directory.doors.recall import Recall
from directory.doors.retired import RetiredWarning
from directory.doors.visit import Visit
from directory.edition import opening
from directory.edition.models import Entry, Head, Place
from directory.edition.reach import State, reach
from directory.edition.withdrawn import withdrawn_in

MOST_RECALLED, MOST_RETIRED = 3, 5
"""Warnings in a frame, so that they do not push the lines away; the page of the place and search know all."""


@dataclass(frozen=True)
class Lines:
    """`total` is how many fit; `cards` the first of them."""

    cards: list[cards.HotlineCard]
    total: int

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.cards)


@dataclass(frozen=True)
class Gone:
    """What people may still have: listings that were hidden lately, by name, and numbers not to be called any more."""

    recalls: list[Recall]
    numbers: list[RetiredWarning]


@dataclass(frozen=True)
class Here:
    """A place as an embed page shows it. `danger` is the country whose emergency numbers stand on top."""

    place: Place
    danger: Place
    emergency: list[EmergencyLine]
    lines: Lines
    gone: Gone


def here(place: Place, question: EmbedFilter, visit: Visit) -> Here:
    """The emergency numbers and the lines of a place. The number of queries does not depend on how much there is."""
    country = place if place.code == place.country else Place.objects.get(code=place.country)
    danger = visit.here or country
    emergency = emergency_lines([danger.facts], visit.today)[danger.code]
    found = question.narrow(Entry.objects.of_type("hotline").in_place(place).nearest_first())
    below = [entry.listing for entry in found if not all_above(entry.listing, emergency)]
    return Here(place, danger, emergency, lines(below, question, visit), gone(place, visit))


def gone(place: Place, visit: Visit) -> Gone:
    """All of the place, whatever was asked: a warning is for whoever looks."""
    numbers = retired.not_to_call_in(place)
    return Gone(
        recall.warnings(withdrawn_in(place, visit.today)[:MOST_RECALLED]),
        retired.warnings(numbers[:MOST_RETIRED]) if numbers else [],
    )


def lines(hotlines: Iterable[Hotline], question: EmbedFilter, visit: Visit) -> Lines:
    """Those that fit, in their order; what is overdue or not at work sinks."""
    hotlines = list(hotlines)
    clocks = Clocks(hotlines, visit)
    fitting = [narrowed for hotline in hotlines if (narrowed := fit(hotline, question, clocks))]
    fitting.sort(key=lambda hotline: sinks(hotline, visit.today))
    shown = fitting[: question.most]
    names = cards.place_names({code for line in shown for channel in line.channels for code in channel.callable_from})
    return Lines([cards.hotline_card(hotline, None, names, clocks) for hotline in shown], len(fitting))


def fit(hotline: Hotline, question: EmbedFilter, clocks: Clocks) -> Hotline | None:
    """The line with the channels that fit. Type, language, place and hours must hold on the same channel."""
    if not question.asks_of_channels:
        return hotline
    kept = tuple(channel for channel in cards.public(hotline) if fits(channel, hotline, question, clocks))
    return msgspec.structs.replace(hotline, channels=kept) if kept and hotline.status != "withdrawn" else None


def fits(channel: Channel, hotline: Hotline, question: EmbedFilter, clocks: Clocks) -> bool:
    """What is not known never fits."""
    types, language, visit = question.value("channel"), question.value("spoken"), clocks.visit
    return (
        (not types or channel.type in types)
        and (not language or language in (channel.languages or hotline.languages))
        and (not visit.here or reach(channel, hotline.regions, visit.region).state == State.CALLABLE)
        and (not question.value("open") or is_answered(channel, hotline, clocks))
    )


def is_answered(channel: Channel, hotline: Hotline, clocks: Clocks) -> bool:
    return hotline.status == "active" and clocks.opening(hotline, channel).state == opening.State.OPEN


def sinks(hotline: Hotline, today: date) -> int:
    """How far: not at all, below what was checked in time, or below all that is at work."""
    if hotline.status != "active":
        return 2
    checked = cards.oldest([hotline.checked, *(channel.checked for channel in cards.public(hotline))])
    return 1 if checked and checked.due_on < today else 0


def updated() -> str:
    """When anything in the directory last changed; empty where nothing was ever published."""
    head = Head.objects.filter(pk=1).first()
    if not (head and head.published_at):
        return ""
    return format_datetime(head.published_at, "d MMM y, HH:mm 'UTC'", locale=get_language())
