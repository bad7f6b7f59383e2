from datetime import date

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from directory import documents
from tests.listings import channel, hotline, organization, region, text

pytestmark = pytest.mark.django_db(databases=["edition"])


def emergency(number="911", key="mx-911", **facts):
    only = channel(type="short_code", value=number, display=number, callable_from=("MX",))
    given = {"kind": "emergency_police", "name": text("Emergencias", "Emergencies"), "channels": (only,)}
    return hotline(key, **given | facts)


def mexico(*numbers, **facts):
    emergency_numbers = tuple(documents.EmergencyNumber(*number) for number in numbers)
    return region("MX", emergency_numbers=emergency_numbers, **{"neighbours": ("US",)} | facts)


def test_a_number_is_text_and_a_link(page, world, publish):
    publish(hotline())

    mx = page("/es/mx/")

    assert "tel:+528005533000" in mx.links
    assert mx.says("800 553 3000", "Llamar", "Desde México")


def test_all_kinds_of_channel_can_be_used(page, world, publish):
    publish(
        hotline(
            channels=(
                channel(type="sms", value="233733", display="233733 (BEFREE)", keyword="HELP"),
                channel(type="whatsapp", value="+525513099024", display="55 1309 9024", callable_from=("*",)),
                channel(type="email", value="help@line.example", display="", callable_from=()),
                channel(type="chat", value="https://line.example/chat", display=""),
                channel(type="app", value="LibertApp", display=""),
            )
        )
    )

    mx = page("/es/mx/")

    assert {"sms:233733", "https://wa.me/525513099024", "mailto:help@line.example"} <= set(mx.links)
    assert "https://line.example/chat" in mx.links
    assert mx.says("Envíe HELP al 233733.", "Desde cualquier país: +52 55 1309 9024")
    assert mx.says("help@line.example", "No se sabe desde dónde se puede usar", "LibertApp")


def test_what_is_for_advocates_only_is_not_shown(page, world, publish):
    publish(hotline(channels=(channel(), channel(value="+525555555555", display="55 5555 5555", audience="advocates"))))

    mx = page("/es/mx/")

    assert mx.says("800 553 3000")
    assert "5555" not in mx.html


def test_lines_stand_in_the_order_in_which_a_person_would_want_them(page, world, publish):
    publish(
        hotline("police", kind="emergency_police", name=text("Policía", "Police")),
        hotline("children", kind="child", name=text("Niñez", "Children")),
        hotline("anti", kind="trafficking", name=text("Nacional", "National")),
        hotline("north", kind="trafficking", name=text("Norte", "North"), regions=("MX-BCN",)),
        hotline("anywhere", kind="trafficking", name=text("Mundial", "Worldwide"), regions=("001",)),
        organization("helpers", name=text("Ayudantes", "Helpers")),
    )

    mx = page("/es/mx/")

    assert mx.says("Nacional", "Niñez", "Policía", "Baja California", "Norte")
    assert mx.says(
        "Norte", "Para personas en cualquier país", "Mundial", "Organizaciones y lo que ofrecen", "Ayudantes"
    )


def test_a_subdivision_shows_its_own_lines_before_the_country(page, world, publish):
    publish(
        hotline("anti", name=text("Nacional", "National")),
        hotline("north", kind="child", name=text("Norte", "North"), regions=("MX-BCN",)),
        hotline("south", name=text("Sureña", "Southern"), regions=("MX-OAX",)),
    )

    north = page("/es/mx-bcn/")

    assert north.says("Baja California", "Norte", "Todo el país: México", "Nacional")
    assert "Sureña" not in north.text


def test_organizations_say_what_they_offer_in_the_order_of_need(page, world, publish):
    publish(organization(services=("legal", "shelter")))

    assert page("/es/mx/").says("Nombre de helpers", "Refugio · Ayuda legal")


