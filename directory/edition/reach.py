"""Can this channel be used from the country where the visitor stands, and what exactly is pressed there?

The editors' `callable_from` decides. Where it is empty, free numbers and short codes work in their home country only,
and of all else it is not known (DESIGN §4). Unknown is never yes.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from phonenumbers import PhoneNumber

from directory.documents import Channel, Region
from directory.edition import collisions, dialling, toll_free
from directory.edition.collisions import Collision
from directory.edition.dialling import Hint, Route

ANYWHERE = "*"
BY_INTERNET = {"whatsapp", "chat", "web_form", "email", "app"}
SHORT_CODE = re.compile(r"[0-9*#]{2,12}")
WEB = re.compile(r"https?://[^\s]+")
EMAIL = re.compile(r"[^\s@?&]+@[^\s@?&]+")


class State(StrEnum):
    """The words that the API uses."""

    CALLABLE = "callable"
    NOT_CALLABLE = "not_callable"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a channel is in its state; `sentences.sentence` says it in words."""

    AS_IT_IS = "as_it_is"
    SHARED_PLAN = "shared_plan"
    CALL_ABROAD = "call_abroad"
    TEXT_ABROAD = "text_abroad"
    BY_INTERNET = "by_internet"
    ONLY_FROM = "only_from"
    FREE_AT_HOME = "free_at_home"
    SHORT_AT_HOME = "short_at_home"
    NOT_KNOWN = "not_known"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Reach:
    """`from_` is where the visitor stands. `dial` is spaced digits to press, "" where there are none; `uri` is "" where
    nothing may be pressed. `countries` are the ISO 3166-1 codes that the reason's sentence names: where the channel
    works, or whose number it is. `exit_code` and `printed` go into the hint's and the warning's sentences.
    """

    from_: str
    state: State
    reason: Reason
    dial: str = ""
    uri: str = ""
    countries: tuple[str, ...] = ()
    hint: Hint | None = None
    exit_code: str = ""
    warning: Collision | None = None
    printed: str = ""


def reach(channel: Channel, regions: tuple[str, ...], here: Region) -> Reach:
    """How the channel is reached from `here`, a country's document. `regions` are those of the channel's hotline."""
    number = dialling.full_number(channel.value)
    if channel.type in BY_INTERNET:
        return reach_by_internet(channel, number, here)
    if number:
        return reach_number(channel, number, regions, here)
    if SHORT_CODE.fullmatch(channel.value):
        return reach_short_code(channel, regions, here)
    return reach_unreadable(channel, regions, here)


def reach_by_internet(channel: Channel, number: PhoneNumber | None, here: Region) -> Reach:
    uri = internet_address(channel, number)
    if not uri and channel.type != "app":
        return reach_unreadable(channel, (), here)
    state = state_from(channel, (), here)
    warned = warned_of(channel, here) if number else {}
    if state == State.NOT_CALLABLE:
        return Reach(here.key, state, Reason.ONLY_FROM, countries=channel.callable_from, **warned)
    reason = Reason.BY_INTERNET if state == State.CALLABLE else Reason.NOT_KNOWN
    shown = dialling.international(number) if number else ""
    return Reach(here.key, state, reason, dial=shown, uri=uri, **warned)


def reach_number(channel: Channel, number: PhoneNumber, regions: tuple[str, ...], here: Region) -> Reach:
    home = toll_free.home_countries(number, regions)
    state = state_from(channel, home if toll_free.is_home_only(number) else (), here)
    warned = warned_of(channel, here)
    if state == State.NOT_CALLABLE:
        reason = Reason.ONLY_FROM if channel.callable_from else Reason.FREE_AT_HOME
        return Reach(here.key, state, reason, countries=channel.callable_from or home, **warned)
    dial = dialling.dial(number, regions, here)
    text, hint, exit_code = dial.text, dial.hint, dial.exit_code
    if channel.type == "sms" and dial.route == Route.ABROAD:
        text, hint, exit_code = dialling.international(number), None, ""  # messages go from mobiles, where + is enough
    return Reach(
        here.key,
        state,
        reason_of(channel, dial.route) if state == State.CALLABLE else Reason.NOT_KNOWN,
        dial=text,
        uri=f"{scheme(channel)}:{dialling.e164(number)}",
        countries=home,
        hint=hint,
        exit_code=exit_code,
        **warned,
    )


def reach_short_code(channel: Channel, regions: tuple[str, ...], here: Region) -> Reach:
    """Short codes are pressed as they are, where they work; elsewhere the same digits belong to somebody else."""
    home = toll_free.countries(regions)
    state = state_from(channel, home, here)
    if state == State.CALLABLE:
        uri = f"{scheme(channel)}:{channel.value.replace('#', '%23')}"
        return Reach(here.key, state, Reason.AS_IT_IS, dial=grouped(channel), uri=uri, countries=home)
    reason = Reason.SHORT_AT_HOME if state == State.NOT_CALLABLE else Reason.UNREADABLE
    return Reach(here.key, state, reason, countries=channel.callable_from or home, **warned_of(channel, here))


def reach_unreadable(channel: Channel, regions: tuple[str, ...], here: Region) -> Reach:
    """Nothing can be pressed: there is no address, or a number that its plan does not have as far as we know."""
    number = dialling.parsed(channel.value)
    home = toll_free.home_countries(number, regions) if number and toll_free.is_home_only(number) else ()
    if state_from(channel, home, here) == State.NOT_CALLABLE:
        reason = Reason.ONLY_FROM if channel.callable_from else Reason.FREE_AT_HOME
        return Reach(here.key, State.NOT_CALLABLE, reason, countries=channel.callable_from or home)
    return Reach(here.key, State.UNKNOWN, Reason.UNREADABLE)


def state_from(channel: Channel, home: tuple[str, ...], here: Region) -> State:
    """What `callable_from` says; where it is empty, what `home` says, the only countries where such a number works."""
    known = channel.callable_from or home
    if not known:
        return State.UNKNOWN
    return State.CALLABLE if here.key in known or ANYWHERE in known else State.NOT_CALLABLE


def reason_of(channel: Channel, route: Route) -> Reason:
    if route == Route.ABROAD:
        return Reason.TEXT_ABROAD if channel.type == "sms" else Reason.CALL_ABROAD
    return Reason.AS_IT_IS if route == Route.HOME else Reason.SHARED_PLAN


def warned_of(channel: Channel, here: Region) -> dict[str, str]:
    warning = collisions.warning(channel, here)
    return {"warning": warning, "printed": collisions.printed(channel)} if warning else {}


def internet_address(channel: Channel, number: PhoneNumber | None) -> str:
    """Where pressing the channel leads; empty for an app's name and for what no browser could follow."""
    value = channel.value.strip()
    if channel.type == "whatsapp":
        return f"https://wa.me/{dialling.e164(number).removeprefix('+')}" if number else ""
    if channel.type == "email":
        return f"mailto:{value}" if EMAIL.fullmatch(value) else ""
    return value if WEB.fullmatch(value) else ""


def scheme(channel: Channel) -> str:
    return "sms" if channel.type == "sms" else "tel"


def grouped(channel: Channel) -> str:
    """A short code's own digits; long ones in the groups in which they are printed: 116 111."""
    groups = re.split(r"[\s-]+", channel.display.strip())
    return " ".join(groups) if len(channel.value) > 4 and "".join(groups) == channel.value else channel.value
