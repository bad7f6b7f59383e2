"""The queue of what visitors told us: read, find out, close with an outcome."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from directory.desk.own import of_documents_seen_by
from directory.publication.admin import TYPES
from directory.reports.models import Report


class OpenFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("open", _("open")), ("closed", _("closed"))]

    def queryset(self, request, queryset):
        match self.value():
            case "open":
                return queryset.open()
            case "closed":
                return queryset.exclude(outcome="")
        return queryset


class OutcomeForm(forms.ModelForm):
    outcome = forms.ChoiceField(
        label=_("outcome"),
        choices=Report.Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("When you save, what the visitor wrote is erased: it may say who they are."),
    )

    class Meta:
        model = Report
        fields = ["outcome"]


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    form = OutcomeForm
    list_display = ["day", "what", "key", "told_type", "way", "outcome", "closed_on", "closed_by"]
    list_filter = [OpenFilter, "what", "type", "outcome"]
    list_select_related = ["closed_by"]
    search_fields = ["key", "way"]
    fields = ["what", "type", "key", "way", "said", "language", "told_on", "outcome"]
    readonly_fields = ["what", "type", "key", "way", "said", "language", "told_on"]
    list_per_page = 50

    def get_queryset(self, request):
        return super().get_queryset(request).filter(of_documents_seen_by(request.user))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or not obj.outcome)

    @admin.display(description=_("told on"), ordering="told_on")
    def day(self, report):
        return date_format(report.told_on, "SHORT_DATE_FORMAT")

    @admin.display(description=_("type"), ordering="type")
    def told_type(self, report):
        return TYPES.get(report.type, report.type)

    def save_model(self, request, obj, form, change):
        obj.close(form.cleaned_data["outcome"], request.user, timezone.localdate())
