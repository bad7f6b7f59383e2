"""The only way in for new staff: a link by e-mail, good once and for three days.

The link is signed over what the account is now. Choosing a password, or inviting again, changes that and ends it; so
nothing has to be kept, and nothing that is kept could be used.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.desk.models import Membership


class AlreadyHere(Exception):
    """The person has answered an earlier invitation and works here."""


class InvitationTokens(PasswordResetTokenGenerator):
    key_salt = "directory.desk.accounts.invitation"


tokens = InvitationTokens()


@transaction.atomic
def invite(email: str, role: str, organizations=(), again: bool = False) -> User:
    """Make or renew the account of somebody who is to work here; earlier links end.

    Raises AlreadyHere for somebody who has answered, except where `again` says that they lost what they log in with:
    then password, passkeys and codes are taken away, and every session ends.
    """
    user = User.objects.select_for_update().filter(email__iexact=email).first() or User(username=email.lower())
    if user.has_usable_password() and user.pk and not again:
        raise AlreadyHere
    user.email, user.is_staff, user.is_active = email, True, True
    user.set_unusable_password()
    user.save()
    Authenticator.objects.filter(user=user).delete()
    user.groups.add(Group.objects.get(name=role))
    Membership.objects.bulk_create(
        [Membership(user=user, organization=one) for one in organizations], ignore_conflicts=True
    )
    return user


def link(user: User) -> str:
    """The path that lets exactly this person in, exactly once."""
    number = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("invitation", args=[number, tokens.make_token(user)])


def invited(number: str, token: str) -> User | None:
    """Whom a link was made for; None for one that is used, renewed, too old or made up."""
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(number)), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return user if tokens.check_token(user, token) else None


def send(user: User, address: str, language: str) -> None:
    """Mail the link. `address` is where the desk answers, for example https://desk.example.org."""
    with override(language):
        text = render_to_string("account/invitation.txt", {"link": address.rstrip("/") + link(user)})
        send_mail(_("Your account at the desk"), text, None, [user.email])
