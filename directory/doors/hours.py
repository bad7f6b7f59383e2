"""Opening hours in words.

What is written in OpenStreetMap's opening_hours syntax is said plainly where that can be done without guessing. What
cannot (seasons, weeks, sunset, rules that override one another) is left to be shown as it stands.
"""

import re

from babel.dates import get_day_names, get_timezone_location
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
HOLIDAYS = "PH"
DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
DAY_SPAN = rf"{DAY}(?:-{DAY})?"
CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)"
TIME_SPAN = rf"{CLOCK}-{CLOCK}"
RULE = re.compile(rf"(?P<days>{DAY_SPAN}(?:,{DAY_SPAN})*)?\s*(?P<times>{TIME_SPAN}(?:,{TIME_SPAN})*|off|closed)")
BETWEEN_RULES = re.compile(rf";\s*|,\s+(?={DAY})")


def in_words(hours: str) -> str | None:
    """The hours in the language of the page, or None where they cannot be worded without guessing."""
    if hours == "24/7":
        return _("24 hours, every day")
    rules = [RULE.fullmatch(rule.strip()) for rule in BETWEEN_RULES.split(hours)]
    if not all(rules):
        return None
    days = [days_of(rule["days"]) for rule in rules]
    named = [day for group in days for day in group]
    if None in days or len(named) != len(set(named)):
        return None
    return "; ".join(rule_in_words(group, rule["times"]) for group, rule in zip(days, rules, strict=True))


def zone_in_words(time_zone: str) -> str:
    """The place whose clock the hours follow, or an empty string where it is not known."""
    try:
        return get_timezone_location(time_zone, locale=get_language(), return_city=True) if time_zone else ""
    except LookupError:
        return ""


def days_of(text: str | None) -> tuple[str, ...]:
    """The days a rule names, in the order of the week; all of them where it names none."""
    if not text:
        return tuple(DAYS)
    found = []
    for span in text.split(","):
        first, _dash, last = span.partition("-")
        if HOLIDAYS in (first, last):
            found.append(HOLIDAYS)
        else:
            start, end = DAYS.index(first), DAYS.index(last or first)
            found += DAYS[start : end + 1] if start <= end else DAYS[start:] + DAYS[: end + 1]
    return tuple(found)


def rule_in_words(days: tuple[str, ...], times: str) -> str:
    when = days_in_words(days)
    if times in {"off", "closed"}:
        # Translators: “days” is for example “Sunday” or “public holidays”.
        return _("closed on %(days)s") % {"days": when}
    if times == "00:00-24:00":
        return _("%(days)s, 24 hours") % {"days": when}
    spans = [span_in_words(span) for span in times.split(",")]
    # Translators: for example “Monday to Friday, 9:00 am to 5:00 pm”.
    return _("%(days)s, %(times)s") % {"days": when, "times": _(" and ").join(spans)}


def days_in_words(days: tuple[str, ...]) -> str:
    weekdays = [day for day in DAYS if day in days]
    holidays = [_("public holidays")] if HOLIDAYS in days else []
    if len(weekdays) == len(DAYS):
        return listed([_("every day"), *holidays])
    names = get_day_names("wide", locale=get_language())
    words = []
    for run in runs(weekdays):
        first, last = names[DAYS.index(run[0])], names[DAYS.index(run[-1])]
        if len(run) > 2:
            # Translators: a span of days, for example “Monday to Friday”.
            words.append(pgettext("days", "%(first)s to %(last)s") % {"first": first, "last": last})
        else:
            words += [first, last][: len(run)]
    return listed(words + holidays)


def listed(words: list[str]) -> str:
    """Words in a row, the last two joined as people say it."""
    return _(" and ").join(([", ".join(words[:-1])] if words[1:] else []) + words[-1:])


def runs(weekdays: list[str]) -> list[list[str]]:
    """Days that follow one another, put together."""
    found: list[list[str]] = []
    for day in weekdays:
        if found and DAYS.index(day) == DAYS.index(found[-1][-1]) + 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def span_in_words(span: str) -> str:
    opens, closes = span.split("-")
    # Translators: a span of hours, for example “9:00 am to 5:00 pm”.
    return pgettext("hours", "%(opens)s to %(closes)s") % {"opens": clock(opens), "closes": clock(closes)}


def clock(time: str) -> str:
    """9:00 in Spanish, 9:00 am in English."""
    hour, minute = int(time[:2]), time[3:]
    if hour == 24 or time == "00:00":
        return _("midnight")
    if get_language() != "en":
        return f"{hour}:{minute}"
    if time == "12:00":
        return "noon"
    return f"{hour % 12 or 12}:{minute} {'am' if hour < 12 else 'pm'}"
