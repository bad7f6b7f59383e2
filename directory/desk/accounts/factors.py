"""Second factors: which ones a role asks for, which ones a person has, and which one this session has proved."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission

from directory.desk.roles import ADMINISTRATOR

SUPERUSER = "superuser"
PASSKEY = {Authenticator.Type.WEBAUTHN.value}
ANY = {*PASSKEY, Authenticator.Type.TOTP.value, Authenticator.Type.RECOVERY_CODES.value}
TEN_MINUTES = 600


def roles(user) -> list[str]:
    """Everything that was granted to a person, by name and sorted: groups, single permissions, being superuser."""
    permissions = Permission.objects.filter(user=user).order_by().values_list("codename")
    granted = Group.objects.filter(user=user).order_by().values_list("name").union(permissions)
    return sorted({name for (name,) in granted} | ({SUPERUSER} if user.is_superuser else set()))


def is_administrator(held: list[str]) -> bool:
    return not {SUPERUSER, ADMINISTRATOR}.isdisjoint(held)


def accepted(held: list[str]) -> set[str]:
    """The kinds of factor that let these roles in: a passkey always, codes for all but administrators."""
    return PASSKEY if is_administrator(held) else ANY


def enrolled(user, held: list[str]) -> set[str]:
    """The accepted kinds that a person has. Recovery codes alone are none: they come with another."""
    mine = Authenticator.objects.filter(user=user, type__in=accepted(held))
    return set(mine.values_list("type", flat=True)) - {Authenticator.Type.RECOVERY_CODES.value}


def proofs(request, held: list[str]) -> list[dict]:
    """The times at which this session proved an accepted factor, oldest first; empty for a password alone."""
    records = get_authentication_records(request, request.user)
    return [one for one in records if one["method"] == "mfa" and one.get("type") in accepted(held)]


def proved_lately(request, held: list[str]) -> bool:
    """Whether the person at this browser showed who they are in the last ten minutes.

    A password counts only for somebody who has no accepted factor yet and is about to add the first.
    """
    shown = proofs(request, held)
    if not shown and not enrolled(request.user, held):
        shown = get_authentication_records(request, request.user)
    return bool(shown) and time.time() - shown[-1]["at"] < TEN_MINUTES


def where_to_prove(user) -> str:
    """The address of the page that asks again; the strongest way first."""
    return get_adapter().get_reauthentication_methods(user)[0]["url"]
