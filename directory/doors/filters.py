"""The parameters of lists and search, each defined once. What cannot be read gives an empty answer that says so."""

from functools import cache, cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, TextField, Value
from django.db.models.functions import Concat
from django.http import QueryDict
from django.utils import timezone

from directory.doors import fields
from directory.doors.answering import Clocks
from directory.doors.open_now import open_hours
from directory.doors.visit import Visit
from directory.edition import open_lines
from directory.edition.models import WORLDWIDE, Entry, EntryQuerySet, Place
from directory.edition.order import HOTLINE_KINDS
from directory.search.models import Doc

MOST_PER_PAGE, LAST_PAGE = 200, 1_000_000
EVERYWHERE = {"country": WORLDWIDE, "from": "*"}
"""Facets with a value that holds for every other: what helps in any country, what can be reached from any."""

TYPES = ("hotline", "organization", "initiative")
ORGANIZATION_KINDS = ("ngo", "government", "intergovernmental", "survivor_led", "faith_based", "law_enforcement")
INITIATIVE_KINDS = ("alliance", "programme", "working_group", "campaign", "fund", "data")
CHANNELS = ("phone", "short_code", "sms", "whatsapp", "tty", "chat", "email", "web_form", "app")
ANSWERED_BY = ("ngo", "government", "police", "intergovernmental", "unknown")


class FacetFilter(django_filters.Filter):
    """Keeps listings that have one of the `values` of the `facet`, which is called like the parameter."""

    def __init__(self, field_class: type[forms.Field], **given: Any):
        super().__init__(**given)
        self.field_class = field_class

    @property
    def facet(self) -> str:
        return self.field_name

    def values(self, value: Any) -> tuple[str, ...]:
        everywhere = EVERYWHERE.get(self.field_name)
        return (getattr(value, "code", value), *([everywhere] if everywhere else []))

    def filter(self, queryset: EntryQuerySet, value: Any) -> EntryQuerySet:
        return having(queryset, self.facet, self.values(value)) if value else queryset


class CountryFilter(FacetFilter):
    """Lists stand in the order of the country's page: its own first, worldwide ones last."""

    def filter(self, queryset: EntryQuerySet, value: Place | None) -> EntryQuerySet:
        return queryset.in_place(value).nearest_first() if value else queryset.most_needed_first()


class TurnFilter(django_filters.Filter):
    """A part of the question that keeps all entries: the text, its language, the page."""

    def __init__(self, field_class: type[forms.Field] = forms.IntegerField, **given: Any):
        super().__init__(**given)
        self.field_class = field_class

    def filter(self, queryset: EntryQuerySet, value: Any) -> EntryQuerySet:
        return queryset


def having(queryset: EntryQuerySet, facet: str, values: tuple[str, ...]) -> EntryQuerySet:
    """The entries that the search index files under one of the values of a facet."""
    filed = Q()
    for value in values:
        filed |= Q(lines__contains=f"\n{facet}={value}\n")
    lines = Concat(Value("\n"), "facets", Value("\n"), output_field=TextField())
    docs = Doc.objects.annotate(lines=lines).filter(filed)
    return queryset.filter(id__in=docs.values("entry"))


