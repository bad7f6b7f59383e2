"""Settings that would open the desk are refused where others can reach it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from directory.settings import mail, relaxed


@pytest.mark.parametrize(
    "hosts", [["puente.example"], ["localhost", "puente.example"], ["*"], [".localhost"], ["192.0.2.1"], ["0.0.0.0"]]
)
def test_a_relaxed_log_in_is_refused_off_this_machine(hosts):
    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        relaxed(True, hosts)


def test_a_relaxed_log_in_has_to_be_asked_for():
    assert relaxed(True, ["localhost", "127.0.0.1", "[::1]"])
    assert not relaxed(False, ["localhost"])


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example.org", ("mail.example.org", 25, "", "", False, False)),
        ("smtp+tls://desk:p%40ss@mail.example.org", ("mail.example.org", 587, "desk", "p@ss", True, False)),
        ("smtps://desk:x@mail.example.org:4465", ("mail.example.org", 4465, "desk", "x", False, True)),
    ],
)
def test_the_mail_server_is_read_from_one_address(address, expected):
    read = mail(address)
    names = ["HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL"]

    assert tuple(read[f"EMAIL_{name}"] for name in names) == expected


def test_mail_goes_to_the_console_where_no_server_is_named():
    assert mail("")["EMAIL_BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize("address", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_an_unreadable_mail_server_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail(address)
