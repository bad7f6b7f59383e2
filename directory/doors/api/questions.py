"""The questions that only the API asks. Those that pages ask as well are in `directory.doors.filters`."""

from directory.doors import fields
from directory.doors.filters import FORMATS, TYPES, LookupFilter, Paged, Question, TurnFilter
from directory.edition.models import ChangeQuerySet, Place, PlaceQuerySet

CHANGES = ("new", "changed", "verified", "withdrawn")
PLACE_KINDS = ("world", "country", "subdivision")
LAST_POSITION = 2**53 - 1


class NothingToAsk(Question):
    """An address that takes no parameters."""


class StandingQuestion(Question):
    """From where the line is to be reached."""

    vars()["from"] = TurnFilter(fields.CountryField)


class NumberQuestion(Question):
    """Where the number was seen: short ones mean something else in each country."""

    seen_in = TurnFilter(fields.CountryField)


class CountryOfPlaces(LookupFilter):
    def filter(self, queryset: PlaceQuerySet, value: Place | None) -> PlaceQuerySet:
        return super().filter(queryset, value.code if value else None)


class RegionQuestion(Paged):
    """Places, in the order of their codes."""

    country = CountryOfPlaces(fields.CountryField, lookup_expr="country")
    kind = LookupFilter(fields.OneOf, codes=PLACE_KINDS, lookup_expr="kind")


class ServiceQuestion(Paged):
    """Kinds of help, in the order in which people need them."""


class PlaceOfChanges(TurnFilter):
    """Keeps changes of listings that help in a place."""

    def filter(self, queryset: ChangeQuerySet, value: Place | None) -> ChangeQuerySet:
        return queryset.in_place(value) if value else queryset


class ChangesQuestion(Paged):
    """Changes, the newest first; `after` a position the oldest first, so that copies can follow."""

    after = LookupFilter(fields.WholeNumberField, most=LAST_POSITION, lookup_expr="position__gt")
    since = LookupFilter(fields.DayField, lookup_expr="at__date__gte")
    country = PlaceOfChanges(fields.CountryField)
    subdivision = PlaceOfChanges(fields.SubdivisionField)
    change = LookupFilter(fields.OneOf, codes=CHANGES, lookup_expr="change")
    type = LookupFilter(fields.OneOf, codes=TYPES, lookup_expr="type")
    format = TurnFilter(fields.OneOf, codes=FORMATS)

    def answers(self) -> ChangeQuerySet:
        return super().answers().order_by("position" if self.data.get("after") else "-position")
