"""The parameters of the API, each defined once. What cannot be read gives an empty answer that says so."""

import django_filters
from django import forms
from django.http import QueryDict

from directory.edition.models import Entry, EntryQuerySet, Place

PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 50, 200, 1_000_000


class CountryField(forms.CharField):
    """An ISO 3166-1 code of a country in the edition; cleans to its Place."""

    default_error_messages = {"unknown": "This is not the ISO 3166-1 code of a country, for example MX."}

    def clean(self, value: str | None) -> Place | None:
        code = super().clean(value)
        if not code:
            return None
        known = len(code) == 2 and code.isascii() and code.isalpha()
        country = Place.objects.countries().filter(code=code.upper()).first() if known else None
        if country is None:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        return country


class CountryFilter(django_filters.Filter):
    field_class = CountryField

    def filter(self, queryset: EntryQuerySet, value: Place | None) -> EntryQuerySet:
        return queryset.in_place(value).nearest_first() if value else queryset.most_needed_first()


class TurnFilter(django_filters.Filter):
    """A part of the question that chooses the page and keeps all entries."""

    field_class = forms.IntegerField

    def filter(self, queryset: EntryQuerySet, value: int | None) -> EntryQuerySet:
        return queryset


class ListingFilter(django_filters.FilterSet):
    """The question put to a list of the API. `invalid` says what of it could not be read."""

    country = CountryFilter()
    page = TurnFilter(min_value=1, max_value=LAST_PAGE)
    per_page = TurnFilter(min_value=1, max_value=MOST_PER_PAGE)

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: EntryQuerySet):
        super().__init__(data, queryset=queryset)
        wrong_values = {name: " ".join(errors) for name, errors in self.errors.items()}
        self.invalid = wrong_values | unreadable(data, set(self.filters))

    @property
    def page_number(self) -> int:
        return self.form.cleaned_data.get("page") or 1

    @property
    def size(self) -> int:
        return self.form.cleaned_data.get("per_page") or PER_PAGE

    def entries(self) -> EntryQuerySet:
        """The answer in its order; nothing where any part of the question is invalid."""
        return self.queryset.none() if self.invalid else self.qs


def unreadable(data: QueryDict, known: set[str]) -> dict[str, str]:
    """What is wrong with the question before any value is read: unknown, empty or repeated parameters."""
    found = {}
    for name, values in data.lists():
        if name not in known:
            found[name[:40]] = "There is no such parameter."
        elif len(values) > 1:
            found[name] = "This parameter is given twice."
        elif not values[0].strip():
            found[name] = "This parameter is empty."
    return found
