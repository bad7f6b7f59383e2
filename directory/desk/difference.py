"""What a document says beside what it said before, field by field, with the changed words marked."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.desk.own import TYPES
from directory.evidence.models import Check
from directory.side_by_side import IN_LANGUAGE
from hotlines.models import Channel
from organizations.models import Membership

OURS = {"key", "code", "id", "channels"}
"""Members that are no facts of their own, or that have their own part of the page."""

LABELS = {
    "sources": _("sources"),
    "checked": _("last checked"),
    "members": _("members"),
    "reviewed_on": _("searched on"),
    "subdivisions": _("subdivisions"),
    "search_names": _("search names"),
}
NOTHING = "—"


class Piece(NamedTuple):
    """A part of a text; `mark` is empty, "del" (only before) or "ins" (only now)."""

    text: str
    mark: str


class Field(NamedTuple):
    """One fact before and now. `lang` is that of the text, or empty."""

    label: str
    before: list[Piece]
    now: list[Piece]
    lang: str

    @property
    def changed(self) -> bool:
        return any(piece.mark for piece in (*self.before, *self.now))


class Part(NamedTuple):
    """The listing itself, or one of its channels; `fate` is "new", "gone" or empty."""

    title: str
    fields: list[Field]
    fate: str
    channel: documents.Channel | None

    @property
    def changed(self) -> list[Field]:
        return [field for field in self.fields if field.changed]

    @property
    def unchanged(self) -> list[Field]:
        return [field for field in self.fields if not field.changed]


def compare(before: documents.Document | None, now: documents.Document | None) -> list[Part]:
    """The parts of both documents, the listing first. One of the two may be missing, not both."""
    some = now or before
    parts = [Part("", fields_of(TYPES[some.__struct_config__.tag], before, now), "", None)]
    if isinstance(some, documents.Hotline):
        old, new = ({one.id: one for one in side.channels} if side else {} for side in (before, now))
        for name in dict.fromkeys([*new, *old]):
            one, other = old.get(name), new.get(name)
            fate = "" if one and other else "new" if other else "gone"
            shown = other or one
            title = f"{Channel.Type(shown.type).label} {shown.display or shown.value}"
            parts.append(Part(title, fields_of(Channel, one, other), fate, shown))
    return parts


def fields_of(model: type, before: msgspec.Struct | None, now: msgspec.Struct | None) -> list[Field]:
    fields = []
    for name in (now or before).__struct_fields__:
        if name in OURS:
            continue
        one, other = (getattr(side, name) if side is not None else None for side in (before, now))
        label = label_of(model, name)
        if isinstance(one or other, documents.Text):
            for language in ("es", "en"):
                words = (getattr(side, language) if side else "" for side in (one, other))
                fields.append(field(capfirst(IN_LANGUAGE[language] % {"field": label}), *words, language))
            if any(sides := [older(side) for side in (one, other)]):
                fields.append(
                    field(_("%(field)s: translation older than its text") % {"field": capfirst(label)}, *sides)
                )
        else:
            fields.append(field(capfirst(label), *(told(model, name, side) for side in (one, other))))
    return fields


def older(text: documents.Text | None) -> str:
    """The language of the older translation, in staff's words."""
    return str(dict(settings.LANGUAGES)[text.older]) if text and text.older else ""


def field(label: str, before: str | None, now: str | None, lang: str = "") -> Field:
    return Field(label, *marked(before or "", now or ""), lang)


def marked(before: str, now: str, parts: str = r"\s+|\S+") -> tuple[list[Piece], list[Piece]]:
    """Both texts, cut where they differ; `parts` matches what is compared as a whole: words, or with “.” digits."""
    one, other = re.findall(parts, before), re.findall(parts, now)
    old, new = [], []
    for deed, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        mark = deed != "equal"
        old += [Piece("".join(one[a:b]), "del" if mark else "")] if b > a else []
        new += [Piece("".join(other[c:d]), "ins" if mark else "")] if d > c else []
    return old, new


def label_of(model: type, name: str) -> str:
    try:
        return LABELS.get(name) or model._meta.get_field(name).verbose_name
    except FieldDoesNotExist:
        return name


def told(model: type, name: str, value: object) -> str:
    """The value in staff's words."""
    match value:
        case None | "" | ():
            return ""
        case documents.Checked():
            return f"{date_format(value.on, 'SHORT_DATE_FORMAT')}, {Check.How(value.how).label}"
        case documents.Source():
            return " · ".join(filter(None, [value.title, value.publisher, value.date, value.grade, value.url]))
        case documents.Member():
            return f"{value.organization}: {Membership.Role(value.role).label}"
        case documents.EmergencyNumber():
            return f"{value.number} {value.hotline}"
        case documents.Subdivision():
            return value.code
        case documents.SearchName():
            return value.name
        case tuple():
            return ", ".join(told(model, name, one) for one in value)
    return chosen(model, name, value)


def chosen(model: type, name: str, value: object) -> str:
    try:
        choices = dict(model._meta.get_field(name).flatchoices)
    except FieldDoesNotExist:
        choices = {}
    return str(choices.get(value, value))
