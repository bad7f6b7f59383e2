"""Guessing is slowed, tells nothing, and locks out nobody."""

import re

import pytest
from django.contrib.auth.hashers import get_hasher
from django.test import Client
from django.urls import reverse

from directory.desk.accounts import guesses
from tests.desk.accounts.people import PASSWORD, come_in, log_in, reached

pytestmark = pytest.mark.django_db
ATTACKER, HOME = "203.0.113.9", "198.51.100.20"


def said(response):
    """What the page says was wrong, and its status; an empty answer for whoever got further."""
    return response.status_code, re.findall(r'role="alert">([^<]+)<', response.text)


@pytest.fixture
def passwords_tried(monkeypatch):
    """How many passwords were hashed."""
    hasher, count = type(get_hasher()), []
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda *args: count.append(1) or encode(*args))
    return count


def test_of_two_hundred_tries_few_are_looked_at_and_the_person_still_gets_in(with_app, passwords_tried):
    user, attacker = with_app(), Client(REMOTE_ADDR=ATTACKER)
    passwords_tried.clear()

    for number in range(200):
        log_in(user, attacker, password=f"wrong {number}")

    assert 1 <= len(passwords_tried) <= 6
    assert reached(come_in(user, address=HOME), "/admin/")


def test_the_right_password_does_not_help_whoever_guessed_too_often(with_app):
    user, attacker = with_app(), Client(REMOTE_ADDR=ATTACKER)
    for number in range(20):
        log_in(user, attacker, password=f"wrong {number}")

    _client, response = log_in(user, attacker, password=PASSWORD)

    assert response.status_code in (200, 429)


def test_a_swarm_of_networks_is_slowed_and_the_network_that_is_known_is_not(with_app, monkeypatch):
    monkeypatch.setattr(guesses, "STRANGE_GUESSES", 10)
    user = with_app()
    log_in(user, address=HOME)
    for number in range(1, 31):
        log_in(user, password="wrong", address=f"203.0.113.{number}")

    _swarm, strange = log_in(user, address="203.0.113.200")
    _home, known = log_in(user, address=HOME)

    assert strange.status_code == 200
    assert known.headers["Location"] == reverse("mfa_authenticate")


def test_a_passkey_can_be_asked_for_while_passwords_are_refused(with_app):
    user, browser = with_app(), Client(REMOTE_ADDR=ATTACKER)
    for number in range(20):
        log_in(user, browser, password=f"wrong {number}")

    response = browser.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    assert response.json()["request_options"]["publicKey"]["challenge"]


@pytest.mark.parametrize("state", ["wrong password", "unknown", "unknown e-mail", "invited", "closed"])
def test_every_wrong_try_gets_the_same_answer_and_costs_one_hash(person, passwords_tried, state):
    user = person(is_active=state != "closed")
    if state == "invited":
        user.set_unusable_password()
        user.save()
    login = {"unknown": "nobody", "unknown e-mail": "nobody@example.org"}.get(state, user.email)
    passwords_tried.clear()

    response = Client().post(reverse("account_login"), {"login": login, "password": "not this one"})

    assert said(response) == (
        200,
        ["Ese nombre y esa contraseña no son de nadie aquí. Revise ambos, o use su llave de acceso."],
    )
    assert len(passwords_tried) == 1


@pytest.mark.parametrize("login", ["someone", "SOMEONE", "someone@example.org", "Someone@Example.org"])
def test_one_logs_in_by_username_or_e_mail(person, login):
    response = Client().post(reverse("account_login"), {"login": person().username and login, "password": PASSWORD})

    assert response.status_code == 302


def test_a_name_that_two_people_could_mean_is_nobodys(person):
    person("one", role=None)
    other = person("other", role=None)
    other.email = "one@example.org"
    other.save()

    response = Client().post(reverse("account_login"), {"login": "one@example.org", "password": PASSWORD})

    assert response.status_code == 200


def test_what_is_counted_holds_no_address():
    assert guesses.pseudonym(HOME) == guesses.pseudonym(HOME) != guesses.pseudonym(ATTACKER)
    assert HOME not in guesses.pseudonym(HOME)
    assert (
        guesses.pseudonym("2001:db8::1") == guesses.pseudonym("2001:db8::ffff") != guesses.pseudonym("2001:db8:0:1::1")
    )


def test_passwords_are_kept_with_argon2(settings):
    from directory import settings as ours

    assert ours.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
