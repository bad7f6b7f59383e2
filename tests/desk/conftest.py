"""The desk for tests: people who keep it, and listings in each state that one can be in."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.translation import override

from directory.desk import proposing
from directory.desk.compose import compose
from directory.desk.models import Membership
from directory.desk.publishing import publish_first_edition
from directory.desk.roles import EDITOR, REVIEWER, set_up_roles
from directory.edition.follow import follow
from directory.evidence.models import Check
from directory.regions.models import Region
from hotlines.models import Channel, Hotline
from organizations.models import Organization


@pytest.fixture
def administrator(django_user_model):
    return django_user_model.objects.create_superuser("administrator")


@pytest.fixture
def staff(django_user_model, db):
    """Somebody with a staff account, these roles, and a part in these organizations."""
    set_up_roles()

    def hire(name, *roles, works_for=()):
        person = django_user_model.objects.create_user(name, is_staff=True)
        person.groups.set(Group.objects.filter(name__in=roles))
        for organization in works_for:
            Membership.objects.create(user=person, organization=organization)
        return person

    return hire


@pytest.fixture
def writer(staff, helpers):
    """An editor of the helpers."""
    return staff("writer", EDITOR, works_for=[helpers])


@pytest.fixture
def reviewer(staff):
    return staff("reviewer", REVIEWER)


@pytest.fixture
def our_line(line, helpers):
    """A hotline of the helpers, on the desk only."""
    return line("ours", organization=helpers)


@pytest.fixture
def first_edition(our_line):
    """The first edition, and after it the rule that two people agree."""
    publish_first_edition()
    follow()
    return our_line


@pytest.fixture
def proposal(first_edition, writer):
    """A reviewed change that nobody approved yet: the language of the line."""
    Hotline.objects.update(languages=["es"])
    return proposing.propose(Hotline.objects.get(), writer)


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
