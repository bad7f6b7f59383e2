"""The pages of one's own account that allauth does not have, or has otherwise."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from directory.desk.accounts import invitation as invitations
from directory.desk.accounts.forms import ChoosePassword


def to_login(request):
    """Django's admin has a log-in of its own, which knows no second factor. It leads to ours."""
    query = request.META["QUERY_STRING"]
    return redirect(f"{reverse_lazy('account_login')}?{query}" if query else "account_login")


def invitation(request, number, token):
    """Choose a password by the link of an invitation; the gate then asks for a passkey or codes."""
    user = invitations.invited(number, token)
    if user is None:
        return render(request, "account/invitation_gone.html", status=410)
    form = ChoosePassword(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        get_adapter().logout(request)
        return perform_password_login(request, {"username": user.username}, Login(user=user))
    return render(request, "account/invitation.html", {"form": form, "person": user})


def remove_passkey(request, pk):
    """Remove one's passkey, unless it is the last thing that lets one in."""
    passkey = get_object_or_404(Authenticator, pk=pk, user=request.user, type=Authenticator.Type.WEBAUTHN)
    if not get_factor_adapter().can_delete_authenticator(passkey):
        messages.error(request, _("This is all that lets you in. Add another passkey first."))
        return redirect("mfa_index")
    return RemoveWebAuthnView.as_view(success_url=reverse_lazy("mfa_index"))(request, pk=pk)


def sessions(request):
    """Where one is logged in, each to be ended."""
    mine = UserSession.objects.purge_and_list(request.user)
    others = [one for one in mine if one.session_key != request.session.session_key]
    if request.method == "POST":
        chosen = request.POST.get("session")
        for one in others:
            if chosen in ("others", str(one.pk)):
                one.end()
        messages.success(request, _("Ended. Whoever was there has to log in again."))
        return redirect("usersessions_list")
    listed = sorted(mine, key=lambda one: one.created_at, reverse=True)
    return render(request, "usersessions/usersession_list.html", {"sessions": listed, "others": others})
