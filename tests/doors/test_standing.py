"""Where the visitor says that she stands, and what the pages then say of each number."""

from datetime import UTC, datetime

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory import documents
from tests.listings import channel, hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])

US = {
    "name": text("Estados Unidos", "United States"), "calling_code": "1", "exit_prefix": "011",
    "time_zones": ("America/New_York",), "neighbours": ("MX",), "subdivisions": (),
    "emergency_numbers": (documents.EmergencyNumber("911", "us-911"),),
}  # fmt: skip
FREE = channel(display="800 553 3000")
WHATSAPP = channel(type="whatsapp", value="+528005533000", display="800 553 3000 (WhatsApp)", callable_from=("*",))


@pytest.fixture
def border(world, publish):
    """Mexico's line with a free number and WhatsApp, the line of the United States, and the emergency number there."""
    us = channel(value="+18883737888", display="1-888-373-7888", callable_from=("US",))
    emergency = channel(type="short_code", value="911", display="911", callable_from=("US",))
    publish(
        region("US", **US),
        hotline("mx-line", name=text("Línea de México", "Mexican line"), channels=(FREE, WHATSAPP)),
        hotline("us-line", name=text("Línea de allá", "American line"), regions=("US",), channels=(us,)),
        hotline(
            "us-911", name=text("Emergencias", "911"), regions=("US",), kind="emergency_police", channels=(emergency,)
        ),
    )


def test_without_an_answer_pages_are_as_they_were(page, border):
    mx = page("/es/mx/")

    assert mx.says("¿Dónde está usted?", "800 553 3000", "Llamar", "Desde México.")
    assert "no use" not in mx.text
    assert "?from=" not in " ".join(mx.links)


def test_a_number_that_cannot_be_used_is_struck_through_and_warned_of(page, border):
    mx = page("/en/mx/?from=us")

    assert mx.says("+52 800 553 3000 WhatsApp", "From the United States, do not use 800 553 3000 Call")
    assert mx.says("do not press 800 553 3000 as it is printed: somebody else could answer")
    assert "<s>800 553 3000</s>" in mx.html
    assert "tel:+528005533000" not in mx.links


def test_what_works_is_offered_instead(page, border):
    mx = page("/es/mx/?from=us")

    assert mx.says("En su lugar:", "WhatsApp +52 800 553 3000", "Línea de allá , Llamar 1 888 373 7888")
    assert {"https://wa.me/528005533000", "tel:+18883737888"} <= set(mx.links)


def test_the_page_of_a_line_shows_the_whole_way_out(page, border):
    code = hotline("mx-line").code

    line = page(f"/es/h/{code}/?from=us")

    assert line.says("Lo que puede usar desde donde está", "Otras vías de esta misma línea", "+52 800 553 3000")
    assert line.says("La línea contra la trata donde usted está (Estados Unidos)", "Línea de allá", "1 888 373 7888")
    assert line.says("Si corre peligro ahora", "911")


def test_the_emergency_number_is_that_of_where_one_stands(page, border):
    assert page("/es/mx/?from=us").says("Si corre peligro ahora, en Estados Unidos marque 911")


def test_the_answer_stays_in_the_links(page, border):
    mx = page("/es/mx/?from=us")

    assert f"/es/h/{hotline('mx-line').code}/?from=us" in mx.links
    assert "/en/mx/?from=us" in mx.links
    assert '<option value="us" selected>' in mx.html


def test_what_is_not_known_is_said_with_what_to_try(page, border, publish):
    publish(hotline("mx-line", channels=(channel(value="+525513099024", display="55 1309 9024", callable_from=()),)))

    mx = page("/es/mx/?from=us")

    assert mx.says("011 52 55 1309 9024", "No sabemos si funciona desde Estados Unidos. Puede intentarlo")


@pytest.mark.parametrize(
    "query",
    ["from=XX", "from=us&from=mx", "from=us&from=us", "from=mx-bcn", "from=001", "from=%00", "from=" + "x" * 5000],
)
@pytest.mark.parametrize("address", ["/es/", "/es/mx/", "/es/h/{line}/", "/es/o/{helpers}/"])
def test_what_cannot_be_read_is_said_and_counts_as_unsaid(page, border, publish, address, query):
    helpers = organization()
    publish(helpers, hotline("its", organization="helpers"))
    address = address.format(line=hotline("mx-line").code, helpers=helpers.code)

    found = page(f"{address}?{query}")

    assert found.response.status_code == 200
    assert found.says("No entendimos dónde está usted")
    assert "?from=" not in " ".join(found.links)
    assert "no use" not in found.text


def test_an_empty_answer_is_none(page, border):
    assert "No entendimos" not in page("/es/mx/?from=").text


def test_capitals_lead_to_the_same_place_with_the_answer(client, border):
    assert client.get("/es/MX/?from=US")["Location"] == "/es/mx/?from=us"


@pytest.mark.parametrize(
    "hour, said",
    [
        (16, "Abierta ahora, hasta las 17:00 en Ciudad de México, 18:00 donde usted está."),
        (3, "Cerrada ahora. Abre el lunes a las 9:00 en Ciudad de México, 10:00 donde usted está."),
    ],
)
def test_hours_are_said_on_both_clocks(page, border, publish, monkeypatch, hour, said):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 23, hour, tzinfo=UTC))
    line = channel(value="+525513099024", display="55 1309 9024", hours="Mo-Fr 09:00-17:00")
    publish(hotline("mx-line", channels=(line,), time_zone="America/Mexico_City"))

    assert page("/es/mx/?from=us").says(said)


def test_unknown_hours_are_never_said_to_be_closed(page, border, publish):
    publish(hotline("mx-line", hours="", channels=(channel(hours=""),)))

    mx = page("/es/mx/")

    assert mx.says("No se sabe si alguien contesta ahora.")
    assert "Cerrada" not in mx.text


def test_what_leaves_least_comes_first_and_says_why(page, border, publish):
    email = channel(type="email", value="help@line.example", display="", callable_from=("*",))
    publish(hotline("mx-line", channels=(email, FREE)))

    line = page(f"/es/h/{hotline('mx-line').code}/")

    assert line.says("800 553 3000", "help@line.example", "Qué rastro deja")
    assert line.says("La llamada va primero porque deja un número", "El mensaje queda en su buzón")


def test_what_works_comes_before_what_leaves_least(page, border):
    line = page(f"/es/h/{hotline('mx-line').code}/?from=us")

    assert line.says("WhatsApp", "no use 800 553 3000")
    assert "va primero porque" not in line.text


def test_search_from_somewhere_says_what_to_press(page, border):
    found = page("/es/search/?q=mexico&from=us")

    assert found.says("+52 800 553 3000 WhatsApp", "Desde Estados Unidos no use 800 553 3000")


def test_country_pages_lead_to_what_is_left_behind(page, border):
    assert "/es/about/#traces" in page("/es/mx/").links
    assert page("/es/about/").says("Qué rastro deja una llamada o un mensaje", "WhatsApp", "hasta que se borre")


@pytest.mark.parametrize("address", ["/es/mx/?from=us", "/es/us/mx/", "/es/us/mx/card/"])
def test_pages_cost_the_same_for_one_listing_and_for_fifty(client, border, publish, address):
    publish(organization(), hotline("first", organization="helpers"))
    with CaptureQueriesContext(connections["edition"]) as once:
        client.get(address)

    publish(*(hotline(f"line-{n}", organization=f"helpers-{n}") for n in range(50)))
    publish(*(organization(f"helpers-{n}") for n in range(50)))
    with CaptureQueriesContext(connections["edition"]) as often:
        client.get(address)

    assert len(often) == len(once)
