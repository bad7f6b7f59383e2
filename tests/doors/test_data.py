"""The page for those who build things says what the description says."""

import json

import pytest

from directory.doors.spreadsheets import FILES
from tests.listings import hotline, organization

pytestmark = pytest.mark.django_db(databases=["edition"])


@pytest.mark.parametrize("language", ["es", "en"])
def test_it_names_every_address_parameter_and_file(client, page, world, publish, language):
    publish(hotline(), organization())
    described = json.loads(client.get("/api/v1/openapi.json").content)

    answer = page(f"/{language}/data/")

    for path, methods in described["paths"].items():
        assert answer.says(path, *(one["name"] for one in methods["get"]["parameters"]))
    links = {link for link in answer.links if link.startswith(("/data/v1/", "/api/", f"/{language}/changes"))}
    assert len(links) == len(FILES) + 3
    assert {client.get(link).status_code for link in links} == {200}


def test_the_description_is_in_english_and_the_page_in_its_language(client, page, world):
    described = json.loads(client.get("/api/v1/openapi.json", headers={"accept-language": "es"}).content)

    assert described["paths"]["/api/v1/hotlines/{code}"]["get"]["summary"] == "One line"
    assert page("/es/data/").says("Datos para programas", "Una línea.")


def test_it_can_be_made_without_any_listing(client, page):
    assert page("/en/data/").says("/api/v1/hotlines", "/api/v1/numbers/{digits}")
    assert client.get("/api/v1/openapi.json").status_code == 200
