"""A hidden listing is gone everywhere, and its page, its number and its places warn for a set time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.doors.conftest import Page
from tests.listings import channel, hotline, initiative, organization, text

pytestmark = pytest.mark.django_db(databases=["edition"])

NUMBER = "800 553 3000"
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def withdrawn(world, publish, hide):
    line = hotline(name=text(f"Línea Sol {NUMBER}", f"Sun Line {NUMBER}"), regions=("MX-BCN",))
    publish(line, hotline("other", channels=(channel(value="+525555550100", display=""),)))
    hide(line, at=NOON)
    return line


def test_its_page_is_gone_and_says_why(page, withdrawn):
    answer = page(f"/es/h/{withdrawn.code}/")

    assert answer.response.status_code == 410
    assert answer.says("Línea Sol …", "Ya no llame", "La retiramos del directorio el 21 nov 2026", "Baja California")
    assert "/es/mx/" in answer.links
    assert "3000" not in answer.html


@pytest.mark.parametrize("listing", [organization(), initiative()])
def test_the_page_of_any_listing_is_gone(client, page, world, publish, hide, listing):
    publish(listing)
    hide(listing, at=NOON)

    answer = page(f"/en/{listing.__struct_config__.tag[0]}/{listing.code}/")

    assert answer.response.status_code == 410
    assert answer.says("Name of", "Do not use this listing any more")


def test_its_cards_and_contact_are_not_there(client, withdrawn):
    paths = ("card/", "card/qr.svg", "contact.vcf")

    assert {client.get(f"/es/h/{withdrawn.code}/{path}").status_code for path in paths} == {404}


def test_after_the_set_time_its_page_is_not_found(client, world, publish, hide, settings):
    publish(hotline())
    hide(hotline(), at=NOON - timedelta(days=settings.RECALL_DAYS + 1))

    assert client.get(f"/es/h/{hotline().code}/").status_code == 404


def test_a_place_names_it_with_the_day_and_without_the_number(page, withdrawn):
    for code in ("mx", "mx-bcn"):
        answer = page(f"/es/{code}/")
        assert answer.says("Retirado, en revisión", "Línea Sol …", "retirado el 21 nov 2026")
        assert "553" not in answer.html
    assert "Línea Sol" not in page("/es/us/").text


def test_search_by_its_number_says_not_to_call_it(client, withdrawn):
    answer = Page(client.post("/es/search/", {"q": NUMBER}))

    assert answer.says("Ya no llame a este número", "México", "Era el número de Línea Sol …")
    assert "no está en el directorio" not in answer.text


def test_whoever_asks_about_the_number_is_warned(client, withdrawn):
    answer = Page(client.post("/es/number/", {"number": "01 800-5533-000"}))

    assert answer.says("Ya no llame a este número", "Era el número de Línea Sol …")
    assert "no está en el directorio" not in answer.text


def test_shown_again_it_is_a_line_like_any_other(client, page, withdrawn, publish):
    publish(withdrawn)

    assert page(f"/es/h/{withdrawn.code}/").response.status_code == 200
    assert "Retirado" not in page("/es/mx/").text
    assert Page(client.post("/es/number/", {"number": NUMBER})).says("está en este directorio")


def test_a_place_costs_the_same_for_one_and_for_fifty(client, world, publish, hide):
    lines = [hotline(f"line-{number}") for number in range(52)]
    publish(*lines)
    hide(lines[0], at=NOON)
    with CaptureQueriesContext(connections["edition"]) as once:
        client.get("/es/mx/")

    hide(*lines[1:50], at=NOON)
    with CaptureQueriesContext(connections["edition"]) as often:
        client.get("/es/mx/")

    assert len(often) == len(once)
