"""Whether somebody answers a channel now, in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from directory.documents import Channel, Hotline
from directory.doors.opening_words import in_words
from directory.doors.visit import Visit
from directory.edition.models import Place
from directory.edition.opening import Opening, State, country_of, hours_of, state_at, zones_of

NOBODY_WAITS = {"email", "web_form", "app"}
"""Channels where nobody expects an answer at once: only their own hours say anything about now."""


@dataclass(frozen=True)
class Answering:
    """`state` is open, closed or unknown."""

    state: str
    said: str


class Clocks:
    """The time zones of the lines on a page; one query for all of them."""

    def __init__(self, hotlines: Iterable[Hotline], visit: Visit):
        codes = {code for hotline in hotlines if not hotline.time_zone for code in hotline.regions}
        self.visit = visit
        places = Place.objects.filter(code__in=codes) if codes else ()
        self.places = {place.code: place.facts for place in places}

    def opening(self, hotline: Hotline, channel: Channel) -> Opening:
        zones = zones_of(hotline, self.places)
        return state_at(hours_of(hotline, channel), zones, country_of(hotline), self.visit.now)

    def answering(self, hotline: Hotline, channel: Channel) -> Answering | None:
        """None where it makes no sense to ask: of a mailbox, and of a line that is not at work."""
        silent = channel.type in NOBODY_WAITS and not channel.hours
        if silent or hotline.status != "active":
            return None
        opening = self.opening(hotline, channel)
        line = zones_of(hotline, self.places)
        return Answering(opening.state.value, in_words(opening, line, self.visit.zones, get_language()))

    def is_answered(self, hotline: Hotline) -> bool:
        """Whether it is certain that somebody answers one of the channels for everybody now."""
        public = [channel for channel in hotline.channels if channel.audience == "public"]
        return hotline.status == "active" and any(self.opening(hotline, one).state == State.OPEN for one in public)
