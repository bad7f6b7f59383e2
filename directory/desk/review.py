"""The pages on which staff decide: a proposal, and what was ever published of an entry. Each deed is one view."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from directory.desk import proposing
from directory.desk.accounts.fresh import fresh
from directory.desk.difference import compare
from directory.desk.looking import look
from directory.desk.models import Proposal
from directory.desk.numbers import numbers_of, to_retype
from directory.desk.own import TYPES, may_see, of_documents_seen_by, seen_by
from directory.desk.panel import panel
from directory.desk.staleness import subject_of, why_stale
from directory.publication.models import Publication
from hotlines.models import Channel, RetiredNumber

LONGEST_NOTE = 300


def seen(request: HttpRequest, pk: int) -> Proposal:
    """The proposal, if this person may see it; else it is not there."""
    if not request.user.has_perm("desk.view_proposal"):
        raise PermissionDenied
    visible = Proposal.objects.filter(of_documents_seen_by(request.user))
    return get_object_or_404(visible.select_related("proposed_by", "decided_by"), pk=pk)


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = seen(request, pk)
    waiting = proposal.state == Proposal.State.OPEN
    before = Publication.objects.filter(type=proposal.type, key=proposal.key, version=proposal.base_version).first()
    published, proposed = proposing.published(before), proposal.proposed
    reviewer = request.user.has_perm("desk.approve") and proposal.proposed_by_id != request.user.pk
    context = {
        **admin.site.each_context(request),
        "title": _("Look, then decide") if waiting and reviewer else _("What was proposed"),
        "proposal": proposal,
        "subject": subject_of(proposal.type, proposal.key),
        "parts": compare(published, proposed),
        "numbers": looks(published, proposed, request.user),
        "stale": why_stale(proposal) if waiting else "",
        "waiting": waiting,
        "may_decide": waiting and reviewer,
        "may_withdraw": waiting and proposal.proposed_by_id == request.user.pk,
    }
    return render(request, "desk/review.html", context)


def looks(published, proposed, user) -> list:
    """A look at each number that is new or changed."""
    known = numbers_of(published)
    channels = seen_by(Channel.objects.all(), user)
    retired = seen_by(RetiredNumber.objects.all(), user)
    return [
        look(number, known.get(number.name), proposed, channels, retired) for number in to_retype(proposed, published)
    ]


@fresh
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = seen(request, pk)
    digits = {name: request.POST.get(f"digits-{name}", "") for name in numbers_of(proposal.proposed)}
    return said(
        request,
        proposal,
        lambda: proposing.approve(proposal, request.user, digits),
        _("Approved. Visitors see it now."),
    )


@require_POST
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    proposal, note = seen(request, pk), request.POST.get("note", "").strip()[:LONGEST_NOTE]
    if not note:
        messages.error(request, _("Say in a few words what should be different."))
        return redirect("admin:desk_proposal_change", proposal.pk)
    return said(request, proposal, lambda: proposing.give_back(proposal, request.user, note), _("Given back."))


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = seen(request, pk)
    return said(request, proposal, lambda: proposing.withdraw(proposal, request.user), _("Taken back."))


def said(request: HttpRequest, proposal: Proposal, deed, done: str) -> HttpResponse:
    """Do it and go to the list; or say why not, on the page of the proposal."""
    try:
        deed()
    except proposing.SAYS_NO as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:desk_proposal_change", proposal.pk)
    messages.success(request, done)
    return redirect("admin:desk_proposal_changelist")


def subject_seen(request: HttpRequest, type_: str, key: str):
    """The desk's record behind a document, if this person may see it; else it is not there."""
    subject = subject_of(type_, key) if type_ in TYPES else None
    if subject is None or not may_see(request.user, subject):
        raise Http404
    return subject


@require_safe
def standing(request: HttpRequest, type_: str, key: str) -> HttpResponse:
    """Every version that was published of an entry, newest first, each with the way back to it."""
    subject = subject_seen(request, type_, key)
    rows = Publication.objects.filter(type=type_, key=key).select_related("proposed_by", "approved_by")
    context = {
        **admin.site.each_context(request),
        "title": _("What was published"),
        "subject": subject,
        "panel": panel(subject, request.user),
        "versions": rows.order_by("-version"),
    }
    return render(request, "desk/standing.html", context)


@require_POST
def propose(request: HttpRequest, type_: str, key: str) -> HttpResponse:
    subject, note = subject_seen(request, type_, key), request.POST.get("note", "")[:LONGEST_NOTE]
    return proposed(request, type_, key, lambda: proposing.propose(subject, request.user, note))


@require_POST
def roll_back(request: HttpRequest, position: int) -> HttpResponse:
    row = get_object_or_404(Publication, position=position)
    subject_seen(request, row.type, row.key)
    note = request.POST.get("note", "")[:LONGEST_NOTE]
    return proposed(request, row.type, row.key, lambda: proposing.propose_rollback(row, request.user, note))


def proposed(request: HttpRequest, type_: str, key: str, deed) -> HttpResponse:
    """Make the proposal and show it; or say why not, on the page of the entry's versions."""
    try:
        return redirect("admin:desk_proposal_change", deed().pk)
    except proposing.SAYS_NO as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:desk_standing", type_, key)


@require_POST
def hide(request: HttpRequest, type_: str, key: str) -> HttpResponse:
    subject, reason = subject_seen(request, type_, key), request.POST.get("reason", "").strip()[:LONGEST_NOTE]
    if not reason:
        messages.error(request, _("Say in a few words why it has to be hidden."))
        return redirect("admin:desk_standing", type_, key)
    try:
        proposing.hide(subject, request.user, reason)
    except proposing.SAYS_NO as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Hidden. Visitors do not see it any more. Two people can show it again."))
    return redirect("admin:desk_standing", type_, key)
