"""The screens for places, the names people look for them by, and the words for what organizations offer."""

import zoneinfo

from django import forms
from django.contrib import admin
from django.db.models import Case, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from directory.forgiving import ForgivingSearch, pattern
from directory.regions.models import CountryReview, Region, SearchName, Service
from directory.side_by_side import SideBySide


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4, "cols": 40})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        lines = (" ".join(line.split()) for line in (value or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])


class TimeZonesField(LinesField):
    def validate(self, value):
        super().validate(value)
        for zone in value:
            if zone not in zoneinfo.available_timezones():
                raise forms.ValidationError(
                    _("“%(value)s” is not a time zone such as America/Lima."), params={"value": zone}
                )


class EmergencyNumbersField(LinesField):
    """On each line a number and the key of the hotline that has its source."""

    def prepare_value(self, value):
        if isinstance(value, list):
            value = [one if isinstance(one, str) else f"{one['number']} {one['hotline']}" for one in value]
        return super().prepare_value(value)

    def clean(self, value):
        numbers = []
        for line in super().clean(value):
            number, _space, hotline = line.partition(" ")
            if not (number.isascii() and number.isdigit() and hotline) or " " in hotline:
                raise forms.ValidationError(
                    _("“%(line)s” cannot be read. Write the number, a space, and the key of its hotline: 911 mx-911"),
                    params={"line": line},
                )
            numbers.append({"number": number, "hotline": hotline})
        return numbers

    def has_changed(self, initial, data):
        return self.to_python(data) != self.to_python(self.prepare_value(initial or []))


class RegionForm(forms.ModelForm):
    time_zones = TimeZonesField(
        label=capfirst(_("time zones")),
        required=False,
        help_text=_("One on each line, the biggest first: America/Lima"),
    )
    emergency_numbers = EmergencyNumbersField(
        label=capfirst(_("emergency numbers")),
        required=False,
        help_text=_(
            "One on each line: the number, a space, and the key of the hotline that has its source. "
            "Visitors see it only while that hotline is published."
        ),
    )


class SearchNameForm(forms.ModelForm):
    spellings = LinesField(
        label=capfirst(_("other spellings")),
        required=False,
        help_text=_("One on each line, in any language, also the ways in which people misspell it."),
    )


class StaffNameInline(admin.TabularInline):
    """Only the names that staff added: a region may have hundreds of cities."""

    model = SearchName
    form = SearchNameForm
    fields = ["name", "spellings", "population"]
    extra = 0
    verbose_name = _("name that we added")
    verbose_name_plural = _("names that we added")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(source=SearchName.Source.STAFF)


class CountryReviewInline(admin.TabularInline):
    model = CountryReview
    extra = 0


@admin.register(Region)
class RegionAdmin(ForgivingSearch, SideBySide, TranslationAdmin):
    form = RegionForm
    list_display = ["name", "code", "kind", "parent", "calling_code"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["code", "name_es", "name_en"]
    search_help_text = _("A name or a code, with or without accents; a city finds the region that it lies in.")
    autocomplete_fields = ["parent", "neighbours"]
    readonly_fields = ["all_names"]
    inlines = [StaffNameInline, CountryReviewInline]
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "Names, codes and time zones come from international standards, emergency numbers from our data. "
                    "Loading the regions again writes over what you change in them. Names that you add stay."
                ),
                "fields": [("code", "kind"), ("name_es", "name_en"), "parent"],
            },
        ),
        (_("Calling"), {"fields": [("calling_code", "exit_prefix"), "emergency_numbers"]}),
        (_("Where and when"), {"fields": ["time_zones", "neighbours"]}),
        (_("Found by"), {"fields": ["all_names"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["code", "kind"] if obj else [])]

    def get_inlines(self, request, obj):
        return [inline for inline in self.inlines if obj and (inline is not CountryReviewInline or is_country(obj))]

    def has_delete_permission(self, request, obj=None):
        """A place is not ours to delete; with it listings would silently lose whom they serve."""
        return False

    def get_search_results(self, request, queryset, search_term):
        """By its own name or code, or by a city: two searches, since a join would try a place again for each city."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, duplicates
        names = self.admin_site.get_model_admin(SearchName)
        named, _duplicates = names.get_search_results(request, SearchName.objects.all(), search_term)
        codes = {*found.values_list("pk", flat=True), *named.values_list("region", flat=True)}
        places = queryset.filter(pk__in=codes)
        choosing = request.resolver_match.url_name == "autocomplete"
        return nearest_first(places, search_term.strip()) if choosing else places, False

    @admin.display(description=_("names that find it"))
    def all_names(self, region):
        if not region.pk:
            return ""
        count = region.search_names.count()
        told = ngettext("%(count)d name: see and search it", "%(count)d names: see and search them", count)
        address = reverse("admin:regions_searchname_changelist", query={"region__code__exact": region.code})
        return format_html('<a href="{}">{}</a>', address, told % {"count": count})


def is_country(region: Region) -> bool:
    return region.kind == Region.Kind.COUNTRY


def nearest_first(regions, typed: str):
    """What has the code or name itself comes before what has a city of that name, and countries before their parts."""
    begins = Case(
        When(code__iexact=typed, then=0),
        When(name_es__iregex=f"^{pattern(typed)}", then=1),
        When(name_en__iregex=f"^{pattern(typed)}", then=1),
        default=2,
    )
    wide = Case(When(kind=Region.Kind.SUBDIVISION, then=1), default=0)
    return regions.annotate(begins=begins, wide=wide).order_by("begins", "wide", "code")


@admin.register(SearchName)
class SearchNameAdmin(ForgivingSearch, SideBySide, admin.ModelAdmin):
    form = SearchNameForm
    list_display = ["name", "region", "population", "source"]
    list_filter = ["source"]
    list_select_related = ["region"]
    search_fields = ["name", "spellings"]
    autocomplete_fields = ["region"]
    readonly_fields = ["source", "geonames_id"]
    fields = [("name", "region"), "spellings", "population", ("source", "geonames_id")]

    def save_model(self, request, obj, form, change):
        if form.has_changed():  # what staff changed is theirs: loading the cities again leaves it alone
            obj.source = SearchName.Source.STAFF
        super().save_model(request, obj, form, change)


@admin.register(CountryReview)
class CountryReviewAdmin(ForgivingSearch, SideBySide, admin.ModelAdmin):
    list_display = ["region", "reviewed_on"]
    list_select_related = ["region"]
    date_hierarchy = "reviewed_on"
    search_fields = ["region__code", "region__name_es", "region__name_en", "notes"]
    autocomplete_fields = ["region"]


@admin.register(Service)
class ServiceAdmin(ForgivingSearch, SideBySide, TranslationAdmin):
    list_display = ["name", "code", "order"]
    search_fields = ["code", "name_es", "name_en", "synonyms_es", "synonyms_en"]
    fields = [("name_es", "name_en"), ("synonyms_es", "synonyms_en"), ("code", "order")]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["code"] if obj else [])]
