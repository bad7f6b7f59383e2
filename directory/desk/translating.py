"""Forms of translated texts: what is said beside a translation that is older than its text, and what a save notes."""

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from directory import documents
from directory.desk.difference import marked
from directory.desk.parity import Subject, digest, note_translations, older, source_of
from directory.publication.models import Publication
from hotlines.models import Channel

FITS = "_fits"
CHANGED = {
    "es": _("The Spanish text changed after this translation was made."),
    "en": _("The English text changed after this translation was made."),
}


class TranslationsForm(forms.ModelForm):
    """Beside each older translation: what changed in its text, and a box for “it still fits”."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for column in older(self.instance):
            if column in self.fields:
                self.fields[column + FITS] = forms.BooleanField(required=False, label=_("The translation still fits"))
                told = older_beside(self.instance, column) | {"box": self[column + FITS]}
                notice = render_to_string("desk/_older.html", told)
                self.fields[column].help_text = mark_safe(notice + str(self.fields[column].help_text))  # noqa: S308

    def save(self, commit=True):
        note_translations(self.instance, {name.removesuffix(FITS) for name in self.changed_data})
        return super().save(commit)


def older_beside(subject: Subject, column: str) -> dict:
    """What the notice says; without the marked words where no published version has the text as it was."""
    source = source_of(column)
    told = {"language": source[-2:], "said": CHANGED[source[-2:]]}
    former = former_text(subject, source, subject.made_from[column])
    if former:
        told["before"], told["now"] = marked(former, getattr(subject, source))
    return told


def former_text(subject: Subject, column: str, made_from: str) -> str | None:
    """The text with this digest as visitors saw it last; None where they never did."""
    listing = subject.hotline if isinstance(subject, Channel) else subject
    rows = Publication.objects.filter(type=listing._meta.model_name, key=listing.key).exclude(document="")
    for document in rows.order_by("-position").values_list("document", flat=True).iterator():
        if (said := text_in(documents.decode(document), subject, column)) and digest(said) == made_from:
            return said
    return None


def text_in(document: documents.Listing, subject: Subject, column: str) -> str | None:
    """What a document says in a column of the listing, or of the channel if that is the subject."""
    field, language = column[:-3], column[-2:]
    if isinstance(subject, Channel):
        notes = [channel.notes for channel in document.channels if channel.id == str(subject.uuid)]
        return getattr(notes[0], language) if notes else None
    return getattr(getattr(document, field), language)
