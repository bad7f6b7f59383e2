"""The screens for organizations and initiatives."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from directory.desk.listing_admin import STANDING, TEXTS, ListingAdmin
from directory.desk.own_admin import OwnChoices
from directory.side_by_side import SideBySide
from organizations.models import Initiative, Membership, Organization


@admin.register(Organization)
class OrganizationAdmin(ListingAdmin):
    search_fields = [*ListingAdmin.search_fields, "acronym_es", "acronym_en", "website", "email"]
    list_filter = [*ListingAdmin.list_filter, "services"]
    autocomplete_fields = ["regions", "seat", "parent", "services"]
    readonly_fields = [*ListingAdmin.readonly_fields, "its_hotlines"]
    fieldsets = [
        TEXTS,
        (
            _("Who it is"),
            {"fields": [("acronym_es", "acronym_en"), "kind", ("seat", "parent"), "its_hotlines"]},
        ),
        (
            _("What it offers, and to whom"),
            {
                "fields": [
                    "regions",
                    "services",
                    ("people_served_es", "people_served_en"),
                    "languages",
                    ("first_step_es", "first_step_en"),
                ]
            },
        ),
        (
            _("How to reach it"),
            {
                "description": _("Never a street address, not even in a text: it could lead someone to a shelter."),
                "fields": [("website", "email")],
            },
        ),
        STANDING,
    ]

    @admin.display(description=_("hotlines it runs"))
    def its_hotlines(self, organization):
        hotlines = organization.hotlines.all() if organization.pk else []
        links = [(reverse("admin:hotlines_hotline_change", args=[line.pk]), str(line)) for line in hotlines]
        return format_html_join(", ", '<a href="{}">{}</a>', links) or _("None is noted here.")


class MembershipInline(OwnChoices, SideBySide, admin.TabularInline):
    model = Membership
    here = "initiative"
    extra = 0
    autocomplete_fields = ["organization"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization")


@admin.register(Initiative)
class InitiativeAdmin(ListingAdmin):
    search_fields = [*ListingAdmin.search_fields, "organizations__name_es", "organizations__name_en"]
    fieldsets = [
        TEXTS,
        (_("What it is"), {"fields": ["kind", "regions", ("starts", "ends")]}),
        STANDING,
    ]
    inlines = [MembershipInline, *ListingAdmin.inlines]
