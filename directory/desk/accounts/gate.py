"""Nobody gets to a staff page on a password alone."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from directory.desk.accounts import clocks, is_for_staff
from directory.desk.accounts.factors import accepted, enrolled, proofs, roles, where_to_prove

ENTRANCE = {
    *("admin_login", "account_login", "account_logout", "account_inactive"),
    *("mfa_login_webauthn", "mfa_authenticate", "invitation"),
    "confirm",  # a signed link of a letter; it needs no account
}
PROVING = {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
ENROLLING = PROVING | {"mfa_index", "mfa_add_webauthn", "mfa_activate_totp"}


class StaffGate:
    """Stands before every view whose address is for staff, whoever wrote it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if is_for_staff(request.path) and request.resolver_match.view_name not in ENTRANCE:
            return turned_away(request, request.resolver_match.view_name)
        return None


def turned_away(request, page: str) -> HttpResponse | None:
    """Where the person has to go first, or None for whoever may pass."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    held = roles(request.user)
    if not request.user.is_staff or clocks.is_over(request.session, held):
        logout(request)
        messages.info(request, _("Your session has ended. Please log in again."))
        return redirect_to_login(request.get_full_path())
    clocks.keep_going(request.session, held)
    if settings.RELAX_STAFF_LOGIN or proofs(request, held):
        return None
    if enrolled(request.user, held):
        return None if page in PROVING else prove_first(request)
    open_to_them = ENROLLING if "totp" in accepted(held) else ENROLLING - {"mfa_activate_totp"}
    return None if page in open_to_them else redirect("mfa_index")


def prove_first(request) -> HttpResponse:
    """Ask who is there, then come back. What was being sent is not kept: it may hold a password."""
    return redirect(f"{where_to_prove(request.user)}?{urlencode({'next': request.get_full_path()})}")
