import pytest
from django.db import DatabaseError

from directory import documents
from directory.doors import countries, pages
from tests.doors.conftest import Page
from tests.listings import channel, hotline, region

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.fixture
def emergency(world, publish):
    publish(
        region("MX", emergency_numbers=(documents.EmergencyNumber("911", "mx-911"),)),
        hotline("mx-911", kind="emergency_police", channels=(channel(type="short_code", value="911", display="911"),)),
    )


@pytest.fixture
def broken(client, monkeypatch):
    """A visitor who meets a page that breaks."""

    def breaks(*args):
        raise RuntimeError("This page is broken on purpose.")

    client.raise_request_exception = False
    monkeypatch.setattr(pages.board, "board", breaks)
    return client


def test_a_missing_page_still_shows_how_to_reach_help(page, emergency):
    missing = page("/es/zz/")

    assert missing.response.status_code == 404
    assert missing.says("Esta página no está aquí", "México", "911")
    assert {"tel:911", "/es/mx/", "/es/"} <= set(missing.links)


def test_a_missing_page_is_kept_for_its_language_only(client, emergency):
    response = client.get("/nothing", headers={"accept-language": "en"})

    assert "This page is not here" in response.content.decode()
    assert response["CDN-Cache-Control"] == "no-store"


def test_a_broken_page_still_shows_how_to_reach_help(broken, emergency):
    response = broken.get("/en/mx/")

    assert response.status_code == 500
    assert Page(response).says("Something broke on our side", "Mexico", "911")
    assert response["CDN-Cache-Control"] == "no-store"


def test_a_broken_page_is_drawn_without_the_edition(broken, emergency, monkeypatch):
    def unreadable(today):
        raise DatabaseError("The file is gone.")

    monkeypatch.setattr(countries, "main", unreadable)
    response = broken.get("/es/mx/")

    assert response.status_code == 500
    assert Page(response).says("Algo falló de nuestro lado", "marque el número de emergencias del país donde está")


def test_a_missing_page_without_the_edition_is_a_plain_one(broken, emergency, monkeypatch):
    def unreadable(today):
        raise DatabaseError("The file is gone.")

    monkeypatch.setattr(countries, "main", unreadable)

    assert Page(broken.get("/es/zz/")).says("Algo falló de nuestro lado")
