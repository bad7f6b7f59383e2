"""Sources and checks on the page of what they speak of, signed with the name of who enters them."""

from django import forms
from django.contrib.contenttypes.admin import GenericStackedInline
from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from directory.evidence.models import Check, Evidence
from directory.side_by_side import SideBySide

SIGNED_BY = {Evidence: "added_by_id", Check: "by_id"}
NO_SOURCE_NEEDED = {"id", "key", "code", "uuid", "notes", "order", "grade", "changed_at", "source_language"}
"""Fields that are ours and not facts about the world."""


class KeepsEvidence:
    """For a ModelAdmin with these inlines: a new source or check carries the name of the person who saves it."""

    def save_formset(self, request, form, formset, change):
        signature = SIGNED_BY.get(formset.model)
        for entry in formset.forms if signature else []:
            if entry.instance._state.adding:
                setattr(entry.instance, signature, request.user.pk)
        super().save_formset(request, form, formset, change)


def fields_with_sources(model) -> list[tuple[str, str]]:
    """The facts of a model, as choices: both languages of a text are one fact."""
    translations = {"_es", "_en"}
    return [
        (field.name, capfirst(field.verbose_name))
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.editable and field.name not in NO_SOURCE_NEEDED and field.name[-3:] not in translations
    ]


class EvidenceForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.field and "field" in self.fields:  # what an import wrote stays, also if it is not offered
            widget = self.fields["field"].widget
            known = [name for name, _label in widget.choices]
            widget.choices = [*widget.choices, *((one, one) for one in [self.instance.field] if one not in known)]


class EvidenceInline(GenericStackedInline):
    model = Evidence
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    form = EvidenceForm
    ordering = ["id"]
    readonly_fields = ["added_by", "added_at"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title", "publisher"),
                    "url",
                    ("grade", "field"),
                    ("date", "language", "authoritative"),
                    ("note_es", "note_en"),
                    ("added_by", "added_at"),
                ]
            },
        )
    ]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("added_by")

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "field":
            whole = [("", _("the whole entry"))]
            kwargs["widget"] = forms.Select(choices=whole + fields_with_sources(self.parent_model))
        if db_field.name in {"note_es", "note_en"}:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 40, "lang": db_field.name[-2:]})
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class CheckForm(forms.ModelForm):
    def clean_checked_on(self):
        checked_on = self.cleaned_data["checked_on"]
        if checked_on > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet. When was it checked?"))
        return checked_on


class CheckInline(SideBySide, GenericStackedInline):
    model = Check
    form = CheckForm
    extra = 0
    autocomplete_fields = ["from_region"]
    readonly_fields = ["by"]
    fieldsets = [(None, {"fields": [("checked_on", "how", "outcome"), ("from_region", "by"), "note"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("by", "from_region")
