"""Accounts are tested as a public host has them: strict."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache

from directory.desk.roles import set_up_roles
from tests.desk.accounts.people import PASSWORD


@pytest.fixture(autouse=True)
def strict(settings):
    settings.RELAX_STAFF_LOGIN = False
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def roles(db):
    set_up_roles()


@pytest.fixture
def person(roles, django_user_model):
    """Make somebody of a role who has answered the invitation and has no second factor yet."""

    def make(name="someone", role="editor", **facts):
        user = django_user_model.objects.create_user(name, f"{name}@example.org", PASSWORD, is_staff=True, **facts)
        if role:
            user.groups.add(user.groups.model.objects.get(name=role))
        return user

    return make


@pytest.fixture
def with_app(person):
    """Make somebody who has an app that shows codes."""

    def make(*args, **facts):
        user = person(*args, **facts)
        user.secret = generate_totp_secret()
        TOTP.activate(user, user.secret)
        RecoveryCodes.activate(user)
        return user

    return make
