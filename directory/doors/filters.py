"""The parameters of lists and search, each defined once. What cannot be read gives an empty answer that says so."""

from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet, TextField, Value
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
FORMATS = ("json", "ndjson")
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


class LookupFilter(django_filters.Filter):
    """Keeps the rows of which a column fits the value; `lookup_expr` names it."""

    def __init__(self, field_class: type[forms.Field], **given: Any):
        super().__init__(**given)
        self.field_class = field_class

    def filter(self, queryset: QuerySet, value: Any) -> QuerySet:
        return queryset.filter(**{self.lookup_expr: value}) if value not in (None, "") else queryset


def having(queryset: EntryQuerySet, facet: str, values: tuple[str, ...]) -> EntryQuerySet:
    """The entries that the search index files under one of the values of a facet."""
    filed = Q()
    for value in values:
        filed |= Q(lines__contains=f"\n{facet}={value}\n")
    lines = Concat(Value("\n"), "facets", Value("\n"), output_field=TextField())
    docs = Doc.objects.annotate(lines=lines).filter(filed)
    return queryset.filter(id__in=docs.values("entry"))


class Question(django_filters.FilterSet):
    """What every question has in common. `invalid` says what of it could not be read, and why."""

    may_be_empty: frozenset[str] = frozenset()
    may_repeat: frozenset[str] = frozenset()

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: QuerySet | None = None):
        """Filters and their fields are made once, for none of them keeps anything of a question, and only what was
        given is cleaned: a form with copies of all fields took as long as half of the search.
        """
        self.data, self.is_bound = data, True
        self.queryset = Entry.objects.all() if queryset is None else queryset
        self.filters, self.request, self.form_prefix = self.base_filters, None, None
        self.cleaned, wrong_values = self.clean()
        self.malformed = self.ill_formed()
        self.invalid = wrong_values | self.empty_values() | self.malformed

    def clean(self) -> tuple[dict[str, Any], dict[str, str]]:
        """What the given values stand for, and what is wrong with the others, each by the field of its filter."""
        cleaned, wrong = {}, {}
        for name, one in self.filters.items():
            if name in self.data:
                try:
                    cleaned[name] = one.field.clean(one.field.widget.value_from_datadict(self.data, {}, name))
                except forms.ValidationError as error:
                    wrong[name] = " ".join(error.messages)
        return cleaned, wrong

    def ill_formed(self) -> dict[str, str]:
        """What no value could mend: unknown and repeated parameters, and bytes that belong to no text."""
        found = {}
        for name, values in self.data.lists():
            if name not in self.filters:
                found[name[:40]] = "There is no such parameter."
            elif len(values) > 1 and name not in self.may_repeat:
                found[name] = "This parameter is given twice."
            elif "\x00" in values[0] and name not in self.may_be_empty | self.may_repeat:
                found[name] = "There is a NUL character in it."
        return found

    def empty_values(self) -> dict[str, str]:
        given = {name: values[0] for name, values in self.data.lists() if name in self.filters}
        empty = [name for name, value in given.items() if not value.strip() and name not in self.may_be_empty]
        return dict.fromkeys(empty, "This parameter is empty.")

    def value(self, name: str) -> Any:
        return self.cleaned.get(name)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        for name, one in self.filters.items():
            queryset = one.filter(queryset, self.value(name))
        return queryset

    def answers(self) -> QuerySet:
        """The answer in its order; nothing where any part of the question is invalid."""
        return self.queryset.none() if self.invalid else self.filter_queryset(self.queryset.all())


class Paged(Question):
    """A question with an answer of many pages."""

    page = TurnFilter(min_value=1, max_value=LAST_PAGE)
    per_page = TurnFilter(min_value=1, max_value=MOST_PER_PAGE)

    usual_size = 50

    @property
    def page_number(self) -> int:
        return self.value("page") or 1

    @property
    def size(self) -> int:
        return self.value("per_page") or self.usual_size

    @property
    def start(self) -> int:
        return (self.page_number - 1) * self.size


class Parameters(Paged):
    """What lists and search have in common."""

    country = CountryFilter(fields.CountryField)
    subdivision = FacetFilter(fields.SubdivisionField)
    service = FacetFilter(fields.ServiceField)
    kind = FacetFilter(fields.OneOf, codes=(*HOTLINE_KINDS, *ORGANIZATION_KINDS, *INITIATIVE_KINDS))
    spoken = FacetFilter(fields.LanguageField)
    channel = FacetFilter(fields.OneOf, codes=CHANNELS)
    answered_by = FacetFilter(fields.OneOf, codes=ANSWERED_BY)
    vars()["from"] = FacetFilter(fields.CountryField)  # a word that Python keeps for itself

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
    """The question put to a list of the API. In `ndjson` it is answered whole, a line for each."""

    updated_after = LookupFilter(fields.DayField, lookup_expr="published_at__date__gte")
    format = TurnFilter(fields.OneOf, codes=FORMATS)


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
