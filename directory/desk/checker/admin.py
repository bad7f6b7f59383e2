from django.contrib import admin

from directory.desk.checker.models import LinkHint


@admin.register(LinkHint)
class LinkHintAdmin(admin.ModelAdmin):
    """To read only: a machine wrote it."""

    list_display = ["value", "outcome", "status", "noticed_at"]
    list_filter = ["outcome"]
    search_fields = ["value"]
    ordering = ["value"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
