"""What people do at the door of the desk."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

PASSWORD = "five words that nobody guesses"


def code_of(user):
    """What the person's app shows now. It is good once; `come_in` forgets that."""
    return f"{hotp_value(user.secret, int(time.time()) // 30):06d}"


def log_in(user, client=None, password=PASSWORD, address="192.0.2.1"):
    """Log in by password alone and give back the browser and where it landed."""
    client = client or Client(REMOTE_ADDR=address)
    response = client.post(reverse("account_login"), {"login": user.username, "password": password})
    return client, response


def come_in(user, **options):
    """Log in by password and code, as far as the desk."""
    client, _response = log_in(user, **options)
    response = client.post(reverse("mfa_authenticate"), {"code": code_of(user)})
    assert response.status_code == 302, response.text
    cache.clear()
    return client


def age(client, seconds):
    """Let time pass for a session."""
    session = client.session
    session["began"] -= seconds
    session["seen"] -= seconds
    for record in session["account_authentication_methods"]:
        record["at"] -= seconds
    session.save()


def reached(client, path):
    """Whether a page showed itself, and did not send its visitor elsewhere."""
    return client.get(path).status_code == 200


def has(user, kind):
    return Authenticator.objects.filter(user=user, type=kind).exists()
