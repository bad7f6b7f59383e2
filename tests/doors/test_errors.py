import re

import pytest
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client

from directory import documents
from directory.doors import countries, errors, pages
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


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(errors, "remembered", [])


@pytest.fixture
def unreadable(monkeypatch):
    """The edition is gone, or hangs."""

    def fails(today):
        raise DatabaseError("The file is gone.")

    monkeypatch.setattr(countries, "main", fails)


def test_a_broken_page_still_shows_how_to_reach_help(broken, emergency):
    errors.remember()
    response = broken.get("/en/mx/")

    assert response.status_code == 500
    assert Page(response).says("Something broke on our side", "Mexico", "911")
    assert response["CDN-Cache-Control"] == "no-store"


def test_a_broken_page_asks_no_database(rf, emergency, django_assert_num_queries):
    errors.remember()

    with django_assert_num_queries(0, using="edition"):
        page = Page(errors.failed(rf.get("/es/mx/")))

    assert page.says("Algo falló de nuestro lado", "marque el número de emergencias del país donde está", "911")


def test_a_missing_page_without_the_edition_is_a_broken_one(broken, unreadable):
    page = Page(broken.get("/es/zz/"))

    assert page.response.status_code == 500
    assert page.says("Algo falló de nuestro lado", "marque el número de emergencias del país donde está")


BARE = [400, 403, 405, 410, 413, 429, 500, 503]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("status", BARE)
def test_an_error_of_which_nothing_is_said_says_it_to_a_browser(rf, status, language):
    request = rf.get(f"/{language}/", headers={"accept": "text/html,*/*"})
    request.LANGUAGE_CODE = language
    bare = HttpResponse(status=status, headers={"Retry-After": "60"})
    page = Page(errors.no_bare_errors(lambda request: bare)(request))

    assert page.response.status_code == status
    assert page.response["Retry-After"] == "60"
    assert page.links[0] == "/x"
    assert page.says({"es": "Si corre peligro ahora", "en": "If you are in danger now"}[language])
    assert page.html.count("<h1") == 1


def test_each_error_has_words_of_its_own(rf):
    headings = {re.search("<h1>(.*?)</h1>", errors.page(rf.get("/"), status).content.decode())[1] for status in BARE}

    assert len(headings) == len(BARE) - 1  # 503 is told like 500


def test_an_error_stays_bare_for_a_program_and_a_told_one_as_it_is(rf):
    browser = {"accept": "text/html"}
    told = HttpResponse("Told.", status=404)

    assert errors.no_bare_errors(lambda request: HttpResponse(status=405))(rf.get("/")).content == b""
    assert errors.no_bare_errors(lambda request: told)(rf.get("/", headers=browser)).content == b"Told."


@pytest.mark.parametrize(
    ("language", "status", "sentence", "request_of"),
    [
        (
            "en",
            400,
            "We could not read this address",
            lambda client: client.get("/en/", headers={"host": "wrong.test"}),
        ),
        (
            "es",
            400,
            "No pudimos leer esta dirección",
            lambda client: client.get("/es/", headers={"host": "wrong.test"}),
        ),
        ("en", 405, "This address only shows, it takes nothing", lambda client: client.put("/en/number/")),
        ("es", 403, "Este formulario ya no es válido", lambda client: Client(enforce_csrf_checks=True).post("/es/")),
    ],
)
def test_what_django_refuses_by_itself_is_told_like_the_rest(client, language, status, sentence, request_of):
    client.defaults["HTTP_ACCEPT"] = "text/html"
    page = Page(request_of(client))

    assert page.response.status_code == status
    assert page.says(sentence)
    assert page.links[0] == "/x"
    assert f'<html lang="{language}">' in page.html
    assert page.response["CDN-Cache-Control"] == "no-store"
