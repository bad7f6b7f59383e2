"""Codes of the documents in the words of the page's language. What has no word is not known."""

import re
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from directory.documents import Checked
from directory.doors.saying import worded_once

NOT_IN_CLDR = {"es": {"ase": "lengua de señas estadounidense"}}
"""Language names that the page's language lacks in CLDR."""

PARTIAL_DATE = {4: ("%s-01-01", "y"), 7: ("%s-01", "MMM y"), 10: ("%s", "d MMM y")}
"""How to read and write a date by the length of what the source tells."""

THE = {
    "AE", "AX", "BQ", "BS", "CC", "CD", "CF", "CK", "DO", "FK", "FO", "GB", "GM", "KM",
    "KY", "MH", "MP", "MV", "NL", "PH", "PS", "SB", "TC", "UM", "US", "VG", "VI",
}  # fmt: skip
"""Countries that English names with an article inside a sentence."""

ARTICLES = {
    "Reino": "el", "Territorio": "el",
    "Ciudad": "la", "Isla": "la", "República": "la",
    "Emiratos": "los", "Países": "los", "Territorios": "los",
    "Bahamas": "las", "Comoras": "las", "Islas": "las", "Maldivas": "las",
}  # fmt: skip
"""The article that Spanish sets before a country inside a sentence, by the first word of its name."""


def in_sentence(code: str, name: str, language: str = "") -> str:
    """A place's name as it stands inside a sentence: the United States, el Reino Unido."""
    if (language or get_language()) == "en":
        return f"the {name}" if code in THE and not name.startswith("The ") else name
    article = ARTICLES.get(name.partition(" ")[0])
    return f"{article} {name}" if article else name


@worded_once
def day(value: date) -> str:
    """21 nov 2026."""
    return format_date(value, "d MMM y", locale=get_language())


def partial_date(text: str) -> str:
    """2022, ene 2022 or 25 ene 2022: as exact as the source is."""
    pattern, style = PARTIAL_DATE.get(len(text), ("", ""))
    try:
        return format_date(date.fromisoformat(pattern % text), style, locale=get_language()) if pattern else text
    except ValueError:
        return text


@worded_once
def language(code: str) -> str:
    """The name of a language, or its code where it has none."""
    known = NOT_IN_CLDR.get(get_language(), {})
    return known.get(code) or Locale(get_language()).languages.get(code.replace("-", "_")) or tagged_language(code)


def tagged_language(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(get_language()) or code
    except (UnknownLocaleError, ValueError):
        return code


@worded_once
def languages(codes: tuple[str, ...]) -> str:
    return ", ".join(language(code) for code in codes)


def host(url: str) -> str:
    """The host of an address, as people say it."""
    return re.sub(r"^https?://(www\.)?|[/?#].*$", "", url)


@worded_once
def checked(check: Checked) -> str:
    """How and when somebody looked last."""
    sentences = {
        "source_read": _("Source read on %(date)s."),
        "called": _("Called on %(date)s."),
        "site": _("Seen on its own site on %(date)s."),
        "operator": _("Confirmed by those who run it on %(date)s."),
    }
    return sentences.get(check.how, _("Checked on %(date)s.")) % {"date": day(check.on)}


@worded_once
def channel_type(code: str) -> str:
    """What pressing the number does."""
    return {
        "phone": pgettext("on a button", "Call"),
        "short_code": pgettext("on a button", "Call"),
        "sms": _("Text message"),
        "whatsapp": "WhatsApp",
        "tty": _("Text telephone (TTY)"),
        "chat": _("Chat"),
        "email": _("E-mail"),
        "web_form": _("Web form"),
        "app": _("App"),
    }.get(code, code)


def hotline_kind(code: str) -> str:
    return {
        "trafficking": _("human trafficking"),
        "victims": _("victims of crime"),
        "women": _("violence against women"),
        "child": _("children and adolescents"),
        "migrant": _("migrants and help from consulates"),
        "labour": _("abuse at work"),
        "missing_persons": _("missing persons"),
        "emergency_police": _("emergencies and police"),
    }.get(code, "")


def organization_kind(code: str) -> str:
    return {
        "ngo": _("Civil society organization"),
        "government": _("Government office"),
        "intergovernmental": _("International organization"),
        "survivor_led": _("Organization led by survivors"),
        "faith_based": _("Faith-based organization"),
        "law_enforcement": _("Police or prosecutors"),
    }.get(code, "")


@worded_once
def initiative_kind(code: str) -> str:
    return {
        "alliance": _("Alliance"),
        "programme": _("Programme"),
        "working_group": _("Working group"),
        "campaign": _("Campaign"),
        "fund": pgettext("money set aside", "Fund"),
        "data": _("Shared data"),
    }.get(code, "")


@worded_once
def any_kind(code: str) -> str:
    """The kind of a listing of whatever type; no two types share a code."""
    return hotline_kind(code) or organization_kind(code) or initiative_kind(code)


def role(code: str) -> str:
    """An organization's part in an initiative."""
    return {
        "founder": _("founded it"),
        "current_us_line": _("runs the United States line today"),
        "funder": _("pays for it"),
        "implementer": _("carries it out"),
        "sub_recipient": _("carries out a part of it"),
        "operator": _("runs it"),
        "member": _("is a member"),
        "participant": _("takes part"),
    }.get(code, "")


@worded_once
def grade(code: str) -> str:
    """How much a source is worth."""
    return {"A": _("Official source"), "B": _("Secondary source")}.get(code, _("Source"))
