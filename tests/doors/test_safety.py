"""The page that says what cannot be hidden."""

import re

import pytest

from tests.doors.conftest import Page

pytestmark = pytest.mark.django_db(databases=["edition"])

LIMITS = {
    "history": ("historial", "No podemos borrarlo", "history", "We cannot erase it"),
    "calls": ("lista de llamadas", "también si la llamada es gratis", "call list", "even when the call is free"),
    "bill": ("recibo", "no se puede borrar", "bill", "cannot be deleted"),
    "spyware": ("espía", "Nada de este sitio la protege", "Spyware", "Nothing on this site protects you"),
    "network": ("red", "nombre de este sitio", "network", "the name of this site"),
    "elsewhere": ("otra organización", "sus propias reglas", "Another organization", "its own rules"),
}


@pytest.fixture
def safety(client):
    return lambda language: Page(client.get(f"/{language}/safety/"))


def limits(page):
    """What the page says of each limit, by its mark."""
    found = re.findall(r'<h3 id="(\w+)">(.*?)</h3>\s*<p>(.*?)</p>', page.html, re.DOTALL)
    return {mark: f"{title}: {words}" for mark, title, words in found}


@pytest.mark.promise(12, "The safety page states the six limits, in both languages")
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_each_limit_is_stated(safety, language, limit):
    words = LIMITS[limit][:2] if language == "es" else LIMITS[limit][2:]

    stated = limits(safety(language))

    assert list(stated) == list(LIMITS)
    assert all(word in stated[limit] for word in words)


@pytest.mark.promise(12, "The safety page states the six limits, in both languages")
@pytest.mark.parametrize("path", ["", "mx/", "about/", "zz/"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_leads_there(page, world, language, path):
    assert f"/{language}/safety/" in page(f"/{language}/{path}").links


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            "es",
            [
                "Salir rápido",
                "tres veces",
                "Continuar / Continue",
                "No borra el historial",
                "teléfono prestado",
                "Chrome",
                "Safari",
                "Firefox",
                "Samsung",
            ],
        ),
        (
            "en",
            [
                "Leave fast",
                "three times",
                "Continuar / Continue",
                "does not erase the history",
                "borrowed phone",
                "Chrome",
                "Safari",
                "Firefox",
                "Samsung",
            ],
        ),
    ],
)
def test_it_says_what_leaving_does_and_how_to_delete_what_stays(safety, language, parts):
    assert safety(language).says(*parts)
