"""Staff pages on a host of their own, and cookies that go nowhere else."""

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from tests.desk.accounts.people import come_in, log_in

pytestmark = pytest.mark.django_db(databases=["default", "edition"])
PUBLIC, DESK = "puente.example", "desk.puente.example"


@pytest.fixture(autouse=True)
def two_hosts(settings):
    settings.STAFF_HOST, settings.ALLOWED_HOSTS = DESK, [PUBLIC, DESK]


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        (PUBLIC, "/es/", 200),
        (PUBLIC, "/admin", 404),
        (PUBLIC, "/admin/", 404),
        (PUBLIC, "/admin/login/", 404),
        (PUBLIC, "/admin/hotlines/hotline/", 404),
        (PUBLIC, "/accounts/login/", 404),
        (PUBLIC, "/accounts/invitation/MQ/x/", 404),
        (DESK, "/accounts/login/", 200),
        (DESK, "/admin/", 302),
        (f"{DESK}:8443", "/accounts/login/", 200),
        (DESK, "/", 302),
        (DESK, "/es/", 404),
        (DESK, "/api/v1/hotlines", 404),
        (DESK, "/healthz", 503),  # it answers, and says that nothing was published yet
        (PUBLIC, "/healthz", 503),
        ("elsewhere.example", "/accounts/login/", 400),
    ],
)
def test_each_host_answers_its_own_addresses(client, host, path, status):
    assert client.get(path, headers={"Host": host}).status_code == status


def test_the_log_in_does_not_work_on_the_public_host(with_app):
    user = with_app()

    response = Client(headers={"Host": PUBLIC}).post(
        reverse("account_login"), {"login": user.username, "password": "x"}
    )

    assert response.status_code == 404
    assert not response.cookies


def test_one_host_serves_everything_where_no_other_is_named(client, settings):
    settings.STAFF_HOST = ""

    assert client.get("/es/", headers={"Host": PUBLIC}).status_code == 200
    assert client.get("/accounts/login/", headers={"Host": PUBLIC}).status_code == 200


def test_every_cookie_of_staff_is_bound_to_its_host_and_hidden_from_scripts(with_app):
    client = come_in(with_app(), client=Client(headers={"Host": DESK}))

    cookies = list(client.cookies.values())
    assert {cookie.key for cookie in cookies} == {"__Host-session", "__Host-csrf"}
    for cookie in cookies:
        assert cookie["secure"]
        assert cookie["httponly"]
        assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Strict", "/", "")
    assert configured.SESSION_EXPIRE_AT_BROWSER_CLOSE


def test_the_public_pages_set_no_cookie_even_after_a_log_in(with_app, settings):
    settings.STAFF_HOST = ""
    client = come_in(with_app(), client=Client(headers={"Host": PUBLIC}))
    client.cookies["__Host-session"]["max-age"] = ""

    response = client.get("/es/")

    assert not response.cookies


def test_logging_out_makes_the_browser_forget(with_app):
    client = come_in(with_app(), client=Client(headers={"Host": DESK}))

    response = client.post(reverse("account_logout"))

    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "_auth_user_id" not in client.session


def test_the_log_out_of_the_admin_is_ours(with_app):
    client = come_in(with_app(), client=Client(headers={"Host": DESK}))

    assert "Clear-Site-Data" in client.post("/admin/logout/").headers
    assert "_auth_user_id" not in client.session


def test_a_failed_log_in_does_not_clear_anything(person):
    _client, response = log_in(person(), client=Client(headers={"Host": DESK}), password="wrong")

    assert "Clear-Site-Data" not in response.headers
