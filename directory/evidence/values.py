"""Values that facts are written in: codes, languages, dates of partial precision, days until a check falls due."""

import re
from datetime import date, timedelta

import pycountry
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|\d{3}))?")
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)

DAYS_UNTIL_DUE = {"number": 90, "text": 365}
"""How long a check holds: numbers get reassigned, descriptions age slowly (DESIGN §3)."""


def falls_due(checked_on: date | None, kind: str) -> date | None:
    """The day on which a check made on `checked_on` has to be repeated; None where nothing was ever checked."""
    return checked_on + timedelta(days=DAYS_UNTIL_DUE[kind]) if checked_on else None


def validate_partial_date(value: str) -> None:
    """Accept 2022, 2022-01 or 2022-01-25, as far as the source tells. Raises ValidationError."""
    match = PARTIAL_DATE.fullmatch(value)
    try:
        if not match:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise ValidationError(
            _("“%(value)s” is not a date such as 2022, 2022-01 or 2022-01-25."), params={"value": value}
        ) from None


def validate_language(value: str) -> None:
    """Accept a BCP 47 tag whose language is in ISO 639: es, qu, zh-Hant, pt-BR. Raises ValidationError."""
    match = LANGUAGE.fullmatch(value)
    known = match and pycountry.languages.get(**{"alpha_2" if len(match[1]) == 2 else "alpha_3": match[1]})
    if not known:
        raise ValidationError(
            _("“%(value)s” is not a known language. Use its code, for example es, en or qu."), params={"value": value}
        )


def validate_languages(values: list[str]) -> None:
    for value in values:
        validate_language(value)


def validate_visible(value: str) -> None:
    """Refuse characters that cannot be seen or that turn text around: they make one name look like another."""
    if found := INVISIBLE.search(value):
        raise ValidationError(
            _("There is an invisible character (%(code)s) in the text. Please type it again by hand."),
            params={"code": f"U+{ord(found[0]):04X}"},
        )
