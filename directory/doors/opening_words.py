"""Whether somebody answers now, in sentences, on the clock of the line and on the visitor's.

Clocks are said as in `hours`: 17:00 in Spanish, 5:00 pm in English. The day is named unless it is today on every clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from django.utils.translation import get_language, override, pgettext
from django.utils.translation import gettext as _

from directory.doors import hours
from directory.edition.opening import Opening, State, Why, wall_clock, zone_named


@dataclass(frozen=True)
class Moment:
    """When something closes (`ends`) or opens, on one clock. Midnight is the end of a day for what closes."""

    wall: datetime
    ends: bool

    @property
    def at_end_of_day(self) -> bool:
        return self.ends and self.wall.time() == time.min

    @property
    def day(self) -> date:
        return (self.wall - timedelta(minutes=1) if self.at_end_of_day else self.wall).date()


@lru_cache(maxsize=4096)
def in_words(opening: Opening, line_zones: tuple[str, ...], visitor_zones: tuple[str, ...], language: str) -> str:
    """One to three plain sentences. The zones are those the line and the visitor may be in; none where not known."""
    with override(language):
        time = when(opening, clocks(line_zones), clocks(visitor_zones))
        sentence = {State.OPEN: open_now, State.CLOSED: closed_now, State.UNKNOWN: not_known}[opening.state]
        return " ".join([sentence(opening, time), *about_holidays(opening)])


def clocks(zones: Sequence[str]) -> list[ZoneInfo]:
    return [zone for name in zones if (zone := zone_named(name))]


def open_now(opening: Opening, time: str) -> str:
    if time:
        # Translators: of a line; for example “Open now, until 5:00 pm in Lima, 4:00 pm where you are.”
        return _("Open now, until %(time)s.") % {"time": time}
    return _("Open now.") if opening.until else _("Open now, day and night.")


def closed_now(opening: Opening, time: str) -> str:
    if time:
        # Translators: of a line; for example “Closed now. Opens Monday at 9:00 am in Lima, 8:00 am where you are.”
        return _("Closed now. Opens %(time)s.") % {"time": time}
    return _("Closed now. When it opens again is not known.")


def not_known(opening: Opening, time: str) -> str:
    reasons = {
        Why.VAGUE: _("Its hours do not say it for certain."),
        Why.NO_ZONE: _("It is not known in which time zone its hours are."),
        Why.HOLIDAYS: _("It is closed now, unless today is a public holiday there, and that is not known."),
    }
    reason = in_some_zones(opening) if opening.why == Why.ZONES else reasons.get(opening.why, "")
    return " ".join([_("It is not known whether somebody answers now."), reason]).strip()


def in_some_zones(opening: Opening) -> str:
    """What it would mean in the one and in the other zone that the line may be in."""
    walls = {one.state: one.wall for one in opening.possible}
    if not all(walls.values()):
        return _("It may follow one of several time zones: by some of them it is open, by others closed.")
    today = min(walls.values()).date()
    # Translators: for example “… it is open until Monday at 5:00 pm, by others it opens Monday at 9:00 am, local time.”
    return _(
        "It may follow one of several time zones: by some of them it is open until %(closes)s, "
        "by others it opens %(opens)s, local time."
    ) % {
        "closes": with_day(Moment(walls[State.OPEN], ends=True), today),
        "opens": with_day(Moment(walls[State.CLOSED], ends=False), today),
    }


def about_holidays(opening: Opening) -> list[str]:
    if opening.state == State.UNKNOWN:
        return []
    if opening.mentions_holidays and not opening.holidays_known:
        return [
            _("Which days are public holidays there is not known for certain; on those, its hours may be different.")
        ]
    if opening.holiday and opening.state == State.OPEN:
        return [_("Today is a public holiday there: perhaps nobody answers.")]
    return [_("That day is a public holiday there: perhaps it stays closed.")] if opening.holiday else []


def when(opening: Opening, line: list[ZoneInfo], visitor: list[ZoneInfo]) -> str:
    """When it closes or opens, on the line's clock and on the visitor's; empty where that is not known."""
    change, ends = opening.until or opening.opens, opening.state == State.OPEN
    if not (change and opening.wall and opening.latest):
        return ""
    there = Moment(opening.wall, ends)
    walls = {wall_clock(moment, zone) for moment in (change, opening.latest) for zone in visitor}
    here = [Moment(wall, ends) for wall in sorted(walls)]
    today = {wall_clock(opening.at, zone).date() for zone in [*line, *visitor]}
    named = today | {moment.day for moment in here} != {there.day}
    said = with_day(there, min(today, default=there.day)) if named else without_day(there)
    if walls != {there.wall}:
        said = on_the_line(said, line[0] if line and change == opening.latest else None)
    return said + where_you_are(here, there)


def on_the_line(said: str, zone: ZoneInfo | None) -> str:
    """The time with whose it is: that of a city or, where the line's zone is not certain, its own."""
    if zone is None:
        return _("%(time)s on the line's own clock") % {"time": said}
    return _("%(time)s in %(place)s") % {"time": said, "place": hours.zone_in_words(zone.key)}


def where_you_are(here: list[Moment], there: Moment) -> str:
    """The time for the visitor, as an addition to the line's; empty where it is the same or not known."""
    if not here or [moment.wall for moment in here] == [there.wall]:
        return ""
    if len({moment.wall for moment in here}) == 1:
        return _(", %(time)s where you are") % {"time": beside(here[0], there, clock)}
    first, last = (beside(moment, there, clock_with_article) for moment in (here[0], here[-1]))
    # Translators: for example “ (where you are, between 6:00 am and 9:00 am, depending on the time zone)”.
    return _(" (where you are, between %(first)s and %(last)s, depending on the time zone)") % {
        "first": first,
        "last": last,
    }


def beside(moment: Moment, other: Moment, say: Callable[[Moment], str]) -> str:
    """A time that is said after another, whose day need not be said again."""
    return say(moment) if moment.day == other.day else with_day(moment, other.day)


def with_day(moment: Moment, today: date) -> str:
    """Monday at 9:00 am; with the date where that is a week away."""
    day = format_date(moment.day, "EEEE", get_language())
    if (moment.day - today).days >= 7:
        day_of_month = format_skeleton("MMMMd", moment.day, locale=get_language())
        # Translators: for example “Monday, November 23”.
        day = _("%(weekday)s, %(day_of_month)s") % {"weekday": day, "day_of_month": day_of_month}
    # Translators: “day” is for example “Monday”; in Spanish it needs the article.
    return _("%(day)s at %(clock)s") % {"day": day, "clock": clock_with_article(moment)}


def without_day(moment: Moment) -> str:
    # Translators: “clock” is for example “9:00 am”, as in “Opens at 9:00 am.”
    return clock_with_article(moment) if moment.ends else _("at %(clock)s") % {"clock": clock_with_article(moment)}


def clock_with_article(moment: Moment) -> str:
    """The clock with the article that some languages need after “at” and “until”."""
    if moment.at_end_of_day:
        return pgettext("until", "midnight")
    if moment.wall.hour == 1:
        return pgettext("one o'clock, after “at” or “until”", "%(clock)s") % {"clock": clock(moment)}
    return pgettext("not one o'clock, after “at” or “until”", "%(clock)s") % {"clock": clock(moment)}


def clock(moment: Moment) -> str:
    if moment.wall.time() == time.min and not moment.ends:
        return "12:00 am" if get_language() == "en" else "0:00"  # “Monday at midnight” could be either end of the day
    return hours.clock(f"{moment.wall:%H:%M}")