def test_the_emergency_number_stands_on_top_with_its_source(page, world, publish):
    publish(mexico(("911", "mx-911")), emergency(), hotline())

    mx = page("/es/mx/")

    assert mx.says("Si corre peligro ahora, en México marque", "911", "Fuente oficial", "800 553 3000")
    assert "tel:911" in mx.links
    assert mx.text.count("Emergencias") == 1


def test_a_police_line_that_is_not_the_emergency_number_stays_below(page, world, publish):
    publish(mexico(("911", "mx-911")), emergency(), emergency("089", "mx-089", name=text("Denuncias", "Tips")))

    assert page("/es/mx/").says("911", "Líneas a las que puede llamar", "Denuncias", "089")


def test_an_emergency_line_with_more_than_the_number_is_shown_in_full(page, world, publish):
    number = channel(type="short_code", value="911", display="911")
    chat = channel(type="chat", value="https://911.example", display="911.example")
    publish(mexico(("911", "mx-911")), emergency(channels=(number, chat)))

    assert "https://911.example" in page("/es/mx/").links


@pytest.mark.parametrize(
    "line",
    [
        None,
        emergency(status="paused"),
        emergency("912"),
        emergency(channels=(channel(type="short_code", value="911", audience="internal"),)),
    ],
)
def test_an_emergency_number_that_no_published_line_holds_up_is_not_shown(page, world, publish, line):
    publish(mexico(("911", "mx-911")), *([line] if line else []))

    assert "Si corre peligro ahora" not in page("/es/mx/").text


def test_a_country_where_nothing_is_confirmed_says_so_and_what_to_do(page, world, publish):
    publish(mexico(("911", "mx-911"), reviewed_on=date(2026, 11, 20)), emergency(), organization(regions=("001",)))

    mx = page("/es/mx/")

    assert mx.says("Aparte del número de emergencias, no hemos confirmado ninguna línea en México")
    assert mx.says("Buscamos por última vez el 20 nov 2026.", "marque el número de emergencias de arriba")
    assert mx.says("Vea las líneas de Estados Unidos", "Nombre de helpers")


def test_a_worldwide_line_does_not_count_as_a_line_of_the_country(page, world, publish):
    publish(hotline(regions=("001",)))

    assert page("/es/ni/").says("No hemos confirmado ninguna línea en Nicaragua", "800 553 3000")


def test_neighbours_are_one_step_away(page, world):
    mx = page("/es/mx/")

    assert mx.says("El otro lado de la frontera", "Estados Unidos")
    assert "/es/us/" in mx.links


def test_capitals_lead_to_the_one_address(client, world):
    for path in ("/es/MX/", "/es/Mx/"):
        assert client.get(path)["Location"] == "/es/mx/"
    assert client.get("/en/MX-bcn/")["Location"] == "/en/mx-bcn/"


def test_a_place_without_a_slash_is_found(client, world):
    assert client.get("/es/mx")["Location"] == "/es/mx/"


def test_the_world_is_a_place_too(page, world, publish):
    publish(hotline(regions=("001",)), hotline("mexican", name=text("Mexicana", "Mexican")))

    everywhere = page("/es/001/")

    assert everywhere.says("Mundo", "800 553 3000")
    assert "Mexicana" not in everywhere.text


@pytest.mark.parametrize("address", ["/es/mx/", "/es/mx-bcn/"])
def test_a_place_costs_the_same_for_one_listing_and_for_fifty(client, world, publish, address):
    publish(mexico(("911", "mx-911")), emergency(), hotline(organization="helpers"), organization())
    with CaptureQueriesContext(connections["edition"]) as once:
        client.get(address)

    publish(*(hotline(f"line-{n}", organization=f"helpers-{n}", regions=("MX", "MX-BCN")) for n in range(50)))
    publish(*(organization(f"helpers-{n}", regions=("MX-BCN",)) for n in range(50)))
    with CaptureQueriesContext(connections["edition"]) as often:
        client.get(address)

    assert len(often) == len(once)
