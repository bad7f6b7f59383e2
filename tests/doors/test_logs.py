"""What is said when something breaks: what and where, never who asked for what."""

import logging

import pytest
from django.core import mail
from django.db import DatabaseError

from directory.doors import pages
from directory.logs import NoVisitor

pytestmark = pytest.mark.django_db(databases=["edition"])

CANARY = "zq7canary"


@pytest.fixture
def said():
    """What a log with the filter of the settings writes of a record."""

    def say(name, level, message, *args, error=None):
        exc_info = (type(error), error, error.__traceback__) if error else None
        record = logging.LogRecord(name, level, __file__, 1, message, args, exc_info)
        return logging.Formatter("%(message)s").format(record) if NoVisitor().filter(record) else ""

    return say


def broken():
    try:
        raise DatabaseError(f"near “{CANARY}”")
    except DatabaseError as error:
        return error


@pytest.mark.parametrize("name", ["directory.doors.errors", "django.template", "django.server", "django.request"])
def test_an_error_keeps_its_kind_and_place_and_loses_its_words(said, name):
    line = said(name, logging.ERROR, "The edition cannot be read.", error=broken())

    assert "DatabaseError" in line
    assert "test_logs.py" in line
    assert CANARY not in line


@pytest.mark.parametrize("name", ["django.security.DisallowedHost", "django.security.csrf"])
def test_what_hostile_requests_do_is_not_said(said, name):
    assert said(name, logging.ERROR, "Invalid HTTP_HOST header: %s", CANARY) == ""


def test_a_missing_page_is_not_said(said):
    assert said("django.request", logging.WARNING, "Not Found: %s", CANARY) == ""


def test_what_breaks_at_the_desk_keeps_its_words(said):
    assert "the disk is full" in said(
        "directory.edition.follow", logging.ERROR, "Stopped", error=OSError("the disk is full")
    )


@pytest.mark.promise(16, "No error mail carries anything of a request")
def test_no_mail_is_sent_about_a_page_that_breaks(client, world, monkeypatch, settings):
    def breaks(*args):
        raise RuntimeError(CANARY)

    settings.ADMINS = settings.MANAGERS = [("Staff", "staff@example.org")]
    client.raise_request_exception = False
    monkeypatch.setattr(pages.board, "board", breaks)

    statuses = [
        client.get(address, headers={"user-agent": CANARY, "referer": f"https://{CANARY}.example/{CANARY}"}).status_code
        for address in (f"/es/mx/?q={CANARY}", f"/es/{CANARY}/", f"/{CANARY}")
    ]

    assert statuses == [500, 404, 404]
    assert mail.outbox == []


@pytest.mark.promise(16, "No error mail carries anything of a request")
def test_the_page_that_says_so_shows_nothing_of_the_request(client, world, monkeypatch):
    def breaks(*args):
        raise RuntimeError(CANARY)

    client.raise_request_exception = False
    monkeypatch.setattr(pages.board, "board", breaks)

    response = client.get(f"/es/mx/?q={CANARY}", headers={"user-agent": CANARY, "cookie": f"a={CANARY}"})

    assert response.status_code == 500
    assert CANARY not in response.content.decode() + str(response.headers)
