"""The log, to be read: nobody adds to it, changes it or deletes from it here, and the database would refuse."""

import json

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from directory.publication.models import Publication

TYPES = {
    "hotline": _("hotline"),
    "organization": _("organization"),
    "initiative": _("initiative"),
    "region": _("region"),
    "service": _("service"),
    "retired_number": _("retired number"),
}


class TypeFilter(admin.SimpleListFilter):
    title = _("type")
    parameter_name = "type"

    def lookups(self, request, model_admin):
        return TYPES.items()

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.filter(type=self.value())


@admin.register(Publication)
class PublicationAdmin(admin.ModelAdmin):
    list_display = ["position", "when", "action", "kind", "key", "version", "proposer", "approver"]
    list_display_links = ["position", "key"]
    list_filter = ["action", TypeFilter]
    list_select_related = ["proposed_by", "approved_by"]
    list_per_page = 50
    search_fields = ["key", "reason", "proposed_by__username", "approved_by__username"]
    search_help_text = _("Part of a key, of a reason or of somebody's user name.")
    ordering = ["-position"]
    fieldsets = [
        (
            None,
            {
                "description": _("This is what happened. Nobody can change it, not even an administrator."),
                "fields": [
                    ("action", "kind", "key", "version"),
                    ("published_at", "proposer", "approver"),
                    "reason",
                    "what_was_published",
                    ("position", "digest", "previous"),
                ],
            },
        )
    ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows.defer("document") if request.resolver_match.url_name.endswith("changelist") else rows

    @admin.display(description=_("published"), ordering="published_at")
    def when(self, row):
        return date_format(row.published_at, "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("type"), ordering="type")
    def kind(self, row):
        return TYPES.get(row.type, row.type)

    @admin.display(description=_("proposed by"), ordering="proposed_by__username")
    def proposer(self, row):
        return row.proposed_by

    @admin.display(description=_("approved by"), ordering="approved_by__username")
    def approver(self, row):
        return row.approved_by

    @admin.display(description=_("document"))
    def what_was_published(self, row):
        if not row.document:
            return _("None: from here on visitors see nothing of it.")
        return format_html(
            '<pre class="document">{}</pre>', json.dumps(json.loads(row.document), indent=2, ensure_ascii=False)
        )
