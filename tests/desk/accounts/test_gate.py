"""No page of staff opens on a password alone."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from directory.desk.accounts import STAFF, is_for_staff
from directory.desk.accounts.gate import ENROLLING, ENTRANCE, PROVING
from tests.desk.accounts.people import code_of, come_in, has, log_in, reached

pytestmark = pytest.mark.django_db
ARGUMENTS = {"app_label": "hotlines", "number": "MQ", "token": "x"}
TOKENS = {"invitation": ("MQ", "x"), "confirm": ("x",)}


def staff_patterns(resolver=None, route=""):
    """Every address of staff, with the view's name: what the resolver knows, not what we remember."""
    for one in (resolver or get_resolver()).url_patterns:
        here = route + str(one.pattern).lstrip("^")
        if isinstance(one, URLResolver):
            yield from staff_patterns(one, here)
        elif isinstance(one, URLPattern) and here.partition("/")[0] in STAFF:
            yield here, one


def addresses():
    """A path for each of them, with something in the place of every argument."""
    return {
        "/" + re.sub(r"<([^>]+)>", argument, re.sub(r"\(\?P.*", "1/", route)).rstrip("$")
        for route, _ in staff_patterns()
    }


def argument(match):
    return ARGUMENTS.get(match[1].rpartition(":")[2], "1")


def open_addresses(names):
    return {reverse(name, args=TOKENS.get(name, ())) for name in names}


def test_the_crawl_knows_the_pages_of_staff():
    found = addresses()

    assert len(found) > 70
    assert {"/admin/", "/admin/hotlines/hotline/", "/admin/auth/user/1/change/", "/accounts/sessions/"} <= found
    assert all(is_for_staff(path) for path in found)


@pytest.mark.parametrize("role", ["editor", "reviewer", "administrator"])
def test_a_password_alone_opens_no_page(person, role):
    client, _response = log_in(person(role=role))
    open_to_all = open_addresses(ENTRANCE | ENROLLING)

    assert client.session["_auth_user_id"]
    assert [path for path in sorted(addresses() - open_to_all) if reached(client, path)] == []


def test_a_password_alone_sends_nothing(person):
    client, _response = log_in(person(role="administrator", is_superuser=True))

    response = client.post("/admin/auth/group/add/", {"name": "intruders"})

    assert response.headers["Location"] == reverse("mfa_index")
    assert not Group.objects.filter(name="intruders").exists()


def test_nobody_gets_anywhere_without_logging_in(client, roles):
    assert [path for path in sorted(addresses() - open_addresses(ENTRANCE)) if reached(client, path)] == []


def test_a_session_that_did_not_come_through_the_log_in_is_over(client, person):
    client.force_login(person(is_superuser=True))

    assert not reached(client, "/admin/")
    assert "_auth_user_id" not in client.session


def test_a_password_and_a_code_open_the_desk(with_app):
    client = come_in(with_app())

    assert reached(client, "/admin/")
    assert reached(client, "/accounts/sessions/")


def test_the_password_of_somebody_with_an_app_logs_nobody_in(with_app):
    client, response = log_in(with_app())

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_an_administrator_cannot_come_in_with_codes(with_app):
    client = come_in(with_app(role="administrator"))

    response = client.get("/admin/")

    assert response.headers["Location"] == reverse("mfa_index")
    assert not reached(client, reverse("mfa_activate_totp"))
    assert reached(client, reverse("mfa_add_webauthn"))


def test_an_app_that_was_just_set_up_has_to_be_shown_once(person):
    user = person()
    client, _response = log_in(user)
    client.get(reverse("mfa_activate_totp"))
    user.secret = client.session["mfa.totp.secret"]

    client.post(reverse("mfa_activate_totp"), {"code": code_of(user)})
    asked = client.get("/admin/")

    assert has(user, "totp")
    assert asked.headers["Location"] == reverse("mfa_reauthenticate") + "?next=%2Fadmin%2F"


def test_on_this_machine_a_password_is_enough_where_that_was_asked_for(person, settings):
    settings.RELAX_STAFF_LOGIN = True
    client, _response = log_in(person(role="administrator"))

    page = client.get("/admin/")

    assert reverse("mfa_index") in page.text  # and a link to do better
    assert reached(client, "/admin/auth/user/add/")


def test_whoever_is_not_staff_is_let_out_again(person):
    user = person()
    client, _response = log_in(user)
    user.is_staff = False
    user.save()

    response = client.get("/admin/")

    assert response.headers["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session


def test_the_log_in_of_the_admin_leads_to_ours(client, roles):
    response = client.get("/admin/login/?next=/admin/hotlines/hotline/")

    assert response.headers["Location"] == reverse("account_login") + "?next=/admin/hotlines/hotline/"


def test_nobody_can_sign_up():
    for name in ("account_signup", "account_reset_password", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_nobody_edits_the_keys_of_others_in_the_admin():
    assert not [model for model in admin.site._registry if model._meta.app_label in ("account", "mfa", "usersessions")]


def test_the_ways_to_prove_oneself_are_open_to_whoever_enrols():
    assert PROVING < ENROLLING
