"""What could hurt is asked for again after ten minutes, and only administrators keep accounts."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.urls import reverse

from directory.desk.roles import ADMINISTRATOR
from tests.desk.accounts.people import age, code_of, come_in, has, log_in, reached

pytestmark = pytest.mark.django_db
PEOPLE = "/admin/auth/user/"


@pytest.fixture
def keeper(person):
    """An administrator who came in with a passkey, and the browser."""
    user = person("keeper", role=ADMINISTRATOR)
    client, _response = log_in(user)
    Authenticator.objects.create(user=user, type="webauthn", data={})
    session = client.session
    proof = {"method": "mfa", "type": "webauthn", "at": time.time()}
    session["account_authentication_methods"] = [*session["account_authentication_methods"], proof]
    session.save()
    client.user = user
    return client


@pytest.mark.parametrize("page", [PEOPLE, f"{PEOPLE}add/", "/admin/auth/group/"])
def test_accounts_and_roles_ask_again_after_ten_minutes(keeper, page):
    assert reached(keeper, page)

    age(keeper, 601)
    response = keeper.get(page)

    assert response.headers["Location"].startswith(reverse("mfa_reauthenticate_webauthn"))
    assert reached(keeper, "/admin/")


def test_what_is_sent_too_late_is_not_done(keeper, person):
    other = person("other")
    age(keeper, 601)

    keeper.post(f"{PEOPLE}{other.pk}/delete/", {"post": "yes"})

    assert User.objects.filter(pk=other.pk).exists()


def test_ones_own_keys_ask_again_and_a_code_is_the_answer(with_app):
    user = with_app()
    client = come_in(user)
    age(client, 601)

    asked = client.get(reverse("mfa_view_recovery_codes"))
    answered = client.post(
        asked.headers["Location"], {"code": code_of(user), "next": reverse("mfa_view_recovery_codes")}
    )

    assert asked.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    assert answered.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert reached(client, reverse("mfa_view_recovery_codes"))


def test_a_password_is_no_answer_for_somebody_who_has_more(with_app):
    client = come_in(with_app())

    response = client.get(reverse("account_reauthenticate"))

    assert response.headers["Location"] == reverse("mfa_reauthenticate")


def test_the_last_way_in_cannot_be_removed(with_app, keeper):
    app = come_in(user := with_app())
    passkey = Authenticator.objects.get(user=keeper.user)

    app.post(reverse("mfa_deactivate_totp"))
    keeper.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert has(user, "totp")
    assert has(keeper.user, "webauthn")


def test_a_passkey_can_be_removed_while_another_is_there(keeper):
    first = Authenticator.objects.get(user=keeper.user)
    Authenticator.objects.create(user=keeper.user, type="webauthn", data={})

    keeper.post(reverse("mfa_remove_webauthn", args=[first.pk]))

    assert not Authenticator.objects.filter(pk=first.pk).exists()
    assert has(keeper.user, "webauthn")


@pytest.mark.django_db(databases=["default", "edition"])  # the page that says “not found” is the public one
def test_nobody_removes_the_passkey_of_another(keeper, person):
    theirs = Authenticator.objects.create(user=person("other"), type="webauthn", data={})

    response = keeper.post(reverse("mfa_remove_webauthn", args=[theirs.pk]))

    assert response.status_code == 404
    assert Authenticator.objects.filter(pk=theirs.pk).exists()


def test_an_administrator_makes_nobody_a_superuser(keeper):
    form = {
        "username": "keeper",
        "is_active": "on",
        "is_staff": "on",
        "is_superuser": "on",
        "groups": [Group.objects.get(name=ADMINISTRATOR).pk],
        "date_joined_0": "2026-01-01",
        "date_joined_1": "10:00",
        "email": "new@example.org",
    }

    response = keeper.post(f"{PEOPLE}{keeper.user.pk}/change/", form)
    keeper.user.refresh_from_db()

    assert response.headers["Location"] == PEOPLE
    assert keeper.user.email == "new@example.org"
    assert not keeper.user.is_superuser


@pytest.mark.parametrize("page", ["delete", "password"])
def test_an_administrator_does_not_touch_a_superuser(keeper, person, page):
    above = person("above", role=None, is_superuser=True)

    response = keeper.post(f"{PEOPLE}{above.pk}/{page}/", {"post": "yes", "password1": "x" * 20, "password2": "x" * 20})
    before = above.password
    above.refresh_from_db()

    assert response.status_code == 403
    assert above.password == before
