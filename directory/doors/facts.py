"""What is known of a hotline in sentences, and what is not known in one list of words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from directory.documents import Hotline
from directory.doors import hours
from directory.doors.saying import worded_once


@dataclass(frozen=True)
class Facts:
    """Each thing people ask, in their order, with what is known of it; None where nobody could tell."""

    answers: tuple[tuple[str, str | None], ...]

    @property
    def known(self) -> list[str]:
        return [answer for _question, answer in self.answers if answer]

    @property
    def unknown(self) -> list[str]:
        return [question for question, answer in self.answers if answer is None]


@worded_once
def facts(hotline: Hotline) -> Facts:
    """All facts of a hotline except the hours themselves and who runs it."""
    return Facts(
        (
            (pgettext("not known", "hours"), opened(hotline)),
            (pgettext("not known", "cost"), cost(hotline)),
            (pgettext("not known", "languages"), spoken(hotline)),
            (pgettext("not known", "whether they ask your name"), name_asked(hotline)),
            (pgettext("not known", "whether it is confidential"), confidential(hotline)),
            (pgettext("not known", "who answers"), answered_by(hotline)),
            *told(police(hotline), immigration(hotline)),
        )
    )


def told(police: str | None, immigration: str | None) -> list[tuple[str, str | None]]:
    """Whom the line tells; said in one where neither is known."""
    if police is None and immigration is None:
        return [(pgettext("not known", "whether they tell the police or immigration authorities"), None)]
    return [
        (pgettext("not known", "whether they tell the police"), police),
        (pgettext("not known", "whether they tell immigration authorities"), immigration),
    ]


def cost(hotline: Hotline) -> str | None:
    return {"free": _("Free"), "standard": _("Costs as much as an ordinary call")}.get(hotline.cost)


def spoken(hotline: Hotline) -> str | None:
    """An empty string, as languages are said in a line of their own or beside the number; None if not known."""
    return "" if common_languages(hotline) or any(channel.languages for channel in hotline.channels) else None


def opened(hotline: Hotline) -> str | None:
    """An empty string, as hours are said beside the number or in a line of their own (`opening`); None if not known."""
    return "" if common_hours(hotline) or any(channel.hours for channel in hotline.channels) else None


def common_languages(hotline: Hotline) -> tuple[str, ...]:
    """The languages to say once for the whole line."""
    return hotline.languages or the_same([channel.languages for channel in hotline.channels]) or ()


def common_hours(hotline: Hotline) -> str:
    """The hours to say once for the whole line."""
    return hotline.hours or the_same([channel.hours for channel in hotline.channels]) or ""


def the_same(values: list) -> Any:
    """What all of them are, or None where they differ."""
    return values[0] if values and all(value == values[0] for value in values) else None


def name_asked(hotline: Hotline) -> str | None:
    if hotline.asks_name == "yes":
        return _("They ask your name")
    if hotline.anonymous == "yes":
        return _("You do not have to give your name")
    if hotline.anonymous == "no":
        return _("You cannot stay anonymous")
    return _("They do not ask your name") if hotline.asks_name == "no" else None


def confidential(hotline: Hotline) -> str | None:
    return {"yes": _("Confidential"), "no": _("Not confidential")}.get(hotline.confidential)


def answered_by(hotline: Hotline) -> str | None:
    return who_answers(hotline.answered_by)


@worded_once
def who_answers(code: str) -> str | None:
    return {
        "ngo": _("A civil society organization answers"),
        "government": _("A government office answers"),
        "police": _("The police answer"),
        "intergovernmental": _("An international organization answers"),
    }.get(code)


def police(hotline: Hotline) -> str | None:
    """Whether the police hear of it; an empty string where that the police answer says so."""
    if hotline.reports_to_police == "is_authority" and hotline.answered_by == "police":
        return ""
    return {
        "never": _("They do not tell the police"),
        "minors_or_danger": _("They tell the police only about children or when a life is in danger"),
        "always": _("They tell the police"),
        "is_authority": _("It is a police authority itself"),
    }.get(hotline.reports_to_police)


def immigration(hotline: Hotline) -> str | None:
    return {
        "never": _("They do not tell immigration authorities"),
        "minors_or_danger": _("They tell immigration authorities only about children or when a life is in danger"),
        "always": _("They tell immigration authorities"),
        "is_authority": _("It is an immigration authority itself"),
    }.get(hotline.reports_to_immigration)


def standing(status: str) -> str:
    """A warning where a listing is not at work."""
    return {
        "paused": _("It is closed for now."),
        "withdrawn": _("It no longer exists. Please do not use it."),
    }.get(status, "")


@dataclass(frozen=True)
class Hours:
    """Opening hours in words; `raw` where they cannot be worded; both empty where they are not known."""

    worded: str = ""
    raw: str = ""


@worded_once
def opening(text: str, time_zone: str) -> Hours:
    """The hours with the clock they follow."""
    worded = hours.in_words(text) if text else ""
    if worded is None:
        return Hours(raw=text)
    zone = hours.zone_in_words(time_zone) if worded and text != "24/7" else ""
    if zone:
        worded = _("%(hours)s (%(place)s time)") % {"hours": worded, "place": zone}
    return Hours(worded=worded[:1].upper() + worded[1:])
