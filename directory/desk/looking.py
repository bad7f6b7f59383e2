"""What a reviewer should know of a number before approving it. None of it decides: the source does."""

from typing import NamedTuple

import phonenumbers
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from rapidfuzz.distance import Levenshtein

from directory import documents
from directory.desk.compose import NUMBER_TYPES
from directory.desk.difference import Piece, marked
from directory.desk.numbers import Number, digits_of
from directory.regions.models import Region

ALIKE = 2
LONG_ENOUGH = 7
"""Shorter numbers all resemble each other; among them only the same number is worth telling."""

TYPES = {
    PhoneNumberType.FIXED_LINE: gettext_lazy("a landline"),
    PhoneNumberType.MOBILE: gettext_lazy("a mobile phone"),
    PhoneNumberType.FIXED_LINE_OR_MOBILE: gettext_lazy("a landline or a mobile phone"),
    PhoneNumberType.TOLL_FREE: gettext_lazy("a free number"),
    PhoneNumberType.PREMIUM_RATE: gettext_lazy("a number that costs extra"),
    PhoneNumberType.SHARED_COST: gettext_lazy("a number that costs a part"),
    PhoneNumberType.VOIP: gettext_lazy("an internet phone"),
}


class Look(NamedTuple):
    """One number, before and now digit by digit, with what is known of it and what should make one stop."""

    number: Number
    before: list[Piece]
    now: list[Piece]
    facts: list[str]
    warnings: list[str]
    alike: list[str]
    sources: tuple[documents.Source, ...]


def look(
    number: Number, before: Number | None, document: documents.Document, channels: QuerySet, retired: QuerySet
) -> Look:
    """`channels` and `retired` are those that the number is compared with: all that the person may see."""
    old, new = marked(before.value if before else "", number.value, ".")
    facts, warnings = library_says(number.value, getattr(document, "regions", ()))
    if display_differs(number):
        warnings.append(_("As people write it, it ends in other digits: %(display)s") % {"display": number.display})
    if isinstance(document, documents.Hotline) and digits_of(number.value) in map(digits_of, values_of(retired)):
        warnings.append(_("This number was retired: it must not be called any more."))
    own = next((one for one in getattr(document, "channels", ()) if one.id == number.name), None)
    alike = resembling(number, channels.exclude(uuid=own.id) if own else channels, retired)
    sources = own.sources if own else ()
    return Look(number, old, new, facts, warnings, alike, sources or getattr(document, "sources", ()))


def library_says(value: str, served: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What Google's numbering plans say, as facts and as warnings."""
    if not value.startswith("+"):
        return [_("A short number. The phone library does not know them well enough to judge: the source counts.")], []
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return [], [_("The phone library cannot read this number.")]
    country = phonenumbers.region_code_for_number(number) or ""
    place = Region.objects.filter(code=country).first()
    facts = [_("Country: %(country)s") % {"country": place.name or place.code if place else _("not known")}]
    facts.append(_("Inside the country: %(number)s") % {"number": national(number)})
    if kind := TYPES.get(phonenumbers.number_type(number)):
        facts.append(_("By its digits: %(kind)s") % {"kind": kind})
    warnings = []
    if phonenumbers.is_valid_number(number):
        facts.append(_("The numbering plan of its country has such numbers."))
    else:
        warnings.append(_("The numbering plan of its country has no such number."))
    if served and "001" not in served and country not in {code[:2] for code in served}:
        warnings.append(
            _("The entry serves %(places)s, the number is of another country.") % {"places": ", ".join(served)}
        )
    return facts, warnings


def national(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def display_differs(number: Number) -> bool:
    """Whether people would read other last digits than they should dial. Words as in 1-800-HELP say nothing."""
    shown = digits_of(number.display)
    words = any(letter.isalpha() for letter in number.display)
    return not words and len(shown) >= len(number.last) and not shown.endswith(number.last)


def resembling(number: Number, channels: QuerySet, retired: QuerySet) -> list[str]:
    """Other numbers that differ in two digits at most, nearest first, each with whose it is."""
    value = digits_of(number.value)
    most = ALIKE if len(value) >= LONG_ENOUGH else 0
    numbers = channels.filter(type__in=NUMBER_TYPES).values_list("value", "hotline__name", "hotline__key")
    known = [(other, str(name or key)) for other, name, key in numbers]
    known += [(old, _("retired, must not be called")) for old in values_of(retired)]
    found = []
    for other, whose in known:
        distance = Levenshtein.distance(value, digits_of(other), score_cutoff=most)
        if distance <= most and digits_of(other):
            found.append((distance, other, whose))
    return [told(*one) for one in sorted(found)[:10]]


def values_of(retired: QuerySet) -> list[str]:
    return list(retired.values_list("value", flat=True))


def told(distance: int, other: str, whose: str) -> str:
    said = {"number": other, "whose": whose, "count": distance}
    if distance == 0:
        return _("The same number: %(number)s (%(whose)s)") % said
    return _("Digits that differ: %(count)s. %(number)s (%(whose)s)") % said
