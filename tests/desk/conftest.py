"""The desk for tests: people who keep it, and listings in each state that one can be in."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from directory.desk.compose import compose
from directory.evidence.models import Check
from directory.regions.models import Region
from hotlines.models import Channel, Hotline
from organizations.models import Organization


@pytest.fixture
def administrator(django_user_model):
    return django_user_model.objects.create_superuser("administrator")


@pytest.fixture
def desk(client, administrator):
    """A browser that an administrator uses in English."""
    client.force_login(administrator)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with override("en"):
        yield client


@pytest.fixture
def line(places):
    """Note a hotline of Mexico on the desk, with one number."""

    def note(key="line", value="+528005533000", **facts):
        given = {"name_es": f"Línea {key}", "name_en": f"Line {key}", "kind": "trafficking", "grade": "A"}
        hotline = Hotline.objects.create(key=key, **given | facts)
        hotline.regions.set([Region.objects.get(code="MX")])
        Channel.objects.create(hotline=hotline, type="phone", value=value, grade="A")
        return hotline

    return note


@pytest.fixture
def helpers(places):
    organization = Organization.objects.create(
        key="helpers", name_es="Quienes ayudan", name_en="Helpers", kind="ngo", grade="A"
    )
    organization.regions.set([Region.objects.get(code="MX")])
    return organization


@pytest.fixture
def confirm():
    """Note that somebody confirmed a thing so many days ago."""

    def note(subject, days_ago, outcome="confirmed"):
        day = timezone.localdate() - timedelta(days=days_ago)
        Check.objects.create(subject=subject, checked_on=day, how="called", outcome=outcome)

    return note


@pytest.fixture
def release(append_to_log):
    """Publish what stands on the desk, as two people do."""
    return lambda *listings: append_to_log(*map(compose, listings))
