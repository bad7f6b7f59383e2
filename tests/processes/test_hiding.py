"""A number that one process hides is gone from every door of another, two seconds after the commit."""

import json
import sqlite3
import time
from contextlib import closing

import pytest

pytestmark = pytest.mark.slow

NUMBER = "528005533000"
DOORS = [
    "/es/mx/",
    "/es/us/mx/",
    "/en/h/{code}/",
    "/es/h/{code}/contact.vcf",
    "/es/search/?q=8005533000",
    "/embed/v1/es/mx/",
    "/embed/v1/es/h/{code}/",
    "/api/v1/hotlines/{code}",
    "/api/v1/hotlines?country=mx",
    "/api/v1/hotlines?format=ndjson",
    "/data/v1/channels.csv",
    "/data/v1/all.ndjson",
]
HIDE = """
import time, django
django.setup()
from django.contrib.auth.models import User
from directory.publication import append
append.hide("hotline", "mx-linea-trata", User.objects.create_user("somebody"), "Somebody else answers.")
print(time.time())
"""


@pytest.fixture
def site(set_up, tmp_path):
    """A web process, and a follower beside it, as on a host that is not the desk's."""
    installation = set_up.copy(tmp_path / "site")
    follower = installation.start("follow", "--forever")
    try:
        while "Following" not in follower.stdout.readline():
            assert follower.poll() is None
        with installation.server() as site:
            yield site
    finally:
        follower.kill()
        follower.communicate()


def code_of(installation, key):
    with closing(sqlite3.connect(installation.folder / "edition.sqlite3")) as edition:
        return edition.execute("SELECT code FROM edition_entry WHERE key = ?", [key]).fetchone()[0]


def hide(installation):
    """Hide the line from a process of its own; the moment of the commit."""
    process = installation.run_python("-c", HIDE)
    said, complained = process.communicate()
    assert process.returncode == 0, complained
    return float(said)


def test_two_seconds_after_it_was_hidden_no_door_shows_a_number_and_some_warn_of_it(site):
    code = code_of(site.installation, "mx-linea-trata")
    doors = [door.format(code=code) for door in DOORS]
    before = {door: NUMBER.encode() in site.get(door)[1] for door in doors}

    committed = hide(site.installation)
    time.sleep(max(0, committed + 2 - time.time()))
    after = [door for door in doors if NUMBER.encode() in site.get(door)[1]]

    assert all(before.values()), before
    assert after == []
    assert site.get(f"/en/h/{code}/")[0] == site.get(f"/api/v1/hotlines/{code}")[0] == 410
    assert json.loads(site.get("/api/v1/numbers/8005533000")[1])["state"] == "withdrawn"
    assert b'"change":"withdrawn"' in site.get("/api/v1/changes")[1]
