"""On the page of an entry: what visitors see beside what stands on the desk, and what can be done about it."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from directory.desk import checking, proposing
from directory.desk.compose import compose
from directory.desk.difference import compare
from directory.desk.models import Proposal
from directory.publication.models import Publication


def panel(subject, user) -> dict:
    """What the panel's template shows of a record: both states, the open proposal, what this person may do."""
    now = compose(proposing.as_it_stands(subject))
    type_ = now.__struct_config__.tag
    standing = Publication.objects.filter(type=type_, key=now.key).newest()
    parts = compare(proposing.published(standing), now)
    may_change = proposing.may_change(user, subject)
    public = standing is not None and standing.action == Publication.Action.PUBLISH
    return {
        "type": type_,
        "key": now.key,
        "standing": standing,
        "public": public,
        "parts": parts,
        "differs": not public or not proposing.same(standing.document, now),
        "waiting": Proposal.objects.open().filter(type=type_, key=now.key).select_related("proposed_by").first(),
        "may_propose": may_change and user.has_perm("desk.propose"),
        "may_hide": public and user.has_perm("desk.hide"),
        "checked": checking.form_for(subject, user),
    }


class Proposes:
    """For a ModelAdmin of what is published: the panel, and a button that saves and proposes."""

    change_form_template = "desk/change_form.html"

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_propose"] = request.user.has_perm("desk.propose") and self.has_change_permission(request, obj)
        if change and obj is not None and request.method == "GET":
            context["panel"] = panel(obj, request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        return self.proposed(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.proposed(request, obj) or super().response_change(request, obj)

    def proposed(self, request, subject):
        """Propose what was just saved, where that was the button; else None."""
        if "_propose" not in request.POST:
            return None
        try:
            proposal = proposing.propose(subject, request.user, request.POST.get("_note", ""))
        except proposing.SAYS_NO as refusal:
            messages.warning(request, str(refusal))
            page = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
            return HttpResponseRedirect(reverse(page, args=[subject.pk]))
        return HttpResponseRedirect(reverse("admin:desk_proposal_change", args=[proposal.pk]))
