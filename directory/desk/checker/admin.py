from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from directory.desk.checker.models import LinkHint


class WorryFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "worrying"

    def lookups(self, request, model_admin):
        return [("1", _("somebody should look"))]

    def queryset(self, request, queryset):
        return queryset if self.value() is None else queryset.worrying()


@admin.register(LinkHint)
class LinkHintAdmin(admin.ModelAdmin):
    """To read only: a machine wrote it."""

    list_display = ["value", "outcome", "status", "noticed_at"]
    list_filter = [WorryFilter, "outcome"]
    search_fields = ["value"]
    ordering = ["value"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
