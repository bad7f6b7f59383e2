"""What allauth asks us about: who may come in, what is kept of them, how they prove it."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.desk.accounts import clocks, guesses
from directory.desk.accounts.factors import accepted, enrolled, roles

NO_MATCH = _("That is not the name and password of anybody here. Check both, or use your passkey.")
TOO_MANY = _("Too many wrong attempts from here. Wait a minute, or use your passkey.")

KINDS = {"mfa_reauthenticate:webauthn": "webauthn", "mfa_reauthenticate": "totp"}
WAYS = {
    "mfa_reauthenticate:webauthn": _("Use your passkey"),
    "mfa_reauthenticate": _("Or type a code"),
    "reauthenticate": _("Use your password"),
}


class StaffAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": NO_MATCH,
        "email_password_mismatch": NO_MATCH,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request):
        return False

    def get_client_ip(self, request):
        """What allauth keeps in its list of sessions and counts by: a pseudonym, never the address."""
        return guesses.pseudonym(super().get_client_ip(request))

    def _get_login_attempts_cache_key(self, request, **credentials):
        return f"{super()._get_login_attempts_cache_key(request, **credentials)} {self.get_client_ip(request)}"

    def authenticate(self, request, **credentials):
        login, network = credentials.get("email") or credentials["username"], self.get_client_ip(request)
        if guesses.are_too_many(login, network):
            raise self.validation_error("too_many_login_attempts")
        user = super().authenticate(request, **credentials)
        guesses.note(login, network, right=user is not None)
        return user

    def login(self, request, user):
        super().login(request, user)
        clocks.start(request.session, roles(user))

    def get_reauthentication_methods(self, user):
        """The ways to prove who is there, the strongest first; a password only while there is nothing stronger."""
        ways = super().get_reauthentication_methods(user)[::-1]
        good = accepted(roles(user)) if user.is_authenticated else set()
        strong = [way for way in ways if KINDS.get(way["id"]) in good] or ways
        return [way | {"description": WAYS[way["id"]]} for way in strong]


class FactorAdapter(DefaultMFAAdapter):
    def can_delete_authenticator(self, authenticator):
        """Whether the person could still get in without it."""
        user = authenticator.user
        held = roles(user)
        others = Authenticator.objects.filter(user=user, type__in=accepted(held)).exclude(pk=authenticator.pk)
        return authenticator.type not in enrolled(user, held) or others.exclude(type="recovery_codes").exists()

    def generate_authenticator_name(self, user, type):  # noqa: A002 (allauth calls it so)
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": settings.SITE_NAME}
