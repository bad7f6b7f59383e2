"""Filling in a form of the desk: what the page would send if nobody touched it, and what the test changes."""

from django.forms import BaseModelFormSet


def filled_in(response, **changes):
    """Everything that the form on this page would post, with the given changes."""
    form = response.context["adminform"].form
    sent = fields(form)
    for inline in response.context["inline_admin_formsets"]:
        sent |= formset_fields(inline.formset)
    return sent | changes


def fields(form):
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def formset_fields(formset: BaseModelFormSet):
    sent = fields(formset.management_form)
    for form in formset.forms:
        sent |= fields(form)
    return sent


def shown(response):
    """The keys of the rows in a list, in order."""
    return [getattr(row, "key", row.pk) for row in response.context["cl"].result_list]


def errors_at(response, prefix):
    """What the page says beside the field of this name."""
    form = response.context["adminform"].form
    forms = [form, *(one for inline in response.context["inline_admin_formsets"] for one in inline.formset.forms)]
    return [
        error
        for form in forms
        for name in form.errors
        if form.add_prefix(name) == prefix
        for error in form.errors[name]
    ]
