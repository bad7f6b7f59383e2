"""What staff narrow their lists by: what visitors see of an entry, whether it is due, and the country it serves."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.desk.due import is_due, never_checked
from directory.desk.parity import has_older
from directory.publication.models import Publication
from directory.regions.models import Region
from hotlines.hours import unreadable

SOON = timedelta(days=30)
DRAFT = "draft"
ONE_SIDED = Q(name_es="") ^ Q(name_en="") | Q(summary_es="") ^ Q(summary_en="")
STATES = {
    Publication.Action.PUBLISH: _("published"),
    Publication.Action.HIDE: _("hidden"),
    DRAFT: pgettext_lazy("a listing that was never published", "draft"),
}


class StateFilter(SimpleListFilter):
    title = _("what visitors see")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return STATES.items()

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(state=None if self.value() == DRAFT else self.value())


class DueFilter(SimpleListFilter):
    title = _("next check")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [
            ("now", _("is due now")),
            ("soon", _("falls due within 30 days")),
            ("never", _("was never checked")),
        ]

    def queryset(self, request, queryset):
        today, model = timezone.localdate(), queryset.model
        match self.value():
            case None:
                return queryset
            case "now":
                return queryset.filter(is_due(model, today))
            case "soon":
                return queryset.filter(is_due(model, today + SOON)).exclude(is_due(model, today))
            case "never":
                return queryset.filter(never_checked(model))
            case _:
                return queryset.none()


class CountryFilter(SimpleListFilter):
    """One select with the countries that occur, since a hundred links would bury the other filters."""

    title = _("country")
    parameter_name = "country"
    template = "admin/select_filter.html"

    def lookups(self, request, model_admin):
        served = model_admin.model.regions.through.objects
        here = served.filter(region=OuterRef("pk"))
        inside = served.filter(region__parent=OuterRef("pk"))
        occur = Region.objects.exclude(kind=Region.Kind.SUBDIVISION).filter(Exists(here) | Exists(inside))
        return sorted(((region.code, region.name) for region in occur), key=lambda one: str(one[1]))

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        places = Region.objects.filter(Q(code=self.value()) | Q(parent=self.value(), kind=Region.Kind.SUBDIVISION))
        served = queryset.model.regions.through.objects.filter(region__in=places)
        return queryset.filter(pk__in=served.values(queryset.model._meta.model_name))

    def choices(self, changelist):
        others = {name: value for name, value in changelist.params.items() if name != self.parameter_name}
        yield {"value": "", "display": _("Everywhere"), "selected": not self.value(), "others": others.items()}
        for code, name in self.lookup_choices:
            yield {"value": code, "display": name, "selected": self.value() == code}


class TranslationFilter(SimpleListFilter):
    """Entries whose name or summary is missing in one language, or with a translation older than its text."""

    title = _("translation")
    parameter_name = "translation"

    def lookups(self, request, model_admin):
        return [
            ("missing", _("a text is missing in one language")),
            ("older", _("a translation is older than its text")),
        ]

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset
            case "missing":
                return queryset.filter(ONE_SIDED)
            case "older":
                return queryset.filter(has_older(queryset.model))
            case _:
                return queryset.none()


class HoursFilter(SimpleListFilter):
    """Visitors are told of such hours that it is not known whether somebody answers; staff find them here."""

    title = _("hours")
    parameter_name = "hours"

    def lookups(self, request, model_admin):
        return [("unreadable", _("cannot be read"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        written = queryset.model.objects.exclude(hours="").values_list("hours", flat=True).distinct()
        return queryset.filter(hours__in=[hours for hours in written if unreadable(hours)])
