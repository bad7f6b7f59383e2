"""The screens for hotlines, their channels, and numbers that must not be called any more."""

import re

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from directory.desk.compose import NUMBER_TYPES
from directory.desk.due import with_dates
from directory.desk.listing_admin import (
    EDITING,
    SEARCHING,
    STANDING,
    TEXTS,
    ListingAdmin,
    TellsDates,
)
from directory.desk.listing_filters import DueFilter, HoursFilter
from directory.desk.own_admin import OwnOnly
from directory.desk.panel import Proposes
from directory.desk.translating import TranslationsForm
from directory.evidence.admin import CheckInline, EvidenceInline, KeepsEvidence
from directory.forgiving import ForgivingSearch
from directory.side_by_side import SideBySide
from hotlines.models import Channel, Hotline, RetiredNumber

PUNCTUATION = re.compile(r"[\s().\-‐-―/]")
CHANNEL_FIELDS = [
    ("type", "value", "display"),
    ("callable_from", "languages", "hours"),
    ("notes_es", "notes_en"),
    ("grade", "audience", "keyword", "order", "checked"),
]


class ChannelForm(TranslationsForm):
    """A number may be typed the way it is printed; it is kept as digits."""

    class Meta:
        widgets = {"notes": forms.Textarea}

    def clean_value(self):
        value = self.cleaned_data["value"].strip()
        return PUNCTUATION.sub("", value) if self.cleaned_data.get("type") in NUMBER_TYPES else value


class ChannelInline(TellsDates, SideBySide, TranslationStackedInline):
    model = Channel
    form = ChannelForm
    show_change_link = True
    readonly_fields = ["checked"]
    fieldsets = [(None, {"fields": CHANNEL_FIELDS})]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def get_queryset(self, request):
        return with_dates(super().get_queryset(request)).select_related("hotline")


@admin.register(Hotline)
class HotlineAdmin(ListingAdmin):
    list_filter = [*ListingAdmin.list_filter, HoursFilter]
    search_fields = [*ListingAdmin.search_fields, "channels__value", "channels__display"]
    number_fields = ("channels__value",)
    autocomplete_fields = ["regions", "organization"]
    inlines = [ChannelInline, *ListingAdmin.inlines]
    fieldsets = [
        TEXTS,
        (_("Whom it helps"), {"fields": ["regions", ("kind", "organization")]}),
        (_("When, and in which languages"), {"fields": ["languages", ("hours", "time_zone")]}),
        (
            _("What a caller has to know"),
            {
                "description": _("Choose “not known” unless a source says it. A wrong “no” here can hurt someone."),
                "fields": [
                    ("cost", "confidential"),
                    ("anonymous", "asks_name"),
                    "answered_by",
                    ("reports_to_police", "reports_to_immigration"),
                ],
            },
        ),
        STANDING,
    ]


@admin.register(Channel)
class ChannelAdmin(OwnOnly, KeepsEvidence, TellsDates, ForgivingSearch, SideBySide, TranslationAdmin):
    form = ChannelForm
    list_display = ["number", "hotline", "type", "grade_letter", "audience", "checked", "next_check"]
    list_filter = [DueFilter, HoursFilter, "grade", "type", "audience"]
    list_select_related = ["hotline"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["value", "display", "hotline__name_es", "hotline__name_en", "hotline__key"]
    search_help_text = SEARCHING
    number_fields = ("value",)
    ordering = ["hotline__key", "order", "id"]
    autocomplete_fields = ["hotline"]
    readonly_fields = ["checked"]
    fieldsets = [(None, {"description": EDITING, "fields": ["hotline", *CHANNEL_FIELDS]})]
    inlines = [EvidenceInline, CheckInline]
    save_on_top = True

    def get_queryset(self, request):
        return with_dates(super().get_queryset(request))

    @admin.display(description=_("number or address"), ordering="value")
    def number(self, channel):
        return channel.display or channel.value

    @admin.display(description=_("grade"), ordering="grade")
    def grade_letter(self, channel):
        return channel.grade


@admin.register(RetiredNumber)
class RetiredNumberAdmin(OwnOnly, Proposes, KeepsEvidence, ForgivingSearch, SideBySide, admin.ModelAdmin):
    list_display = ["value", "region", "why", "since", "hotline", "replaced_by"]
    list_filter = ["why"]
    list_select_related = ["region", "hotline", "replaced_by"]
    search_fields = [
        "value",
        "region__code",
        "region__name_es",
        "region__name_en",
        "hotline__name_es",
        "hotline__name_en",
    ]
    search_help_text = SEARCHING
    number_fields = ("value",)
    autocomplete_fields = ["region", "hotline", "replaced_by"]
    fieldsets = [
        (
            None,
            {
                "description": _("A number that must not be called any more. Visitors who look for it are warned."),
                "fields": [("value", "region"), ("why", "since"), "hotline", "replaced_by"],
            },
        )
    ]
    inlines = [EvidenceInline]
