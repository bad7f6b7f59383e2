"""“I checked this today”: one press notes it for an entry, and for those of its numbers that were looked at."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from directory.desk.own import TYPES, may_see
from directory.desk.staleness import subject_of
from directory.evidence.models import Check, Listing
from hotlines.models import Channel, Hotline


class CheckedForm(forms.Form):
    """How, what it came to, and which channels. None is ticked: nobody should say more than they looked at."""

    how = forms.ChoiceField(label=gettext_lazy("How?"), choices=Check.How.choices)
    outcome = forms.ChoiceField(label=gettext_lazy("What came of it?"), choices=Check.Outcome.choices)
    channels = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Numbers and addresses that you checked"),
        queryset=Channel.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, subject: Listing, *args):
        super().__init__(*args, auto_id="checked-%s", label_suffix="")
        if isinstance(subject, Hotline) and subject.channels.exists():
            self.fields["channels"].queryset = subject.channels.all()
            self.fields["channels"].label_from_instance = lambda channel: channel.display or channel.value
        else:
            del self.fields["channels"]


def form_for(subject, user: User) -> CheckedForm | None:
    """The form on the panel of an entry, for whoever may note checks of it."""
    allowed = isinstance(subject, Listing) and user.has_perm("evidence.add_check") and may_see(user, subject)
    return CheckedForm(subject) if allowed else None


@require_POST
def checked_today(request: HttpRequest, type_: str, key: str) -> HttpResponse:
    """Note the checks and go back to the page of the entry."""
    subject = subject_of(type_, key) if type_ in TYPES else None
    if not isinstance(subject, Listing) or not may_see(request.user, subject):
        raise Http404
    if not request.user.has_perm("evidence.add_check"):
        raise PermissionDenied
    form = CheckedForm(subject, request.POST)
    if form.is_valid():
        noted = note(subject, request.user, **form.cleaned_data)
        said = ngettext("%(count)d check was noted.", "%(count)d checks were noted.", noted) % {"count": noted}
        messages.success(request, said)
    else:
        messages.error(request, _("Nothing was noted: please choose how you checked it, and what came of it."))
    meta = subject._meta
    return redirect(f"admin:{meta.app_label}_{meta.model_name}_change", subject.pk)


@transaction.atomic
def note(subject: Listing, by: User, how: str, outcome: str, channels=()) -> int:
    """Note one check of today for the entry and one for each of its channels, and give back how many."""
    checked = [subject, *channels]
    for one in checked:
        Check.objects.create(subject=one, checked_on=timezone.localdate(), how=how, outcome=outcome, by=by)
    return len(checked)
