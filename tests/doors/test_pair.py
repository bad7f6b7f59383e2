"""Both sides of a border on one page."""

import pytest

from tests.doors.test_standing import border  # noqa: F401
from tests.listings import hotline, initiative, organization, text

pytestmark = [pytest.mark.django_db(databases=["edition"]), pytest.mark.usefixtures("border")]


def test_the_line_where_one_stands_comes_first_and_the_other_side_says_what_works(page):
    pair = page("/en/us/mx/")

    assert pair.says("Where you are", "American line", "1 888 373 7888", "Where you look for help", "Mexican line")
    assert pair.says("+52 800 553 3000 WhatsApp", "From the United States, do not use 800 553 3000")
    assert pair.says("Source read on 1 Nov 2026.") or pair.says("Source read on Nov 1, 2026.")


def test_both_sides_have_the_same_rows(page):
    html = page("/es/us/mx/").html

    for row in ["En peligro ahora", "Con quién hablar", "Su consulado", "Refugio y ayuda legal", "Volver a su país"]:
        assert html.count(f"<h3>{row}") == 2


def test_consulates_of_the_other_country_stand_where_one_is(page, publish):
    consulate = hotline("consular-mx-us", kind="migrant", regions=("US",), name=text("Consulado", "Consulate"))
    publish(consulate)

    assert page("/es/us/mx/").says("Su consulado", "Para personas de México", "Consulado", "Donde busca ayuda")


def test_organizations_and_what_joins_both_are_shown(page, publish):
    publish(
        organization("house", services=("shelter",), name=text("Casa", "House")),
        initiative(regions=("MX", "US"), name=text("Coordinación", "Coordination")),
        initiative("other", regions=("MX",), name=text("Otra", "Other")),
    )

    pair = page("/es/us/mx/")

    assert pair.says("Casa", "Refugio", "Lo que une los dos lados", "Coordinación")
    assert "Otra" not in pair.text


def test_where_there_is_no_line_it_is_said(page):
    assert page("/es/ni/mx/").says("Nicaragua", "No hemos confirmado ninguna línea.")


@pytest.mark.parametrize(
    "address, said",
    [
        ("/es/mx/mx/", "Los dos lados son el mismo país"),
        ("/es/us/mx-bcn/", "Estos no son dos países"),
        ("/es/us-ca/mx/", "Estos no son dos países"),
        ("/es/xx/mx/", "Estos no son dos países"),
        ("/es/001/mx/", "Estos no son dos países"),
    ],
)
def test_what_is_no_pair_gets_a_page_that_helps(page, address, said):
    found = page(address)

    assert found.response.status_code == 404
    assert found.says(said, "Estoy en", "y busco ayuda en")


def test_a_part_of_a_country_leads_to_the_pair_of_both_countries(page):
    assert "/es/us/mx/" in page("/es/us/mx-bcn/").links


def test_capitals_lead_to_the_same_pair(client):
    assert client.get("/es/US/MX/")["Location"] == "/es/us/mx/"


@pytest.mark.parametrize(
    "query, leads_to",
    [
        ({"from": "us", "place": "mx"}, "/es/us/mx/"),
        ({"from": "mx", "place": "mx"}, "/es/mx/?from=mx"),
        ({"from": "us", "place": "mx-bcn"}, "/es/mx-bcn/?from=us"),
        ({"from": "zz", "place": "mx"}, "/es/mx/?from=zz"),
        ({"from": "", "place": "mx"}, "/es/mx/"),
        ({"from": "us", "place": ""}, "/es/?from=us"),
        ({"from": "//evil.example/x", "place": "mx"}, "/es/mx/?from=%2F%2Fevil.example%2Fx"),
    ],
)
def test_the_sentence_on_the_home_page_leads_on(client, query, leads_to):
    assert client.get("/es/go/", query)["Location"] == leads_to


def test_routes_are_offered_on_home_and_country_pages(page):
    assert {"/es/us/mx/", "/es/mx/us/"} <= set(page("/es/").links)
    assert "/es/mx/us/" in page("/es/mx/").links
