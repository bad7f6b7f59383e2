"""Forms of the desk in which both languages of a text stand side by side. It sits below the apps: places use it too."""

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

IN_LANGUAGE = {"es": _("%(field)s in Spanish"), "en": _("%(field)s in English")}
PLACE = "regions.Region"


class SideBySide:
    """For an admin or inline of translated texts: each field says its language, to people and to spelling checkers.

    A related thing can be opened from its field and, but for places, added there. It is deleted on its own page only.
    """

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if not field:
            return field
        if original := getattr(db_field, "translated_field", None):
            field.label = capfirst(IN_LANGUAGE[db_field.language] % {"field": original.verbose_name})
            field.widget.attrs["lang"] = db_field.language
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 4
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
            field.widget.can_add_related &= db_field.related_model._meta.label != PLACE
        return field