class Parameters(django_filters.FilterSet):
    """What lists and search have in common. `invalid` says what of the question could not be read."""

    country = CountryFilter(fields.CountryField)
    subdivision = FacetFilter(fields.SubdivisionField)
    service = FacetFilter(fields.ServiceField)
    kind = FacetFilter(fields.OneOf, codes=(*HOTLINE_KINDS, *ORGANIZATION_KINDS, *INITIATIVE_KINDS))
    spoken = FacetFilter(fields.LanguageField)
    channel = FacetFilter(fields.OneOf, codes=CHANNELS)
    answered_by = FacetFilter(fields.OneOf, codes=ANSWERED_BY)
    vars()["from"] = FacetFilter(fields.CountryField)  # a word that Python keeps for itself
    page = TurnFilter(min_value=1, max_value=LAST_PAGE)
    per_page = TurnFilter(min_value=1, max_value=MOST_PER_PAGE)

    usual_size = 50
    may_be_empty: frozenset[str] = frozenset()
    may_repeat: frozenset[str] = frozenset()

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: EntryQuerySet | None = None):
        """Filters and form are made once: none of them keeps anything of a question, and copies of them took most of
        the time of an answer of the API.
        """
        self.data, self.is_bound = data, True
        self.queryset = Entry.objects.all() if queryset is None else queryset
        self.filters, self.request, self.form_prefix = self.base_filters, None, None
        wrong_values = {name: " ".join(errors) for name, errors in self.errors.items()}
        self.invalid = wrong_values | self.unreadable()

    @classmethod
    @cache
    def get_form_class(cls) -> type[forms.Form]:
        return type("QuestionForm", (cls._meta.form,), {name: one.field for name, one in cls.base_filters.items()})

    def unreadable(self) -> dict[str, str]:
        """What is wrong with the question before any value is read: unknown, empty or repeated parameters."""
        found = {}
        for name, values in self.data.lists():
            if name not in self.filters:
                found[name[:40]] = "There is no such parameter."
            elif len(values) > 1 and name not in self.may_repeat:
                found[name] = "This parameter is given twice."
            elif not values[0].strip() and name not in self.may_be_empty:
                found[name] = "This parameter is empty."
        return found

    def value(self, name: str) -> Any:
        return self.cleaned.get(name)

    @cached_property
    def cleaned(self) -> dict[str, Any]:
        return self.form.cleaned_data

    @property
    def page_number(self) -> int:
        return self.value("page") or 1

    @property
    def size(self) -> int:
        return self.value("per_page") or self.usual_size

    @property
    def start(self) -> int:
        return (self.page_number - 1) * self.size

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The filters that narrow the answer, with what their codes stand for."""
        narrowing = (name for name, one in self.filters.items() if isinstance(one, FacetFilter))
        return {name: self.value(name) for name in narrowing if self.value(name)}

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """The same for the search engine: values by facet, any of which will do."""
        return {self.filters[name].facet: self.filters[name].values(value) for name, value in self.chosen.items()}


class OpenFilter(TurnFilter):
    """Keeps the hotlines of which a channel for everybody is certainly answered now."""

    def filter(self, queryset: EntryQuerySet, value: str | None) -> EntryQuerySet:
        if not value:
            return queryset
        entries = list(queryset)
        visit = Visit(timezone.now(), timezone.localdate())
        clocks = Clocks([entry.listing for entry in entries], visit)
        return queryset.filter(id__in=[entry.id for entry in entries if clocks.is_answered(entry.listing)])


class ListingFilter(Parameters):
    """The question put to a list of the API."""

    def entries(self) -> EntryQuerySet:
        """The answer in its order; nothing where any part of the question is invalid."""
        return self.queryset.none() if self.invalid else self.qs


class HotlineFilter(ListingFilter):
    """The same for hotlines. `from` keeps all of them: it adds to each channel how it is reached from there."""

    vars()["from"] = TurnFilter(fields.CountryField)
    open = OpenFilter(fields.OneOf, codes=("1",))


class OpenFacetFilter(FacetFilter):
    """For search: keeps the same hotlines, by the hours that are certainly open now."""

    facet = open_lines.FACET

    def values(self, value: str) -> tuple[str, ...]:
        return open_hours()


class SearchFilter(Parameters):
    """The question put to search. `plain` are phrases to take as mere words; with `exact` no word is corrected."""

    q = TurnFilter(fields.AnythingField)
    lang = TurnFilter(fields.OneOf, codes=("es", "en"))
    type = FacetFilter(fields.OneOf, codes=TYPES)
    open = OpenFacetFilter(fields.OneOf, codes=("1",))
    plain = TurnFilter(fields.PhrasesField)
    exact = TurnFilter(fields.OneOf, codes=("1",))

    usual_size = 20
    may_be_empty = frozenset({"q"})
    may_repeat = frozenset({"plain"})

    @property
    def text(self) -> str:
        return self.value("q") or ""
