"""The parameters of the embed pages. They are read forgivingly, as a partner's page must never show an error: what is
unknown is ignored, and a bad value counts as not given. `v1` may gain parameters and never changes one."""

import re
from typing import Any
from urllib.parse import urlencode

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from directory.doors import fields
from directory.doors.filters import CHANNELS, FacetFilter, TurnFilter, having
from directory.edition.models import Entry, EntryQuerySet, Term
from directory.edition.order import HOTLINE_KINDS

MOST_LINES, USUAL_LINES = 20, 5
THEMES = ("auto", "light", "dark")


class Several(forms.Field):
    """Codes with commas between them; cleans to those that are known."""

    def __init__(self, codes: tuple[str, ...] = (), **given: Any):
        super().__init__(**given)
        self.codes = codes

    def clean(self, value: str | None) -> tuple[str, ...]:
        asked = (value or "").split(",")[:MOST_LINES]
        known = self.known([code for code in asked if re.fullmatch("[a-z_]{1,40}", code)])
        return tuple(dict.fromkeys(code for code in asked if code in known))

    def known(self, codes: list[str]) -> tuple[str, ...]:
        return self.codes


class Services(Several):
    def known(self, codes: list[str]) -> tuple[str, ...]:
        return tuple(Term.objects.filter(code__in=codes).values_list("code", flat=True)) if codes else ()


class AnyOf(FacetFilter):
    """Keeps lines that have one of several values of a facet."""

    def values(self, value: tuple[str, ...]) -> tuple[str, ...]:
        return value


class OperatorOffers(AnyOf):
    """Keeps lines that are run by an organization that offers one of the services."""

    def filter(self, queryset: EntryQuerySet, value: tuple[str, ...]) -> QuerySet:
        if not value:
            return queryset
        operators = having(Entry.objects.of_type("organization"), "service", value)
        return queryset.filter(organization__in=operators.values("key"))


class EmbedFilter(django_filters.FilterSet):
    """The question put to an embed page. What concerns a channel is asked of each channel by `lines`."""

    kind = AnyOf(Several, codes=tuple(HOTLINE_KINDS))
    service = OperatorOffers(Services)
    channel = TurnFilter(Several, codes=CHANNELS)
    spoken = TurnFilter(fields.LanguageField)
    vars()["from"] = TurnFilter(fields.CountryField)  # a word that Python keeps for itself
    open = TurnFilter(fields.OneOf, codes=("1",))
    theme = TurnFilter(fields.OneOf, codes=THEMES)
    compact = TurnFilter(fields.OneOf, codes=("0", "1"))
    limit = TurnFilter(min_value=1, max_value=MOST_LINES)
    heading = TurnFilter(fields.OneOf, codes=("0", "1"))
    signals = TurnFilter(fields.OneOf, codes=("0", "1"))

    class Meta:
        model = Entry
        fields: list[str] = []

    def __init__(self, data: QueryDict):
        super().__init__(data, queryset=Entry.objects.none())
        self.form.full_clean()  # what is wrong is left out of cleaned_data, and that is all that is done about it

    def value(self, name: str) -> Any:
        """What the parameter stands for; empty where it was not given or could not be read."""
        return self.form.cleaned_data.get(name)

    def narrow(self, queryset: EntryQuerySet) -> EntryQuerySet:
        """The lines that fit as a whole; whether a channel fits is not asked here."""
        return self.filter_queryset(queryset)

    @property
    def theme_chosen(self) -> str:
        return self.value("theme") or THEMES[0]

    @property
    def is_compact(self) -> bool:
        return self.value("compact") == "1"

    @property
    def most(self) -> int:
        return self.value("limit") or USUAL_LINES

    @property
    def has_heading(self) -> bool:
        return self.value("heading") != "0"

    @property
    def has_signals(self) -> bool:
        return self.value("signals") == "1"

    @property
    def asks_of_channels(self) -> bool:
        """Whether a line has to have a channel that fits; else it is shown with all of them, or with none."""
        return any(self.value(name) for name in ("channel", "spoken", "from", "open"))

    @property
    def given(self) -> dict[str, str]:
        """The parameters that were given and could be read, as they were written."""
        return {name: self.data[name] for name in self.filters if name in self.data and self.value(name)}

    @property
    def carried(self) -> str:
        """The same for a link to another embed page."""
        return f"?{urlencode(self.given)}" if self.given else ""
