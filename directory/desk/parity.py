"""Which translations are older than the text that they were made from.

A listing or channel keeps in `made_from`, by the name of each translated column, the digest of the source text that the
translation was made from: {"summary_en": digest of summary_es}. Where nothing is kept it is not known, and not flagged.
"""

import hashlib
from collections.abc import Container
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KT
from django.db.models.functions import SHA256
from django.db.models.lookups import Exact
from modeltranslation.translator import translator

from directory.evidence.models import Listing
from hotlines.models import Channel, Hotline

OTHER = {"es": "en", "en": "es"}
Subject = Listing | Channel


def note_translations(subject: Subject, written: Container[str]) -> None:
    """Note for each translation among the columns just written which text it was made from. Nothing is saved.

    A translation that was not written keeps what it was made from, so that it is older once its source has changed.
    """
    language = source_language(subject)
    for field in translated(type(subject)):
        source, column = getattr(subject, f"{field}_{language}"), f"{field}_{OTHER[language]}"
        if column not in written:
            continue
        if source and getattr(subject, column):
            subject.made_from[column] = digest(source)
        else:
            subject.made_from.pop(column, None)


def older(subject: Subject) -> list[str]:
    """The columns of its translations that are older than their source text."""
    return [column for column in subject.made_from if is_older(subject, column)]


def is_older(subject: Subject, column: str) -> bool:
    made_from = subject.made_from.get(column)
    if made_from is None or column[-2:] != OTHER[source_language(subject)]:
        return False
    source = getattr(subject, source_of(column))
    return bool(source and getattr(subject, column)) and digest(source) != made_from


def has_older(model: type[models.Model]) -> Q:
    """Listings or channels with a translation that is older than its source; a hotline also where a channel has one."""
    path = "hotline__source_language" if model is Channel else "source_language"
    columns = [f"{field}_{language}" for field in translated(model) for language in OTHER]
    found = reduce(or_, (column_is_older(column, path) for column in columns))
    return found | Q(pk__in=Channel.objects.filter(has_older(Channel)).values("hotline")) if model is Hotline else found


def column_is_older(column: str, path: str) -> Q:
    source = source_of(column)
    there = Q(**{path: source[-2:], f"{column}__gt": "", f"{source}__gt": ""})
    return there & ~Q(Exact(KT(f"made_from__{column}"), Digest(F(source))))


class Digest(SHA256):
    """`digest` as the database computes it; Django's own needs an extension on PostgreSQL."""

    def as_postgresql(self, compiler, connection, **extra):
        template = "ENCODE(SHA256(CONVERT_TO(%(expressions)s, 'UTF8')), 'hex')"
        return self.as_sql(compiler, connection, template=template, **extra)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def source_of(column: str) -> str:
    """summary_es for summary_en."""
    return column[:-2] + OTHER[column[-2:]]


def source_language(subject: Subject) -> str:
    return subject.hotline.source_language if isinstance(subject, Channel) else subject.source_language


def translated(model: type[models.Model]) -> list[str]:
    """The names of its fields that exist in both languages."""
    return sorted(translator.get_options_for_model(model).get_field_names())
