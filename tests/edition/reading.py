"""Everything that is in the edition, to compare two of them."""

from directory.edition.models import (
    Change,
    ChangePlace,
    Entry,
    EntryPlace,
    Head,
    Membership,
    Place,
    Retired,
    Term,
    Withdrawal,
    WithdrawnNumber,
    WithdrawnPlace,
)

OF_NO_MEANING = {"applied_at"}
"""When a row came, as opposed to what it says; numbers that the database gave are left out as well."""


KNOWN_BY_WHAT_THEY_SAY = (Head, Place, Entry, Term, Retired, Change, Withdrawal)
NUMBERED = (EntryPlace, Membership, ChangePlace, WithdrawnPlace, WithdrawnNumber)


def contents():
    return {model.__name__: rows(model) for model in (*KNOWN_BY_WHAT_THEY_SAY, *NUMBERED)}


def rows(model):
    numbered = model in NUMBERED
    names = [field.attname for field in model._meta.local_fields if not (numbered and field.primary_key)]
    return sorted(model.objects.values_list(*(name for name in names if name not in OF_NO_MEANING)), key=repr)
