"""People who work at the desk, for a site that runs: accounts, roles, and browsers in which they are logged in."""

PEOPLE = """
import django
django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Group, User
from directory.desk.models import Membership
from organizations.models import Organization

for name, role, organization in [line.split(":") for line in {people!r}]:
    person, _created = User.objects.get_or_create(username=name, defaults={{"is_staff": True}})
    person.groups.set(Group.objects.filter(name=role))
    if organization:
        Membership.objects.get_or_create(user=person, organization=Organization.objects.get(key=organization))
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    print(name, session.session_key)
"""


def hire(installation, *people):
    """Make accounts, each “name:role:key of an organization”, or less; give back the session of each, by name."""
    process = installation.run_python("-c", PEOPLE.format(people=people))
    said, complained = process.communicate()
    assert process.returncode == 0, complained
    return dict(line.split() for line in said.splitlines())


def at_the_desk(browser, site, session, **options):
    """A page of a browser in which this person is logged in, that counts what they press."""
    context = browser.new_context(base_url=site.address, locale="en-US", **options)
    context.set_default_timeout(15_000)
    context.add_cookies([{"name": "session", "value": session, "url": site.address}])
    return context.new_page()
