"""What a value of a parameter must look like. Each field cleans to what the code stands for, or says what is wrong."""

import re
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError
from django import forms
from django.core.exceptions import ValidationError

from directory.edition.models import Place, Term
from directory.search.fold import words
from directory.search.reading import LONGEST_QUERY

CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
MOST_PHRASES = 10


class CodeField(forms.CharField):
    """A code that looks like one (`looks`) and that `find` knows; empty stays empty."""

    unknown = "This is not known."
    looks = ".+"

    def clean(self, value: str | None) -> Any:
        code = super().clean(value)
        found = self.find(code) if code else None
        if code and found is None:
            raise ValidationError(self.unknown, code="unknown")
        return found

    def find(self, code: str) -> Any:
        raise NotImplementedError


class CountryField(CodeField):
    """An ISO 3166-1 code of a country in the edition; cleans to its Place."""

    unknown = "This is not the ISO 3166-1 code of a country, for example MX."
    looks = "[A-Za-z]{2}"

    def find(self, code: str) -> Place | None:
        known = re.fullmatch(self.looks, code)
        return Place.objects.countries().filter(code=code.upper()).first() if known else None


class SubdivisionField(CodeField):
    """An ISO 3166-2 code of a part of a country in the edition; cleans to its Place."""

    unknown = "This is not the ISO 3166-2 code of a part of a country, for example MX-BCN."
    looks = "[A-Za-z]{2}-[A-Za-z0-9]{1,3}"

    def find(self, code: str) -> Place | None:
        known = re.fullmatch(self.looks, code)
        return Place.objects.filter(kind="subdivision", code=code.upper()).first() if known else None


class ServiceField(CodeField):
    """The code of a kind of help; cleans to its Term."""

    unknown = "This is not the code of a service, for example shelter."
    looks = "[a-z_]{1,40}"

    def find(self, code: str) -> Term | None:
        known = re.fullmatch(self.looks, code)
        return Term.objects.filter(code=code).defer("document").first() if known else None


class LanguageField(CodeField):
    """A BCP 47 code of a language that has a name; cleans to the code."""

    unknown = "This is not the BCP 47 code of a language, for example qu."
    looks = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}"

    def find(self, code: str) -> str | None:
        if not re.fullmatch(self.looks, code):
            return None
        language, dash, rest = code.partition("-")
        code = f"{language.lower()}{dash}{rest}"
        return code if code.replace("-", "_") in Locale("en").languages or is_tag(code) else None


def is_tag(code: str) -> bool:
    try:
        return bool(Locale.parse(code, sep="-").get_display_name("en"))
    except (UnknownLocaleError, ValueError):
        return False


class DayField(CodeField):
    """A day in ISO 8601; cleans to its date."""

    unknown = "This is not a day, for example 2026-11-21."

    def find(self, code: str) -> date | None:
        try:
            return date.fromisoformat(code) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", code) else None
        except ValueError:
            return None


class WholeNumberField(CodeField):
    """A whole number, 0 included."""

    def __init__(self, most: int, **given: Any):
        super().__init__(**given)
        self.most = most
        self.unknown = f"This is not a whole number of at most {most}."

    def find(self, code: str) -> int | None:
        return int(code) if re.fullmatch("[0-9]{1,16}", code) and int(code) <= self.most else None


class OneOf(CodeField):
    """One of a few codes."""

    def __init__(self, codes: tuple[str, ...], **given: Any):
        super().__init__(**given)
        self.codes = codes
        self.unknown = f"This is none of: {', '.join(codes)}."

    def find(self, code: str) -> str | None:
        return code if code in self.codes else None


def legible(text: str) -> str:
    """What search reads of a text: no control characters, and no more than anybody types."""
    return CONTROLS.sub(" ", text).strip()[:LONGEST_QUERY]


class AnythingField(forms.Field):
    """What somebody typed. Nothing is wrong with it."""

    def clean(self, value: str | None) -> str:
        return legible(value or "")


class PhrasesField(forms.Field):
    """Phrases whose meaning was undone, as folded words."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: list[str] | None) -> frozenset[str]:
        phrases = (" ".join(words(phrase[:LONGEST_QUERY])) for phrase in (value or [])[:MOST_PHRASES])
        return frozenset(filter(None, phrases))
