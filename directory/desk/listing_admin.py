"""The screen that hotlines, organizations and initiatives share: both languages side by side, state, what is due."""

from django.contrib import admin
from django.db import models
from django.db.models import OuterRef, Subquery
from django.urls import NoReverseMatch, reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from modeltranslation.admin import TranslationAdmin

from directory.desk.due import due, with_dates
from directory.desk.listing_filters import DRAFT, STATES, CountryFilter, DueFilter, StateFilter, TranslationFilter
from directory.desk.own_admin import OwnOnly
from directory.desk.panel import Proposes
from directory.desk.translating import TranslationsForm
from directory.evidence.admin import CheckInline, EvidenceInline, KeepsEvidence
from directory.forgiving import ForgivingSearch
from directory.publication.models import Publication
from directory.side_by_side import SideBySide

EDITING = _(
    "Take your time: nothing that you change here is seen by visitors. "
    "It reaches them when it is proposed and a second person approves it."
)
SEARCHING = _("Part of a name, with or without accents, or a number the way it is printed.")
MOST_PLACES = 4

TEXTS = (
    None,
    {"description": EDITING, "fields": [("name_es", "name_en"), ("summary_es", "summary_en"), "source_language"]},
)
STANDING = (
    _("Where it stands"),
    {"fields": [("grade", "status"), "visitors_see", "notes", "key", ("public_page", "uuid")]},
)
"""The first and the last group of every listing's form; the facts of each kind go between them."""


class TellsDates:
    """For the admin or inline of what has checks, over a queryset from `with_dates`."""

    @admin.display(description=_("last checked"), ordering="oldest_checked_on")
    def checked(self, entry):
        return day(due(entry).checked_on) or _("never")

    @admin.display(description=_("next check"))
    def next_check(self, entry):
        due_on = due(entry).due_on
        if due_on is None:
            return overdue(pgettext_lazy("a check", "due"))
        late = (timezone.localdate() - due_on).days
        return (
            overdue(ngettext("%(days)d day late", "%(days)d days late", late) % {"days": late})
            if late > 0
            else day(due_on)
        )


class ListingForm(TranslationsForm):
    """A listing may exist in one language only, but in that one it needs a name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"name_es", "name_en"} & self.fields.keys():
            self.fields[name].required = False

    def clean(self):
        super().clean()
        name = f"name_{self.cleaned_data.get('source_language')}"
        if name in self.fields and not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, _("The name is needed at least in the language in which the entry was first written."))


class ListingAdmin(OwnOnly, Proposes, KeepsEvidence, TellsDates, ForgivingSearch, SideBySide, TranslationAdmin):
    """Subclasses name their `fieldsets` (between TEXTS and STANDING), `search_fields` and inlines."""

    form = ListingForm
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["listed_name", "state", "next_check", "checked", "grade_letter", "places", "kind", "status"]
    list_filter = [StateFilter, DueFilter, CountryFilter, TranslationFilter, "grade", "status", "kind"]
    search_fields = ["key", "code", "name_es", "name_en"]
    search_help_text = SEARCHING
    autocomplete_fields = ["regions"]
    readonly_fields = ["visitors_see", "public_page", "uuid"]
    radio_fields = {"source_language": admin.HORIZONTAL}
    inlines = [EvidenceInline, CheckInline]
    ordering = ["key"]
    list_per_page = 50
    show_full_result_count = False  # a second count of ten thousand rows, to say how many a filter left out
    save_on_top = True

    def get_queryset(self, request):
        newest = Publication.objects.filter(type=self.opts.model_name, key=OuterRef("key")).order_by("-position")
        listings = with_dates(super().get_queryset(request)).annotate(state=Subquery(newest.values("action")[:1]))
        return listings.prefetch_related("regions")

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["key"] if obj else [])]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"key": ("name_es",)}

    def has_delete_permission(self, request, obj=None):
        """What was ever published keeps its record: its history speaks of it, and visitors may still see it."""
        return super().has_delete_permission(request, obj) and getattr(obj, "state", None) is None

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description=_("name"), ordering="key")
    def listed_name(self, listing):
        name = listing.name or listing.name_es or listing.name_en
        return format_html('{}<br><span class="quiet">{}</span>', name, listing.key)

    @admin.display(description=_("visitors see"), ordering="state")
    def state(self, listing):
        return STATES[listing.state or DRAFT]

    @admin.display(description=_("grade"), ordering="grade")
    def grade_letter(self, listing):
        return listing.grade

    @admin.display(description=_("serves"))
    def places(self, listing):
        codes = sorted(region.code for region in listing.regions.all())
        rest = len(codes) - MOST_PLACES
        return ", ".join(codes[:MOST_PLACES]) + (f" + {rest}" if rest > 0 else "")

    @admin.display(description=_("what visitors see"))
    def visitors_see(self, listing):
        match getattr(listing, "state", None):
            case Publication.Action.PUBLISH:
                return _("The version that was last approved. This entry cannot be deleted while it is public.")
            case Publication.Action.HIDE:
                return _("Nothing: it was hidden. Its history stays, so it cannot be deleted.")
        return _("Nothing yet: it is a draft.")

    @admin.display(description=_("public address"))
    def public_page(self, listing):
        if not listing.code:
            return _("Made when you save.")
        try:
            address = reverse(self.opts.model_name, args=[listing.code])
        except NoReverseMatch:
            return listing.code
        if getattr(listing, "state", None) != Publication.Action.PUBLISH:
            return address
        return format_html('<a href="{0}">{0}</a>', address)


def day(when) -> str:
    return formats.date_format(when, "SHORT_DATE_FORMAT") if when else ""


def overdue(told: str) -> str:
    return format_html('<strong class="overdue">{}</strong>', told)
