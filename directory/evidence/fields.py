"""Model fields for facts."""

from django import forms
from django.db import models


class CodesFormField(forms.CharField):
    """Codes typed in one line, separated by semicolons, commas or spaces."""

    def prepare_value(self, value):
        return "; ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return list(dict.fromkeys((value or "").replace(",", " ").replace(";", " ").split()))

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])


class CodesField(models.JSONField):
    """A short list of codes, such as languages or countries; empty means that they are not known."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return models.Field.formfield(self, form_class=CodesFormField, **kwargs)
