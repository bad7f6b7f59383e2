"""Values that facts are written in: codes, languages, dates of partial precision, days until a check falls due."""

import re
import unicodedata
from datetime import date, timedelta
from urllib.parse import urlsplit

import pycountry
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
LANGUAGE = re.compile(r"([a-z]{2,3})(-[A-Z][a-z]{3})?(-(?:[A-Z]{2}|\d{3}))?")
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffe\uffff\U000e0000-\U000e0fff]"
)
TWIN = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]|(?![0-9])\\d")
"""Full-width and mathematical letters, and digits of other scripts: each looks like an ordinary one."""

ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
"""Scripts whose letters look like each other's; a word is written in one of them."""

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
    """Refuse what makes one name or number look like another: characters that cannot be seen, that turn text around,
    or that stand among letters of another script. Raises ValidationError."""
    if found := INVISIBLE.search(value):
        raise ValidationError(
            _("There is an invisible character (%(code)s) in the text. Please type it again by hand."),
            params={"code": f"U+{ord(found[0]):04X}"},
        )
    if found := stranger(value):
        raise ValidationError(
            _("“%(character)s” (%(code)s) is not what it looks like. Please type “%(word)s” again by hand."),
            params={"character": found[0], "code": f"U+{ord(found[0]):04X}", "word": found[1]},
        )


def stranger(value: str) -> tuple[str, str] | None:
    """The first character that looks like another one, and the word in which it stands."""
    for word in value.split():
        if twin := TWIN.search(word):
            return twin[0], word
        scripts = {letter: script(letter) for letter in word if letter.isalpha()}
        if len(set(scripts.values()) - {""}) > 1:
            return next(letter for letter in word if scripts.get(letter) not in (None, "", "LATIN")), word
    return None


def script(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in ALIKE else ""


def validate_web_address(value: str) -> None:
    """Refuse an address that leads elsewhere than it seems: a host in other letters, or a name before an @."""
    validate_visible(value)
    host = urlsplit(value).netloc
    if "@" in host:
        raise ValidationError(_("Nothing may stand before the name of the site: remove what is before the @."))
    if not host.isascii():
        raise ValidationError(
            _("The site's name “%(host)s” has letters that can look like others. If it is right, write it as xn--…."),
            params={"host": host},
        )


def refuse_at(**addresses: str) -> None:
    """Apply `validate_web_address` to fields by name, for a model's `clean`."""
    problems = {}
    for name, value in addresses.items():
        try:
            validate_web_address(value or "")
        except ValidationError as problem:
            problems[name] = problem
    if problems:
        raise ValidationError(problems)
