"""The name over the door of the desk, who works for whom, and the list of proposals."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.urls import path
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.desk import checking, review
from directory.desk.accounts import admin as accounts  # noqa: F401 (registers people and roles)
from directory.desk.checker import admin as checker  # noqa: F401
from directory.desk.models import Membership, Proposal
from directory.desk.own import of_documents_seen_by
from directory.desk.staleness import stale_among
from directory.publication.admin import TYPES

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("The desk")


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["user", "organization"]
    list_select_related = ["user", "organization"]
    search_fields = ["user__username", "organization__name_es", "organization__name_en", "organization__key"]
    autocomplete_fields = ["organization"]


class TurnFilter(admin.SimpleListFilter):
    title = _("whose turn it is")
    parameter_name = "turn"

    def lookups(self, request, model_admin):
        return [("review", _("waiting for a reviewer")), ("mine", _("mine")), ("stale", _("out of date"))]

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset
            case "review":
                return queryset.open().exclude(proposed_by=request.user)
            case "mine":
                return queryset.filter(proposed_by=request.user)
            case "stale":
                return queryset.filter(pk__in=stale_among(queryset.open()))
        return queryset.none()


class ProposalList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        stale = stale_among(self.result_list)
        for proposal in self.result_list:
            proposal.is_stale = proposal.pk in stale


@admin.register(Proposal)
class ProposalAdmin(admin.ModelAdmin):
    list_display = ["listed_name", "told_state", "told_kind", "told_type", "proposed_by", "when", "note"]
    list_filter = [TurnFilter, "state", "kind"]
    list_select_related = ["proposed_by"]
    list_per_page = 50
    search_fields = ["key", "note", "proposed_by__username"]
    search_help_text = _("Part of a key, of a note or of somebody's user name.")
    ordering = ["-proposed_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(of_documents_seen_by(request.user))

    def get_changelist(self, request, **kwargs):
        return ProposalList

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return review.review(request, object_id)

    def get_urls(self):
        def door(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=name)

        return [
            door("<int:pk>/approve/", review.approve, "desk_approve"),
            door("<int:pk>/give-back/", review.give_back, "desk_give_back"),
            door("<int:pk>/withdraw/", review.withdraw, "desk_withdraw"),
            door("of/<slug:type_>/<path:key>/propose/", review.propose, "desk_propose"),
            door("of/<slug:type_>/<path:key>/hide/", review.hide, "desk_hide"),
            door("of/<slug:type_>/<path:key>/checked/", checking.checked_today, "desk_checked"),
            door("of/<slug:type_>/<path:key>/", review.standing, "desk_standing"),
            door("back-to/<int:position>/", review.roll_back, "desk_roll_back"),
            *super().get_urls(),
        ]

    @admin.display(description=_("name"), ordering="key")
    def listed_name(self, proposal):
        return format_html('{}<br><span class="quiet">{}</span>', proposal.name, proposal.key)

    @admin.display(description=_("state"), ordering="state")
    def told_state(self, proposal):
        if proposal.is_stale:
            return format_html('<strong class="overdue">{}</strong>', _("out of date: propose it again"))
        return proposal.get_state_display()

    @admin.display(description=_("what is proposed"), ordering="kind")
    def told_kind(self, proposal):
        return proposal.get_kind_display()

    @admin.display(description=_("type"), ordering="type")
    def told_type(self, proposal):
        return TYPES.get(proposal.type, proposal.type)

    @admin.display(description=pgettext_lazy("the day of a proposal", "proposed"), ordering="proposed_at")
    def when(self, proposal):
        return date_format(proposal.proposed_at, "SHORT_DATETIME_FORMAT")
